"""What lies ahead of each work: other works, facts that will be read, documents needed.

A situation may forget all that nothing ahead of it can ever look at. That is what keeps the number
of situations small, and it changes no outcome.
"""

from collections.abc import Sequence

from pathwaytool.prove.compile.flow import Reach, Work, bits, mask_of, union_of
from pathwaytool.prove.compile.values import CaseSets


def reach_of(works: Sequence[Work], sets: CaseSets, impossible: Sequence[int]) -> Reach:
    """Return the masks of what lies ahead of each of `works`."""
    everywhere = _closure([_targets(work) for work in works])
    forward = _closure([_targets(work, forward=True) for work in works])
    documents = _documents_ahead(works)
    return Reach(
        tuple(everywhere),
        tuple(forward),
        tuple(_facts_ahead(works, sets, impossible)),
        tuple(documents),
    )


def weights_of(works: Sequence[Work]) -> tuple[int, ...]:
    """Return a number for each work that is larger than those of all its forward targets together.

    A situation's weight is the sum over the work in hand, so every event but a loop makes it less.
    """
    weights: dict[int, int] = {}
    under_way: set[int] = set()
    for first in range(len(works)):
        stack = [first]
        while stack:
            at = stack[-1]
            if at in weights:
                stack.pop()
                continue
            under_way.add(at)
            ahead = [way.to for way in works[at].ways if way.to >= 0 and not way.is_loop]
            missing = [to for to in ahead if to not in weights and to not in under_way]
            if missing:
                stack.extend(missing)
                continue
            arms = sum(1 for way in works[at].ways if way.arm)
            weights[at] = 1 + arms + sum(weights.get(to, 0) for to in ahead)
            stack.pop()
    return tuple(weights[at] for at in range(len(works)))


def _targets(work: Work, *, forward: bool = False) -> int:
    return mask_of(way.to for way in work.ways if way.to >= 0 and not (forward and way.is_loop))


def _handed(work: Work) -> int:
    return union_of(way.documents for way in work.ways)


def _documents_ahead(works: Sequence[Work]) -> list[int]:
    """Return the documents that each work, or what lies ahead of it, needs or hands over."""
    ahead = [work.needs | _handed(work) for work in works]
    changed = any(ahead)
    comes = _events_during(works)
    while changed:
        changed = False
        for at in range(len(works) - 1, -1, -1):
            found = union_of(ahead[way.to] for way in works[at].ways if way.to >= 0) | ahead[at]
            found |= union_of(ahead[event] for event in comes[at])
            changed |= found != ahead[at]
            ahead[at] = found
    return ahead


def _events_during(works: Sequence[Work]) -> list[list[int]]:
    """Return for each work the events that can come while it is under way."""
    found: list[list[int]] = [[] for _ in works]
    for event in works:
        for at in bits(event.during):
            found[at].append(event.index)
    return found


def _closure(targets: Sequence[int]) -> list[int]:
    """Return everything that can be reached in one step or more. Shape: masks by work."""
    ahead = list(targets)
    changed = True
    while changed:
        changed = False
        for at in range(len(ahead) - 1, -1, -1):
            found = ahead[at]
            for to in bits(targets[at]):
                found |= ahead[to]
            if found != ahead[at]:
                ahead[at] = found
                changed = True
    return ahead


def coupled_facts(sets: CaseSets, impossible: Sequence[int], decides: int) -> int:
    """Return the facts that share an impossible combination with one of `decides`."""
    result = 0
    for combination in impossible:
        facts = sets.facts(combination)
        if facts & decides:
            result |= facts
    return result & ~decides


def _facts_ahead(works: Sequence[Work], sets: CaseSets, impossible: Sequence[int]) -> list[int]:
    own_reads = [sets.facts(work.ages) for work in works]
    after = [0] * len(works)
    comes = _events_during(works)
    for at, work in enumerate(works):
        own_reads[at] |= coupled_facts(sets, impossible, work.decides)
        for way in work.ways:
            after[at] |= sets.facts(way.holds) | sets.facts(way.consent)
    ahead = [0] * len(works)
    changed = True
    while changed:
        changed = False
        for at in range(len(works) - 1, -1, -1):
            found = after[at]
            for way in works[at].ways:
                if way.to >= 0:
                    found |= ahead[way.to]
            found = own_reads[at] | (found & ~works[at].decides)
            found |= union_of(ahead[event] for event in comes[at])
            if found != ahead[at]:
                ahead[at] = found
                changed = True
    return ahead
