"""One young person's way: the same semantics, told in order."""

from itertools import islice
from pathlib import Path

import pytest

from pathwaytool.prove import prove
from pathwaytool.prove.follow.walk import walk
from pathwaytool.prove.follow.way import Flaw, ImpossibleCaseError, NotAsAsked, OneAnswerError
from pathwaytool.prove.tell.case import case_text
from pathwaytool.prove.tell.story import story_text
from tests.library import recorded
from tests.proving.small import library_of

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).parents[2]

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


def test_what_is_asked_is_kept_and_the_way_stops_where_it_repeats_itself() -> None:
    library = library_of(prove=GOOD)
    pathway = library.pathways["prove"]
    found = walk(pathway, library, {"samtykke": "no"})
    assert [one.step for one in found.passages] == ["ask", "ask"]
    assert all(one.loop and dict(one.decided) == {"samtykke": "no"} for one in found.passages)
    assert (found.complete, found.why, found.same_as) == (False, "repeats", 1)
    assert (found.ends, found.finished, found.under_way) == ((), None, ("ask",))
    told = case_text(found, pathway, library, "da")
    assert "Efter nr. 2 står alt, som det gjorde efter nr. 1" in told
    assert "I gang, hvor vejen slipper: »Spørg«." in told
    assert "Slutning" not in told


def test_what_is_wrong_with_how_a_case_begins_is_told_with_the_first_step() -> None:
    library = library_of(prove=GOOD.replace("takes: 1-2 days", "ages: 12-14"))
    found = walk(library.pathways["prove"], library, {"alder": "16", "samtykke": "yes"})
    assert [one.flaws for one in found.passages] == [(Flaw("wrong-age", "ask", ()),), ()]
    assert not found.is_as_asked


def test_answers_may_be_given_for_each_time() -> None:
    library = library_of(prove=GOOD)
    found = walk(library.pathways["prove"], library, {"samtykke": ("no", "no", "yes")})
    assert [one.step for one in found.passages] == ["ask", "ask", "ask", "help"]
    assert found.is_as_asked
    assert found.ends == ("slut",)
    assert found.unused == ()


def test_answers_that_are_not_needed_are_named() -> None:
    library = library_of(prove=GOOD)
    found = walk(library.pathways["prove"], library, {"samtykke": ("yes", "no")})
    assert found.unused == ("samtykke",)


def test_what_is_known_from_the_start_has_one_answer() -> None:
    library = library_of(prove=GOOD)
    with pytest.raises(OneAnswerError):
        walk(library.pathways["prove"], library, {"alder": (12, 13)})


def test_way_stops_where_the_pathway_fails() -> None:
    library = library_of(prove=GAP)
    pathway = library.pathways["prove"]
    found = walk(pathway, library, {"alder": 17})
    assert found.fault == Flaw("no-branch", "ask", ())
    assert (found.complete, found.ends, found.why) == (False, (), "fault")
    told = case_text(found, pathway, library, "da")
    assert "efter »Spørg« gælder ingen vej" in told
    assert "Sagen er ikke slut." in told


def test_what_cannot_be_as_asked_is_said_where_and_why() -> None:
    rule = "impossible:\n  - when: {alder: 12, samtykke: yes}\n    why: For ung til at sige ja.\n"
    body = GOOD.replace("loops:", rule + "loops:")
    body = body.replace("{samtykke: no}, to: ask, loop: igen", "{samtykke: no}, to: slut")
    library = library_of(prove=body.replace("loops:\n  igen: {title: Igen}\n", ""))
    pathway = library.pathways["prove"]
    found = walk(pathway, library, {"alder": 12, "samtykke": "yes"})
    (passage,) = found.passages
    assert passage.departures == (NotAsAsked("samtykke", "yes", 0),)
    assert dict(passage.decided) == {"samtykke": "no"}
    assert found.complete
    assert not found.is_as_asked
    told = case_text(found, pathway, library, "da")
    assert "der er spurgt om: samtykke: ja – men det kan ikke være her" in told
    assert "For ung til at sige ja." in told
    assert "Se nr. 1: Her gik det ikke, som der blev spurgt om" in told


