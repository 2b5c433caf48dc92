"""Limits of which each can be kept, and that no schedule keeps all together on some route.

The times of a course are a simple temporal network: what each run may last, what it waits for, and
the limits are all bounds on how far two moments lie apart. No schedule keeps them all where some of
these bounds, added up along a circle, come to less than nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice, product
from typing import NamedTuple

from pathwaytool.dataclass import dataclass
from pathwaytool.prove.compile.flow import Flow, bits, union_of
from pathwaytool.prove.compile.values import EMPTY, TooLarge
from pathwaytool.prove.explore.retell import fewest_facts
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.proof import Failure, Story, StoryEvent
from pathwaytool.prove.time.conflicts import conflicting
from pathwaytool.prove.time.course import Course, Courses, Values
from pathwaytool.prove.time.deadline import Deadline, Reached, reached
from pathwaytool.prove.time.durations import WITHOUT_END, Durations
from pathwaytool.prove.time.strain import Web, is_settled

MOST_EVENTS = 400
"""How many events are looked at in all for limits that conflict."""

MOST_LIMITS = 12
"""Of more limits on one course, only these are looked at: those reached first."""

MOST_LAST = 32
"""How many ways in which the last arrival at each join can be another are looked at."""


class Bound(NamedTuple):
    """One moment is at most so many hours after another."""

    since: int
    until: int
    hours: int


@dataclass(frozen=True, slots=True)
class _Held:
    """A limit on a course, as a bound between two of its moments."""

    deadline: Deadline
    at: Reached
    bound: Bound


def conflict(durations: Durations, deadlines: Sequence[Deadline]) -> Failure | None:
    """Return the story of somebody who can keep each of the limits and not all; None if not found.

    `deadlines` are those that are not kept whatever happens. The fewest that conflict are named.
    Where the order of events matters, over several rounds, and where a clock may stand still, they
    are looked for in every order.
    """
    if len(deadlines) < 2:
        return None
    plain = [one for one in deadlines if not (one.goes_round or one.limit.paused_while)]
    try:
        found = next(_CourseSearch(durations, plain).found(), None) if len(plain) > 1 else None
    except TooLarge:
        found = None
    if found is None:
        other = conflicting(durations, deadlines)
        found = told_of(other.course, durations.flow, other.deadlines) if other else None
    return found


class _CourseSearch:
    """Follows everybody's course, whatever is decided, as far as `MOST_EVENTS` go."""

    def __init__(self, durations: Durations, deadlines: Sequence[Deadline]) -> None:
        self._durations = durations
        self._flow = durations.flow
        self._courses = Courses(durations)
        self._deadlines = deadlines
        self._left = MOST_EVENTS

    def found(self) -> Iterator[Failure]:
        """Yield who meets limits that conflict. Raises: TooLarge."""
        everybody = self._flow.by_start(self._durations.suspicion.universe)
        stack: list[tuple[Course, tuple[tuple[Deadline, Reached], ...]]] = []
        stack.append((self._courses.first(everybody), ()))
        while stack and self._left > 0:
            course, held = stack.pop()
            if course.is_back or not course.going:
                continue
            for onward in self._onward(course):
                if onward.is_back:
                    continue
                fresh = tuple((one, at) for one in self._deadlines for at in reached(onward, one))
                all_held = (*held, *fresh)
                if fresh and len(all_held) > 1:
                    yield from self._judged(onward, all_held)
                stack.append((onward, all_held))

    def _onward(self, course: Course) -> Iterator[Course]:
        work = min(course.going, key=lambda work: self._ends(course, work))
        decides = self._flow.works[work].decides
        choices: Sequence[Values] = self._courses.choices(work) if decides else [()]
        for values in choices:
            self._left -= 1
            yield from self._courses.after(course, work, values)

    def _ends(self, course: Course, work: int) -> tuple[int, int]:
        begins = course.runs[course.going[work]].earliest
        return begins + self._durations.shortest(work), -self._flow.weights[work]

    def _judged(
        self, course: Course, held: Iterable[tuple[Deadline, Reached]]
    ) -> Iterator[Failure]:
        """Yield the failure, if some of those who take `course` cannot keep all that is held."""
        web = Web(self._courses, course)
        while (some := web.splits(self._courses)) != EMPTY:
            course = replace(course, people=some)
            web = Web(self._courses, course)
        settled = [one for one in held if is_settled(web, course, one[1])]
        limits = [_Held(one, at, _bound(one, at)) for one, at in settled[:MOST_LIMITS]]
        network = _Network(self._durations, web, course, limits)
        limits = [one for one in limits if network.holds([one])]  # else it is told by itself
        if len(limits) > 1 and not network.holds(limits):
            fewest = sorted(network.fewest(limits), key=lambda one: one.at.event)
            yield told_of(course, self._flow, [one.deadline for one in fewest])


