"""What the proof reads of a pathway, as one text: where that is the same, the proof is.

Words for people, and what says how sure we are, are no part of it, so an edit of a title or a
source proves nothing anew. All else is, also what is added to the model later: a proof may be made
once too often, but never kept too long.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache

from pathwaytool.model.pathway import Pathway, Waits
from pathwaytool.model.position import Place, SourceFile
from pathwaytool.model.text import Text

UNREAD = frozenset(
    (
        "about",
        "aspects",
        "cites",
        "confidence",
        "contributors",
        "country",
        "decisions",
        "formerly",
        "interventions",
        "languages",
        "not_stated",
        "optional",
        "recommendations",
        "review",
        "valid_from",
        "valid_to",
        "version",
    )
)
"""Fields of the model that no proof looks at; nor at texts and files."""

Bare = None | str | int | list["Bare"]


def proved_of(pathway: Pathway) -> str:
    """Return a text that differs wherever the proofs of two pathways may differ.

    Pointers are in it and lines are not: where a finding stands is looked up in today's file.
    """
    return repr((_bare(pathway), _written_waits(pathway)))


def may_say_waits(pathway: Pathway) -> bool:
    """Tell whether `waits` may be written somewhere, without looking at where things stand."""
    text = pathway.source.text
    return "waits" in text or "\\" in text


def _bare(value: object) -> Bare:
    match value:
        case Text() | SourceFile() | None:
            return None
        case Place():
            return repr(value.pointer)
        case Enum():
            return repr(value)
        case str() | int():
            return value
        case Mapping():
            return [_bare(part) for pair in value.items() for part in pair]
        case tuple():
            return [_bare(part) for part in value]
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"it is not known whether a proof reads a {type(value).__name__}")
    kind = type(value)
    return [kind.__name__, *[_bare(getattr(value, name)) for name in _read_fields(kind)]]


@cache
def _read_fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in UNREAD)


def _written_waits(pathway: Pathway) -> list[str]:
    """Return the steps that say in writing that they wait for all: only they are told that they
    need not."""
    if not may_say_waits(pathway):
        return []
    source = pathway.source
    return [
        step.id
        for step in pathway.steps.values()
        if step.waits == Waits.ALL
        and source.key((*step.place.pointer, "waits")) != step.place.key()
    ]
