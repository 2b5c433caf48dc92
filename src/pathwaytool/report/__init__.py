"""Findings as text for people, and in the formats that review tools read."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.report.github import github
from pathwaytool.report.gitlab import gitlab
from pathwaytool.report.json_report import json
from pathwaytool.report.junit import junit
from pathwaytool.report.sarif import sarif
from pathwaytool.report.sentences import mend, sentence
from pathwaytool.report.text import text

__all__ = [
    "FORMATS",
    "github",
    "gitlab",
    "json",
    "junit",
    "mend",
    "sarif",
    "sentence",
    "text",
]


class Format(Protocol):
    """A way to write findings: only a terminal has colours."""

    def __call__(
        self, diagnostics: Sequence[Diagnostic], language: str, /, *, colour: bool = False
    ) -> str:
        """Return the report, with a line break at its end unless it is empty."""


def _without_colour(write: Callable[[Sequence[Diagnostic], str], str]) -> Format:
    def written(
        diagnostics: Sequence[Diagnostic], language: str, /, *, colour: bool = False
    ) -> str:
        return write(diagnostics, language)

    return written


FORMATS: Mapping[str, Format] = {
    "text": text,
    "json": _without_colour(json),
    "sarif": _without_colour(sarif),
    "github": _without_colour(github),
    "gitlab": _without_colour(gitlab),
    "junit": _without_colour(junit),
}
"""The formats, by the name that the command line gives them."""
