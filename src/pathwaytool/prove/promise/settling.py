"""What becomes of each promise: kept, broken with a story, asked for by nobody, or not proved.

First the bounds (`bounds.py`): where they leave nobody who may break it, it is kept. Else those who
are left are followed through every situation, with the promise watched beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Is, Value
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.promise import Claim, Promise, Sort
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import END, Flow, bits
from pathwaytool.prove.compile.promised import Promised, promised_of
from pathwaytool.prove.compile.quiet import quiets_of
from pathwaytool.prove.compile.values import EMPTY, TooLarge
from pathwaytool.prove.explore.explored import Explored, Goal, explore
from pathwaytool.prove.explore.failures import failure_of
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.move.waiting import arrivals_of
from pathwaytool.prove.move.watch import Aim, Watch
from pathwaytool.prove.move.watched import WatchedMoves, flow_watched
from pathwaytool.prove.promise.asking import Asking
from pathwaytool.prove.promise.bounds import PromiseBounds
from pathwaytool.prove.promise.possible import beyond_reach, unreachable_story
from pathwaytool.prove.promise.timely import timely
from pathwaytool.prove.proof import CaseProof, Failure, PromiseProof, PromiseVerdict, Times


@dataclass(frozen=True, slots=True)
class Met:
    """What somebody is known to meet: steps, and answers to facts, by id."""

    steps: frozenset[str] = frozenset()
    answers: frozenset[tuple[str, Value]] = frozenset()


@dataclass(frozen=True, slots=True)
class PromiseGround:
    """What the promises of a pathway rest on. `flow` has `with_promised_limits`.

    `is_sound`: nothing else is wrong with the pathway. `is_ending`: as far as is known, everybody
    can come to an end; else work may go round for ever in another part than the one looked at.
    `quiet` is the flow, with its bounds, in which no event comes; `times` are those of all limits
    in it, with who must miss one. `known` is what is proved already of promises, by id; that of
    promises of a time is not looked at.
    """

    pathway: Pathway
    library: Library
    flow: Flow
    suspicion: Suspicion
    is_sound: bool
    is_ending: bool
    met: Met
    quiet: tuple[Flow, Suspicion]
    times: Times
    late: tuple[Failure, ...]
    known: Mapping[str, PromiseProof] = field(default_factory=dict)


def promises_of(ground: PromiseGround, most: int) -> tuple[PromiseProof, ...]:
    """Return what is proved of each promise, in the order of the file. Raises: Broken.

    `most` is how many visits each may take.
    """
    pathway, flow = ground.pathway, ground.flow
    bounds = PromiseBounds(flow, ground.suspicion, ground.quiet, is_sound=ground.is_sound)
    quiets, asking = quiets_of(flow), Asking(*ground.quiet)
    late = (ground.times, ground.late)
    told = {one.id: one for one in timely(pathway, *ground.quiet, late)}
    for promise in pathway.promises.values():
        if promise.id in ground.known and promise.within is None:
            told[promise.id] = ground.known[promise.id]
        elif len(promise.claims) == 1 and promise.within is None:
            promised = promised_of(promise, pathway, ground.library, flow)
            quiet = quiets.without_strangers(promised)
            settling = _Settling(pathway, quiet, (bounds, asking), promised, most)
            is_asked = ground.is_sound and _is_met(promise, ground.met)
            told[promise.id] = settling.result(promise, is_asked=is_asked)
    results = [told[id_] for id_ in pathway.promises if id_ in told]
    return tuple(one if ground.is_ending else _unproved(one) for one in results)


def _is_met(promise: Promise, met: Met) -> bool:
    """Tell whether somebody is known to ask for the promise.

    Where a step begins it can finish next, and where a fact is decided it is known.
    """
    after = promise.told.after if promise.told else promise.after
    if after:
        steps = {one.id for one in after if one.sort == Sort.STEP}
        return promise.when is None and bool(steps & met.steps)
    when = promise.when
    if not isinstance(when, Is):
        return False
    return any((when.fact, value) in met.answers for value in when.values)


def _unproved(told: PromiseProof) -> PromiseProof:
    return (
        replace(told, verdict=PromiseVerdict.NOT_PROVED)
        if told.verdict == PromiseVerdict.KEPT
        else told
    )


GUIDED = 60
"""How many visits are made on the way to what is likeliest, before looking everywhere."""


class _Settling:
    """One promise, in a `flow` without the events that it cannot depend on."""

    def __init__(
        self,
        pathway: Pathway,
        flow: Flow,
        answering: tuple[PromiseBounds, Asking],
        promised: Promised,
        most: int,
    ) -> None:
        self._pathway = pathway
        self._flow = flow
        self._bounds, self._walks = answering
        self._promised = promised
        self._left = most
        self._visits = 0

    def result(self, promise: Promise, *, is_asked: bool) -> PromiseProof:
        """Return what becomes of the promise. `is_asked`: somebody is known to ask for it."""
        cases = self._flow.count_by_start(self._bounds.concerned(self._promised))
        verdict, failure = self._verdict(is_asked=is_asked)
        return PromiseProof(promise.id, verdict, cases, self._visits, failure)

    def _verdict(self, *, is_asked: bool) -> tuple[PromiseVerdict, Failure | None]:
        askers = self._bounds.askers(self._promised)
        if askers == EMPTY:
            return PromiseVerdict.EMPTY, None
        try:
            verdict, failure = self._kept()
            is_asked = is_asked or self._bounds.surely_asked(self._promised)
            if verdict == PromiseVerdict.KEPT and not is_asked:
                verdict = self._asked(askers)
        except TooLarge:
            return PromiseVerdict.NOT_PROVED, None
        return verdict, failure

    def _kept(self) -> tuple[PromiseVerdict, Failure | None]:
        breakers = self._bounds.breakers(self._promised)
        if breakers == EMPTY:
            return PromiseVerdict.KEPT, None
        if self._promised.claim == Claim.CAN_REACH:
            return self._reached(breakers)
        watch = Watch(self._flow, self._promised)
        explored = self._explored(breakers, watch)
        failure = self._told(explored, watch)
        if failure is not None:
            return PromiseVerdict.BROKEN, failure
        # What was found and cannot be told would be a mistake in the proof, not the author's.
        is_kept = explored.complete and not _is_found(explored)
        return (PromiseVerdict.KEPT if is_kept else PromiseVerdict.NOT_PROVED), None

    def _reached(self, cases: int) -> tuple[PromiseVerdict, Failure | None]:
        """Find out whether each of `cases` has a run on which it happens."""
        most, watch = 50, Watch(self._flow, self._promised, Aim.REACHED, finds_all=True)
        while True:
            most = min(most, self._left)
            explored = self._explored(cases, watch, most)
            beyond = beyond_reach(explored, cases)
            if beyond == EMPTY:
                return PromiseVerdict.KEPT, None
            if explored.complete:
                break
            if not self._left:
                return PromiseVerdict.NOT_PROVED, None
            most *= 4
        asked = self._asking(beyond)
        if asked == EMPTY:
            return PromiseVerdict.KEPT, None
        return PromiseVerdict.BROKEN, unreachable_story(
            self._pathway, self._flow, self._promised, asked
        )

    def _asking(self, cases: int) -> int:
        """Return those of `cases` for whom the condition holds at once or on some run."""
        if not self._promised.deciders:
            return cases
        watch = Watch(self._flow, self._promised, Aim.ASKED, finds_all=True)
        explored = self._explored(cases, watch)
        sets, flow = self._flow.sets, self._flow
        at_once = flow.by_start(sets.always(self._promised.when, flow.decided))
        asking = sets.without(cases, beyond_reach(explored, cases))
        return sets.either(asking, sets.both(cases, at_once))

    def _asked(self, askers: int) -> PromiseVerdict:
        """Find out whether anybody asks for the promise."""
        if self._bounds.is_sound and self._walks.is_seen(self._promised):
            return PromiseVerdict.KEPT
        watch = Watch(self._flow, self._promised, Aim.ASKED)
        explored = self._explored(askers, watch)
        if _is_found(explored):
            return PromiseVerdict.KEPT
        return PromiseVerdict.EMPTY if explored.complete else PromiseVerdict.NOT_PROVED

    def _explored(self, cases: int, watch: Watch, most: int | None = None) -> Explored:
        """Look where it is likeliest to be found; where that is not enough, everywhere."""
        if most is None and not watch.finds_all:
            goal = self._goal(watch)
            explored = self._looked(cases, watch, min(GUIDED, self._left), goal)
            if explored.complete or _is_found(explored):
                return explored
        return self._looked(cases, watch, self._left if most is None else most, None)

    def _looked(self, cases: int, watch: Watch, most: int, goal: Goal | None) -> Explored:
        flow = flow_watched(self._flow, watch, is_sound=self._bounds.is_sound)
        explored = explore(flow, flow.sets.both(cases, flow.untouched), most, goal, watch)
        self._visits += len(explored.visits)
        self._left = max(0, self._left - len(explored.visits))
        return explored

    def _goal(self, watch: Watch) -> Goal:
        """Return where to look first for what the watch looks for."""
        promised = self._promised
        things, around = promised.happens.works, 0
        if watch.aim == Aim.ASKED:
            things = promised.other.works if promised.is_after else promised.deciders
        elif promised.claim == Claim.CAN_BEGIN:
            things = promised.other.works
        elif promised.is_told_before and promised.telling:
            around = promised.telling.works
        elif promised.claim in {Claim.REACHES, Claim.THEN, Claim.TOLD}:
            return Goal(FaultKind.BROKEN_PROMISE, END, around=things)
        elif promised.claim == Claim.NOT_TOLD and promised.telling:
            things = promised.telling.works
        elif promised.claim == Claim.ONLY_AFTER:
            around = promised.other.steps
        weights = self._flow.weights
        at = min(bits(things), key=lambda work: weights[work], default=END)
        return Goal(FaultKind.BROKEN_PROMISE, at, around=around)

    def _told(self, explored: Explored, watch: Watch) -> Failure | None:
        """Return the failure that was found, with its story."""
        found = next(
            (one for one in explored.found if one.fault.kind == FaultKind.BROKEN_PROMISE), None
        )
        if found is None:
            return None
        flow = explored.flow
        moves = WatchedMoves(flow, None, arrivals_of(flow), watch, forgetful=False)
        return failure_of(self._pathway, explored, found, moves)


def _is_found(explored: Explored) -> bool:
    return any(one.fault.kind == FaultKind.BROKEN_PROMISE for one in explored.found)


def broken(told: Iterable[PromiseProof | CaseProof]) -> tuple[Failure, ...]:
    """Return the failures of what is broken."""
    return tuple(one.failure for one in told if one.failure is not None)
