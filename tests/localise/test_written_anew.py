"""What is the nation's and is written anew in an edition is told with what the nation demands."""

import pytest

from pathwaytool.folder import Folder
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.project import project_of
from tests.localise.examples import PATH, texts_with
from tests.localise.test_loosening import DEPARTURE, HANDED

SCHOOL = DEPARTURE.replace("vurdering", "bekymring")
LIMIT = "within: [{kind: statutory, limit: 24 hours, from: {finish: bekymring}"
SHARED = "handoffs: {vurdering: {documents: [underretning], basis: [LB-EKSEMPEL-2], within: {kind"

SETTLED: dict[str, tuple[str, str, str]] = {
    "where it goes next": (DEPARTURE + "    next: afsluttet\n", "next: afsluttet", "next: {one: ["),
    "what it is": (DEPARTURE + "    kind: action\n", "kind: action", "kind: decision"),
    "whose it is": (DEPARTURE + "    sector: psykiatri\n", "sector: psykiatri", "sector: social"),
    "when": (DEPARTURE + "    phase: indsats\n", "phase: indsats", "phase: modtagelse"),
    "several accountable": (
        DEPARTURE + "    accountable: [modtagelse, raadgiver]\n",
        "accountable: [modtagelse",
        "accountable: modtagelse",
    ),
    "nobody accountable": (DEPARTURE + "    accountable:\n", "accountable:", "modtagelse"),
    "nothing in law": (DEPARTURE + "    legal:\n", "legal:", "legal: [LB-EKSEMPEL-1]"),
    "no limit": (DEPARTURE + "    within: ~\n", "within: ~", LIMIT),
    "no limits, by another name": (DEPARTURE + "    limits: []\n", "limits: []", LIMIT),
    "nothing handed over": (SCHOOL + "    documents: []\n", "documents: []", SHARED),
    "another basis": (SCHOOL + "    basis: [consent]\n", "basis: [consent]", SHARED),
    "no papers": (HANDED + "{documents: }\n", "documents:", "documents: [underretning]"),
    "no hand-off": (HANDED + "\n", "vurdering:", "vurdering: {documents: [underretning]"),
    "promises of a step": (DEPARTURE + "    promises: []\n", "promises: []", "[alle-vurderes]"),
    "a promise": ("promises: {alle-vurderes: }\n", "alle-vurderes", "promises: alle-vurderes"),
    "a step": ("steps: {plan: }\n", "plan", "steps: plan"),
    "the facts": ("facts: {}\n", "facts: {}", "facts: [behov, samtykke, fremgang]"),
    "the ends": ("ends: {afsluttet: {title: Slut}}\n", "ends:", "ends: [afsluttet]"),
    "the phases": ("phases: [opsporing]\n", "phases: [opsporing]", "indsats, opfoelgning]"),
    "whom it is for": ("target: {ages: 15-17}\n", "target:", "target: {ages: 12-17"),
    "the ways back": ("loops: {}\n", "loops: {}", "loops: [ny-plan]"),
    "what somebody is": (
        "actors: {raadgiver: {title: Rådgiveren, sector: psykiatri}}\n",
        "sector: psykiatri",
        "sector: social",
    ),
}


def told(body: str) -> list[Diagnostic]:
    found = project_of(Folder(texts_with(body)), date="2026-06-01").diagnostics
    return [one for one in found if one.is_error]


@pytest.mark.parametrize("name", SETTLED)
def test_what_is_written_anew_is_told_with_what_the_nation_says(name: str) -> None:
    body, line, demanded = SETTLED[name]
    (found,) = told(body)
    assert (found.message.rule, found.location.path) == ("key-of-the-nation", PATH)
    assert line in found.location.text
    assert demanded in found.gaps["demanded"]
    assert found.gaps["keys"]


@pytest.mark.parametrize(
    "body",
    [
        "events: {flytter: {title: Flytter}}\n",
        DEPARTURE + "    ages: 15-17\n",
        DEPARTURE + "    receiver: raadgiver\n",
        DEPARTURE + "    events: {}\n",
        HANDED + "{receiver: raadgiver}\n",
    ],
)
def test_what_the_nation_says_nothing_of_is_not_for_an_edition(body: str) -> None:
    (found,) = told(body)
    assert (found.message.rule, found.location.path) == ("key-for-the-nation", PATH)


def test_each_of_many_is_told_at_its_place() -> None:
    body = DEPARTURE + "    next: afsluttet\n    start: always\n    kind: action\n    xyzzy: 1\n"
    found = [(one.message.rule, one.location.span.line) for one in told(body)]
    nations = ("key-of-the-nation", "key-for-the-nation", "key-of-the-nation")
    assert found == [(rule, 8 + number) for number, rule in enumerate(nations)]
    above = [one.message.rule for one in told("facts: {}\nends: {}\nlevel: family\n")]
    assert above == ["key-of-the-nation"] * 3


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (DEPARTURE + "    xyzzy: 1\n", "unknown-key"),
        (DEPARTURE + "    give: [statusnotat]\n", "misspelt-key"),
        (DEPARTURE + "    contributors:\n", "empty-value"),
        ("departures: {nogle: {reason: Sådan., next: plan}}\n", "unknown-key"),
        ("departures: nothing\n", "map-expected"),
    ],
)
def test_other_mistakes_are_told_as_before(body: str, rule: str) -> None:
    edits = () if "contributors" not in body else (("    contributors: [raadgiver]\n", ""),)
    found = project_of(Folder(texts_with(body, *edits)), date="2026-06-01").diagnostics
    assert rule in {one.message.rule for one in found}


def test_an_edition_of_nothing_is_told_as_before() -> None:
    texts = texts_with(DEPARTURE + "    next: afsluttet\n")
    texts[PATH] = texts[PATH].replace(b"edition_of: faelles", b"edition_of: andre")
    found = project_of(Folder(texts), date="2026-06-01").diagnostics
    assert [one.message.rule for one in found] == ["unknown-key"]
