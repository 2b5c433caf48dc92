"""What depends on what: documents, legal bases, and pathways that run each other."""

from collections.abc import Mapping
from typing import TypeAlias

import networkx as nx

from pathwaytool.dataclass import dataclass
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.time import Limit

Links: TypeAlias = "nx.DiGraph[str]"


@dataclass(frozen=True, slots=True)
class DocumentWait:
    """An actor waits for a document of another: the document is needed, not only used."""

    document: str
    giver: str
    receiver: str
    given_by: tuple[str, ...]
    needed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentReach:
    """How far a document is carried: all documents that could not be made without it."""

    document: str
    rests_on_it: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Affected:
    """What in a pathway names a legal basis, and so must be looked at when it is changed.

    `limits` are the steps whose limits name it; `handoffs` are the ways, as origin and target.
    """

    pathway: str
    steps: tuple[str, ...]
    limits: tuple[str, ...]
    handoffs: tuple[tuple[str, str], ...]


def waits_of(pathway: Pathway) -> tuple[DocumentWait, ...]:
    """Return who waits for whose documents, in the order that the documents are needed."""
    found: dict[tuple[str, str, str], tuple[dict[str, None], dict[str, None]]] = {}
    givers = _givers(pathway)
    for step in pathway.steps.values():
        for document in step.needs:
            for giver in givers.get(document, ()):
                actor = pathway.steps[giver].accountable
                if actor == step.accountable:
                    continue
                given, needed = found.setdefault((document, actor, step.accountable), ({}, {}))
                given[giver] = None
                needed[step.id] = None
    return tuple(
        DocumentWait(*key, tuple(given), tuple(needed)) for key, (given, needed) in found.items()
    )


def document_graph(pathway: Pathway) -> Links:
    """Return the documents of a pathway; an edge leads from what a step needs to what it gives."""
    graph: Links = nx.DiGraph()
    for step in pathway.steps.values():
        graph.add_nodes_from((*step.needs, *step.gives))
        graph.add_edges_from(
            (needed, given, {"step": step.id})
            for needed in step.needs
            for given in step.gives
            if needed != given
        )
    return graph


def reaches_of(pathway: Pathway) -> tuple[DocumentReach, ...]:
    """Return the documents that others rest on, those that carry most first."""
    graph = document_graph(pathway)
    found = [
        DocumentReach(id_, tuple(one for one in graph if one in below))
        for id_ in graph
        if (below := nx.descendants(graph, id_))
    ]
    return tuple(sorted(found, key=lambda one: -len(one.rests_on_it)))


def affected_by_bases(library: Library) -> Mapping[str, tuple[Affected, ...]]:
    """Return what names each legal basis, by basis and there by pathway; without those unused."""
    found: dict[str, list[Affected]] = {}
    for pathway in library.pathways.values():
        for basis, affected in _affected_in(pathway).items():
            found.setdefault(basis, []).append(affected)
    return {basis: tuple(affected) for basis, affected in found.items()}


def run_order(library: Library) -> tuple[str, ...]:
    """Return the pathways so that each comes after all that it runs; rings stand together."""
    graph = run_graph(library)
    rings = nx.condensation(graph)
    order = reversed(list(nx.lexicographical_topological_sort(rings)))
    places = {id_: place for place, id_ in enumerate(library.pathways)}
    return tuple(
        id_
        for ring in order
        for id_ in sorted(rings.nodes[ring]["members"], key=places.__getitem__)
    )


def run_graph(library: Library) -> Links:
    """Return the pathways; an edge leads from one to each that its steps run."""
    graph: Links = nx.DiGraph()
    graph.add_nodes_from(library.pathways)
    graph.add_edges_from(
        (pathway.id, step.runs)
        for pathway in library.pathways.values()
        for step in pathway.steps.values()
        if step.runs and step.runs in library.pathways
    )
    return graph


def _affected_in(pathway: Pathway) -> Mapping[str, Affected]:
    steps: dict[str, dict[str, None]] = {}
    limits: dict[str, dict[str, None]] = {}
    handoffs: dict[str, list[tuple[str, str]]] = {}
    for step in pathway.steps.values():
        timed = [basis for limit in step.within for basis in limit.legal]
        for basis in timed:
            limits.setdefault(basis, {})[step.id] = None
        for basis in (*step.legal, *timed):
            steps.setdefault(basis, {})[step.id] = None
        for way in step.transitions:
            if way.handoff:
                named = (*way.handoff.basis, *_of_limit(way.handoff.within))
                for basis in dict.fromkeys(named):
                    handoffs.setdefault(basis, []).append((way.origin, way.to))
    return {
        basis: Affected(
            pathway.id,
            tuple(steps.get(basis, ())),
            tuple(limits.get(basis, ())),
            tuple(handoffs.get(basis, ())),
        )
        for basis in dict.fromkeys((*steps, *handoffs))
    }


def _of_limit(limit: Limit | None) -> tuple[str, ...]:
    return limit.legal if limit else ()


def _givers(pathway: Pathway) -> Mapping[str, list[str]]:
    givers: dict[str, list[str]] = {}
    for step in pathway.steps.values():
        for document in step.gives:
            givers.setdefault(document, []).append(step.id)
    return givers
