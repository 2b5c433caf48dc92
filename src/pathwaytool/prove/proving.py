"""Pathway -> Proof: the whole proof on one page.

First the outer bounds (`bound/suspects.py`): where they rule out every fault, all is proved at
once. Where they do not, whole situations are explored (`explore/settling.py`): that settles what is
true, and finds the shortest story. What neither can settle within the limits is *not proved*.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from pathwaytool.garbage import look_as, look_seldom
from pathwaytool.model.condition import tests
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.bound.pairs import TooMuchBeside
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import Flow, union_of
from pathwaytool.prove.compile.pathway import Broken, Circular, compile_pathway, room_for
from pathwaytool.prove.compile.there import documents_there
from pathwaytool.prove.compile.universe import universe_of
from pathwaytool.prove.compile.values import EMPTY, TooLarge
from pathwaytool.prove.explore.settling import Settled, settle
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.move.waiting import arrivals_of
from pathwaytool.prove.parts.dead import Deadness, deadness
from pathwaytool.prove.parts.joins import idle_waits, never_meets
from pathwaytool.prove.promise.cases import cases_of
from pathwaytool.prove.promise.settling import Met, PromiseGround, broken, promises_of
from pathwaytool.prove.promise.timely import without_promised
from pathwaytool.prove.proof import (
    Failure,
    Limits,
    PromiseProof,
    Proof,
    Reason,
    Times,
    Verdict,
)
from pathwaytool.prove.time.ages_now import asked_just_before, asks_ages, with_ages_asked
from pathwaytool.prove.time.eventful import changed_by_events, promise_with_events, with_events
from pathwaytool.prove.time.outgrown import with_ages_running_on, with_outgrown_apart
from pathwaytool.prove.time.promised_limits import with_promised_limits
from pathwaytool.prove.time.times import times_of
from pathwaytool.prove.untimed import Alike, deadness_in, promises_in, settled_in

MOST_MEETINGS = 8_000
"""How many events there may be in all that may come beside steps: some seconds' work."""

Runs = Mapping[str, Proof | None]
"""The proofs of the pathways that steps run, by id."""


def prove(
    pathway: Pathway,
    library: Library,
    limits: Limits | None = None,
    known: Mapping[str, Proof] | None = None,
    alike: Alike | None = None,
) -> Proof:
    """Return what holds for every possible case of `pathway`.

    Pathways of `library` that steps run are proved as well, each by itself, but for those that are
    `known`. `alike` is what is known of those that differ in their times alone; what is worked out
    of the bounds is added to it. Raises: nothing; what cannot be finished within `limits` is
    `not-proved`.
    """
    prover = _Prover(library, limits or Limits(), known or {})
    if alike is not None and not asks_ages(pathway):
        prover.alike[pathway.id] = alike
    habit = look_seldom()  # nearly all that a proof makes stays until its end
    try:
        return prover.prove(pathway)
    finally:
        look_as(habit)
        if alike is not None and alike.bounds is not None:
            alike.bounds.let_go()


def waits_for_nobody(pathway: Pathway, step: str, known: Mapping[str, Proof]) -> bool:
    """Tell whether it is sure that nothing meets at `step`, which waits for all.

    `known` are the proofs of the pathways that steps run. Where it cannot be known, it is not sure.
    """
    try:
        with room_for(pathway):
            flow = compile_pathway(pathway, _outcomes(pathway, known), Limits().nodes)
            suspicion = Suspicion(flow, arrivals_of(flow), universe_of(flow))
            index = next(work.index for work in flow.works if work.step and work.name == step)
            return never_meets(flow, suspicion, index)
    except (Broken, Circular, TooLarge, TooMuchBeside):
        return False


