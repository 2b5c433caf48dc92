"""A limit to a birthday stands on a step, where somebody's age is known.

How long there is until a birthday can only be worked out from the age when the pathway begins. And
what must be done by a birthday is a step; passing something on is no more than the way there.

Fix: mark the fact that is the age with `role: age`, or write the ages of the target group
(`target: {ages: 12-17}`). In a hand-off, move the limit to the step that it leads to.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "birthday-not-counted",
    Severity.ERROR,
    "The limit on “{step}” counts to a birthday, but that can only be done on a step, where the"
    " age is known from the start.",
    "Mark the fact that is the age with `role: age`, or write the ages under `target:`. In a"
    " hand-off, move the limit to the step that it leads to.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each limit to a birthday that cannot be worked out."""
    is_known = any(fact.is_age for fact in pathway.facts.values())
    for step in pathway.steps.values():
        for limit, way in step.limits:
            if limit.birthday is not None and (way is not None or not is_known):
                yield MESSAGE.at(limit.place.key("from"), step=step.id)
