"""Findings for GitHub: in the log for people, and as annotations on the lines of a pull request."""

from collections.abc import Iterator, Sequence

from pathwaytool.locales import words
from pathwaytool.model.diagnostic import Diagnostic, Severity
from pathwaytool.report.sentences import mend, sentence
from pathwaytool.report.text import place_of, shown, summary

MOST = 10
"""How many errors, and how many warnings, the host shows as annotations of one step."""


def github(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """Return every finding in a line to read, the first ones as commands too, and a sum."""
    return "".join(f"{line}\n" for line in _lines(diagnostics, language))


def _lines(diagnostics: Sequence[Diagnostic], language: str) -> Iterator[str]:
    said = words(language, "report")
    open_ = [one for one in diagnostics if one.accepted is None]
    for one in open_:
        text = f"{sentence(one, language)} {said['mend']}: {mend(one, language)}"
        grave = said[one.message.severity.value]
        yield _plain(f"{place_of(one.location)}: {grave}: {text} [{one.message.rule}]")
    for severity in Severity:
        of_it = [one for one in open_ if one.message.severity == severity]
        yield from (_command(one, language) for one in of_it[:MOST])
    yield _plain(summary(diagnostics, language))


def _plain(line: str) -> str:
    """Return a line that the host only shows: whatever it holds, it is no command."""
    line = shown(line).replace("##[", "# #[")
    return f"./{line.lstrip()}" if line.lstrip().startswith("::") else line


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