class _Prover:
    """Proves pathways that run each other, each once."""

    def __init__(self, library: Library, limits: Limits, known: Mapping[str, Proof]) -> None:
        self._library = library
        self._limits = limits
        self._proofs = dict(known)
        self._under_way: set[str] = set()
        self.alike: dict[str, Alike] = {}

    def prove(self, pathway: Pathway) -> Proof:
        if pathway.id not in self._proofs:
            self._under_way.add(pathway.id)
            self._proofs[pathway.id] = self._proved(pathway)
            self._under_way.discard(pathway.id)
        return self._proofs[pathway.id]

    def _proved(self, pathway: Pathway) -> Proof:
        if len(pathway.events) * len(pathway.steps) > MOST_MEETINGS:
            return _unproved(pathway, Reason.EVENTS)
        runs = self._runs(pathway)
        try:
            with room_for(pathway):
                whole = with_ages_running_on(with_promised_limits(pathway))
                flow = compile_pathway(
                    whole, _outcomes(pathway, runs), self._limits.nodes, documents_there(whole)
                )
                result = self._result(pathway, whole, flow, runs)
                flow.shared.clear()  # it leads back to the flow, and nobody looks for garbage
                return result
        except Circular:
            return _unproved(pathway, Reason.UNDECLARED_LOOP)
        except Broken:
            return _unproved(pathway, Reason.BROKEN_REFERENCE)
        except TooLarge:
            return _unproved(pathway, Reason.MEMORY)
        except TooMuchBeside:
            return _unproved(pathway, Reason.BESIDE)

    def _runs(self, pathway: Pathway) -> Runs:
        """Return the proofs of the pathways that steps run; None where nothing can be proved of
        one: they run each other, or it asks for a value that there is not.
        """
        runs: dict[str, Proof | None] = {}
        for step in pathway.steps.values():
            other = self._library.pathways.get(step.runs) if step.runs else None
            if other is not None:
                is_idle = other.id in self._under_way or _asks_in_vain(other)
                runs[other.id] = None if is_idle else self.prove(other)
        return runs

    def _result(self, pathway: Pathway, whole: Pathway, flow: Flow, runs: Runs) -> Proof:
        given = self.alike.get(pathway.id, Alike())
        suspicion = Suspicion(flow, arrivals_of(flow), universe_of(flow), given.bounds)
        flow, suspicion = with_ages_asked(pathway, flow, suspicion)
        alike = given.lent
        settled, parts = self._untimed(pathway, flow, suspicion, alike)
        is_proved = not (settled.failures or settled.open)
        quiet = suspicion.calm.flow, suspicion.calm  # nobody knows when an event comes
        times, late = times_of(*quiet)
        met, ending = _met(pathway, parts), _is_ending(settled)
        known = promises_in(alike) if alike else {}
        what = pathway, self._library, flow, suspicion
        ground = PromiseGround(*what, is_proved, ending, met, quiet, times, late, known)
        promises, times, late = _kept(ground, whole, self._limits.promises)
        examples = alike.examples if alike else cases_of(pathway, flow, self._limits.promises)
        failures = (*settled.failures, *late, *broken(promises), *broken(examples))
        rests_on = _rests_on(runs)
        reason = _reason(suspicion, settled, rests_on)
        verdict = Verdict.NOT_PROVED if reason else Verdict.PROVED
        given.finish()
        flow.shared.clear()
        return Proof(
            pathway=pathway.id,
            verdict=Verdict.FAILED if failures else verdict,
            combinations=_combinations(flow),
            situations=suspicion.pairs.size + settled.visits,
            facts=_facts_that_matter(flow),
            failures=failures,
            dead=parts.dead,
            unsettled=parts.unsettled,
            times=times,
            outcomes=parts.outcomes,
            begun=parts.begun,
            rests_on=rests_on,
            open=settled.open,
            reason=reason,
            promises=promises,
            examples=examples,
            outside=_outside(pathway, flow),
        )

    def _untimed(
        self, pathway: Pathway, flow: Flow, suspicion: Suspicion, alike: Proof | None
    ) -> tuple[Settled, Deadness]:
        """Return what becomes of the suspects, and what nobody meets."""
        if alike is not None:
            return settled_in(alike, suspicion.pairs.size), deadness_in(alike)
        settled = settle(pathway, flow, suspicion, self._limits)
        is_proved = not (settled.failures or settled.open)
        most = self._limits.parts
        parts = deadness(pathway, flow, suspicion, most, is_proved=is_proved)
        idle = idle_waits(pathway, flow, suspicion, most)
        return settled, replace(parts, dead=(*parts.dead, *idle))


