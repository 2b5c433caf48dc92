"""One young person's way in words: the route with times, actors, documents and decisions."""

from pathwaytool.locales import words
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.prove.compile.level import whom
from pathwaytool.prove.follow.walk import Passage, Walk
from pathwaytool.prove.tell.naming import fact_words


def case_text(walk: Walk, pathway: Pathway, library: Library, language: str) -> str:
    """Return the way as lines of plain text, in `language`."""
    say = words(language, "story")
    heading = "case-title" if whom(pathway) == "child" else "case-title-case"
    lines = [say[heading].format(title=pathway.title.in_(language)), ""]
    lines.append(f"{say['case-known']}:")
    for name, value in walk.facts:
        assumed = f" ({say['case-assumed']})" if name in walk.assumed else ""
        lines.append(f"  {fact_words(name, value, pathway, language)}{assumed}")
    lines.append("")
    for number, passage in enumerate(walk.passages, start=1):
        lines += _passage(number, passage, pathway, library, language)
    lines.append("")
    if walk.fault:
        kind, step = walk.fault
        title = pathway.steps[step].title.in_(language) if step else ""
        lines.append(say["case-stopped"].format(step=title, kind=kind))
    elif walk.ends:
        titles = ", ".join(pathway.ends[name].title.in_(language) for name in walk.ends)
        lines.append(say["case-ends"].format(names=titles))
    else:
        lines.append(say["case-unfinished"])
    return "\n".join(lines) + "\n"


def _passage(
    number: int, passage: Passage, pathway: Pathway, library: Library, language: str
) -> list[str]:
    say = words(language, "story")
    step = pathway.steps[passage.step]
    actor = library.actors.get(step.accountable)
    name = actor.title.in_(language) if actor else step.accountable
    title = say["case-step"].format(title=step.title.in_(language), actor=name)
    lines = [f"{number:>3}. {title}"]
    # Where no step says how long it takes, every step would seem to happen on the first day.
    if any(one.takes for one in pathway.steps.values()):
        begins, ends = (_days(one, language) for one in (passage.begins, passage.ends))
        lines.append(f"     {say['case-time'].format(begins=begins, ends=ends)}")
    lines += [f"     {line}" for line in _details(passage, step, pathway, library, language)]
    return lines


def _details(
    passage: Passage, step: Step, pathway: Pathway, library: Library, language: str
) -> list[str]:
    say = words(language, "story")
    lines = []
    for key, documents in (("case-needs", step.needs), ("case-gives", step.gives)):
        titles = [
            library.documents[one].title.in_(language) if one in library.documents else one
            for one in documents
        ]
        if titles:
            lines.append(say[key].format(names=", ".join(titles)))
    if passage.decided:
        facts = (fact_words(name, value, pathway, language) for name, value in passage.decided)
        lines.append(say["case-decided"].format(facts="; ".join(facts)))
    steps = [pathway.steps[name].title for name in passage.to if name in pathway.steps]
    ends = [pathway.ends[name].title for name in passage.to if name in pathway.ends]
    to = ", ".join(title.in_(language) for title in (*steps, *ends))
    back = f" {say['case-loop']}" if passage.loop else ""
    lines.append(say["case-to"].format(names=to) + back)
    return lines


def _days(hours: tuple[int, int], language: str) -> str:
    """Say a span of hours since the beginning in days, the first day being day 1."""
    say = words(language, "story")
    first, last = (1 + one // 24 for one in hours)
    if first == last:
        return say["case-day"].format(day=first)
    return say["case-days"].format(first=first, last=last)
