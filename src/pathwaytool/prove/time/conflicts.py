"""Limits that conflict where the order of events matters, or over several rounds of a loop.

Somebody - a case, and what is decided - is followed in every order that some lengths of the steps
allow, with every limit as a bound on how far two moments lie apart. Where no order is left, no
schedule keeps them all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import heappop, heappush
from itertools import combinations
from typing import NamedTuple

from pathwaytool.dataclass import dataclass
from pathwaytool.prove.compile.conditions import cases_where
from pathwaytool.prove.compile.flow import bits
from pathwaytool.prove.compile.values import EMPTY, TooLarge
from pathwaytool.prove.time.bounds import TimeBounds, begun, ended, moments
from pathwaytool.prove.time.course import Course, Courses
from pathwaytool.prove.time.deadline import Deadline, reached
from pathwaytool.prove.time.durations import WITHOUT_END, Durations
from pathwaytool.prove.time.going import CourseSplit, Going, Lucky, Somebody, Spent
from pathwaytool.prove.time.standing import standing_still

MOST_EVENTS = 1_500
"""How many events are looked at in all."""

MOST_TOGETHER = 4
"""Of more limits that conflict than these, all are named that were in the way."""


@dataclass(frozen=True, slots=True)
class Conflicting:
    """Who cannot keep all of `deadlines`, the fewest; `course` is a way on which it shows."""

    who: Somebody
    course: Course
    deadlines: Sequence[Deadline]


class Ruled(NamedTuple):
    """What became of all orders: where one is left, `course` is None. `met` are the deadlines that
    ran, by number, as a mask."""

    course: Course | None
    met: int


def conflicting(durations: Durations, deadlines: Sequence[Deadline]) -> Conflicting | None:
    """Return somebody who can keep each of some limits and not all; None where nobody was found."""
    try:
        return next(_found(durations, deadlines), None)
    except (Spent, TooLarge):
        return None


def _found(durations: Durations, deadlines: Sequence[Deadline]) -> Iterator[Conflicting]:
    flow = durations.flow
    pauses = (one.limit.paused_while for one in deadlines)
    asked = [cases_where(flow, one.holding) for one in pauses if one and one.holding]
    going = Going(Courses(durations, asked), deadlines[0], {}, MOST_EVENTS)
    # Those of whom the least is decided first: else a loop would be gone round for ever.
    queue = [(0, at, Somebody(some)) for at, some in enumerate(_parted(durations, asked))]
    number = len(queue)
    while queue:
        _, _, who = heappop(queue)
        try:
            found = _judged(going, who, deadlines)
        except CourseSplit as split:
            for some, _ in split.shares:
                number += 1
                heappush(queue, (len(some.decided), number, some))
            continue
        if found is not None:
            yield found


def _parted(durations: Durations, asked: Sequence[int]) -> list[int]:
    """Return everybody, parted by whether each of `asked` may ever hold of them."""
    flow, sets = durations.flow, durations.flow.sets
    parts = [flow.by_start(durations.suspicion.universe)]
    for one in asked:
        may = flow.by_start(one)
        halves = [(sets.without(some, may), sets.both(some, may)) for some in parts]
        parts = [some for half in halves for some in half if some != EMPTY]
    return parts


def _judged(going: Going, who: Somebody, deadlines: Sequence[Deadline]) -> Conflicting | None:
    """Return the fewest of the limits that `who` cannot keep. Raises: CourseSplit, Spent."""
    ruled = _followed(going, who, deadlines)
    if ruled.course is None:
        return None
    met = [deadlines[at] for at in bits(ruled.met)]
    if any(_followed(going, who, [one]).course for one in met):
        return None  # somebody who misses one by itself
    for size in range(2, min(len(met), MOST_TOGETHER) + 1):
        for some in combinations(met, size):
            course = _followed(going, who, some).course
            if course is not None:
                return Conflicting(who, course, some)
    return Conflicting(who, ruled.course, met)


def _followed(going: Going, who: Somebody, deadlines: Sequence[Deadline]) -> Ruled:
    """Follow `who` in every order that keeps `deadlines`. Raises: CourseSplit, Spent, TooLarge."""
    orders = _Orders(going, who, deadlines)
    return Ruled(None if orders.is_any_left() else orders.furthest, orders.met)


class _Orders:
    """Every order of the events of the same people that keeps some limits."""

    def __init__(self, going: Going, who: Somebody, deadlines: Sequence[Deadline]) -> None:
        self._going = going
        self._who = who
        self._deadlines = deadlines
        self.met = 0
        self.furthest: Course | None = None

    def is_any_left(self) -> bool:
        """Tell whether some order keeps all, as far as they are held."""
        going = self._going
        stack = [(going.courses.first(self._who.people), TimeBounds())]
        while stack:
            course, bounds = stack.pop()
            if not (course.going and self._may_miss(course)):
                return True
            works = sorted(course.going, key=lambda work: going.ends(course, work))
            for work in reversed(works):
                after = ended(going.durations, bounds, course, work)
                if after is not None:
                    try:
                        stack += self._onward(course, work, after)
                    except Lucky:  # a fault stops them
                        return True
        return False

    def _may_miss(self, course: Course) -> bool:
        reach = self._going.flow.reach.works
        ahead = [*course.going, *bits(course.situation.waiting)]
        return any(
            work == one.index or reach[work] >> one.index & 1
            for work in ahead
            for one in self._deadlines
        )

    def _note(self, course: Course, *, is_open: bool) -> None:
        """Keep the course that has come the furthest: most of what is decided is on it.

        `is_open`: nothing has come of its last event yet.
        """
        course = replace(course, events=course.events[:-1]) if is_open else course
        if self.furthest is None or len(course.events) > len(self.furthest.events):
            self.furthest = course

    def _onward(
        self, course: Course, work: int, bounds: TimeBounds
    ) -> list[tuple[Course, TimeBounds]]:
        closed = self._going.courses.closed(course, work)
        kept = self._in_time(closed, bounds, for_end=True)
        if kept is None:
            return []
        onward = self._going.next(self._who, course, work)
        found = []
        for some in begun(self._going.durations, kept, onward):
            left = self._in_time(onward, some, for_end=False)
            if left is not None:
                found.append((onward, left))
        return found

    def _in_time(self, course: Course, bounds: TimeBounds, *, for_end: bool) -> TimeBounds | None:
        """Return the bounds that hold when the last event keeps the limits; None: it does not."""
        for number, deadline in enumerate(self._deadlines):
            for at in reached(course, deadline) if deadline.is_for_end == for_end else ():
                still = standing_still(self._going.durations, course, deadline, at)
                if still >= WITHOUT_END:
                    continue
                self.met |= 1 << number
                since, until = moments(deadline, at, course)
                more = bounds.with_more((since, until, deadline.hours + still))
                if more is None:
                    self._note(course, is_open=for_end)
                    return None
                bounds = more
        return bounds
