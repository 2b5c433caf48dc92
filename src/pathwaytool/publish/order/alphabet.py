"""The order of words in each language."""

import re
from unicodedata import combining, normalize

from pathwaytool.model.text import Language

_AFTER_Z = {"da": ("æä", "øö", "å"), "sv": ("å", "äæ", "öø")}
"""Letters that come after z, in order; those of the neighbours stand with their likes."""

_LIKE = {"ü": "y", "ű": "y", "ß": "ss", "ð": "d", "đ": "d", "þ": "th", "œ": "oe", "ł": "l"}
"""Letters of other languages, as Danish and Swedish count them; any other accent is left off."""

_ENGLISH = {"ü": "u", "ű": "u", "æ": "ae", "ø": "o"}

_WORD = re.compile(r"[^\W\d_]+")
_SEAM = re.compile(
    r"(?:data|ekstra|kontra|infra|intra|ultra|skema|tema|klima|media)a", re.IGNORECASE
)
"""Where one part of a compound ends in a and the next begins with it."""


def alphabetical(word: str, language: Language) -> str:
    """Return what to sort a word by.

    Words come one by one, numbers by what they are worth and before letters, and § before numbers.
    Other signs, such as quotes, do not count. Of words that are else the same, the one without
    accents and capitals comes first.
    """
    order = _AFTER_Z.get(language, ())
    # The letters { | } follow z in Unicode; braces of the word itself are signs.
    places = {letter: "{|}"[at] for at, group in enumerate(order) for letter in group}
    like = places | (_LIKE if order else _LIKE | _ENGLISH)
    text = normalize("NFC", re.sub("[{|}]", " ", word))
    if language == "da":
        text = _WORD.sub(lambda found: _with_aa(found[0]), text)
    letters = "".join(like.get(one) or _bare(one) for one in text.casefold())
    parts = re.findall(r"§|\d+|(?:[^\W\d_]|[{|}])+", letters)
    return " ".join(_weight(one) for one in parts) + f"\0{text.swapcase()}"


def _with_aa(word: str) -> str:
    """Write å for aa where Danish counts it so: in names, and where a word begins or ends so.

    Inside a word it is mostly the seam of a compound, as in "ekstraarbejde".
    """
    small = word.casefold()
    is_name = word[0].isupper() and not _SEAM.match(word)
    if is_name or small.startswith("aa") or small.endswith("aa"):
        return re.sub("aa", "å", word, flags=re.IGNORECASE)
    return word


def _bare(letter: str) -> str:
    return "".join(one for one in normalize("NFD", letter) if not combining(one))


def _weight(part: str) -> str:
    if part == "§":
        return "!"
    if part.isdecimal():
        worth = str(int(part))
        return f"{len(worth):04}{worth}"
    return part
