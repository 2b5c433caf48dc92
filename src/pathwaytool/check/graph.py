"""A pathway as a graph of steps and ends: what comes after what, and which steps form loops.

Plain dictionaries and not networkx: importing that library takes longer (a quarter of a second)
than checking four hundred pathways, and all that is needed are two linear algorithms.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import or_

from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Pathway, Transition

Neighbours = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class StepGraph:
    """The nodes are the ids of steps and ends, in the order of the file.

    Shape of `after`: node to the nodes that its transitions lead to; every node is a key.
    `onward` has beside that where events lead that can come during a step.
    `earlier` has a bit for every node that can come before: ask `can_precede`.
    `loops` are the groups of nodes that lead back to themselves, each in the order of the file.
    """

    nodes: tuple[str, ...]
    after: Neighbours
    onward: Neighbours
    starts: tuple[str, ...]
    loops: tuple[tuple[str, ...], ...]
    bits: Mapping[str, int]
    earlier: Mapping[str, int]

    def can_precede(self, first: str, second: str) -> bool:
        """Tell whether some route leads, by at least one transition, from `first` to `second`."""
        return bool(self.earlier[second] & self.bits[first])


def step_graph(pathway: Pathway) -> StepGraph:
    """Return the graph of `pathway`; transitions to ids that do not exist are left out."""
    after = neighbours_of(pathway)
    groups = components(after)
    onward = _with_events(pathway, after) if pathway.events else after
    bits = {node: 1 << number for number, node in enumerate(after)}
    return StepGraph(
        nodes=tuple(after),
        after=after,
        onward=onward,
        starts=tuple(step.id for step in pathway.steps.values() if step.start),
        loops=loops_of(groups, after),
        bits=bits,
        earlier=_earlier(components(onward) if pathway.events else groups, onward, bits),
    )


def _with_events(pathway: Pathway, after: Neighbours) -> Neighbours:
    onward = dict(after)
    for event in pathway.events.values():
        for step in pathway.steps.values():
            is_during = step.id in event.during.steps or step.phase in event.during.phases
            if is_during and event.to in after and event.to not in onward[step.id]:
                onward[step.id] = (*onward[step.id], event.to)
    return onward


def neighbours_of(
    pathway: Pathway, is_followed: Callable[[Transition], bool] = lambda way: True
) -> dict[str, tuple[str, ...]]:
    """Return where each step and end leads, by the transitions that are followed."""
    known = pathway.steps.keys() | pathway.ends.keys()
    after: dict[str, tuple[str, ...]] = {}
    for step in pathway.steps.values():
        targets = (way.to for way in step.transitions if way.to in known and is_followed(way))
        after[step.id] = tuple(dict.fromkeys(targets))
    for end in pathway.ends:
        after.setdefault(end, ())
    return after


def reachable(after: Neighbours, roots: Iterable[str]) -> set[str]:
    """Return `roots` and every node that a route from them reaches."""
    seen = set(roots)
    waiting = list(seen)
    while waiting:
        for node in after[waiting.pop()]:
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return seen


def components(after: Neighbours) -> list[list[str]]:
    """Return the groups of nodes that can all reach each other, a group before what it leads to.

    Kosaraju's algorithm: what a node reaches backwards among those that a walk leaves later.
    """
    before: dict[str, list[str]] = {node: [] for node in after}
    for node, children in after.items():
        for child in children:
            before[child].append(node)
    seen: set[str] = set()
    groups: list[list[str]] = []
    for root in reversed(_finished(after)):
        if root in seen:
            continue
        seen.add(root)
        group = [root]
        for node in group:
            fresh = [other for other in before[node] if other not in seen]
            seen.update(fresh)
            group.extend(dict.fromkeys(fresh))
        groups.append(group)
    return groups


def _finished(after: Neighbours) -> list[str]:
    """Return the nodes in the order in which a walk in depth is done with them."""
    seen: set[str] = set()
    done: list[str] = []
    for root in after:
        if root in seen:
            continue
        seen.add(root)
        work = [(root, iter(after[root]))]
        while work:
            node, further = work[-1]
            child = next((child for child in further if child not in seen), None)
            if child is None:
                done.append(node)
                work.pop()
            else:
                seen.add(child)
                work.append((child, iter(after[child])))
    return done


def loops_of(groups: list[list[str]], after: Neighbours) -> tuple[tuple[str, ...], ...]:
    """Return those `groups` that lead back to themselves, all in the order of the file."""
    order = {node: number for number, node in enumerate(after)}
    found = [
        tuple(sorted(group, key=order.__getitem__))
        for group in groups
        if len(group) > 1 or group[0] in after[group[0]]
    ]
    return tuple(sorted(found, key=lambda group: order[group[0]]))


def _earlier(
    groups: list[list[str]], after: Neighbours, bits: Mapping[str, int]
) -> Mapping[str, int]:
    """Return for every node the bits of what can come before it."""
    earlier = dict.fromkeys(after, 0)
    for group in groups:
        own = sum(bits[node] for node in group)
        mask = reduce(or_, (earlier[node] for node in group))
        if len(group) > 1 or group[0] in after[group[0]]:
            mask |= own
        for node in group:
            earlier[node] = mask
        for child in {child for node in group for child in after[node]}.difference(group):
            earlier[child] |= mask | own
    return earlier
