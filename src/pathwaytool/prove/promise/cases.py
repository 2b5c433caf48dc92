"""Example cases, run: what must, may and must never happen to an invented young person.

Every run of the case is followed: the facts that it names are as it says, all others may be
anything. Steps that are not named do not matter.
"""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.model.condition import Condition, tests
from pathwaytool.model.example import Example
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile.conditions import cases_where
from pathwaytool.prove.compile.flow import Flow, bits, mask_of
from pathwaytool.prove.compile.pathway import Broken
from pathwaytool.prove.compile.promised import thing_of
from pathwaytool.prove.compile.quiet import Quiets, quiets_of
from pathwaytool.prove.compile.universe import universe_of
from pathwaytool.prove.compile.values import EMPTY, TooLarge
from pathwaytool.prove.explore.explored import Explored, explore
from pathwaytool.prove.explore.failures import failure_of
from pathwaytool.prove.explore.retell import fewest_facts
from pathwaytool.prove.move.order import plain_order
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.move.waiting import arrivals_of
from pathwaytool.prove.move.watch_case import CaseWatch
from pathwaytool.prove.move.watched import WatchedMoves, flow_watched
from pathwaytool.prove.proof import CaseProof, Failure, PromiseVerdict, Story


def cases_of(pathway: Pathway, flow: Flow, most: int) -> tuple[CaseProof, ...]:
    """Return how each example case fares, over at most `most` visits each. Raises: Broken."""
    quiets = quiets_of(flow)
    plain_order(flow)
    return tuple(
        _Running(pathway, flow, quiets, case).result(most) for case in pathway.cases.values()
    )


class _Running:
    """One example case."""

    def __init__(self, pathway: Pathway, flow: Flow, quiets: Quiets, case: Example) -> None:
        self._pathway = pathway
        self._case = case
        try:
            allowed = _answers(flow, case.facts)
            things = [
                thing_of((one,), pathway, flow) for one in (*case.must, *case.may, *case.never)
            ]
        except (KeyError, IndexError) as error:
            raise Broken from error
        self._watch = CaseWatch(flow, case.id, things, len(case.must), len(case.never))
        never = _never_coming(replace(flow, allowed=allowed))
        quiet = quiets.without_strangers(self._watch.promised, things, never)
        self._flow = replace(quiet, allowed=allowed)

    def result(self, most: int) -> CaseProof:
        flow = flow_watched(self._flow, self._watch, is_sound=True)
        start = flow.sets.both(universe_of(flow), _known(flow, self._case.facts))
        if start == EMPTY:
            return CaseProof(self._case.id, PromiseVerdict.EMPTY)
        try:
            explored = explore(flow, start, most, watch=self._watch)
        except TooLarge:
            return CaseProof(self._case.id, PromiseVerdict.NOT_PROVED)
        failure = next(self._failures(explored), None)
        if failure is not None:
            return CaseProof(self._case.id, PromiseVerdict.BROKEN, failure)
        verdict = PromiseVerdict.KEPT if explored.complete else PromiseVerdict.NOT_PROVED
        return CaseProof(self._case.id, verdict)

    def _failures(self, explored: Explored) -> Iterator[Failure]:
        """Yield what is not as expected: what happened first, then what never did."""
        flow = explored.flow
        moves = WatchedMoves(flow, None, arrivals_of(flow), self._watch, forgetful=False)
        for found in explored.found:
            if found.fault.kind == FaultKind.BROKEN_CASE:
                told = failure_of(self._pathway, explored, found, moves)
                if told is not None:
                    yield told
                    return
        if not explored.complete:
            return
        if not self._watch.has_ended:
            yield self._never(explored, "facts", "0")
        for at in range(len(self._case.may)):
            if not self._watch.seen >> len(self._case.must) + at & 1:
                yield self._never(explored, "may", str(at))

    def _never(self, explored: Explored, key: str, at: str) -> Failure:
        """Return the failure that something has happened in no run."""
        flow, case = explored.flow, self._case
        cases = flow.by_start(explored.visits[0].cases)
        matter, first = fewest_facts(flow, cases)
        facts = flow.named((level, first[level]) for level in bits(matter))
        whole = flow.named((level, first[level]) for level in bits(flow.at_start))
        return Failure(
            kind=FaultKind.BROKEN_CASE.value,
            step="",
            pointer=("cases", case.id, key),
            names=(case.id, key, at),
            cases=flow.count_by_start(cases),
            story=Story(facts, whole, (), (), (), ""),
        )


def _known(flow: Flow, facts: Condition) -> int:
    """Return the cases that the facts from the start leave."""
    return flow.sets.forget(cases_where(flow, facts), flow.decided)


def _answers(flow: Flow, facts: Condition) -> int:
    """Return what facts decided on the way can come out as, where they do as `facts` say."""
    allowed = flow.allowed
    for test in tests(facts):
        if flow.decided >> flow.facts.index(test.fact) & 1:
            allowed = flow.sets.both(allowed, cases_where(flow, test))
    return allowed


def _never_coming(flow: Flow) -> int:
    """Return the events, as a mask, that decide otherwise than `flow` allows: they do not come."""
    return mask_of(
        event
        for event in bits(flow.events)
        if flow.answers(flow.works[event], lambda _: EMPTY) == EMPTY
    )
