"""Every step leads on, to another step or to an end.

A step that leads nowhere leaves the young person waiting for something that nobody does.

Fix: write in `next:` what comes after the step; if nothing does, let it lead to an end.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "dead-end",
    Severity.ERROR,
    "Nothing comes after the step “{step}”, and it does not lead to an end.",
    "Write in `next:` what comes after the step; if nothing does, name an end.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each step without transitions; without ends they all would be."""
    for step in pathway.steps.values() if pathway.ends else ():
        if not step.transitions:
            yield MESSAGE.at(step.place.key(), step=step.id)
