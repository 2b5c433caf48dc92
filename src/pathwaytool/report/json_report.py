"""Findings as JSON, for scripts."""

import json as json_library
from collections.abc import Sequence

from pathwaytool.model.civil_numbers import without_civil_numbers
from pathwaytool.model.diagnostic import Diagnostic, Severity
from pathwaytool.model.position import Edit, Location
from pathwaytool.report.sentences import mend, sentence

FORMAT_VERSION = 1


def json(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """Return the findings as JSON. Lines and columns count from 1; the end is exclusive."""
    open_ = [one for one in diagnostics if one.accepted is None]
    severities = [one.message.severity for one in open_]
    data = {
        "format": FORMAT_VERSION,
        "language": language,
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
        "accepted": len(diagnostics) - len(open_),
        "findings": [_finding(one, language) for one in open_],
        "accepted_findings": [
            _finding(one, language)
            | {"because": one.accepted.because.in_(language), "review": one.accepted.review}
            for one in diagnostics
            if one.accepted
        ],
    }
    return dumped(data)


def dumped(data: object) -> str:
    """Return `data` as JSON that any reader takes: indented, one line break at the end.

    Lone surrogates, which UTF-8 cannot hold, are written as escapes.
    """
    text = json_library.dumps(data, ensure_ascii=False, indent=2)
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = json_library.dumps(data, indent=2)
    return text + "\n"


def _finding(one: Diagnostic, language: str) -> dict[str, object]:
    return {
        "rule": one.message.rule,
        "severity": one.message.severity.value,
        "message": sentence(one, language),
        "mend": mend(one, language),
        **_place(one.location),
        "about": [
            part if isinstance(part, int) else without_civil_numbers(part) for part in one.about
        ],
        "edit": one.edit and {**_place(one.edit), "replacement": one.edit.replacement},
        "related": [_place(other) for other in one.related],
    }


def _place(location: Location | Edit) -> dict[str, object]:
    span = location.span
    return {
        "path": location.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
