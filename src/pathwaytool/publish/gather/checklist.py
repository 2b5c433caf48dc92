"""What a person has still to check before a pathway can be relied on, the gravest first.

Only what pathways rest on is here. Suggestions of our own that no source can settle, such as the
texts of steps, are for the working group and not for a look-up.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pathwaytool.model.confidence import Confidence
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.model.position import Place
from pathwaytool.model.registers import LegalBasis, Statement
from pathwaytool.model.time import Limit, LimitKind
from pathwaytool.publish.gather.tracing import Use, Uses, uses_of

CLASSES = (
    "statutory-limit",
    "limit-basis",
    "handoff-basis",
    "handoff",
    "legal",
    "advice-statement",
    "statement",
    "other-limit",
)
"""What there is to check, in the order of what it would cost if it were wrong."""


@dataclass(frozen=True, slots=True)
class StepLimit:
    """A time limit and the step whose it is; `transition` where it is a hand-off's."""

    pathway: Pathway
    step: Step
    limit: Limit
    transition: Transition | None = None


@dataclass(frozen=True, slots=True)
class Passing:
    """A hand-off over a sector border."""

    pathway: Pathway
    step: Step
    transition: Transition


Thing = StepLimit | Passing | LegalBasis | Statement


@dataclass(frozen=True, slots=True)
class ToCheck:
    """One thing that nobody has checked.

    `uses` is what rests on it. `law` and `cites` are where to look it up. `has_check` tells whether
    the file has room for who checked it and when.
    """

    kind: str
    thing: Thing
    place: Place
    confidence: Confidence
    uses: Sequence[Use]
    law: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()

    @property
    def has_check(self) -> bool:
        """Tell whether the file has room for who checked it and when."""
        return isinstance(self.thing, LegalBasis | Statement)


def to_check(library: Library, uses: Uses | None = None) -> list[ToCheck]:
    """Return all that pathways rest on and nobody has checked, by class, in the files' order."""
    uses = uses_of(library) if uses is None else uses
    found = [*_limits(library), *_passings(library)]
    found += _bases(library, uses)
    found += _statements(library, uses)
    open_ = [one for one in found if one.confidence != Confidence.CHECKED]
    return sorted(open_, key=lambda one: CLASSES.index(one.kind))


def _limits(library: Library) -> Iterator[ToCheck]:
    for one in limits_of(library):
        statutory = one.limit.kind == LimitKind.STATUTORY
        yield ToCheck(
            "statutory-limit" if statutory else "other-limit",
            one,
            one.limit.place,
            one.limit.confidence,
            (_use(one.pathway, one.step),),
            one.limit.legal,
            one.limit.cites,
        )


def limits_of(library: Library) -> Iterator[StepLimit]:
    """Yield every time limit of every step and hand-off."""
    for pathway, step in _steps(library):
        for limit in step.within:
            yield StepLimit(pathway, step, limit)
        for one in step.transitions:
            if one.handoff and one.handoff.within:
                yield StepLimit(pathway, step, one.handoff.within, one)


def _passings(library: Library) -> Iterator[ToCheck]:
    for pathway, step in _steps(library):
        for one in step.transitions:
            if one.handoff:
                passing, use = Passing(pathway, step, one), _use(pathway, step)
                handoff = one.handoff
                yield ToCheck(
                    "handoff", passing, handoff.place, handoff.confidence, (use,), handoff.basis
                )


def _bases(library: Library, uses: Uses) -> Iterator[ToCheck]:
    limits = {
        id_
        for one in limits_of(library)
        if one.limit.kind == LimitKind.STATUTORY
        for id_ in one.limit.legal
    }
    passing = {
        id_
        for _, step in _steps(library)
        for one in step.transitions
        if one.handoff
        for id_ in one.handoff.basis
    }
    for id_, basis in library.legal_bases.items():
        kind = "limit-basis" if id_ in limits else "handoff-basis" if id_ in passing else "legal"
        if resting := uses.get(("legal", id_)):
            yield ToCheck(kind, basis, basis.place, basis.confidence, resting)


def _statements(library: Library, uses: Uses) -> Iterator[ToCheck]:
    advised = {
        id_
        for pathway in library.pathways.values()
        for one in pathway.recommendations.values()
        for id_ in one.cites
    }
    for id_, one in library.statements.items():
        if resting := uses.get(("statement", id_)):
            kind = "advice-statement" if id_ in advised else "statement"
            yield ToCheck(kind, one, one.place, one.confidence, resting)


def _steps(library: Library) -> Iterable[tuple[Pathway, Step]]:
    return (
        (pathway, step) for pathway in library.pathways.values() for step in pathway.steps.values()
    )


def _use(pathway: Pathway, step: Step) -> Use:
    return Use("step", step.title, ("step", pathway.id, step.id), within=pathway)


@dataclass(frozen=True, slots=True)
class Marking:
    """How to mark a thing as checked: where in which file, and the lines to write there.

    `replaces` tells whether the lines stand in place of line `line`, or below it.
    """

    path: str
    line: int
    replaces: bool
    lines: tuple[str, ...]


def marking_of(one: ToCheck, date: str, role: str) -> Marking:
    """Return how to mark `one` as checked; `date` and `role` are what to fill in."""
    written = one.place.key("confidence")
    replaces = written.text[written.span.column - 1 :].startswith("confidence:")
    lines = ["confidence: checked"]
    if one.has_check:
        lines.append(f"checked: {{date: {date}, role: {role}}}")
    return Marking(written.path, written.span.line, replaces, tuple(lines))
