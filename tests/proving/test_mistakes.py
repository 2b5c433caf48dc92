"""Mistakes planted in the national pathway: the proof finds each, and names its line."""

from functools import cache
from pathlib import Path

import pytest

from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Location
from pathwaytool.prove import Proof, Verdict, proof_findings, prove
from pathwaytool.prove.story import story_text
from pathwaytool.report.text import MOST_RELATED
from tests.proving.mistakes import MISTAKES, Planter
from tests.proving.planted_lines import planted, removed_from

TAKEN_AWAY = {
    "drop_a_branch",
    "forget_otherwise",
    "forget_always",
    "nothing_follows",
    "forget_to_give_a_document",
    "close_the_way_out_of_a_loop",
    "loop_on_what_is_never_decided_anew",
    "forget_that_a_step_repeats",
}
"""Kinds that take a line out of a step: no line is left to name but those of that step."""

FOLDER = Path(__file__).resolve().parents[2] / "pathways"


@cache
def library() -> Library:
    texts = {
        path.relative_to(FOLDER).as_posix(): path.read_bytes()
        for path in sorted(FOLDER.rglob("*.yml"))
    }
    loaded = load_library(texts)
    assert loaded.library is not None
    return loaded.library


def test_the_national_pathway_is_proved() -> None:
    proof = prove(library().pathways["national"], library())
    assert proof.verdict == Verdict.PROVED
    assert proof.combinations > 10**9
    assert not proof.failures
    assert not proof.open


def test_there_are_thirty_kinds() -> None:
    assert len(MISTAKES) >= 30


@pytest.mark.parametrize("plant", MISTAKES, ids=lambda plant: plant.__name__)
def test_mistake_is_found_in_the_line_where_it_was_planted(plant: Planter) -> None:
    pathway, step = next(plant(library().pathways["national"]))
    proof = prove(pathway, library())
    assert step in _places(proof)
    assert _named_lines(plant, pathway, proof)
    for failure in proof.failures:
        for language in ("da", "en", "sv"):
            told = story_text(failure, pathway, library(), language)
            assert "{" not in told
            assert len(told.splitlines()) >= 3


def _named_lines(plant: Planter, pathway: Pathway, proof: Proof) -> list[Location]:
    """Return the places that the findings name and that lie in the planted lines."""
    good = library().pathways["national"]
    where = removed_from if plant.__name__ in TAKEN_AWAY else planted
    blocks = where(good, pathway)
    findings = proof_findings(proof, pathway)
    named = [place for one in findings for place in (one.location, *one.related[:MOST_RELATED])]
    return [place for place in named if any(block.has(place) for block in blocks)]


def _places(proof: Proof) -> set[str]:
    late = {one.step for one in proof.times.limits if one.status in {"at-risk", "impossible"}}
    named = {name for failure in proof.failures for name in (failure.step, *failure.names)}
    return named | late
