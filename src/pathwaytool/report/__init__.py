"""Findings as text for people, and in the formats that review tools read."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Protocol

from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.report.sentences import mend, sentence
from pathwaytool.report.text import text

__all__ = ["FORMATS", "mend", "sentence", "text"]


class Format(Protocol):
    """A way to write findings: only a terminal has colours."""

    def __call__(
        self, diagnostics: Sequence[Diagnostic], language: str, /, *, colour: bool = False
    ) -> str:
        """Return the report, with a line break at its end unless it is empty."""


def _from(module: str, name: str) -> Format:
    """Return the format `name` of a module, which is only imported where it is asked for."""

    def written(
        diagnostics: Sequence[Diagnostic], language: str, /, *, colour: bool = False
    ) -> str:
        write: Callable[[Sequence[Diagnostic], str], str]
        write = getattr(import_module(f"pathwaytool.report.{module}"), name)
        return write(diagnostics, language)

    return written


FORMATS: Mapping[str, Format] = {
    "text": text,
    "json": _from("json_report", "json"),
    "sarif": _from("sarif", "sarif"),
    "github": _from("github", "github"),
    "gitlab": _from("gitlab", "gitlab"),
    "junit": _from("junit", "junit"),
}
"""The formats, by the name that the command line gives them."""
