"""What is called a loop leads back.

Fix: take `loop:` off the transition, or correct where it leads.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "not-a-loop",
    Severity.WARNING,
    "From “{origin}” to “{target}” is called a loop, but no way leads back to “{origin}”.",
    "Take `loop:` off the transition, or correct where it leads.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each `loop:` that leads no way back."""
    for step in pathway.steps.values():
        for way in step.transitions:
            if way.loop and way.to != step.id and not setting.graph.can_precede(way.to, step.id):
                yield MESSAGE.at(way.place.key("loop"), origin=step.id, target=way.to)
