"""Pathway -> Proof: the whole proof on one page.

First the outer bounds (`suspects.py`): where they rule out every fault, all is proved at once.
Where they do not, whole situations are explored (`explore.py`): that settles what is true, and
finds the shortest story. What neither can settle within the limits is *not proved*.
"""

from collections.abc import Mapping

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile import Broken, compile_pathway
from pathwaytool.prove.dead import dead_parts
from pathwaytool.prove.ending import endless
from pathwaytool.prove.explore import explore
from pathwaytool.prove.failures import failures_of
from pathwaytool.prove.flow import Flow, bits
from pathwaytool.prove.proof import Failure, Limits, Proof, Reason, Verdict
from pathwaytool.prove.suspects import Suspect, Suspicion
from pathwaytool.prove.times import late_failures, times_of
from pathwaytool.prove.values import EMPTY, FULL, TooLarge
from pathwaytool.prove.waiting import Arrivals


def prove(pathway: Pathway, library: Library, limits: Limits | None = None) -> Proof:
    """Return what holds for every possible case of `pathway`.

    Pathways of `library` that steps run are proved as well, each by itself. Raises: nothing; what
    cannot be finished within `limits` is `not-proved`.
    """
    return _Prover(library, limits or Limits()).prove(pathway)


class _Prover:
    """Proves pathways that run each other, each once."""

    def __init__(self, library: Library, limits: Limits) -> None:
        self._library = library
        self._limits = limits
        self._proofs: dict[str, Proof] = {}
        self._under_way: set[str] = set()

    def prove(self, pathway: Pathway) -> Proof:
        if pathway.id not in self._proofs:
            self._under_way.add(pathway.id)
            self._proofs[pathway.id] = self._proved(pathway)
            self._under_way.discard(pathway.id)
        return self._proofs[pathway.id]

    def _proved(self, pathway: Pathway) -> Proof:
        parts = self._parts(pathway)
        try:
            flow = compile_pathway(pathway, self._outcomes(pathway, parts), self._limits.nodes)
            return self._result(pathway, flow, parts)
        except Broken:
            return _unproved(pathway, Reason.BROKEN_REFERENCE)
        except TooLarge:
            return _unproved(pathway, Reason.MEMORY)

    def _parts(self, pathway: Pathway) -> dict[str, Proof | None]:
        """Return the proofs of the pathways that steps run; None where they run each other."""
        parts: dict[str, Proof | None] = {}
        for step in pathway.steps.values():
            part = self._library.pathways.get(step.runs) if step.runs else None
            if part is not None:
                parts[part.id] = None if part.id in self._under_way else self.prove(part)
        return parts

    def _outcomes(
        self, pathway: Pathway, parts: Mapping[str, Proof | None]
    ) -> dict[str, frozenset[str]]:
        outcomes = {}
        for fact in pathway.facts.values():
            part = parts.get(fact.outcomes_of) if fact.outcomes_of else None
            if part is not None and part.verdict == Verdict.PROVED:
                outcomes[fact.id] = frozenset(part.outcomes)
        return outcomes

    def _result(self, pathway: Pathway, flow: Flow, parts: Mapping[str, Proof | None]) -> Proof:
        suspicion = Suspicion(flow, Arrivals(flow), universe_of(flow))
        suspects = suspicion.suspects()
        times = times_of(pathway, flow, suspicion)
        settled = _settled(pathway, flow, suspects, self._limits)
        failures = (*settled.failures, *late_failures(flow, suspicion, times))
        rests_on = tuple(
            (name, part.verdict.value if part else Verdict.NOT_PROVED.value)
            for name, part in parts.items()
        )
        reason = None
        if settled.open:
            reason = Reason.SITUATIONS
        elif any(verdict != Verdict.PROVED for _, verdict in rests_on):
            reason = Reason.RESTS_ON
        verdict = Verdict.NOT_PROVED if reason else Verdict.PROVED
        return Proof(
            pathway=pathway.id,
            verdict=Verdict.FAILED if failures else verdict,
            combinations=combinations_of(flow),
            situations=suspicion.pairs.size + settled.visits,
            facts=facts_that_matter(flow),
            failures=failures,
            dead=dead_parts(pathway, flow, suspicion),
            times=times,
            outcomes=outcomes_of(flow, suspicion),
            begun=begun_in(flow, suspicion),
            rests_on=rests_on,
            open=settled.open,
            reason=reason,
        )


