"""What becomes of each promise: kept, broken with a story, asked for by nobody, or not proved.

First the bounds (`bounds.py`): where they leave nobody who may break it, it is kept. Else those who
are left are followed through every situation, with the promise watched beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.promise import Claim, Promise
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import Flow
from pathwaytool.prove.compile.promised import Promised, promised_of
from pathwaytool.prove.compile.values import EMPTY, TooLarge
from pathwaytool.prove.explore.explored import Explored, explore
from pathwaytool.prove.explore.failures import failure_of
from pathwaytool.prove.move.situation import Kind
from pathwaytool.prove.move.waiting import Arrivals
from pathwaytool.prove.move.watch import Aim, Watch
from pathwaytool.prove.move.watched import WatchedMoves, flow_watched
from pathwaytool.prove.promise.bounds import Bounds
from pathwaytool.prove.promise.possible import beyond_reach, unreachable_story
from pathwaytool.prove.promise.timely import timely
from pathwaytool.prove.proof import Failure, Kept, PromiseProof, Times


@dataclass(frozen=True, slots=True)
class Ground:
    """What the promises of a pathway rest on. `flow` has `with_promised_limits`.

    `is_sound`: nothing else is wrong with the pathway. `is_ending`: as far as is known, everybody
    can come to an end; else work may go round for ever in another part than the one looked at.
    `times` are those of all limits, with who must miss one.
    """

    pathway: Pathway
    library: Library
    flow: Flow
    suspicion: Suspicion
    is_sound: bool
    is_ending: bool
    times: Times
    late: tuple[Failure, ...]


def promises_of(ground: Ground, most: int) -> tuple[PromiseProof, ...]:
    """Return what is proved of each promise, in the order of the file. Raises: Broken.

    `most` is how many visits each may take.
    """
    pathway, flow = ground.pathway, ground.flow
    bounds = Bounds(flow, ground.suspicion, is_sound=ground.is_sound)
    late = (ground.times, ground.late)
    told = {one.id: one for one in timely(pathway, flow, ground.suspicion, late)}
    for promise in pathway.promises.values():
        if len(promise.claims) == 1 and promise.within is None:
            promised = promised_of(promise, pathway, ground.library, flow)
            told[promise.id] = _Settling(pathway, flow, bounds, promised, most).result(promise)
    results = [told[id_] for id_ in pathway.promises if id_ in told]
    return tuple(one if ground.is_ending else _unproved(one) for one in results)


def _unproved(told: PromiseProof) -> PromiseProof:
    return replace(told, verdict=Kept.NOT_PROVED) if told.verdict == Kept.KEPT else told


class _Settling:
    """One promise."""

    def __init__(
        self, pathway: Pathway, flow: Flow, bounds: Bounds, promised: Promised, most: int
    ) -> None:
        self._pathway = pathway
        self._flow = flow
        self._bounds = bounds
        self._promised = promised
        self._left = most
        self._visits = 0

    def result(self, promise: Promise) -> PromiseProof:
        cases = self._flow.count_by_start(self._bounds.concerned(self._promised))
        verdict, failure = self._verdict()
        return PromiseProof(promise.id, verdict, cases, self._visits, failure)

    def _verdict(self) -> tuple[Kept, Failure | None]:
        askers = self._bounds.askers(self._promised)
        if askers == EMPTY:
            return Kept.EMPTY, None
        try:
            verdict, failure = self._kept()
            if verdict == Kept.KEPT and not self._bounds.asked_at_once(self._promised):
                verdict = self._asked(askers)
        except TooLarge:
            return Kept.NOT_PROVED, None
        return verdict, failure

    def _kept(self) -> tuple[Kept, Failure | None]:
        breakers = self._bounds.breakers(self._promised)
        if breakers == EMPTY:
            return Kept.KEPT, None
        if self._promised.claim == Claim.CAN_REACH:
            return self._reached(breakers)
        watch = Watch(self._flow, self._promised)
        explored = self._explored(breakers, watch)
        failure = self._told(explored, watch)
        if failure is not None:
            return Kept.BROKEN, failure
        # What was found and cannot be told would be a mistake in the proof, not the author's.
        is_kept = explored.complete and not _is_found(explored)
        return (Kept.KEPT if is_kept else Kept.NOT_PROVED), None

    def _reached(self, cases: int) -> tuple[Kept, Failure | None]:
        """Find out whether each of `cases` has a run on which it happens."""
        most, watch = 50, Watch(self._flow, self._promised, Aim.REACHED, finds_all=True)
        while True:
            most = min(most, self._left)
            explored = self._explored(cases, watch, most)
            beyond = beyond_reach(explored, cases)
            if beyond == EMPTY:
                return Kept.KEPT, None
            if explored.complete:
                break
            if not self._left:
                return Kept.NOT_PROVED, None
            most *= 4
        asked = self._asking(beyond)
        if asked == EMPTY:
            return Kept.KEPT, None
        return Kept.BROKEN, unreachable_story(self._pathway, self._flow, self._promised, asked)

    def _asking(self, cases: int) -> int:
        """Return those of `cases` that have a run on which the condition comes to hold."""
        if not self._promised.deciders:
            return cases
        watch = Watch(self._flow, self._promised, Aim.ASKED, finds_all=True)
        explored = self._explored(cases, watch)
        return self._flow.sets.without(cases, beyond_reach(explored, cases))

    def _asked(self, askers: int) -> Kept:
        """Find out whether anybody asks for the promise."""
        watch = Watch(self._flow, self._promised, Aim.ASKED)
        explored = self._explored(askers, watch)
        if _is_found(explored):
            return Kept.KEPT
        return Kept.EMPTY if explored.complete else Kept.NOT_PROVED

    def _explored(self, cases: int, watch: Watch, most: int | None = None) -> Explored:
        flow = flow_watched(self._flow, watch)
        start = flow.sets.both(cases, flow.untouched)
        visits = self._left if most is None else most
        explored = explore(flow, start, visits, watch=watch)
        self._visits += len(explored.visits)
        self._left = max(0, self._left - len(explored.visits))
        return explored

    def _told(self, explored: Explored, watch: Watch) -> Failure | None:
        """Return the failure that was found, with its story."""
        found = next((one for one in explored.found if one.fault.kind == Kind.BROKEN_PROMISE), None)
        if found is None:
            return None
        flow = explored.flow
        moves = WatchedMoves(flow, None, Arrivals(flow), watch, forgetful=False)
        return failure_of(self._pathway, explored, found, moves)


def _is_found(explored: Explored) -> bool:
    return any(one.fault.kind == Kind.BROKEN_PROMISE for one in explored.found)


def broken(promises: Iterable[PromiseProof]) -> tuple[Failure, ...]:
    """Return the failures of the promises that are broken."""
    return tuple(one.failure for one in promises if one.failure is not None)
