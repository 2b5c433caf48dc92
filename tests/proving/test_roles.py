"""Age and consent are said of facts, and looked at in every situation."""

import pytest

from pathwaytool.folder import Folder
from pathwaytool.project import project_of
from pathwaytool.prove import Verdict, prove
from tests.handbook.examples import all_examples
from tests.proving.small import library_of

BASE = next(example for example in all_examples() if "eksempel" in example.name).texts
PATH = next(path for path in BASE if path.endswith("eksempel.yml"))


def rules(*edits: tuple[str, str]) -> list[str]:
    text = BASE[PATH].decode()
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    texts = {**BASE, PATH: text.encode()}
    found = project_of(Folder(texts), date="2026-06-01").diagnostics
    return [one.message.rule for one in found if one.message.rule != "unused-entry"]


def test_the_example_is_clean() -> None:
    assert rules() == []


def test_a_hand_off_with_consent_is_told_where_the_consent_is_refused() -> None:
    assert rules(("samtykke: yes}", "samtykke: no}")) == ["consent-not-given"] * 2


def test_a_consent_that_is_named_is_looked_at_wherever_it_is_passed_on() -> None:
    decided = "    decided_by: [samtale]"
    said = (decided, f"    consent: {{to: sharing}}\n{decided}")
    assert rules(said) == []
    assert rules(said, ("samtykke: yes}", "samtykke: no}")) == [
        "consent-not-given",
        "consent-not-given",
    ]


STEP = "    title: Udredning i psykiatrien\n"
AGES = (STEP, f"{STEP}    ages: 15-17\n")


def test_a_consent_that_nothing_asks_for_is_looked_at_all_the_same() -> None:
    unasked = ("{behov: stort, samtykke: yes}", "{behov: stort}")
    assert rules(unasked) == ["consent-not-given"] * 2


def test_a_consent_that_no_step_before_decides_is_not_taken_for_it() -> None:
    decided = "    decided_by: [samtale]"
    assert "consent-not-given" not in rules(
        ("{behov: stort, samtykke: yes}", "{behov: stort}"),
        (decided, "    decided_by: [indsats]"),
        ("{when: {fremgang: yes}", "{when: {fremgang: yes, samtykke: yes}"),
        ("        - {otherwise: plan, loop: ny-plan}\n", "        - {otherwise: afsluttet}\n"),
        ("loops:\n  ny-plan:\n    title: Ny plan, når målene ikke er nået\n", ""),
    )


def test_ages_are_looked_at_without_any_fact_of_age() -> None:
    assert rules(AGES) == ["age-outside-step", "step-may-be-outgrown"]


def test_ages_that_can_be_held_to_nobody_are_told() -> None:
    target = ("  ages: 12-17\n", "")
    assert rules(target) == []
    assert rules(target, AGES) == ["age-not-known"]


@pytest.mark.parametrize("name", ["alder", "years", "hoejde"])
def test_what_a_fact_is_called_does_not_matter(name: str) -> None:
    fact = f"facts:\n  {name}:\n    title: noget\n    values: 12-17\n"
    asked = "{behov: stort, samtykke: yes"
    asks = (asked, f"{asked}, {name}: 15-17")
    unsaid = rules(AGES, ("facts:\n", fact), asks)
    assert unsaid == ["age-not-said", "age-outside-step", "step-may-be-outgrown"]
    said = rules(AGES, ("facts:\n", fact + "    role: age\n"), asks)
    assert said == ["step-may-be-outgrown"]


def test_an_implied_age_is_one_of_the_target_groups() -> None:
    body = """\
steps:
  a:
    title: A
    ages: 12-17
    start: always
    ...
    next: slut
ends:
  slut: {title: Slut}
"""
    library = library_of(lille=body)
    proof = prove(library.pathways["lille"], library)
    assert (proof.verdict, proof.combinations) == (Verdict.PROVED, 6)
