"""What `--case` asks for: facts of one young person, and their way through a pathway."""

from pathwaytool.cli.speech import said
from pathwaytool.cli.streams import WrongUseError
from pathwaytool.model.condition import Value
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language
from pathwaytool.prove.follow.walk import ImpossibleCaseError, Walk, walk


def followed(pathway: Pathway, library: Library, case: str) -> Walk:
    """Return the way of one young person. Raises: WrongUseError where there can be no such."""
    facts: dict[str, Value] = {}
    for part in filter(None, (part.strip() for part in case.split(","))):
        name, _, value = (text.strip() for text in part.partition("="))
        if not (name and value):
            raise WrongUseError("not-a-case", text=part)
        if name not in pathway.facts:
            raise WrongUseError("no-fact", fact=name, names=", ".join(pathway.facts))
        domain = [str(one) for one in pathway.facts[name].domain]
        if value not in domain:
            raise WrongUseError("no-value", fact=name, value=value, names=", ".join(domain))
        facts[name] = value
    try:
        return walk(pathway, library, facts)
    except ImpossibleCaseError as error:
        raise WrongUseError("impossible-case", case=case) from error


def reservations(way: Walk, pathway: Pathway, language: Language) -> list[str]:
    """Return what the way does not know: how long some steps take, and answers nobody gave."""
    taken = dict.fromkeys(one.step for one in way.passages)
    untimed = sum(pathway.steps[name].takes is None for name in taken)
    lines = []
    if untimed and any(step.takes for step in pathway.steps.values()):
        lines.append(said(language, "untimed-1" if untimed == 1 else "untimed", number=untimed))
    answers = {name for one in way.passages for name, _ in one.decided}
    titles = [pathway.facts[one].title.in_(language) for one in way.assumed if one in answers]
    if titles:
        lines.append(said(language, "assumed-answers", names=", ".join(titles)))
    return lines
