"""Whatever an edition would loosen is found, at its place, with what the nation demands."""

import pytest

from pathwaytool.folder import Folder
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.project import project_of
from tests.localise.examples import EXTRA, PATH, texts_with

DEPARTURE = "departures:\n  vurdering:\n    reason: Sådan gør vi.\n"
HANDED = "departures:\n  bekymring:\n    reason: Sådan gør vi.\n    handoffs:\n      vurdering: "
AFTER = DEPARTURE + "    after: [opkald]\n" + EXTRA
INSTEAD = (
    "departures:\n  {}:\n    reason: Sådan gør vi.\n    instead: gruppe\nsteps:\n  gruppe:\n"
    "    title: Gruppesamtaler\n    kind: service\n    phase: {}\n    sector: social\n"
    "    accountable: {}\n"
)


def within(limit: str) -> str:
    return DEPARTURE + f"    within:\n      - {limit}\n"


LAW = "from: {finish: bekymring}, confidence: proposed}"
STATED = "{kind: statutory, limit: 24 hours, from: {finish: bekymring}}"

PLANTED = {
    "longer": (
        within(f"{{kind: statutory, limit: 5 days, {LAW}"),
        ("limit-loosened", "limit: 5 days", "limit: 24 hours"),
    ),
    "an hour longer": (
        within(f"{{kind: statutory, limit: 25 hours, {LAW}"),
        ("limit-loosened", "25 hours", "limit: 24 hours"),
    ),
    "a day with a weekend in it": (
        within(f"{{kind: statutory, limit: 1 weekday, {LAW}"),
        ("limit-loosened", "1 weekday", "limit: 24 hours"),
    ),
    "weaker and longer": (
        within(f"{{kind: target, limit: 3 days, {LAW}"),
        ("limit-loosened", "3 days", STATED),
    ),
    "only in words": (
        within(f"{{kind: until-condition, text: Når vi kan., {LAW}"),
        ("limit-loosened", "until-condition", STATED),
    ),
    "only for most": (
        within(f"{{kind: percentage, percent: 80, text: De fleste., limit: 2 days, {LAW}"),
        ("limit-loosened", "2 days", STATED),
    ),
    "a later clock": (
        within("{kind: statutory, limit: 2 days, confidence: proposed}"),
        ("limit-loosened", "2 days", STATED),
    ),
    "another as accountable": (
        DEPARTURE + "    accountable: raadgiver\n",
        ("settled-by-nation", "accountable: raadgiver", "accountable: modtagelse"),
    ),
    "one name for two actors": (
        "actors:\n  modtagelse: {title: Vagten}\n  raadgiver: {title: vagten}\n",
        ("local-name-shared", "raadgiver", "modtagelse"),
    ),
    "the name of another": (
        "actors:\n  modtagelse: {title: Familiehus}\n",
        ("local-name-shared", "modtagelse", "familiehus"),
    ),
    "one or the other": (
        "actors:\n  modtagelse: {title: Rådgiveren eller lederen}\n",
        ("local-name-shared", "modtagelse", "Rådgiveren / lederen"),
    ),
    "another basis": (
        HANDED + "{basis: [LB-EKSEMPEL-1]}\n",
        ("settled-by-nation", "LB-EKSEMPEL-1", "basis: [LB-EKSEMPEL-2]"),
    ),
    "a basis in place of consent": (
        HANDED.replace("bekymring", "samtale").replace("vurdering: ", "udredning: ")
        + "{basis: [LB-EKSEMPEL-2]}\n",
        ("settled-by-nation", "LB-EKSEMPEL-2", "basis: [consent]"),
    ),
    "a longer limit of a hand-off": (
        HANDED + "{within: {kind: statutory, limit: 1 day, confidence: proposed}}\n",
        ("limit-loosened", "1 day", "limit: 4 hours"),
    ),
    "a weaker limit of a hand-off": (
        HANDED + "{within: {kind: target, limit: 1 hour, confidence: proposed}}\n",
        ("limit-loosened", "limit: 1 hour", "kind: statutory, limit: 4 hours"),
    ),
    "another promise by the same id": (
        "promises:\n  alle-vurderes: {title: De fleste bliver vurderet., can_reach: vurdering}\n",
        ("settled-by-nation", "alle-vurderes", "promises: alle-vurderes"),
    ),
    "another step by the same id": (
        EXTRA.replace("opkald:", "vurdering:") + "    start: always\n    next: samtale\n",
        ("settled-by-nation", "vurdering", "steps: vurdering"),
    ),
    "an end by the id of a step": (
        EXTRA.replace("opkald:", "afsluttet:") + "    start: always\n    next: samtale\n",
        ("settled-by-nation", "afsluttet", "steps: afsluttet"),
    ),
    "past what the nation leads to": (
        AFTER + "    next: plan\n",
        ("extra-step-astray", "next: plan", "[afsluttet, samtale]"),
    ),
    "a choice of its own": (
        AFTER + "    next:\n      one:\n        - {when: {behov: let}, to: afsluttet}\n"
        "        - {otherwise: samtale}\n",
        ("extra-step-astray", "next", "[afsluttet, samtale]"),
    ),
    "past the step that it comes before": (
        DEPARTURE + "    before: [opkald]\n" + EXTRA + "    next: samtale\n",
        ("extra-step-astray", "next: samtale", "[vurdering]"),
    ),
    "what is the nation's, set aside": (
        AFTER + "    stops: {steps: [samtale]}\n",
        ("settled-by-nation", "stops", "steps: samtale"),
    ),
    "a phase of the nation's, set aside": (
        AFTER + "    stops: {phases: [indsats]}\n",
        ("settled-by-nation", "stops", "phases: indsats"),
    ),
    "another way of what is not optional": (
        INSTEAD.format("samtale", "undersoegelse", "raadgiver"),
        ("settled-by-nation", "instead: gruppe", "steps: samtale"),
    ),
    "another actor for what is optional": (
        INSTEAD.format("indsats", "indsats", "raadgiver"),
        ("settled-by-nation", "accountable: raadgiver", "accountable: familiehus"),
    ),
    "another phase for what is optional": (
        INSTEAD.format("indsats", "opfoelgning", "familiehus"),
        ("settled-by-nation", "phase: opfoelgning", "phase: indsats"),
    ),
    "a step of the nation's, moved": (
        DEPARTURE + "    after: [plan]\n",
        ("settled-by-nation", "after: [plan]", "steps: plan"),
    ),
    "a hand-off less in an extra step": (
        "departures:\n  bekymring:\n    reason: Sådan gør vi.\n    after: [opkald]\n"
        + EXTRA.replace("sector: social", "sector: undervisning").replace("raadgiver", "laerer")
        + "    next: {to: vurdering, handoff: {documents: [underretning], basis: [consent]}}\n",
        ("settled-by-nation", "basis: [consent]", "basis: [LB-EKSEMPEL-2]"),
    ),
}


