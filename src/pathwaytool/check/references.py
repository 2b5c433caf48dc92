"""Every place in a library where one thing names another."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from pathwaytool.model.condition import Condition, Every, Is, Not, Some
from pathwaytool.model.control import Event, Stops
from pathwaytool.model.edition import Departure, Edition
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import End, Guard, Handoff, Pathway, Step, Transition
from pathwaytool.model.position import Location, Place, Pointer
from pathwaytool.model.promise import Named, Promise, Sort
from pathwaytool.model.time import During, Limit, Pause
from pathwaytool.model.topic import Topic


class ReferenceKind(StrEnum):
    """What sort of thing is named. `TARGET` is a step or an end."""

    STEP = "step"
    TARGET = "target"
    LOOP = "loop"
    FACT = "fact"
    DECIDED_FACT = "decided-fact"
    PATHWAY = "pathway"
    SECTOR = "sector"
    PHASE = "phase"
    ACTOR = "actor"
    LEGAL_BASIS = "legal-basis"
    DOCUMENT = "document"
    INTERVENTION = "intervention"
    STATEMENT = "statement"
    SOURCE = "source"
    TERM = "term"
    COUNTRY = "country"


class Reference(NamedTuple):
    """A name of something, and where it stands: `further` inside `place`."""

    kind: ReferenceKind
    id: str
    place: Place
    further: Pointer

    @property
    def location(self) -> Location:
        """Return where the name stands."""
        return self.place.value(*self.further)


TARGET_KEY = {
    Guard.PLAIN: "to",
    Guard.WHEN: "to",
    Guard.OTHERWISE: "otherwise",
    Guard.ALWAYS: "always",
}
"""The key in front of a transition's target, for each guard."""


CONSENT = "consent"
"""The word that stands among the legal bases of a hand-off where there is consent."""


def first_of_kind(references: Iterable[Reference], kind: ReferenceKind) -> Iterator[Reference]:
    """Yield the first reference to each thing of `kind`."""
    seen: set[str] = set()
    for reference in references:
        if reference.kind == kind and reference.id not in seen:
            seen.add(reference.id)
            yield reference


def pathway_references(pathway: Pathway) -> Iterator[Reference]:
    """Yield every reference in a pathway file, in the order of the model."""
    place = pathway.place
    yield from _each(ReferenceKind.PHASE, pathway.phases, place, "phases")
    yield from _maybe(ReferenceKind.COUNTRY, pathway.country, place, "country")
    yield from _maybe(ReferenceKind.ACTOR, pathway.lead, place, "lead")
    yield from _each(
        ReferenceKind.DOCUMENT, pathway.external_documents, place, "external_documents"
    )
    for section in (*pathway.about.values(), *pathway.to_you.values()):
        yield from _each(ReferenceKind.STATEMENT, section.cites, section.place, "cites")
    yield from _advice(pathway)
    for fact in pathway.facts.values():
        yield from _each(ReferenceKind.STEP, fact.decided_by, fact.place, "decided_by")
        yield from _maybe(ReferenceKind.PATHWAY, fact.outcomes_of, fact.place, "outcomes_of")
    for impossible in pathway.impossible:
        yield from _condition(impossible.written, impossible.place, ("when",))
    for step in pathway.steps.values():
        yield from step_references(step)
    for end in pathway.ends.values():
        yield from _end(end)
    for event in pathway.events.values():
        yield from _event(event)
    yield from _expected(pathway)


def _expected(pathway: Pathway) -> Iterator[Reference]:
    for promise in pathway.promises.values():
        yield from _promise(promise)
    for case in pathway.cases.values():
        yield from _condition(case.facts, case.place, ("facts",))
        yield from _named((*case.must, *case.may, *case.never))


