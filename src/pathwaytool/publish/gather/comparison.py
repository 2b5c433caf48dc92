"""What each system answers to the same questions, drawn from the pathways alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from pathwaytool.dataclass import dataclass
from pathwaytool.model.aspect import Aspect, Unstated
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.registers import Intervention
from pathwaytool.model.text import Text
from pathwaytool.model.time import Limit, LimitKind, Takes
from pathwaytool.publish.gather.tables import handoffs_of, interventions_of
from pathwaytool.publish.order.systems import System

SECTORS = "sectors"

QUESTIONS = (SECTORS, *(one.value for one in Aspect))
"""What systems are compared on, in the order of the page."""


@dataclass(frozen=True, slots=True)
class HandoffAnswer:
    """A hand-off as an answer: to which sector, on which legal bases, and whether by consent."""

    to: str
    basis: tuple[str, ...]
    consent: bool


@dataclass(frozen=True, slots=True)
class AnswerItem:
    """One answer. `target` is what `Writer.url` is asked for; `part` the module it stands in.

    At most one of `limit`, `takes`, `passing`, `graded` and `steps` (how many) says more.
    """

    title: Text
    target: tuple[str, ...]
    cites: tuple[str, ...] = ()
    confidence: Confidence | None = None
    part: Pathway | None = None
    limit: Limit | None = None
    takes: Takes | None = None
    passing: HandoffAnswer | None = None
    graded: Intervention | None = None
    steps: int = 0


@dataclass(frozen=True, slots=True)
class SystemAnswer:
    """What a system answers to a question, and what its sources say nothing of."""

    items: tuple[AnswerItem, ...]
    unstated: tuple[Unstated, ...]


def cell_of(system: System, question: str, library: Library) -> SystemAnswer:
    """Return what a system answers to a question."""
    derive = _DERIVED.get(question)
    derived = derive(system, library) if derive else ()
    steps = _steps(system, question)
    # Grades say more of an effect than a step that looks at it.
    items = (*derived, *steps) if question == Aspect.EVIDENCE else (*steps, *derived)
    unstated = tuple(one for one in system.pathway.not_stated if one.aspect == question)
    return SystemAnswer(items, unstated)


def _steps(system: System, question: str) -> Iterator[AnswerItem]:
    for pathway in system.pathways:
        for step in pathway.steps.values():
            if question in step.aspects:
                yield _step(system, pathway, step)


def _step(system: System, pathway: Pathway, step: Step) -> AnswerItem:
    return AnswerItem(
        step.title,
        ("step", pathway.id, step.id),
        step.cites,
        step.confidence,
        system.part(pathway),
    )


def _sectors(system: System, library: Library) -> Iterator[AnswerItem]:
    counts: dict[str, int] = {}
    for pathway in system.pathways:
        for step in pathway.steps.values():
            counts[step.sector] = counts.get(step.sector, 0) + 1
    for id_, sector in library.sectors.items():
        if id_ in counts:
            yield AnswerItem(sector.title, ("sector", id_), steps=counts[id_])


def _handoffs(system: System, library: Library) -> Iterator[AnswerItem]:
    for pathway in system.pathways:
        for one in handoffs_of(pathway):
            if one.handoff is None:
                continue
            target = pathway.steps.get(one.to) or pathway.ends.get(one.to)
            sector = (target.sector if target else None) or ""
            yield AnswerItem(
                pathway.steps[one.origin].title,
                ("step", pathway.id, one.origin),
                confidence=one.handoff.confidence,
                part=system.part(pathway),
                passing=HandoffAnswer(sector, one.handoff.basis, one.handoff.consent),
            )


def _interventions(system: System, library: Library, *, graded: bool) -> Iterator[AnswerItem]:
    named = {
        one.id: one for pathway in system.pathways for one in interventions_of(pathway, library)
    }
    for one in named.values():
        target = ("intervention", one.id)
        cites = tuple(id_ for grade in one.evidence for id_ in grade.cites) if graded else one.cites
        yield AnswerItem(
            one.title, target, tuple(dict.fromkeys(cites)), graded=one if graded else None
        )


def _times(system: System, library: Library) -> list[AnswerItem]:
    """Return limits and durations: what the law demands first, how long steps take last."""
    return sorted(_limits_and_durations(system), key=_weight)


def _weight(item: AnswerItem) -> int:
    return list(LimitKind).index(item.limit.kind) if item.limit else len(LimitKind)


def _limits_and_durations(system: System) -> Iterator[AnswerItem]:
    for pathway in system.pathways:
        for step in pathway.steps.values():
            item = partial(AnswerItem, step.title, ("step", pathway.id, step.id))
            part = system.part(pathway)
            for limit, _ in step.limits:
                yield item(limit.cites, limit.confidence, part, limit)
            if step.takes:
                yield item(step.cites, step.confidence, part, takes=step.takes)


def _ends(system: System, library: Library) -> Iterator[AnswerItem]:
    for end in system.pathway.ends.values():
        yield AnswerItem(end.title, ("end", system.pathway.id, end.id), end.cites)


_DERIVED: Mapping[str, Callable[[System, Library], Iterable[AnswerItem]]] = {
    SECTORS: _sectors,
    Aspect.INFORMATION_SHARING.value: _handoffs,
    Aspect.INTERVENTION.value: partial(_interventions, graded=False),
    Aspect.EVIDENCE.value: partial(_interventions, graded=True),
    Aspect.TIME.value: _times,
    Aspect.OUTCOMES.value: _ends,
}
"""What is worked out from a pathway beside the steps that say they answer a question."""