def told(body: str) -> tuple[Diagnostic, ...]:
    return project_of(Folder(texts_with(body)), date="2026-06-01").diagnostics


@pytest.mark.parametrize("name", PLANTED)
def test_a_loosening_is_found_at_its_place(name: str) -> None:
    body, (rule, line, demanded) = PLANTED[name]
    found = told(body)
    assert [one.message.rule for one in found if one.is_error] == [rule], found
    one = next(one for one in found if one.is_error)
    assert one.location.path == PATH
    assert line in one.location.text
    assert demanded in " ".join(one.gaps.values())


KEYS = (
    "next: afsluttet",
    "legal_bases: []",
    "facts: {}",
    "ends: {}",
    "impossible: []",
    "loops: {}",
)

KEYS_REFUSED = {"unknown-key", "misspelt-key", "keys-of-something-else", "empty-list"}


@pytest.mark.parametrize("key", KEYS)
def test_the_flow_and_the_facts_cannot_be_written_anew(key: str) -> None:
    at_top = [one.message.rule for one in told(f"{key}\n")]
    in_departure = [one.message.rule for one in told(f"{DEPARTURE}    {key}\n")]
    assert at_top and in_departure
    assert {*at_top, *in_departure} <= KEYS_REFUSED


def test_what_the_nation_says_may_be_said_again() -> None:
    body = DEPARTURE + "    accountable: modtagelse\n    legal: [LB-EKSEMPEL-1]\n"
    assert told(body) == ()
