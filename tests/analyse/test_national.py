"""The national pathway: the same figures by another way, and forms that other programs read."""

import json
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner

from pathwaytool.analyse.cooperation import cooperation_of
from pathwaytool.analyse.dependence import affected_by_bases, run_graph, run_order
from pathwaytool.analyse.exchange import analysis_json, graphml, node_link_json
from pathwaytool.analyse.graph import graph_of
from pathwaytool.analyse.sentences import parts_of
from pathwaytool.analyse.unavoidable import Everybody
from pathwaytool.cli import commands
from pathwaytool.locales import LANGUAGES
from pathwaytool.model.library import Library
from tests.library import recorded

ROOT = Path(__file__).resolve().parents[2]


pytestmark = pytest.mark.unmeasured


@pytest.fixture(scope="module")
def library() -> Library:
    return recorded.library()


@pytest.fixture(scope="module")
def everybody(library: Library) -> Everybody:
    return Everybody(library)


def test_the_caseworker_alone_holds_the_cooperation_together(library: Library) -> None:
    found = cooperation_of(library.pathways["national"])
    assert [one.actor for one in found.joints] == ["raadgiver"]
    first, second = found.standings[:2]
    assert first.actor == "raadgiver"
    assert first.between > 3 * second.between


def test_the_node_link_form_is_read_back_as_the_same_graph(library: Library) -> None:
    for pathway in library.pathways.values():
        graph = graph_of(pathway)
        data = json.loads(node_link_json(pathway))
        again = nx.node_link_graph(data, edges="edges")
        assert nx.utils.graphs_equal(again, graph)


def test_graphml_is_read_back_with_every_node_and_edge(library: Library) -> None:
    for pathway in library.pathways.values():
        graph = graph_of(pathway)
        again = nx.read_graphml(BytesIO(graphml(pathway)), force_multigraph=True)
        assert list(again) == list(graph)
        assert sorted(again.edges()) == sorted(graph.edges())
        for node, data in graph.nodes(data=True):
            assert again.nodes[node]["title"] == data["title"]


def test_the_same_library_gives_the_same_text(library: Library, everybody: Everybody) -> None:
    pathways = list(library.pathways.values())
    assert list(json.loads(analysis_json(pathways, everybody))) == list(library.pathways)
    assert analysis_json(pathways, everybody) == analysis_json(pathways, Everybody(library))


def test_sentences_have_all_their_gaps_filled_in_every_language(
    library: Library, everybody: Everybody
) -> None:
    for pathway in library.pathways.values():
        for language in LANGUAGES:
            parts = parts_of(pathway, everybody, language)
            assert parts
            for sentence in (one for part in parts for one in part.sentences):
                assert "{" not in sentence
                assert sentence.endswith(".")


def test_what_names_a_basis_is_counted_as_a_search_in_the_pathway_counts_it(
    library: Library,
) -> None:
    affected = affected_by_bases(library)
    for basis in library.legal_bases:
        for pathway in library.pathways.values():
            found = next((x for x in affected.get(basis, ()) if x.pathway == pathway.id), None)
            steps = [
                step.id
                for step in pathway.steps.values()
                if basis in step.legal or any(basis in limit.legal for limit in step.within)
            ]
            assert (list(found.steps) if found else []) == steps


def test_a_pathway_comes_after_all_that_it_runs(library: Library) -> None:
    order = run_order(library)
    assert sorted(order) == sorted(library.pathways)
    for runner, run in run_graph(library).edges():
        assert order.index(run) < order.index(runner)


@pytest.mark.parametrize("form", ["text", "json", "node-link", "graphml"])
def test_the_command_writes_each_form(form: str) -> None:
    arguments = [
        "analyse",
        "national",
        "--library",
        str(ROOT / "pathways"),
        "--format",
        form,
    ]
    result = CliRunner().invoke(commands, arguments, catch_exceptions=False)
    assert len(result.output) > 1000


def test_validate_never_imports_networkx() -> None:
    code = (
        "import sys; import pathwaytool.cli.validate, pathwaytool.recheck, pathwaytool.prove;"
        "sys.exit('networkx' in sys.modules)"
    )
    import subprocess
    import sys

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
