"""A limit on a course: when it counts from, when it is reached, and what lies in between."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from pathwaytool.dataclass import dataclass
from pathwaytool.model.time import Duration, Limit, Moment
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way
from pathwaytool.prove.compile.values import FULL
from pathwaytool.prove.time.course import Course
from pathwaytool.prove.time.durations import Durations


@dataclass(frozen=True, slots=True)
class Deadline:
    """A limit of so long a `duration`, from a moment of work `origin` to one of work `index`.

    That of a hand-off is for those who take its `way` from work `giver`. `goes_round`: only ways
    back lead from the one to the other, so that they all count, whether
    their rounds are bounded or not. `is_first`: only the first time that the step comes to its
    moment counts. It is for the cases `among`.
    """

    origin: int
    index: int
    limit: Limit
    duration: Duration
    goes_round: bool = False
    way: Way | None = None
    giver: int = -1
    is_first: bool = False
    among: int = FULL

    @property
    def is_own(self) -> bool:
        """Tell whether it is on how long one run of the step takes."""
        return self.origin == self.index and is_on_one_run(self.limit)

    @property
    def moment(self) -> Moment:
        """Return the moment of the origin; its beginning, where that is the same run."""
        return Moment.START if self.is_own else self.limit.from_moment

    @property
    def is_for_end(self) -> bool:
        """Tell whether the limit is for the end of its step, and not for the beginning."""
        return self.limit.reach == Moment.FINISH

    @property
    def hours(self) -> int:
        """Return the most hours that are allowed in any calendar."""
        return self.duration.longest_hours()


def is_on_one_run(limit: Limit) -> bool:
    """Tell whether a limit that counts from its own step is on a single run of it.

    The last time that a step began before it finishes is this time; every other moment before one
    of its own moments was of an earlier run.
    """
    begins = limit.from_moment == Moment.START
    return limit.from_step is None or (begins and limit.reach == Moment.FINISH)


class Reached(NamedTuple):
    """The step of a limit has come to its moment: on which run, after which event, and from which
    run of the origin it counts."""

    run: int
    event: int
    origin: int


def reached(course: Course, deadline: Deadline) -> list[Reached]:
    """Return where the last event has brought the step to its moment: once, or nowhere.

    A limit whose origin has not come to its own moment by then does not run yet.
    """
    event = len(course.events) - 1
    turned = course.events[event]
    at = [turned.run] if deadline.is_for_end else list(turned.begun)
    if deadline.is_first and _has_come(course, deadline):
        return []
    found = []
    for run in at:
        if course.runs[run].work == deadline.index:
            origin = run if deadline.is_own else _origin(course, deadline, run)
            if deadline.way is not None:
                origin = _handed_over(course, deadline, run, origin)
            if origin is not None:
                found.append(Reached(run, event, origin))
    return found


def _has_come(course: Course, deadline: Deadline) -> bool:
    """Tell whether the step had come to its moment before the last event."""
    runs = [event.run for event in course.events[:-1]]
    if not deadline.is_for_end:
        runs = [run for event in course.events[:-1] for run in event.begun]
    return any(course.runs[run].work == deadline.index for run in runs)


def _origin(course: Course, deadline: Deadline, reaching: int) -> int | None:
    """Return the last run of the origin that had come to its moment before run `reaching` did."""
    runs: Iterable[int] = range(len(course.runs) - 1, -1, -1)
    if deadline.moment == Moment.FINISH:
        runs = (event.run for event in reversed(course.events))
        is_same = deadline.is_for_end
    else:
        is_same = not deadline.is_for_end
    return next(
        (
            run
            for run in runs
            if course.runs[run].work == deadline.origin and not (is_same and run == reaching)
        ),
        None,
    )


def _handed_over(
    course: Course, deadline: Deadline, reaching: int, origin: int | None
) -> int | None:
    """Return the run that a hand-off's limit counts from; None where it has not led here."""
    for arrival in reversed(course.runs[reaching].arrivals):
        event = course.events[arrival.event]
        is_giver = course.runs[event.run].work == deadline.giver
        if is_giver and deadline.way is not None and deadline.way.number in event.ways:
            is_first = deadline.origin == deadline.giver and deadline.moment == Moment.FINISH
            return event.run if is_first else origin
    return None


def earliest(course: Course, deadline: Deadline, at: Reached, durations: Durations) -> int:
    """Return the hours in between where every step is as short as it can be."""
    origin, run = course.runs[at.origin], course.runs[at.run]
    since = origin.earliest
    if deadline.moment == Moment.FINISH:
        since += durations.shortest(origin.work)
    own = durations.shortest(run.work) if deadline.is_for_end else 0
    return run.earliest + own - since


def _in_a_row(course: Course, deadline: Deadline, at: Reached, flow: Flow) -> int | None:
    """Return the amount, where a line of steps in the limit's own unit is all that lies between."""
    amount, run, is_counted = 0, at.run, deadline.is_for_end
    while True:
        if is_counted:
            step = flow.works[course.runs[run].work].step
            takes = step.takes if step else None
            shortest = takes.shortest.plain() if takes else None
            if shortest is None or shortest.unit != deadline.duration.plain().unit:
                return None
            amount += shortest.amount
        if run == at.origin and deadline.moment == Moment.START:
            return amount
        if course.runs[run].work == BEGINNING:
            return None
        run, is_counted = course.events[course.runs[run].began].run, True
        if run == at.origin and deadline.moment == Moment.FINISH:
            return amount


def is_too_many(course: Course, deadline: Deadline, at: Reached, flow: Flow) -> bool:
    """Tell whether steps in the limit's own unit, in a row, are surely more than it allows."""
    amount = _in_a_row(course, deadline, at, flow)
    return amount is not None and amount > deadline.duration.plain().amount


def as_long(course: Course, deadline: Deadline, at: Reached, flow: Flow) -> int:
    """Return the hours of such steps in a row in the calendar in which the limit is longest."""
    amount = _in_a_row(course, deadline, at, flow)
    return replace(deadline.duration.plain(), amount=amount).longest_hours() if amount else 0


def chain_back(course: Course, deadline: Deadline, at: Reached) -> tuple[int, ...]:
    """Return the steps in a row until the limit's step, back to the moment that it counts from."""
    origin = course.runs[at.origin]
    since = origin.began
    if deadline.moment == Moment.FINISH:
        since = course.end_of(at.origin)
    found = [course.runs[at.run].work] if deadline.is_for_end else []
    event = course.runs[at.run].began
    while event > since:
        run = course.events[event].run
        found.append(course.runs[run].work)
        event = course.runs[run].began
    return tuple(found[::-1])
