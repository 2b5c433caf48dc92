"""One case followed event by event: the one semantics of a single case, in plain values.

It is what `move/moves.py` and `move/beginning.py` say of sets of cases, said of one: documents,
ages, leads, consents, events and faults included. Whoever follows somebody follows them with this
(`walks.py`, `follow/walk.py`), and the browser's walk is held to it. That both ways of saying it
agree on every event is tried on pathways at random (`tests/proving/test_single.py`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from pathwaytool.model.pathway import Split
from pathwaytool.prove.bound.lines import may_hold, surely_holds
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, Work, bits, mask_of
from pathwaytool.prove.compile.values import FULL
from pathwaytool.prove.move.situation import FIRST, FaultKind, Situation
from pathwaytool.prove.move.waiting import Arrivals

Nodes = Sequence[tuple[int, tuple[int, ...]]]
"""Sets of cases as `values.CaseSets` keeps them."""


def has(nodes: Nodes, cases: int, values: Sequence[int]) -> bool:
    """Tell whether the case with these values, level by level, is in `cases`."""
    while cases > FULL:
        level, children = nodes[cases]
        cases = children[values[level]]
    return cases == FULL


def choose(
    nodes: Nodes, cases: int, values: Sequence[int], free: int
) -> tuple[tuple[int, int], ...] | None:
    """Return what the levels in `free` can be so that the case with these values is in `cases`.

    Shape: level and value, for the levels that matter; those of `values` are tried first. None
    where there is no such case.
    """
    if cases <= FULL:
        return () if cases == FULL else None
    level, children = nodes[cases]
    own = values[level]
    if not free >> level & 1:
        return choose(nodes, children[own], values, free)
    for value in (own, *(at for at in range(len(children)) if at != own)):
        found = choose(nodes, children[value], values, free)
        if found is not None:
            return ((level, value), *found)
    return None


@dataclass(slots=True)
class Person:
    """A case on its way. `values` are those of all levels, 0 where nothing is known yet.

    So a document is 1 where it exists, and a level of `flow.knowing` where its fact is decided.
    """

    values: list[int]
    running: int = FIRST.running
    waiting: int = 0
    finished: int = 0

    def copy(self) -> "Person":
        """Return the same case, to go another way."""
        return Person(self.values.copy(), self.running, self.waiting, self.finished)

    def situation(self, flow: Flow) -> Situation:
        """Return where the case stands, as the proof keeps it."""
        known = mask_of(level for level, at in flow.knowing.items() if self.values[at])
        return Situation(self.running, self.waiting, self.finished, known)


class Wrong(NamedTuple):
    """Something is wrong for one case: of which kind, with which work, and the ids it names.

    Those of facts, documents or steps; of the targets of two branches that both hold.
    """

    kind: FaultKind
    at: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one event: the ways taken, the steps begun as a mask, and what is wrong.

    `is_done`: the work has finished and led on; else the story ends here, or, where nothing is
    `wrong`, the facts cannot come out as was asked. `goes_on`: something is at work after it.
    """

    ways: tuple[Way, ...]
    begun: int
    wrong: tuple[Wrong, ...]
    is_done: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class _Leaving:
    """How a work is left. `ways` each with the cases that surely, and that may, take them.

    `consents` are, by the number of the way, the cases whose consent is surely given; `known` the
    levels of `flow.knowing` that are 1 from then on.
    """

    ways: tuple[tuple[Way, int, int], ...]
    consents: dict[int, int]
    known: tuple[int, ...]


