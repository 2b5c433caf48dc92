"""What the tables of a pathway's pages hold, worked out from the pathway."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pathwaytool.dataclass import dataclass
from pathwaytool.locales.conditions import value_words
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Fact, FactKind, Pathway, Step, Transition
from pathwaytool.model.registers import Intervention, LegalBasis, Phase, Source
from pathwaytool.model.topic import Topic
from pathwaytool.publish.words.writer import Writer


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase of a pathway at a glance."""

    phase: Phase
    steps: tuple[Step, ...]
    sectors: tuple[str, ...]
    handoffs: int
    limits: int


def phases_of(pathway: Pathway, library: Library) -> list[PhaseRow]:
    """Return a pathway's phases in order, each with what happens in it."""
    rows = []
    for id_ in pathway.phases:
        if id_ not in library.phases:
            continue
        steps = steps_in(pathway, id_)
        rows.append(
            PhaseRow(
                library.phases[id_],
                steps,
                tuple(dict.fromkeys(step.sector for step in steps)),
                sum(1 for step in steps for one in step.transitions if one.handoff),
                sum(len(step.limits) for step in steps),
            )
        )
    return rows


def steps_in(pathway: Pathway, phase: str) -> tuple[Step, ...]:
    """Return the steps of a phase in the order of the file."""
    return tuple(step for step in pathway.steps.values() if step.phase == phase)


def handoffs_of(pathway: Pathway) -> list[Transition]:
    """Return every hand-off in the order of the file."""
    return [one for step in pathway.steps.values() for one in step.transitions if one.handoff]


@dataclass(frozen=True, slots=True)
class Between:
    """How many hand-offs go from each sector to each. Shape of rows: sector, one count a sector."""

    sectors: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


def between_sectors(pathway: Pathway, library: Library) -> Between:
    """Count the hand-offs between sectors."""
    counts: dict[tuple[str, str], int] = {}
    for one in handoffs_of(pathway):
        target = pathway.steps.get(one.to) or pathway.ends.get(one.to)
        pair = (pathway.steps[one.origin].sector, (target.sector if target else None) or "")
        counts[pair] = counts.get(pair, 0) + 1
    seen = {sector for pair in counts for sector in pair}
    sectors = tuple(id_ for id_ in library.sectors if id_ in seen)
    rows = tuple((a, tuple(counts.get((a, b), 0) for b in sectors)) for a in sectors)
    return Between(sectors, rows)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who does what in one sector's steps.

    Cells: a (accountable), c (contributes), r (receives), or nothing.
    """

    id: str
    sector: str
    actors: tuple[str, ...]
    rows: tuple[tuple[Step, tuple[str, ...]], ...]


def responsibility_of(pathway: Pathway, library: Library) -> list[Matrix]:
    """Return one table a sector, with only the actors that act in its steps."""
    tables = []
    for sector in library.sectors:
        steps = [step for step in pathway.steps.values() if step.sector == sector]
        if not steps:
            continue
        seen = {actor for step in steps for actor in _roles(pathway, step)}
        actors = tuple(id_ for id_ in library.actors if id_ in seen)
        rows = tuple(
            (step, tuple(_roles(pathway, step).get(actor, "") for actor in actors))
            for step in steps
        )
        tables.append(Matrix(f"sektor-{sector}", sector, actors, rows))
    return tables


def _roles(pathway: Pathway, step: Step) -> dict[str, str]:
    receivers = (one.handoff.receiver for one in step.transitions if one.handoff)
    roles = {actor: "r" for actor in receivers if actor}
    roles |= dict.fromkeys(step.contributors, "c")
    return roles | {step.accountable: "a"}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document's way: the steps that make it and those that need it."""

    id: str
    external: bool
    given: tuple[str, ...]
    needed: tuple[str, ...]


