"""A finding in words: what is wrong, and how to mend it, in the reader's language."""

from collections.abc import Mapping

from pathwaytool.locales import words
from pathwaytool.locales.messages import message_words
from pathwaytool.locales.times import hours_words
from pathwaytool.model.civil_numbers import without_civil_numbers
from pathwaytool.model.diagnostic import Diagnostic

HOURS = frozenset({"needed", "allowed"})
"""Gaps that hold a number of hours."""

CLAUSES = ("near", "existing", "successor", "options")
"""Gaps that hold ids or nothing: what was most likely meant, all that there is, what has come in
its place, of what one is to be chosen."""


def sentence(diagnostic: Diagnostic, language: str) -> str:
    """Say what is wrong; in English where the rule has no words in `language`."""
    message = diagnostic.message
    translated = message_words(language, message.rule)
    return _filled(translated[0] if translated else message.english, diagnostic, language)


def mend(diagnostic: Diagnostic, language: str) -> str:
    """Say how to mend it; in English where the rule has no words in `language`."""
    message = diagnostic.message
    translated = message_words(language, message.rule)
    return _filled(translated[1] if translated else message.mend, diagnostic, language)


class _Gaps(dict[str, str]):
    """Gaps to fill; one that was not given is left as it stands, so that a slip is seen."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _filled(pattern: str, diagnostic: Diagnostic, language: str) -> str:
    spoken = {name: spoken_gap(name, value, language) for name, value in diagnostic.gaps.items()}
    spoken |= {name: title.in_(language) for name, title in diagnostic.titles.items()}
    return without_civil_numbers(" ".join(_literal(pattern, _Gaps(spoken)).split()))


def _literal(pattern: str, gaps: Mapping[str, str]) -> str:
    """Fill {gaps} by name only: no attribute, index or format of a gap is followed."""
    return pattern.format_map(gaps)


def spoken_gap(name: str, value: str, language: str) -> str:
    """Return a gap's value as it is said in `language`.

    A gap whose values are words of the tool has one word for each in `report.toml`, such as
    `kind-step`. A gap in CLAUSES holds ids, and is said as a whole sentence, or not at all. A gap
    in HOURS holds a number of hours.
    """
    if name in HOURS and value.isdecimal():
        return hours_words(int(value), language)
    said = words(language, "report")
    if name in CLAUSES:
        return said[name].format(id=value) if value else ""
    return said.get(f"{name}-{value}", value)
