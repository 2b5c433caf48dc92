"""What rules do beyond their first example: places inside conditions, gravity, many at once."""

import pytest

from pathwaytool import report
from pathwaytool.load.library import load_library
from pathwaytool.model.diagnostic import Diagnostic, Severity
from tests.findings import rules_find
from tests.rules.example_library import found_in, shared_texts

Edits = list[tuple[str, str]]


def edited(edits: Edits, path: str = "faelles.yml") -> dict[str, bytes]:
    texts = shared_texts()
    text = texts[path].decode()
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return {**texts, path: text.encode()}


def marked(one: Diagnostic) -> str:
    span = one.location.span
    return one.location.text[span.column - 1 : span.end_column - 1]


def told(texts: dict[str, bytes]) -> list[tuple[str, str]]:
    return [(one.message.rule, marked(one)) for one in found_in(texts)]


@pytest.mark.parametrize(
    ("condition", "finding"),
    [
        ("{any: [{behov: let}, {behov: inttet}]}", ("unknown-value", "inttet")),
        ("{not: {behov: [inttet, let]}}", ("unknown-value", "[inttet, let]")),
        ("{behov: let, not: {any: [{samtykke: maaske}]}}", ("unknown-value", "maaske")),
        ("{any: [{behov: let}, {lyst: yes}]}", ("unknown-id", "lyst")),
    ],
)
def test_place_inside_a_condition_is_found(condition: str, finding: tuple[str, str]) -> None:
    assert told(edited([("{behov: stort, samtykke: yes}", condition)])) == [finding]


def test_number_outside_the_range_is_no_value() -> None:
    alder = "  alder:\n    title: alder\n    values: 12-17\nloops:\n"
    edits = [
        ("loops:\n", alder),
        ("behov: stort, samtykke: yes}", "behov: stort, alder: [13, 17-19]}"),
    ]
    (one,) = found_in(edited(edits))
    assert report.sentence(one, "en") == "The fact “alder” can never be 18, 19."
    assert report.mend(one, "en") == "It can be: 12–17."


def test_impossible_and_starts_are_conditions_too() -> None:
    impossible = "impossible:\n  - {when: {behov: aldrig}, why: Det sker ikke.}\nsteps:\n"
    assert told(edited([("steps:\n  bekymring:", impossible + "  bekymring:")])) == [
        ("unknown-value", "aldrig")
    ]
    start = "start: {when: {behov: stort}}"
    assert told(edited([("start: always", start)])) == [("fact-not-yet-decided", "behov")]


def test_a_condition_with_very_many_combinations_is_left_to_the_proof() -> None:
    facts = "".join(f"  f{n}: {{title: f{n}, values: 0-9}}\n" for n in range(6))
    tests = ", ".join(f"f{n}: 1" for n in range(6))
    edits = [
        ("loops:\n", facts + "loops:\n"),
        (
            "{behov: stort, samtykke: yes}",
            f"{{behov: stort, samtykke: yes, {tests}, not: {{f0: 1}}}}",
        ),
    ]
    assert told(edited(edits)) == []


def test_every_reference_of_a_pathway_is_followed() -> None:
    edits = [
        ("audience: [modtagelse]", "audience: [modtagelsen]"),
        (
            "    cites: [EKS-01]\n    steps: [vurdering]",
            "    cites: [EKS-77]\n    steps: [vurderig]",
        ),
        (
            "loops:\n",
            "decisions:\n  valg:\n    title: Valg\n    gap: Hul\n    choice: Valget\n"
            "    steps: [plann]\n    cites: [EKS-78]\nloops:\n",
        ),
        (
            "    interventions: [familiesamtaler]\n    needs",
            "    lead: leder\n    stops: {steps: [stop]"
            ", phases: [fase]}\n    runs: ukendt\n    needs",
        ),
        ("lead: raadgiver", "lead: raadgivver\nexternal_documents: [papir]"),
    ]
    found = {(one.gaps["kind"], one.gaps["id"]) for one in found_in(edited(edits))}
    assert found == {
        ("actor", "modtagelsen"), ("statement", "EKS-77"), ("step", "vurderig"),
        ("step", "plann"), ("statement", "EKS-78"), ("actor", "leder"), ("step", "stop"),
        ("phase", "fase"), ("pathway", "ukendt"), ("actor", "raadgivver"), ("document", "papir"),
    }  # fmt: skip


def test_one_missing_entry_is_told_once_with_all_its_places() -> None:
    texts = edited([("  underretning:\n", "  underretningen:\n")], "registers/dokumenter.yml")
    found = found_in(texts)
    assert [(one.message.rule, one.gaps["near"]) for one in found] == [
        ("unknown-id", "underretningen")
    ]
    assert len(found[0].related) == 2


