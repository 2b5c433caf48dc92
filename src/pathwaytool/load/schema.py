"""The schemas: their text, and whether plain data fits them."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Protocol


class _Validator(Protocol):
    """What tells whether data fits one schema."""

    def is_valid(self, instance: Any) -> bool:
        """Tell whether it fits."""


KINDS = ("library", "register", "pathway", "topic", "edition")
"""The kinds of file; each has a schema of its own."""


def kind_of(data: dict[str, Any]) -> str | None:
    """Return the kind of a file by its keys, or None where no key says it."""
    for kind in ("library", "pathway", "topic", "edition"):
        if kind in data:
            return kind
    shared = registers()
    named = sum(key in shared for key in data)
    said = len(data) - ("languages" in data)  # any kind of file may say its languages
    return "register" if named and 2 * named >= said else None


def registers() -> tuple[str, ...]:
    """Return the keys of a register file that hold entries with ids."""
    return tuple(key for key in schema("register")["properties"] if key != "languages")


def schema_text(kind: str) -> str:
    """Return the schema of one kind of file as it stands in `schema/`."""
    name = f"{kind}.schema.json"
    packaged = Path(__file__).parents[1] / "schema" / name
    if packaged.is_file():
        return packaged.read_text("utf-8")
    return (Path(__file__).parents[3] / "schema" / name).read_text("utf-8")


@cache
def schema(kind: str) -> dict[str, Any]:
    """Return the schema of one kind of file."""
    return dict(json.loads(schema_text(kind)))


def fits(kind: str, data: dict[str, Any]) -> bool:
    """Tell whether the data of a file fits the schema of its kind."""
    return _validator(kind).is_valid(data)


@cache
def _validator(kind: str) -> _Validator:
    """Return the fast validator; the one that explains where the fast one is not installed."""
    try:
        import jsonschema_rs
    except ImportError:  # also where it is built for another machine
        import jsonschema

        slow = jsonschema.Draft202012Validator
        return slow(schema(kind), format_checker=slow.FORMAT_CHECKER)
    return jsonschema_rs.Draft202012Validator(schema(kind), validate_formats=True)
