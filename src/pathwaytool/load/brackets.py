"""Brackets and signs where others are meant: tried, for YAML takes them for a part of a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from pathwaytool.load.exact import known_keys
from pathwaytool.load.failure import shown
from pathwaytool.load.mending import Read
from pathwaytool.load.messages.signs import ODD_SIGN, ROUND_BRACKETS
from pathwaytool.load.messages.syntax import UNCLOSED_BRACKET
from pathwaytool.load.spans import span_of
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import Location, SourceFile, Span

LARGEST, LONGEST, MOST = 300_000, 1_000, 6
"""The most characters of a file and of a line that is tried again, and the most tries."""

_ROUND = re.compile(r"(?:(?<=: )|(?<=- )|(?<=\[)|(?<=, ))\((([\w-]+): +[^()]*)\)(?= *(?:[,\]}]|$))")


def told_by_brackets(
    source: SourceFile, found: Sequence[Diagnostic], read: Read
) -> Sequence[Diagnostic] | None:
    """Return the finding of a pair of round brackets, and what is left with braces in its place.

    None where the file can be read no better with braces.
    """
    if not found or len(source.text) > LARGEST:
        return None
    lines = source.text.split("\n")
    if found[0].message is UNCLOSED_BRACKET and found[0].edit:
        return _closed(source.text, found[0], read)
    if told := _colon(source, lines, found, read):
        return told
    for number, pair in islice(_pairs(lines, found), MOST):
        line = lines[number]
        mended = f"{line[: pair.start()]}{{{pair[1]}}}{line[pair.end() :]}"
        left, is_yaml = read("\n".join([*lines[:number], mended, *lines[number + 1 :]]))
        if is_yaml and len(left) < len(found):
            start = sum(len(one) + 1 for one in lines[:number])
            span = span_of(source.text, start + pair.start(), start + pair.end())
            at = Location(source.path, span, source.line(number + 1))
            return [ROUND_BRACKETS.at(at, value=shown(pair[0])).mended(f"{{{pair[1]}}}"), *left]
    return None


_SEMICOLON = re.compile(r" *(?:- +)?([\w-]+)(;| *=)(?= |\r?$)")


def _colon(
    source: SourceFile, lines: list[str], found: Sequence[Diagnostic], read: Read
) -> Sequence[Diagnostic] | None:
    """Return the finding of a semicolon after a key, where nothing is wrong with a colon there.

    Also of an equals sign after an id; after a key of the format it is a missing colon.
    """
    number = found[0].location.span.line - 1
    for near in (number, number - 1):
        sign = _SEMICOLON.match(lines[near]) if 0 <= near < len(lines) else None
        if not sign or (sign[1] in known_keys() and sign[2] != ";"):
            continue
        mended = f"{lines[near][: sign.start(2)]}:{lines[near][sign.end(2) :]}"
        left, is_yaml = read("\n".join([*lines[:near], mended, *lines[near + 1 :]]))
        if is_yaml and not left:
            start = sum(len(one) + 1 for one in lines[:near])
            span = span_of(source.text, start + sign.start(2), start + sign.end(2))
            at = Location(source.path, span, source.line(near + 1))
            written = sign[2].strip()
            gaps = {"written": written, "code": f"U+{ord(written):04X}", "meant": ":"}
            return [ODD_SIGN.at(at, **gaps).mended(":")]
    return None


def _closed(text: str, found: Diagnostic, read: Read) -> Sequence[Diagnostic] | None:
    """Return the finding with its mend before the next key, where nothing is wrong then."""
    assert found.edit
    line = found.location.text
    if len(line) > LONGEST or not read(found.edit.applied_to(text))[0]:
        return None
    for key in islice(_NEXT_KEY.finditer(line, found.location.span.column), MOST):
        at = found.location.span.line
        edit = replace(found.edit, span=Span(at, key.start() + 1, at, key.start() + 1))
        if not read(edit.applied_to(text))[0]:
            return [replace(found, edit=edit)]
    return None


_NEXT_KEY = re.compile(r", *[\w-]+: ")


def _pairs(
    lines: Sequence[str], found: Sequence[Diagnostic]
) -> Iterator[tuple[int, re.Match[str]]]:
    for number in dict.fromkeys(one.location.span.line - 1 for one in found):
        line = lines[number] if number < len(lines) else ""
        if "(" in line and len(line) <= LONGEST:
            yield from ((number, one) for one in _ROUND.finditer(line) if _holds_keys(one))


def _holds_keys(pair: re.Match[str]) -> bool:
    return pair[2] in known_keys() or "when: (" in pair.string
