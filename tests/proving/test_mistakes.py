"""Mistakes planted in the text of the national pathway: the proof finds each and names its line."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from pathwaytool.load.library import load_library
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove import Proof, Verdict, proof_findings, prove
from pathwaytool.prove.proof import Story
from pathwaytool.prove.tell.story import story_text
from pathwaytool.report.text import MOST_RELATED
from tests.proving.mistakes import MISTAKES
from tests.proving.planting import Planted, planted
from tests.proving.wrong_choices import Planter
from tests.seeds import Seeds, over_seeds

pytestmark = pytest.mark.unmeasured

RESTS_ON = ("pathways",)
FOLDER = Path(__file__).resolve().parents[2] / "pathways"
NATIONAL = "national.yml"
FEW = 12
"""How many places a kind of mistake is tried in, to find one that the shape of the file allows."""


@cache
def texts() -> dict[str, bytes]:
    """Return the files of the library, by path."""
    found = sorted(FOLDER.rglob("*.yml"))
    return {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in found}


def loaded(text: str | None = None) -> tuple[Library | None, tuple[Diagnostic, ...]]:
    """Read the library, with `text` as the national pathway, and what is wrong with that file."""
    files = texts() if text is None else {**texts(), NATIONAL: text.encode()}
    read = load_library(files)
    return read.library, tuple(one for one in read.diagnostics if one.location.path == NATIONAL)


@cache
def library() -> Library:
    """Return the library as it is."""
    found, _ = loaded()
    assert found is not None
    return found


def test_the_national_pathway_is_proved() -> None:
    proof = prove(library().pathways["national"], library())
    assert proof.verdict == Verdict.PROVED
    assert proof.combinations > 10**9
    assert not proof.failures
    assert not proof.open
    assert not proof.dead
    assert not proof.unsettled


def test_there_are_thirty_kinds() -> None:
    assert len(MISTAKES) >= 30


def mutants(plant: Planter) -> Iterator[tuple[Library, Planted, str]]:
    """Yield libraries with a mistake that the file's shape allows, its lines, and the step."""
    for edits, step in islice(plant(library().pathways["national"]), FEW):
        bad = planted(library().pathways["national"], edits)
        found, wrong = loaded(bad.text)
        if found and not wrong and "national" in found.pathways:
            yield found, bad, step


@over_seeds(len(MISTAKES), parts=2)
def test_mistake_is_found_in_the_line_where_it_was_planted(seeds: Seeds) -> None:
    for seed in seeds:
        _is_found(MISTAKES[seed % len(MISTAKES)])


def _is_found(plant: Planter) -> None:
    whole, bad, step = next(mutants(plant))
    pathway = whole.pathways["national"]
    proof = prove(pathway, whole)
    assert step in _places(proof), plant.__name__
    assert _is_named(bad, pathway, proof), plant.__name__
    for failure in proof.failures:
        for language in ("da", "en", "sv"):
            told = story_text(failure, pathway, whole, language)
            assert "{" not in told
            assert len(told.splitlines()) >= 3
        _is_in_order(failure.story, pathway)


def _is_in_order(story: Story, pathway: Pathway) -> None:
    """Hold a story to what it says itself: nothing finishes that has not begun; events come."""
    begun = set(pathway.events)
    for event in story.events:
        assert not event.step or event.step in begun
        begun.update(event.begun)


def _is_named(bad: Planted, pathway: Pathway, proof: Proof) -> bool:
    """Tell whether a finding names a planted line, among the places that are shown of it."""
    findings = proof_findings(proof, pathway)
    named = [place for one in findings for place in (one.location, *one.related[:MOST_RELATED])]
    return any(block.has(place) for block in bad.blocks for place in named)


def _places(proof: Proof) -> set[str]:
    late = {one.step for one in proof.times.limits if one.status in {"at-risk", "impossible"}}
    named = {name for failure in proof.failures for name in (failure.step, *failure.names)}
    return named | late
