"""The order of words in each language."""

from pathwaytool.model.text import Language

_AFTER_Z = {"da": ("æä", "øö", "å"), "sv": ("å", "äæ", "öø")}
"""Letters that come after z, in order; those of the neighbours stand with their likes."""


def alphabetical(word: str, language: Language) -> str:
    """Return what to sort a word by. Signs before it, such as quotes, do not count."""
    folded = word.casefold().lstrip("\"'(»«”“–- ")
    order = _AFTER_Z.get(language, ())
    # The letters { | } follow z in Unicode.
    places = {ord(letter): "{|}"[at] for at, group in enumerate(order) for letter in group}
    return folded.translate(places)
