"""Every declared loop is used.

Fix: delete the loop, or write its id in `loop:` on the transition that leads back.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "unused-loop",
    Severity.WARNING,
    "No transition is the way back of the loop “{loop}”.",
    "Delete the loop, or write `loop: {loop}` on the transition that leads back.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each loop that no transition names."""
    used = {way.loop for step in pathway.steps.values() for way in step.transitions}
    for loop in pathway.loops.values():
        if loop.id not in used:
            yield MESSAGE.at(loop.place.key(), loop=loop.id)
