"""Letters that a wrong encoding has made others of, or lost: `Ã¦` for æ, and � for any."""

import re
from collections.abc import Iterator
from itertools import islice

from pathwaytool.load.encoding import refusal
from pathwaytool.load.failure import shown
from pathwaytool.load.messages.signs import GARBLED, LETTER_LOST
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import SourceFile

MOST_TOLD = 50
"""The most lost letters of a file that are told of."""

# What UTF-8 writes after the first byte of a letter, as Windows-1252 and Latin-1 read it.
_REST = bytes(range(0x80, 0xC0))
_SIGNS = re.escape(_REST.decode("cp1252", "ignore") + _REST.decode("latin-1"))
# Only those that no word of our languages holds: not Å and a quotation mark.
_RUN = re.compile(rf"(?:[ÂÃ][{_SIGNS}]|â[€„][{_SIGNS}]|ï»¿)+")
_FIRST = ("Ã", "Â", "â€", "â„", "ï»¿")
_TIMES = 3
"""How often a letter may have been read wrongly, each time making others of it."""


def garbled_letters(path: str, text: str) -> Diagnostic | None:
    """Return one finding for all letters of a text that a wrong encoding has made others of."""
    if text.isascii() or not any(sign in text for sign in _FIRST):
        return None
    places = [one.span() for one in _RUN.finditer(text) if _meant(one[0]) != one[0]]
    if not places:
        return None
    first, last = places[0], places[-1]
    gaps: dict[str, str | int] = {
        "written": shown(_word(text, first)),
        "meant": shown(_RUN.sub(lambda run: _meant(run[0]), _word(text, first))),
        "n": len(places),
    }
    found = refusal(GARBLED, path, text, first, **gaps)
    whole = refusal(GARBLED, path, text, (first[0], last[1]), **gaps).location.span
    mended = _RUN.sub(lambda run: _meant(run[0]), text[first[0] : last[1]])
    return found.mended(mended, whole)


def _meant(run: str) -> str:
    for _ in range(_TIMES):
        try:
            run = b"".join(map(_byte, run)).decode("utf-8")
        except UnicodeError:
            break
    return run.replace("\xa0", " ").replace("\ufeff", "")


def _byte(sign: str) -> bytes:
    """Return the byte that was read as a sign. Raises: UnicodeError."""
    try:
        return sign.encode("cp1252")
    except UnicodeError:
        return sign.encode("latin-1")


_BEFORE, _AFTER = re.compile(r"[^\s,:\[\]{}\"']{0,30}\Z"), re.compile(r"[^\s,:\[\]{}\"']{0,30}")


def _word(text: str, place: tuple[int, int]) -> str:
    before, after = _BEFORE.search(text[: place[0]][-30:]), _AFTER.match(text, place[1])
    return (before[0] if before else "") + text[slice(*place)] + (after[0] if after else "")


# In an address a question mark stands before letters with right.
_LOST = re.compile(
    r"(?<![^\s\"'(\[{,»„“])[^\s\"'\[\](){},/=&]*"
    r"(?:\ufffd|(?<=[^\W\d_])\?(?=[a-zæøåäöé]))[^\s\"'\[\](){},/=&]*(?![/=&])"
)


def lost_letters(source: SourceFile) -> Iterator[Diagnostic]:
    """Yield a warning for each word of a file that has a sign where a letter was lost."""
    text = source.text
    if "\ufffd" in text or "?" in text:
        yield from islice(_lost(source.path, text), MOST_TOLD)


def _lost(path: str, text: str) -> Iterator[Diagnostic]:
    at = 0
    for line in text.split("\n"):
        if ("\ufffd" in line or "?" in line) and not line.lstrip().startswith("#"):
            for found in _LOST.finditer(line[:_LONGEST]):
                sign = "\ufffd" if "\ufffd" in found[0] else "?"
                place = (at + found.start(), at + found.end())
                yield refusal(LETTER_LOST, path, text, place, word=shown(found[0]), sign=sign)
        at += len(line) + 1


_LONGEST = 2_000
"""The most characters of a line that are looked at."""
