"""A deadline counts from something that has happened.

A clock that starts at a step which never comes before cannot run out.

Fix: let `from:` name a step that comes before, or leave it out: then the clock starts with the
step.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.time import Limit

MESSAGE = Message(
    "limit-from-later",
    Severity.ERROR,
    "The deadline on “{step}” counts from “{origin}”, which never comes before it.",
    "Let `from:` name a step that comes before, or leave it out.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each limit whose clock starts at a step that cannot come before."""
    for step in pathway.steps.values():
        for limit in _limits(step):
            origin = limit.from_step
            if origin is None or origin == step.id:
                continue
            if not setting.graph.can_precede(origin, step.id):
                place = limit.place.value("from", limit.from_moment.value)
                yield MESSAGE.at(place, step=step.id, origin=origin)


def _limits(step: Step) -> Iterator[Limit]:
    yield from step.within
    for way in step.transitions:
        if way.handoff and way.handoff.within:
            yield way.handoff.within
