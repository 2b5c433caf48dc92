"""What nobody can avoid, the longest chain, and how deep loops stand in each other.

Everything here counts the drawing alone: every way that is written, whoever can take it. What
conditions add is the proof's to say.
"""

from collections.abc import Collection, Hashable, Mapping
from typing import TypeAlias

import networkx as nx

from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Pathway

Ways: TypeAlias = "nx.DiGraph[str]"

_BEFORE = ("before", "all starts")
"""Stands before every start; a tuple, so that no step can have its name."""


@dataclass(frozen=True, slots=True)
class InCommon:
    """What every route has in common.

    Shape of `to_end`: the steps that every route to an end passes, in order, by end; ends that no
    route leads to are left out. `to_any_end`: those on the way to all ends. Shape of `from_start`:
    the further steps of all that leaves one start, whatever its end. `longest` are the steps of
    the longest chain that passes none twice. `depth` is how many loops stand inside each other.
    """

    to_end: Mapping[str, tuple[str, ...]]
    to_any_end: tuple[str, ...]
    from_start: Mapping[str, tuple[str, ...]]
    longest: tuple[str, ...]
    depth: int


def passage_of(pathway: Pathway) -> InCommon:
    """Return what every route of a pathway has in common."""
    ways = _ways(pathway)
    starts = [step.id for step in pathway.steps.values() if step.start]
    ends = [id_ for id_ in pathway.ends if id_ in ways]
    to_end = _dominators(ways, starts, ends)
    turned = ways.reverse(copy=True)
    from_start = _dominators(turned, ends, starts)
    common = _in_all(list(to_end.values()))
    return InCommon(
        to_end,
        common,
        {
            start: tuple(id_ for id_ in reversed(passed) if id_ in pathway.steps)
            for start, passed in from_start.items()
        },
        _longest(pathway),
        loop_depth(ways),
    )


def loop_depth(ways: Ways) -> int:
    """Return how many loops stand inside each other: 0 where nothing leads back.

    A loop is a strongly connected part; what is left of it without the ways into its first step
    stands inside it (the nesting of Havlak 1997, for parts with one entry).
    """
    waiting = [(ways, 0)]
    deepest = 0
    while waiting:
        graph, depth = waiting.pop()
        for part in nx.strongly_connected_components(graph):
            first = next(iter(part))
            if len(part) == 1 and not graph.has_edge(first, first):
                continue
            deepest = max(deepest, depth + 1)
            inner: Ways = nx.DiGraph(graph.subgraph(part))
            entry = _entry(graph, ways, part)
            inner.remove_edges_from([*inner.in_edges(entry)])
            waiting.append((inner, depth + 1))
    return deepest


def _entry(graph: Ways, ways: Ways, part: Collection[str]) -> str:
    """Return the step by which a loop is come into, the first in the file of several."""
    inside = [node for node in ways if node in part]
    entered = (node for node in inside if any(one not in part for one in ways.predecessors(node)))
    return next(entered, inside[0])


def _ways(pathway: Pathway) -> Ways:
    ways: Ways = nx.DiGraph()
    ways.add_nodes_from(pathway.steps)
    for step in pathway.steps.values():
        for way in step.transitions:
            if way.to in pathway.steps or way.to in pathway.ends:
                ways.add_edge(way.origin, way.to)
    return ways


def _dominators(
    ways: Ways, starts: Collection[str], ends: Collection[str]
) -> Mapping[str, tuple[str, ...]]:
    """Return what every route from any of `starts` passes on the way to each of `ends`."""
    graph: nx.DiGraph[Hashable] = nx.DiGraph(ways)
    graph.add_edges_from((_BEFORE, start) for start in starts)
    if _BEFORE not in graph:
        return {}
    above = nx.immediate_dominators(graph, _BEFORE)
    found = {}
    for end in ends:
        if end not in above:
            continue
        passed: list[str] = []
        at = above[end]
        while at is not None and at != _BEFORE:
            passed.append(at)
            at = above[at]
        found[end] = tuple(reversed(passed))
    return found


def _in_all(routes: Collection[tuple[str, ...]]) -> tuple[str, ...]:
    first, *others = routes or [()]
    return tuple(id_ for id_ in first if all(id_ in other for other in others))


def _longest(pathway: Pathway) -> tuple[str, ...]:
    """Return the longest chain along ways that are no loops; empty where those go round too."""
    forward: Ways = nx.DiGraph()
    forward.add_nodes_from(pathway.steps)
    forward.add_edges_from(
        (way.origin, way.to)
        for step in pathway.steps.values()
        for way in step.transitions
        if way.to in pathway.steps and not way.loop
    )
    if not nx.is_directed_acyclic_graph(forward):  # `undeclared-loop` has told it
        return ()
    return tuple(nx.dag_longest_path(forward))
