"""The mark of what somebody has looked at: another one where it says something else.

Layout, comments, the order of ids and where it stands are no part of it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from pathwaytool.fingerprint import fingerprint
from pathwaytool.model.position import Place, SourceFile

LETTERS = 12

CHECKED = "checked"
"""That somebody has checked a part changes nothing of what it says."""

CALENDAR = "calendar"
"""Whose holidays a length skips is said of the pathway, and not where the length stands."""

ORDER = "consent_at"
"""Where consent stands among the bases: their order says nothing."""

LATER = frozenset(("birthday", "corrects", "holding", "paused_while"))
"""Fields that the model has got since things were checked: they count where something is said."""


def mark_of_parts(parts: Iterable[object], without: Collection[str] = (CHECKED,)) -> str:
    """Return the mark of parts of the model; `without` are the fields that do not count."""
    return f"s{fingerprint(*(repr(_plain(part, without)) for part in parts))[:LETTERS]}"


def _plain(value: object, without: Collection[str]) -> object:
    """Return a part of the model without where it stands and how it is laid out."""
    match value:
        case Place() | SourceFile():
            return None
        case Enum():
            return value.value
        case Mapping():
            return [(key, _plain(part, without)) for key, part in value.items()]
        case str():
            return " ".join(value.split())
        case int() | None:
            return value
        case Iterable():
            return _listed([_plain(part, without) for part in value])
    if not is_dataclass(value):
        raise TypeError(f"a model holds no {type(value).__name__}")
    known = (
        field.name
        for field in fields(value)
        if field.name not in (*without, ORDER, CALENDAR)
        if field.name not in LATER or getattr(value, field.name)
    )
    return [_plain(getattr(value, name), without) for name in known]


def _listed(parts: list[object]) -> list[object]:
    """Return the parts of a list; ids that stand side by side have no order."""
    ids = [part for part in parts if isinstance(part, str)]
    return [*sorted(ids)] if len(ids) == len(parts) else parts
