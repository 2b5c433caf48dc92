"""The language of a library as far as its file can be read, also where it does not fit."""

import re
from collections.abc import Iterable

from pathwaytool.model.text import Language

FALLBACK_LANGUAGE: Language = "da"
"""The language of a library that states none that we know."""

_IS_LIBRARY = re.compile(r"^library:", re.MULTILINE)
_STATED_LANGUAGE = re.compile(r"^languages:[\s\[\"'-]*(da|en|sv)\b", re.MULTILINE)


def stated_language(texts: Iterable[str]) -> Language | None:
    """Return the first language that a library file among `texts` states; None if none does."""
    stated = (_STATED_LANGUAGE.search(text) for text in texts if _IS_LIBRARY.search(text))
    return next((found[1] for found in stated if found), None)
