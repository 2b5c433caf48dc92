"""Which fact says whether the consent that a hand-off rests on is given."""

import re

from pathwaytool.model.condition import facts_read
from pathwaytool.model.pathway import ConsentTo, Fact, FactKind, Pathway, Role, Transition

WORDS = ("samtyk", "samtyc", "consent")
"""How the words for consent begin in the languages of the tool."""


def consent_of(way: Transition, pathway: Pathway) -> str | None:
    """Return the id of the fact that a hand-off with consent rests on; None where none can be told.

    It is the one that the hand-off names. Where it names none, it is the only fact that says it is
    a consent to sharing; or, in a pathway in which no fact says what it is, the one called a
    consent: the one that the way's own condition asks for, or the only one known by then.
    """
    handoff = way.handoff
    if handoff is None or not handoff.consent:
        return None
    if handoff.consent_fact is not None:
        return handoff.consent_fact
    said = [fact for fact in pathway.facts.values() if fact.role == Role.CONSENT]
    if said:
        asked = [(fact.id, fact.consent) for fact in said]
        sharing = [id_ for id_, one in asked if one and one.to == ConsentTo.SHARING]
        return sharing[0] if len(sharing) == 1 else None
    read = facts_read(way.when) if way.when else frozenset()
    called = [fact for fact in pathway.facts.values() if is_called_consent(fact)]
    meant = [fact for fact in called if fact.id in read] or _decided_by_then(called, way, pathway)
    return meant[0].id if len(meant) == 1 else None


def _decided_by_then(facts: list[Fact], way: Transition, pathway: Pathway) -> list[Fact]:
    """Return the facts known from the start, or decided by a step that leads to a way."""
    if not facts:
        return []
    leading, fresh = {way.origin}, {way.origin}
    while fresh:
        fresh = {
            step.id
            for step in pathway.steps.values()
            if step.id not in leading and any(one.to in fresh for one in step.transitions)
        }
        leading |= fresh
    return [fact for fact in facts if not fact.decided_by or leading & set(fact.decided_by)]


def is_called_consent(fact: Fact) -> bool:
    """Tell whether the name of a fact of yes or no says that it is a consent."""
    names = (fact.id, *(text for _, text in fact.title.versions))
    said = any(word in name.casefold() for name in names for word in WORDS)
    return fact.kind == FactKind.YES_NO and said


WORDS_FOR_CONSENT = frozenset(("samtykke", "samtycke", "samtykket", "samtycket", "consent"))
"""What an editor may write among the legal bases of a hand-off for the word of the format."""

_WORDS_FOR_NOT_STATED = frozenset(
    (
        *("ikke-oplyst", "ikke-angivet", "uoplyst", "ukendt", "okänt", "okänd"),
        *("inte-angivet", "ej-angivet", "not-stated", "not-known", "unknown", "unstated"),
    )
)


def word_for_basis(written: str) -> str | None:
    """Return the word of the format that words among the legal bases of a hand-off mean.

    `samtykke fra familien` is `consent`; `ikke oplyst` is `not-stated`, which stands for itself.
    """
    words = re.findall(r"\w+", written.casefold().replace("_", "-"))
    if any(word.startswith(WORDS) for word in words):
        return "consent"
    return "not-stated" if "-".join(words) in _WORDS_FOR_NOT_STATED else None