class _Settled:
    """What became of the suspects: failures, and those that are still open."""

    def __init__(self) -> None:
        self.failures: tuple[Failure, ...] = ()
        self.open: tuple[tuple[str, str], ...] = ()
        self.visits = 0


def _settled(pathway: Pathway, flow: Flow, suspects: list[Suspect], limits: Limits) -> _Settled:
    """Find out which of the suspects are real."""
    result = _Settled()
    if not suspects:
        return result
    explored = explore(flow, universe_of(flow), limits.situations)
    result.visits = len(explored.visits)
    if explored.complete:
        explored.found.extend(endless(explored))
        result.failures = failures_of(pathway, explored)
        if explored.found and not result.failures:
            result.open = tuple((one.kind.value, flow.works[one.at].name) for one in suspects)
        return result
    failures = {(one.kind, one.step, one.names): one for one in failures_of(pathway, explored)}
    known = {(one.kind, one.step) for one in failures.values()}
    for suspect in suspects:
        name = (suspect.kind.value, flow.works[suspect.at].name)
        if name in known:
            continue
        searched = explore(flow, universe_of(flow), limits.search, suspect)
        result.visits += len(searched.visits)
        for one in failures_of(pathway, searched):
            failures.setdefault((one.kind, one.step, one.names), one)
            known.add((one.kind, one.step))
        if name not in known:
            result.open = (*result.open, name)
    order = {name: at for at, name in enumerate(["", *pathway.steps])}
    result.failures = tuple(
        sorted(failures.values(), key=lambda one: (order[one.step], one.kind, one.names))
    )
    return result


def universe_of(flow: Flow) -> int:
    """Return the cases at the beginning: no document, no round, nothing that is impossible."""
    universe = FULL
    for combination in flow.impossible:
        universe = flow.sets.without(universe, flow.sets.always(combination, flow.decided))
    nothing = dict.fromkeys(bits(flow.beside), 0)
    return flow.sets.both(universe, flow.sets.only(nothing))


def combinations_of(flow: Flow) -> int:
    """Return how many combinations of all facts are possible."""
    nothing = flow.sets.only(dict.fromkeys(bits(flow.beside), 0))
    possible = flow.sets.both(flow.allowed, nothing)
    for combination in flow.impossible:
        possible = flow.sets.without(possible, combination)
    return flow.sets.count(possible)


def facts_that_matter(flow: Flow) -> tuple[str, ...]:
    """Return the facts that some condition or age reads, in the order of the file."""
    read = 0
    for work in flow.works:
        read |= flow.sets.facts(work.ages)
        for way in work.ways:
            read |= flow.sets.facts(way.holds)
    return tuple(fact for level, fact in enumerate(flow.facts) if read >> level & 1)


def outcomes_of(flow: Flow, suspicion: Suspicion) -> tuple[str, ...]:
    """Return the ends that some case can reach, sorted."""
    return tuple(
        sorted(
            {
                way.target
                for work in flow.works[: flow.steps]
                for way in work.ways
                if way.to < 0 and suspicion.takes(work, way)
            }
        )
    )


def begun_in(flow: Flow, suspicion: Suspicion) -> tuple[str, ...]:
    """Return the steps that some case can come to, in the order of the file."""
    return tuple(
        work.name
        for work in flow.works[1 : flow.steps]
        if suspicion.lines.arriving[work.index] != EMPTY
    )


def _unproved(pathway: Pathway, reason: Reason) -> Proof:
    return Proof(pathway.id, Verdict.NOT_PROVED, 0, 0, (), reason=reason)
