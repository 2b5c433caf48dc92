"""Promises as they are read, and what is said where they name what is not there."""

import pytest

from pathwaytool.load.library import load_library
from pathwaytool.model.condition import Is
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.promise import Claim, Sort
from pathwaytool.model.time import Duration, Moment, Unit
from tests.rules.example_library import EXAMPLES, said_of, texts_with

BASE = (EXAMPLES / "unclear-promise" / "good.yaml").read_text("utf-8").split("promises:\n")[0]


def texts(*lines: str) -> dict[str, bytes]:
    promise = "".join(f"    {line}\n" for line in lines)
    return texts_with(f"{BASE}promises:\n  loefte:\n    title: Et løfte\n{promise}")


def read(*lines: str) -> Pathway:
    loaded = load_library(texts(*lines))
    assert loaded.library is not None, loaded.diagnostics
    return loaded.library.pathways["eksempel"]


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("reaches: stoette", Claim.REACHES),
        ("can_reach: [stoette, {phase: indsats}]", Claim.CAN_REACH),
        ("never: {sector: undervisning}", Claim.NEVER),
        ("then: stoette", Claim.THEN),
        ("only_after: {happens: stoette, after: vurdering}", Claim.ONLY_AFTER),
        ("never_together: [stoette, vurdering]", Claim.NEVER_TOGETHER),
        ("can_begin: {happens: stoette, during: [vurdering]}", Claim.CAN_BEGIN),
        ("at_most: {happens: stoette, times: 2}", Claim.AT_MOST),
        ("within: {happens: stoette, limit: 2 weeks, from: {start: vurdering}}", Claim.WITHIN),
        ("told: {to: [{actor: laerer}, {sector: social}], document: plan}", Claim.TOLD),
        ("told: {to: {actor: laerer}, document: plan, before: stoette}", Claim.TOLD),
        ("told: {to: {actor: laerer}, document: plan, after: [vurdering]}", Claim.TOLD),
        ("not_told: {to: {actor: laerer}, document: plan}", Claim.NOT_TOLD),
    ],
)
def test_every_claim_is_read(line: str, claim: Claim) -> None:
    promise = read(line).promises["loefte"]
    assert promise.claims == (claim,)
    assert promise.claim == claim


def test_what_happens_is_read_with_its_sort_and_place() -> None:
    promise = read("can_reach: [stoette, {phase: indsats}]").promises["loefte"]
    first, second = promise.can_reach
    assert (first.sort, first.id) == (Sort.STEP, "stoette")
    assert (second.sort, second.id) == (Sort.PHASE, "indsats")
    assert second.place.value().text.strip() == "can_reach: [stoette, {phase: indsats}]"


def test_condition_and_time_are_read() -> None:
    promise = read(
        "when: {behov: stort}",
        "within: {happens: stoette, limit: 2 weeks, from: {start: vurdering}, reach: finish}",
    ).promises["loefte"]
    assert promise.when == Is("behov", ("stort",))
    assert promise.within is not None
    assert promise.within.limit == Duration(2, Unit.WEEKS)
    assert (promise.within.from_moment, promise.within.reach) == (Moment.START, Moment.FINISH)
    assert [one.id for one in promise.other] == ["vurdering"]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("reaches: findes-ikke", "unknown-id"),
        ("reaches: {phase: findes-ikke}", "unknown-id"),
        ("never_together: [stoette, {actor: findes-ikke}]", "unknown-id"),
        ("only_after: {happens: stoette, after: [vurdering, {sector: findes-ikke}]}", "unknown-id"),
        ("told: {to: {actor: laerer}, document: findes-ikke}", "unknown-id"),
        ("told: {to: {actor: laerer}, document: underretning, before: findes-ikke}", "unknown-id"),
        (
            "told: {to: {actor: laerer}, document: underretning, after: {phase: findes-ikke}}",
            "unknown-id",
        ),
        ("at_most: {happens: stoette, times: 0}", "number-out-of-range"),
        ("reaches: {trin: stoette}", "unknown-key"),
        ("reaches: {phase: indsats, sector: social}", "one-kind"),
        ("never_together: [stoette]", "not-two"),
        ("never_together: [stoette, vurdering, bekymring]", "not-two"),
        ("told: {to: {actor: laerer, sector: social}, document: plan}", "one-kind"),
        (
            "within: {happens: stoette, limit: 1 day, from: {start: vurdering, finish: vurdering}}",
            "one-moment",
        ),
        ("within: {happens: stoette, limit: 2 weeks}", "missing-key"),
        ("when: {behov: stort}", "unclear-promise"),
        ("after: vurdering", "unclear-promise"),
        ("then: stoette", "unclear-promise"),
        ("never_together: [stoette, afsluttet]", "unclear-promise"),
        ("can_begin: {happens: stoette, during: afsluttet}", "unclear-promise"),
    ],
)
def test_one_slip_gives_one_finding_in_its_line(line: str, rule: str) -> None:
    found = said_of(texts(line))
    assert len(found) == 1, [one.message.rule for one in found]
    at = found[0].location.text
    assert "findes-ikke" in at or rule != "unknown-id"
    assert found[0].location.path == "forløb.yml"
    assert found[0].message.rule == rule
