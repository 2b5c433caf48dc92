"""The longest way to each decision, and how much sooner it comes if a step on it took a week less.

Like all that is longest here it is an upper bound: nobody waits longer, as far as the steps say how
long they take, and while nobody takes a way back that nothing bounds. Only a step on the longest
chain can make it shorter.
"""

from collections.abc import Iterator
from itertools import islice, pairwise
from math import prod
from typing import NamedTuple

from pathwaytool.model.condition import Value
from pathwaytool.model.pathway import StepKind
from pathwaytool.model.time import Moment
from pathwaytool.prove.compile.flow import BEGINNING, Flow, bits
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.proof import LongestWay, Sooner
from pathwaytool.prove.time.chains import Chain, Chains, Front, Fronts
from pathwaytool.prove.time.durations import Durations

WEEK = 7 * 24

MOST_DECISIONS = 40
"""To how many decisions the longest way is told."""

MOST_VISITS = 40_000
"""How many steps are come to, all in all, to find out what would be sooner."""


def longest_ways(durations: Durations) -> tuple[LongestWay, ...]:
    """Return the longest way to the end of each decision that takes any time, the longest first."""
    chains = Chains(durations, BEGINNING, None)
    ends = _ends(durations, chains.longest(Moment.FINISH))
    found = sorted(ends, key=lambda one: (-one.hours, one.at))[:MOST_DECISIONS]
    if not found:
        return ()
    faster = _faster(durations, chains, [end.way for end in found])
    return tuple(_told(durations, end, faster) for end in found)


Way = tuple[tuple[int, int], ...]
"""The works of a chain, in order, each with its hours and those of passing it on."""


class _End(NamedTuple):
    """A decision, the hours until it is made, the longest chain, and the silent works as a mask."""

    at: int
    hours: int
    way: Way
    silent: int


def _ends(durations: Durations, fronts: Fronts) -> Iterator[_End]:
    """Yield the decisions."""
    for at, front in fronts.items():
        step = durations.flow.works[at].step
        if step is not None and step.kind == StepKind.DECISION:
            hours = _made(durations, front, at)
            if hours:
                way = (*_links(front.longest), (at, durations.longest(at)))
                silent = front.silent | (1 << at if durations.is_silent(at) else 0)
                yield _End(at, hours, way, silent)


def _made(durations: Durations, front: Front, at: int) -> int:
    return front.longest.hours + durations.longest(at)


def _own(durations: Durations, faster: int, at: int) -> int:
    """Return the most hours that a decision takes itself where a work, it or another, is faster."""
    return _less(durations, at) if at == faster else durations.longest(at)


def _links(chain: Chain) -> Way:
    found = []
    while chain.last is not None and chain.before is not None:
        found.append((chain.last, chain.hours - chain.before.hours))
        chain = chain.before
    return tuple(found[::-1])


def _faster(durations: Durations, chains: Chains, ways: list[Way]) -> dict[int, Fronts]:
    """Return the longest chains if a work took a week less, for works on `ways`, the longest first.

    Where rounds are only estimated, no step is known to make a difference.
    """
    if durations.rounds.beyond:
        return {}
    on_them = {at for way in ways for at, _ in way if durations.longest(at)}
    each = len(durations.order) * prod(most + 1 for most in durations.rounds.most)
    works = sorted(on_them, key=lambda at: (-durations.longest(at), at))
    asked = islice(works, max(1, MOST_VISITS // each))
    return dict(chains.longest_if({at: _less(durations, at) for at in asked}))


def _less(durations: Durations, at: int) -> int:
    return max(0, durations.longest(at) - WEEK)


def _told(durations: Durations, end: _End, faster: dict[int, Fronts]) -> LongestWay:
    works = durations.flow.works
    at, hours, way, silent = end
    sooner = [
        Sooner(works[one].name, hours - fronts[at].longest.hours - _own(durations, one, at))
        for one, fronts in faster.items()
        if any(one == other for other, _ in way)
    ]
    return LongestWay(
        works[at].name,
        hours,
        tuple((works[one].name, length) for one, length in way),
        tuple(sorted((one for one in sooner if one.hours), key=lambda one: -one.hours)),
        tuple(sorted(works[one].name for one in bits(silent))),
        _among(durations, way),
        is_endless=_is_endless(durations, at),
    )


def _among(durations: Durations, way: Way) -> tuple[tuple[str, tuple[Value, ...]], ...]:
    """Return the facts from the start that those have in common who come to all of a chain.

    Nothing where they have nothing in common, or nobody comes to all of it: then the bound is wide.
    What a step is come to with forgets what nobody reads any more, so the ways are asked as well.
    """
    flow, suspicion = durations.flow, durations.suspicion
    everybody = people = flow.by_start(suspicion.universe)
    for at, _ in way:
        people = flow.sets.both(people, flow.by_start(suspicion.lines.arriving[at]))
    for (at, _), (to, _) in pairwise(((BEGINNING, 0), *way)):
        holds = [one.holds for one in flow.works[at].ways if one.to == to]
        if holds:
            taking = flow.sets.union(flow.by_start(one) for one in holds)
            people = flow.sets.both(people, taking)
    if people == EMPTY:
        return ()
    return tuple(
        (flow.facts[level], tuple(flow.domains[level][one] for one in values))
        for level in range(len(flow.facts))
        if not flow.decided >> level & 1
        for values in (flow.sets.values(people, level),)
        if values != flow.sets.values(everybody, level)
    )


def _is_endless(durations: Durations, at: int) -> bool:
    """Tell whether a way back that nothing bounds may be taken before a decision is made."""
    flow = durations.flow
    return any(
        way.is_loop and way.counter is None and durations.suspicion.takes(flow.works[index], way)
        for index in durations.order
        for way in flow.works[index].ways
        if way.to >= 0 and _leads_to(flow, way.to, at)
    )


def _leads_to(flow: Flow, work: int, at: int) -> bool:
    return work == at or bool(flow.reach.forward[work] >> at & 1)
