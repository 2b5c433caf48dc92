"""A difference in nearly everything that a pathway can say, in words of all languages."""

import json

import pytest

from pathwaytool.compare import difference_of, space
from pathwaytool.compare.change import Difference
from pathwaytool.compare.release import Size, size_of
from pathwaytool.compare.telling import json_of, markdown_of, sentences_about, text_of
from pathwaytool.locales import LANGUAGES
from tests.compare.test_difference import BODY, compared, version_of

WIDE = """\
lead: raadgiver
facts:
  alder: {title: Alder, values: 12-17, role: age}
  behov: {title: Behov, values: {intet: Intet, stort: Stort, meget: Meget}}
  svar: {title: Svar, values: yes-no, decided_by: [opfoelg]}
loops:
  igen: {title: Igen, rounds: 2}
recommendations:
  r: {text: Svar hurtigt, strength: strong, steps: [plan], confidence: proposed}
decisions:
  d: {title: Hvem, gap: Ingen siger det, choice: Rådgiveren, steps: [plan]}
steps:
  samtale:
    title: Samtale
    ...
    takes: 1-3 days
    contributors: [raadgiver]
    gives: [notat]
    start: {when: {behov: [stort, meget]}}
    next:
      each:
        - {when: {behov: meget}, to: plan}
        - {always: opfoelg}
  plan:
    title: Plan
    ...
    needs: [notat]
    takes: 1-2 days
    within: [{limit: 1 week, kind: target, confidence: proposed}]
    next: opfoelg
  opfoelg:
    title: Opfølgning
    ...
    waits: any
    repeats: true
    takes: 1-2 hours
    next:
      one:
        - {when: {svar: yes}, to: hjem}
        - {otherwise: samtale, loop: igen}
ends:
  hjem: {title: Hjem, accountable: raadgiver}
promises:
  plan: {title: Plan først, when: {behov: meget}, reaches: plan}
  aldrig: {title: Aldrig, never: [{sector: social}]}
cases:
  maja: {title: Maja, facts: {behov: meget}, must: [plan], may: [hjem]}
"""

EDITS = (
    ("rounds: 2", "rounds: 3"),
    ("strength: strong, steps: [plan]", "strength: conditional, steps: [plan, samtale]"),
    ("choice: Rådgiveren, steps: [plan]", "choice: Rådgiveren, steps: [opfoelg]"),
    ("    contributors: [raadgiver]\n", "    lead: raadgiver\n"),
    ("start: {when: {behov: [stort, meget]}}", "start: always"),
    ("    needs: [notat]\n", "    needs: [notat]\n    ages: 13-17\n"),
    ("    takes: 1-2 days\n", "    takes: 2 hours\n"),
    ("limit: 1 week", "limit: 3 hours"),
    ("    waits: any\n    repeats: true\n", "    stops: {steps: [plan]}\n"),
    ("lead: raadgiver\nfacts", "facts"),
    ("hjem: {title: Hjem, accountable: raadgiver}", "hjem: {title: Hjem}"),
    ("reaches: plan}", "can_reach: plan}"),
    ("  aldrig: {title: Aldrig, never: [{sector: social}]}\n", ""),
    ("must: [plan]", "must: [hjem]"),
    ("meget: Meget}}\n", "meget: Meget, andet: Andet}}\n"),
)


@pytest.fixture(scope="module")
def wide() -> Difference:
    body = WIDE
    for old, new in EDITS:
        assert old in body, old
        body = body.replace(old, new, 1)
    return difference_of(version_of(WIDE), version_of(body))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_told_in_every_language(wide: Difference, language: str) -> None:
    told = text_of(wide, language)
    assert "None" not in told
    assert "field-" not in told
    assert len(told.splitlines()) > 15
    assert len(markdown_of(wide, language).splitlines()) < 40


def test_what_is_told_of_each_kind_of_part(wide: Difference) -> None:
    told = text_of(wide, "da")
    for sentence in (
        "6 kombinationer er nye.",
        "Ændret: vejen tilbage »Igen« – omgange: 2 → 3.",
        "Ændret: anbefalingen »Svar hurtigt« – styrke: stærk → betinget; trin: nu også Samtale.",
        "Ændret: valget »Hvem« – trin: nu også Opfølgning, uden Plan.",
        "Væk: løftet »Aldrig«.",
        "slutningen »Hjem« – ansvarlig: ikke længere Rådgiver.",
        "Ændret: forløbet selv – tovholder: ikke længere Rådgiver.",
        "fristen på »Plan« – frist: 1 uge → 3 timer.",
        "Ændret: eksempelsagen »Maja« – skal: nu også Hjem, uden Plan.",
        "varer: 1–2 dage → 2 timer",
        "standser: Plan",
    ):
        assert sentence in told, sentence
    assert json.loads(json_of(wide))["pathways"][0]["new"] == 6


def test_one_step_is_told_of_by_itself(wide: Difference) -> None:
    told = " ".join(sentences_about(wide, "plan", "da"))
    assert "aldre: 13–17" in told
    assert "Igen" not in told


def test_back_again_is_told_as_well(wide: Difference) -> None:
    back = difference_of(version_of(WIDE.replace("rounds: 2", "rounds: 3")), version_of(WIDE))
    assert "omgange: 3 → 2" in text_of(back, "da")
    assert text_of(wide, "en")


def test_a_pathway_that_is_too_large_is_compared_but_not_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(space, "MOST_NODES", 3)
    difference = compared(("to: plan}", "to: hjem}"))
    assert not difference.pathways[0].is_counted
    assert "for stort til at tælle" in text_of(difference, "da")
    assert size_of(difference, "lille") == Size.WAY


def test_the_size_of_a_change() -> None:
    assert size_of(compared(), "lille") is None
    assert size_of(compared(("title: Hjem", "title: Hjemme")), "lille") == Size.WORDS
    promise = "promises:\n  hjem: {title: Hjem, can_reach: hjem}\n"
    assert size_of(compared(("promises:\n", promise)), "lille") == Size.MEANING
    start = BODY.index("promises:")
    gone = difference_of(version_of(BODY), version_of(BODY[:start]))
    assert size_of(gone, "lille") == Size.WAY
    slower = compared(("takes: 1-3 days", "takes: 1-9 days"))
    assert size_of(slower, "lille") == Size.WAY
