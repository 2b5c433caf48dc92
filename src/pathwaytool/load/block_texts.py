"""A text below its key whose `>-` was lost: tried, for YAML takes its colon for that of a key."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pathwaytool.load.exact import keys_of_one_text
from pathwaytool.load.failure import shown
from pathwaytool.load.mending import Read
from pathwaytool.load.messages.syntax import COLON_IN_TEXT
from pathwaytool.load.spans import span_of
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import Location, SourceFile

ABOVE = 20
"""How many lines above the place where the reader gave up are tried."""

LARGEST, MOST = 500_000, 3
"""The most characters of a file that is tried, and the most tries."""

_IN_A_LANGUAGE = re.compile(r" *(?:[a-z]{2}|dansk|engelsk|svenska?):(?: |\r?$)")
"""A text in several languages: its colons are those of keys, whatever else is wrong in it."""

_KEY_ALONE = re.compile(r"( *(?:- +)?)([\w-]+):([ \r]*)")


def told_by_block_texts(
    source: SourceFile, found: Sequence[Diagnostic], read: Read
) -> Sequence[Diagnostic] | None:
    """Return the finding of a text below its key; None where it is nothing that `>-` mends."""
    if not found or len(source.text) > LARGEST:
        return None
    lines = source.text.split("\n")
    for number in islice(_tries(lines, found[0].location.span.line - 1), MOST):
        line = lines[number].rstrip(" \r")
        left, is_yaml = read("\n".join([*lines[:number], f"{line} >-", *lines[number + 1 :]]))
        if is_yaml and not left:
            return [_told(source, lines, number)]
    return None


def _tries(lines: Sequence[str], pointed: int) -> Iterator[int]:
    """Yield the lines with nothing but the key of a text, with a colon in the lines below."""
    last = min(pointed, len(lines) - 2)
    for number in range(last, max(-1, last - ABOVE), -1):
        key = _KEY_ALONE.fullmatch(lines[number])
        if key and key[2] in keys_of_one_text():
            below = list(_below(lines, number, len(key[1])))
            is_of_languages = bool(below) and _IN_A_LANGUAGE.match(below[0])
            if not is_of_languages and any(re.search(r":(?: |\r?$)", line) for line in below):
                yield number


def _below(lines: Sequence[str], number: int, indent: int) -> Iterator[str]:
    """Yield the lines right below one that are indented further."""
    for line in islice(lines, number + 1, number + 1 + ABOVE):
        if len(line) - len(line.lstrip(" ")) <= indent:
            return
        yield line


def _told(source: SourceFile, lines: Sequence[str], number: int) -> Diagnostic:
    start = sum(len(line) + 1 for line in lines[:number])
    line = lines[number].rstrip(" \r")
    first = start + len(line) - len(line.lstrip(" -"))
    end = start + len(line)
    at = Location(source.path, span_of(source.text, first, end), source.line(number + 1))
    found = COLON_IN_TEXT.at(at, value=shown(lines[number + 1].strip()))
    return found.mended(" >-", span_of(source.text, end, end))
