"""The library as JSON: whole, in order, and without what only this machine knows."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from pathwaytool.export.model_json import model_json
from pathwaytool.load.library import load_library
from pathwaytool.model.condition import Every, Is, Not, Some
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Handoff
from pathwaytool.model.position import Place, SourceFile
from pathwaytool.model.text import Text
from tests.library import recorded
from tests.rules.example_library import shared_texts

ROOT = Path(__file__).resolve().parent.parent

POSITIONS = {"files", "promised", "consent_at"}
"""Fields of the library and of hand-offs that say where things stand, beside every Place and
SourceFile."""


@pytest.fixture(scope="module")
def library() -> Library:
    return recorded.library()


@pytest.fixture(scope="module")
def exported(library: Library) -> Any:
    return json.loads(model_json(library))


def test_every_entry_is_there_in_the_order_of_the_files(library: Library, exported: Any) -> None:
    assert (exported["format"], exported["version"]) == ("pathwaytool-model", 1)
    registers = [
        field.name
        for field in fields(library)
        if isinstance(getattr(library, field.name), Mapping) and field.name not in POSITIONS
    ]
    assert {"countries", "topics", "editions", "sources", "pathways"} < {*registers}
    for register in registers:
        assert list(exported["library"][register]) == list(getattr(library, register)), register
    for id_, pathway in library.pathways.items():
        assert list(exported["library"]["pathways"][id_]["steps"]) == list(pathway.steps)


def test_every_field_of_the_model_is_there_and_nothing_else(
    library: Library, exported: Any
) -> None:
    """Walk the model by its own fields, so that what is added to it must be exported too."""
    seen = {f"{kind.__name__}.{name}" for kind, name in compared(library, exported["library"])}
    known = {kind for kind in seen if kind.startswith(("Library.", "Pathway.", "Step."))}
    assert len(known) > 60
    assert len(seen) > 150


def compared(value: Any, told: Any) -> Iterator[tuple[type, str]]:
    """Yield each field whose value has been compared with what is told of it; fail at the first."""
    if isinstance(value, Text):
        assert told == dict(value.versions)
    elif isinstance(value, Is | Every | Some | Not):
        assert isinstance(told, dict)  # see the tests of conditions
    elif is_dataclass(value) and not isinstance(value, type):
        yield from compared_fields(value, told)
    elif isinstance(value, Mapping):
        assert list(told) == [str(key) for key in value]
        for key, part in value.items():
            yield from compared(part, told[str(key)])
    elif isinstance(value, tuple):
        assert len(told) == len(value)
        for part, other in zip(value, told, strict=True):
            yield from compared(part, other)
    else:
        assert told == (value.value if isinstance(value, Enum) else value)


def compared_fields(value: Any, told: Any) -> Iterator[tuple[type, str]]:
    left = {*told}
    for field in fields(value):
        part = getattr(value, field.name)
        is_position = isinstance(part, Place | SourceFile)
        if (
            is_position
            or part is None
            or (isinstance(value, Library | Handoff) and field.name in POSITIONS)
        ):
            assert field.name not in told, (type(value), field.name)
            continue
        assert field.name in told, (type(value), field.name)
        left.remove(field.name)
        yield type(value), field.name
        yield from compared(part, told[field.name])
    assert not left, (type(value), left)


def test_a_small_library_is_exported_exactly_so(accept: bool) -> None:
    """The library of the rules' examples: one file that a reader of the format can look at."""
    loaded = load_library(shared_texts()).library
    assert loaded
    text = model_json(loaded)
    golden = ROOT / "tests" / "reports" / "exported.json"
    if accept:
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_positions_and_file_names_stay_out(exported: Any) -> None:
    for key in ("place", "files"):
        assert not list(found(exported, key)), key
    assert "source" not in exported["library"]


def test_texts_are_keyed_by_language_and_conditions_say_their_form(
    library: Library, exported: Any
) -> None:
    pathway = exported["library"]["pathways"]["national"]
    assert set(pathway["title"]) <= set(library.languages)
    forms = {tuple(sorted(one)) for one in found(pathway, "when")}
    assert forms
    assert forms <= {("fact", "values"), ("every",), ("some",), ("not",)}


def found(value: Any, key: str) -> Any:
    """Yield every value that stands under `key`, at any depth."""
    if isinstance(value, dict):
        if key in value:
            yield value[key]
        for part in value.values():
            yield from found(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from found(part, key)


def test_every_form_of_condition_is_written(library: Library) -> None:
    pathway = library.pathways["national"]
    age = Is("alder", (14, 15))
    rule = replace(pathway.impossible[0], when=Every((age, Some((Not(age),)))))
    changed = replace(pathway, impossible=(rule,))
    text = model_json(replace(library, pathways={pathway.id: changed}))
    (when,) = [one["when"] for one in next(found(json.loads(text), "impossible"))]
    test = {"fact": "alder", "values": [14, 15]}
    assert when == {"every": [test, {"some": [{"not": test}]}]}


def test_the_text_ends_with_the_end_of_a_line(library: Library) -> None:
    assert model_json(library).endswith("}\n")
