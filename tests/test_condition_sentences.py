"""Conditions in words: the order after "when", what is denied, and what is nested."""

import random
from itertools import product

import pytest

from pathwaytool.locales.conditions import (
    condition_parts,
    condition_sentence,
    when_sentence,
    without_not,
)
from pathwaytool.locales.word_order import as_clause
from pathwaytool.model.condition import Condition, Every, Is, Not, Some, facts_read, holds
from pathwaytool.model.pathway import Fact, Pathway
from tests.proving.small import library_of

BODY = """\
facts:
  alder: {title: {da: alder, en: age, sv: ålder}, values: 12-17}
  rus:
    title: {da: rusmiddelproblem, en: substance problem, sv: missbruksproblem}
    values:
      intet: {da: intet, en: none, sv: inget}
      noget: {da: noget, en: some, sv: visst}
      stort: {da: alvorligt, en: serious, sv: allvarligt}
  anbragt:
    title: {da: anbringelse, en: placement, sv: placering}
    values:
      yes: {da: nævnet har bestemt det, en: the board has decided it, sv: nämnden har bestämt det}
      no:
        da: nævnet har ikke bestemt det
        en: the board has not decided it
        sv: nämnden har inte bestämt det
steps:
  ask:
    title: Spørg
    ...
    start: always
    next: slut
ends:
  slut: {title: Slut}
"""


@pytest.fixture(scope="module")
def facts() -> dict[str, Fact]:
    pathway: Pathway = library_of(prove=BODY).pathways["prove"]
    return dict(pathway.facts)


NO = Is("anbragt", ("no",))
OLD = Is("alder", (15, 16, 17))
SOME = Is("rus", ("noget",))


@pytest.mark.parametrize(
    ("condition", "language", "said"),
    [
        (NO, "da", "nævnet ikke har bestemt det"),
        (NO, "sv", "nämnden inte har bestämt det"),
        (NO, "en", "the board has not decided it"),
        (Not(Is("anbragt", ("yes",))), "da", "nævnet ikke har bestemt det"),
        (Not(OLD), "da", "alder 12–14"),
        (Not(SOME), "da", "rusmiddelproblem: intet eller alvorligt"),
        (Not(SOME), "en", "substance problem: none or serious"),
        (Every((OLD, NO)), "da", "alder 15–17 og nævnet ikke har bestemt det"),
        (
            Every((OLD, Some((NO, SOME)))),
            "da",
            "alder 15–17 og enten nævnet ikke har bestemt det eller rusmiddelproblem: noget",
        ),
        (
            Not(Some((OLD, Every((NO, SOME))))),
            "en",
            "age 12–14 and either the board has decided it or substance problem: none or serious",
        ),
        (
            Some((OLD, Every((NO, SOME)))),
            "sv",
            "ålder 15–17 eller både nämnden inte har bestämt det och missbruksproblem: visst",
        ),
        (
            Every((OLD, NO, SOME)),
            "en",
            "age 15–17, the board has not decided it and substance problem: some",
        ),
        (Not(Is("alder", tuple(range(12, 18)))), "da", "aldrig"),
        (Not(Is("ukendt", ("noget",))), "sv", "ukendt: inte noget"),
    ],
)
def test_condition_is_right_after_when(
    condition: Condition, language: str, said: str, facts: dict[str, Fact]
) -> None:
    assert when_sentence(condition, facts, language) == said


@pytest.mark.parametrize(
    ("sentence", "language", "clause"),
    [
        ("den unge følger ikke nævnets afgørelse", "da", "den unge ikke følger nævnets afgørelse"),
        ("varetægt begæres ikke", "da", "varetægt ikke begæres"),
        ("den unge er endnu ikke 17 år", "da", "den unge endnu ikke er 17 år"),
        ("der er ikke længere særlig risiko", "da", "der ikke længere er særlig risiko"),
        ("den unge, der ikke har en sag, er ny", "da", "den unge, der ikke har en sag, er ny"),
        ("et tilbud efter ikke mindst tre møder", "da", "et tilbud efter ikke mindst tre møder"),
        ("den unga är ännu inte 17 år", "sv", "den unga ännu inte är 17 år"),
        ("häktning begärs inte", "sv", "häktning inte begärs"),
        ("the board has not decided it", "en", "the board has not decided it"),
    ],
)
def test_not_comes_before_the_verb_in_a_clause(sentence: str, language: str, clause: str) -> None:
    assert as_clause(sentence, language) == clause
    assert as_clause(clause, language) == clause


def test_more_than_two_parts_are_a_list_of_sentences(facts: dict[str, Fact]) -> None:
    assert condition_parts(Every((OLD, NO)), facts, "da") == ("", ())
    whole, parts = condition_parts(Not(Some((Not(OLD), Not(NO), Not(SOME)))), facts, "da")
    assert whole == "alt dette gælder"
    assert parts == ("alder 15–17", "nævnet har ikke bestemt det", "rusmiddelproblem: noget")


def test_parts_with_commas_are_kept_apart(facts: dict[str, Fact]) -> None:
    both = Every((Is("alder", (12, 14, 16)), NO))
    said = condition_sentence(both, facts, "da")
    assert said == "alder 12, 14 eller 16; og nævnet har ikke bestemt det"


def test_what_is_said_without_not_holds_for_the_same(facts: dict[str, Fact]) -> None:
    for seed in range(60):
        condition = _made(random.Random(seed), 3)
        bare = without_not(condition, facts)
        for values in product(*(facts[name].domain for name in facts)):
            case = dict(zip(facts, values, strict=True))
            assert holds(condition, case) == holds(bare, case), seed
        for language in ("da", "sv", "en"):
            said = f" {when_sentence(condition, facts, language)} "
            assert "(" not in said, seed
            assert not any(wrong in said for wrong in (" har ikke ", " har inte ")), seed
        assert facts_read(bare) <= facts_read(condition)


def _made(draw: random.Random, deep: int) -> Condition:
    kind = draw.randrange(4) if deep else 0
    if kind == 0:
        fact, values = draw.choice(
            [
                ("alder", range(12, 18)),
                ("rus", ("intet", "noget", "stort")),
                ("anbragt", ("no", "yes")),
            ]
        )
        some = draw.sample(list(values), draw.randint(1, len(values) - 1))
        return Is(fact, tuple(sorted(some)))
    if kind == 1:
        return Not(_made(draw, deep - 1))
    parts = tuple(_made(draw, deep - 1) for _ in range(draw.randint(1, 3)))
    return Every(parts) if kind == 2 else Some(parts)
