"""`otherwise` is the last branch.

It holds for those whom no other branch holds for, so nothing can come after it.

Fix: move the `otherwise` branch to the end of the list.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Guard, Pathway

MESSAGE = Message(
    "otherwise-not-last",
    Severity.ERROR,
    "The branch `otherwise` after “{step}” is not the last one.",
    "Move the branch to the end of the list.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield one finding for each choice whose only `otherwise` has branches after it."""
    for step in pathway.steps.values():
        guards = [way.guard for way in step.transitions]
        if Guard.OTHERWISE in guards[:-1] and guards.count(Guard.OTHERWISE) == 1:
            way = step.transitions[guards.index(Guard.OTHERWISE)]
            yield MESSAGE.at(way.place.key("otherwise"), step=step.id)
