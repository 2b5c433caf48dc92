"""By what work is set aside, and for whom that may be."""

from itertools import product

from pathwaytool.prove.bound.pairs import IN_HAND, Stage
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import Flow, Work, bits, mask_of
from pathwaytool.prove.compile.values import EMPTY

Asides = list[dict[int, int]]
"""For every work: the works that may set it aside, each with the cases in which it may."""


def asides_of(flow: Flow, suspicion: Suspicion) -> Asides:
    """Return what may set aside what, by the facts from the start."""
    return [_aside(flow, suspicion, work) for work in flow.works[: flow.steps]]


def _aside(flow: Flow, suspicion: Suspicion, work: Work) -> dict[int, int]:
    works = flow.works[: flow.steps]
    stoppers = mask_of(one.index for one in works if one.stops >> work.index & 1)
    found: dict[int, int] = {}
    if not stoppers:
        return found
    for stage, beside in product(IN_HAND, Stage):
        for others, cases in suspicion.pairs.beside((stage, work.index), beside):
            ahead = 0
            for other in bits(others & ~(1 << work.index)):
                ahead |= flow.reach.works[other] | 1 << other
            for stopper in bits(ahead & stoppers):
                found[stopper] = flow.sets.either(found.get(stopper, EMPTY), cases)
    return found
