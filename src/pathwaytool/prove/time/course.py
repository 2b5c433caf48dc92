"""One young person's course in the exact semantics, with all that time needs to know about it.

Several young people may share a course, as long as they differ in nothing that it turns on.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from pathwaytool.dataclass import dataclass
from pathwaytool.prove.compile.flow import BEGINNING, Way, Work, bits
from pathwaytool.prove.compile.values import EMPTY, TooLarge
from pathwaytool.prove.move.beginning import Beginner
from pathwaytool.prove.move.moves import Moves
from pathwaytool.prove.move.situation import FIRST, Move, Situation
from pathwaytool.prove.move.waiting import arrivals_of
from pathwaytool.prove.time.durations import Durations

MOST_CHOICES = 256
"""How many ways in which a step may decide its facts are looked at."""

Values = tuple[tuple[int, int], ...]
"""What a step decides: the level of each fact and its value."""


class WorkReceived(NamedTuple):
    """Work has come to a step: by which event, and the most hours until it has been received."""

    event: int
    passing: int


class Run(NamedTuple):
    """A work that has begun: after which event, and the arrivals it was begun by.

    `earliest`: the hours since the beginning, where all steps on the way are as short as they can
    be.
    """

    work: int
    began: int
    arrivals: tuple[WorkReceived, ...]
    earliest: int


class Turned(NamedTuple):
    """An event: a run has ended. `ways` are the numbers of the ways taken, `begun` the new runs."""

    run: int
    values: Values
    ways: tuple[int, ...]
    begun: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What has happened so far. `people` are those who take it, by the facts from the start.

    `going` gives the runs in hand, by work, and `came` the arrivals at the steps that wait. `met`
    are the works that have been come to, `joined` those that were come to more than once, as masks.
    `is_back`: a way back was taken whose rounds are not bounded.
    """

    people: int
    situation: Situation
    cases: int
    events: tuple[Turned, ...]
    runs: tuple[Run, ...]
    going: dict[int, int]
    came: dict[int, tuple[WorkReceived, ...]]
    met: int = 0
    joined: int = 0
    is_back: bool = False

    def times(self, work: int) -> int:
        """Return how often `work` has finished."""
        return sum(self.runs[event.run].work == work for event in self.events)

    def end_of(self, run: int) -> int:
        """Return the event at which `run` has ended."""
        return next(at for at, event in enumerate(self.events) if event.run == run)


class Courses:
    """Lets courses go on, exactly. What is decided is told apart as far as ways, or `asked`, do."""

    def __init__(self, durations: Durations, asked: Iterable[int] = ()) -> None:
        self._asked = tuple(asked)
        self.durations = durations
        self.flow = durations.flow
        self.arrivals = arrivals_of(self.flow)
        self._moves = Moves(self.flow, None, Beginner(self.flow, self.arrivals, forgetful=False))
        self._told_apart: dict[int, list[int]] = {}

    def first(self, people: int) -> Course:
        """Return the course on which nothing has happened."""
        run = Run(BEGINNING, 0, (), 0)
        cases = self.flow.sets.both(people, self.flow.untouched)
        return Course(people, FIRST, cases, (), (run,), {BEGINNING: 0}, {})

    def after(self, course: Course, work: int, values: Values) -> list[Course]:
        """Return how it goes on when `work` ends and decides `values`, for those who do go on.

        Each of them takes one of the courses that are returned. Raises: TooLarge.
        """
        choice = self.flow.sets.only(dict(values))
        outcome = self._moves.finish(course.situation, course.cases, work, choice)
        if outcome.is_cut:
            raise TooLarge
        return [
            self._moved(course, self.flow.works[work], values, move)
            for move in outcome.moves
            if move.cases != EMPTY
        ]

    def closed(self, course: Course, work: int) -> Course:
        """Return `course` with `work` ended, before anything has come of that."""
        turned = Turned(course.going[work], (), (), ())
        return replace(course, events=(*course.events, turned))

    def choices(self, work: int) -> list[Values]:
        """Return what `work` may decide, one for all that come to the same.

        Raises: TooLarge where there is too much.
        """
        found: list[Values] = [()]
        for level in bits(self.flow.works[work].decides):
            values = self.values(level)
            found = [(*one, (level, value)) for one in found for value in values]
            if len(found) > MOST_CHOICES:
                raise TooLarge
        return found

    def values(self, level: int) -> list[int]:
        """Return the values of a fact, one of each between which no condition tells apart."""
        if level not in self._told_apart:
            sets = self.flow.sets
            ways = (way.holds for work in self.flow.works for way in work.ways)
            outcomes = (work.outcome for work in self.flow.works)
            asking = {*ways, *outcomes, *self.flow.impossible, *self._asked}
            asking = {one for one in asking if sets.facts(one) >> level & 1}
            first: dict[tuple[int, ...], int] = {}
            for value in sets.values(self.flow.allowed, level):
                having = sets.having(level, (value,))
                told = tuple(sets.forget(sets.both(one, having), 1 << level) for one in asking)
                first.setdefault(told, value)
            self._told_apart[level] = list(first.values())
        return self._told_apart[level]

    def _moved(self, course: Course, work: Work, values: Values, move: Move) -> Course:
        durations = self.durations
        ways = [work.ways[number] for number in move.ways]
        run = course.going[work.index]
        now = course.runs[run].earliest + durations.shortest(work.index)
        event = len(course.events)
        came, met, joined = self._arrived(course, ways, event, move)
        begun, runs = [], list(course.runs)
        for index in bits(move.begun):
            begun.append(len(runs))
            runs.append(Run(index, event, came.pop(index, ()), now))
        going = {at: one for at, one in course.going.items() if move.to.running >> at & 1}
        going.pop(work.index, None)
        going.update(
            {runs[one].work: one for one in begun if move.to.running >> runs[one].work & 1}
        )
        turned = Turned(run, values, move.ways, tuple(begun))
        return replace(
            course,
            people=self.flow.by_start(move.cases),
            situation=move.to,
            cases=move.cases,
            events=(*course.events, turned),
            runs=tuple(runs),
            going=going,
            came={at: one for at, one in came.items() if move.to.waiting >> at & 1},
            met=met,
            joined=joined,
            is_back=any(way.is_loop and way.counter is None for way in ways),
        )

    def _arrived(
        self, course: Course, ways: list[Way], event: int, move: Move
    ) -> tuple[dict[int, tuple[WorkReceived, ...]], int, int]:
        """Return the arrivals at steps that wait or begin now, and what has been come to."""
        came, met, joined = dict(course.came), course.met, course.joined
        for way in ways:
            if way.to < 0:
                continue
            joined |= met & 1 << way.to
            met |= 1 << way.to
            if (move.begun | move.to.waiting) >> way.to & 1:
                arrival = WorkReceived(event, self.durations.passing(way))
                came[way.to] = (*came.get(way.to, ()), arrival)
        return came, met, joined