def _advice(pathway: Pathway) -> Iterator[Reference]:
    for advice in pathway.recommendations.values():
        yield from _each(ReferenceKind.ACTOR, advice.audience, advice.place, "audience")
        yield from _each(
            ReferenceKind.INTERVENTION, advice.interventions, advice.place, "interventions"
        )
        yield from _each(ReferenceKind.STATEMENT, advice.cites, advice.place, "cites")
        yield from _each(ReferenceKind.STEP, advice.steps, advice.place, "steps")
    for decision in pathway.decisions.values():
        yield from _each(ReferenceKind.STEP, decision.steps, decision.place, "steps")
        yield from _each(ReferenceKind.STATEMENT, decision.cites, decision.place, "cites")


def _end(end: End) -> Iterator[Reference]:
    yield from _maybe(ReferenceKind.SECTOR, end.sector, end.place, "sector")
    yield from _maybe(ReferenceKind.PHASE, end.phase, end.place, "phase")
    yield from _maybe(ReferenceKind.ACTOR, end.accountable, end.place, "accountable")
    yield from _each(ReferenceKind.DOCUMENT, end.gives, end.place, "gives")
    yield from _each(ReferenceKind.STATEMENT, end.cites, end.place, "cites")


def _event(event: Event) -> Iterator[Reference]:
    for some in (event.during, event.stops):
        if some is not None:
            yield from _during(some)
    for fact in event.decides:
        yield Reference(ReferenceKind.DECIDED_FACT, fact, event.place, ("decides", fact))
    yield Reference(ReferenceKind.TARGET, event.to, event.place, ("to",))
    yield from _each(ReferenceKind.LEGAL_BASIS, event.legal, event.place, "legal")
    yield from _each(ReferenceKind.STATEMENT, event.cites, event.place, "cites")


def _during(some: During | Pause | Stops) -> Iterator[Reference]:
    yield from _each(ReferenceKind.STEP, some.steps, some.place, "steps")
    yield from _each(ReferenceKind.PHASE, some.phases, some.place, "phases")


NAMED_BY = {
    Sort.STEP: ReferenceKind.TARGET,
    Sort.PHASE: ReferenceKind.PHASE,
    Sort.SECTOR: ReferenceKind.SECTOR,
    Sort.ACTOR: ReferenceKind.ACTOR,
}
"""What the things are that a promise can name."""


def _promise(promise: Promise) -> Iterator[Reference]:
    place = promise.place
    if promise.when is not None:
        yield from _condition(promise.when, place, ("when",))
    yield from _named(promise.named())
    if promise.telling:
        key = "told" if promise.told else "not_told"
        yield Reference(ReferenceKind.DOCUMENT, promise.telling.document, place, (key, "document"))
    yield from _each(ReferenceKind.LEGAL_BASIS, promise.legal, place, "legal")
    yield from _each(ReferenceKind.STATEMENT, promise.cites, place, "cites")


def _named(named: Iterable[Named]) -> Iterator[Reference]:
    for one in named:
        # Where it stands is the value itself, so there is nothing further inside.
        *above, last = one.place.pointer
        place = Place(one.place.source, tuple(above))
        yield Reference(NAMED_BY[one.sort], one.id, place, (last,))


def step_references(step: Step) -> Iterator[Reference]:
    """Yield every reference in a step, in the order of the model."""
    place = step.place
    yield Reference(ReferenceKind.SECTOR, step.sector, place, ("sector",))
    yield Reference(ReferenceKind.PHASE, step.phase, place, ("phase",))
    yield Reference(ReferenceKind.ACTOR, step.accountable, place, ("accountable",))
    yield from _maybe(ReferenceKind.ACTOR, step.lead, place, "lead")
    yield from _each(ReferenceKind.ACTOR, step.contributors, place, "contributors")
    yield from _each(ReferenceKind.LEGAL_BASIS, step.legal, place, "legal")
    yield from _each(ReferenceKind.STATEMENT, step.cites, place, "cites")
    yield from _each(ReferenceKind.INTERVENTION, step.interventions, place, "interventions")
    yield from _each(ReferenceKind.DOCUMENT, step.needs, place, "needs")
    yield from _each(ReferenceKind.DOCUMENT, step.uses, place, "uses")
    yield from _each(ReferenceKind.DOCUMENT, step.gives, place, "gives")
    yield from _maybe(ReferenceKind.PATHWAY, step.runs, place, "runs")
    for limit in step.within:
        yield from _limit(limit)
    if step.start and step.start.when:
        yield from _condition(step.start.when, step.start.place, ("when",))
    if step.stops:
        yield from _each(ReferenceKind.STEP, step.stops.steps, step.stops.place, "steps")
        yield from _each(ReferenceKind.PHASE, step.stops.phases, step.stops.place, "phases")
    for way in step.transitions:
        yield from _transition(way)


