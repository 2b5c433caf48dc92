"""How wide a text is, and where its lines break, without asking the machine for a font.

The widths are those of the font that travels with the tool (`font.py`), letter by letter; pairs
that stand closer together only make a text narrower. A picture is therefore the same on every
machine. `MARGIN` leaves room for what a browser rounds.
"""

from functools import lru_cache

from pathwaytool.draw.font import UNITS, widths

MARGIN = 1.02

# In thousandths of the size: letters that the font lacks, which the machine's own font draws.
_OTHER = 900
_WIDE = 1100


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide `text` is at most. Unit: the unit of `size`, pixels."""
    known = widths(bold=bold)
    units = sum(known[char] if char in known else _unknown(char) for char in text)
    return units / UNITS * size * MARGIN


def _unknown(char: str) -> float:
    return (_WIDE if ord(char) > 0x2E7F else _OTHER) / 1000 * UNITS


@lru_cache(maxsize=16384)
def lines_of(
    text: str, width: float, size: float, *, bold: bool = False, most: int = 9
) -> tuple[str, ...]:
    """Break `text` into at most `most` lines of at most `width`; the last may end in an ellipsis.

    A word that is too long for a line is broken where it must be; the characters are all kept.
    """
    lines: list[str] = []
    line = ""
    for word in _words(" ".join(text.split()), width, size, bold):
        longer = f"{line} {word}".strip()
        if line and width_of(longer, size, bold=bold) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(" ".join(lines[most - 1 :]), width, size, bold)]
    return tuple(lines)


def _words(text: str, width: float, size: float, bold: bool) -> list[str]:
    words: list[str] = []
    for word in text.split(" "):
        rest = word
        while width_of(rest, size, bold=bold) > width and len(rest) > 1:
            cut = _fitting(rest, width, size, bold)
            words.append(rest[:cut])
            rest = rest[cut:]
        words.append(rest)
    return words


def _fitting(word: str, width: float, size: float, bold: bool) -> int:
    """Return how many characters of a long word fit; after a hyphen or a slash if it has one."""
    most = 1
    while most < len(word) and width_of(word[: most + 1], size, bold=bold) <= width:
        most += 1
    breaks = [place + 1 for place in range(1, most) if word[place] in "-/–"]
    return breaks[-1] if breaks else most


def _shortened(text: str, width: float, size: float, bold: bool) -> str:
    while text and width_of(text + "…", size, bold=bold) > width:
        text = text[:-1]
    return text.rstrip(" ,.;:-") + "…"
