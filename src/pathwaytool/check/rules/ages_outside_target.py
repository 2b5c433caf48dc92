"""A step is for ages in the target group.

A step for other ages is either for someone else, or the target group is drawn too narrowly.
Support to organisations has no ages.

Fix: correct the step's `ages:`, or widen the ages of the target group.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Level, Pathway

MESSAGE = Message(
    "ages-outside-target",
    Severity.WARNING,
    "“{step}” is for ages {ages}, and the target group is {target}.",
    "Correct `ages:` on the step, or widen the target group's `ages:`.",
)

LEVELS = frozenset((Level.CHILD, Level.AREA))


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each step with ages outside the target group's."""
    if pathway.ages is None:
        return
    first, last = min(pathway.ages), max(pathway.ages)
    for step in pathway.steps.values():
        if step.ages and (min(step.ages) < first or max(step.ages) > last):
            yield MESSAGE.at(
                step.place.value("ages"),
                step=step.id,
                ages=f"{step.ages[0]}–{step.ages[1]}",
                target=f"{first}–{last}",
            )
