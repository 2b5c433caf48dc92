"""One young person's way: the same semantics, told in order."""

import pytest

from pathwaytool.prove import prove
from pathwaytool.prove.follow.walk import ImpossibleCaseError, walk
from pathwaytool.prove.tell.case import case_text
from pathwaytool.prove.tell.story import story_text
from tests.proving.small import library_of

BODY = """\
facts:
  alder: {title: alder, values: 12-17, role: age}
  samtykke: {title: samtykke, values: yes-no, decided_by: [ask]}
loops:
  igen: {title: Igen}
steps:
  ask:
    title: Spørg
    ...
    start: always
    takes: 1-2 days
    gives: [notat]
    next:
      one:
        - {when: {samtykke: yes, alder: AGES}, to: help}
        - {when: {samtykke: no}, to: ask, loop: igen}
  help:
    title: Hjælp
    ...
    takes: 1 week
    needs: [notat]
    next: slut
ends:
  slut: {title: Slut}
"""
GOOD = BODY.replace("AGES", "12-17")
GAP = BODY.replace("AGES", "12-16")


def test_way_has_steps_times_and_an_end() -> None:
    library = library_of(prove=GOOD)
    found = walk(library.pathways["prove"], library, {"alder": "14"})
    assert [one.step for one in found.passages] == ["ask", "help"]
    assert found.passages[1].begins == (24, 48)
    assert found.ends == ("slut",)
    assert dict(found.facts) == {"alder": 14}
    assert found.assumed == ("samtykke",)


def test_way_back_is_taken_once_where_it_is_asked_for() -> None:
    library = library_of(prove=GOOD)
    found = walk(library.pathways["prove"], library, {"samtykke": "no"})
    assert [one.step for one in found.passages] == ["ask", "ask", "help"]
    assert found.passages[0].loop


def test_way_stops_where_the_pathway_fails() -> None:
    library = library_of(prove=GAP)
    found = walk(library.pathways["prove"], library, {"alder": 17})
    assert found.fault == ("no-branch", "ask")


@pytest.mark.parametrize("asked", [{"alder": "11"}, {"hoejde": "2"}])
def test_case_that_cannot_be_is_refused(asked: dict[str, str]) -> None:
    library = library_of(prove=GOOD)
    with pytest.raises(ImpossibleCaseError):
        walk(library.pathways["prove"], library, asked)


def test_way_in_words() -> None:
    library = library_of(prove=GOOD)
    pathway = library.pathways["prove"]
    told = case_text(walk(pathway, library, {"alder": 14}), pathway, library, "da")
    assert "1. Spørg – Rådgiver" in told
    assert "begynder dag 2–3, færdig dag 9–10" in told
    assert "skal bruge: Notat" in told
    assert "Slutning: Slut." in told


def test_way_without_durations_has_no_days() -> None:
    library = library_of(prove="\n".join(one for one in GOOD.splitlines() if "takes:" not in one))
    pathway = library.pathways["prove"]
    told = case_text(walk(pathway, library, {"alder": 14}), pathway, library, "da")
    assert "1. Spørg – Rådgiver" in told
    assert "dag" not in told


def test_way_says_what_is_assumed_and_what_takes_an_unknown_time() -> None:
    lines = [one for one in GOOD.splitlines() if "takes:" not in one or "week" in one]
    library = library_of(prove="\n".join(lines))
    pathway = library.pathways["prove"]
    found = walk(pathway, library, {})
    told = case_text(found, pathway, library, "da")
    assert found.assumed
    assert told.count("(antaget)") == len(found.assumed)
    assert "hvor længe det varer, er ikke oplyst" in told


def test_story_names_the_fewest_facts_the_place_and_the_mend() -> None:
    library = library_of(prove=GAP)
    pathway = library.pathways["prove"]
    (failure,) = prove(pathway, library).failures
    assert failure.story.facts == (("alder", 17),)
    told = story_text(failure, pathway, library, "da")
    assert told.startswith("En ung på 17 år.\nForløbet begynder med »Spørg«.")
    assert "Her stopper det: efter »Spørg« gælder ingen gren" in told
    assert "Ansvaret ligger hos: Rådgiver." in told
    assert "Ret her: prove.yml:" in told
