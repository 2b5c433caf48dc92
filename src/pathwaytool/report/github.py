"""Findings as annotations on the lines of a pull request, by the workflow commands of GitHub."""

from collections.abc import Sequence

from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.report.sentences import mend, sentence
from pathwaytool.report.text import shown


def github(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """Return one command a line."""
    return "".join(_command(one, language) + "\n" for one in diagnostics)


def _command(one: Diagnostic, language: str) -> str:
    span = one.location.span
    where = {"file": one.location.path, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # columns are only read where both are on one line
        where |= {"col": span.column, "endColumn": max(span.column, span.end_column - 1)}
    where["title"] = one.message.rule
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in where.items())
    text = f"{sentence(one, language)} {mend(one, language)}"
    return f"::{one.message.severity.value} {properties}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return shown(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
