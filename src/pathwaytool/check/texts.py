"""Every text in a library that a reader will see, and where it stands."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from pathwaytool.model.aspect import Section, Unstated
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.position import Location, Place, Pointer
from pathwaytool.model.text import Text
from pathwaytool.model.topic import Topic


class Written(NamedTuple):
    """A text and where it stands. A title names something; other texts explain it."""

    text: Text
    owner: str
    place: Place
    further: Pointer
    is_title: bool

    @property
    def location(self) -> Location:
        """Return where the text stands."""
        return self.place.value(*self.further)


class Titled(Protocol):
    """What has a name of its own."""

    @property
    def id(self) -> str:
        """Return what it is keyed by."""

    @property
    def place(self) -> Place:
        """Return where it stands."""

    @property
    def title(self) -> Text:
        """Return its name."""


def pathway_texts(pathway: Pathway) -> Iterator[Written]:
    """Yield the texts of a pathway file, in the order of the model."""
    place = pathway.place
    yield Written(pathway.title, pathway.id, place, ("title",), True)
    for key, text in (("summary", pathway.summary), ("owner", pathway.owner)):
        yield from _said(text, pathway.id, place, key)
    for number, criterion in enumerate(pathway.criteria):
        yield Written(criterion, pathway.id, place, ("target", "criteria", number), False)
    yield from _passage_texts(pathway.about.values(), pathway.not_stated, pathway.id)
    yield from _passage_texts(pathway.to_you.values(), (), pathway.id)
    yield from _advice_texts(pathway)
    yield from _fact_texts(pathway)
    for step in pathway.steps.values():
        yield from step_texts(step)
    for end in pathway.ends.values():
        yield Written(end.title, end.id, end.place, ("title",), True)
        yield from _said(end.description, end.id, end.place, "description")
    for promise in pathway.promises.values():
        yield Written(promise.title, promise.id, promise.place, ("title",), True)
        yield from _said(promise.note, promise.id, promise.place, "note")
    for case in pathway.cases.values():
        yield Written(case.title, case.id, case.place, ("title",), True)
        yield from _said(case.note, case.id, case.place, "note")


def topic_texts(topic: Topic) -> Iterator[Written]:
    """Yield the texts of a topic file, in the order of the model."""
    yield Written(topic.title, topic.id, topic.place, ("title",), True)
    yield from _said(topic.summary, topic.id, topic.place, "summary")
    yield from _passage_texts(topic.sections.values(), topic.not_stated, topic.id)
    for advice in topic.advice.values():
        yield from _said(advice.text, advice.id, advice.place, "text")


def _passage_texts(
    sections: Iterable[Section], unstated: Iterable[Unstated], owner: str
) -> Iterator[Written]:
    for section in sections:
        yield Written(section.title, section.id, section.place, ("title",), True)
        yield from _said(section.text, section.id, section.place, "text")
    for one in unstated:
        yield from _said(one.text, owner, one.place, "text")


def _advice_texts(pathway: Pathway) -> Iterator[Written]:
    for advice in pathway.recommendations.values():
        yield from _said(advice.text, advice.id, advice.place, "text")
        yield from _said(advice.why, advice.id, advice.place, "why")
    for choice in pathway.decisions.values():
        yield Written(choice.title, choice.id, choice.place, ("title",), True)
        yield from _said(choice.gap, choice.id, choice.place, "gap")
        yield from _said(choice.choice, choice.id, choice.place, "choice")


def _fact_texts(pathway: Pathway) -> Iterator[Written]:
    for fact in pathway.facts.values():
        yield Written(fact.title, fact.id, fact.place, ("title",), True)
        labels = {} if fact.outcomes_of else fact.labels
        for value, label in labels.items():
            yield Written(label, fact.id, fact.place, ("values", value), True)
    written = (one for one in pathway.impossible if one.criterion is None)
    for impossible in written:
        yield from _said(impossible.why, pathway.id, impossible.place, "why")
    for loop in pathway.loops.values():
        yield Written(loop.title, loop.id, loop.place, ("title",), True)
    for event in pathway.events.values():
        yield Written(event.title, event.id, event.place, ("title",), True)
        yield from _said(event.note, event.id, event.place, "note")


def step_texts(step: Step) -> Iterator[Written]:
    """Yield the texts of a step."""
    id_, place = step.id, step.place
    yield Written(step.title, id_, place, ("title",), True)
    yield from _said(step.purpose, id_, place, "purpose")
    yield from _said(step.description, id_, place, "description")
    yield from _said(step.good, id_, place, "good")
    yield from _said(step.sharing, id_, place, "sharing")
    yield from _said(step.note, id_, place, "note")
    yield from _said(step.to_you, id_, place, "to_you")
    for limit in step.within:
        yield from _said(limit.text, id_, limit.place, "text")
    for way in step.transitions:
        if way.label:
            yield Written(way.label, id_, way.place, ("label",), True)
        yield from _said(way.back, id_, way.place, "back")
        if way.handoff:
            yield from _said(way.handoff.note, id_, way.handoff.place, "note")


def register_texts(library: Library) -> Iterator[Written]:
    """Yield the texts of the library file and the registers that are in the library's own words.

    Titles of sources and acts are left out: they are names in the language of the source. So are
    the words of the field themselves: not every language has a word for everything.
    """
    place = Place(library.source)
    yield Written(library.title, library.id, place, ("title",), True)
    is_ours = library.base is None or place.key("notice") != place.key()  # else it is the base's
    yield from _said(library.notice if is_ours else None, library.id, place, "notice")
    for one in library.accepted:
        yield Written(one.because, library.id, one.place, ("because",), False)
    for entries in (library.countries, library.sectors, library.phases):
        yield from _titles(entries.values())
    for described in (library.actors, library.documents, library.interventions):
        for entry in described.values():
            yield from _titles((entry,))
            yield from _said(entry.description, entry.id, entry.place, "description")
    for basis in library.legal_bases.values():
        yield from _titles((basis,))
        yield from _said(basis.note, basis.id, basis.place, "note")
    for statement in library.statements.values():
        yield from _said(statement.text, statement.id, statement.place, "text")
        yield from _said(statement.corrects, statement.id, statement.place, "corrects")
    for term in library.terms.values():
        yield from _said(term.meaning, term.id, term.place, "meaning")
        yield from _said(term.beware, term.id, term.place, "beware")


def _titles(entries: Iterable[Titled]) -> Iterator[Written]:
    for entry in entries:
        yield Written(entry.title, entry.id, entry.place, ("title",), True)


def _said(text: Text | None, owner: str, place: Place, key: str) -> Iterator[Written]:
    if text is not None:
        yield Written(text, owner, place, (key,), False)
