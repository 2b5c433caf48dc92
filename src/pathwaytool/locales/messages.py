"""What a finding says in other languages than English: its sentence and its mend."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

PARTS = ("files", "load", "rules", "prove")
"""The files that hold messages, one table a rule: `[dead-end]`, `text = "…"`, `mend = "…"`."""


def message_words(language: str, rule: str) -> tuple[str, str] | None:
    """Return the sentence and the mend of `rule`, both with {gaps}; None where not translated.

    English stands in the code, in `Message.english` and `Message.mend`.
    """
    entry = _messages(language).get(rule)
    return (entry["text"], entry["mend"]) if entry else None


def translated_rules(language: str) -> frozenset[str]:
    """Return the ids of all rules that have words in `language`."""
    return frozenset(_messages(language))


@cache
def _messages(language: str) -> Mapping[str, Mapping[str, str]]:
    folder = Path(__file__).parent / language
    found: dict[str, Mapping[str, str]] = {}
    for part in PARTS:
        path = folder / f"{part}.toml"
        if path.is_file():
            found.update(tomllib.loads(path.read_text("utf-8")))
    return found
