"""What is called what: titles in findings, rounds told once, parts that are not settled."""

from dataclasses import replace

import pytest

from pathwaytool.locales import LANGUAGES
from pathwaytool.prove import Limits, Verdict, proof_findings, prove
from pathwaytool.prove.proof import Dead
from pathwaytool.prove.tell.naming import folded, parts_sentences, way_through
from pathwaytool.prove.tell.story import story_text
from pathwaytool.report.sentences import sentence
from tests.proving.small import library_of

GAP = """\
facts:
  svar: {title: Svaret, values: {ja: Ja tak, nej: Nej tak}, decided_by: [spørg]}
loops:
  igen: {title: Der spørges igen, rounds: 3}
steps:
  spørg:
    title: Den unge bliver spurgt
    ...
    start: always
    next:
      one:
        - {when: {svar: nej}, to: spørg, loop: igen}
        - {when: {svar: ja}, to: slut}
ends:
  slut: {title: Slut}
"""


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ("", []),
        ("abc", [("a", 1), ("b", 1), ("c", 1)]),
        ("abbbc", [("a", 1), ("b", 3), ("c", 1)]),
        ("xababab", [("x", 1), ("ab", 3)]),
        ("aabaab", [("aab", 2)]),
    ],
)
def test_rounds_are_told_once(items: str, told: list[tuple[str, int]]) -> None:
    assert [("".join(ring), times) for ring, times in folded(items)] == told


def test_findings_name_steps_by_titles_and_rounds_once() -> None:
    library = library_of(lille=GAP)
    pathway = library.pathways["lille"]
    (found,) = proof_findings(prove(pathway, library), pathway)
    assert sentence(found, "da").endswith("Vejen dertil: (»Den unge bliver spurgt«, 4 gange).")
    assert found.gaps["way"] == "spørg → spørg → spørg → spørg"


def test_stories_do_not_repeat_rounds() -> None:
    library = library_of(lille=GAP)
    pathway = library.pathways["lille"]
    (failure,) = prove(pathway, library).failures
    told = story_text(failure, pathway, library, "da")
    assert "Det samme sker" in told
    assert told.count("bliver spurgt« færdigt") <= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_settled_is_said_and_never_told_as_met(language: str) -> None:
    library = library_of(lille=GAP.replace(", rounds: 3", ""))
    pathway = library.pathways["lille"]
    proof = prove(pathway, library)
    assert proof.verdict == Verdict.PROVED
    (met,) = parts_sentences(proof, pathway, language)
    open_ = replace(proof, unsettled=(Dead("step", "spørg", None, ("steps", "spørg")),))
    (said,) = parts_sentences(open_, pathway, language)
    assert said != met
    assert "Den unge bliver spurgt" in said
    assert "{" not in said


def test_many_names_are_counted() -> None:
    library = library_of(lille=GAP)
    pathway = library.pathways["lille"]
    assert way_through([], pathway, "en") == "nothing has happened yet"
    parts = tuple(Dead("value", "svar", "ja", ()) for _ in range(14))
    proof = replace(prove(pathway, library, Limits()), dead=parts)
    assert "og 4 mere" in parts_sentences(proof, pathway, "da")[0]