class Singles:
    """Lets the works of single cases finish. Events come only `with_events`."""

    def __init__(self, flow: Flow, arrivals: Arrivals, *, with_events: bool = True) -> None:
        self._flow = flow
        self._nodes = flow.sets.nodes
        self._arrivals = arrivals
        self._events = flow.events if with_events else 0
        self._demanding = mask_of(
            work.index for work in flow.works if work.needs or work.lead or work.ages != FULL
        )
        self._leaving: list[_Leaving | None] = [None] * flow.steps
        self._answers: list[int | None] = [None] * flow.steps

    def finish(self, person: Person, index: int, decided: Sequence[tuple[int, int]]) -> Result:
        """Let work `index` finish with these decisions, level and value, and change `person`.

        That the facts can come out so is not looked at: see `decide`.
        """
        work, wrong = self._flow.works[index], list[Wrong]()
        self._leave(person, work)
        for level, value in decided:
            person.values[level] = value
        for level in bits(work.gives):
            person.values[level] = 1
        leaving = self._left(index)
        for level in leaving.known:
            person.values[level] = 1
        ways = self._taken(work, person.values, leaving, wrong)
        if not ways:
            return Result((), 0, tuple(wrong), False, False)
        for way in ways:
            if way.counter is not None:
                most = self._flow.sets.sizes[way.counter] - 1
                person.values[way.counter] = min(most, person.values[way.counter] + 1)
        if not self._arrives(person, work, ways, wrong):
            return Result(ways, 0, tuple(wrong), False, False)
        begun = self._begin(person, wrong)
        person.running = self._flow.still_possible(person.running, person.waiting)
        return Result(ways, begun, tuple(wrong), True, bool(person.running))

    def decide(
        self, person: Person, index: int, decided: Sequence[tuple[int, int]]
    ) -> tuple[bool, tuple[Wrong, ...]]:
        """Tell whether what work `index` decides can come out so; what is wrong if in no way."""
        work = self._flow.works[index]
        if not work.decides:
            return True, ()
        values = person.values.copy()
        for level in self._left(index).known:
            values[level] = 1
        for level, value in decided:
            values[level] = value
        answers = self._can_be(work)
        if has(self._nodes, answers, values):
            return True, ()
        if choose(self._nodes, answers, values, work.decides) is not None:
            return False, ()
        names = tuple(self._flow.facts[level] for level in bits(work.decides))
        return False, (Wrong(FaultKind.NO_VALUE, index, names),)

    def _can_be(self, work: Work) -> int:
        """Return how the facts that `work` decides can come out."""
        found, flow = self._answers[work.index], self._flow
        if found is None:
            known = mask_of(self._left(work.index).known)
            found = flow.answers(work, lambda one: surely_holds(flow, one, known))
            self._answers[work.index] = found
        return found

    def _left(self, index: int) -> _Leaving:
        """Return how work `index` is left."""
        found, flow = self._leaving[index], self._flow
        if found is None:
            work = flow.works[index]
            ways = tuple(
                (way, surely_holds(flow, way.holds), may_hold(flow, way.holds)) for way in work.ways
            )
            consents = {
                way.number: surely_holds(flow, way.consent)
                for way in work.ways
                if way.consent != FULL
            }
            known = tuple(flow.knowing[level] for level in bits(work.decides))
            found = self._leaving[index] = _Leaving(ways, consents, known)
        return found

    def _leave(self, person: Person, work: Work) -> None:
        """Take `work` out of what is at work; what an event stops is set aside as it comes."""
        if work.index == BEGINNING:
            person.running |= self._events
        elif work.step is None:
            person.running &= ~work.stops
            person.waiting &= ~work.stops
        elif not work.repeats_freely:
            person.finished |= 1 << work.index
        person.running &= ~(1 << work.index)

    def _taken(
        self, work: Work, values: Sequence[int], leaving: _Leaving, wrong: list[Wrong]
    ) -> tuple[Way, ...]:
        """Return the ways that hold; none where the story ends in a fault."""
        nodes, taken = self._nodes, []
        for way, surely, may in leaving.ways:
            if surely == FULL or has(nodes, surely, values):
                taken.append(way)
            elif may != surely and has(nodes, may, values):
                names = self._unknown(way.holds, values)
                wrong.append(Wrong(FaultKind.UNKNOWN_FACT, work.index, names))
                return ()
        if not taken:
            kind = FaultKind.NO_START if work.index == BEGINNING else FaultKind.NO_BRANCH
            wrong.append(Wrong(kind, work.index))
        if work.split == Split.ONE and len(taken) > 1:
            for one, other in combinations(taken, 2):
                names = one.target, other.target
                wrong.append(Wrong(FaultKind.TWO_BRANCHES, work.index, names))
            return ()
        return tuple(taken)

    def _unknown(self, cases: int, values: Sequence[int]) -> tuple[str, ...]:
        """Return the facts that `cases` turn on and that nobody has decided yet."""
        flow = self._flow
        open_facts = flow.sets.facts(cases) & flow.decided
        return tuple(flow.facts[at] for at in bits(open_facts) if not values[flow.knowing[at]])

    def _arrives(self, person: Person, work: Work, ways: Sequence[Way], wrong: list[Wrong]) -> bool:
        """Bring the lines of work to their targets; tell whether none would run there again."""
        opening = [way for way in ways if way.reopens]
        early = [one for way in opening for one in self._opens_too_early(person, way, ways)]
        wrong.extend(early)
        is_fine = not early
        for way in opening:
            person.finished &= ~way.reopens
        waiting = person.waiting
        for way in ways:
            if way.documents or way.consent != FULL:
                wrong.extend(self._handed_over(person, work, way))
            if way.to < 0:
                continue
            target = self._flow.works[way.to]
            runs = person.running >> way.to & 1
            if runs and not target.waits_for_all:
                continue
            again = person.finished >> way.to & 1 or (runs and not target.repeats_freely)
            if again and not way.reopens:
                wrong.append(Wrong(FaultKind.SECOND_RUN, way.to))
                is_fine = False
            waiting |= 1 << way.to
        person.waiting = waiting
        return is_fine

    def _opens_too_early(self, person: Person, way: Way, ways: Sequence[Way]) -> Iterator[Wrong]:
        """Look whether `way` begins a new round while something of the last is still at work."""
        beside = mask_of(one.to for one in ways if one.to >= 0 and one.to != way.to)
        at_work = person.running | person.waiting | beside
        left = at_work & way.reopens & ~self._flow.works[way.to].stops
        if left:
            yield Wrong(FaultKind.ROUND_AT_WORK, way.to, self._named(left))

    def _named(self, works: int) -> tuple[str, ...]:
        return tuple(self._flow.works[at].name for at in bits(works))

    def _handed_over(self, person: Person, work: Work, way: Way) -> Iterator[Wrong]:
        """Look whether what is handed over exists, and is shared with a consent that is given."""
        yield from self._missing(person, work.index, way.documents)
        if way.consent == FULL:
            return
        given = self._left(work.index).consents[way.number]
        if not has(self._nodes, given, person.values):
            read = self._flow.sets.facts(way.consent)
            names = tuple(self._flow.facts[level] for level in bits(read))
            yield Wrong(FaultKind.CONSENT_REFUSED, work.index, names)

    def _missing(self, person: Person, index: int, documents: int) -> Iterator[Wrong]:
        for level in bits(documents):
            if not person.values[level]:
                yield Wrong(FaultKind.MISSING_DOCUMENT, index, (self._flow.name(level),))

    def _begin(self, person: Person, wrong: list[Wrong]) -> int:
        """Begin all that can begin, until nothing more can, and return it."""
        begun = 0
        while True:
            able = self._able(person)
            if not able:
                return begun
            begun |= able
            stopped = self._flow.stopped_by(able) & ~begun
            person.running = (person.running & ~stopped) | able
            person.waiting &= ~(stopped | able)
            for index in bits(able & self._demanding):
                wrong.extend(self._begins(person, self._flow.works[index]))

    def _begins(self, person: Person, work: Work) -> Iterator[Wrong]:
        """Look at a step that begins: its documents, its ages, who leads."""
        yield from self._missing(person, work.index, work.needs)
        if work.ages != FULL and not has(self._nodes, work.ages, person.values):
            yield Wrong(FaultKind.WRONG_AGE, work.index)
        for other in bits(person.running) if work.lead else ():
            named = self._flow.works[other].lead
            if named and named != work.lead:
                yield Wrong(FaultKind.TWO_LEADS, work.index, self._named(1 << other))

    def _able(self, person: Person) -> int:
        able = 0
        active = person.running | person.waiting
        for index in bits(person.waiting & ~person.running):
            if not self._flow.works[index].waits_for_all or self._is_free(index, active, person):
                able |= 1 << index
        return able

    def _is_free(self, index: int, active: int, person: Person) -> bool:
        nodes, cases = self._nodes, self._arrivals.cases
        others = active & ~(1 << index) & self._arrivals.upstream[index]
        return not any(has(nodes, cases(index, other), person.values) for other in bits(others))
