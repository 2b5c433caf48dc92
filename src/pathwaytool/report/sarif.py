"""Findings as SARIF 2.1.0, the format that code hosts read from analysis tools."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from pathwaytool import __version__
from pathwaytool.locales.messages import message_words
from pathwaytool.model.diagnostic import Diagnostic, Message
from pathwaytool.model.position import Edit, Location
from pathwaytool.report.fingerprint import fingerprints
from pathwaytool.report.json_report import dumped
from pathwaytool.report.sentences import mend, sentence

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """Return the log: one run, with the rules that found something."""
    messages = {one.message.rule: one.message for one in diagnostics}
    rules = {rule: number for number, rule in enumerate(sorted(messages))}
    prints = fingerprints(diagnostics)
    run = {
        "tool": {
            "driver": {
                "name": "pathwaytool",
                "version": __version__,
                "semanticVersion": __version__,
                "language": language,
                "rules": [_rule(messages[rule], language) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "language": language,
        "results": [
            _result(one, language, rules[one.message.rule], fingerprint)
            for one, fingerprint in zip(diagnostics, prints, strict=True)
        ],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(message: Message, language: str) -> dict[str, object]:
    words = message_words(language, message.rule) or (message.english, message.mend)
    return {
        "id": message.rule,
        "shortDescription": {"text": _without_gaps(words[0])},
        "fullDescription": {"text": _without_gaps(words[0])},
        "help": {"text": _without_gaps(words[1]).lstrip("… ")},
        "defaultConfiguration": {"level": message.severity.value},
    }


def _without_gaps(pattern: str) -> str:
    """Return a sentence as it is for any finding, with dots where the gaps are."""
    dotted = re.sub(r"\{\w+\}", "…", pattern)
    return dotted.replace("{{", "{").replace("}}", "}")


def _result(one: Diagnostic, language: str, index: int, fingerprint: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": one.message.rule,
        "ruleIndex": index,
        "level": one.message.severity.value,
        "message": {"text": f"{sentence(one, language)} {mend(one, language)}"},
        "locations": [_place(one.location)],
        "partialFingerprints": {"pathwaytool/v1": fingerprint},
    }
    if one.accepted:
        because = one.accepted.because.in_(language)
        result["suppressions"] = [{"kind": "inSource", "justification": because}]
    if one.related:
        result["relatedLocations"] = [_place(other) for other in one.related]
    if one.edit:
        result["fixes"] = [_fix(one.edit, mend(one, language))]
    return result


def _fix(edit: Edit, said: str) -> dict[str, object]:
    place = _place(edit)["physicalLocation"]
    replaced = {
        "deletedRegion": place["region"],
        "insertedContent": {"text": edit.replacement},
    }
    change = {"artifactLocation": place["artifactLocation"], "replacements": [replaced]}
    return {"description": {"text": said}, "artifactChanges": [change]}


def _place(location: Location | Edit) -> dict[str, dict[str, object]]:
    span = location.span
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(location.path, errors="replace")},
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }
    }