ROUNDS = """\
facts:
  alder: {title: alder, values: 12-17}
  hjemme: {title: hjemme, values: yes-no, decided_by: [follow, leave]}
  voksen: {title: voksen, values: yes-no, decided_by: [leave]}
loops:
  igen: {title: Igen}
steps:
  follow:
    title: Følg op
    ...
    start: always
    next:
      one:
        - {when: {hjemme: yes}, to: slut}
        - {otherwise: leave}
  leave:
    title: Hjem
    ...
    next:
      one:
        - {when: {voksen: yes}, to: slut}
        - {otherwise: follow, loop: igen}
ends:
  slut: {title: Slut}
"""


def test_what_nobody_asked_for_gives_way_to_what_was_asked() -> None:
    body = ROUNDS.replace("{hjemme: yes}, to: slut", "{hjemme: no}, to: slut")
    library = library_of(prove=body)
    found = walk(library.pathways["prove"], library, {"voksen": "no"})
    assert found.is_as_asked
    decided = [one for passage in found.passages for one in passage.decided]
    assert ("voksen", "yes") not in decided
    assert ("hjemme", "no") in decided


def test_one_answer_among_many_that_leads_on_is_found() -> None:
    names = [f"f{at}" for at in range(16)]
    many = "".join(
        f"  {one}: {{title: {one}, values: yes-no, decided_by: [leave]}}\n" for one in names
    )
    body = ROUNDS.replace("facts:\n", "facts:\n" + many).replace("{voksen: yes}", "{f0: no}")
    body = body.replace("{hjemme: yes}, to: slut", "{alder: 18}, to: slut").replace(
        "12-17", "12-18"
    )
    library = library_of(prove=body)
    found = walk(library.pathways["prove"], library, {})
    assert found.is_as_asked
    decided = {one for passage in found.passages for one in passage.decided}
    assert ("f0", "no") in decided


def test_answers_that_lead_nowhere_stop_at_the_first_repetition() -> None:
    library = library_of(prove=ROUNDS)
    found = walk(library.pathways["prove"], library, {"voksen": "no", "hjemme": "no"})
    assert [one.step for one in found.passages] == ["follow", "leave"]
    assert (found.why, found.same_as) == ("repeats", 0)


BESIDE = """\
facts:
  alder: {title: alder, values: 12-17}
  mere: {title: mere, values: yes-no, decided_by: [short]}
loops:
  igen: {title: Igen}
steps:
  begin:
    title: Begynd
    ...
    start: always
    takes: 1 day
    next:
      all: [short, long]
  short:
    title: Kort
    ...
    takes: 1 week
    next:
      one:
        - {when: {mere: yes}, to: short, loop: igen}
        - {otherwise: slut}
  long:
    title: Lang
    ...
    takes: 20 weeks
    next: last
  last:
    title: Sidst
    ...
    takes: 1 day
    next: slut
ends:
  slut: {title: Slut}
"""


def test_end_of_one_line_of_work_is_not_the_end_of_the_case() -> None:
    library = library_of(prove=BESIDE)
    pathway = library.pathways["prove"]
    found = walk(pathway, library, {"mere": "no"})
    told = case_text(found, pathway, library, "da")
    assert told.count("her slutter denne del af arbejdet: »Slut«") == 2
    assert told.count("Slutning:") == 1
    assert "Alt arbejde er færdigt dag 143." in told
    assert found.finished == (142 * 24, 142 * 24)


def test_work_beside_a_loop_goes_on_before_the_loop_repeats_itself() -> None:
    library = library_of(prove=BESIDE)
    found = walk(library.pathways["prove"], library, {"mere": "yes"})
    steps = [one.step for one in found.passages]
    assert found.why == "repeats"
    assert steps.count("short") == 21
    assert found.reached == ("slut",)
    assert found.under_way == ("short",)


