"""Lets somebody's course go on, event by event, and splits who they are where it turns on that.

Somebody is a case, and what each step on the way will decide, each time. Both are laid down only as
far as courses turn on them.
"""

from dataclasses import replace

from pathwaytool.dataclass import dataclass
from pathwaytool.prove.compile.flow import Way
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.time.course import Course, Courses, Values
from pathwaytool.prove.time.deadline import Deadline, earliest, is_too_many, reached

LONGEST_COURSE = 500
"""How many events a course is followed for."""

Decided = tuple[tuple[tuple[int, int], Values], ...]
"""What steps decide. Shape: the work, and how often it had finished before; the values."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """Young people, by their facts from the start, and what is decided about them."""

    people: int
    decided: Decided = ()


class Lucky(Exception):
    """They can be in time."""


Share = tuple[Somebody, Course | None]
"""Some of those whose courses part, and how theirs has gone on; None: it begins anew."""


class CourseSplit(Exception):
    """The course turns on something that is not laid down; those who are left, by what it is."""

    def __init__(self, shares: list[Share]) -> None:
        super().__init__()
        self.shares = [share for share in shares if share[0].people != EMPTY]


class Spent(Exception):
    """As many events have been looked at as may be."""


class Going:
    """Takes single events, at most `most`; `used` are those taken.

    `guide` gives the way from each work that is likeliest to be late.
    """

    def __init__(
        self, courses: Courses, deadline: Deadline, guide: dict[int, Way], most: int
    ) -> None:
        self.courses = courses
        self.flow = courses.flow
        self.durations = courses.durations
        self.deadline = deadline
        self._guide = guide
        self._most = most
        self.used = 0

    def next(self, who: Somebody, course: Course, work: int) -> Course:
        """Let `work` end. Raises: Lucky where a fault stops them; Split; Spent; TooLarge."""
        if len(course.events) > LONGEST_COURSE:
            raise Spent
        found = self._after(course, work, self._values(who, course, work))
        if not found:
            raise Lucky
        if len(found) == 1 and found[0].people == who.people:
            return found[0]
        found.sort(key=lambda one: self._merit(one, work))
        raise CourseSplit([(replace(who, people=one.people), one) for one in found])

    def soonest(self, who: Somebody, so_far: Course | None) -> Course:
        """Return the course on which every step is short, until the limit is missed.

        Raises: Lucky where it is not; Split; Spent; TooLarge.
        """
        course = so_far or self.courses.first(who.people)
        while True:
            if course.is_back and not self.deadline.goes_round:
                raise Lucky
            is_begin = bool(course.events) and not self.deadline.is_for_end
            if is_begin and self._is_late(course):
                return course
            if not self.may_miss(course):
                raise Lucky
            work = min(course.going, key=lambda work: self.ends(course, work))
            if self.is_goal(work):
                closed = self.courses.closed(course, work)
                if self._is_late(closed):
                    return closed
            course = self.next(who, course, work)

    def is_goal(self, work: int) -> bool:
        """Tell whether the limit is for the end of `work`."""
        return work == self.deadline.index and self.deadline.is_for_end

    def may_miss(self, course: Course) -> bool:
        """Tell whether the step of the limit may still come to its moment."""
        goal, works = self.deadline.index, self.flow.reach.works
        return any(work == goal or works[work] >> goal & 1 for work in course.going)

    def ends(self, course: Course, work: int) -> tuple[int, int]:
        """Return when `work` ends at the earliest, and what comes first of what ends together."""
        begins = course.runs[course.going[work]].earliest
        return begins + self.durations.shortest(work), -self.flow.weights[work]

    def _is_late(self, course: Course) -> bool:
        """Tell whether the last event has missed the limit, with every step as short as can be."""
        deadline = self.deadline
        return any(
            is_too_many(course, deadline, at, self.flow)
            or earliest(course, deadline, at, self.durations) > deadline.hours
            for at in reached(course, deadline)
        )

    def _after(self, course: Course, work: int, values: Values) -> list[Course]:
        if self.used >= self._most:
            raise Spent
        self.used += 1
        return self.courses.after(course, work, values)

    def _values(self, who: Somebody, course: Course, work: int) -> Values:
        """Return what `work` decides this time. Raises: Split where that is not laid down."""
        if not self.flow.works[work].decides:
            return ()
        key = (work, course.times(work))
        known = dict(who.decided).get(key)
        if known is not None:
            return known
        shares: list[tuple[int, Share]] = []
        for values in self.courses.choices(work):
            laid = (*who.decided, (key, values))
            for one in self._after(course, work, values):
                shares.append((self._merit(one, work), (Somebody(one.people, laid), one)))
        shares.sort(key=lambda share: share[0])
        raise CourseSplit([share for _, share in shares])

    def _merit(self, course: Course, work: int) -> int:
        """Return how well the last event of a course follows the guide."""
        way, sets = self._guide.get(work), self.flow.sets
        merit = 0
        if way is not None:
            merit += 4 if way.number in course.events[-1].ways else -4
        decides = self.flow.works[work].decides
        for other in self._guide.values():
            if sets.facts(other.holds) & decides:
                merit += 1 if sets.both(course.cases, other.holds) != EMPTY else -1
        return merit
