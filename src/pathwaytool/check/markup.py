"""What in a file a browser could run or fetch: raw HTML, images and unsafe links.

This tells the author. The pages are safe without it: they render a small subset and clean it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

from pathwaytool.check.places import line_starts, locations_of
from pathwaytool.model.position import Location, Scalar, SourceFile

# A tag need not be closed to be one: the page that it stands in closes it.
_TAG = re.compile(r"</?[A-Za-z](?!ttps?://)[^<>]{0,200}>?|<[!?]")
_RUNS = re.compile(r"(?:javascript|vbscript):|data:(?:text|image)/", re.IGNORECASE)
_LINK = re.compile(r"\]\(\s{0,9}<?([^)\s>]{1,500})")
_CREDENTIALS = re.compile(r"https?://[^\s/@?#\"')>]{1,200}@[^\s/]", re.IGNORECASE)
_SAFE = re.compile(r"https?://|mailto:|[#/.]|[\w%-]+(?:[/#?.]|$)", re.IGNORECASE)

# What a browser skips inside an address.
_SKIPPED = re.compile("[\x00-\x1f\u00ad\u200b-\u200f\u2060\ufeff]")

_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_BREAK = re.compile(r"\r?\n\s*")
_SIGNS = ("<", "&", "\\", "](", "![", "script:", "data:text/", "data:image/")
"""Where a file, its lines put together, has none of these there is nothing to look for."""

_NEEDED = re.compile(r"[<&\\:\]!]")
"""A text that is written with none of these is safe, whatever a reader makes of it."""

MOST_SHOWN = 40
"""How many characters of what was found are shown in the sentence."""


def unsafe_places(file: SourceFile) -> Iterator[tuple[Location, str]]:
    """Yield where something unsafe stands in a text as its reader gets it, and what it is.

    Escapes, entities and lines that are one text are read first. The first on each line is told.
    """
    if not may_be_unsafe(file.text):
        return
    starts, reached = line_starts(file.text), 0
    kept: list[tuple[int, int, str]] = []
    for scalar in file.scalars():
        for first, last, found in _places(file, scalar):
            line = bisect_right(starts, first)
            if line > reached:
                kept.append((first, last, found))
                reached = line
    stretches = [(first, last) for first, last, _ in kept]
    for (_, _, found), location in zip(kept, locations_of(file, stretches), strict=True):
        yield location, found[:MOST_SHOWN]


def may_be_unsafe(text: str) -> bool:
    """Tell quickly whether anything unsafe can stand in a file: of most files, that it cannot.

    Lines are put together first, for a browser does that inside an address.
    """
    joined = _joined(text).lower()
    return (
        any(sign in joined for sign in _SIGNS)
        or ("@" in joined and "://" in joined)
        or any(sign in text for sign in _UNSEEN)
    )


def _joined(text: str) -> str:
    if "\r" in text:
        return _BREAK.sub("", text)
    return "".join(map(str.lstrip, text.split("\n")))


def _places(file: SourceFile, scalar: Scalar) -> list[tuple[int, int, str]]:
    """Return the unsafe places of a text: where they stand, or the whole text where none does."""
    raw = file.text[scalar.first : scalar.last]
    if _NEEDED.search(raw) is None:
        return []
    written = sorted({(first, -last) for first, last in _found(raw)})
    if written:
        start = scalar.first
        return [(start + at, start - to, raw[at:-to].rstrip()) for at, to in written]
    said = (_SKIPPED.sub("", read) for read in (scalar.says, unescape(scalar.says)))
    hidden = (text[first:last] for text in said for first, last in sorted(_found(text)))
    first_hidden = next(hidden, None)
    return [] if first_hidden is None else [(scalar.first, scalar.last, first_hidden)]


def _found(text: str) -> Iterator[tuple[int, int]]:
    if "<" in text:
        yield from (match.span() for match in _TAG.finditer(text))
    if (image := text.find("![")) >= 0 and _is_image(text, image):
        yield image, image + 2
    if "](" in text:
        links = _LINK.finditer(text)
        yield from (match.span(1) for match in links if not _SAFE.match(match[1]))
    if "://" in text:
        yield from (match.span() for match in _CREDENTIALS.finditer(text))
    if ":" in text:
        yield from (match.span() for match in _RUNS.finditer(text))


def _is_image(text: str, start: int) -> bool:
    """Tell whether what begins as an image goes on as one: nobody minds `![` alone."""
    return text.find("](", start) >= 0 or text.find("][", start) >= 0
