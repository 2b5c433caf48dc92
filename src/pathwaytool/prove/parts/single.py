"""One case followed event by event: what `move/moves.py` says of sets of cases, for plain values.

Much quicker where it is enough to see that something can happen. Documents, ages and leads stop
nobody, so they are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pathwaytool.model.pathway import Split
from pathwaytool.prove.bound.lines import may_hold, surely_holds
from pathwaytool.prove.compile.flow import Flow, Way, Work, bits, mask_of
from pathwaytool.prove.compile.values import FULL
from pathwaytool.prove.move.situation import FIRST
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
    """A case on its way. `values` are those of all levels, 0 where nothing is known yet."""

    values: list[int]
    running: int = FIRST.running
    waiting: int = 0
    finished: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one event: the ways taken, the steps begun as a mask, and whether it goes on."""

    ways: tuple[Way, ...]
    begun: int
    goes_on: bool


NOTHING = Result((), 0, False)


class Singles:
    """Lets the works of single cases finish."""

    def __init__(self, flow: Flow, arrivals: Arrivals) -> None:
        self._flow = flow
        self._arrivals = arrivals
        self._known = [
            tuple(flow.knowing[level] for level in bits(work.decides)) for work in flow.works
        ]
        self._ways = [
            tuple(
                (way, surely_holds(flow, way.holds), may_hold(flow, way.holds)) for way in work.ways
            )
            for work in flow.works[: flow.steps]
        ]

    def finish(self, person: Person, index: int, decided: Sequence[tuple[int, int]]) -> Result:
        """Let work `index` finish with these decisions, level and value, and change `person`."""
        work = self._flow.works[index]
        person.running &= ~(1 << index)
        if work.step and not work.repeats_freely:
            person.finished |= 1 << index
        for level, value in decided:
            person.values[level] = value
        for level in self._known[index]:
            person.values[level] = 1
        ways = self._taken(work, person.values)
        if not ways or (work.split == Split.ONE and len(ways) > 1):
            return NOTHING
        for way in ways:
            if way.counter is not None:
                most = self._flow.sets.sizes[way.counter] - 1
                person.values[way.counter] = min(most, person.values[way.counter] + 1)
        if not self._arrives(person, ways):
            return Result(ways, 0, goes_on=False)
        return Result(ways, self._begin(person), goes_on=bool(person.running))

    def _taken(self, work: Work, values: Sequence[int]) -> tuple[Way, ...]:
        """Return the ways that hold; none where one turns on what nobody has decided yet."""
        nodes = self._flow.sets.nodes
        taken = []
        for way, surely, may in self._ways[work.index]:
            if surely == FULL or has(nodes, surely, values):
                taken.append(way)
            elif may != surely and has(nodes, may, values):
                return ()
        return tuple(taken)

    def _arrives(self, person: Person, ways: Sequence[Way]) -> bool:
        """Bring the lines of work to their targets; tell whether none would run there again."""
        is_fine = not any(self._opens_too_early(person, way, ways) for way in ways)
        for way in ways:
            person.finished &= ~way.reopens
        for way in ways:
            if way.to < 0:
                continue
            target = self._flow.works[way.to]
            runs = person.running >> way.to & 1
            if runs and not target.waits_for_all:
                continue
            again = person.finished >> way.to & 1 or (runs and not target.repeats_freely)
            if again and not way.reopens:
                is_fine = False
            person.waiting |= 1 << way.to
        return is_fine

    def _opens_too_early(self, person: Person, way: Way, ways: Sequence[Way]) -> bool:
        """Tell whether `way` begins a new round while something of the last is still at work."""
        beside = mask_of(one.to for one in ways if one.to >= 0 and one.to != way.to)
        at_work = person.running | person.waiting | beside
        return bool(at_work & way.reopens & ~self._flow.works[way.to].stops)

    def _begin(self, person: Person) -> int:
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

    def _able(self, person: Person) -> int:
        able = 0
        active = person.running | person.waiting
        for index in bits(person.waiting & ~person.running):
            if not self._flow.works[index].waits_for_all or self._is_free(index, active, person):
                able |= 1 << index
        return able

    def _is_free(self, index: int, active: int, person: Person) -> bool:
        nodes, cases = self._flow.sets.nodes, self._arrivals.cases
        others = active & ~(1 << index) & self._arrivals.upstream[index]
        return not any(has(nodes, cases(index, other), person.values) for other in bits(others))
