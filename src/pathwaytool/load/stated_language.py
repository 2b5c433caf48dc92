"""What a library file says as far as can be told without reading it as YAML: its language."""

import re
from collections.abc import Iterable, Mapping

from pathwaytool.model.text import Language

LIBRARY_FILES = ("library.yml", "library.yaml")

FALLBACK_LANGUAGE: Language = "da"
"""The language of a library that states none that we know."""

_IS_LIBRARY = re.compile(r"^library:", re.MULTILINE)
_SAYS_BASE = re.compile(rb"\bbase\b")
_STATED_LANGUAGE = re.compile(r"^languages:[\s\[\"'-]*(da|en|sv)\b", re.MULTILINE)


def stated_language(texts: Iterable[str]) -> Language | None:
    """Return the first language that a library file among `texts` states; None if none does."""
    stated = (_STATED_LANGUAGE.search(text) for text in texts if _IS_LIBRARY.search(text))
    return next((found[1] for found in stated if found), None)


def may_have_base(texts: Mapping[str, bytes]) -> bool:
    """Tell whether the library file among `texts` may name a library that it rests on."""
    return any(_SAYS_BASE.search(texts.get(name, b"")) for name in LIBRARY_FILES)
