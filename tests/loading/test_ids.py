"""The schemas that know a library's ids."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pathwaytool.load.file import read_file
from pathwaytool.load.ids import schema_with_ids
from pathwaytool.load.schema import KINDS
from tests.loading.examples import EDITION, LIBRARY, PATHWAY, REGISTERS, TOPIC, library

GOOD = {
    "library": LIBRARY,
    "register": REGISTERS,
    "pathway": PATHWAY,
    "topic": TOPIC,
    "edition": EDITION,
}


def errors(kind: str, text: str) -> list[str]:
    checker = Draft202012Validator(json.loads(schema_with_ids(kind, library())))
    data: Any = read_file("fil.yml", text.encode()).data
    return [error.json_path for error in checker.iter_errors(data)]


@pytest.mark.parametrize("kind", KINDS)
def test_right_references_are_accepted(kind: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema_with_ids(kind, library())))
    assert errors(kind, GOOD[kind]) == []


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("pathway", "accountable: raadgiver", "accountable: radgiver"),
        ("pathway", "sector: social", "sector: socialt"),
        ("pathway", "phase: a", "phase: c"),
        ("pathway", "phases: [a, b]", "phases: [a, c]"),
        ("pathway", "lead: raadgiver", "lead: leder"),
        ("pathway", "documents: [brev]", "documents: [mail]"),
        ("pathway", "basis: [LB-1, consent]", "basis: [LB-3]"),
        ("pathway", "basis: [LB-1, consent]", "basis: [LB-2]"),
        ("pathway", "start: always", "legal: [LB-3]"),
        ("pathway", "start: always", "cites: [U-2]"),
        ("pathway", "start: always", "interventions: [mst]"),
        ("pathway", "start: always", "runs: andet"),
        ("pathway", "country: dk", "country: se"),
        ("topic", "country: dk", "country: se"),
        ("topic", "cites: [U-1]", "cites: [U-2]"),
        ("topic", "{prove: [s1, s2]}", "{proeve: [s1, s2]}"),
        ("register", "unlike: [plan]", "unlike: [planer]"),
        ("register", "source: S-1", "source: S-2"),
        ("register", "sector: skole", "sector: skolen"),
        ("register", "cites: [U-1]", "cites: [U-9]"),
        ("edition", "edition_of: prove", "edition_of: andet"),
        ("edition", "  raadgiver: {title", "  leder: {title"),
        ("edition", "actors: [raadgiver]", "actors: [leder]"),
    ],
)
def test_wrong_reference_is_refused(kind: str, old: str, new: str) -> None:
    assert old in GOOD[kind]
    assert len(errors(kind, GOOD[kind].replace(old, new, 1))) == 1


def test_steps_are_proposed_but_a_new_one_may_be_named() -> None:
    assert errors("pathway", PATHWAY.replace("{to: slut, label: Færdig}", "nyt-trin")) == []
    known = json.loads(schema_with_ids("pathway", library()))["$defs"]["known-steps"]
    assert known["anyOf"][0]["enum"] == ["s1", "s2", "slut"]
    assert known["anyOf"][0]["enumDescriptions"] == ["Trin et", "Trin to", "Slut"]


def test_titles_describe_the_ids() -> None:
    known = json.loads(schema_with_ids("pathway", library()))["$defs"]["known-actors"]
    assert dict(zip(known["enum"], known["enumDescriptions"], strict=True)) == {
        "raadgiver": "Rådgiver",
        "laerer": "Lærer",
    }


def test_facts_are_proposed_in_conditions() -> None:
    condition = json.loads(schema_with_ids("pathway", library()))["$defs"]["condition"]
    assert condition["properties"]["svar"]["title"] == "Svar"
    assert condition["properties"]["svar"]["anyOf"][0] == {"enum": ["ingen", "brev"]}


def test_registers_that_are_empty_leave_any_id() -> None:
    empty = library(registers_alt=REGISTERS[: REGISTERS.index("legal_bases:")])
    known = json.loads(schema_with_ids("pathway", empty))["$defs"]
    assert "known-documents" not in known
