"""What rests on what: from a statement, a provision or a method to all that is built on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from markupsafe import Markup

from pathwaytool.dataclass import dataclass
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.text import Text
from pathwaytool.model.topic import Topic
from pathwaytool.publish.frame.menu import promise_page
from pathwaytool.publish.words.writer import Writer


@dataclass(frozen=True, slots=True)
class Use:
    """A part of the library that rests on something.

    `what` is the sort of part; `target` is what `Writer.url` is asked for, and `anchor` the place
    on that page. `within` is the pathway or topic it belongs to; None for an entry of a register.
    """

    what: str
    title: Text
    target: tuple[str, ...]
    anchor: str = ""
    within: Pathway | Topic | None = None


Uses = Mapping[tuple[str, str], Sequence[Use]]
"""What rests on each thing; keys are a kind (`statement`, `legal`, …) and an id."""

Named = tuple[Use, Iterable[tuple[str, str]]]


def uses_of(library: Library) -> Uses:
    """Return all that rests on statements, legal bases, interventions and documents."""
    uses: dict[tuple[str, str], list[Use]] = {}
    for use, named in _all(library):
        for key in dict.fromkeys(named):
            uses.setdefault(key, []).append(use)
    return uses


def _all(library: Library) -> Iterator[Named]:
    for pathway in library.pathways.values():
        yield from _in_pathway(pathway)
    for topic in library.topics.values():
        yield from _in_topic(topic)
    for one in library.interventions.values():
        cites = (*one.cites, *(id_ for grade in one.evidence for id_ in grade.cites))
        yield Use("intervention", one.title, ("intervention", one.id)), _each("statement", cites)


def _in_pathway(pathway: Pathway) -> Iterator[Named]:
    here = pathway.id
    for step in pathway.steps.values():
        at = ("step", here, step.id)
        yield Use("step", step.title, at, within=pathway), _named_by(step)
        yield Use("limit", step.title, at, within=pathway), _named_by_limits(step)
    for end in pathway.ends.values():
        use = Use("end", end.title, ("end", here, end.id), within=pathway)
        yield use, (*_each("statement", end.cites), *_each("gives", end.gives))
    for advice in pathway.recommendations.values():
        anchor = f"anbefaling-{advice.id}"
        use = Use("recommendation", advice.text, ("pathway", here), anchor, pathway)
        named = _each("statement", advice.cites)
        yield use, (*named, *_each("intervention", advice.interventions))
    for decision in pathway.decisions.values():
        use = Use("decision", decision.title, ("decisions", here), decision.id, pathway)
        yield use, _each("statement", decision.cites)
    for promise in pathway.promises.values():
        page = promise_page(pathway, promise)
        use = Use("promise", promise.title, (page, here), f"loefte-{promise.id}", pathway)
        yield use, (*_each("statement", promise.cites), *_each("legal", promise.legal))
    for section in pathway.about.values():
        use = Use("about", section.title, ("pathway", here), f"om-{section.id}", pathway)
        yield use, _each("statement", section.cites)
    for section in pathway.to_you.values():
        use = Use("about", section.title, ("to-you", here), f"til-dig-{section.id}", pathway)
        yield use, _each("statement", section.cites)


def _in_topic(topic: Topic) -> Iterator[Named]:
    for section in topic.sections.values():
        use = Use("section", section.title, ("topic", topic.id), f"afsnit-{section.id}", topic)
        yield use, _each("statement", section.cites)
    for advice in topic.advice.values():
        use = Use("advice", advice.text, ("topic", topic.id), f"raad-{advice.id}", topic)
        yield use, _each("statement", advice.cites)


def _named_by(step: Step) -> Iterator[tuple[str, str]]:
    yield from _each("statement", step.cites)
    yield from _each("legal", step.legal)
    yield from _each("intervention", step.interventions)
    yield from _each("gives", step.gives)
    yield from _each("needs", (*step.needs, *step.uses))
    for one in step.transitions:
        if one.handoff:
            yield from _each("legal", one.handoff.basis)


def _named_by_limits(step: Step) -> Iterator[tuple[str, str]]:
    handed = (one.handoff.within for one in step.transitions if one.handoff)
    for limit in (*step.within, *(one for one in handed if one)):
        yield from _each("statement", limit.cites)
        yield from _each("legal", limit.legal)


def _each(kind: str, ids: Iterable[str]) -> list[tuple[str, str]]:
    return [(kind, id_) for id_ in ids]


@dataclass(frozen=True, slots=True)
class UseSpace:
    """How many uses an entry may list, and of how many pathways."""

    uses: int
    pathways: int


AMPLE = UseSpace(80, 40)
"""On the page of a source, where all that rests on a statement can be followed."""

NARROW = UseSpace(30, 8)
"""In a register with many entries to a page."""


def uses_html(uses: Sequence[Use], writer: Writer, space: UseSpace = AMPLE) -> Markup:
    """Return links to `uses`, those of each pathway together, and how many more there are."""
    groups: dict[str, list[Use]] = {}
    for use in uses[: space.uses]:
        groups.setdefault(use.within.source.path if use.within else "", []).append(use)
    shown = list(groups.values())[: space.pathways]
    rows = [Markup("<li>{}</li>").format(_group(group, writer)) for group in shown]
    more = len(uses) - sum(map(len, shown))
    if more > 0:
        rows.append(Markup("<li>{}</li>").format(writer.word("and_more", n=more)))
    return Markup('<ul class="pw-uses">{}</ul>').format(Markup("").join(rows)) if rows else Markup()


def _group(group: Sequence[Use], writer: Writer) -> Markup:
    links = writer.join((_link(use, writer) for use in group), " · ")
    owner = group[0].within
    if owner is None:
        return links
    kind = "pathway" if isinstance(owner, Pathway) else "topic"
    return Markup("<b>{}</b>: {}").format(writer.a(writer.say(owner.title), kind, owner.id), links)


def _link(use: Use, writer: Writer) -> Markup:
    title = writer.line_text(use.title) if use.what in _LONG else writer.say(use.title)
    url = writer.url(*use.target)
    if url is None:
        link = title
    else:
        anchor = f"#{quote(use.anchor)}" if use.anchor else ""
        link = Markup('<a href="{}">{}</a>').format(url + anchor, title)
    if use.what == "step":
        return link
    return Markup('<span class="pw-soft">{}</span> {}').format(writer.word(f"use_{use.what}"), link)


_LONG = ("recommendation", "advice")
"""Uses whose title is a whole sentence, with emphasis."""
