"""Every fact is asked for.

A fact that no condition reads does not change anything for anybody.

Fix: delete the fact, or use it in a condition.
"""

from collections.abc import Iterator

from pathwaytool.check.conditions import conditions_of
from pathwaytool.check.rule import Setting, gathered
from pathwaytool.model.condition import facts_read
from pathwaytool.model.consent import consent_of
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Role

MESSAGE = Message(
    "unused-fact",
    Severity.WARNING,
    "No condition asks for this: {ids}.",
    "Delete it, or use it in a condition.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for the facts that no condition reads."""
    read: set[str] = set()
    for stated in conditions_of(pathway):
        read |= facts_read(stated.condition)
    ways = (way for step in pathway.steps.values() for way in step.transitions)
    read |= {consent_of(way, pathway) or "" for way in ways}
    unused = [
        (fact.id, fact.place.key())
        for fact in pathway.facts.values()
        if fact.id not in read and not (fact.is_implied or fact.role == Role.AGE)
    ]
    yield from gathered(MESSAGE, unused)
