"""Where a step is only for some ages, the pathway says how old its young people are.

The proof sees to it that nobody comes to a step that is not for their age. It can only do so where
the target group has ages, or a fact says that it is the age.

Fix: write the ages of the target group (`target: {ages: 12-17}`), or mark the fact that is the age
with `role: age`.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting, gathered
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Level, Pathway, Role

MESSAGE = Message(
    "age-not-known",
    Severity.ERROR,
    "These steps are for some ages only, but nothing says how old the young people are: {ids}.",
    "Write the ages of the target group under `target:`, or `role: age` on the fact that is the"
    " age.",
)

LEVELS = frozenset((Level.CHILD,))


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for the steps whose ages can be held to nobody's."""
    if not any(fact.role == Role.AGE for fact in pathway.facts.values()):
        steps = pathway.steps.values()
        yield from gathered(
            MESSAGE, [(step.id, step.place.value("ages")) for step in steps if step.ages]
        )
