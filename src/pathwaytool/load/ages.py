"""What follows from the ages of young people: the age itself, and that nobody grows younger."""

from dataclasses import replace

from pathwaytool.model.condition import Condition, Every, Is, Some
from pathwaytool.model.pathway import Fact, FactKind, Impossible, Level, Pathway, Role
from pathwaytool.model.position import Place
from pathwaytool.model.text import Text

IMPLIED = ("age", "age-of-target", "the-age")
"""What the fact is called that follows from the ages of the target: the first that is free."""

_AGE_WORDS = {"da": "alder", "en": "age", "sv": "ålder"}
"""What the age is called where it is no fact of the file's."""

_OLDER_WORDS = {
    "da": "Ingen bliver yngre undervejs.",
    "en": "Nobody grows younger on the way.",
    "sv": "Ingen blir yngre under tiden.",
}


def with_ages(pathway: Pathway) -> Pathway:
    """Return a young person's pathway with what follows from its ages."""
    if pathway.level != Level.CHILD:
        return pathway
    pathway = _with_age(pathway)
    return replace(pathway, impossible=(*pathway.impossible, *_nobody_younger(pathway)))


def _with_age(pathway: Pathway) -> Pathway:
    """Return a young person's pathway with its target group's ages as a fact, if it has no other.

    So that what is written of ages on steps, and of birthdays, is looked at whatever its facts
    are called.
    """
    has_age = any(fact.role == Role.AGE for fact in pathway.facts.values())
    steps = pathway.steps.values()
    asks = any(fact.is_age_now for fact in pathway.facts.values())
    asks |= any(step.ages or any(one.birthday for one in step.within) for step in steps)
    if pathway.ages is None or has_age or not asks:
        return pathway
    first, last = pathway.ages
    id_ = next(name for name in IMPLIED if name not in pathway.facts)
    age = Fact(
        id=id_,
        place=Place(pathway.source, ("target", "ages")),
        title=_words(_AGE_WORDS, pathway),
        kind=FactKind.NUMBER,
        domain=tuple(range(first, last + 1)),
        labels={},
        decided_by=(),
        outcomes_of=None,
        role=Role.AGE,
        is_implied=True,
    )
    return replace(pathway, facts={id_: age, **pathway.facts})


def _nobody_younger(pathway: Pathway) -> list[Impossible]:
    """Return that nobody is younger when asked than at the beginning, for each fact that asks.

    The last of the values is that age or more, so that nobody is too old for them all.
    """
    age = next((fact for fact in pathway.facts.values() if fact.is_age), None)
    asked = [fact for fact in pathway.facts.values() if fact.is_age_now and fact.domain]
    why = _words(_OLDER_WORDS, pathway)
    return [
        Impossible(now.place, Some(younger), why)
        for now in asked
        if age is not None and (younger := tuple(_younger(age, now)))
    ]


def _younger(age: Fact, now: Fact) -> list[Condition]:
    found: list[Condition] = []
    for first in age.domain:
        younger = tuple(one for one in now.domain[:-1] if int(one) < int(first))
        if younger:
            found.append(Every((Is(age.id, (first,)), Is(now.id, younger))))
    return found


def _words(words: dict[str, str], pathway: Pathway) -> Text:
    return Text(tuple((code, words.get(code, words["en"])) for code in pathway.languages))
