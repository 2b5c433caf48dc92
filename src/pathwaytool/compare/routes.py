"""Whose route differs: both versions followed in step, for as long as they do the same.

Until something differs the same has happened in both, so they stand in one situation. Who meets
something else from there is told; all others go on. What nothing ahead reads is forgotten, and who
it was is found on the way back, as the proof finds who meets a fault.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import NamedTuple, Protocol

from pathwaytool.compare.sliced import Slice
from pathwaytool.prove.compile.flow import END, Flow, Way, Work, bits, mask_of, union_of
from pathwaytool.prove.compile.universe import universe_of
from pathwaytool.prove.compile.values import EMPTY, CaseSets
from pathwaytool.prove.move.beginning import Beginner, EventOutcome
from pathwaytool.prove.move.moves import Moves
from pathwaytool.prove.move.situation import FIRST, FaultKind, Move, Relation, Situation
from pathwaytool.prove.move.waiting import Arrivals

MOST_EVENTS = 600
"""How many events are looked at, in both versions: so many for one order of work, and for all."""

Key = tuple[object, ...]
"""What happens in an event, as far as anybody can see, and where the case stands afterwards."""

WHOLE = Slice()
"""All of a pathway: no work is kept alone."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What says otherwise without turning the way: whoever meets it is told.

    As masks of works: those that begin, and those that finish. `ends` are ids; `ways` says of each
    work and way what it is beside its condition, in the older version and in the newer. Whoever has
    one of the `combinations` when a work finishes is told; `reads` are the facts that they read.
    """

    begins: int
    finishes: int
    ends: frozenset[str]
    ways: tuple[Mapping[tuple[int, int], object], Mapping[tuple[int, int], object]]
    combinations: Mapping[int, int] = field(default_factory=dict)
    reads: int = 0


class Stand(NamedTuple):
    """Where a case stands in both versions: the situation, and what has finished in the older."""

    situation: Situation
    finished: int

    def of(self, version: int) -> Situation:
        """Return the situation in the older version (0) or in the newer (1)."""
        return self.situation if version else self.situation._replace(finished=self.finished)


@dataclass(slots=True)
class SeenFrom:
    """What was seen from one stand: who came, who meets something else, and where it led from."""

    cases: int = EMPTY
    told: int = EMPTY
    links: list[tuple[Stand, Relation]] = field(default_factory=list)


class Beside(Protocol):
    """Two flows with the same work at each index, in one space of cases."""

    @property
    def flows(self) -> tuple[Flow, Flow]:
        """Return the flow of the older and of the newer."""

    @property
    def sets(self) -> CaseSets:
        """Return the sets of both."""


def moves_of(aligned: Beside) -> tuple[Moves, Moves]:
    """Return what can come of an event in each flow: the proof's own moves."""
    old, new = (
        Moves(flow, None, Beginner(flow, Arrivals(flow), forgetful=False)) for flow in aligned.flows
    )
    return old, new


