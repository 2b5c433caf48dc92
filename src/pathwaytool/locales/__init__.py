"""The words the tool itself says, in Danish, English and Swedish.

One folder a language, one TOML file a part of the tool: `words("da", "draw")["lane"]`.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("da", "en", "sv")

FALLBACK = "en"


@cache
def words(language: str, part: str) -> Mapping[str, str]:
    """Return the words of one part of the tool, keyed by name; English where a word is missing.

    An unknown language gives English. Raises: FileNotFoundError for an unknown part.
    """
    english = _read(FALLBACK, part)
    return english | _read(language, part) if language in LANGUAGES else english


def _read(language: str, part: str) -> dict[str, str]:
    # A plain path: importlib.resources costs every command some 20 ms.
    path = Path(__file__).parent / language / f"{part}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
