"""Every phase of a pathway has a step.

An empty column in the picture makes the reader think that something is missing.

Fix: take the phase out of `phases:`, or place a step in it.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.check.rules import phase_backwards
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "empty-phase",
    Severity.WARNING,
    "No step belongs to the phase “{phase}”.",
    "Take the phase out of `phases:`, or place a step in it.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each listed phase without a step or an end."""
    if any(phase_backwards.check(pathway, setting)):
        return  # a step in the wrong phase leaves its own phase empty
    used = {step.phase for step in pathway.steps.values()}
    used |= {end.phase for end in pathway.ends.values() if end.phase}
    for number, phase in enumerate(pathway.phases):
        if phase not in used:
            yield MESSAGE.at(pathway.place.value("phases", number), phase=phase)
