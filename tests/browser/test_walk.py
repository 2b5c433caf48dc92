"""The browser follows a case just as the command line does: the same events, times and faults."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources import files
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, Page

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.follow.carried import carried
from pathwaytool.prove.follow.walk import Along, walk_through
from pathwaytool.prove.follow.way import Asked, Comes, ImpossibleCaseError
from pathwaytool.publish.files.static import static_files
from tests.library import recorded
from tests.proving.one_case import Followed, followed_in, made
from tests.proving.promising import LIBRARY
from tests.seeds import Seeds, over_seeds

CASES = 10
"""How many cases of each pathway are followed."""

FEW = 3
"""And how many of each of the library's own, that are larger."""

BATCH = 20
"""How many pathways the browser is given at once."""

FOLLOW = """pathways => pathways.map(({flow, cases}) => {
  const compiled = pathwaytoolWalk.compile(flow);
  return cases.map(([asked, comes]) => {
    try { return pathwaytoolWalk.walk(compiled, asked, comes); }
    catch (error) {
      if (error instanceof pathwaytoolWalk.ImpossibleCase) return {nobody: error.fact};
      throw error;
    }
  });
})"""


LATER = """pathways => pathways.flatMap(({flow, cases}, place) => {
  const { Follower, ImpossibleCase, compile } = pathwaytoolWalk;
  const [again, anew] = [compile(flow), compile(flow)];
  const unlike = [];
  const pick = (all, at) => all[at % all.length];
  const told = (compiled, answers, open, comes, earlier) => {
    try {
      const follower = new Follower(compiled, answers, open, comes, earlier);
      const way = follower.follow();
      const fares = follower.walker.fare(way.path, way.at < 0 && !way.stop);
      const { stop, flaw, question, parting, at } = way;
      const said = [way.path.map(one => one.passage), stop, flaw, question, parting, at, fares];
      return { said: JSON.stringify(said), way, follower };
    } catch (error) {
      if (error instanceof ImpossibleCase) return { said: "nobody", way: {}, follower: earlier };
      throw error;
    }
  };
  cases.forEach(([asked, comes], number) => {
    let [answers, open, earlier, come] = [{}, new Set(), null, {}];
    for (let at = 0; at < 12; at += 1) {
      if (at === 8) Object.assign(come, comes);
      const whole = told(anew, answers, open, come, null);
      const kept = told(again, answers, open, come, earlier);
      if (whole.said !== kept.said) unlike.push([place, number, at, whole.said, kept.said]);
      earlier = kept.follower;
      const { question, parting } = kept.way;
      if (question && (at + number) % 5 === 4) open = new Set([...open, question.fact]);
      else if (question) {
        const [said] = [asked[question.fact]].flat();
        const value = said === undefined ? pick(question.options, at + number) : String(said);
        answers = {...answers, [question.fact]: [...question.given, value]};
      } else if (parting) {
        open = new Set();
        const before = answers[parting.fact] || [];
        answers = {...answers, [parting.fact]: [...before, parting.options[0]]};
      } else if (flow.facts.length) {
        const fact = pick(Object.keys(answers).concat(flow.facts), at);
        answers = {...answers, [fact]: [pick(flow.domains[flow.facts.indexOf(fact)], at)]};
      }
    }
  });
  return unlike;
})"""
"""Follow row upon row of answers, each time anew and going on from the time before."""


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
        some = {f"seed {one}": made(one) for one in numbers[first : first + BATCH]}
        agree(bare, cast(Library, LIBRARY), some)


def test_the_browser_follows_the_pathways_of_the_library_as_python_does(bare: Page) -> None:
    library = recorded.library()
    agree(bare, library, dict(library.pathways), FEW)


@over_seeds(60)
def test_what_is_kept_of_the_answers_before_changes_nothing(seeds: Seeds, bare: Page) -> None:
    for seed in seeds:
        one = followed_in(made(seed), cast(Library, LIBRARY), str(seed), FEW)
        assert bare.evaluate(LATER, given({str(seed): one})) == [], f"seed {seed}"


def agree(page: Page, library: Library, pathways: dict[str, Pathway], count: int = CASES) -> None:
    """Hold the browser to Python on so many cases of each of `pathways`."""
    all_ = {name: followed_in(one, library, name, count) for name, one in pathways.items()}
    told: list[list[dict[str, Any]]] = page.evaluate(FOLLOW, given(all_))
    for (name, one), ways in zip(all_.items(), told, strict=True):
        for (asked, comes), way in zip(one.cases, ways, strict=True):
            assert way == followed(one, asked, comes), f"{name}: {asked} {comes}"


def given(pathways: dict[str, Followed]) -> list[dict[str, Any]]:
    """Return pathways and their cases as the browser takes them."""
    return [
        {
            "flow": json.loads(json.dumps(carried(one.flow, one.promised))),
            "cases": json.loads(json.dumps(one.cases)),
        }
        for one in pathways.values()
    ]


def followed(one: Followed, asked: Asked, comes: Comes) -> dict[str, Any]:
    """Return the way as Python follows it, in the shapes of JSON."""
    try:
        found = asdict(walk_through(one.flow, asked, Along(comes, one.promised)))
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
