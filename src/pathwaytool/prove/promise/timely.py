"""Promises about time: held to as limits, beside those of the steps (`time/limits.py`)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pathwaytool.model.pathway import Pathway
from pathwaytool.model.promise import Promise
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.conditions import cases_where
from pathwaytool.prove.compile.flow import Flow
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.proof import Failure, LimitTime, PromiseProof, PromiseVerdict, Times
from pathwaytool.prove.time.promised_limits import promised_pairs
from pathwaytool.prove.time.times import limits_of

Late = tuple[Failure, ...]

_FARES = {
    "impossible": PromiseVerdict.BROKEN,
    "at-risk": PromiseVerdict.AT_RISK,
    "unknown": PromiseVerdict.UNKNOWN,
    "met": PromiseVerdict.KEPT,
}
"""How a promise fares whose limit does, the gravest first."""


def without_promised(times: Times, late: Late) -> tuple[Times, Late]:
    """Return what is found of the limits that are written at steps and hand-offs."""
    limits = tuple(one for one in times.limits if not _is_promised(one))
    return replace(times, limits=limits), tuple(one for one in late if not _is_promised(one))


def timely(
    pathway: Pathway, flow: Flow, suspicion: Suspicion, found: tuple[Times, Late]
) -> Iterator[PromiseProof]:
    """Yield what is proved of each promise that something is in time. `found` is of all limits."""
    for promise in pathway.promises.values():
        if promise.within is not None:
            yield _settled(promise, pathway, flow, suspicion, found)


def _settled(
    promise: Promise,
    pathway: Pathway,
    flow: Flow,
    suspicion: Suspicion,
    found: tuple[Times, Late],
) -> PromiseProof:
    sets = flow.sets
    when = FULL if promise.when is None else cases_where(flow, promise.when)
    concerned = sets.both(flow.by_start(when), flow.by_start(suspicion.universe))
    cases = flow.count_by_start(concerned)
    if concerned == EMPTY:
        return PromiseProof(promise.id, PromiseVerdict.EMPTY, cases)
    limits, late = tuple(_of(promise, found[0].limits)), found[1]
    if when != FULL and any(one.status != "met" for one in limits):
        # Others than those it is for may be late: look at those alone.
        universe = sets.both(suspicion.universe, concerned)
        alone = suspicion.among(universe)
        limits, late = limits_of(flow, alone, ("promises", promise.id))
    if not limits:
        return PromiseProof(promise.id, PromiseVerdict.EMPTY, cases)
    worst = min(limits, key=lambda one: list(_FARES).index(one.status))
    verdict, failure = _FARES[worst.status], None
    if verdict == PromiseVerdict.BROKEN:
        failure = next(iter(_broken(promise, late)), None)
        # That somebody must be late with one of several ways is no proof that nobody is in time;
        # nor that one is late for whom the condition does not come to hold.
        if failure is None or _is_wide(promise, pathway) or sets.facts(when) & flow.decided:
            verdict, failure = PromiseVerdict.AT_RISK, None
    return PromiseProof(promise.id, verdict, cases, 0, failure, worst)


def _of(promise: Promise, limits: Iterable[LimitTime]) -> list[LimitTime]:
    return [one for one in limits if one.pointer[:2] == ("promises", promise.id)]


def _broken(promise: Promise, late: Late) -> Iterator[Failure]:
    for one in late:
        if one.pointer[:2] == ("promises", promise.id):
            kind, pointer = FaultKind.BROKEN_PROMISE.value, ("promises", promise.id)
            yield replace(one, kind=kind, pointer=pointer, names=(promise.id,))


def _is_promised(one: LimitTime | Failure) -> bool:
    return one.pointer[:1] == ("promises",)


def _is_wide(promise: Promise, pathway: Pathway) -> bool:
    """Tell whether several steps will do, or several are counted from."""
    return len(list(promised_pairs(promise, pathway))) > 1
