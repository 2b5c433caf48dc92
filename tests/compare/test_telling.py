"""A difference in words: complete, short enough for a review, and never markup of an editor's."""

import json
import re
from dataclasses import fields, replace

import pytest

from pathwaytool.compare import difference_of, meeting, routes
from pathwaytool.compare.change import Concerned, Difference, Version
from pathwaytool.compare.parts import UNSAID, WORDS
from pathwaytool.compare.telling import (
    A_SCREEN,
    ended,
    escaped,
    json_of,
    markdown_of,
    sections_of,
    text_of,
)
from pathwaytool.locales import LANGUAGES, words
from pathwaytool.model.advice import Recommendation
from pathwaytool.model.control import Event
from pathwaytool.model.pathway import Handoff, Step, Transition
from pathwaytool.model.time import Limit
from tests.compare.test_difference import BODY, compared, version_of

EDITS = (
    ("takes: 1-3 days", "takes: 1-9 days"),
    ("to: plan}", "to: hjem}"),
    ("title: Plan\n    ...", "title: Plan\n    lead: raadgiver\n    waits: any\n    ..."),
    ("title: Hjem", "title: Hjemme"),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_say_the_same(language: str) -> None:
    assert set(words(language, "compare")) == set(words("en", "compare"))


def test_there_are_words_for_every_field_that_has_a_meaning() -> None:
    said = words("en", "compare")
    for kind in (Step, Limit, Recommendation, Transition, Event):
        for field in fields(kind):
            is_text = "Text" in str(field.type)
            if field.name not in NEVER_TOLD | WORDS and not is_text:
                assert f"field-{field.name}" in said, field.name
    for field in fields(Handoff):
        if field.name not in NEVER_TOLD | WORDS and "Text" not in str(field.type):
            assert f"field-handoff.{field.name}" in said, field.name


NEVER_TOLD = UNSAID | frozenset(
    {"place", "transitions", "start", "within", "split", "origin", "to", "guard"}
)


def test_an_event_is_told_with_what_it_does() -> None:
    event = """\
events:
  flytter:
    title: Familien flytter
    while: {steps: [plan]}
    decides: {psykisk: no}
    to: hjem
steps:
"""
    added = compared(("steps:\n", event))
    assert "Nyt: hændelsen »Familien flytter«." in text_of(added, "da")
    assert "Det er netop dem med Behov: Stort." in text_of(added, "da")
    before, after = (
        version_of(BODY.replace("steps:\n", event.replace("no}", f"{answer}}}")))
        for answer in ("no", "yes")
    )
    told = text_of(difference_of(before, after), "da")
    assert "Ændret: hændelsen »Familien flytter« – afgør: Psykisk: nej → Psykisk: ja." in told


def test_text_tells_all_the_gravest_first() -> None:
    told = text_of(compared(*EDITS), "da").splitlines()
    assert told[0] == "lille (lille)"
    assert told[1] == "  Alle 2 kombinationer af oplysninger går en anden vej."
    points = [line.removeprefix("  – ") for line in told if line.startswith("  – ")]
    assert points[:3] == [
        "Beviset: bevist → ikke i orden.",
        "Løftet »Plan«: holdes → brudt.",
        "Fristen på »Samtale«: kan overholdes → i fare.",
    ]
    assert "Den ene kombination med Behov: Stort kommer ikke længere til »Plan«." in points
    assert told[-2] == "  Ordlyd og kilder: 1 sted."
    assert told[-1] == "  Skal sige ja: Det sociale område (Rådgiver)."


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_to_be_nothing(language: str) -> None:
    nothing = compared()
    said = words(language, "compare")["nothing"]
    assert text_of(nothing, language) == f"{said}\n"
    assert said in markdown_of(nothing, language)
    assert json.loads(json_of(nothing))["differs"] is False


def test_a_comment_is_at_most_a_screen_and_says_what_it_leaves_out() -> None:
    difference = many()
    comment = markdown_of(difference, "da")
    points = [line for line in comment.splitlines() if line.startswith("- ")]
    assert len(points) == A_SCREEN + 1
    assert points[-1].startswith("- … og 6 mere.")
    assert len(text_of(difference, "da").splitlines()) > A_SCREEN + 6


def many() -> Difference:
    """Return a difference with thirty steps that take other times."""
    chain = "".join(
        f"  t{at}:\n    title: Trin {at}\n    ...\n    takes: {at + 1} hours\n    next: {to}\n"
        for at, to in enumerate([*(f"t{at}" for at in range(1, 30)), "hjem"])
    )
    body = BODY.replace("    next: hjem\nends:", f"    next: t0\n{chain}ends:")
    return difference_of(
        version_of(body), version_of(re.sub(r"takes: (\d+) hours", r"takes: \1 days", body))
    )


def test_a_comment_names_those_with_other_words_only_on_one_line() -> None:
    comment = markdown_of(compared(("title: Hjem", "title: Hjemme")), "da")
    assert comment.splitlines()[2:] == ["Kun ordlyd og kilder: lille (lille)."]


def test_nothing_that_an_editor_writes_is_markup() -> None:
    assert escaped("a*b_c <img> [x](y) @alle `z` #1\n") == (
        "a\\*b\\_c &lt;img&gt; \\[x\\](y) &#64;alle \\`z\\` \\#1\\u000a"
    )
    comment = markdown_of(
        compared(("title: Plan\n", 'title: "<b>@alle</b>"\n    lead: raadgiver\n')), "da"
    )
    assert "<b>" not in comment
    assert "@" not in comment


def test_json_holds_the_numbers_and_the_ids() -> None:
    document = json.loads(json_of(compared(*EDITS)))
    assert (document["format"], document["version"]) == ("pathwaytool-difference", 1)
    (one,) = document["pathways"]
    assert one["concerned"]["cases"] == 2
    assert one["before"] == {"id": "lille", "version": "0.1.0"}
    assert one["fares"]["limits"][0]["after"] == "at-risk"
    assert ("step", "plan") in [(each["kind"], each["id"]) for each in one["changes"]]
    assert {each["kind"] for each in one["changes"]} == {"step", "way", "end"}


def test_what_is_impossible_is_told_by_what_it_says() -> None:
    impossible = "impossible:\n  - {when: {behov: stort, psykisk: yes}, why: Nej}\nsteps:\n"
    before, after = version_of(BODY), version_of(BODY.replace("steps:\n", impossible))
    told = text_of(difference_of(before, after), "da")
    assert "Nyt: det umulige »Behov: Stort og Psykisk: ja«." in told
    gone = text_of(difference_of(after, before), "da")
    assert "Væk: det umulige »Behov: Stort og Psykisk: ja«." in gone


def test_new_and_gone_pathways_are_told_in_one_line() -> None:
    before, after = version_of(BODY), version_of(BODY, "stor")
    told = text_of(difference_of(before, after), "sv")
    assert "Förloppet är nytt." in told
    assert "Förloppet är borta." in told


def test_registers_are_told_under_a_heading_of_their_own() -> None:
    before = version_of(BODY)
    actors = before.library.actors
    changed = {**actors, "raadgiver": replace(actors["raadgiver"], kind="unit")}
    after = Version(replace(before.library, actors=changed), before.proofs)
    told = text_of(difference_of(before, after), "da")
    assert told == "Fælles for forløbene\n  – Ændret: aktøren »Rådgiver« – slags: role → unit.\n"


def test_between_which_numbers_they_are_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "MOST_EVENTS", 1)
    monkeypatch.setattr(meeting, "MOST_OF_SLICES", 0)
    monkeypatch.setattr(meeting, "MOST_STEERED", 0)
    difference = compared(("to: plan}", "to: hjem}"))
    assert not difference.pathways[0].is_exact
    told = text_of(difference, "da")
    assert "Højst 1 af 2 kombinationer af oplysninger går en anden vej." in told
    assert "Det kunne ikke vises for hver enkelt." in told
    (one,) = difference.pathways
    some = replace(difference, pathways=(replace(one, surely=Concerned(1, 2, (), 2, ())),))
    assert "Mindst 1 og højst 1 af 2" in text_of(some, "da")
    assert json.loads(json_of(difference))["pathways"][0]["exact"] is False


def test_parts_that_fare_alike_are_told_together() -> None:
    difference = many()
    (one,) = difference.pathways
    alike = [replace(each, fields=one.changes[0].fields) for each in one.changes]
    (point,) = sections_of(
        replace(difference, pathways=(replace(one, changes=tuple(alike)),)), "da"
    )[0].points
    assert point.startswith("Ændret: trinnet »Trin 0«, trinnet »Trin 1«, ")


def test_many_names_are_counted_after_the_first() -> None:
    difference = many()
    (one,) = difference.pathways
    alike = tuple(replace(each, fields=one.changes[0].fields) for each in one.changes)
    told = replace(difference, pathways=(replace(one, changes=alike),))
    (point,) = sections_of(told, "da")[0].points
    assert "trinnet »Trin 2« og 27 mere" in point and "Trin 3" not in point
    (point,) = sections_of(told, "sv")[0].points
    assert "och 27 till" in point


def test_what_is_cut_has_no_full_stop_after_it() -> None:
    assert ended("Med tidlig…. Så.") == "Med tidlig… Så."
