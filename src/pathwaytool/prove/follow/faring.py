"""How a promise fares on the way of one young person, as the proof would watch it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.promise import Claim
from pathwaytool.prove.compile.flow import Flow
from pathwaytool.prove.compile.pathway import Broken
from pathwaytool.prove.compile.promised import Promised, promised_of
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.follow.way import Faring
from pathwaytool.prove.move.situation import Move, Situation
from pathwaytool.prove.move.watch import Aim, Seen, Watch
from pathwaytool.prove.move.watched import seen_in

Steps = Sequence[tuple[Situation, Move]]
"""What has happened, each with the situation before it."""

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
        seen_in(flow, before, move, holds=_holds(flow, promised, move)) for before, move in steps
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


def _holds(flow: Flow, promised: Promised, move: Move) -> bool:
    """Tell whether what is known after `move` settles that the condition holds."""
    sets = flow.sets
    unknown = flow.decided & ~move.to.known & sets.facts(promised.when)
    return sets.both(move.cases, sets.always(promised.when, unknown)) != EMPTY


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
