"""What becomes of the suspects: found with a story, ruled out, or still open."""

from dataclasses import dataclass, field

from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.bound.suspects import Suspect, Suspicion
from pathwaytool.prove.compile.flow import Flow
from pathwaytool.prove.compile.values import TooLarge
from pathwaytool.prove.explore.ending import endless
from pathwaytool.prove.explore.explored import Explored, Goal, explore
from pathwaytool.prove.explore.failures import Key, failures_of
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.proof import Failure, Limits

FIRST_LOOK = 60
"""How many visits are made before looking for each suspect by itself."""


@dataclass(slots=True)
class Settled:
    """The failures, in the order of the file; the suspects that are open; the visits made."""

    failures: tuple[Failure, ...] = ()
    open: tuple[tuple[str, str], ...] = ()
    visits: int = 0
    known: dict[Key, Failure] = field(default_factory=dict)


def settle(pathway: Pathway, flow: Flow, suspicion: Suspicion, limits: Limits) -> Settled:
    """Find out which of the suspects are real.

    A small pathway is explored as a whole. In a larger one each suspect is searched for by itself;
    what is not found is settled by exploring the whole after all, as far as the limits go.
    """
    result = Settled()
    suspects = suspicion.suspects()
    everybody, first = suspicion.universe, min(FIRST_LOOK, limits.situations)
    if not suspects or _is_all(_looked(flow, everybody, first), pathway, result):
        return _in_order(pathway, result)
    left = _not_found(pathway, suspicion, suspects, limits.search, result)
    # An event may stay away, and without any there are far fewer situations to look through. Only
    # whether somebody comes to an end is another question there.
    calm = suspicion.calm
    local = [one for one in left if one.kind != FaultKind.NO_END]
    if local and calm is not suspicion:
        _not_found(pathway, calm, local, limits.search, result)
        left = [one for one in left if not _is_known(flow, one, result)]
    if left and not result.known:
        whole = _looked(flow, everybody, limits.situations)
        if _is_all(whole, pathway, result):
            return _in_order(pathway, result)
    result.open = tuple(
        (one.kind.value, flow.works[one.at].name)
        for one in left
        if not _is_known(flow, one, result)
    )
    return _in_order(pathway, result)


def _not_found(
    pathway: Pathway, suspicion: Suspicion, suspects: list[Suspect], most: int, result: Settled
) -> list[Suspect]:
    """Search for each suspect by itself, note what is found, and return the others."""
    flow = suspicion.flow
    brave = suspicion.hopes(brave=True)
    left = []
    for suspect in suspects:
        if not _is_known(flow, suspect, result):
            hope = flow.sets.forget(brave[suspect.at], flow.beside)
            goal = Goal(suspect.kind, suspect.at, hope)
            _note(pathway, _looked(flow, suspicion.universe, most, goal), result)
        if not _is_known(flow, suspect, result):
            left.append(suspect)
    return left


def _is_all(explored: Explored, pathway: Pathway, result: Settled) -> bool:
    """Note what was found, and tell whether that is all there is, with a story for some of it."""
    if explored.complete:
        explored.found.extend(endless(explored))
    _note(pathway, explored, result)
    untold = bool(explored.found) and not result.known
    return explored.complete and not untold


def _looked(flow: Flow, universe: int, most: int, goal: Goal | None = None) -> Explored:
    """Explore; where an event alone is too large to follow, nothing has been seen."""
    try:
        return explore(flow, universe, most, goal)
    except TooLarge:
        return Explored(flow, complete=False)


def _note(pathway: Pathway, explored: Explored, result: Settled) -> None:
    result.visits += len(explored.visits)
    for failure in failures_of(pathway, explored, result.known):
        result.known.setdefault((failure.kind, failure.step, failure.names), failure)


def _is_known(flow: Flow, suspect: Suspect, result: Settled) -> bool:
    """Tell whether a failure has been found that is the suspect's.

    That a way has no end may be noticed anywhere on it, and two leads with either step.
    """
    name = flow.works[suspect.at].name
    return any(
        failure.kind == suspect.kind.value
        and (suspect.kind == FaultKind.NO_END or name in {failure.step, *failure.names})
        for failure in result.known.values()
    )


def _in_order(pathway: Pathway, result: Settled) -> Settled:
    order = {name: at for at, name in enumerate(["", *pathway.steps, *pathway.events])}
    found = sorted(result.known.values(), key=lambda one: (order[one.step], one.kind, one.names))
    result.failures = tuple(found)
    return result
