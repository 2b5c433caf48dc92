"""The library as JSON: whole, in order, and without what only this machine knows."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pathwaytool.export.model_json import model_json
from pathwaytool.folder import read_folder
from pathwaytool.load.library import load_library
from pathwaytool.model.condition import Every, Is, Not, Some
from pathwaytool.model.library import Library

ROOT = Path(__file__).resolve().parent.parent

REGISTERS = [
    "sectors",
    "phases",
    "actors",
    "legal_bases",
    "documents",
    "interventions",
    "sources",
    "statements",
    "terms",
    "pathways",
]


@pytest.fixture(scope="module")
def library() -> Library:
    loaded = load_library(read_folder(ROOT / "pathways").texts).library
    assert loaded
    return loaded


@pytest.fixture(scope="module")
def exported(library: Library) -> Any:
    return json.loads(model_json(library))


def test_every_entry_is_there_in_the_order_of_the_files(library: Library, exported: Any) -> None:
    assert (exported["format"], exported["version"]) == ("pathwaytool-model", 1)
    for register in REGISTERS:
        assert list(exported["library"][register]) == list(getattr(library, register)), register
    for id_, pathway in library.pathways.items():
        assert list(exported["library"]["pathways"][id_]["steps"]) == list(pathway.steps)


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


def test_the_same_library_gives_the_same_bytes(library: Library) -> None:
    assert model_json(library) == model_json(library)
    assert model_json(library).endswith("}\n")
