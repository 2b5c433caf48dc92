"""Every text in a library that a reader will see, and where it stands."""

from collections.abc import Iterator
from typing import NamedTuple

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.position import Location, Place, Pointer
from pathwaytool.model.text import Text


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


def pathway_texts(pathway: Pathway) -> Iterator[Written]:
    """Yield the texts of a pathway file, in the order of the model."""
    place = pathway.place
    yield Written(pathway.title, pathway.id, place, ("title",), True)
    for key, text in (("summary", pathway.summary), ("owner", pathway.owner)):
        yield from _said(text, pathway.id, place, key)
    for number, criterion in enumerate(pathway.criteria):
        yield Written(criterion, pathway.id, place, ("target", "criteria", number), False)
    yield from _advice_texts(pathway)
    yield from _fact_texts(pathway)
    for step in pathway.steps.values():
        yield from step_texts(step)
    for end in pathway.ends.values():
        yield Written(end.title, end.id, end.place, ("title",), True)
        yield from _said(end.description, end.id, end.place, "description")


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
    for impossible in pathway.impossible:
        yield from _said(impossible.why, pathway.id, impossible.place, "why")
    for loop in pathway.loops.values():
        yield Written(loop.title, loop.id, loop.place, ("title",), True)


def step_texts(step: Step) -> Iterator[Written]:
    """Yield the texts of a step."""
    id_, place = step.id, step.place
    yield Written(step.title, id_, place, ("title",), True)
    yield from _said(step.purpose, id_, place, "purpose")
    yield from _said(step.description, id_, place, "description")
    yield from _said(step.good, id_, place, "good")
    yield from _said(step.sharing, id_, place, "sharing")
    yield from _said(step.note, id_, place, "note")
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

    Titles of sources and acts are left out: they are names in the language of the source.
    """
    place = Place(library.source)
    yield Written(library.title, library.id, place, ("title",), True)
    yield from _said(library.notice, library.id, place, "notice")
    for sector in library.sectors.values():
        yield Written(sector.title, sector.id, sector.place, ("title",), True)
    for phase in library.phases.values():
        yield Written(phase.title, phase.id, phase.place, ("title",), True)
    for actor in library.actors.values():
        yield Written(actor.title, actor.id, actor.place, ("title",), True)
        yield from _said(actor.description, actor.id, actor.place, "description")
    for basis in library.legal_bases.values():
        yield Written(basis.title, basis.id, basis.place, ("title",), True)
        yield from _said(basis.note, basis.id, basis.place, "note")
    for document in library.documents.values():
        yield Written(document.title, document.id, document.place, ("title",), True)
        yield from _said(document.description, document.id, document.place, "description")
    for help_ in library.interventions.values():
        yield Written(help_.title, help_.id, help_.place, ("title",), True)
        yield from _said(help_.description, help_.id, help_.place, "description")
    for statement in library.statements.values():
        yield from _said(statement.text, statement.id, statement.place, "text")


def _said(text: Text | None, owner: str, place: Place, key: str) -> Iterator[Written]:
    if text is not None:
        yield Written(text, owner, place, (key,), False)
