"""The structure of a pathway in formats that other programs read."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from io import BytesIO

import networkx as nx

from pathwaytool.analyse.cooperation import Cooperation, cooperation_of
from pathwaytool.analyse.dependence import reaches_of, waits_of
from pathwaytool.analyse.graph import Graph, graph_of
from pathwaytool.analyse.passage import passage_of
from pathwaytool.analyse.unavoidable import Everybody
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language


def analysis_json(pathways: Sequence[Pathway], everybody: Everybody) -> str:
    """Return what the structure of each pathway says, as JSON, ids for all names."""
    found = {one.id: _analysis(one, everybody) for one in pathways}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def node_link_json(pathway: Pathway, language: Language | None = None) -> str:
    """Return a pathway's graph in networkx' node-link form, as JSON."""
    data = nx.node_link_data(graph_of(pathway, language), edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def graphml(pathway: Pathway, language: Language | None = None) -> bytes:
    """Return a pathway's graph as GraphML, in UTF-8; lists are texts with commas between parts."""
    flat = _flat(graph_of(pathway, language))
    file = BytesIO()
    nx.write_graphml_xml(flat, file, encoding="utf-8", prettyprint=True)
    return file.getvalue() + b"\n"


def _analysis(pathway: Pathway, everybody: Everybody) -> Mapping[str, object]:
    passage = passage_of(pathway)
    return {
        "everybody": {"counts": "conditions", **asdict(everybody.comes_to(pathway))},
        "counts": "drawing",
        "cooperation": _cooperation(cooperation_of(pathway)),
        "passage": asdict(passage),
        "document_waits": [asdict(one) for one in waits_of(pathway)],
        "document_reach": [asdict(one) for one in reaches_of(pathway)],
    }


def _cooperation(found: Cooperation) -> Mapping[str, object]:
    return {
        "passings": [
            {
                "giver": one.giver,
                "receiver": one.receiver,
                "from": one.way.origin,
                "to": one.way.to,
                "is_handoff": one.way.handoff is not None,
                "documents": list(one.documents),
                "basis": list(one.basis),
                "consent": one.consent,
            }
            for one in found.passings
        ],
        "actors": [asdict(one) for one in found.standings],
        "only_give": list(found.only_give),
        "only_receive": list(found.only_receive),
        "thinnest_cuts": [
            {
                "from": one.origin,
                "to": one.to,
                "handoffs": [[way.origin, way.to] for way in one.ways],
            }
            for one in found.cuts
        ],
        "groups": [list(group) for group in found.groups],
        "apart": [list(group) for group in found.apart],
    }


def _flat(graph: Graph) -> Graph:
    """Return the graph with texts, numbers and truth values only, as GraphML has them."""
    flat: Graph = nx.MultiDiGraph()
    flat.graph.update(graph.graph)
    for node, data in graph.nodes(data=True):
        flat.add_node(node, **{name: _plain(one) for name, one in data.items()})
    for origin, to, data in graph.edges(data=True):
        handoff = data["handoff"] or {}
        own = {name: one for name, one in data.items() if name != "handoff"}
        passed = {f"handoff_{name}": one for name, one in handoff.items()}
        marks = {**own, "is_handoff": bool(handoff), **passed}
        flat.add_edge(origin, to, **{name: _plain(one) for name, one in marks.items()})
    return flat


def _plain(value: object) -> str | int | bool:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return value if isinstance(value, str | int) else str(value)