def test_sectors_and_phases_are_listed_where_none_is_near() -> None:
    found = found_in(edited([("phase: modtagelse", "phase: xyz")]))
    assert [one.gaps["existing"] for one in found] == [
        "opsporing, modtagelse, undersoegelse, indsats, opfoelgning"
    ]
    said = report.mend(found[0], "da")
    assert said.startswith("Der findes: opsporing, modtagelse, "), said


def test_no_guess_is_made_where_there_are_very_many_wrong_names() -> None:
    letters = "abcdefhjklmnopqrstuv"
    names = ", ".join(
        [*(f"raad{one}iver" for one in letters), *(f"raadg{one}ver" for one in letters)]
    )
    found = found_in(
        edited(
            [
                (
                    "contributors: [raadgiver]\n    purpose: K",
                    f"contributors: [{names}]\n    purpose: K",
                )
            ]
        )
    )
    assert [bool(one.gaps["near"]) for one in found] == [True] * 20 + [False] * 20


@pytest.mark.parametrize("before", ["", "consent, "])
def test_basis_beside_consent_is_marked_where_it_stands(before: str) -> None:
    texts = edited([("basis: [LB-EKSEMPEL-2]", f"basis: [{before}LB-EKSEMPEL-2, LB-EKSEMPEL-1]")])
    assert told(texts) == [("basis-without-sharing", "LB-EKSEMPEL-1")]


def test_limit_of_a_handoff_is_a_limit_too() -> None:
    within = "within: {kind: target, limit: 1 day, from: {finish: plan}}"
    edits = [
        ("        basis: [LB-EKSEMPEL-2]\n", f"        basis: [LB-EKSEMPEL-2]\n        {within}\n")
    ]
    assert told(edited(edits)) == [("limit-from-later", "plan")]


def test_received_by_another_actor_in_the_same_sector_is_a_handoff() -> None:
    handoff = "handoff: {documents: [stoetteplan], basis: [consent]}"
    way = f"    next:\n      to: indsats\n      {handoff}\n"
    assert told(edited([("    next: indsats\n", way)])) == []


PUBLISHED = ("status: draft", "status: published")


def test_published_pathway_may_only_say_what_is_checked() -> None:
    found = found_in(edited([PUBLISHED]))
    assert [(one.message.rule, one.message.severity) for one in found] == [
        ("unchecked-content", Severity.ERROR),
        ("missing-source", Severity.ERROR),
    ]
    assert "(+4)" in report.sentence(found[0], "da")


@pytest.mark.parametrize(
    ("status", "severity"), [("hearing", Severity.WARNING), ("published", Severity.ERROR)]
)
def test_law_is_graver_in_a_published_pathway(status: str, severity: Severity) -> None:
    texts = edited(
        [
            ("status: draft", f"status: {status}"),
            (
                "    legal: [LB-EKSEMPEL-1]\n    cites",
                "    legal: [LB-EKSEMPEL-0, LB-EKSEMPEL-3]\n    cites",
            ),
        ]
    )
    severities = {
        one.message.rule: one.message.severity
        for one in found_in(texts)
        if one.message.rule in ("basis-out-of-force", "unverified-basis")
    }
    assert severities == {"basis-out-of-force": severity, "unverified-basis": severity}


def test_retired_pathway_is_left_in_peace() -> None:
    edits = [
        ("status: draft", "status: retired"),
        ("review: 2027-06-30", "review: 2020-01-01"),
        ("    legal: [LB-EKSEMPEL-1]\n    cites", "    legal: [LB-EKSEMPEL-0]\n    cites"),
    ]
    assert told(edited(edits)) == []


def test_date_decides_what_is_in_force() -> None:
    texts = shared_texts()
    assert [one.message.rule for one in found_in(texts, date="2023-12-31")] == [
        "basis-out-of-force",
        "basis-out-of-force",
    ]
    assert [one.message.rule for one in found_in(texts, date="2027-07-01")] == ["overdue-review"]


def test_validity_that_has_passed_is_overdue() -> None:
    texts = edited([("review: 2027-06-30", "valid: {from: 2025-01-01, to: 2025-12-31}")])
    assert told(texts) == [("overdue-review", "2025-12-31")]


def test_statutory_limit_needs_a_source() -> None:
    edits = [
        (
            "        legal: [LB-EKSEMPEL-1]\n        confidence: checked",
            "        confidence: checked",
        )
    ]
    assert told(edited(edits)) == [("missing-source", "kind")]


def test_recommendation_that_is_said_to_be_known_needs_a_source() -> None:
    edits = [
        (
            "    cites: [EKS-01]\n    steps: [vurdering]\n    confidence: proposed",
            "    steps: [vurdering]\n    confidence: found",
        )
    ]
    assert told(edited(edits)) == [("missing-source", "hurtigt-svar")]


