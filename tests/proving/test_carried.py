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


def test_what_is_left_out_says_that_there_is_nothing() -> None:
    text = carried_json(library_of(prove=SMALL).pathways["prove"])
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
    text = carried_json(library.pathways["national"])
    assert text is not None
    assert len(text) < 20_000


def test_nothing_in_the_data_is_markup_or_ends_a_line() -> None:
    hostile = {"<!--<script>": "</script>\u2028\u2029&lt;"}
    text = safe_json(hostile)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == hostile


def test_what_is_too_large_is_not_carried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_NODES", 1)
    assert carried_json(library_of(prove=SMALL).pathways["prove"]) is None


def test_what_refers_to_nothing_is_not_carried() -> None:
    pathway = pathway_of(1)
    first = next(iter(pathway.steps.values()))
    ways = tuple(replace(one, to="nowhere") for one in first.transitions)
    broken = replace(pathway, steps={**pathway.steps, first.id: replace(first, transitions=ways)})
    assert carried_json(broken) is None


def test_an_event_does_not_come_by_itself_and_is_not_carried() -> None:
    event = "events:\n  nej: {title: Nej, while: {steps: [ask]}, to: slut}\nsteps:\n"
    text = carried_json(library_of(prove=SMALL.replace("steps:\n", event, 1)).pathways["prove"])
    assert text == carried_json(library_of(prove=SMALL).pathways["prove"])
