"""Whether somebody can really come to wait as long as a bound says: a timed run that does.

The steps of the chain that makes them wait take as long as they can, all others as short. What is
not found within some hundred events is left open: the bound holds all the same.
"""

from dataclasses import replace
from typing import NamedTuple

from pathwaytool.dataclass import dataclass
from pathwaytool.prove.compile.values import TooLarge
from pathwaytool.prove.time.course import Course, Courses
from pathwaytool.prove.time.durations import Durations
from pathwaytool.prove.time.since import since_start

MOST_EVENTS = 400
"""How many events are looked at."""


class Delay(NamedTuple):
    """Work `before` waits so many hours for `step` to begin, while the steps of `chain` run."""

    before: int
    step: int
    hours: int
    chain: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Timed:
    """A course, when each of its runs begins, and when what has come to a step was received.

    `since`: when the one who waits had finished; -1 while nobody waits.
    """

    course: Course
    begins: tuple[int, ...]
    ended: tuple[int, ...] = ()
    since: int = -1


def is_reached(durations: Durations, delay: Delay) -> bool:
    """Tell whether a timed run is found on which somebody waits as long as `delay` says."""
    return not _is_beyond(durations, delay) and is_found(durations, delay)


def is_found(durations: Durations, delay: Delay) -> bool:
    """Look for a timed run on which somebody waits so long, as far as the limits of the search."""
    try:
        return _RunSearch(durations, delay).is_found()
    except TooLarge:
        return False


def _is_beyond(durations: Durations, delay: Delay) -> bool:
    """Tell whether no run that is looked for is so long, but for ways back that nothing bounds."""
    works, before = durations.flow.works, delay.before
    spans = dict(since_start(durations.short_but_for(delay.chain)))
    soonest = spans[works[before].name].shortest + durations.shortest(before)
    return spans[works[delay.step].name].longest - soonest < delay.hours


class _RunSearch:
    """Follows timed runs, those first that keep to the chain."""

    def __init__(self, durations: Durations, delay: Delay) -> None:
        self._durations = durations
        self._courses = Courses(durations)
        self._delay = delay
        self._wanted = {*delay.chain, delay.before, delay.step}

    def is_found(self) -> bool:
        flow, left = self._durations.flow, MOST_EVENTS
        everybody = flow.by_start(self._durations.suspicion.universe)
        stack = [_Timed(self._courses.first(everybody), (0,))]
        while stack and left > 0:
            timed = stack.pop()
            if not timed.course.going:
                continue
            work = min(timed.course.going, key=lambda work: (self._end(timed, work), work))
            found = []
            for values in self._courses.choices(work):
                left -= 1
                for after in self._courses.after(timed.course, work, values):
                    found.append(self._moved(timed, after, work))
            if any(self._has_waited(one) for one in found):
                return True
            stack += sorted(found, key=self._merit)
        return False

    def _length(self, work: int) -> int:
        durations = self._durations
        if work in self._delay.chain:
            return durations.longest(work)
        return durations.shortest(work)

    def _end(self, timed: _Timed, work: int) -> int:
        return timed.begins[timed.course.going[work]] + self._length(work)

    def _moved(self, timed: _Timed, course: Course, work: int) -> _Timed:
        now = self._end(timed, work)
        ended = (*timed.ended, now)
        begins = list(timed.begins)
        for run in course.events[-1].begun:
            begins.append(self._begin(course, run, ended))
        since = timed.since
        is_waiting = self._delay.step in course.came or self._begun(course)
        if work == self._delay.before and since < 0 and is_waiting:
            since = now
        return replace(timed, course=course, begins=tuple(begins), ended=ended, since=since)

    def _begin(self, course: Course, run: int, ended: tuple[int, ...]) -> int:
        """Return when a run begins: when what it waits for has been received."""
        chain, when = self._delay.chain, ended[-1]
        for arrival in course.runs[run].arrivals:
            owner = course.runs[course.events[arrival.event].run].work
            is_slow = owner in chain or (owner == self._delay.before and not chain)
            if is_slow:
                when = max(when, ended[arrival.event] + arrival.passing)
        return when

    def _begun(self, course: Course) -> bool:
        begun = course.events[-1].begun
        return any(course.runs[run].work == self._delay.step for run in begun)

    def _has_waited(self, timed: _Timed) -> bool:
        if timed.since < 0 or not self._begun(timed.course):
            return False
        return any(
            timed.begins[run] - timed.since >= self._delay.hours
            for run in timed.course.events[-1].begun
            if timed.course.runs[run].work == self._delay.step
        )

    def _merit(self, timed: _Timed) -> int:
        """Return how much of the chain has begun, or can still."""
        reach = self._durations.flow.reach.works
        met = {run.work for run in timed.course.runs}
        may = {at for at in self._wanted for work in timed.course.going if reach[work] >> at & 1}
        return 2 * len(self._wanted & met) + 3 * len(self._wanted & (met | may))
