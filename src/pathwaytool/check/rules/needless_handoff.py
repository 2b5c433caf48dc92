"""A hand-off has someone else to hand over to.

Where the work stays with the same actor in the same sector, or ends, nobody receives anything.

Fix: delete the hand-off, or correct the step that it leads to.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "needless-handoff",
    Severity.WARNING,
    "The hand-off from “{origin}” to “{target}” has nobody else to receive it.",
    "Delete the hand-off, or correct the step that it leads to.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each hand-off to an end, or to the same actor in the same sector."""
    for step in pathway.steps.values():
        for way in step.transitions:
            if way.handoff is None:
                continue
            target = pathway.steps.get(way.to)
            if target is None or (
                target.sector == step.sector
                and (way.handoff.receiver or target.accountable) == step.accountable
            ):
                yield MESSAGE.at(way.place.key("handoff"), origin=step.id, target=way.to)
