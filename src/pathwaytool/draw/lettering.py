"""How wide a text is, and where its lines break, without asking the machine for a font.

The widths are those of Arial and of the fonts made to its measure (Helvetica, Liberation Sans,
Arimo); the picture's style names those fonts first. A picture is therefore the same on every
machine. `MARGIN` leaves room for fonts that are a little wider.
"""

from functools import lru_cache

MARGIN = 1.05
BOLD = 1.09
"""How much wider the same text is in bold, in the same fonts."""

# Thousandths of the size. Characters that are not listed are taken to be as wide as `_OTHER`.
_OTHER = 620
_WIDE = 1000
_WIDTHS = {
    char: width
    for width, chars in (
        (225, "'ijl’‘"),
        (280, " !,./:;I[\\]ft·|\u00a0"),
        (340, '()-`r{}”“„"'),
        (390, "*"),
        (500, "Jcksvxyz^"),
        (560, "#$0123456789?L_abdeghnopquåäöéèüáíóúñç§–«»+<=>~"),
        (615, "FTZøß"),
        (670, "&ABEKPSVXYÅÄÉ"),
        (725, "CDHNRUwÜ"),
        (780, "GOQØÖ"),
        (835, "Mm"),
        (890, "%æ"),
        (945, "W"),
        (1020, "Æ—…→@"),
    )
    for char in chars
}


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide `text` is at most. Unit: the unit of `size`, pixels."""
    thousandths = sum(_char_width(char) for char in text)
    return thousandths / 1000 * size * MARGIN * (BOLD if bold else 1)


def _char_width(char: str) -> int:
    known = _WIDTHS.get(char)
    if known is not None:
        return known
    return _WIDE if ord(char) > 0x2E7F else _OTHER


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
