"""For how long the clock of a limit may stand still on a course, between its two moments."""

from collections.abc import Iterable

from pathwaytool.prove.compile.conditions import cases_where
from pathwaytool.prove.compile.flow import Flow, bits
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.time.course import Course
from pathwaytool.prove.time.deadline import Deadline, Reached
from pathwaytool.prove.time.durations import WITHOUT_END, Durations


def standing_still(durations: Durations, course: Course, deadline: Deadline, at: Reached) -> int:
    """Return the most hours for which the clock stands still.

    From `WITHOUT_END` on there is no most.
    """
    pause = deadline.limit.paused_while
    if pause is None:
        return 0
    if pause.holding is not None:
        sets, holding = durations.flow.sets, cases_where(durations.flow, pause.holding)
        # What the last event decides is known while work is on its way to the step.
        events = course.events[: at.event if deadline.is_for_end else at.event + 1]
        decided = [one for turned in events for one in turned.values]
        if _may_hold(durations.flow, sets.both(holding, course.people), decided):
            return WITHOUT_END
    since = course.runs[at.origin].began
    ended = {turned.run: event for event, turned in enumerate(course.events)}
    hours = 0
    for number, run in enumerate(course.runs):
        step = durations.flow.works[run.work].step
        is_named = step is not None and (step.id in pause.steps or step.phase in pause.phases)
        if is_named and ended.get(number, since) >= since:
            hours += durations.most(run.work)
    return hours


def _may_hold(flow: Flow, holding: int, decided: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a condition may have held at some time, by all that has been `decided`."""
    values: dict[int, list[int]] = {}
    for level, value in decided:
        values.setdefault(level, []).append(value)
    for level in bits(flow.sets.facts(holding) & flow.decided):
        if level in values:
            holding = flow.sets.both(holding, flow.sets.having(level, values[level]))
        else:
            holding = flow.sets.always(holding, 1 << level)
    return holding != EMPTY
