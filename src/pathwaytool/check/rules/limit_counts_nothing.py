"""The clock of a deadline starts before the moment it is for.

A clock that starts with the very moment that should be reached says nothing: such a deadline is
always kept. It is so where a step should begin in time and no `from:` says what starts the clock;
and where it counts from the same moment of its own step, which is only done once. A step that comes
round again may count from its own moment, and is then held to the last time: every 3 months.

Fix: let `from:` name an earlier step, that the clock starts with.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.time import Limit, Moment

MESSAGE = Message(
    "limit-counts-nothing",
    Severity.ERROR,
    "The deadline on “{step}” starts its clock with the very moment that should be reached.",
    "Let `from:` name an earlier step, that the clock starts with.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each limit whose clock starts with the moment it wants."""
    for step in pathway.steps.values():
        for limit, way in step.limits:
            goal = way.to if way else step.id
            if _starts_as_it_ends(limit, goal) and not _comes_again(limit, goal, pathway, setting):
                key = "limit" if limit.from_step is None else "from"
                yield MESSAGE.at(limit.place.key(key), step=goal)


def _starts_as_it_ends(limit: Limit, goal: str) -> bool:
    """Tell whether a limit counts from no other moment than that it is for, or a later one."""
    if limit.duration is None or limit.from_step not in (None, goal):
        return False
    return limit.reach == Moment.START or (
        limit.from_step is not None and limit.from_moment == Moment.FINISH
    )


def _comes_again(limit: Limit, goal: str, pathway: Pathway, setting: Setting) -> bool:
    """Tell whether a limit that names its own step counts from an earlier run of that."""
    if limit.from_step is None or goal not in pathway.steps:
        return False
    return pathway.steps[goal].repeats or setting.graph.can_precede(goal, goal)
