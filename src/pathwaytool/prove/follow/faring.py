"""How a promise fares on the way of one young person, as the proof would watch it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.promise import Claim
from pathwaytool.prove.bound.lines import surely_holds
from pathwaytool.prove.compile.flow import Flow
from pathwaytool.prove.compile.pathway import Broken
from pathwaytool.prove.compile.promised import Promised, promised_of
from pathwaytool.prove.follow.way import Faring
from pathwaytool.prove.move.watch import Aim, Seen, Watch
from pathwaytool.prove.move.watched import Finishing, seen_in
from pathwaytool.prove.parts.single import has

Steps = Sequence[tuple[Finishing, Sequence[int]]]
"""What has happened, each with the values of all levels by then."""

COMES_ABOUT = frozenset({Claim.REACHES, Claim.TOLD})
"""Claims that are kept for good once it has happened."""


def promised_in(pathway: Pathway, library: Library, flow: Flow) -> tuple[Promised, ...]:
    """Return the promises that can be watched; one that names what is not there cannot."""
    return tuple(_promised(pathway, library, flow))


def _promised(pathway: Pathway, library: Library, flow: Flow) -> Iterator[Promised]:
    for promise in pathway.promises.values():
        if len(promise.claims) == 1:
            with suppress(Broken):
                yield promised_of(promise, pathway, library, flow)


def fares_on(flow: Flow, promised: Promised, steps: Steps, *, is_over: bool) -> Faring:
    """Return how a promise fares; `is_over`: the way has come to its end."""
    shown = [
        seen_in(flow, finishing, holds=_holds(flow, promised, values))
        for finishing, values in steps
    ]
    if not _is_found(Watch(flow, promised, Aim.ASKED), shown):
        return Faring.NOT_ASKED
    if promised.claim == Claim.WITHIN:
        return Faring.ELSEWHERE
    if promised.claim == Claim.CAN_REACH:
        is_reached = _is_found(Watch(flow, promised, Aim.REACHED), shown)
        missed = Faring.ELSEWHERE if is_over else Faring.OPEN
        return Faring.KEPT if is_reached else missed
    if _is_found(Watch(flow, promised), shown):
        return Faring.BROKEN
    is_done = promised.claim in COMES_ABOUT and _has_come(Watch(flow, promised), shown)
    return Faring.KEPT if is_over or is_done else Faring.OPEN


def _holds(flow: Flow, promised: Promised, values: Sequence[int]) -> bool:
    """Tell whether what is known by then settles that the condition holds."""
    return has(flow.sets.nodes, surely_holds(flow, promised.when), values)


def _is_found(watch: Watch, shown: Iterable[Seen]) -> bool:
    state = 0
    for seen in shown:
        noted = watch.noted(state, seen)
        if noted.is_found:
            return True
        state = noted.state
    return False


def _has_come(watch: Watch, shown: Iterable[Seen]) -> bool:
    """Tell whether nothing that lies ahead can break what has come about."""
    state = 0
    for seen in shown:
        state = watch.noted(state, seen).state
    return watch.has_come(state)