def documents_of(pathway: Pathway) -> list[DocumentRow]:
    """Return the documents of a pathway in the order they first turn up."""
    ids: dict[str, None] = {}
    for step in pathway.steps.values():
        ids.update(dict.fromkeys((*step.needs, *step.uses, *step.gives)))
    steps = pathway.steps.values()
    return [
        DocumentRow(
            id_,
            id_ in pathway.external_documents,
            tuple(step.id for step in steps if id_ in step.gives),
            tuple(step.id for step in steps if id_ in step.needs or id_ in step.uses),
        )
        for id_ in ids
    ]


@dataclass(frozen=True, slots=True)
class LegalRow:
    """A legal basis and the steps that rest on it."""

    basis: LegalBasis
    steps: tuple[str, ...]


def legal_of(pathway: Pathway, library: Library) -> list[LegalRow]:
    """Return the legal bases that a pathway names, in the order of the register."""
    steps: dict[str, dict[str, None]] = {}
    for step in pathway.steps.values():
        for id_ in legal_ids(step):
            steps.setdefault(id_, {})[step.id] = None
    return [
        LegalRow(basis, tuple(steps[id_]))
        for id_, basis in library.legal_bases.items()
        if id_ in steps
    ]


def legal_ids(step: Step) -> Iterable[str]:
    """Yield every legal basis that a step names: its own, its limits' and its hand-offs'."""
    yield from step.legal
    for limit, _ in step.limits:
        yield from limit.legal
    for one in step.transitions:
        if one.handoff:
            yield from one.handoff.basis


def cited_in(step: Step) -> tuple[str, ...]:
    """Return every statement that a step rests on, its limits' too, without repeats."""
    limits = (id_ for limit, _ in step.limits for id_ in limit.cites)
    return tuple(dict.fromkeys((*step.cites, *limits)))


def sources_of(pathway: Pathway, library: Library) -> list[tuple[Source, int]]:
    """Return a pathway's sources in the order of the register, and how many statements it uses."""
    steps = pathway.steps.values()
    cited = [
        *(cited_in(step) for step in steps),
        *(one.cites for one in pathway.recommendations.values()),
        *(one.cites for one in (*pathway.about.values(), *pathway.to_you.values())),
        *(one.cites for one in pathway.ends.values()),
    ]
    return _sources(cited, library)


def sources_of_topic(topic: Topic, library: Library) -> list[tuple[Source, int]]:
    """Return a topic's sources in the order of the register, and how many statements it uses."""
    passages = (one.cites for one in topic.sections.values())
    return _sources((*passages, *(one.cites for one in topic.advice.values())), library)


def _sources(cited: Iterable[tuple[str, ...]], library: Library) -> list[tuple[Source, int]]:
    known = dict.fromkeys(id_ for ids in cited for id_ in ids if id_ in library.statements)
    counts = Counter(library.statements[id_].source for id_ in known)
    return [(source, counts[id_]) for id_, source in library.sources.items() if counts[id_]]


def interventions_of(pathway: Pathway, library: Library) -> list[Intervention]:
    """Return the interventions that a pathway's steps and recommendations name."""
    named = {id_ for step in pathway.steps.values() for id_ in step.interventions}
    named |= {id_ for one in pathway.recommendations.values() for id_ in one.interventions}
    return [one for id_, one in library.interventions.items() if id_ in named]


def facts_of(pathway: Pathway, writer: Writer) -> list[tuple[Fact, str]]:
    """Return a pathway's facts and their values in words."""
    return [(fact, _values(fact, writer.language)) for fact in pathway.facts.values()]


def _values(fact: Fact, language: str) -> str:
    if fact.kind == FactKind.NUMBER and fact.domain:
        return f"{fact.domain[0]}–{fact.domain[-1]}"
    return ", ".join(value_words(fact, value, language) for value in fact.domain)


def arrivals_at(pathway: Pathway) -> Mapping[str, list[Transition]]:
    """Return the transitions that lead to each step, in the order of the file."""
    arrivals: dict[str, list[Transition]] = {}
    for step in pathway.steps.values():
        for one in step.transitions:
            arrivals.setdefault(one.to, []).append(one)
    return arrivals
