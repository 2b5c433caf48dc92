"""Who meets a part of a pathway: just those who can, by the proof's own moves, as far as we looked.

The map of a case says who can come to a part by their own facts. Here each version is followed
beside itself until everybody is found who really comes (`routes.py`), nearest first. What is looked
at is bounded; where that is not enough, nobody but those on the map meets it.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from pathwaytool.compare.aligned import Aligned
from pathwaytool.compare.concern import Concern
from pathwaytool.compare.differing import carried
from pathwaytool.compare.map import Map
from pathwaytool.compare.named import Way, place_of, ways_of
from pathwaytool.compare.parts import Part
from pathwaytool.compare.routes import Otherwise, Routes, moves_of
from pathwaytool.compare.space import MOST_NODES
from pathwaytool.dataclass import dataclass
from pathwaytool.prove.compile.flow import Flow, mask_of
from pathwaytool.prove.compile.pathway import Broken
from pathwaytool.prove.compile.values import EMPTY, CaseSets, TooLarge
from pathwaytool.prove.move.moves import Moves

MOST_EVENTS = 1_500
"""How many events are looked at for one pathway, in both versions and for all parts together."""

MOST_OF_ONE = 150
"""How many of them for one part in one version and one order."""


@dataclass(frozen=True, slots=True)
class Meeters:
    """Who meets a part: just these cases, or nobody but those."""

    cases: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class PartMet:
    """What somebody meets: steps that begin, events that come, ends, or ways that are taken.

    `having`: a step that finishes for somebody with one of these combinations.
    """

    begins: frozenset[str] = frozenset()
    comes: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    ways: frozenset[Way] = frozenset()
    having: tuple[str, int] = ("", EMPTY)


@dataclass(frozen=True, slots=True)
class _Twice:
    """One version beside itself."""

    flows: tuple[Flow, Flow]
    sets: CaseSets


class Meeting:
    """Looks for those who meet parts of two versions."""

    def __init__(self, concern: Concern) -> None:
        self._concern = concern
        self._maps = (concern.before, concern.after)
        self._aligned: Aligned | None = None
        self._left = MOST_EVENTS
        self._known: dict[tuple[int, PartMet], Meeters] = {}
        self._moves: dict[int, tuple[Moves, Moves]] = {}
        with suppress(Broken, TooLarge):
            own = concern.before.pathway, concern.after.pathway
            self._aligned = Aligned(*own, concern.space, MOST_NODES)

    def of(self, part: Part, way: Way | None, by_map: int) -> Meeters:
        """Return who meets a part in either version; `by_map` are those who can by their facts."""
        kind, id_ = part
        if by_map == EMPTY or kind in {"start", "pathway"}:
            return Meeters(by_map, is_exact=True)
        goals = [self._goal(kind, id_, way, one) for one in self._maps]
        if kind == "promise":
            return Meeters(
                by_map, is_exact=not any(self._reads_answers(id_, one) for one in self._maps)
            )
        if None in goals:
            return Meeters(by_map, is_exact=False)
        met = [self._in(at, goal, by_map) for at, goal in enumerate(goals) if goal is not None]
        found = self._concern.space.sets.union(one.cases for one in met)
        return Meeters(found, all(one.is_exact for one in met))

    def otherwise(self, way: Way, by_map: int) -> Meeters:
        """Return who takes a way of both versions by other answers than before."""
        space, origin = self._concern.space, way[0]
        taken = [own.ways.get(way) for own in self._maps]
        holds = [one.holds if one else EMPTY for one in taken]
        apart = space.apart(holds[0], holds[1])
        read = space.sets.facts(apart)
        if not origin or apart == EMPTY or read & space.moved:
            return Meeters(by_map, is_exact=not origin and not read & ~space.known)
        goal = PartMet(having=(origin, apart))
        met = [self._in(at, goal, by_map) for at in (0, 1)]
        return Meeters(space.sets.union(one.cases for one in met), all(one.is_exact for one in met))

    def both(self, place: str, old: int, new: int) -> tuple[int, int, bool] | None:
        """Return who comes to a step or an end in each version, and whether that is exact.

        None where it is not, and the map says the same of both: then nothing is told.
        """
        is_end = place in self._maps[1].pathway.ends
        goal = PartMet(ends=frozenset({place})) if is_end else PartMet(begins=frozenset({place}))
        met = [self._in(0, goal, old), self._in(1, goal, new)]
        if all(one.is_exact for one in met):
            return met[0].cases, met[1].cases, True
        return None if old == new else (old, new, False)

    def _goal(self, kind: str, id_: str, way: Way | None, own: Map) -> PartMet | None:
        """Return what meets the part in a version; None where no event shows it."""
        if kind in ("step", "limit"):
            return PartMet(begins=frozenset({place_of(id_) if kind == "limit" else id_}))
        if kind == "end":
            return PartMet(ends=frozenset({id_}))
        if kind == "event":
            return PartMet(comes=frozenset({id_}))
        if kind == "way" and way:
            return PartMet(ways=frozenset({way}))
        if kind == "loop":
            return PartMet(ways=frozenset(_closing(id_, own)))
        if kind == "fact" and id_ in own.pathway.facts and own.pathway.facts[id_].decided_by:
            return PartMet(begins=frozenset(own.pathway.facts[id_].decided_by))
        return None

    def _reads_answers(self, promise: str, own: Map) -> bool:
        space, pathway = self._concern.space, own.pathway
        if promise not in pathway.promises:
            return False
        where = space.where(pathway.promises[promise].when)
        return bool(space.sets.facts(where) & (space.open | space.made(pathway)))

    def _in(self, version: int, goal: PartMet, by_map: int) -> Meeters:
        """Return who meets a goal in one version."""
        if (version, goal) not in self._known:
            self._known[version, goal] = self._looked(version, goal, by_map)
        return self._known[version, goal]

    def _looked(self, version: int, goal: PartMet, by_map: int) -> Meeters:
        own, aligned = self._maps[version], self._aligned
        sets = self._concern.space.sets
        rest = sets.both(by_map, self._on_map(goal, own))
        if rest == EMPTY:
            return Meeters(EMPTY, is_exact=True)
        if aligned is None or self._left <= 0:
            return Meeters(rest, is_exact=False)
        surely, at_most = EMPTY, rest
        with suppress(TooLarge):
            routes = self._routes(aligned, version, goal)
            for in_one_order in (True, False):
                most = min(self._left, MOST_OF_ONE)
                found, is_all = routes.differing(
                    carried(sets, aligned.sets, rest), in_one_order=in_one_order, most=most
                )
                self._left -= routes.looked
                found = carried(aligned.sets, sets, found)
                surely, rest = sets.either(surely, found), sets.without(rest, found)
                if is_all or rest == EMPTY:
                    return Meeters(surely, is_exact=True)
                if not routes.is_through:
                    break
        return Meeters(at_most, is_exact=False)

    def _routes(self, aligned: Aligned, version: int, goal: PartMet) -> Routes:
        flow = aligned.flows[version]
        twice = _Twice((flow, flow), aligned.sets)
        if version not in self._moves:
            self._moves[version] = moves_of(twice)
        return Routes(twice, self._otherwise(goal, version), self._moves[version])

    def _on_map(self, goal: PartMet, own: Map) -> int:
        """Return who can meet a goal by their own facts."""
        found = [own.at(place) for place in (*goal.begins, *goal.ends)]
        found += [own.during(event) for event in goal.comes]
        found += [own.taking(way) for way in goal.ways]
        found += [own.at(goal.having[0])] if goal.having[0] else []
        return self._concern.space.sets.union(found)

    def _otherwise(self, goal: PartMet, version: int) -> Otherwise:
        """Return the goal as what says otherwise in a version beside itself."""
        aligned = self._aligned
        assert aligned is not None
        taken: dict[tuple[int, int], object] = {}
        for step in self._maps[version].pathway.steps.values():
            named = {id(one) for way, one in ways_of(step) if way in goal.ways}
            for number, one in enumerate(step.transitions):
                if id(one) in named:
                    taken[aligned.index[step.id], number] = "taken"
        begins, comes = (
            mask_of(aligned.index[one] for one in names if one in aligned.index)
            for names in (goal.begins, goal.comes)
        )
        origin, apart = goal.having
        sets, carry = self._concern.space.sets, dict[int, int]()
        if origin in aligned.index:
            carry[aligned.index[origin]] = carried(sets, aligned.sets, apart)
        return Otherwise(begins, comes, goal.ends, ({}, taken), carry, sets.facts(apart))


def _closing(loop: str, own: Map) -> Iterator[Way]:
    """Yield the ways that close a loop."""
    steps: Iterable[tuple[Way, str | None]] = (
        (way, one.loop) for step in own.pathway.steps.values() for way, one in ways_of(step)
    )
    yield from (way for way, name in steps if name == loop)
