"""When the events of a course can happen, in their order: bounds on differences between moments.

A simple temporal network: moments, and the most hours that may lie from one to another. There are
times that keep all bounds where no circle of bounds is negative, and then the least between two
moments is the shortest chain of bounds from the one to the other.
"""

from collections.abc import Iterator
from dataclasses import field

from pathwaytool.dataclass import dataclass
from pathwaytool.model.time import Moment
from pathwaytool.prove.time.course import Course, Run
from pathwaytool.prove.time.deadline import Deadline, Reached
from pathwaytool.prove.time.durations import WITHOUT_END, Durations

Bound = tuple[int, int, int]
"""From one moment to another there are at most so many hours.

The end of event n is moment 2n, the beginning of run n moment 2n + 1.
"""


@dataclass(frozen=True, slots=True)
class TimeBounds:
    """All bounds so far, by the moment they are from, and `hours`: times that keep them."""

    after: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    hours: dict[int, int] = field(default_factory=dict)

    def with_more(self, *more: Bound) -> "TimeBounds | None":
        """Return these bounds and some more; None where no times keep them all."""
        found = TimeBounds(dict(self.after), dict(self.hours))
        for one in more:
            if not found._add(*one):
                return None
        return found

    def least(self, since: int, until: int) -> int | None:
        """Return the fewest hours from one moment to a later one; None where nothing bounds it."""
        hours, busy = {until: 0}, [until]
        while busy:
            at = busy.pop(0)
            for to, limit in self.after.get(at, ()):
                if hours[at] + limit < hours.get(to, WITHOUT_END):
                    hours[to] = hours[at] + limit
                    busy.append(to)
        return -hours[since] if since in hours else None

    def _add(self, since: int, until: int, limit: int) -> bool:
        """Add a bound, and tell whether there are still times that keep all.

        If keeping it would move the moment that it is from, that goes on for ever.
        """
        hours = self.hours
        self.after[since] = (*self.after.get(since, ()), (until, limit))
        hours.setdefault(since, 0)
        if hours.setdefault(until, hours[since] + limit) <= hours[since] + limit:
            return True
        if since == until:
            return False
        hours[until] = hours[since] + limit
        busy = [until]
        while busy:
            at = busy.pop()
            for to, more in self.after.get(at, ()):
                if hours[at] + more < hours[to]:
                    if to == since:
                        return False
                    hours[to] = hours[at] + more
                    busy.append(to)
        return True


def ended(durations: Durations, bounds: TimeBounds, course: Course, work: int) -> TimeBounds | None:
    """Return `bounds`, and those that hold when `work` is the next to end on `course`.

    None where it cannot be the next.
    """
    event, now = len(course.events), 2 * len(course.events)
    found: list[Bound] = [(now, now - 2, 0)] if event else []
    for at, run in course.going.items():
        longest = durations.most(at)
        if longest < WITHOUT_END:
            found.append((2 * run + 1, now, longest))
        if at == work:
            found.append((now, 2 * run + 1, -durations.shortest(at)))
    return bounds.with_more(*found)


def begun(durations: Durations, bounds: TimeBounds, course: Course) -> Iterator[TimeBounds]:
    """Yield the ways in which the runs may begin that the last event of `course` has begun.

    A step begins when the last of what it needs has been received: whichever that is.
    """
    event = len(course.events) - 1
    found = [bounds]
    for at in course.events[event].begun:
        first = (2 * at + 1, 2 * event, 0)
        lasts = list(_lasts(durations, course.runs[at], event))
        more = [
            one.with_more(first, (2 * moment, 2 * at + 1, passing))
            for one in found
            for moment, passing in lasts
        ]
        found = [one for one in more if one is not None]
    yield from found


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
        since = 2 * course.end_of(at.origin)
    until = 2 * at.event if deadline.is_for_end else 2 * at.run + 1
    return since, until
