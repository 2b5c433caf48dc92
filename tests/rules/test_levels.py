"""Which rules hold for which level of pathway."""

import pytest

from pathwaytool.check.manual import explain, explained, levels_of, levels_words
from pathwaytool.check.rules import RULES
from pathwaytool.locales import LANGUAGES
from pathwaytool.model.pathway import Level
from pathwaytool.prove.compile.level import OF_A_YOUNG_PERSON
from tests.rules.example_library import found_in, said_of, shared_texts

OTHERS = ("area", "organisation")
HANDOFF = """\
    next:
      to: vurdering
      handoff:
        documents: [underretning]
        basis: [LB-EKSEMPEL-2]
"""


def with_level(level: str, *edits: tuple[str, str]) -> dict[str, bytes]:
    texts = shared_texts()
    pathway = texts["faelles.yml"].decode().replace("level: child", f"level: {level}", 1)
    for old, new in edits:
        assert pathway.count(old) == 1, old
        pathway = pathway.replace(old, new)
    return {**texts, "faelles.yml": pathway.encode()}


def personal(texts: dict[str, bytes]) -> dict[str, bytes]:
    path = "registers/dokumenter.yml"
    text = texts[path].decode().replace("underretning:\n", "underretning:\n    personal: true\n", 1)
    return {**texts, path: text.encode()}


def rules(texts: dict[str, bytes]) -> list[str]:
    """Return what is told, but for the entries of registers that an edit has left unused."""
    return [one.message.rule for one in found_in(texts) if one.message.rule != "unused-entry"]


def test_rules_that_do_not_hold_for_every_level() -> None:
    partial = {rule.id: rule.levels for rule in RULES if rule.levels != set(Level)}
    assert partial == {
        "age-not-known": {Level.CHILD},
        "ages-outside-target": {Level.CHILD, Level.AREA},
        "unnamed-consent": {Level.CHILD},
    }


@pytest.mark.parametrize("level", OTHERS)
def test_handoff_is_demanded_where_information_on_a_person_passes(level: str) -> None:
    texts = with_level(level, (HANDOFF, "    next: vurdering\n"))
    assert rules(texts) == []
    assert rules(personal(texts)) == ["handoff-missing"]
    unread = with_level(
        level,
        (HANDOFF, "    next: vurdering\n"),
        ("    needs: [underretning]\n", "    needs: []\n"),
    )
    assert rules(personal(unread)) == []


def test_handoff_of_a_young_person_is_always_demanded() -> None:
    assert rules(with_level("child", (HANDOFF, "    next: vurdering\n"))) == ["handoff-missing"]


@pytest.mark.parametrize(
    ("level", "told"),
    [("child", ["ages-outside-target"]), ("area", ["ages-outside-target"]), ("organisation", [])],
)
def test_support_to_organisations_has_no_ages(level: str, told: list[str]) -> None:
    old = "    title: Plan for støtten\n"
    assert rules(with_level(level, (old, old + "    ages: 12-18\n"))) == told


@pytest.mark.parametrize("level", OTHERS)
def test_slip_in_a_way_is_told_on_every_level(level: str) -> None:
    assert rules(with_level(level, ("    next: indsats\n", "    next: indsatser\n"))) == [
        "unknown-id"
    ]


@pytest.mark.parametrize("level", OTHERS)
def test_proof_speaks_of_every_level(level: str) -> None:
    gap = ("        - {otherwise: samtale}\n", "        - {when: {behov: let}, to: samtale}\n")
    (found,) = [
        one for one in said_of(with_level(level, gap)) if one.message.rule == "no-branch-for-some"
    ]
    assert found.location.path == "faelles.yml"


def test_manual_says_which_pathways_a_rule_holds_for() -> None:
    held = {rule: levels_of(rule) for rule in explained() if levels_of(rule) != set(Level)}
    of_child = {*OF_A_YOUNG_PERSON, "age-not-known", "unnamed-consent"}
    assert {rule for rule, levels in held.items() if levels == {Level.CHILD}} == of_child
    assert set(held) == {*of_child, "ages-outside-target"}
    assert "\nThe rule holds only for a young person's pathway.\n" in (
        explain("age-for-nobody", "en") or ""
    )
    text = explain("ages-outside-target", "da") or ""
    assert "\nReglen gælder den unges forløb og områders arbejde, ikke" in text
    for rule in held:
        for language in LANGUAGES:
            assert levels_words(rule, language)
    assert "Reglen gælder" not in (explain("dead-end", "da") or "")
