"""Whether somebody must miss a limit: with every luck, in every order, in every calendar.

A search that splits people where their courses part. One lucky course, and all whom it stands for
are ruled out; those all of whose courses are late must miss the limit.
"""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.dataclass import dataclass
from pathwaytool.prove.compile.values import EMPTY, TooLarge
from pathwaytool.prove.time.bounds import TimeBounds, begun, ended, moments
from pathwaytool.prove.time.course import Course
from pathwaytool.prove.time.deadline import as_long, chain_back, is_too_many, reached
from pathwaytool.prove.time.going import CourseSplit, Going, Lucky, Share, Somebody, Spent
from pathwaytool.prove.time.strain import Least, least_of, people_apart


@dataclass(frozen=True, slots=True)
class Doomed:
    """They must miss the limit. `course` is the way they take when all steps are short."""

    who: Somebody
    course: Course
    least: Least


def first_doomed(going: Going, who: Somebody) -> Doomed | None:
    """Return some of `who` who must miss the limit; None where nobody was found in time."""
    try:
        return next(_found(going, who), None)
    except (Spent, TooLarge):
        return None


def all_doomed(going: Going, who: Somebody) -> bool:
    """Tell whether everybody in `who` is found to be doomed, in time."""
    left = who.people
    try:
        for doomed in _found(going, who):
            left = going.flow.sets.without(left, doomed.who.people)
            if left == EMPTY:
                return True
    except (Spent, TooLarge):
        return False
    return False


def _found(going: Going, who: Somebody) -> Iterator[Doomed]:
    stack: list[Share] = [(who, None)]
    while stack:
        some, so_far = stack.pop()
        try:
            yield _judged(going, some, so_far)
        except Lucky:
            continue
        except CourseSplit as split:
            stack += split.shares


def _judged(going: Going, who: Somebody, so_far: Course | None) -> Doomed:
    """Return `who`, if they must miss the limit. Raises: Lucky, Split, Spent, TooLarge."""
    deadline = going.deadline
    course = going.soonest(who, so_far)
    some = people_apart(going.courses, course)
    if some != EMPTY:
        rest = going.flow.sets.without(who.people, some)
        raise CourseSplit([(replace(who, people=one), None) for one in (rest, some)])
    (at,) = reached(course, deadline)
    least = least_of(going.courses, course, deadline, at)
    is_many = is_too_many(course, deadline, at, going.flow)
    if least is None:
        try:
            hours = _EveryOrder(going, who).least()
        except CourseSplit as split:
            raise CourseSplit([(some, None) for some, _ in split.shares]) from None
        least = Least(hours, chain_back(course, deadline, at))
    elif least.hours <= deadline.hours and not is_many:
        raise Lucky
    if is_many:
        least = Least(as_long(course, deadline, at, going.flow), chain_back(course, deadline, at))
    return Doomed(who, course, least)


class _EveryOrder:
    """Follows the same people in every order of events that some lengths allow."""

    def __init__(self, going: Going, who: Somebody) -> None:
        self._going = going
        self._who = who
        self._least: int | None = None

    def least(self) -> int:
        """Return the least over all orders. Raises: Lucky where one is in time; see Going.next."""
        stack = [(self._going.courses.first(self._who.people), TimeBounds())]
        while stack:
            course, bounds = stack.pop()
            if not self._going.may_miss(course):
                raise Lucky
            works = sorted(course.going, key=lambda work: self._going.ends(course, work))
            for work in reversed(works):
                after = ended(self._going.durations, bounds, course, work)
                if after is not None:
                    stack += self._onward(course, work, after)
        if self._least is None:
            raise Lucky
        return self._least

    def _onward(
        self, course: Course, work: int, bounds: TimeBounds
    ) -> list[tuple[Course, TimeBounds]]:
        """Let `work` end, and return how it goes on, but for what is too late for the limit."""
        going = self._going
        kept: TimeBounds | None = bounds
        if going.is_goal(work):
            kept = self._in_time(going.courses.closed(course, work), bounds)
        if kept is None:
            return []
        onward = going.next(self._who, course, work)
        if onward.is_back and not going.deadline.goes_round:
            raise Lucky
        found = []
        for some in begun(going.durations, kept, onward):
            left: TimeBounds | None = some
            if not going.deadline.is_for_end:
                left = self._in_time(onward, some)
            if left is not None:
                found.append((onward, left))
        return found

    def _in_time(self, course: Course, bounds: TimeBounds) -> TimeBounds | None:
        """Return the bounds that hold when the last event keeps the limit; None where none do."""
        going, deadline = self._going, self._going.deadline
        for at in reached(course, deadline):
            since, until = moments(deadline, at, course)
            kept = bounds.with_more((since, until, deadline.hours))
            if kept is None or is_too_many(course, deadline, at, going.flow):
                hours = bounds.least(since, until)
                if hours is not None:
                    self._least = hours if self._least is None else min(self._least, hours)
                return None
            bounds = kept
        return bounds
