"""Which pieces of work can be in hand side by side, and in which cases: an outer bound.

The exact exploration looks at whole situations. Here only two positions at a time are kept, with
the facts known at the start: whatever can happen in a real situation can happen here too. There
are as many pairs as the square of the number of steps, not exponentially many; and where work side
by side is alike, they are followed all at once (`bound/rows.py`).
"""

from collections.abc import Iterator, Mapping
from enum import IntEnum

from pathwaytool.model.pathway import Split
from pathwaytool.prove.bound.rows import OutOfRoom, Row, Rows
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, Work, bits
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.move.waiting import Arrivals


class Stage(IntEnum):
    """How far a step is: waiting for others, under way, or finished (and not to run again)."""

    WAITING = 0
    RUNNING = 1
    DONE = 2


Position = tuple[Stage, int]

IN_HAND = (Stage.WAITING, Stage.RUNNING)

MOST_WORK = 6_000_000
"""How many operations on rows there may be: some ten seconds' work."""

MOST_BESIDE = 10_000
"""How many ways of one step may be taken at once: the rows then have some 300 MB."""


class TooMuchBeside(Exception):
    """There are more positions that can hold at once than there is room for."""


class Pairs:
    """The cases, by their facts from the start, in which two positions can hold at once.

    A position stands in a row at the place of its work, in the part of its stage.
    """

    def __init__(
        self, flow: Flow, arrivals: Arrivals, universe: int, known: list[Row] | None = None
    ) -> None:
        """`known` are the rows that all has come to for the same flow and universe before."""
        self._flow = flow
        self._sets = flow.sets
        self.arrivals = arrivals
        self._width = len(flow.works)
        self._works = (1 << self._width) - 1
        self._watched = _watched(flow)
        self._events = list(bits(flow.events))
        self._coming = [
            [event for event in self._events if flow.works[event].during >> work.index & 1]
            for work in flow.works
        ]
        self._leading: list[list[tuple[int, int, int]] | None] = [None] * self._width
        self._rows = Rows(flow.sets, _levels(flow), MOST_WORK)
        if known is not None:
            self._rows.put_back(known)
            return
        if _widest(flow) > MOST_BESIDE:  # said at once
            raise TooMuchBeside
        start = arrivals.possible(flow.sets.forget(universe, flow.beside))
        begin = self._at((Stage.RUNNING, BEGINNING))
        self._rows.add(begin, 1 << begin, start)
        try:
            self._follow_all()
        except OutOfRoom as problem:
            raise TooMuchBeside from problem

    @property
    def size(self) -> int:
        """Return how many pairs of positions there are."""
        return self._rows.size

    @property
    def rows(self) -> list[Row]:
        """Return all that is known, by position."""
        return self._rows.rows

    def cases(self, one: Position, other: Position) -> int:
        """Return the cases in which both can hold; with itself: in which it can hold at all."""
        return self._rows.cases(self._at(one), self._at(other))

    def beside(self, one: Position, stage: Stage) -> Iterator[tuple[int, int]]:
        """Yield the works, as masks, that can be at `stage` at the same time, with the cases."""
        for cases, mask in self._rows.rows[self._at(one)].items():
            works = mask >> stage * self._width & self._works
            if works:
                yield works, cases

    def in_hand_beside(self, one: Position) -> Iterator[tuple[int, int]]:
        """Yield the works, as masks, that can be in hand beside `one`, with the cases."""
        for stage in IN_HAND:
            yield from self.beside(one, stage)

    def comes(self, index: int) -> bool:
        """Tell whether any case comes to wait at work `index`."""
        return bool(self._rows.rows[self._at((Stage.WAITING, index))])

    def meets(self, index: int) -> bool:
        """Tell whether other work in hand may still arrive where one line of work waits."""
        return self._awaited(index) != 0

    def awaited_at(self, index: int) -> int:
        """Return the works in hand, as a mask, that work may have to wait for at a step."""
        return self._awaited(index) if self._flow.works[index].waits_for_all else 0

    def _awaited(self, index: int) -> int:
        upstream, found = self.arrivals.upstream[index] & ~(1 << index), 0
        for works, cases in self.in_hand_beside((Stage.WAITING, index)):
            for may_come, coming in self.arrivals.groups(index) if works & upstream else ():
                if works & may_come and self._sets.both(cases, coming) != EMPTY:
                    found |= works & may_come
        return found & ~(1 << index)

    def _at(self, position: Position) -> int:
        stage, index = position
        return stage * self._width + index

    def _follow_all(self) -> None:
        is_new = True
        while is_new:
            is_new = False
            self._rows.settle()
            for place, fresh in self._rows.follow():
                is_new = True
                stage, index = divmod(place, self._width)
                if stage == Stage.RUNNING:
                    self._follow_running(self._flow.works[index], fresh)
                elif stage == Stage.WAITING:
                    self._begin(index, fresh)

    def _follow_running(self, work: Work, fresh: Row) -> None:
        is_event = self._flow.events >> work.index & 1
        for cases, mask in fresh.items():
            if is_event or self._coming[work.index]:
                self._come(work.index, mask, cases)
            if not is_event:
                own = 1 << self._at((Stage.RUNNING, work.index))
                if mask & own:
                    self._finish_alone(work, cases)
                self._finish_beside(work, mask & ~own, cases)

    def _begin(self, index: int, fresh: Row) -> None:
        if self._flow.events >> index & 1:
            return
        add, width = self._rows.add, self._width
        own, running = 1 << index, self._at((Stage.RUNNING, index))
        upstream = self.arrivals.upstream[index] & ~own
        upstream |= upstream << width
        for cases, mask in fresh.items():
            if mask & own:
                add(running, 1 << running, cases)
            others = mask & ~(own | 1 << running)
            add(running, others & ~upstream, cases)
            others &= upstream
            for coming, may_come in self.arrivals.groups(index) if others else ():
                met = others & (coming | coming << width)
                others &= ~met
                add(running, met, self._sets.without(cases, may_come) if met else EMPTY)
            # What is left has a way here that nobody can take: it is not waited for.
            add(running, others, cases)

    def _finish_alone(self, work: Work, cases: int) -> None:
        add, taken = self._rows.add, self._taken
        places = [(way, self._place(way)) for way in work.ways if way.to >= 0]
        if self._watched >> work.index & 1:
            done = self._at((Stage.DONE, work.index))
            add(done, 1 << done, cases)
            for way, place in places:
                if not way.reopens >> work.index & 1:
                    add(done, 1 << place, taken(cases, way.holds))
        if work.index == BEGINNING:
            self._expect_events(cases, places)
        at_once = _by_condition(places) if work.split != Split.ONE else {}
        for way, place in places:
            add(place, 1 << place, taken(cases, way.holds))
            for holds, beside in at_once.items():
                both = self._sets.both(way.holds, holds)
                add(place, beside & ~(1 << place), taken(cases, both))

    def _come(self, index: int, mask: int, cases: int) -> None:
        """Let events come: `index` is one, or may be under way when one comes, beside `mask`."""
        flow = self._flow
        if flow.events >> index & 1:
            for work in bits(flow.works[index].during):
                self._come_during(index, self._at((Stage.RUNNING, work)), mask, cases)
            return
        for event in self._coming[index]:
            here = self._at((Stage.RUNNING, event))
            self._come_during(event, here, mask, cases, self._at((Stage.RUNNING, index)))

    def _come_during(
        self, event: int, other_row: int, mask: int, cases: int, under_way: int = -1
    ) -> None:
        """Let an event come while a work is under way.

        One of both can hold beside `mask` in `cases`; `other_row` is the place of the other.
        """
        way = self._flow.works[event].ways[0]
        if way.to < 0:
            return
        under_way = other_row if under_way < 0 else under_way
        place, here = self._place(way), self._at((Stage.RUNNING, event))
        for found, beside in list(self._rows.rows[other_row].items()):
            met = mask & beside & ~(1 << here)
            together = self._sets.both(cases, found) if met else EMPTY
            if met >> under_way & 1:
                self._rows.add(place, 1 << place, together)
            self._rows.add(place, met & ~(1 << place), together)

    def _expect_events(self, cases: int, places: list[tuple[Way, int]]) -> None:
        """Let each event be in hand from the beginning, beside what begins and each other."""
        add = self._rows.add
        for at, event in enumerate(self._events):
            coming = self._at((Stage.RUNNING, event))
            add(coming, 1 << coming, cases)
            for other in self._events[:at]:
                add(coming, 1 << self._at((Stage.RUNNING, other)), cases)
            for way, place in places:
                add(coming, 1 << place, self._taken(cases, way.holds))

    def _finish_beside(self, work: Work, mask: int, cases: int) -> None:
        both, add, width = self._sets.both, self._rows.add, self._width
        if self._watched >> work.index & 1:
            done = self._at((Stage.DONE, work.index))
            add(done, mask & ~(1 << done), cases)
        for place, possible, reopens in self._led_to(work):
            # That a step has finished counts no longer once a way that reopens it is taken.
            beside = mask & ~(1 << place | reopens << Stage.DONE * width)
            add(place, beside, cases if possible == FULL else both(cases, possible))

    def _led_to(self, work: Work) -> list[tuple[int, int, int]]:
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

    def _place(self, way: Way) -> int:
        waits = self._flow.works[way.to].waits_for_all
        return self._at((Stage.WAITING if waits else Stage.RUNNING, way.to))


def _by_condition(places: list[tuple[Way, int]]) -> Row:
    """Return where ways lead, as masks, by the cases that take them."""
    found: Row = {}
    for way, place in places:
        found[way.holds] = found.get(way.holds, 0) | 1 << place
    return found


def _levels(flow: Flow) -> list[int]:
    """Return for each position how far it is from the beginning: what is before, is followed first.

    Ways back do not count. Steps that are as far are followed together.
    """
    far = [0] * len(flow.works)
    for at in sorted(range(len(flow.works)), key=lambda at: -flow.weights[at]):
        for way in flow.works[at].ways:
            if way.to >= 0 and not way.is_loop:
                far[way.to] = max(far[way.to], far[at] + 1)
    return [2 * level + stage for stage in (0, 1, 0) for level in far]


def _widest(flow: Flow) -> int:
    """Return how many ways the widest split has that are all taken."""
    return max((len(one.ways) for one in flow.works if one.split == Split.ALL), default=0)


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
