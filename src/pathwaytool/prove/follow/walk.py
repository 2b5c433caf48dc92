"""One young person's way through a pathway, step by step, with times."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from pathwaytool.model.condition import Value
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Work, bits
from pathwaytool.prove.compile.pathway import compile_pathway, room_for
from pathwaytool.prove.compile.universe import universe_of
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.move.beginning import Beginner
from pathwaytool.prove.move.moves import Moves
from pathwaytool.prove.move.situation import FIRST, GOES_ON, Fault, Move
from pathwaytool.prove.move.waiting import Arrivals
from pathwaytool.prove.proof import Facts

MOST_CHOICES = 4_096
"""How many ways in which a step may decide its facts are tried."""


class ImpossibleCaseError(Exception):
    """No young person has these facts: one has no such value, or `impossible:` rules them out."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A step that was taken. Unit: hours since the beginning, at the earliest and at the latest.

    `decided` are the facts it decided; `to` where it led; `loop` whether it led back.
    """

    step: str
    begins: tuple[int, int]
    ends: tuple[int, int]
    decided: Facts
    to: tuple[str, ...]
    loop: bool


@dataclass(frozen=True, slots=True)
class Walk:
    """A way through. `facts` are all those known from the start.

    `assumed` names the facts, from the start or decided on the way, that nobody asked for. `ends`
    are the ends reached; `fault` is the kind of fault and the step where it stops.
    """

    facts: Facts
    assumed: tuple[str, ...]
    passages: tuple[Passage, ...]
    ends: tuple[str, ...]
    fault: tuple[str, str] | None


def walk(pathway: Pathway, library: Library, asked: Mapping[str, Value], most: int = 200) -> Walk:
    """Follow a young person with the facts `asked`, for at most `most` steps.

    Facts that are not asked for have the first value that is possible, save that a way back is not
    taken twice where there is another way. Raises: ImpossibleCaseError; compile.pathway.Broken.
    """
    with room_for(pathway):
        return _Walker(pathway, asked, most).walk()


class _Walker:
    """Takes the steps in the order in which they can finish at the earliest."""

    def __init__(self, pathway: Pathway, asked: Mapping[str, Value], most: int) -> None:
        self._flow = compile_pathway(pathway, {})
        self._moves = Moves(
            self._flow, None, Beginner(self._flow, Arrivals(self._flow), forgetful=False)
        )
        self._asked = _asked_values(self._flow, asked)
        self._most = most
        self._situation = FIRST
        self._cases = self._first_case()
        self._clock: dict[int, tuple[int, int]] = {BEGINNING: (0, 0)}
        self._late: dict[int, int] = {}
        self._runs: dict[int, int] = {}
        self._passages: list[Passage] = []
        self._ends: list[str] = []

    def walk(self) -> Walk:
        flow = self._flow
        chosen = flow.sets.first(self._cases)
        levels = list(bits(flow.at_start))
        facts = flow.named((at, chosen[at]) for at in levels)
        fault = None
        while self._situation.running and len(self._passages) < self._most and fault is None:
            index = min(bits(self._situation.running), key=self._finishing)
            fault = self._finish(flow.works[index])
        named = (fault.kind.value, flow.works[fault.at].name) if fault else None
        asked = {flow.facts[at] for at in self._asked}
        known = (*facts, *(one for passage in self._passages for one in passage.decided))
        assumed = tuple(dict.fromkeys(name for name, _ in known if name not in asked))
        return Walk(facts, assumed, tuple(self._passages), tuple(self._ends), named)

    def _first_case(self) -> int:
        flow = self._flow
        given = {at: value for at, value in self._asked.items() if not flow.decided >> at & 1}
        cases = flow.sets.both(universe_of(flow), flow.sets.only(given))
        if cases == EMPTY:
            raise ImpossibleCaseError
        chosen = flow.sets.first(cases)
        return flow.sets.only(dict(enumerate(chosen)))

    def _finishing(self, index: int) -> tuple[int, int]:
        hours = self._flow.works[index].hours[0]
        return self._clock[index][0] + hours, -self._flow.weights[index]

    def _finish(self, work: Work) -> Fault | None:
        """Let `work` finish, and return the fault that stops everything, if one does."""
        best: tuple[dict[int, int], Move] | None = None
        stopping: Fault | None = None
        again = self._runs.get(work.index, 0) > 0
        self._runs[work.index] = self._runs.get(work.index, 0) + 1
        for values in self._choices(work, again=again):
            choice = self._flow.sets.only(values)
            outcome = self._moves.finish(self._situation, self._cases, work.index, choice)
            grave = [one for one in outcome.faults if one.kind not in GOES_ON]
            stopping = stopping or (grave[0] if grave else None)
            if outcome.moves and (best is None or not again):
                best = best or (values, outcome.moves[0])
            if outcome.moves and not self._is_loop(work, outcome.moves[0]):
                best = (values, outcome.moves[0]) if again else best
                break
            if not again and (best or stopping):
                break
        if best is None:
            return stopping
        self._take(work, *best)
        return None

    def _choices(self, work: Work, *, again: bool) -> Iterator[dict[int, int]]:
        """Yield the ways its facts may come out, those that were asked for first."""
        values = []
        for level in bits(work.decides):
            domain = range(self._flow.sets.sizes[level])
            wanted = self._asked.get(level, 0)
            values.append(
                [(level, one) for one in (wanted, *(at for at in domain if at != wanted))]
            )
        for chosen in islice(product(*values), MOST_CHOICES):
            yield dict(chosen)

    def _is_loop(self, work: Work, move: Move) -> bool:
        return any(work.ways[number].is_loop for number in move.ways)

    def _take(self, work: Work, values: dict[int, int], move: Move) -> None:
        flow = self._flow
        begins = self._clock[work.index]
        shortest, longest = work.hours
        ends = (begins[0] + shortest, begins[1] + longest)
        ways = [work.ways[number] for number in move.ways]
        for way in ways:
            self._late[way.to] = max(self._late.get(way.to, 0), ends[1])
            if way.to < 0 and way.target not in self._ends:
                self._ends.append(way.target)
        for index in bits(move.begun):
            self._clock[index] = (ends[0], max(ends[1], self._late.pop(index, 0)))
        self._situation, self._cases = move.to, move.cases
        if work.step:
            decided = flow.named(values.items())
            to = tuple(way.target for way in ways)
            loop = self._is_loop(work, move)
            self._passages.append(Passage(work.name, begins, ends, decided, to, loop))


def _asked_values(flow: Flow, asked: Mapping[str, Value]) -> dict[int, int]:
    found = {}
    for name, value in asked.items():
        if name not in flow.facts:
            raise ImpossibleCaseError(name)
        level = flow.facts.index(name)
        domain = [str(one) for one in flow.domains[level]]
        if str(value) not in domain:
            raise ImpossibleCaseError(name)
        found[level] = domain.index(str(value))
    return found
