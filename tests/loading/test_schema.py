"""The schemas: described in two languages, self-contained, and in step with the model."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pathwaytool.load.file import read_file
from pathwaytool.load.schema import KINDS, schema
from pathwaytool.model.advice import Decision, Recommendation
from pathwaytool.model.aspect import Aspect, Section, Unstated
from pathwaytool.model.confidence import Check, Confidence
from pathwaytool.model.control import Loop, Stops
from pathwaytool.model.edition import Agreement, Departure, Edition, LocalActor, PublishedEdition
from pathwaytool.model.example import Example
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import (
    End,
    Fact,
    Handoff,
    Impossible,
    Level,
    Pathway,
    Status,
    Step,
    StepKind,
    Waits,
)
from pathwaytool.model.promise import (
    AtMost,
    Claim,
    Informed,
    InTime,
    OnlyAfter,
    Promise,
    Sort,
)
from pathwaytool.model.registers import (
    Actor,
    Country,
    Document,
    Evidence,
    Intervention,
    LegalBasis,
    Phase,
    Scheme,
    Sector,
    Source,
    Statement,
    Term,
)
from pathwaytool.model.time import Limit, LimitKind, Moment, Unit
from pathwaytool.model.topic import Topic, TopicAdvice

EVERYWHERE = {"id", "place", "source"}

# Model field to key, where they differ; "" is a field that is worked out or is not a key.
NAMES: dict[type, dict[str, str]] = {
    Pathway: {
        "id": "pathway",
        "valid_from": "valid",
        "valid_to": "valid",
        "ages": "target",
        "criteria": "target",
    },
    Edition: {"id": "edition"},
    Topic: {"id": "topic"},
    Impossible: {"criterion": ""},
    Fact: {"kind": "values", "domain": "values", "labels": "values", "is_implied": ""},
    LegalBasis: {"valid_from": "valid", "valid_to": "valid"},
    Limit: {
        "duration": "limit",
        "from_step": "from",
        "from_moment": "from",
        "birthday": "from",
    },
    Step: {"split": "next", "transitions": "next"},
    Handoff: {"consent": "basis", "consent_fact": "basis", "consent_at": "basis"},
    Departure: {"step": ""},
}
PARTS: list[tuple[str, str, type]] = [
    ("pathway", "", Pathway),
    ("pathway", "step", Step),
    ("pathway", "end", End),
    ("pathway", "fact", Fact),
    ("pathway", "limit", Limit),
    ("pathway", "handoff", Handoff),
    ("pathway", "loop", Loop),
    ("pathway", "combination", Impossible),
    ("pathway", "recommendation", Recommendation),
    ("pathway", "decision", Decision),
    ("pathway", "promise", Promise),
    ("pathway", "example", Example),
    ("register", "actor", Actor),
    ("register", "legal_basis", LegalBasis),
    ("register", "document", Document),
    ("register", "intervention", Intervention),
    ("register", "evidence", Evidence),
    ("register", "source", Source),
    ("register", "statement", Statement),
    ("register", "term", Term),
    ("register", "checked", Check),
    ("library", "sector", Sector),
    ("library", "phase", Phase),
    ("library", "country", Country),
    ("library", "published_edition", PublishedEdition),
    ("pathway", "section", Section),
    ("pathway", "unstated", Unstated),
    ("topic", "", Topic),
    ("topic", "topic_advice", TopicAdvice),
    ("edition", "", Edition),
    ("edition", "step", Step),
    ("edition", "local_actor", LocalActor),
    ("edition", "agreement", Agreement),
    ("edition", "departure", Departure),
]


def properties(kind: str, name: str) -> dict[str, Any]:
    whole = schema(kind)
    part = whole["$defs"][name] if name else whole
    return dict(part["properties"])


@pytest.mark.parametrize(("kind", "name", "model"), PARTS)
def test_keys_and_fields_do_not_drift(kind: str, name: str, model: type) -> None:
    names = NAMES.get(model, {})
    fields = {names.get(field.name, field.name) for field in dataclasses.fields(model)}
    keys = set(properties(kind, name))
    if "source" in keys:  # of an entry of a register: a reference, not the file
        assert fields - {"id", "place", ""} == keys
    else:
        assert fields - EVERYWHERE - {""} == keys - EVERYWHERE


def test_library_and_registers_hold_what_a_library_holds() -> None:
    fields = {field.name for field in dataclasses.fields(Library)}
    keys = set(properties("library", "")) | set(properties("register", "")) | {"pathways"}
    # Editions that are published elsewhere are the `editions` of the library file.
    keys |= {"topics", "editions", "promised", "published"}
    assert fields - {"id", "source", "files"} == keys - {"library"}


@pytest.mark.parametrize(
    ("kind", "part", "key", "enum"),
    [
        ("pathway", "", "level", Level),
        ("pathway", "", "status", Status),
        ("pathway", "step", "kind", StepKind),
        ("pathway", "unstated", "aspect", Aspect),
        ("topic", "", "status", Status),
        ("pathway", "step", "waits", Waits),
        ("pathway", "limit", "kind", LimitKind),
        ("pathway", "limit", "reach", Moment),
        ("register", "evidence", "scheme", Scheme),
    ],
)
def test_choices_are_those_of_the_model(kind: str, part: str, key: str, enum: Any) -> None:
    assert set(properties(kind, part)[key]["enum"]) == {one.value for one in enum}


def test_claims_of_a_promise_are_those_of_the_model() -> None:
    keys = set(properties("pathway", "promise"))
    assert {claim.value for claim in Claim} <= keys
    sorts = set(properties("pathway", "kind_of_step")) | {Sort.STEP.value}
    assert sorts == {sort.value for sort in Sort}
    for key, model in (
        ("only_after", OnlyAfter),
        ("at_most", AtMost),
        ("told", Informed),
        ("within", InTime),
    ):
        fields = {field.name for field in dataclasses.fields(model)}
        named = {"origin": "from", "from_moment": "from"}
        assert {named.get(one, one) for one in fields} == set(
            properties("pathway", "promise")[key]["properties"]
        )


def test_confidences_units_moments_and_stops_are_those_of_the_model() -> None:
    definitions = schema("pathway")["$defs"]
    assert set(definitions["confidence"]["enum"]) == {one.value for one in Confidence}
    moments = {one.value for one in Moment} | {"before_birthday"}
    assert set(definitions["moment"]["properties"]) == moments
    for unit in Unit:
        assert unit.value.removesuffix("s") in definitions["duration"]["pattern"]
    answered = set(properties("pathway", "step")["aspects"]["items"]["enum"])
    assert answered == set(Aspect) - {Aspect.TIME, Aspect.OUTCOMES}
    stops = properties("pathway", "step")["stops"]["properties"]
    assert set(stops) == {field.name for field in dataclasses.fields(Stops)} - {"place"}


def described(part: Any, at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Yield every property and every definition with its way from the top."""
    if isinstance(part, list):
        for index, one in enumerate(part):
            yield from described(one, (*at, str(index)))
    if not isinstance(part, dict):
        return
    conditional = {"if", "then", "else"} & set(at)  # these say again what is described elsewhere
    for where in ("properties", "$defs"):
        for key, one in part.get(where, {}).items():
            if not conditional and key != "string":
                yield (*at, where, key), one
    for key, one in part.items():
        yield from described(one, (*at, key))


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_has_a_title_and_a_description_in_two_languages(kind: str) -> None:
    whole = schema(kind)
    Draft202012Validator.check_schema(whole)
    for at, part in [((), whole), *described(whole, ())]:
        assert part.get("title"), at
        danish, _, english = part.get("description", "").partition(" / ")
        assert danish and english, at
        assert danish[-1] in ".:" and english[-1] in ".:", at


