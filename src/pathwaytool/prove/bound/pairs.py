"""Which pieces of work can be in hand side by side, and in which cases: an outer bound.

The exact exploration looks at whole situations. Here only two positions at a time are kept, with
the facts known at the start: whatever can happen in a real situation can happen here too, and the
number of pairs grows with the square of the number of steps, not exponentially.
"""

from collections import deque
from collections.abc import Mapping
from enum import IntEnum

from pathwaytool.model.pathway import Split
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, Work, bits
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.move.waiting import Arrivals


class Stage(IntEnum):
    """How far a step is: waiting for others, under way, or finished (and not to run again)."""

    WAITING = 0
    RUNNING = 1
    DONE = 2


Position = tuple[Stage, int]

MOST_PAIRS = 2_000_000
"""How many pairs of positions are kept: what seven hundred steps side by side have, in ten seconds
or so. It bounds the time and the memory of everything that rests on them."""


class TooMuchBeside(Exception):
    """There are more positions that can hold at once than there is room for."""


class Pairs:
    """The cases, by their facts from the start, in which two positions can hold at once."""

    def __init__(self, flow: Flow, arrivals: Arrivals, universe: int) -> None:
        self._flow = flow
        self._sets = flow.sets
        self.arrivals = arrivals
        self._watched = _watched(flow)
        self._events = list(bits(flow.events))
        self._coming = [
            [event for event in self._events if flow.works[event].during >> work.index & 1]
            for work in flow.works
        ]
        self._leading: list[list[tuple[Position, int, int]] | None] = [None] * len(flow.works)
        self._cases: dict[Position, dict[Position, int]] = {}
        self._busy: deque[tuple[Position, Position]] = deque()
        self._queued: set[tuple[Position, Position]] = set()
        self._room = MOST_PAIRS
        if _widest(flow) > MOST_PAIRS:  # said at once
            raise TooMuchBeside
        start = arrivals.possible(flow.sets.forget(universe, flow.beside))
        begin = (Stage.RUNNING, BEGINNING)
        self._add(begin, begin, start)
        while self._busy:
            if self._room < 0:
                raise TooMuchBeside
            one, other = self._busy.popleft()
            self._queued.discard((one, other))
            self._follow(one, other)

    @property
    def size(self) -> int:
        """Return how many pairs of positions there are."""
        return sum(map(len, self._cases.values()))

    def cases(self, one: Position, other: Position) -> int:
        """Return the cases in which both can hold; with itself: in which it can hold at all."""
        return self._cases.get(one, {}).get(other, EMPTY)

    def beside(self, one: Position) -> dict[Position, int]:
        """Return everything that can hold at the same time as `one`, with the cases."""
        return self._cases.get(one, {})

    def comes(self, index: int) -> bool:
        """Tell whether any case comes to wait at work `index`."""
        return (Stage.WAITING, index) in self._cases

    def meets(self, index: int) -> bool:
        """Tell whether other work in hand may still arrive where one line of work waits."""
        return any(
            self._sets.both(cases, self.arrivals.cases(index, other)) != EMPTY
            for (stage, other), cases in self.beside((Stage.WAITING, index)).items()
            if stage != Stage.DONE and other != index
        )

    def _add(self, one: Position, other: Position, cases: int) -> None:
        if cases == EMPTY:
            return
        beside = self._cases.setdefault(one, {})
        known = beside.get(other, EMPTY)
        more = self._sets.either(known, cases)
        if more == known:
            return
        if known == EMPTY:
            self._room -= 2
        beside[other] = more
        self._cases.setdefault(other, {})[one] = more
        for pair in {(one, other), (other, one)}:
            if pair not in self._queued:
                self._queued.add(pair)
                self._busy.append(pair)

    def _follow(self, one: Position, other: Position) -> None:
        stage, index = one
        cases = self.cases(one, other)
        if stage == Stage.RUNNING:
            self._come(index, other)
        if self._flow.events >> index & 1:
            return
        if stage == Stage.WAITING:
            self._begin(index, other, cases)
        elif stage == Stage.RUNNING and one == other:
            self._finish_alone(self._flow.works[index], cases)
        elif stage == Stage.RUNNING:
            self._finish_beside(self._flow.works[index], other, cases)

    def _begin(self, index: int, other: Position, cases: int) -> None:
        stage, partner = other
        running = (Stage.RUNNING, index)
        if other == (Stage.WAITING, index):
            self._add(running, running, cases)
        elif other != running:
            if stage != Stage.DONE:
                cases = self._sets.without(cases, self.arrivals.cases(index, partner))
            self._add(running, other, cases)

    def _finish_alone(self, work: Work, cases: int) -> None:
        places = [(way, self._place(way)) for way in work.ways if way.to >= 0]
        if self._watched >> work.index & 1:
            done = (Stage.DONE, work.index)
            self._add(done, done, cases)
            for way, place in places:
                if not way.reopens >> work.index & 1:
                    self._add(done, place, self._taken(cases, way.holds))
        if work.index == BEGINNING:
            self._expect_events(cases, places)
        for at, (way, place) in enumerate(places):
            self._add(place, place, self._taken(cases, way.holds))
            for other, beside in places[at + 1 :] if work.split != Split.ONE else []:
                if beside != place:
                    both = self._sets.both(way.holds, other.holds)
                    self._add(place, beside, self._taken(cases, both))

    def _come(self, index: int, other: Position) -> None:
        """Let events come: `index` is one, or may be under way when one comes, beside `other`."""
        flow = self._flow
        if flow.events >> index & 1:
            for work in bits(flow.works[index].during):
                self._come_during(index, (Stage.RUNNING, work), other)
            return
        for event in self._coming[index]:
            self._come_during(event, (Stage.RUNNING, index), other)

    def _come_during(self, event: int, under_way: Position, other: Position) -> None:
        here = (Stage.RUNNING, event)
        way = self._flow.works[event].ways[0]
        if way.to < 0 or other == here:
            return
        place = self._place(way)
        cases = self._sets.both(self.cases(under_way, other), self.cases(here, other))
        if other == under_way:
            self._add(place, place, cases)
        if place != other:
            self._add(place, other, cases)

    def _expect_events(self, cases: int, places: list[tuple[Way, Position]]) -> None:
        """Let each event be in hand from the beginning, beside what begins and each other."""
        for at, event in enumerate(self._events):
            coming = (Stage.RUNNING, event)
            self._add(coming, coming, cases)
            for other in self._events[:at]:
                self._add(coming, (Stage.RUNNING, other), cases)
            for way, place in places:
                self._add(coming, place, self._taken(cases, way.holds))

    def _finish_beside(self, work: Work, other: Position, cases: int) -> None:
        if self._watched >> work.index & 1 and other != (Stage.DONE, work.index):
            self._add((Stage.DONE, work.index), other, cases)
        stage, index = other
        done = index if stage == Stage.DONE else -1
        both, add = self._sets.both, self._add
        for place, possible, reopens in self._led_to(work):
            # That a step has finished counts no longer once a way that reopens it is taken.
            if place != other and not (done >= 0 and reopens >> done & 1):
                add(place, other, cases if possible == FULL else both(cases, possible))

    def _led_to(self, work: Work) -> list[tuple[Position, int, int]]:
        """Return for each way where it leads, for whom it is not ruled out, and what it reopens."""
        found = self._leading[work.index]
        if found is None:
            found = self._leading[work.index] = [
                (self._place(way), self.arrivals.possible(way.holds), way.reopens)
                for way in work.ways
                if way.to >= 0
            ]
        return found

    def _taken(self, cases: int, holds: int) -> int:
        return cases if holds == FULL else self._sets.both(cases, self.arrivals.possible(holds))

    def _place(self, way: Way) -> Position:
        waits = self._flow.works[way.to].waits_for_all
        return (Stage.WAITING if waits else Stage.RUNNING, way.to)


