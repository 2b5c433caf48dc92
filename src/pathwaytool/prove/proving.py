"""Pathway -> Proof: the whole proof on one page."""

from collections.abc import Mapping

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile import Broken, compile_pathway
from pathwaytool.prove.dead import dead_parts
from pathwaytool.prove.ending import endless
from pathwaytool.prove.explore import Explored, explore
from pathwaytool.prove.failures import failures_of
from pathwaytool.prove.flow import Flow, bits
from pathwaytool.prove.proof import Limits, Proof, Reason, Verdict
from pathwaytool.prove.times import times_of
from pathwaytool.prove.values import EMPTY, FULL, TooLarge


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
            explored = explore(flow, universe_of(flow), self._limits.situations)
            return self._result(pathway, explored, parts)
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

    def _result(
        self, pathway: Pathway, explored: Explored, parts: Mapping[str, Proof | None]
    ) -> Proof:
        flow = explored.flow
        if explored.complete:
            explored.found.extend(endless(explored))
        failures = failures_of(pathway, explored)
        rests_on = tuple(
            (name, part.verdict.value if part else Verdict.NOT_PROVED.value)
            for name, part in parts.items()
        )
        reason = None
        if not explored.complete:
            reason = Reason.SITUATIONS
        elif any(verdict != Verdict.PROVED for _, verdict in rests_on):
            reason = Reason.RESTS_ON
        times = times_of(pathway, explored)
        verdict = Verdict.NOT_PROVED if reason else Verdict.PROVED
        return Proof(
            pathway=pathway.id,
            verdict=Verdict.FAILED if failures else verdict,
            combinations=combinations_of(flow),
            situations=len(explored.visits),
            facts=facts_that_matter(flow),
            failures=failures,
            dead=dead_parts(pathway, explored) if explored.complete else (),
            times=times,
            outcomes=outcomes_of(explored),
            begun=begun_in(explored),
            rests_on=rests_on,
            reason=reason,
        )


def universe_of(flow: Flow) -> int:
    """Return the cases at the beginning: no document, no round, nothing that is impossible."""
    universe = FULL
    for combination in flow.impossible:
        universe = flow.sets.without(universe, flow.sets.always(combination, flow.decided))
    nothing = {level: 0 for level in bits(flow.counters | flow.papers)}
    return flow.sets.both(universe, flow.sets.only(nothing))


def combinations_of(flow: Flow) -> int:
    """Return how many combinations of all facts are possible."""
    possible = flow.sets.both(
        flow.allowed, flow.sets.only({level: 0 for level in bits(flow.counters | flow.papers)})
    )
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


def outcomes_of(explored: Explored) -> tuple[str, ...]:
    """Return the ends that some case reaches, in the order they are met."""
    works = explored.flow.works
    ends = (
        works[link.move.work].ways[at]
        for link in explored.moves
        for at in _ways(explored.flow, link.move.work, link.move.ways)
    )
    return tuple(sorted({way.target for way in ends if way.to < 0}))


def begun_in(explored: Explored) -> tuple[str, ...]:
    """Return the steps that some case begins, in the order of the file."""
    begun = 0
    for link in explored.moves:
        begun |= link.move.begun
    return tuple(explored.flow.works[at].name for at in bits(begun))


def _ways(flow: Flow, work: int, numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Return where the ways with these numbers stand among those of `work`."""
    return (0,) * len(numbers) if flow.works[work].branch_of is not None else numbers


def _unproved(pathway: Pathway, reason: Reason) -> Proof:
    return Proof(pathway.id, Verdict.NOT_PROVED, 0, 0, (), reason=reason)
