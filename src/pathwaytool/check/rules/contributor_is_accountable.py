"""Whoever is accountable is not also listed as contributing.

Fix: take the actor out of `contributors:`, or name the one who really is accountable.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "contributor-is-accountable",
    Severity.WARNING,
    "“{actor}” is both accountable for “{step}” and among those who contribute.",
    "Take “{actor}” out of `contributors:`, or name another as accountable.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each step whose accountable actor also contributes."""
    for step in pathway.steps.values():
        if step.accountable in step.contributors:
            number = step.contributors.index(step.accountable)
            place = step.place.value("contributors", number)
            yield MESSAGE.at(place, actor=step.accountable, step=step.id)