def _widest(flow: Flow) -> int:
    """Return how many pairs the widest split has, at the least: of steps and of what follows."""
    ways = (len(one.ways) for one in flow.works if one.split == Split.ALL)
    return 4 * max(ways, default=0) ** 2


def _watched(flow: Flow) -> int:
    """Return the steps that must not run twice, and where that is not plain from the drawing.

    Where a step waits for all lines of work, only a loop, or a step before it that repeats, can
    bring one there again.
    """
    incoming: dict[int, int] = {}
    again = 0
    for work in flow.works[: flow.steps]:
        if work.repeats_freely:
            again |= flow.reach.works[work.index]
        for way in work.ways:
            if way.to >= 0:
                incoming[way.to] = incoming.get(way.to, 0) + 1
                if way.is_loop or work.during:
                    again |= 1 << way.to | flow.reach.works[way.to]
    result = 0
    follows = _following(flow, incoming)
    for work in flow.works[: flow.steps]:
        meets = not work.waits_for_all and incoming.get(work.index, 0) > 1
        if work.step and not work.repeats_freely and (meets or again >> work.index & 1):
            result |= 1 << work.index
    return result & ~follows


def _following(flow: Flow, incoming: Mapping[int, int]) -> int:
    """Return the steps that one way alone leads to, from one that must not run twice itself.

    They run again only after that one has, and whatever begins a new round for it does so for them:
    so the fault is with the first of such a row, and a row of any length is watched in one step.
    """
    resets = {way.reopens for work in flow.works for way in work.ways if way.reopens}
    result = 0
    for work in flow.works[: flow.steps]:
        for way in work.ways if not work.repeats_freely else ():
            if way.to < 0 or way.is_loop or incoming.get(way.to) != 1:
                continue
            if all(reset >> way.to & 1 for reset in resets if reset >> work.index & 1):
                result |= 1 << way.to
    return result
