"""What `--case` asks for: facts of one young person, and their way through a pathway."""

from collections.abc import Iterator
from itertools import islice

from pathwaytool.cli.speech import said
from pathwaytool.cli.streams import WrongUseError
from pathwaytool.model.condition import Value
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Fact, Pathway
from pathwaytool.model.text import Language
from pathwaytool.prove.follow.walk import walk
from pathwaytool.prove.follow.way import ImpossibleCaseError, OneAnswerError, Walk

BETWEEN = "/"
"""What stands between the answers to a fact that is decided several times."""


def followed(pathway: Pathway, library: Library, case: str) -> Walk:
    """Return the way of one young person: answers to facts, and events with the step while which
    each comes. Raises: WrongUseError where there can be no such."""
    facts: dict[str, Value | tuple[Value, ...]] = {}
    comes: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in case.split(","))):
        name, _, value = (text.strip() for text in part.partition("="))
        if not (name and value):
            raise WrongUseError("not-a-case", text=part)
        if name in facts or name in comes:
            raise WrongUseError("fact-twice", fact=name)
        if name in pathway.events and name not in pathway.facts:
            comes[name] = _moment(name, value, pathway)
            continue
        if name not in pathway.facts:
            known = ", ".join((*pathway.facts, *pathway.events))
            raise WrongUseError("no-fact" if known else "no-facts", fact=name, names=known)
        facts[name] = _answers(name, value, pathway.facts[name])
    try:
        return walk(pathway, library, facts, comes=comes)
    except OneAnswerError as error:
        raise WrongUseError("one-answer", fact=str(error)) from error
    except ImpossibleCaseError as error:
        raise WrongUseError("impossible-case", case=case) from error


def _moment(event: str, step: str, pathway: Pathway) -> str:
    """Return the step while which an event comes. Raises: WrongUseError where it cannot."""
    during = pathway.events[event].during
    steps = [
        one.id
        for one in pathway.steps.values()
        if one.id in during.steps or one.phase in during.phases
    ]
    if step not in steps:
        raise WrongUseError("no-moment", event=event, step=step, names=", ".join(steps))
    return step


def _answers(name: str, asked: str, fact: Fact) -> Value | tuple[Value, ...]:
    """Return the answer asked for, or one for each time. Raises: WrongUseError for one unknown."""
    domain = [str(one) for one in fact.domain]
    if asked in domain:
        return asked
    answers = tuple(one.strip() for one in asked.split(BETWEEN))
    for one in answers:
        if one not in domain:
            raise WrongUseError("no-value", fact=name, value=one, names=", ".join(domain))
    return answers


def reservations(way: Walk, pathway: Pathway, language: Language) -> Iterator[str]:
    """Yield what the way does not know: how long some steps take, and answers nobody gave."""
    taken = dict.fromkeys(one.step for one in way.passages if not one.is_event)
    untimed = sum(pathway.steps[name].takes is None for name in taken)
    if untimed and any(step.takes for step in pathway.steps.values()):
        yield said(language, "untimed-1" if untimed == 1 else "untimed", number=untimed)
    answers = {name for one in way.passages for name, _ in one.decided}
    assumed = [one for one in way.assumed if one in answers]
    if assumed:
        yield said(language, "assumed-answers", names=_titles(assumed, pathway, language))
    if way.stayed_away:
        yield said(language, "events-away", names=_events(way.stayed_away, pathway, language))
    if way.unused:
        yield said(language, "unused-answers", names=_titles(way.unused, pathway, language))
    again = _decided_alike(way) if way.why == "repeats" else None
    if again:
        fact, value = again
        others = (str(one) for one in pathway.facts[fact].domain if str(one) != str(value))
        values = BETWEEN.join((str(value), *islice(others, 1)))
        yield said(language, "answers-by-time", fact=fact, values=values)


def _titles(names: list[str] | tuple[str, ...], pathway: Pathway, language: Language) -> str:
    return ", ".join(pathway.facts[one].title.in_(language) for one in names)


def _events(names: tuple[str, ...], pathway: Pathway, language: Language) -> str:
    return ", ".join(pathway.events[one].title.in_(language) for one in names)


def _decided_alike(way: Walk) -> tuple[str, Value] | None:
    """Return a fact that was asked for, as it was decided in what repeats itself."""
    ring = way.passages[way.same_as or 0 :]
    decided = (one for passage in ring for one in passage.decided)
    return next((one for one in decided if one[0] not in way.assumed), None)
