"""The clock of a hand-off's limit does not stand still.

The limit of a hand-off is the most that passing something on may take. If its clock stood still
meanwhile, it would say nothing of when the next step can begin.

Fix: delete `paused_while:` there, and write a limit with it on the step that it leads to.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "handoff-paused",
    Severity.ERROR,
    "The clock of the limit on the hand-off after “{step}” cannot stand still.",
    "Delete `paused_while:` here; write a limit with it on the step that it leads to.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each limit of a hand-off that says when its clock stands still."""
    for step in pathway.steps.values():
        for limit, way in step.limits:
            if way is not None and limit.paused_while is not None:
                yield MESSAGE.at(limit.place.key("paused_while"), step=step.id)