def _kept(
    ground: PromiseGround, whole: Pathway, most: int
) -> tuple[tuple[PromiseProof, ...], Times, tuple[Failure, ...]]:
    """Return what becomes of the promises, and of the other limits with who must miss one."""
    changed = changed_by_events(ground.flow, ground.suspicion.pairs)
    promises = tuple(promise_with_events(one, whole, changed) for one in promises_of(ground, most))
    found = without_promised(*with_events(whole, ground.times, ground.late, changed))
    asked = asked_just_before(whole, ground.flow, ground.suspicion)
    return promises, *with_outgrown_apart(*found, asked)


def _asks_in_vain(pathway: Pathway) -> bool:
    """Tell whether a way is for a value that its fact cannot have: it was meant for somebody."""
    steps = pathway.steps.values()
    starts = (step.start.when for step in steps if step.start)
    asked = (*starts, *(way.when for step in steps for way in step.transitions))
    return any(
        not set(test.values) <= set(pathway.facts[test.fact].domain)
        for when in asked
        if when is not None
        for test in tests(when)
        if test.fact in pathway.facts
    )


def _rests_on(runs: Runs) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, one.verdict.value if one else Verdict.NOT_PROVED.value) for name, one in runs.items()
    )


def _met(pathway: Pathway, parts: Deadness) -> Met:
    """Return what somebody is known to meet: nothing, while it is not settled who meets what."""
    if parts.unsettled:
        return Met()
    steps = frozenset(parts.begun)
    dead = {(one.name, one.value) for one in parts.dead if one.kind == "value"}
    answers = frozenset(
        (fact.id, value)
        for fact in pathway.facts.values()
        if fact.decided_by and steps.issuperset(fact.decided_by)
        for value in fact.domain
        if (fact.id, value) not in dead
    )
    return Met(steps, answers)


def _is_ending(settled: Settled) -> bool:
    """Tell whether everybody can come to an end, as far as is known."""
    return not settled.open and all(one.kind != FaultKind.NO_END for one in settled.failures)


def _reason(
    suspicion: Suspicion, settled: Settled, rests_on: Iterable[tuple[str, str]]
) -> Reason | None:
    """Return why nothing is proved, where that is so."""
    if suspicion.universe == EMPTY:
        return Reason.NOBODY
    if settled.open:
        return Reason.SITUATIONS
    if any(verdict != Verdict.PROVED for _, verdict in rests_on):
        return Reason.RESTS_ON
    return None


def _outcomes(pathway: Pathway, runs: Runs) -> dict[str, frozenset[str]]:
    """Return the ends that outcome facts can have, as far as that is proved."""
    outcomes = {}
    for fact in pathway.facts.values():
        other = runs.get(fact.outcomes_of) if fact.outcomes_of else None
        if other is not None and other.verdict == Verdict.PROVED:
            outcomes[fact.id] = frozenset(other.outcomes)
    return outcomes


def _combinations(flow: Flow, but: Container[int] = ()) -> int:
    """Return how many combinations of all facts are possible; `but` some that are not ruled out."""
    possible = flow.sets.both(flow.allowed, flow.untouched)
    for at, combination in enumerate(flow.impossible):
        if at not in but:
            possible = flow.sets.without(possible, combination)
    return flow.sets.count(possible)


def _outside(pathway: Pathway, flow: Flow) -> int | None:
    """Return how many combinations lie outside the target group; None where it is all there are."""
    criteria = {at for at, one in enumerate(pathway.impossible) if one.criterion is not None}
    return _combinations(flow, criteria) - _combinations(flow) if criteria else None


def _facts_that_matter(flow: Flow) -> tuple[str, ...]:
    """Return the facts that some condition or age reads, in the order of the file."""
    ages = union_of(flow.sets.facts(work.ages) for work in flow.works)
    read = ages | union_of(flow.read_after(work.index) for work in flow.works)
    return tuple(fact for level, fact in enumerate(flow.facts) if read >> level & 1)


def _unproved(pathway: Pathway, reason: Reason) -> Proof:
    return Proof(pathway.id, Verdict.NOT_PROVED, 0, 0, (), reason=reason)
