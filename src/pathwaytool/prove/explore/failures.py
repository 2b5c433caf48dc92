"""Faults that were found -> failures with their stories."""

from collections.abc import Container

from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.position import Pointer
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way
from pathwaytool.prove.explore.counterexample import example_of
from pathwaytool.prove.explore.explored import Explored, FoundFault
from pathwaytool.prove.explore.retell import story_of
from pathwaytool.prove.move.beginning import Beginner
from pathwaytool.prove.move.moves import Moves
from pathwaytool.prove.move.situation import Fault, FaultKind
from pathwaytool.prove.move.waiting import arrivals_of
from pathwaytool.prove.proof import Failure

NAMED = frozenset({FaultKind.MISSING_DOCUMENT, FaultKind.CONSENT_REFUSED, FaultKind.UNKNOWN_FACT})
"""Faults that are told once for each document or fact."""


Key = tuple[str, str, tuple[str, ...]]
"""What tells failures apart: the kind, the step, and the ids in question."""


def failures_of(
    pathway: Pathway, explored: Explored, known: Container[Key] = ()
) -> tuple[Failure, ...]:
    """Return a failure for each kind of fault and place, in the order of the file.

    Those in `known` have been told of.
    """
    flow = explored.flow
    moves = Moves(flow, None, Beginner(flow, arrivals_of(flow), forgetful=False))
    told = (
        failure_of(pathway, explored, found, moves)
        for found in _first(explored)
        if _key(flow, found.fault) not in known
    )
    failures = [one for one in told if one is not None]
    order = {name: at for at, name in enumerate(["", *pathway.steps, *pathway.events])}
    return tuple(sorted(failures, key=lambda one: (order[one.step], one.kind, one.names)))


def _first(explored: Explored) -> list[FoundFault]:
    """Return the first fault of each kind at each place: one mistake gives one failure."""
    first: dict[tuple[FaultKind, int, tuple[str, ...]], FoundFault] = {}
    for found in explored.found:
        fault = found.fault
        names = fault.names if fault.kind in NAMED else ()
        at = fault.at
        if fault.kind == FaultKind.TWO_LEADS:  # which of the two began last is not what is wrong
            at, names = 0, tuple(sorted((explored.flow.works[fault.at].name, *fault.names)))
        first.setdefault((fault.kind, at, names), found)
    return list(first.values())


def _key(flow: Flow, fault: Fault) -> Key:
    return fault.kind.value, flow.works[fault.at].name, _names(flow, fault)


def failure_of(
    pathway: Pathway, explored: Explored, found: FoundFault, moves: Moves
) -> Failure | None:
    """Return the failure that was found, with its story; None where that does not lead there."""
    flow, fault = explored.flow, found.fault
    example = example_of(explored, found, moves)
    if example is None:
        return None
    return Failure(
        kind=fault.kind.value,
        step=flow.works[fault.at].name,
        pointer=_pointer(pathway, flow, fault),
        names=_names(flow, fault),
        cases=flow.count_by_start(example.cases),
        story=story_of(example, fault, moves),
    )


def _names(flow: Flow, fault: Fault) -> tuple[str, ...]:
    """Return the ids in question: for branches, where they lead."""
    return fault.names or tuple(way.target for way in _ways(flow, fault))


def _ways(flow: Flow, fault: Fault) -> list[Way]:
    owner = flow.works[flow.works[fault.work].owner]
    return [way for way in owner.ways if way.number in fault.ways]


def _pointer(pathway: Pathway, flow: Flow, fault: Fault) -> Pointer:
    """Return where the mend goes: the branch, the list of branches, the need, or the step."""
    if fault.kind == FaultKind.BROKEN_PROMISE:
        return ("promises", fault.names[0])
    if fault.kind == FaultKind.BROKEN_CASE:
        return ("cases", *fault.names[:2])
    ways = _ways(flow, fault)
    step = flow.works[fault.at].step
    match fault.kind:
        case FaultKind.TWO_BRANCHES | FaultKind.UNKNOWN_FACT | FaultKind.ROUND_AT_WORK if ways:
            return ways[-1].place.pointer
        case FaultKind.MISSING_DOCUMENT if ways:
            return _handed(ways[0], fault.names[0])
        case FaultKind.CONSENT_REFUSED if ways:
            return _basis(ways[0])
    if flow.events >> fault.at & 1:
        return flow.works[fault.at].ways[0].place.pointer
    if step is None:
        starts = flow.works[BEGINNING].ways
        return starts[0].place.pointer if starts else ("steps",)
    return (*step.place.pointer, *_within(step, fault))


def _within(step: Step, fault: Fault) -> Pointer:
    """Return where in a step the mend goes."""
    match fault.kind:
        case FaultKind.NO_BRANCH:
            return ("next",)
        case FaultKind.MISSING_DOCUMENT:
            return ("needs", step.needs.index(fault.names[0]))
        case FaultKind.WRONG_AGE if step.ages:
            return ("ages",)
        case FaultKind.TWO_LEADS:
            return ("lead",)
        case _:
            return ()


def _basis(way: Way) -> Pointer:
    handoff = way.transition.handoff if way.transition else None
    return (*handoff.place.pointer, "basis") if handoff else way.place.pointer


def _handed(way: Way, document: str) -> Pointer:
    handoff = way.transition.handoff if way.transition else None
    if handoff is None:
        return way.place.pointer
    return (*handoff.place.pointer, "documents", handoff.documents.index(document))