@pytest.mark.parametrize("kind", KINDS)
def test_schema_stands_alone_and_holds_nothing_unused(kind: str) -> None:
    whole = schema(kind)
    text = str(whole)
    for name in whole["$defs"]:
        assert f"#/$defs/{name}'" in text
    references = [part["$ref"] for part in maps(whole) if "$ref" in part]
    assert all(one.removeprefix("#/$defs/") in whole["$defs"] for one in references)


def maps(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    if isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from maps(one)


def test_definitions_that_schemas_share_are_the_same() -> None:
    seen: dict[str, Any] = {}
    for kind in KINDS:
        for name, definition in schema(kind)["$defs"].items():
            assert seen.setdefault(name, definition) == definition, (kind, name)


@pytest.mark.parametrize("kind", KINDS)
def test_every_map_says_which_keys_it_takes(kind: str) -> None:
    for part in maps(schema(kind)):
        if part.get("type") == "object":
            assert "additionalProperties" in part


ROOT = Path(__file__).resolve().parents[2]


def test_editor_settings_name_schemas_that_exist() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    named = set(settings["yaml.schemas"])
    assert named == {f"./schema/{kind}.schema.json" for kind in KINDS}
    assert all((ROOT / name).is_file() for name in named)
    extensions = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))
    assert "redhat.vscode-yaml" in extensions["recommendations"]


FILES = sorted((ROOT / "pathways").rglob("*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_file_names_the_schema_of_its_kind(path: Path) -> None:
    first = path.read_text("utf-8").split("\n", 1)[0]
    marker = "# yaml-language-server: $schema="
    assert first.startswith(marker)
    kind = read_file(path.name, path.read_bytes()).kind
    named = (path.parent / first.removeprefix(marker)).resolve()
    assert named == ROOT / "schema" / f"{kind}.schema.json"
