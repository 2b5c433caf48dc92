"""The browser follows a case just as the command line does: the same events, times and faults."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from importlib.resources import files
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile.flow import Flow
from pathwaytool.prove.compile.pathway import compile_pathway, room_for
from pathwaytool.prove.follow.carried import carried
from pathwaytool.prove.follow.walk import walk_through
from pathwaytool.prove.follow.way import Asked, ImpossibleCaseError
from pathwaytool.publish.files.static import static_files
from tests.library import recorded
from tests.proving.generator import pathway_of
from tests.proving.looping import looping_pathway_of
from tests.proving.timed import timed_pathway
from tests.seeds import Seeds, over_seeds

CASES = 10
"""How many cases of each pathway are followed."""

FEW = 3
"""And how many of each of the library's own, that are larger."""

BATCH = 20
"""How many pathways the browser is given at once."""

FOLLOW = """pathways => pathways.map(({flow, cases}) => {
  const compiled = pathwaytoolWalk.compile(flow);
  return cases.map((asked) => {
    try { return pathwaytoolWalk.walk(compiled, asked); }
    catch (error) {
      if (error instanceof pathwaytoolWalk.ImpossibleCase) return {nobody: error.fact};
      throw error;
    }
  });
})"""


@pytest.fixture(scope="module")
def bare(chromium: Browser) -> Iterator[Page]:
    """An empty page with nothing but the script that follows."""
    assert any(one.path.endswith("/walk.js") for one in static_files())
    context = chromium.new_context()
    page = context.new_page()
    page.add_script_tag(
        content=(files("pathwaytool.publish") / "assets/walk.js").read_text("utf-8")
    )
    yield page
    context.close()


@over_seeds(520, parts=2)
def test_the_browser_follows_every_case_as_python_does(seeds: Seeds, bare: Page) -> None:
    numbers = list(seeds)
    for first in range(0, len(numbers), BATCH):
        agree(bare, {f"seed {one}": made(one) for one in numbers[first : first + BATCH]})


def test_the_browser_follows_the_pathways_of_the_library_as_python_does(bare: Page) -> None:
    library = recorded.library()
    agree(bare, dict(library.pathways), FEW)


def made(seed: int) -> Pathway:
    """Return the pathway of a seed: of every fourth, of one kind."""
    kind, number = seed % 4, seed // 4
    if kind == 0:
        return pathway_of(number)
    if kind == 1:
        return looping_pathway_of(number)
    return timed_pathway(number, make=pathway_of if kind == 2 else looping_pathway_of)


def flow_of(pathway: Pathway) -> Flow:
    """Return `pathway` compiled as a walk compiles it."""
    with room_for(pathway):
        return compile_pathway(replace(pathway, events={}), {})


def agree(page: Page, pathways: dict[str, Pathway], count: int = CASES) -> None:
    """Hold the browser to Python on so many cases of each of `pathways`."""
    flows = {name: flow_of(one) for name, one in pathways.items()}
    cases = {name: list(cases_of(one, name, count)) for name, one in pathways.items()}
    given = [
        {
            "flow": json.loads(json.dumps(carried(flows[name]))),
            "cases": [
                {fact: list(v) if isinstance(v, tuple) else v for fact, v in one.items()}
                for one in cases[name]
            ],
        }
        for name in pathways
    ]
    told: list[list[dict[str, Any]]] = page.evaluate(FOLLOW, given)
    for (name, flow), ways in zip(flows.items(), told, strict=True):
        for asked, way in zip(cases[name], ways, strict=True):
            assert way == followed(flow, asked), f"{name}: {asked}"


def cases_of(pathway: Pathway, name: str, count: int) -> Iterator[Asked]:
    """Yield some cases at random: few facts or many, some with answers for several times."""
    random = Random(name)
    for _ in range(count):
        share = random.choice((0.3, 0.7, 1))
        asked: dict[str, str | tuple[str, ...]] = {}
        for fact in pathway.facts.values():
            if random.random() < share:
                domain = [str(one) for one in fact.domain]
                times = random.randint(1, 3) if fact.decided_by and random.random() < 0.4 else 1
                answers = tuple(random.choice(domain) for _ in range(times))
                asked[fact.id] = answers if times > 1 else answers[0]
        yield asked


def followed(flow: Flow, asked: Asked) -> dict[str, Any]:
    """Return the way as Python follows it, in the shapes of JSON."""
    try:
        found = asdict(walk_through(flow, asked))
    except ImpossibleCaseError as error:
        return {"nobody": str(error)}
    return json.loads(json.dumps(in_text(found)))  # type: ignore[no-any-return]


def in_text(found: dict[str, Any]) -> dict[str, Any]:
    """Return a way with the values of facts as text, as the browser has them."""
    found["facts"] = [(name, str(value)) for name, value in found["facts"]]
    for one in found["passages"]:
        one["decided"] = [(name, str(value)) for name, value in one["decided"]]
        for other in one["departures"]:
            other["asked"] = str(other["asked"])
    return found