def test_work_beside_a_loop_of_unknown_time_is_told_as_well() -> None:
    library = library_of(prove=BESIDE.replace("    takes: 1 week\n", ""))
    pathway = library.pathways["prove"]
    found = walk(pathway, library, {"mere": "yes"})
    steps = [one.step for one in found.passages]
    assert found.why == "repeats"
    assert "last" in steps
    assert steps.count("short") == 2
    told = case_text(found, pathway, library, "da")
    assert "En del af arbejdet, men ikke sagen, er nået til: »Slut«." in told
    assert "Slutning" not in told


def test_what_follows_an_unknown_time_comes_at_an_unknown_time() -> None:
    library = library_of(prove=BESIDE.replace("    takes: 20 weeks\n", ""))
    pathway = library.pathways["prove"]
    found = walk(pathway, library, {"mere": "no"})
    when = {one.step: (one.begins, one.ends) for one in found.passages}
    assert when["long"] == ((24, 24), (24, None))
    assert when["last"] == ((24, None), (48, None))
    assert when["short"] == ((24, 24), (192, 192))
    assert found.finished == (192, None)
    told = case_text(found, pathway, library, "da")
    assert "varer 1 dag; hvornår det begynder, er ikke oplyst (tidligst dag 2)" in told
    assert "Hvornår alt arbejde er færdigt, er ikke oplyst (tidligst dag 9)." in told
    assert "Numrene siger, hvad der er fortalt først." in told
    assert "efter nr. 1" in told


def test_what_is_wrong_on_the_way_is_told_though_work_goes_on() -> None:
    body = BESIDE.replace(
        "    title: Sidst\n    ...\n", "    title: Sidst\n    ...\n    needs: [notat]\n"
    )
    library = library_of(prove=body)
    pathway = library.pathways["prove"]
    found = walk(pathway, library, {"mere": "no"})
    assert found.complete
    assert not found.is_as_asked
    told = case_text(found, pathway, library, "da")
    assert "her er noget galt: »Sidst« skal bruge »Notat«" in told


def test_long_way_that_ends_is_followed_to_its_end() -> None:
    middle = "".join(
        f"  s{at}:\n    title: Trin {at}\n    ...\n    next: s{at + 1}\n" for at in range(300)
    )
    body = BESIDE[: BESIDE.index("steps:")].replace("decided_by: [short]", "decided_by: [s300]")
    body = body.replace("loops:\n  igen: {title: Igen}\n", "") + "steps:\n" + middle
    body = body.replace("    ...\n", "    ...\n    start: always\n", 1)
    body += "  s300:\n    title: Sidst\n    ...\n    next: slut\nends:\n  slut: {title: Slut}\n"
    library = library_of(prove=body)
    assert walk(library.pathways["prove"], library, {}).complete


@pytest.mark.parametrize("language", ["da", "en", "sv"])
@pytest.mark.parametrize("asked", [{"mere": "yes"}, {"mere": "no"}, {}])
def test_every_way_has_words_in_every_language(language: str, asked: dict[str, str]) -> None:
    for text in (BESIDE, BESIDE.replace("    takes: 1 week\n", ""), ROUNDS):
        library = library_of(prove=text)
        pathway = library.pathways["prove"]
        known = {name: one for name, one in asked.items() if name in pathway.facts}
        told = case_text(walk(pathway, library, known), pathway, library, language)
        assert "{" not in told


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
    assert "Slutning: »Slut«." in told


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
    assert "Her stopper det: efter »Spørg« gælder ingen vej" in told
    assert "Ansvaret ligger hos: Rådgiver." in told
    assert "Ret her: prove.yml:" in told


def test_no_way_through_the_national_pathway_departs_from_what_was_asked_in_silence() -> None:
    library = recorded.library()
    pathway = library.pathways["national"]
    asked = {id_: str(fact.domain[-1]) for id_, fact in pathway.facts.items() if fact.decided_by}
    for some in (dict(islice(asked.items(), at, at + 6)) for at in range(0, len(asked), 6)):
        way = walk(pathway, library, some)
        for passage in way.passages:
            departed = {one.fact for one in passage.departures}
            for name, value in passage.decided:
                assert name in departed or str(value) == some.get(name, str(value))
        assert way.complete == (way.why is None)
        assert bool(way.ends) == way.complete
        assert bool(way.under_way) != way.complete or way.why == "fault"
