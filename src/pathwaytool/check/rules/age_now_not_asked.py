"""The age as it is now is asked for by steps, where the age at the beginning is known.

What can be found is worked out from the age when the pathway begins and the time on the way. So a
step asks, in its time, and somebody says how old the young people are to begin with.

Fix: write `values:` as a range, name the steps that ask under `decided_by:`, and write the ages of
the target group (`target: {ages: 12-17}`) or mark the fact that is the age with `role: age`.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Level, Pathway, Role

MESSAGE = Message(
    "age-now-not-asked",
    Severity.ERROR,
    "“{fact}” is the age as it is now, but it is not a range of ages that steps ask for, or nothing"
    " says how old the young people are when the pathway begins.",
    "Write `values:` as a range such as 12-18, the steps that ask under `decided_by:`, and the ages"
    " of the target group under `target:`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each fact that is the age now and cannot be worked out."""
    is_known = any(fact.is_age for fact in pathway.facts.values())
    for fact in pathway.facts.values():
        is_asked = fact.is_age_now and pathway.level == Level.CHILD and is_known
        if fact.role == Role.AGE_NOW and not is_asked:
            yield MESSAGE.at(fact.place.key("role"), fact=fact.id)
