"""The fact that is the young person's age says so.

Where no fact has `role: age`, the ages of the target group are taken as a fact of their own beside
the others, so that what is written of ages on steps is looked at all the same. A fact that was
meant as the age is then something else, and the proof tells of young people who do not exist.

Fix: write `role: age` on the fact; if it counts something else, let it be.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Fact, FactKind, Pathway

MESSAGE = Message(
    "age-not-said",
    Severity.WARNING,
    "“{fact}” can be the young person's age, but does not say so.",
    "Write `role: age` on it, if it is.",
)

LIFETIME = range(5, 26)
"""Ages that a pathway for the young may speak of; other numbers are not taken for an age."""


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each fact that may be the age, where the age is implied."""
    if pathway.ages is None or not any(fact.is_implied for fact in pathway.facts.values()):
        return
    target = range(pathway.ages[0], pathway.ages[1] + 1)
    for fact in pathway.facts.values():
        if _may_be_age(fact, target):
            yield MESSAGE.at(fact.place.key(), fact=fact.id)


def _may_be_age(fact: Fact, target: range) -> bool:
    if fact.kind != FactKind.NUMBER or fact.is_implied or fact.decided_by or not fact.domain:
        return False
    first, last = int(fact.domain[0]), int(fact.domain[-1])
    return first in LIFETIME and last in LIFETIME and first <= target[-1] and last >= target[0]