class Routes:
    """Follows two versions that are aligned.

    `touched`: the works where anything may differ, as a mask. `is_through`: nothing that was to be
    followed last has been left. `looked` is how many events were looked at last.
    """

    def __init__(
        self,
        aligned: Beside,
        otherwise: Otherwise,
        moves: tuple[Moves, ...] = (),
        part: Slice = WHOLE,
    ) -> None:
        """Follow the work of a part only, the earliest first and no way back; all where WHOLE."""
        self._kept, self._once = part
        self._flows = aligned.flows
        self._sets = aligned.sets
        self._otherwise = otherwise
        self._moves = moves or moves_of(aligned)
        # One version beside itself, of which the same is told in both.
        self._is_twice = aligned.flows[0] is aligned.flows[1] and not any(otherwise.ways)
        self.touched = _touched(aligned, otherwise)
        self._events = aligned.flows[0].events | aligned.flows[1].events
        self._stands: dict[Stand, SeenFrom] = {}
        self._queue: list[tuple[tuple[int, int], int, Stand]] = []
        self._coming: dict[Stand, int] = {}
        self.is_through, self.looked = False, 0
        self._left = MOST_EVENTS
        self._near = _distances(aligned.flows, self.touched)
        self._lives: dict[int, tuple[int, int]] = {}
        self._is_cut = False

    def differing(self, cases: int, *, in_one_order: bool, most: int = 0) -> tuple[int, bool]:
        """Return those of `cases` whose routes differ, and whether these are all of them.

        `cases` are told apart by facts known from the start alone. Where work side by side is
        followed `in_one_order` only, these are all if they are all of `cases`. `most` events are
        looked at, MOST_EVENTS where it is 0.
        """
        flow = self._flows[1]
        both = self._sets.both(universe_of(self._flows[0]), universe_of(flow))
        start = self._sets.both(cases, both)
        self._stands, self._queue, self._coming = {}, [], {}
        self._is_cut, self._left = False, most or MOST_EVENTS
        first = Stand(FIRST, FIRST.finished)
        seen = self._stands[first] = SeenFrom()
        self._add(first, start)
        while self._queue and self._left > 0 and seen.told != start:
            _, _, stand = heappop(self._queue)
            self._visit(stand, self._coming.pop(stand), in_one_order=in_one_order)
        self.looked = (most or MOST_EVENTS) - self._left
        self.is_through = not (self._queue or self._is_cut)
        is_all = seen.told == start or (self.is_through and not in_one_order)
        return self._sets.both(flow.by_start(seen.told), cases), is_all

    # -- forwards --------------------------------------------------------------------------

    def _add(self, stand: Stand, cases: int) -> None:
        if cases == EMPTY:
            return
        if stand not in self._coming:
            heappush(self._queue, (self._rank(stand), len(self._stands) + len(self._queue), stand))
            self._coming[stand] = EMPTY
        self._coming[stand] = self._sets.either(self._coming[stand], cases)

    def _rank(self, stand: Stand) -> tuple[int, int]:
        """Return what stands are looked at by: the nearest to what may differ, the furthest.

        Where some work is kept alone, the earliest: so whoever has come the same far is met there.
        """
        active = list(bits(stand.situation.running | stand.situation.waiting))
        if self._kept:
            return -max((self._flows[1].weights[at] for at in active), default=0), 0
        far = len(self._near)
        nearest = min((self._near.get(at, far) for at in active), default=far)
        return nearest, sum(self._flows[1].weights[at] for at in active)

    def _visit(self, stand: Stand, cases: int, *, in_one_order: bool) -> None:
        sets = self._sets
        seen = self._stands.setdefault(stand, SeenFrom())
        fresh = sets.without(cases, sets.either(seen.cases, seen.told))
        seen.cases = sets.either(seen.cases, fresh)
        if fresh == EMPTY:
            return
        told, going = EMPTY, []
        for work in self._next(stand, in_one_order=in_one_order):
            other, moves = self._event(stand, fresh, work)
            told = sets.either(told, other)
            going += moves
        self._tell(stand, told)
        for to, relation, after in self._chosen(stand, going, sets.without(fresh, told)):
            self._go(stand, to, relation, after)

    def _chosen(
        self, stand: Stand, going: list[tuple[Stand, Relation]], cases: int
    ) -> Iterator[tuple[Stand, Relation, int]]:
        """Yield where cases go on: here each in all ways."""
        for to, relation in going:
            after = relation.after(self._sets, cases)
            if after != EMPTY:
                yield to, relation, after

    def _next(self, stand: Stand, *, in_one_order: bool) -> list[int]:
        """Return what may finish or come next, in either version."""
        running = stand.situation.running
        able = self._flows[0].able(running) | self._flows[1].able(running)
        if self._kept:
            first = bits(able & self._kept)
            return sorted(first, key=lambda at: (self._flows[1].weights[at], at))[-1:]
        if in_one_order and (work := able & ~self._events):
            weights, far = self._flows[1].weights, len(self._near)
            return [min(bits(work), key=lambda at: (self._near.get(at, far), -weights[at], at))]
        return list(bits(able))

    def _event(
        self, stand: Stand, cases: int, index: int
    ) -> tuple[int, list[tuple[Stand, Relation]]]:
        """Return who meets something else when a work finishes, and where the others go on."""
        sets, running = self._sets, stand.situation.running
        self._left -= 1
        is_able = [flow.able(running) >> index & 1 for flow in self._flows]
        if self._otherwise.finishes >> index & 1 or not all(is_able):
            return cases, []
        old = self._happening(0, stand, cases, index)
        is_twice = self._is_twice and stand.finished == stand.situation.finished
        new = old if is_twice else self._happening(1, stand, cases, index)
        told, going = sets.either(old.met, new.met), []
        for key in {**old.cases, **new.cases}:
            pair = old.cases.get(key, EMPTY), new.cases.get(key, EMPTY)
            apart = sets.either(sets.without(*pair), sets.without(pair[1], pair[0]))
            told = sets.either(told, apart)
            if key in old.moves and key in new.moves:
                before = old.moves[key][0].to
                going += [
                    (self._onward((before, one.to), index), one.relation) for one in new.moves[key]
                ]
        return sets.both(sets.forget(told, self._flows[1].works[index].decides), cases), going

    def _happening(self, version: int, stand: Stand, cases: int, index: int) -> "Happened":
        """Return all that can come of a work that finishes in one version."""
        flow, sets = self._flows[version], self._sets
        work, found = flow.works[index], Happened({}, {})
        outcome: EventOutcome = self._moves[version].finish(stand.of(version), cases, index)
        self._is_cut |= outcome.is_cut
        open_cases = sets.forget(cases, work.decides)
        for fault in outcome.faults:
            mine = sets.both(open_cases, fault.relation.keeps)
            found.add((fault.kind, fault.at), mine, sets)
            if fault.kind != FaultKind.UNKNOWN_FACT:  # who has no answer has no other answer
                found.met = sets.either(found.met, self._having(index, mine))
        for move in outcome.moves:
            if self._kept and any(work.ways[number].is_loop for number in move.ways):
                continue
            key = self._key(version, work, move)
            mine = sets.both(open_cases, move.relation.keeps)
            found.add(key, mine, sets)
            found.moves.setdefault(key, []).append(move)
            told = mine if self._meets(work, move) else self._having(index, mine)
            found.met = sets.either(found.met, told)
        return found

    def _key(self, version: int, work: Work, move: Move) -> Key:
        contents = self._otherwise.ways[version]
        taken = (
            (work.ways[number].target, repr(contents.get((work.index, number))))
            for number in move.ways
        )
        to = move.to
        return (
            to.running & ~self._events,
            to.waiting,
            to.known,
            move.begun,
            tuple(sorted(taken)),
        )

    def _having(self, index: int, cases: int) -> int:
        """Return those who have a combination that is told where this work finishes."""
        return self._sets.both(cases, self._otherwise.combinations.get(index, EMPTY))

    def _meets(self, work: Work, move: Move) -> bool:
        """Tell whether a step begins, or an end is reached, that says otherwise."""
        ends = self._otherwise.ends
        reached = (way.target for way in work.ways if way.number in move.ways and way.to == END)
        return bool(move.begun & self._otherwise.begins) or any(one in ends for one in reached)

    def _onward(self, pair: tuple[Situation, Situation], index: int) -> Stand:
        """Return where a case stands in both after a work, without what nothing ahead looks at."""
        old, new = pair
        running = (old.running | new.running) if new.waiting | new.running & ~self._events else 0
        waiting = new.waiting
        if self._kept:
            running, waiting = running & self._kept, waiting & self._kept
        ahead, facts = self._live(running | waiting)
        done = 1 << index & self._once
        slim = Situation(running, waiting, (new.finished | done) & ahead, new.known & facts)
        return Stand(slim, (old.finished | done) & ahead)

    def _live(self, active: int) -> tuple[int, int]:
        """Return the works ahead of some, and the levels that are read there, in either version."""
        found = self._lives.get(active)
        if found is None:
            reaches = [flow.reach for flow in self._flows]
            ahead = [one.forward if self._kept else one.works for one in reaches]
            works = union_of(one[at] for one in ahead for at in bits(active))
            facts = union_of(one.facts[at] for one in reaches for at in bits(active))
            found = self._lives[active] = works | active, facts | self._otherwise.reads
        return found

    def _go(self, origin: Stand, to: Stand, relation: Relation, cases: int) -> None:
        """Let some cases go on, where anything that differs lies ahead."""
        active = to.situation.running | to.situation.waiting
        ahead, facts = self._live(active)
        if not ahead & self.touched:
            return
        seen = self._stands.setdefault(to, SeenFrom())
        seen.links.append((origin, relation))
        if seen.told != EMPTY:
            self._tell(origin, relation.before(self._sets, seen.told))
        self._add(to, self._sets.forget(cases, self._flows[1].levels & ~facts))

    # -- backwards -------------------------------------------------------------------------

    def _tell(self, stand: Stand, cases: int) -> None:
        """Tell of some cases at a stand, and of all who come to be among them."""
        busy = [(stand, cases)]
        while busy:
            at, cases = busy.pop()
            seen = self._stands[at]
            told = self._sets.either(seen.told, self._sets.both(cases, seen.cases))
            if told != seen.told:
                seen.told = told
                busy += [
                    (origin, relation.before(self._sets, told)) for origin, relation in seen.links
                ]


