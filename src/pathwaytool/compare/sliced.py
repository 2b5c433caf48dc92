"""Which work somebody can be followed by alone, to see that they come to a part.

Whatever else is begun beside it is left in hand for good. So what is met is met in truth: the work
that is kept could come first, and all else later. It must then be done once each, so that nothing
is begun beside it that is in hand already. What is not met so may be met otherwise.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pathwaytool.prove.compile.flow import BEGINNING, Flow, bits, mask_of
from pathwaytool.prove.move.waiting import Arrivals


class Slice(NamedTuple):
    """Works to follow alone, as masks: those `kept`, and of them those to be done `once` only.

    None are kept where all are followed.
    """

    kept: int = 0
    once: int = 0


def slices_towards(flow: Flow, goals: int) -> list[Slice]:
    """Return the works to follow on some ways to each of some works, the smallest slice first.

    `goals` is a mask. Where a work waits for nobody, there is a slice for each that leads there.
    None where an event is a goal.
    """
    if goals & flow.events:
        return []
    arrivals, before = Arrivals(flow), _before(flow)
    found = {
        chain | one
        for goal in bits(goals)
        for chain, ends in [_chain(goal, arrivals, before)]
        for one in (_closed(end, flow, arrivals, before) for end in ends)
    }
    kept = sorted(found, key=lambda one: (one.bit_count(), one))
    return [Slice(one, mask_of(_once(flow, one))) for one in kept]


def _chain(goal: int, arrivals: Arrivals, before: Sequence[int]) -> tuple[int, list[int]]:
    """Return what leads to a work alone, as a mask, and each work that leads to the first of it."""
    chain, at = 0, goal
    while not arrivals.upstream[at] and before[at] and not chain >> at & 1:
        chain |= 1 << at
        if before[at].bit_count() > 1:
            return chain, list(bits(before[at]))
        (at,) = bits(before[at])
    return chain, [at]


def _closed(end: int, flow: Flow, arrivals: Arrivals, before: Sequence[int]) -> int:
    """Return what leads to a work by ways forward, what such work waits for, and what sets some of
    it aside once it has waited."""
    kept, fresh = 0, 1 << end | 1 << BEGINNING
    while fresh:
        kept |= fresh
        found = mask_of(_stopping(flow, kept, before))
        for at in bits(fresh):
            found |= before[at] | arrivals.upstream[at]
        fresh = found & ~kept & ~flow.events
    return kept


def _before(flow: Flow) -> list[int]:
    """Return the works that lead to each work by a way forward, as masks."""
    found = [0] * len(flow.works)
    for work in flow.works:
        if flow.events >> work.index & 1:
            continue
        if work.branch_of is not None:
            found[work.index] |= 1 << work.branch_of
        for way in work.ways:
            if way.to >= 0 and not way.is_loop:
                found[way.to] |= 1 << work.index
    return found


def _stopping(flow: Flow, kept: int, before: Sequence[int]) -> Iterator[int]:
    """Yield what work that is kept begins, and what sets some of it aside later, once it waited."""
    for work in flow.works:
        if work.waits_for_all and work.stops & kept and before[work.index] & kept:
            yield work.index


def _once(flow: Flow, kept: int) -> Iterator[int]:
    """Yield what may be done many times, but begins work beside it that may be begun only once."""
    for work in flow.works:
        beside = (flow.works[way.to] for way in work.ways if way.to >= 0 and not kept >> way.to & 1)
        if work.repeats_freely and any(one.waits_for_all for one in beside):
            yield work.index
