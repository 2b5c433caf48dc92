"""A file without what its texts say: where that is the same, only words for people have changed.

Which parts are texts the schema says. Of a text is left in which languages it is, in their order;
of a long title, how long. All else is left as it is, also where the schema could say more: what is
left may differ once too often, but never too seldom.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pathwaytool.dataclass import dataclass
from pathwaytool.load.schema import schema
from pathwaytool.load.yaml_source import Data
from pathwaytool.model.position import Pointer

ROOM = 80
"""How many characters a title may have before it matters how many; no more than rules allow."""


@dataclass(frozen=True, slots=True, eq=False)
class Wordy:
    """Where texts stand in a part of a file: it is one, or they are inside it, by key or in all."""

    is_text: bool = False
    inside: "Mapping[str, Wordy] | None" = None
    others: "Wordy | None" = None


_TEXT = Wordy(is_text=True)
_ALTERNATIVES = ("anyOf", "allOf", "oneOf")


def wordless(kind: str, data: Data) -> str:
    """Return the data of a file that fits its schema, without what its texts say, as one text."""
    bare = _bare(data, _wordy(kind), "")
    if "title" in data:  # that of a whole file may be as long as it likes
        bare["title"] = _shape(data["title"], "")
    return json.dumps(bare, separators=(",", ":"))


def texts_in(kind: str, data: Data) -> Iterator[tuple[Pointer, str]]:
    """Yield each text that `wordless` leaves out, in each of its languages, and where it stands."""
    return _texts(data, _wordy(kind), ())


def _bare(data: Any, wordy: Wordy, key: str) -> Any:
    if wordy.is_text:
        return _shape(data, key)
    if isinstance(data, dict):
        parts = wordy.inside or {}
        return {
            name: value
            if (part := parts.get(name, wordy.others)) is None
            else _bare(value, part, name)
            for name, value in data.items()
        }
    if isinstance(data, list) and wordy.others is not None:
        return [_bare(one, wordy.others, key) for one in data]
    return data


def _shape(text: Any, key: str) -> Any:
    if isinstance(text, dict):
        # A row, for their order matters: the first is what others are missing of.
        return [[language, _shape(one, key)] for language, one in text.items()]
    if not isinstance(text, str):
        return text
    length = len(text.strip())
    return length if key == "title" and length > ROOM else 0


def _texts(data: Any, wordy: Wordy, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if wordy.is_text and isinstance(data, str):
        yield pointer, data
    elif wordy.is_text and isinstance(data, dict):
        yield from (((*pointer, language), one) for language, one in data.items())
    elif isinstance(data, dict):
        parts = wordy.inside or {}
        for name, value in data.items():
            part = parts.get(name, wordy.others)
            if part is not None:
                yield from _texts(value, part, (*pointer, name))
    elif isinstance(data, list) and wordy.others is not None:
        for number, one in enumerate(data):
            yield from _texts(one, wordy.others, (*pointer, number))


@cache
def _wordy(kind: str) -> Wordy:
    whole = schema(kind)
    return _wordy_in(whole, whole["$defs"], {}) or Wordy()


def _wordy_in(part: Any, named: Mapping[str, Any], known: dict[str, Wordy | None]) -> Wordy | None:
    """Return where texts stand in what a part of a schema describes; None where there are none.

    `known` are the named parts that have been looked at; one that holds itself has none.
    """
    if not isinstance(part, dict):
        return None
    found = []
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        if name == "text":
            return _TEXT
        if name not in known:
            known[name] = None
            known[name] = _wordy_in(named[name], named, known)
        found.append(known[name])
    for key in _ALTERNATIVES:
        found += [_wordy_in(one, named, known) for one in part.get(key, ())]
    properties = part.get("properties", {}).items()
    inside = {key: _wordy_in(one, named, known) for key, one in properties}
    others = _wordy_in(part.get("additionalProperties", part.get("items")), named, known)
    said = {key: one for key, one in inside.items() if one is not None}
    if said or others:
        found.append(Wordy(inside=said, others=others))
    return _together([one for one in found if one is not None])


def _together(found: list[Wordy]) -> Wordy | None:
    """Return where texts stand in what is one of several things; it is of one shape at a time."""
    if len(found) < 2:
        return found[0] if found else None
    inside: dict[str, list[Wordy]] = {}
    for one in found:
        for key, part in (one.inside or {}).items():
            inside.setdefault(key, []).append(part)
    together = {key: whole for key, parts in inside.items() if (whole := _together(parts))}
    return Wordy(
        is_text=any(one.is_text for one in found),
        inside=together,
        others=_together([one.others for one in found if one.others]),
    )