@dataclass(slots=True)
class Happened:
    """What can come of an event in one version: for whom, by what is seen, and who is told."""

    cases: dict[Key, int]
    moves: dict[Key, list[Move]]
    met: int = EMPTY

    def add(self, key: Key, cases: int, sets: CaseSets) -> None:
        """Note that this comes of it for some cases, with the answers that they get."""
        self.cases[key] = sets.either(self.cases.get(key, EMPTY), cases)


def _touched(aligned: Beside, otherwise: Otherwise) -> int:
    """Return the works where anything may differ, as a mask: nobody is told elsewhere."""
    old, new = aligned.flows
    ends = otherwise.ends
    found = otherwise.begins | otherwise.finishes | mask_of(otherwise.combinations)
    sides = [
        _Side(flow, contents) for flow, contents in zip((old, new), otherwise.ways, strict=True)
    ]
    for at, work in enumerate(new.works[: new.steps]):
        if sides[0].at(at) != sides[1].at(at) or any(way.target in ends for way in work.ways):
            found |= 1 << at
    for to in {*old.loops, *new.loops}:
        if old.loops.get(to) != new.loops.get(to):
            found |= 1 << to | old.loops.get(to, 0) | new.loops.get(to, 0)
    return found


def _distances(flows: tuple[Flow, Flow], touched: int) -> dict[int, int]:
    """Return how many steps each work is from one where anything may differ, if it leads there."""
    found = dict.fromkeys(bits(touched), 0)
    ring = set(found)
    while ring:
        before = {
            work.index
            for flow in flows
            for work in flow.works[: flow.steps]
            if work.index not in found and any(way.to in ring for way in work.ways)
        }
        found.update(dict.fromkeys(before, max(found.values()) + 1))
        ring = before
    return found


class _Side:
    """What one version does at each work."""

    def __init__(self, flow: Flow, contents: Mapping[tuple[int, int], object]) -> None:
        self._flow, self._contents = flow, contents
        self._into: dict[int, set[object]] = {}
        for work in flow.works[: flow.steps]:
            for way in work.ways:
                self._into.setdefault(way.to, set()).add((work.index, way.holds, way.is_loop))

    def at(self, index: int) -> object:
        """Return all that turns the way at a work, and all that leads there."""
        work, sets = self._flow.works[index], self._flow.sets
        ways = sorted(
            (one.target, one.holds, one.reopens, one.counter or 0, repr(self._said(index, one)))
            for one in work.ways
        )
        ruled = {one for one in self._flow.impossible if sets.facts(one) & work.decides}
        return (
            (ways, ruled, self._into.get(index), work.split, work.decides, work.stops),
            (work.waits_for_all, work.repeats_freely, work.during, work.outcome),
        )

    def _said(self, index: int, way: Way) -> object:
        return self._contents.get((index, way.number))