def test_many_missing_translations_are_told_together() -> None:
    texts = edited([("languages: [da]", "languages: [da, en]")], "library.yml")
    found = [one for one in found_in(texts) if one.location.path == "faelles.yml"]
    assert [one.gaps["what"] for one in found] == ["title", "text"]
    assert all(len(one.related) > 5 for one in found)
    assert report.sentence(found[0], "en").startswith("A title is missing in English: faelles, ")


def edition(body: str) -> dict[str, bytes]:
    head = "edition: by\nedition_of: faelles\nmunicipality: Byen\nversion: 0.1.0\n"
    return {**shared_texts(), "by.yml": (head + body).encode()}


def test_edition_that_names_what_exists_is_silent() -> None:
    body = """actors: {raadgiver: {title: Familierådgiver}}
agreements: {moede: {title: Møde, text: Hver uge., actors: [laerer], steps: [plan]}}
departures:
  plan:
    reason: Vi mødes mere.
    contributors: [laerer]
    needs: [stoetteplan]
    gives: [statusnotat]
    after: [brev]
steps:
  brev:
    title: Brev
    kind: action
    phase: indsats
    sector: social
    accountable: raadgiver
    next: indsats
"""
    assert told(edition(body)) == []


@pytest.mark.parametrize(
    ("body", "id_"),
    [
        ("actors: {raadgivver: {title: Rådgiver}}\n", "raadgivver"),
        ("agreements: {m: {title: M, text: T, actors: [larer], steps: [plan]}}\n", "larer"),
        ("agreements: {m: {title: M, text: T, actors: [laerer], steps: [plann]}}\n", "plann"),
        ("departures: {plann: {reason: R}}\n", "plann"),
        ("departures: {plan: {reason: R, after: [brev]}}\n", "brev"),
    ],
)
def test_edition_that_names_what_does_not_exist_is_told(body: str, id_: str) -> None:
    assert [(one.message.rule, one.gaps["id"]) for one in found_in(edition(body))] == [
        ("unknown-id", id_)
    ]


def test_edition_of_an_unknown_pathway_gives_one_finding() -> None:
    texts = edition("departures: {plan: {reason: R, after: [brev]}}\n")
    texts["by.yml"] = texts["by.yml"].replace(b"edition_of: faelles", b"edition_of: faeles")
    assert told(texts) == [("unknown-id", "faeles")]


def test_error_in_one_pathway_does_not_hide_those_in_another() -> None:
    texts = edited([("    next: indsats\n", "")])
    texts["andet.yml"] = texts["faelles.yml"].replace(b"pathway: faelles", b"pathway: andet")
    assert told(texts) == [("dead-end", "plan"), ("dead-end", "plan")]


def test_pathways_that_run_each_other_are_told_once_in_their_order() -> None:
    step = "    title: Plan for støtten\n"
    texts = edited([(step, step + "    runs: c\n")])
    for id_, run in (("c", "b"), ("b", "faelles")):
        content = texts["faelles.yml"].replace(b"pathway: faelles", f"pathway: {id_}".encode())
        texts[f"{id_}.yml"] = content.replace(b"runs: c", f"runs: {run}".encode())
    (one,) = found_in(texts)
    assert (one.message.rule, one.gaps["ring"]) == ("runs-itself", "b → faelles → c → b")


def test_library_without_pathways_has_no_unused_entries() -> None:
    texts = {path: text for path, text in shared_texts().items() if b"pathway:" not in text}
    assert told(texts) == []


def test_check_library_is_in_order() -> None:
    loaded = load_library(
        edited(
            [
                ("version: 0.1.0", "version: ny"),
                ("    legal: [LB-EKSEMPEL-1]\n    cites", "    legal: [LB-EKSEMPEL-3]\n    cites"),
            ]
        )
    )
    assert loaded.library
    found = rules_find(loaded.library, "2026-06-01")
    assert [one.message.rule for one in found] == ["version-format", "unverified-basis"]


def test_legal_basis_that_is_said_to_be_known_needs_a_source() -> None:
    law = "    source: SRC-EKSEMPEL-LOV\n    checked: {date: 2026-01-31, role: Jurist}\n"
    rest = "    confidence: checked\n  LB-EKSEMPEL-2"
    checked = "    checked: {date: 2026-01-31, role: Jurist}\n"
    texts = edited([(law + rest, checked + rest)], "registers/hjemler.yml")
    assert told(texts) == [("missing-source", "LB-EKSEMPEL-1")]


def test_grade_of_evidence_needs_a_source() -> None:
    texts = edited([("        cites: [EKS-02]\n", "")], "registers/viden.yml")
    assert told(texts) == [("missing-source", "scheme")]


def test_limits_and_handoffs_of_a_published_pathway_are_checked_too() -> None:
    found = [
        one for one in found_in(edited([PUBLISHED])) if one.message.rule == "unchecked-content"
    ]
    places = {one.text.strip() for one in (found[0].location, *found[0].related)}
    assert {"hurtigt-svar:", "bekymring:", "handoff:", "cites: [EKS-01]"} <= places
