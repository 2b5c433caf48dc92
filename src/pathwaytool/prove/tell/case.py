"""One young person's way in words: the route with times, actors, documents and decisions."""

from dataclasses import dataclass

from pathwaytool.locales import words
from pathwaytool.model.condition import Value
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.prove.compile.level import whom
from pathwaytool.prove.follow.walk import Passage, Walk
from pathwaytool.prove.tell.naming import fact_words


def case_text(walk: Walk, pathway: Pathway, library: Library, language: str) -> str:
    """Return the way as lines of plain text, in `language`."""
    say, teller = words(language, "story"), _Teller(walk, pathway, library, language)
    heading = "case-title" if whom(pathway) == "child" else "case-title-case"
    lines = [say[heading].format(title=pathway.title.in_(language)), ""]
    lines.append(f"{say['case-known']}:")
    for name, value in walk.facts:
        lines.append(f"  {teller.fact(name, value)}")
    lines.append("")
    for number, passage in enumerate(walk.passages, start=1):
        lines += teller.passage(number, passage)
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


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells of one way, in one language."""

    walk: Walk
    pathway: Pathway
    library: Library
    language: str

    def passage(self, number: int, passage: Passage) -> list[str]:
        """Return the lines about one step."""
        say = words(self.language, "story")
        step = self.pathway.steps[passage.step]
        actor = self.library.actors.get(step.accountable)
        name = actor.title.in_(self.language) if actor else step.accountable
        title = say["case-step"].format(title=step.title.in_(self.language), actor=name)
        lines = [self._time(passage, step), *self._details(passage, step)]
        return [f"{number:>3}. {title}", *(f"     {line}" for line in lines if line)]

    def _time(self, passage: Passage, step: Step) -> str:
        # Where no step says how long it takes, every step would seem to happen on the first day.
        if not any(one.takes for one in self.pathway.steps.values()):
            return ""
        begins, ends = (_days(one, self.language) for one in (passage.begins, passage.ends))
        say = words(self.language, "story")
        return say["case-time" if step.takes else "case-untimed"].format(begins=begins, ends=ends)

    def fact(self, name: str, value: Value) -> str:
        """Say a fact, and whether it is assumed."""
        said = fact_words(name, value, self.pathway, self.language)
        if name not in self.walk.assumed:
            return said
        return f"{said} ({words(self.language, 'story')['case-assumed']})"

    def _details(self, passage: Passage, step: Step) -> list[str]:
        say, language = words(self.language, "story"), self.language
        lines = []
        for key, documents in (("case-needs", step.needs), ("case-gives", step.gives)):
            known = self.library.documents
            titles = [known[one].title.in_(language) if one in known else one for one in documents]
            if titles:
                lines.append(say[key].format(names=", ".join(titles)))
        if passage.decided:
            facts = "; ".join(self.fact(name, value) for name, value in passage.decided)
            lines.append(say["case-decided"].format(facts=facts))
        steps = [
            self.pathway.steps[name].title for name in passage.to if name in self.pathway.steps
        ]
        ends = [self.pathway.ends[name].title for name in passage.to if name in self.pathway.ends]
        to = ", ".join(title.in_(language) for title in (*steps, *ends))
        back = f" {say['case-loop']}" if passage.loop else ""
        return [*lines, say["case-to"].format(names=to) + back]


def _days(hours: tuple[int, int], language: str) -> str:
    """Say a span of hours since the beginning in days, the first day being day 1."""
    say = words(language, "story")
    first, last = (1 + one // 24 for one in hours)
    if first == last:
        return say["case-day"].format(day=first)
    return say["case-days"].format(first=first, last=last)
