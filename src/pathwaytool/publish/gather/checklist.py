"""What a person has still to check before a pathway can be relied on, the gravest first.

First of all stands what somebody has checked and what has changed since; then what was checked
without a mark, so that nobody could see if it changed.

Only what pathways rest on is here. Suggestions of our own that no source can settle, such as the
texts of steps, are for the working group and not for a look-up.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pathwaytool.dataclass import dataclass
from pathwaytool.localise import mark_of, to_look_at
from pathwaytool.model.advice import Recommendation
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.edition import Departure, Edition
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.model.position import Place, Pointer
from pathwaytool.model.registers import LegalBasis, Statement
from pathwaytool.model.time import Limit, LimitKind
from pathwaytool.model.vouched import Vouched, vouched_in
from pathwaytool.publish.gather.tracing import Use, Uses, uses_of

CLASSES = (
    "suspect",
    "unmarked",
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

RENEWED = ("suspect", "unmarked")
"""Classes of what somebody has checked, and must look at again to write a new mark."""


@dataclass(frozen=True, slots=True)
class StepLimit:
    """A time limit and the step whose it is; `transition` where it is a hand-off's."""

    pathway: Pathway
    step: Step
    limit: Limit
    transition: Transition | None = None


@dataclass(frozen=True, slots=True)
class BorderCrossing:
    """A hand-off over a sector border."""

    pathway: Pathway
    step: Step
    transition: Transition


@dataclass(frozen=True, slots=True)
class WholeStep:
    """What a step says of itself."""

    pathway: Pathway
    step: Step


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation and the pathway that it is in."""

    pathway: Pathway
    recommendation: Recommendation


@dataclass(frozen=True, slots=True)
class Departing:
    """A departure of an edition from a step of the nation's pathway."""

    edition: Edition
    pathway: Pathway
    departure: Departure


Thing = StepLimit | BorderCrossing | WholeStep | Advice | Departing | LegalBasis | Statement

SORTS: dict[type, str] = {
    StepLimit: "limit",
    BorderCrossing: "handoff",
    WholeStep: "step",
    Advice: "advice",
    Departing: "departure",
    LegalBasis: "legal",
    Statement: "statement",
}


@dataclass(frozen=True, slots=True)
class ToCheck:
    """One thing that nobody has checked, or not since it changed.

    `uses` is what rests on it. `law` and `cites` are where to look it up. `vouched` is what is
    marked when somebody has; None for a departure.
    """

    kind: str
    thing: Thing
    place: Place
    confidence: Confidence
    uses: Sequence[Use]
    law: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()

    vouched: Vouched | None = None

    @property
    def sort(self) -> str:
        """Return what sort of thing it is."""
        return SORTS[type(self.thing)]


def to_check(library: Library, uses: Uses | None = None) -> list[ToCheck]:
    """Return all that pathways rest on and nobody has checked, by class, in the files' order.

    What has changed since somebody checked it comes first, also where nothing rests on it.
    """
    uses = uses_of(library) if uses is None else uses
    vouched = {_key(one.place): one for one in vouched_in(library)}
    suspects = [*_renewed(vouched.values(), library, uses), *_departures(library)]
    told = {_key(one.place) for one in suspects}
    found = [*_limits(library), *_passings(library)]
    found += _bases(library, uses)
    found += _statements(library, uses)
    open_ = [
        replace(one, vouched=vouched.get(_key(one.place)))
        for one in found
        if one.confidence != Confidence.CHECKED and _key(one.place) not in told
    ]
    return sorted((*suspects, *open_), key=lambda one: CLASSES.index(one.kind))


def _key(place: Place) -> tuple[str, Pointer]:
    return place.source.path, place.pointer


def _renewed(vouched: Iterable[Vouched], library: Library, uses: Uses) -> Iterator[ToCheck]:
    """Yield what has changed since somebody checked it, and what nobody could see change."""
    for one in vouched:
        is_unmarked = one.is_unmarked and one.confidence == Confidence.CHECKED
        thing = _thing(one) if one.is_suspect or is_unmarked else None
        if thing is None:
            continue
        resting: Sequence[Use] = ()
        if one.pathway and one.step:
            resting = (_use(one.pathway, one.step),)
        elif isinstance(thing, LegalBasis | Statement):
            sort = "legal" if isinstance(thing, LegalBasis) else "statement"
            resting = uses.get((sort, one.id), ())
        law = getattr(one.thing, "legal", getattr(one.thing, "basis", ()))
        cites = getattr(one.thing, "cites", ())
        kind = "suspect" if one.is_suspect else "unmarked"
        yield ToCheck(kind, thing, one.place, one.confidence, resting, law, cites, one)


def _thing(one: Vouched) -> Thing | None:
    """Return something that can be checked as the list shows it."""
    match one.thing:
        case LegalBasis() | Statement():
            return one.thing
        case Recommendation():
            return Advice(one.pathway, one.thing) if one.pathway else None
    if one.pathway is None or one.step is None:
        return None
    match one.thing:
        case Limit():
            return StepLimit(one.pathway, one.step, one.thing, one.transition)
        case Step():
            return WholeStep(one.pathway, one.step)
    return BorderCrossing(one.pathway, one.step, one.transition) if one.transition else None


def _departures(library: Library) -> Iterator[ToCheck]:
    """Yield the departures from steps that have changed since somebody looked at them."""
    for edition in library.editions.values():
        base = library.pathways.get(edition.edition_of)
        for one in to_look_at(edition, base) if base else ():
            if base and one.seen and one.step in base.steps:
                use = _use(base, base.steps[one.step])
                thing = Departing(edition, base, one)
                yield ToCheck("suspect", thing, one.place, Confidence.CHECKED, (use,))


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
                passing, use = BorderCrossing(pathway, step, one), _use(pathway, step)
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

    `how`: the lines stand in place of line `line` ("replace"), below it ("below"), or between the
    braces that stand there ("inside").
    """

    path: str
    line: int
    how: str
    lines: tuple[str, ...]


def marking_of(one: ToCheck, date: str, role: str) -> Marking:
    """Return how to mark `one` as checked; `date` and `role` are what to fill in."""
    if isinstance(one.thing, Departing):
        mark = mark_of(one.thing.departure, one.thing.pathway)
        return _marking(one, "seen", (f"seen: {mark}",))
    mark = one.vouched.mark if one.vouched else ""
    check = f"checked: {{date: {date}, role: {role}, seen: {mark}}}"
    if one.kind in RENEWED:
        return _marking(one, "checked", (check,))
    return _marking(one, "confidence", ("confidence: checked", check))


def _marking(one: ToCheck, key: str, lines: tuple[str, ...]) -> Marking:
    written, whole = one.place.key(key), one.place.value()
    if whole.text[whole.span.column - 1 :].startswith("{"):
        return Marking(written.path, written.span.line, "inside", (", ".join(lines),))
    is_there = written.text[written.span.column - 1 :].startswith(f"{key}:")
    how = "replace" if is_there else "below"
    return Marking(written.path, written.span.line, how, lines)