def _transition(way: Transition) -> Iterator[Reference]:
    yield Reference(ReferenceKind.TARGET, way.to, way.place, (TARGET_KEY[way.guard],))
    yield from _maybe(ReferenceKind.LOOP, way.loop, way.place, "loop")
    if way.when:
        yield from _condition(way.when, way.place, ("when",))
    if way.handoff:
        yield from _handoff(way.handoff)


def _handoff(handoff: Handoff) -> Iterator[Reference]:
    place = handoff.place
    yield from _each(ReferenceKind.DOCUMENT, handoff.documents, place, "documents")
    for number, basis in enumerate(handoff.basis):
        yield Reference(ReferenceKind.LEGAL_BASIS, basis, place, handoff.basis_key(number))
    yield from _maybe(ReferenceKind.FACT, handoff.consent_fact, place, "basis")
    yield from _maybe(ReferenceKind.ACTOR, handoff.receiver, place, "receiver")
    if handoff.within:
        yield from _limit(handoff.within)


def _limit(limit: Limit) -> Iterator[Reference]:
    moment = limit.from_moment.value
    yield from _maybe(ReferenceKind.STEP, limit.from_step, limit.place, "from", moment)
    if limit.paused_while is not None:
        yield from _during(limit.paused_while)
        if limit.paused_while.holding is not None:
            yield from _condition(limit.paused_while.holding, limit.paused_while.place, ("when",))
    yield from _each(ReferenceKind.LEGAL_BASIS, limit.legal, limit.place, "legal")
    yield from _each(ReferenceKind.STATEMENT, limit.cites, limit.place, "cites")


def tests_at(condition: Condition, pointer: Pointer) -> Iterator[tuple[Is, Pointer]]:
    """Yield every test of a fact, and the pointer of its key below the condition at `pointer`."""
    match condition:
        case Is(fact):
            yield condition, (*pointer, fact)
        case Every(parts):
            for part in parts:
                yield from tests_at(part, pointer)
        case Some(parts):
            for number, part in enumerate(parts):
                yield from tests_at(part, (*pointer, "any", number))
        case Not(part):
            yield from tests_at(part, (*pointer, "not"))


def _condition(condition: Condition, place: Place, pointer: Pointer) -> Iterator[Reference]:
    for test, further in tests_at(condition, pointer):
        yield Reference(ReferenceKind.FACT, test.fact, place, further)


def register_references(library: Library) -> Iterator[Reference]:
    """Yield every reference between the entries of the registers."""
    for one in library.published:
        yield Reference(ReferenceKind.PATHWAY, one.edition_of, one.place, ("edition_of",))
    for actor in library.actors.values():
        yield Reference(ReferenceKind.SECTOR, actor.sector, actor.place, ("sector",))
    for basis in library.legal_bases.values():
        yield from _maybe(ReferenceKind.LEGAL_BASIS, basis.replaced_by, basis.place, "replaced_by")
        yield from _maybe(ReferenceKind.SOURCE, basis.source, basis.place, "source")
    for intervention in library.interventions.values():
        yield from _each(ReferenceKind.STATEMENT, intervention.cites, intervention.place, "cites")
        for evidence in intervention.evidence:
            yield from _each(ReferenceKind.STATEMENT, evidence.cites, evidence.place, "cites")
    for statement in library.statements.values():
        yield Reference(ReferenceKind.SOURCE, statement.source, statement.place, ("source",))
    for term in library.terms.values():
        yield from _each(ReferenceKind.TERM, term.unlike, term.place, "unlike")
    yield from _answered(library)


