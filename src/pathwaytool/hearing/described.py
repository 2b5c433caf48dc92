"""What can be answered to, in words."""

from pathwaytool.locales import words
from pathwaytool.locales.times import birthday_words, duration_words
from pathwaytool.model.heard import Heard
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.time import Limit


def described(one: Heard, pathway: Pathway, library: Library, language: str) -> str:
    """Say in one line what a thing is: the pathway, a step, a limit or a hand-off."""
    said = words(language, "hearing")
    if one.step is None:
        return said["of-whole"]
    title = one.step.title.in_(language)
    if one.limit is not None:
        length = _length(one.limit, language)
        kind = words(language, "site")[f"limit_{one.limit.kind.value}"]
        return said["of-limit"].format(step=title, limit=length, kind=kind)
    if one.passing is not None:
        there = pathway.steps.get(one.passing.to) or pathway.ends.get(one.passing.to)
        to = there.title.in_(language) if there else one.passing.to
        ids = one.passing.handoff.documents if one.passing.handoff else ()
        papers = (
            library.documents[id_].title.in_(language) for id_ in ids if id_ in library.documents
        )
        return said["of-handoff"].format(step=title, to=to, documents=", ".join(papers))
    actor = library.actors.get(one.step.accountable)
    by = actor.title.in_(language) if actor else one.step.accountable
    return said["of-step"].format(step=title, actor=by)


def _length(limit: Limit, language: str) -> str:
    if limit.percent is not None:
        return f"{limit.percent} %"
    if limit.duration is not None:
        return duration_words(limit.duration, language)
    if limit.birthday is not None:
        return birthday_words(limit.birthday, language)
    return limit.text.in_(language) if limit.text else ""
