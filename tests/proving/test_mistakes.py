"""Mistakes planted in the national pathway: the proof finds each, at its place."""

from functools import cache
from pathlib import Path

import pytest

from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library
from pathwaytool.prove import Proof, Verdict, proof_findings, prove
from pathwaytool.prove.story import story_text
from tests.proving.mistakes import MISTAKES, Planter

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
def test_mistake_is_found_where_it_was_planted(plant: Planter) -> None:
    pathway, step = next(plant(library().pathways["national"]))
    proof = prove(pathway, library())
    assert step in _places(proof)
    findings = proof_findings(proof, pathway)
    assert findings
    for failure in proof.failures:
        for language in ("da", "en", "sv"):
            told = story_text(failure, pathway, library(), language)
            assert "{" not in told
            assert len(told.splitlines()) >= 3


def _places(proof: Proof) -> set[str]:
    late = {one.step for one in proof.times.limits if one.status in {"at-risk", "impossible"}}
    named = {name for failure in proof.failures for name in (failure.step, *failure.names)}
    return named | late
