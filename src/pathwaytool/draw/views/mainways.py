"""The main ways between phases: so few that the picture is calm, so many that none is cut off."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pathwaytool.dataclass import dataclass
from pathwaytool.draw.parts import Box, Edge
from pathwaytool.draw.views.elements import Subject, edge_of, transitions

Key = tuple[str, str, bool]
"""From one phase to another, and whether it is a declared loop."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How many transitions lead from phase to phase. `order` is the place of each phase, from 0."""

    order: Mapping[str, int]
    counts: Mapping[Key, int]

    def is_onwards(self, key: Key) -> bool:
        """Tell whether a way leads to a later phase."""
        origin, to, loop = key
        return not loop and self.order[to] > self.order[origin]

    def numbers(self, phase: str, *, onwards: bool) -> list[int]:
        """Return the numbers, from 1, of the phases that `phase` leads on or back to."""
        found = {
            self.order[key[1]] + 1
            for key in self.counts
            if key[0] == phase and self.is_onwards(key) == onwards
        }
        return sorted(found)


def ways_between(phases: Sequence[str], shown: Sequence[Box], subject: Subject) -> Ways:
    """Return the ways between phases, in the order of the phases that they leave and lead to."""
    order = {phase: place for place, phase in enumerate(phases)}
    column_of = {box.id: box.column for box in shown}
    counts: Counter[Key] = Counter()
    for transition in transitions(subject.pathway):
        edge = edge_of(transition, subject)
        origin, to = column_of[edge.origin], column_of[edge.to]
        if origin != to:
            counts[origin, to, bool(edge.loop)] += 1
    keys = sorted(counts, key=lambda key: (order[key[0]], order[key[1]], key[2]))
    return Ways(order, {key: counts[key] for key in keys})


def main_ways(ways: Ways, subject: Subject) -> dict[Key, Edge]:
    """Return the ways to draw.

    A way on is left out where others lead there through phases between. Of the loops that leave a
    phase, the one with the most transitions is drawn; the shortest of several such.
    """
    said = subject.word("loop")
    return {
        key: Edge(key[0], key[1], loop=said if key[2] else "", count=ways.counts[key])
        for key in (*_onwards(ways), *_loops(ways))
    }


def _onwards(ways: Ways) -> Iterator[Key]:
    following: dict[str, set[str]] = {phase: set() for phase in ways.order}
    for key in ways.counts:
        if ways.is_onwards(key):
            following[key[0]].add(key[1])
    reached: dict[str, set[str]] = {}
    for phase in reversed(list(ways.order)):
        later = following[phase]
        reached[phase] = later.union(*(reached[after] for after in later))
    for key in ways.counts:
        origin, to, _ = key
        if ways.is_onwards(key) and not any(to in reached[one] for one in following[origin]):
            yield key


def _loops(ways: Ways) -> Iterator[Key]:
    for phase in ways.order:
        mine = [key for key in ways.counts if key[0] == phase and key[2]]
        if mine:
            yield min(mine, key=lambda key: (-ways.counts[key], _length(key, ways)))


def _length(key: Key, ways: Ways) -> int:
    return abs(ways.order[key[0]] - ways.order[key[1]])
