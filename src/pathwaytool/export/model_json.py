"""A library as JSON: everything the model knows, in the model's own words, without positions."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from pathwaytool.model.condition import Every, Is, Not, Some
from pathwaytool.model.library import Library
from pathwaytool.model.position import Place, SourceFile
from pathwaytool.model.text import Text

VERSION = 1
"""Of the shape below. It changes when a reader of the JSON would have to change."""

_POSITIONS = ("files", "promised", "consent_at")
"""What the model knows of the files; pathways and topics say their languages themselves."""

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def model_json(library: Library, edition: Json = None) -> str:
    """Return the library as JSON text, in the order of the files; ends with a line break.

    `edition` is whose each part of its pathway is, where that is as an edition makes it.

    Shape: `{"format": "pathwaytool-model", "version": 1, "library": {…}}`. Mappings are keyed by
    id; a text is a mapping from language to words; a condition is one of `{"fact", "values"}`,
    `{"every": […]}`, `{"some": […]}`, `{"not": …}`; what is not known is absent.
    """
    document = {
        "format": "pathwaytool-model",
        "version": VERSION,
        **({} if edition is None else {"edition": edition}),
        "library": plain_of(library),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def plain_of(value: object) -> Json:
    """Return a value of the model as JSON has it, without positions."""
    match value:
        case Enum() | None | bool() | int() | str():
            return _scalar(value)
        case Text():
            return dict(value.versions)
        case Is() | Every() | Some() | Not():
            return _condition(value)
        case Mapping():
            return {str(key): plain_of(part) for key, part in value.items()}
        case tuple():
            return [plain_of(part) for part in value]
        case _:
            return _record(value)


def _scalar(value: Enum | bool | int | str | None) -> Json:
    return str(value.value) if isinstance(value, Enum) else value


def _condition(value: Is | Every | Some | Not) -> Json:
    match value:
        case Is(fact, values):
            return {"fact": fact, "values": list(values)}
        case Every(parts):
            return {"every": [_condition(part) for part in parts]}
        case Some(parts):
            return {"some": [_condition(part) for part in parts]}
        case Not(part):
            return {"not": _condition(part)}


def _record(value: object) -> Json:
    """Return a dataclass as a mapping, without its positions and what is not known."""
    if not is_dataclass(value):
        raise TypeError(f"a model holds no {type(value).__name__}")
    known: dict[str, Json] = {}
    for field in fields(value):
        part = getattr(value, field.name)
        if (
            field.name not in _POSITIONS
            and part is not None
            and not isinstance(part, Place | SourceFile)
        ):
            known[field.name] = plain_of(part)
    return known
