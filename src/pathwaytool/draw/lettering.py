"""How wide a text is, and where its lines break, without asking the machine for a font.

The widths are those of the font that travels with the tool (`font.py`), letter by letter; pairs
that stand closer together only make a text narrower. A picture is therefore the same on every
machine. `MARGIN` leaves room for what a browser rounds.
"""

from collections.abc import Iterator
from functools import lru_cache

from pathwaytool.draw.font import UNITS, widths

MARGIN = 1.02

# In thousandths of the size: letters that the font lacks, which the machine's own font draws.
_OTHER = 900
_WIDE = 1100


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide `text` is at most. Unit: the unit of `size`, pixels."""
    return sum(_char_width(char, bold) for char in text) / UNITS * size * MARGIN


def _char_width(char: str, bold: bool) -> float:
    """Return how wide a letter is. Unit: that of the font."""
    known = widths(bold=bold).get(char)
    return (_WIDE if ord(char) > 0x2E7F else _OTHER) / 1000 * UNITS if known is None else known


@lru_cache(maxsize=16384)
def lines_of(
    text: str, width: float, size: float, *, bold: bool = False, most: int = 9
) -> tuple[str, ...]:
    """Break `text` into at most `most` lines of at most `width`; the last may end in an ellipsis.

    A word that is too long for a line is broken where it must be; the characters are all kept.
    """
    lines: list[str] = []
    line = ""
    for word in _words(text, width, size, bold):
        longer = f"{line} {word}".strip()
        if line and width_of(longer, size, bold=bold) > width:
            lines.append(line)
            line = word
        else:
            line = longer
        if len(lines) > most:  # what comes after is not shown
            break
    lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(" ".join(lines[most - 1 :]), width, size, bold)]
    return tuple(lines)


def _words(text: str, width: float, size: float, bold: bool) -> Iterator[str]:
    room = width / size / MARGIN * UNITS
    for word in text.split() or [""]:
        first = 0
        while (fit := _fitting(word, first, room, bold)) < len(word):
            yield word[first:fit]
            first = fit
        yield word[first:]


def _fitting(word: str, first: int, room: float, bold: bool) -> int:
    """Return up to where a word fits from character `first` on, at least one further.

    Where it does not fit to its end: up to after a hyphen or a slash if it has one. Unit of `room`:
    that of the font.
    """
    used, broken = 0.0, 0
    for place in range(first, len(word)):
        used += _char_width(word[place], bold)
        if used > room and place > first:
            return broken or place
        if place > first and word[place] in "-/–":
            broken = place + 1
    return len(word)


def _shortened(text: str, width: float, size: float, bold: bool) -> str:
    room = width / size / MARGIN * UNITS - _char_width("…", bold)
    end = 0
    while end < len(text) and (room := room - _char_width(text[end], bold)) >= 0:
        end += 1
    return text[:end].rstrip(" ,.;:-") + "…"
