"""A compiled pathway as data: what it holds, and that it is safe wherever it is put."""

import json
from dataclasses import replace

import pytest

from pathwaytool.prove.follow import carried as module
from pathwaytool.prove.follow.carried import carried_json, safe_json
from tests.library import recorded
from tests.proving.generator import pathway_of
from tests.proving.small import library_of

SMALL = """\
facts:
  alder: {title: alder, values: 12-13, role: age}
  samtykke: {title: samtykke, values: yes-no, decided_by: [ask]}
loops:
  igen: {title: Igen, rounds: 1}
steps:
  ask:
    title: Spørg
    ...
    start: always
    takes: 1-2 days
    gives: [notat]
    next:
      one:
        - {when: {samtykke: yes}, to: help}
        - {when: {samtykke: no}, to: ask, loop: igen}
        - otherwise: slut
  help:
    title: Hjælp
    ...
    ages: 13
    needs: [notat]
    next: slut
ends:
  slut: {title: Slut}
"""


def carried_in(text: str) -> str | None:
    library = library_of(prove=text)
    return carried_json(library.pathways["prove"], library)


def test_what_is_left_out_says_that_there_is_nothing() -> None:
    text = carried_in(SMALL)
    assert text is not None
    data = json.loads(text)
    assert data["facts"] == ["alder", "samtykke"]
    assert data["domains"] == [["12", "13"], ["yes", "no"]]
    assert data["sizes"] == [2, 2, 2, 2]
    assert (data["papers"], data["decided"], data["universe"]) == (["notat"], [1], 1)
    beginning, ask, help_ = data["works"]
    assert beginning == {"name": "", "turn": 0, "ways": [{"to": 1}]}
    assert (ask["split"], ask["decides"], ask["gives"]) == ("one", [1], [3])
    assert ask["takes"] == [24, 48]
    assert ask["ways"][1]["counter"] == 2
    assert data["nodes"][help_["ages"] - 2] == [0, 0, 1]
    assert help_["ways"] == [{"end": "slut"}]
    assert data["loops"] == {"1": [1]}


def test_the_national_pathway_is_small_enough_for_a_page() -> None:
    library = recorded.library()
    text = carried_json(library.pathways["national"], library)
    assert text is not None
    assert len(text) < 40_000


def test_nothing_in_the_data_is_markup_or_ends_a_line() -> None:
    hostile = {"<!--<script>": "</script>\u2028\u2029&lt;"}
    text = safe_json(hostile)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == hostile


def test_what_is_too_large_is_not_carried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_NODES", 1)
    assert carried_in(SMALL) is None


def test_what_refers_to_nothing_is_not_carried() -> None:
    pathway = pathway_of(1)
    first = next(iter(pathway.steps.values()))
    ways = tuple(replace(one, to="nowhere") for one in first.transitions)
    broken = replace(pathway, steps={**pathway.steps, first.id: replace(first, transitions=ways)})
    assert carried_json(broken, library_of(prove=SMALL)) is None


def test_an_event_and_a_promise_are_carried_with_what_they_name() -> None:
    more = """\
events:
  nej: {title: Nej, while: {steps: [ask]}, decides: {samtykke: no}, stops: {steps: [ask]}, to: slut}
promises:
  spurgt: {title: Spurgt, when: {alder: 13}, reaches: help}
steps:
"""
    data = json.loads(carried_in(SMALL.replace("steps:\n", more, 1)) or "")
    event = data["works"][3]
    assert (event["name"], event["during"], event["stops"]) == ("nej", [1], [1])
    assert (event["decides"], data["nodes"][event["outcome"] - 2][0]) == ([1], 1)
    (promise,) = data["promises"]
    assert (promise["id"], promise["claim"], promise["happens"]) == (
        "spurgt",
        "reaches",
        {"steps": [2]},
    )
    assert data["nodes"][promise["when"] - 2] == [0, 0, 1]
