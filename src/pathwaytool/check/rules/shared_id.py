"""A step and an end do not have the same id.

A transition names a step or an end by its id alone, so one id must mean one thing.

Fix: give the end an id of its own, and correct the transitions that lead to it.
"""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "shared-id",
    Severity.ERROR,
    "Both a step and an end are called “{id}”.",
    "Give the end another id, and correct the transitions that lead to it.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each end whose id is also a step's."""
    for end in pathway.ends.values():
        if end.id in pathway.steps:
            other = pathway.steps[end.id].place.key()
            yield replace(MESSAGE.at(end.place.key(), id=end.id), related=(other,))
