"""Findings as JUnit XML: a test case for each, which fails for an error."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from pathwaytool.locales import words
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.report.sentences import mend, sentence
from pathwaytool.report.text import place_of

# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def junit(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """Return the report. Warnings pass, with the sentence as their output; so does a clean run."""
    failures = sum(one.is_error for one in diagnostics)
    skipped = sum(one.accepted is not None for one in diagnostics)
    cases = [line for one in diagnostics for line in _case(one, language)]
    counts = f'tests="{len(diagnostics) or 1}" failures="{failures}" errors="0"'
    also = f' skipped="{skipped}"' if skipped else ""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="pathwaytool" {counts}>',
        f'  <testsuite name="pathwaytool" {counts}{also}>',
        *(cases or ['    <testcase classname="pathwaytool" name="validate"/>']),
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _case(one: Diagnostic, language: str) -> Iterator[str]:
    place = place_of(one.location)
    said = sentence(one, language)
    name = _attribute(f"{one.message.rule} {place}")
    path = _attribute(one.location.path)
    yield f'    <testcase classname="{path}" name="{name}" file="{path}">'
    body = _attribute(f"{place}: {said} {mend(one, language)}")
    if one.accepted:
        known = f"{words(language, 'report')['accepted']}: {one.accepted.because.in_(language)}"
        yield f'      <skipped message="{_attribute(known)}"/>'
        yield f"      <system-out>{body}</system-out>"
    elif one.is_error:
        yield f'      <failure type="{_attribute(one.message.rule)}" message="{_attribute(said)}">'
        yield f"{body}</failure>"
    else:
        yield f"      <system-out>{body}</system-out>"
    yield "    </testcase>"


def _attribute(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text)).replace("\n", "&#10;").replace("\r", "&#13;")
