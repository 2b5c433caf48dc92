"""When the events of a course can happen, in their order: bounds on differences between moments.

A simple temporal network: moments, and the most hours that may lie from one to another. It can be
kept exactly where no circle of bounds is negative, and then the least and the most between any two
moments are the shortest circles through them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pathwaytool.model.time import Moment
from pathwaytool.prove.course import Course, Run
from pathwaytool.prove.durations import Durations
from pathwaytool.prove.strain import WITHOUT_END, Deadline, Reached, most

Bound = tuple[int, int, int]
"""From one moment to another there are at most so many hours.

The end of event n is moment 2n, the beginning of run n moment 2n + 1.
"""


@dataclass(frozen=True, slots=True)
class Bounds:
    """All bounds so far."""

    all: tuple[Bound, ...] = ()

    def with_more(self, *more: Bound) -> "Bounds":
        """Return these bounds and some more."""
        return Bounds((*self.all, *more))

    def can_hold(self) -> bool:
        """Tell whether there are times that keep all bounds."""
        hours = dict.fromkeys((at for a, b, _ in self.all for at in (a, b)), 0)
        return self._relaxed(hours)

    def least(self, since: int, until: int) -> int | None:
        """Return the fewest hours from one moment to a later one; None where nothing bounds it."""
        hours = {until: 0}
        self._relaxed(hours)
        return -hours[since] if since in hours else None

    def _relaxed(self, hours: dict[int, int]) -> bool:
        """Shorten `hours` until all bounds are kept, and tell whether that comes to an end."""
        moments = {at for a, b, _ in self.all for at in (a, b)}
        for _ in range(len(moments) + 1):
            changed = False
            for a, b, limit in self.all:
                if a in hours and hours[a] + limit < hours.get(b, WITHOUT_END * 10):
                    hours[b] = hours[a] + limit
                    changed = True
            if not changed:
                return True
        return False


def ended(durations: Durations, bounds: Bounds, course: Course, work: int) -> Bounds:
    """Return `bounds`, and those that hold when `work` is the next to end on `course`."""
    event, now = len(course.events), 2 * len(course.events)
    found: list[Bound] = [(now, now - 2, 0)] if event else []
    for at, run in course.going.items():
        longest = most(durations, at)
        if longest < WITHOUT_END:
            found.append((2 * run + 1, now, longest))
        if at == work:
            found.append((now, 2 * run + 1, -durations.shortest(at)))
    return bounds.with_more(*found)


def begun(durations: Durations, bounds: Bounds, course: Course) -> Iterator[Bounds]:
    """Yield the ways in which the runs may begin that the last event of `course` has begun.

    A step begins when the last of what it needs has been received: whichever that is.
    """
    event = len(course.events) - 1
    found = [bounds]
    for at in course.events[event].begun:
        first = (2 * at + 1, 2 * event, 0)
        lasts = list(_lasts(durations, course.runs[at], event))
        found = [
            one.with_more(first, (2 * moment, 2 * at + 1, passing))
            for one in found
            for moment, passing in lasts
        ]
    yield from (one for one in found if len(found) == 1 or one.can_hold())


def _lasts(durations: Durations, run: Run, event: int) -> Iterator[tuple[int, int]]:
    if not durations.flow.works[run.work].waits_for_all:
        yield event, min((one.passing for one in run.arrivals), default=0)
        return
    now = [one.passing for one in run.arrivals if one.event == event]
    yield event, max(now, default=0)
    for one in run.arrivals:
        if one.event != event and one.passing:
            yield one.event, one.passing


def moments(deadline: Deadline, at: Reached, course: Course) -> tuple[int, int]:
    """Return the moment that a limit counts from, and the one it counts to."""
    since = 2 * at.origin + 1
    if deadline.moment == Moment.FINISH:
        since = 2 * next(n for n, one in enumerate(course.events) if one.run == at.origin)
    until = 2 * at.event if deadline.limit.reach == Moment.FINISH else 2 * at.run + 1
    return since, until
