"""Unquoted texts that another YAML reader takes for something else: `no`, `on`, `012`.

Where an id or a word of the format is meant they are what they look like; in a text they are
refused, for they would silently become false, true or 10 in another program.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from pathwaytool.load.meant import text_of
from pathwaytool.load.messages.shape import AMBIGUOUS_SCALAR
from pathwaytool.load.schema import KINDS, schema
from pathwaytool.load.yaml_source import Read
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import Pointer, SourceFile

_WORD_BEFORE = re.compile(r"[\w'\"-]+\Z")


def doubtful_texts(read: Read, source: SourceFile) -> list[Diagnostic]:
    """Return a finding for each unquoted text of a file that is no text to every reader."""
    if not read.doubtful or not _may_hold(read, source.text):
        return []
    places = (
        (source.value(pointer), value, text_of(pointer[-1], value))
        for pointer, value in _texts(read.data, (), False)
        if value in read.doubtful
    )
    return [
        AMBIGUOUS_SCALAR.at(at, value=value, meant=word).mended(word)
        for at, value, word in places
        if at.text[at.span.column - 1 :].startswith(value)  # else it stands in quotation marks
    ]


def _may_hold(read: Read, text: str) -> bool:
    """Tell quickly whether a doubtful text can stand under a key of texts at all.

    Nearly every pathway has `yes` in a condition, and going through all of its data takes time.
    """
    words = "|".join(re.escape(one) for one in sorted(read.doubtful))
    for found in re.finditer(rf"[:,\[-]\s+(?:{words})\s*[\n,}}\]#]", text + "\n"):
        before = _WORD_BEFORE.search(text, max(0, found.start() - 40), found.start())
        if text[found.start()] != ":" or before is None or before[0].strip("'\"") in text_keys():
            return True
    return False


def _texts(data: Any, pointer: Pointer, is_text: bool) -> Iterator[tuple[Pointer, str]]:
    if isinstance(data, str):
        if is_text:
            yield pointer, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*pointer, key), key in text_keys())
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*pointer, index), is_text)


@cache
def text_keys() -> frozenset[str]:
    """Return the keys under which texts stand, in any kind of file."""
    return frozenset(key for kind in KINDS for key in _keys_in(schema(kind)))


def _keys_in(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _keys_in(one)
    elif isinstance(part, dict):
        for key, one in part.get("properties", {}).items():
            entry = one.get("items", one)
            if entry.get("else", entry).get("$ref") in ("#/$defs/text", "#/$defs/string"):
                yield key
        for one in part.values():
            yield from _keys_in(one)
