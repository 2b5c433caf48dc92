"""A step does not stop itself.

Fix: take the step out of its own `stops:`.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "stops-itself",
    Severity.ERROR,
    "“{step}” stops itself as soon as it begins.",
    "Take “{step}” out of `stops:`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each step that is among those it stops."""
    for step in pathway.steps.values():
        if step.stops and step.id in step.stops.steps:
            number = step.stops.steps.index(step.id)
            yield MESSAGE.at(step.stops.place.value("steps", number), step=step.id)
