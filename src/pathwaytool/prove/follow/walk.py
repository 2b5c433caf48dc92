"""One young person's way through a pathway, step by step, with times."""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from functools import reduce

from pathwaytool.dataclass import dataclass
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Work, bits
from pathwaytool.prove.compile.pathway import compile_pathway, room_for
from pathwaytool.prove.compile.promised import Promised
from pathwaytool.prove.compile.universe import universe_of
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.follow.answers import Answers
from pathwaytool.prove.follow.coming import EventsToCome
from pathwaytool.prove.follow.faring import fares_on, promised_in
from pathwaytool.prove.follow.standing import BEGUN, Event, Standing, finished, later
from pathwaytool.prove.follow.way import (
    Asked,
    Comes,
    Faring,
    Flaw,
    ImpossibleCaseError,
    Passage,
    Walk,
)
from pathwaytool.prove.move.situation import GOES_ON
from pathwaytool.prove.move.waiting import arrivals_of
from pathwaytool.prove.move.watched import Finishing
from pathwaytool.prove.parts.single import Person, Result, Singles, Wrong

MOST_TRIED = 400
"""How many events are tried to find answers, where nobody asked, that lead to an end."""

ROUNDS = 4
"""How many steps a way may have for each step of the pathway, beyond the least there may be."""


NOTHING_COMES: Comes = {}


@dataclass(frozen=True, slots=True)
class Along:
    """What is looked at along a way: which events come, and how which promises fare."""

    comes: Comes = field(default_factory=dict)
    promised: tuple[Promised, ...] = ()


def walk(
    pathway: Pathway,
    library: Library,
    asked: Asked,
    most: int = 200,
    comes: Comes = NOTHING_COMES,
) -> Walk:
    """Follow a young person with the facts `asked`, for at most `most` steps, or more if many.

    No event comes but those of `comes`.

    What is asked for is kept wherever it can be. Facts that are not asked for have the first value
    that is possible, save that a way back is not taken twice where there is another way; where that
    comes to no end, others are tried that decide the same of what was asked.

    Raises: ImpossibleCaseError; compile.pathway.Broken.
    """
    with room_for(pathway):
        flow = compile_pathway(pathway, {})
        along = Along(comes, promised_in(pathway, library, flow))
        return walk_through(flow, asked, along, most)


def walk_through(flow: Flow, asked: Asked, along: Along | None = None, most: int = 200) -> Walk:
    """Follow a young person through a compiled pathway as `walk` does, inside `room_for`."""
    return _Walker(flow, asked, along or Along(), max(most, ROUNDS * flow.steps)).walk()


@dataclass(frozen=True, slots=True)
class _Taken:
    """An event: where the case stands after it, and the step taken; None for the beginning."""

    before: Standing
    work: int
    result: Result
    standing: Standing
    passage: Passage | None

    @property
    def is_loop(self) -> bool:
        """Tell whether it led back."""
        return any(way.is_loop for way in self.result.ways)

    def finishing(self, flow: Flow) -> Finishing:
        """Return it as a promise that is watched sees it."""
        result, after = self.result, self.standing.person.situation(flow)
        running = self.before.person.running
        return Finishing(self.work, result.ways, result.begun, running, after)

    @property
    def departs(self) -> bool:
        """Tell whether something came out otherwise than asked."""
        return self.passage is not None and bool(self.passage.departures)


@dataclass(frozen=True, slots=True)
class _Stop:
    """Why a way goes no further."""

    why: str
    same_as: int | None = None
    flaw: Flaw | None = None


Path = list[_Taken]


