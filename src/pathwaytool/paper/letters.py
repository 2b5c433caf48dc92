"""Text as the paper's font can show it: nothing is left to a machine's own fonts."""

import re
import unicodedata

from pathwaytool.draw.font import widths

MISSING = "\ufffd"
"""What stands for a letter that the font lacks; the cover says so where there is one."""

ALIKE = {"→": "›", "←": "‹", "≤": "<=", "≥": ">=", "‐": "-", "‑": "-", "―": "—", "\u2009": "\xa0"}
"""Signs that the font lacks, and what says the same."""

UNSEEN_BUT_KEPT = "\xad\u200b"
"""Where a word may be broken."""

LONGEST = 24
"""Signs in a row after which a line may break, where no rule of the language lets it."""

OF_A_WORD = 72
"""Letters that a word may have and be left to the hyphenation of its language."""

_UNBROKEN = re.compile(rf"[^\s\u200b\xad]{{{LONGEST + 1},}}")
_PATCH = re.compile(r"[^ -~]")


def legible(text: str) -> str:
    """Return `text` in letters of the font, in the order they are read.

    Signs that cannot be seen - such as those that turn the direction of reading - are left out,
    letters that the font lacks are told by `MISSING`.
    """
    return _PATCH.sub(lambda found: _shown(found[0]), unicodedata.normalize("NFC", text))


def breakable(text: str) -> str:
    """Return `text` with places where a line may break in what has none for very long.

    Words are left to the hyphenation of their language.
    """
    return _UNBROKEN.sub(lambda found: _broken(found[0]), text)


def _broken(word: str) -> str:
    if word.isalpha() and len(word) <= OF_A_WORD:
        return word
    pieces = (word[first : first + LONGEST] for first in range(0, len(word), LONGEST))
    return "\u200b".join(pieces)


def _shown(letter: str) -> str:
    if letter in "\n\t\r\u2028\u2029\x85":
        return " "
    if unicodedata.category(letter)[0] == "C" and letter not in UNSEEN_BUT_KEPT:
        return ""
    if letter in widths(bold=False):
        return letter
    return ALIKE.get(letter, MISSING)
