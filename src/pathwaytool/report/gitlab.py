"""Findings as a GitLab code quality report."""

from collections.abc import Sequence

from pathwaytool.locales import words
from pathwaytool.model.diagnostic import Diagnostic, Severity
from pathwaytool.report.fingerprint import fingerprints
from pathwaytool.report.json_report import dumped
from pathwaytool.report.sentences import mend, sentence

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def gitlab(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """Return the report: a JSON list of issues."""
    prints = fingerprints(diagnostics)
    return dumped(
        [
            {
                "description": _description(one, language),
                "check_name": one.message.rule,
                "fingerprint": fingerprint,
                "severity": "info" if one.accepted else SEVERITIES[one.message.severity],
                "location": {
                    "path": one.location.path,
                    "lines": {"begin": one.location.span.line, "end": one.location.span.end_line},
                },
            }
            for one, fingerprint in zip(diagnostics, prints, strict=True)
        ]
    )


def _description(one: Diagnostic, language: str) -> str:
    """Say what is wrong and how to mend it; of what is accepted, why it is."""
    if one.accepted is None:
        return f"{sentence(one, language)} {mend(one, language)}"
    said = words(language, "report")["accepted"]
    return f"{said}: {sentence(one, language)} {one.accepted.because.in_(language)}"