class _Walker:
    """Takes the steps in the order in which they can finish at the earliest."""

    def __init__(self, flow: Flow, asked: Asked, along: Along, most: int) -> None:
        self._coming = EventsToCome(flow, along.comes)
        flow = self._coming.flow
        self._promised = along.promised
        self._flow = flow
        self._singles = Singles(flow, arrivals_of(flow))
        self._answers = Answers(flow, asked)
        self._most = most
        self._tried = 0
        self._first = Standing(self._first_person(), {BEGINNING: BEGUN}, {}, {}, {})

    def walk(self) -> Walk:
        """Return the way that comes first; another where that comes to no end, if there is one."""
        path, stop = self._straight_on()
        is_gap = stop is not None and stop.why == "fault"
        if (stop is None and not any(one.departs for one in path)) or is_gap:
            return self._told(path, stop)
        used = path[-1].standing.counts if path else {}
        found = self._found(frozenset(self._answers.asked).intersection(used))
        return self._told(path, stop) if found is None else self._told(found, None)

    def _first_person(self) -> Person:
        flow = self._flow
        cases = flow.sets.both(universe_of(flow), flow.sets.only(self._answers.at_start))
        if cases == EMPTY:
            raise ImpossibleCaseError
        return Person(list(flow.sets.first(cases)))

    def _alike(self, standing: Standing) -> tuple[object, ...]:
        return standing.likeness(self._flow), self._answers.left(standing.counts)

    def _straight_on(self) -> tuple[Path, _Stop | None]:
        """Take what comes first each time; return why it stops, None where it is at its end."""
        path: Path = []
        standing = self._first
        seen: dict[tuple[object, ...], int] = {}
        while standing.person.running:
            taken = next(self._options(standing, len(path)), None)
            if not isinstance(taken, _Taken):
                return path, _Stop("fault", flaw=taken)
            path.append(taken)
            standing = taken.standing
            alike = self._alike(standing)
            if alike in seen:
                return path, _Stop("repeats", same_as=seen[alike])
            if len(path) > self._most:
                return path, _Stop("too-long")
            seen[alike] = len(path) - 1
        return path, None

    def _found(self, used: frozenset[int]) -> Path | None:
        """Return a way to the end that is as asked, if trying finds one.

        It decides the facts in `used`: what was asked is not kept by never coming to it.
        """
        path: Path = []
        seen: set[tuple[object, ...]] = set()
        ahead = [self._options(self._first, 0)]
        while ahead and self._tried < MOST_TRIED:
            taken = next(ahead[-1], None)
            if taken is None:
                ahead.pop()
                del path[-1:]
            elif isinstance(taken, _Taken) and not taken.departs:
                decided = used.intersection(taken.standing.counts)
                if not taken.standing.person.running and decided == used:
                    return [*path, taken]
                alike = self._alike(taken.standing), decided
                goes_on = taken.standing.person.running and len(path) < self._most
                if goes_on and alike not in seen:
                    seen.add(alike)
                    path.append(taken)
                    ahead.append(self._options(taken.standing, len(path)))
        return None

    def _options(self, standing: Standing, number: int) -> Iterator[_Taken | Flaw]:
        """Yield what can come of what finishes next, in the order to try.

        `number` is that of the step to be taken. What is done again leads on first, then back.
        """
        work = self._flow.works[self._coming.next_work(standing)]
        again = standing.runs.get(work.index, 0) > 0
        back = []
        for one in self._events(standing, work, number):
            if again and isinstance(one, _Taken) and one.is_loop and self._tried < MOST_TRIED:
                back.append(one)
            else:
                yield one
        yield from back

    def _events(self, standing: Standing, work: Work, number: int) -> Iterator[_Taken | Flaw]:
        """Yield what can come when `work` finishes: as asked, or else as near to it as can be."""
        can_be = False
        for as_asked, values in self._answers.choices(work, standing.counts):
            if can_be and not as_asked:
                return
            self._tried += 1
            decided = tuple(values.items())
            is_possible, wrong = self._singles.decide(standing.person, work.index, decided)
            if is_possible:
                person = standing.person.copy()
                result = self._singles.finish(person, work.index, decided)
                if result.is_done:
                    yield self._taken(standing, work, (person, result), values, number)
                wrong = result.wrong
            grave = [one for one in wrong if one.kind not in GOES_ON]
            if grave:
                yield self._flaw(grave[0])
            can_be = can_be or is_possible or bool(grave)

    def _flaw(self, wrong: Wrong) -> Flaw:
        return Flaw(wrong.kind.value, self._flow.works[wrong.at].name, wrong.names)

    def _taken(
        self,
        standing: Standing,
        work: Work,
        event: Event,
        values: dict[int, int],
        number: int,
    ) -> _Taken:
        result = event[1]
        begins, since = standing.begun[self._coming.during(work.index)]
        after = standing.after(work, event, finished(work, begins), number)
        taken = _Taken(standing, work.index, result, after, None)
        if work.index == BEGINNING:
            return taken
        departures = self._answers.departures(work, standing.counts, values, standing.person)
        passage = Passage(
            step=work.name,
            begins=begins,
            ends=finished(work, begins),
            after=since,
            decided=self._flow.named(values.items()),
            departures=departures,
            to=tuple(way.target for way in result.ways),
            loop=taken.is_loop,
            flaws=tuple(self._flaw(one) for one in (*standing.untold, *result.wrong)),
            is_event=work.step is None,
        )
        return replace(taken, passage=passage)

    def _told(self, path: Sequence[_Taken], stop: _Stop | None) -> Walk:
        flow, answers = self._flow, self._answers
        chosen = self._first.person.values
        facts = flow.named((at, chosen[at]) for at in bits(flow.at_start))
        last = path[-1].standing if path else self._first
        passages = tuple(one.passage for one in path if one.passage)
        asked = {flow.facts[at] for at in answers.asked}
        known = (*facts, *(one for passage in passages for one in passage.decided))
        ends = {way.target for work in flow.works for way in work.ways if way.to < 0}
        reached = [name for passage in passages for name in passage.to if name in ends]
        way = Walk(
            facts=facts,
            assumed=tuple(dict.fromkeys(name for name, _ in known if name not in asked)),
            unused=answers.unused(last.counts),
            passages=passages,
            complete=stop is None,
            ends=(),
            finished=None,
            why=stop.why if stop else None,
            same_as=stop.same_as if stop else None,
            reached=tuple(dict.fromkeys(reached)),
            under_way=last.under_way(flow) if stop else (),
            fault=stop.flaw if stop else None,
            stayed_away=self._coming.stayed_away(last),
            promises=self._fare(path, is_over=stop is None),
        )
        if stop is not None:
            return way
        over = reduce(later, (one.ends for one in passages), BEGUN[0])
        return replace(way, ends=way.reached, finished=over)

    def _fare(self, path: Sequence[_Taken], *, is_over: bool) -> tuple[tuple[str, Faring], ...]:
        steps = [(one.finishing(self._flow), one.standing.person.values) for one in path]
        fares = (fares_on(self._flow, one, steps, is_over=is_over) for one in self._promised)
        return tuple((one.id, each) for one, each in zip(self._promised, fares, strict=True))
