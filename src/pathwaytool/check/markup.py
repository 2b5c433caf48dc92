"""What in a file a browser could run or fetch: raw HTML, images and unsafe links.

This tells the author. The pages are safe without it: they render a small subset and clean it.
"""

import re
from collections.abc import Iterator

from pathwaytool.check.places import locations_of
from pathwaytool.model.position import Location, SourceFile

_TAG = re.compile(r"</?[A-Za-z](?!ttps?://)[^<>\n]{0,200}>|<!--|<[!?][A-Za-z]")
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\s?[(\[]")
_RUNS = re.compile(r"(?:javascript|vbscript):|data:(?:text|image)/", re.IGNORECASE)
_SCHEMES = ("javascript:", "vbscript:", "data:text/", "data:image/")
_LINK = re.compile(r"\]\(\s{0,9}<?([^)\s>]{1,500})")
_CREDENTIALS = re.compile(r"https?://[^\s/@?#\"')>]{1,200}@[^\s/]", re.IGNORECASE)

_SAFE = re.compile(r"https?://|mailto:|[#/.]|[\w%-]+(?:[/#?.]|$)", re.IGNORECASE)

MOST_SHOWN = 40
"""How many characters of what was found are shown in the sentence."""


def unsafe_places(file: SourceFile) -> Iterator[tuple[Location, str]]:
    """Yield where something unsafe stands, and what it is; the first on each line."""
    found = sorted(_found(file.text), key=lambda stretch: (stretch[0], -stretch[1]))
    kept: list[tuple[int, int]] = []
    line_end = -1
    for first, last in found:
        if first > line_end:
            kept.append((first, last))
            next_line = file.text.find("\n", first)
            line_end = next_line if next_line >= 0 else len(file.text)
    for (first, last), location in zip(kept, locations_of(file, kept), strict=True):
        yield location, file.text[first:last][:MOST_SHOWN]


def _found(text: str) -> Iterator[tuple[int, int]]:
    if "<" in text:
        yield from (match.span() for match in _TAG.finditer(text))
    if "![" in text:
        yield from (match.span() for match in _IMAGE.finditer(text))
    if "](" in text:
        links = _LINK.finditer(text)
        yield from (match.span(1) for match in links if not _SAFE.match(match[1]))
    if "://" in text:
        yield from (match.span() for match in _CREDENTIALS.finditer(text))
    small = text.lower()
    if any(scheme in small for scheme in _SCHEMES):
        yield from (match.span() for match in _RUNS.finditer(text))