def _answered(library: Library) -> Iterator[Reference]:
    """Yield the pathway of each answer in a hearing, unless it is called otherwise by now."""
    former = {id_ for one in library.pathways.values() for id_ in one.formerly}
    for answer in library.answers.values():
        if answer.pathway not in former:
            yield Reference(ReferenceKind.PATHWAY, answer.pathway, answer.place, ("pathway",))


def topic_references(topic: Topic) -> Iterator[Reference]:
    """Yield the references of a topic to registers and pathways; those to steps are left out."""
    yield from _maybe(ReferenceKind.COUNTRY, topic.country, topic.place, "country")
    for section in topic.sections.values():
        yield from _each(ReferenceKind.STATEMENT, section.cites, section.place, "cites")
    for advice in topic.advice.values():
        yield from _each(ReferenceKind.STATEMENT, advice.cites, advice.place, "cites")
        for pathway in advice.steps:
            place = Place(topic.source, (*advice.place.pointer, "steps", pathway))
            yield Reference(ReferenceKind.PATHWAY, pathway, place, ())


def topic_steps(topic: Topic, pathway: str) -> Iterator[Reference]:
    """Yield the references of a topic to the steps of one pathway."""
    for advice in topic.advice.values():
        for number, step in enumerate(advice.steps.get(pathway, ())):
            yield Reference(ReferenceKind.STEP, step, advice.place, ("steps", pathway, number))


def edition_references(edition: Edition) -> Iterator[Reference]:
    """Yield every reference in an edition, in the order of the model."""
    yield Reference(ReferenceKind.PATHWAY, edition.edition_of, edition.place, ("edition_of",))
    for actor in edition.actors.values():
        yield Reference(ReferenceKind.ACTOR, actor.id, actor.place, ())
    for agreement in edition.agreements.values():
        yield from _each(ReferenceKind.ACTOR, agreement.actors, agreement.place, "actors")
        yield from _each(ReferenceKind.STEP, agreement.steps, agreement.place, "steps")
    for departure in edition.departures.values():
        yield from _departure(departure)
    for step in edition.steps.values():
        yield from step_references(step)
    for promise in edition.promises.values():
        yield from _promise(promise)


def _departure(departure: Departure) -> Iterator[Reference]:
    place = departure.place
    yield Reference(ReferenceKind.STEP, departure.step, place, ())
    yield from _maybe(ReferenceKind.ACTOR, departure.accountable, place, "accountable")
    yield from _each(ReferenceKind.ACTOR, departure.contributors, place, "contributors")
    yield from _each(ReferenceKind.DOCUMENT, departure.needs, place, "needs")
    yield from _each(ReferenceKind.DOCUMENT, departure.gives, place, "gives")
    yield from _each(ReferenceKind.LEGAL_BASIS, departure.legal, place, "legal")
    for key in ("before", "after", "beside"):
        yield from _each(ReferenceKind.STEP, getattr(departure, key), place, key)
    yield from _maybe(ReferenceKind.STEP, departure.instead, place, "instead")
    for limit in departure.within:
        yield from _limit(limit)
    for handoff in departure.handoffs.values():
        yield Reference(ReferenceKind.TARGET, handoff.to, handoff.place, ())
        yield from _each(ReferenceKind.DOCUMENT, handoff.documents, handoff.place, "documents")
        for number, basis in enumerate(handoff.basis):
            if basis != CONSENT:
                yield Reference(ReferenceKind.LEGAL_BASIS, basis, handoff.place, ("basis", number))
        if handoff.within:
            yield from _limit(handoff.within)


def _each(kind: ReferenceKind, ids: Iterable[str], place: Place, key: str) -> Iterator[Reference]:
    for number, id_ in enumerate(ids):
        yield Reference(kind, id_, place, (key, number))


def _maybe(
    kind: ReferenceKind, id_: str | None, place: Place, *further: str
) -> Iterator[Reference]:
    if id_ is not None:
        yield Reference(kind, id_, place, further)
