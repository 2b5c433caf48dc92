"""How sure we are: open findings in plain words, the proof, and a page for each rule."""

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup

from pathwaytool.check.rule import Rule
from pathwaytool.check.rules import RULES
from pathwaytool.locales.messages import message_words
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.diagnostic import Diagnostic, Severity
from pathwaytool.publish.desk import About, Desk
from pathwaytool.publish.prose import html_of
from pathwaytool.publish.site import Example, Found, Page
from pathwaytool.publish.verdicts import verdict
from pathwaytool.publish.writer import Writer
from pathwaytool.report.sentences import mend, sentence

MOST_FINDINGS = 60
"""How many findings of one rule the page lists before it only counts the rest."""


def quality_pages(desk: Desk) -> Iterator[Page]:
    """Yield the page of open findings and the pages of the rules."""
    word = desk.writer.word
    found = (Found(word("quality"), word("found_page"), word("quality_what")),)
    about = About(desk.keys.whole, word("quality_what"), found)
    given = partial(_quality, desk)
    yield desk.page("kvalitet", word("quality"), "quality.html", given, about=about)
    about = About(desk.keys.shared, word("rules_what"))
    yield desk.page("regler/index", word("rules"), "list.html", _rules, about=about)
    for rule in RULES:
        yield _rule_page(desk, rule)


def _quality(desk: Desk, writer: Writer) -> Mapping[str, object]:
    findings = desk.site.diagnostics
    errors = sum(1 for one in findings if one.message.severity == Severity.ERROR)
    return {
        "summary": writer.word("findings", errors=errors, warnings=len(findings) - errors),
        "proofs": [
            {"pathway": one, "verdict": verdict(desk.site.proofs.get(one.id), writer)}
            for one in list(desk.library.pathways.values())[:MOST_FINDINGS]
        ],
        "confidence": _confidence(desk),
        "groups": _groups(findings, writer),
    }


def _confidence(desk: Desk) -> list[Mapping[str, object]]:
    statements, bases = desk.library.statements.values(), desk.library.legal_bases.values()
    return [
        {
            "name": one.value,
            "statements": sum(1 for statement in statements if statement.confidence == one),
            "legal": sum(1 for basis in bases if basis.confidence == one),
        }
        for one in Confidence
    ]


def _groups(findings: tuple[Diagnostic, ...], writer: Writer) -> list[Mapping[str, object]]:
    groups: dict[str, list[Diagnostic]] = {}
    for one in findings:
        groups.setdefault(one.message.rule, []).append(one)
    return [
        {
            "rule": rule,
            "title": _first_line(rule, rows[0].message.english, writer),
            "mend": mend(rows[0], writer.language) if len(rows) == 1 else "",
            "rows": rows,
            "shown": [_row(one, writer) for one in rows[:MOST_FINDINGS]],
        }
        for rule, rows in sorted(groups.items(), key=lambda item: -len(item[1]))
    ]


def _first_line(rule: str, otherwise: str, writer: Writer) -> str:
    known = next((one for one in RULES if one.id == rule), None)
    manual = _manual(known, writer.language) if known else otherwise
    return manual.split("\n", 1)[0]


def _row(finding: Diagnostic, writer: Writer) -> Mapping[str, str]:
    location = finding.location
    return {
        "sentence": sentence(finding, writer.language),
        "place": f"{location.path}:{location.span.line}",
    }


def _rules(writer: Writer) -> Mapping[str, object]:
    rows = [
        {
            "url": writer.url("rule", rule.id),
            "title": Markup("<code>{}</code>").format(rule.id),
            "what": _manual(rule, writer.language).split("\n", 1)[0],
        }
        for rule in RULES
    ]
    groups = [{"title": "", "rows": rows}]
    return {"title": writer.word("rules"), "what": writer.word("rules_what"), "groups": groups}


def _rule_page(desk: Desk, rule: Rule) -> Page:
    writer = desk.writer
    manual = _manual(rule, writer.language)
    first = manual.split("\n", 1)[0]
    found = (Found(rule.id, writer.word("found_rule"), first),)
    examples = desk.site.examples.get(rule.id, ())
    return desk.page(
        f"regler/{rule.id}",
        rule.id,
        "rule.html",
        partial(_rule, rule, manual, examples),
        about=About(desk.keys.shared, first, found),
    )


def _rule(
    rule: Rule, manual: str, examples: tuple[Example, ...], writer: Writer
) -> Mapping[str, object]:
    first, _, rest = manual.partition("\n")
    words = message_words(writer.language, rule.id)
    shown = {"good": "example_good", "bad": "example_bad", "out": "example_output"}
    return {
        "rule": {
            "id": rule.id,
            "severity": writer.word(f"severity_{rule.message.severity.value}"),
            "first": first,
            "rest": html_of(rest.strip()),
            "mend": words[1] if words else rule.message.mend,
        },
        "examples": [(writer.word(shown[_sort(one.file)]), one.text) for one in examples],
    }


def _sort(file: str) -> str:
    if file.endswith(".txt"):
        return "out"
    return "good" if file.startswith("good") else "bad"


def _manual(rule: Rule, language: str) -> str:
    lines = rule.manual.split("\n")
    return "\n".join(line for line in lines if not line.startswith("Fix:"))