def told_of(course: Course, flow: Flow, deadlines: Sequence[Deadline]) -> Failure:
    """Return the story of those on `course`, who cannot keep all of `deadlines`; the last last."""
    levels, case = fewest_facts(flow, course.people)
    *_, last = deadlines
    pointers = (one.limit.place.pointer for one in deadlines)
    others = tuple(dict.fromkeys(one for one in pointers if one != last.limit.place.pointer))
    steps = (flow.works[one.index].name for one in deadlines)
    story = Story(
        facts=flow.named((level, case[level]) for level in bits(levels)),
        case=flow.named((level, case[level]) for level in bits(flow.at_start)),
        events=tuple(_event(flow, course, at) for at in range(len(course.events))),
        decisions=tuple(flow.named(one.values) for one in course.events),
        running=tuple(flow.works[at].name for at in sorted(course.going)),
        turn=flow.works[last.index].name,
    )
    return Failure(
        kind=FaultKind.LIMITS_CONFLICT.value,
        step=flow.works[last.index].name,
        pointer=last.limit.place.pointer,
        names=tuple(dict.fromkeys(steps)),
        cases=flow.count_by_start(course.people),
        story=story,
        others=others,
    )


def _event(flow: Flow, course: Course, at: int) -> StoryEvent:
    turned = course.events[at]
    work = flow.works[course.runs[turned.run].work]
    to = tuple(work.ways[number].target for number in turned.ways)
    begun = tuple(flow.works[course.runs[run].work].name for run in turned.begun)
    return StoryEvent(work.name, flow.named(turned.values), to, begun)


def _bound(deadline: Deadline, at: Reached) -> Bound:
    since = 2 * at.origin + (deadline.moment.value == "finish")
    return Bound(since, 2 * at.run + deadline.is_for_end, deadline.hours)


class _Network:
    """The moments on a course: run n begins at moment 2n and ends at moment 2n + 1."""

    def __init__(
        self, durations: Durations, web: Web, course: Course, limits: Sequence[_Held]
    ) -> None:
        own = [1 << one.at.run | 1 << one.at.origin for one in limits]
        before = [web.before[one.at.run] | web.before[one.at.origin] for one in limits]
        self._runs = union_of((*own, *before))
        self._always: list[Bound] = []
        self._joins: list[list[Bound]] = []
        for run in bits(self._runs):
            work = course.runs[run].work
            self._always.append(Bound(2 * run + 1, 2 * run, -durations.shortest(work)))
            if durations.most(work) < WITHOUT_END:
                self._always.append(Bound(2 * run, 2 * run + 1, durations.most(work)))
            links = web.links[run]
            self._always += [Bound(2 * run, 2 * link.before + 1, 0) for link in links]
            # It begins when the last of what it waits for has come: which that is may differ.
            last = [Bound(2 * link.before + 1, 2 * run, link.passing) for link in links]
            if last:
                self._joins.append(last)

    def holds(self, limits: Iterable[_Held]) -> bool:
        """Tell whether some schedule keeps all of `limits`, as far as is looked."""
        kept = [*self._always, *(one.bound for one in limits)]
        every = product(*self._joins)
        tried = list(islice(every, MOST_LAST + 1))
        if len(tried) > MOST_LAST:
            return self._fits(kept)
        return any(self._fits((*kept, *last)) for last in tried)

    def fewest(self, limits: Sequence[_Held]) -> Sequence[_Held]:
        """Return the fewest of `limits` that no schedule keeps together."""
        sizes = range(2, len(limits))
        fewer = (some for size in sizes for some in combinations(limits, size))
        return next((some for some in fewer if not self.holds(some)), limits)

    def _fits(self, bounds: Sequence[Bound]) -> bool:
        """Tell whether all `bounds` can hold at once: no circle of them comes to less than none."""
        when = {moment: 0 for run in bits(self._runs) for moment in (2 * run, 2 * run + 1)}
        for _ in range(len(when) + 1):
            is_changed = False
            for since, until, hours in bounds:
                if when[since] + hours < when[until]:
                    when[until] = when[since] + hours
                    is_changed = True
            if not is_changed:
                return True
        return False
