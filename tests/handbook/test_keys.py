"""The reference page explains every key that exists, and none that does not."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pathwaytool.load.yaml_source import Read, data_of
from tests.handbook.examples import all_examples
from tests.handbook.keys import (
    KINDS,
    Row,
    Section,
    enum_of,
    node_at,
    objects_of,
    schema_of,
    sections,
)

# The schemas leave these to rules, whose messages say more than a schema can.
DEMANDED_BY_RULES = frozenset({("pathway", "ends"), ("pathway", "steps", "*", "next")})

SECTIONS = sections()


def name_of(section: Section) -> str:
    return " ".join(section.way)


@pytest.mark.parametrize("section", SECTIONS, ids=name_of)
def test_keys_are_those_of_the_schema(section: Section) -> None:
    assert {row.key for row in section.rows} == set(node_at(section.way)["properties"])
    assert len({row.key for row in section.rows}) == len(section.rows)


@pytest.mark.parametrize("section", SECTIONS, ids=name_of)
def test_required_keys_are_those_of_the_schema(section: Section) -> None:
    required = set(node_at(section.way).get("required", ()))
    demanded = {row.key for row in section.rows if (*section.way, row.key) in DEMANDED_BY_RULES}
    assert {row.key for row in section.rows if row.is_required} == required | demanded


@pytest.mark.parametrize("section", SECTIONS, ids=name_of)
def test_every_word_a_key_can_have_is_explained(section: Section) -> None:
    for row in section.rows:
        missing = [word for word in enum_of(section.way, row.key) if f"`{word}`" not in row.meaning]
        assert missing == [], row.key


@pytest.mark.parametrize("section", SECTIONS, ids=name_of)
def test_example_of_a_key_fits_the_schema(section: Section) -> None:
    for row in section.rows:
        schema = {
            "$defs": schema_of(section.way[0])["$defs"],
            "properties": node_at(section.way)["properties"],
        }
        data = value_of(row)
        assert list(data) == [row.key]
        problems = [error.message for error in Draft202012Validator(schema).iter_errors(data)]
        assert problems == [], row.example


def test_every_object_of_every_schema_has_its_table() -> None:
    explained = {json.dumps(node_at(section.way), sort_keys=True) for section in SECTIONS}
    missing = [
        f"{kind}: {sorted(node['properties'])}"
        for kind in KINDS
        for node in objects_of(kind)
        if json.dumps(node, sort_keys=True) not in explained
    ]
    assert missing == []


def test_every_key_is_used_in_a_right_example() -> None:
    used = {
        key
        for example in all_examples()
        if not example.is_expected_to_speak
        for path, text in example.texts.items()
        for key in keys_in(read(path, text.decode()))
    }
    known = {row.key for section in SECTIONS for row in section.rows}
    assert known - used == set()


def value_of(row: Row) -> Mapping[str, Any]:
    return read("noegler.md", row.example + "\n")


def read(path: str, text: str) -> Mapping[str, Any]:
    found = data_of(path, text)
    assert isinstance(found, Read), f"{path}: {text}"
    return found.data


def keys_in(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from keys_in(value)
    elif isinstance(data, list):
        for item in data:
            yield from keys_in(item)
