"""A hand-off that rests on consent names the fact that says whether the consent is given.

Without it nothing can tell what happens to those who say no: the hand-off is drawn and proved as if
everybody agreed.

A pathway in which no fact says that it is a consent, but one is called so, is left as it is: there
the consent is looked at where the condition of the branch asks for it, or where one alone is known.

Fix: write a fact with `consent:`, let a step decide it, and name it: `basis: {consent: the fact}`.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting, gathered
from pathwaytool.model.consent import consent_of, is_called_consent
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Level, Pathway, Role

MESSAGE = Message(
    "unnamed-consent",
    Severity.WARNING,
    "No fact says whether the consent behind these hand-offs is given: {ids}.",
    "Write a fact with `consent:`, and name it here: `basis: {{consent: …}}`.",
)

LEVELS = frozenset((Level.CHILD,))


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for the hand-offs whose consent no fact answers for."""
    facts = pathway.facts.values()
    if not any(fact.role == Role.CONSENT for fact in facts) and any(map(is_called_consent, facts)):
        return
    unnamed = [
        (f"{way.origin} → {way.to}", way.handoff.place.value("basis"))
        for step in pathway.steps.values()
        for way in step.transitions
        if way.handoff and way.handoff.consent and not way.handoff.basis
        if consent_of(way, pathway) is None
    ]
    yield from gathered(MESSAGE, unnamed)
