"""The keys of the schemas, and the keys that the reference page of the handbook explains."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.handbook.examples import HANDBOOK

SCHEMAS = Path(__file__).parents[2] / "schema"
KINDS = ("library", "register", "pathway", "topic", "edition")

_SECTION = re.compile(r"^<!-- nøgler: (.*?) -->\n\n((?:\|.*\n)+)", re.MULTILINE)
_ROW = re.compile(r"^\| `([^`]+)` \| (ja|nej) \| (.+?) \| `(.+)` \|$")

Node = Mapping[str, Any]
"""A part of a JSON schema."""


@dataclass(frozen=True, slots=True)
class Row:
    """A key as the page explains it."""

    key: str
    is_required: bool
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class Section:
    """A table of keys, and the way to them in a schema: `("pathway", "steps", "*")`."""

    way: tuple[str, ...]
    rows: tuple[Row, ...]


def sections() -> list[Section]:
    """Return the tables of the reference page. Raises: ValueError for a row that is not one."""
    text = (HANDBOOK / "noegler.md").read_text("utf-8")
    return [
        Section(tuple(way.split()), tuple(_rows(table))) for way, table in _SECTION.findall(text)
    ]


def _rows(table: str) -> Iterator[Row]:
    for line in table.splitlines()[2:]:
        found = _ROW.match(line)
        if not found:
            raise ValueError(f"not a row of key, ja/nej, meaning and example: {line}")
        yield Row(found[1], found[2] == "ja", found[3], found[4])


def schema_of(kind: str) -> dict[str, Any]:
    """Return a whole schema."""
    loaded: dict[str, Any] = json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8"))
    return loaded


def node_at(way: tuple[str, ...]) -> Node:
    """Return the object that `way` leads to: names of keys, `*` for any id, `0` for any item."""
    schema = schema_of(way[0])
    node = _plain(schema, schema)
    for part in way[1:]:
        if part == "*":
            node = _plain(node["additionalProperties"], schema)
        elif part == "0":
            node = _plain(node["items"], schema)
        else:
            node = _plain(node["properties"][part], schema)
    return node


def _plain(node: Node, schema: Node) -> Node:
    """Follow a reference; of alternatives take the one that has keys or items."""
    if "$ref" in node:
        return _plain(schema["$defs"][node["$ref"].removeprefix("#/$defs/")], schema)
    written = [node["then"]] if "then" in node and "properties" not in node else []
    for choice in (*node.get("anyOf", ()), *written):
        inner = _plain(choice, schema)
        if "properties" in inner or "items" in inner:
            return inner
    return node


def objects_of(kind: str) -> Iterator[Node]:
    """Yield every object with keys of its own in a schema."""
    waiting: list[Any] = [schema_of(kind)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            # What stands under if, then and else only sharpens keys that are listed already.
            waiting.extend(
                part for name, part in node.items() if name not in {"if", "then", "else"}
            )
            if isinstance(node.get("properties"), dict) and "$ref" not in node:
                yield node
        elif isinstance(node, list):
            waiting.extend(node)


def enum_of(way: tuple[str, ...], key: str) -> list[str]:
    """Return the words that a key can have; none where any value will do."""
    schema = schema_of(way[0])
    node = _plain(node_at(way)["properties"][key], schema)
    return list(node.get("enum", ()))
