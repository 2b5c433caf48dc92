"""Who meets a part of a pathway: just those who can, by the proof's own moves, as far as we looked.

The map of a case says who can come to a part by their own facts. Here each version is followed
beside itself until everybody is found who really comes (`routes.py`), nearest first. What is looked
at is bounded; where that is not enough, nobody but those on the map meets it.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from pathwaytool.compare.again import coming_again
from pathwaytool.compare.aligned import Aligned
from pathwaytool.compare.concern import Concern
from pathwaytool.compare.differing import carried
from pathwaytool.compare.map import Map
from pathwaytool.compare.named import Way, place_of, ways_of
from pathwaytool.compare.parts import Part
from pathwaytool.compare.routes import WHOLE, Otherwise, Routes, moves_of
from pathwaytool.compare.sliced import Slice, slices_towards
from pathwaytool.compare.space import MOST_NODES, Space
from pathwaytool.compare.steered import Steered
from pathwaytool.dataclass import dataclass
from pathwaytool.prove.bound.pairs import TooMuchBeside
from pathwaytool.prove.compile.flow import Flow, bits, mask_of, union_of
from pathwaytool.prove.compile.pathway import Broken
from pathwaytool.prove.compile.values import EMPTY, CaseSets, TooLarge
from pathwaytool.prove.move.moves import Moves

MOST_EVENTS = 600
"""How many events are looked at for one pathway, in both versions and for all parts together."""

MOST_OF_SLICES = 1_200
"""How many more by the work alone that leads to each part."""

MOST_STEERED = 3_000
"""How many more with each case on one run only."""

MOST_STEERED_AT_ONCE = 400
"""How many of them for one part in one version by the same work."""

MOST_OF_ONE = 150
"""How many of them for one part in one version and one order."""

MOST_ALONE = 300
"""How many events are looked at for one part in one version by the work alone that leads there."""


@dataclass(frozen=True, slots=True)
class Meeters:
    """Who meets a part: just these cases, or nobody but those, and `surely` at least."""

    cases: int
    is_exact: bool
    surely: int = EMPTY


@dataclass(frozen=True, slots=True)
class PartMet:
    """What somebody meets: steps that begin, events that come, ends, or ways that are taken.

    `having`: steps, each of which finishes for somebody with one of these combinations.
    """

    begins: frozenset[str] = frozenset()
    comes: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    ways: frozenset[Way] = frozenset()
    having: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Twice:
    """One version beside itself."""

    flows: tuple[Flow, Flow]
    sets: CaseSets


class Meeting:
    """Looks for those who meet parts of two versions.

    `told` is for who asks to note who was found to meet something that shows.
    """

    def __init__(self, concern: Concern) -> None:
        self._concern = concern
        self._maps = (concern.before, concern.after)
        self._aligned: Aligned | None = None
        self.told = EMPTY
        self._left, self._left_alone = MOST_EVENTS, MOST_OF_SLICES
        self._left_steered = MOST_STEERED
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
            return self._asking(id_, by_map)
        if None in goals:
            return Meeters(by_map, is_exact=False)
        return self._either([one for one in goals if one is not None], by_map)

    def _either(self, goals: Sequence[PartMet], by_map: int) -> Meeters:
        """Return who meets a goal in either version, each with its own."""
        sets = self._concern.space.sets
        met: list[Meeters] = []
        for at, goal in enumerate(goals):
            met.append(self._in(at, goal, by_map))
            if met[-1].surely == by_map or (met[-1].cases == by_map and not met[-1].is_exact):
                return met[-1]  # more it cannot be in the other version, and hardly less
        cases, surely = (
            sets.union(each) for each in zip(*((one.cases, one.surely) for one in met), strict=True)
        )
        # Whoever may meet it in one version and surely meets it in the other meets it.
        is_exact = surely == cases or all(one.is_exact for one in met)
        return Meeters(cases, is_exact, surely)

    def otherwise(self, way: Way, by_map: int) -> Meeters:
        """Return who takes a way of both versions by other answers than before."""
        space, origin = self._concern.space, way[0]
        taken = [own.ways.get(way) for own in self._maps]
        holds = [one.holds if one else EMPTY for one in taken]
        apart = space.apart(holds[0], holds[1])
        read = space.sets.facts(apart)
        if not origin or apart == EMPTY or read & space.moved:
            return Meeters(by_map, is_exact=not origin and not read & ~space.known)
        goal = PartMet(having=((origin, apart),))
        return self._either([goal, goal], by_map)

    def both(self, place: str, old: int, new: int) -> tuple[int, int, bool] | None:
        """Return who comes to a step or an end in each version, and whether that is exact.

        None where it is not, and the map says the same of both: then nothing is told.
        """
        is_end = place in self._maps[1].pathway.ends
        goal = PartMet(ends=frozenset({place})) if is_end else PartMet(begins=frozenset({place}))
        # Where the map says the same of both, more than what is soon seen is not looked for.
        met = [self._in(at, goal, one, old != new) for at, one in enumerate((old, new))]
        if all(one.is_exact for one in met):
            return met[0].cases, met[1].cases, True
        return None if old == new else (old, new, False)

    def coming_again(self, step: str) -> int | None:
        """Return who may come to a step twice where one version alone lets it be repeated.

        None where that is not known.
        """
        aligned = self._aligned
        if aligned is None or step not in aligned.index:
            return None
        index = aligned.index[step]
        (flow, *_) = sorted(aligned.flows, key=lambda one: one.works[index].repeats_freely)
        with suppress(TooLarge, TooMuchBeside):
            return carried(aligned.sets, self._concern.space.sets, coming_again(flow, index))
        return None

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

    def _asking(self, promise: str, by_map: int) -> Meeters:
        """Return who asks for a promise in either version: who has its condition met at some time.

        Where it turns on one fact that is decided on the way, that is who gets such an answer.
        """
        space, sets = self._concern.space, self._concern.space.sets
        goals, at_once = list[PartMet](), EMPTY
        for own in self._maps:
            pathway = own.pathway
            if promise not in pathway.promises:
                goals.append(PartMet())
                continue
            where = space.where(pathway.promises[promise].when)
            made = sets.facts(where) & (space.open | space.made(pathway))
            if made.bit_count() > 1 or made & space.moved:
                return Meeters(by_map, is_exact=False)
            at_once = sets.either(at_once, sets.both(by_map, sets.always(where, made)))
            goals.append(PartMet(having=tuple((one, where) for one in _deciding(made, own, space))))
        found = self._either(goals, by_map)
        cases, surely = (sets.either(one, at_once) for one in (found.cases, found.surely))
        return Meeters(cases, found.is_exact or surely == cases, surely)

    def _in(
        self, version: int, goal: PartMet, by_map: int, is_sought_alone: bool = True
    ) -> Meeters:
        """Return who meets a goal in one version."""
        if (version, goal) not in self._known:
            found = self._looked(version, goal, by_map, is_sought_alone)
            self._known[version, goal] = found
        return self._known[version, goal]

    def _looked(self, version: int, goal: PartMet, by_map: int, is_sought_alone: bool) -> Meeters:
        own, aligned = self._maps[version], self._aligned
        sets = self._concern.space.sets
        rest = sets.both(by_map, self._on_map(goal, own))
        if rest == EMPTY:
            return Meeters(EMPTY, is_exact=True)
        if aligned is None:
            return Meeters(rest, is_exact=False)
        surely, at_most, is_much = EMPTY, rest, False
        with suppress(TooLarge):
            if is_sought_alone:
                surely = self._steered(aligned, version, goal, rest)
                rest = sets.without(rest, surely)
                found, is_much = self._alone(aligned, version, goal, rest)
                surely, rest = sets.either(surely, found), sets.without(rest, found)
            if rest == EMPTY:
                return Meeters(surely, is_exact=True, surely=surely)
            if is_much or self._left <= 0:
                return Meeters(at_most, is_exact=False, surely=surely)
            found, is_all = self._followed(aligned, version, goal, rest)
            surely = sets.either(surely, found)
            if is_all:
                return Meeters(surely, is_exact=True, surely=surely)
        return Meeters(at_most, is_exact=False, surely=surely)

    def _followed(
        self, aligned: Aligned, version: int, goal: PartMet, cases: int
    ) -> tuple[int, bool]:
        """Return who meets a goal by all work, and whether these are all."""
        sets, surely = self._concern.space.sets, EMPTY
        routes = self._routes(aligned, version, goal)
        for in_one_order in (True, False):
            most = min(self._left, MOST_OF_ONE)
            found, is_all = routes.differing(
                carried(sets, aligned.sets, cases), in_one_order=in_one_order, most=most
            )
            self._left -= routes.looked
            found = carried(aligned.sets, sets, found)
            surely, cases = sets.either(surely, found), sets.without(cases, found)
            if is_all or cases == EMPTY:
                return surely, True
            if not routes.is_through:
                break
        return surely, False

    def _steered(self, aligned: Aligned, version: int, goal: PartMet, cases: int) -> int:
        """Return who meets a goal on the run that is likeliest to lead there.

        By the work alone that leads there at most; else by all; else also by events.
        """
        sets, flow = self._concern.space.sets, aligned.flows[version]
        goals = self._routes(aligned, version, goal).touched
        alone = slices_towards(flow, goals)[-1:]
        met = EMPTY
        for part, by_all in (*((one, False) for one in alone), (WHOLE, False), (WHOLE, True)):
            most = min(MOST_STEERED_AT_ONCE, self._left_steered)
            rest = sets.without(cases, met)
            if rest == EMPTY or most <= 0:
                break
            twice, otherwise = _Twice((flow, flow), aligned.sets), self._otherwise(goal, version)
            routes = Steered(twice, otherwise, self._moves[version], part, by_all=by_all)
            found, _ = routes.differing(
                carried(sets, aligned.sets, rest), in_one_order=True, most=most
            )
            self._left_steered -= routes.looked
            met = sets.either(met, carried(aligned.sets, sets, found))
        return met

    def _alone(self, aligned: Aligned, version: int, goal: PartMet, cases: int) -> tuple[int, bool]:
        """Return who meets a goal by the work alone that leads there, the least work first.

        And whether there was more of it than is looked at: then all work is too much as well.
        """
        sets = self._concern.space.sets
        goals = self._routes(aligned, version, goal).touched
        met, left = EMPTY, MOST_ALONE
        for part in slices_towards(aligned.flows[version], goals):
            most, rest = min(left, self._left_alone), sets.without(cases, met)
            if rest == EMPTY or most <= 0:
                break
            routes = self._routes(aligned, version, goal, part)
            found, _ = routes.differing(
                carried(sets, aligned.sets, rest), in_one_order=True, most=most
            )
            left, self._left_alone = left - routes.looked, self._left_alone - routes.looked
            met = sets.either(met, carried(aligned.sets, sets, found))
        return met, left <= 0 or self._left_alone <= 0

    def _routes(self, aligned: Aligned, version: int, goal: PartMet, part: Slice = WHOLE) -> Routes:
        flow = aligned.flows[version]
        twice = _Twice((flow, flow), aligned.sets)
        if version not in self._moves:
            self._moves[version] = moves_of(twice)
        return Routes(twice, self._otherwise(goal, version), self._moves[version], part)

    def _on_map(self, goal: PartMet, own: Map) -> int:
        """Return who can meet a goal by their own facts."""
        found = [own.at(place) for place in (*goal.begins, *goal.ends)]
        found += [own.during(event) for event in goal.comes]
        found += [own.taking(way) for way in goal.ways]
        for one, _ in goal.having:
            found += [own.at(one), own.during(one)]
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
        sets = self._concern.space.sets
        carry = {
            aligned.index[step]: carried(sets, aligned.sets, apart)
            for step, apart in goal.having
            if step in aligned.index
        }
        reads = union_of(sets.facts(apart) for _, apart in goal.having)
        return Otherwise(begins, comes, goal.ends, ({}, taken), carry, reads)


def _deciding(made: int, own: Map, space: Space) -> Iterator[str]:
    """Yield the steps and the events that decide one of some facts, a mask."""
    facts = [space.facts[level] for level in bits(made)]
    for one in own.pathway.facts.values():
        if one.id in facts:
            yield from one.decided_by
    yield from (one.id for one in own.pathway.events.values() if {*facts} & one.decides.keys())


def _closing(loop: str, own: Map) -> Iterator[Way]:
    """Yield the ways that close a loop."""
    steps: Iterable[tuple[Way, str | None]] = (
        (way, one.loop) for step in own.pathway.steps.values() for way, one in ways_of(step)
    )
    yield from (way for way, name in steps if name == loop)
