"""Findings as a GitLab code quality report."""

from collections.abc import Sequence

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
                "description": f"{sentence(one, language)} {mend(one, language)}",
                "check_name": one.message.rule,
                "fingerprint": fingerprint,
                "severity": SEVERITIES[one.message.severity],
                "location": {
                    "path": one.location.path,
                    "lines": {"begin": one.location.span.line, "end": one.location.span.end_line},
                },
            }
            for one, fingerprint in zip(diagnostics, prints, strict=True)
        ]
    )
