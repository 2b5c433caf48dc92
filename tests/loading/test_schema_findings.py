"""What does not fit the schema: one finding for each mistake, at its place, with the mend."""

from collections.abc import Iterator
from typing import Any

import pytest

from pathwaytool.api import check_texts
from pathwaytool.load.file import read_file
from pathwaytool.load.schema import KINDS, schema
from pathwaytool.load.schema_findings import findings
from tests.loading.examples import (
    EDITION,
    LIBRARY,
    PATHWAY,
    REGISTERS,
    broken,
    loaded,
    only,
    pointed_at,
)
from tests.rules.example_library import shared_texts

TITLE, KIND = "title: Trin et", "kind: action"
ACCOUNTABLE, START = "accountable: raadgiver", "start: always"
LIMIT, NEXT = "limit: 24 hours", "next: {to: slut, label: Færdig}"

KEYS = [
    (TITLE, "titel: Trin et", "misspelt-key", "titel"),
    (TITLE, "Titel: Trin et", "misspelt-key", "Titel"),
    (ACCOUNTABLE, "acountable: raadgiver", "misspelt-key", "acountable"),
    (ACCOUNTABLE, "ansvarlig: raadgiver", "misspelt-key", "ansvarlig"),
    (KIND, "type: action", "misspelt-key", "type"),
    ("otherwise: s2", "otherwize: s2", "misspelt-key", "otherwize"),
    ("      one:\n", "      oneof:\n", "misspelt-key", "oneof"),
    (START, "start: {wen: {alder: 12}}", "misspelt-key", "wen"),
    (START, "start: {hvis: {alder: 12}}", "misspelt-key", "hvis"),
    ("otherwise: s2", "ellers: s2", "misspelt-key", "ellers"),
    (TITLE, TITLE + "\n    xyzzy: 1", "unknown-key", "xyzzy"),
    (TITLE, "title: {da: Trin, no: Steg}", "unknown-key", "no"),
    (TITLE, "title: {da: Trin, et, en: Step}", "comma-in-text", "et"),
    (TITLE, "title: {da: Trin, et, to, tre, fire, en: Step}", "comma-in-text", "et"),
    (TITLE, "title: {da: Trin, no: , en: Step}", "unknown-key", "no"),
    (START, "stops: {steps:[s1]}", "missing-space-after-colon", "steps:"),
    ("  slut: {title: Slut}", '  "slut:x": {title: Slut}', "missing-space-after-colon", '"slut:x"'),
    ("handoff: {documents", "handoff: {dokumenter: [x], documents", "unknown-key", "dokumenter"),
    (TITLE, "", "missing-key", "s1"),
    ("owner: Styrelsen\n", "", "missing-key", "pathway"),
    (LIMIT, "percent: 5", "missing-key", None),
    ("kind: target", "kind: percentage", "missing-key", None),
    (ACCOUNTABLE, "", "missing-accountable", "s1"),
    (ACCOUNTABLE, "accountable: [a, b]", "several-accountable", "[a, b]"),
    (ACCOUNTABLE, "accountable: [a]", "one-id-expected", "[a]"),
    ("when: {alder: 12-14, not: {samtykke: no}}, ", "", "branch-without-condition", None),
    (", to: s2", "", "branch-without-target", None),
    ("- otherwise: s2", "- to: s2", "branch-without-condition", None),
    ("- otherwise: s2", "- otherwise: s2\n          to: s2", "keys-that-exclude-each-other", "to"),
    ("values: 12-17", "values: 12-17, outcomes_of: x", "keys-that-exclude-each-other", "values"),
    (
        NEXT,
        "next: {each: [{when: {alder: 12}, to: slut}, {always: slut, otherwise: slut}]}",
        "keys-that-exclude-each-other",
        "otherwise",
    ),
    (
        NEXT,
        "next: {each: [{when: {alder: 12}, to: slut}, {otherwise: slut, to: slut}]}",
        "keys-that-exclude-each-other",
        "to",
    ),
    (NEXT, "next: {to: slut, all: [s1]}", "next-mixed", "next"),
    (NEXT, "next: [slut, s1]", "next-is-list", "next"),
]

LOST = [
    ("  s1:\n    title", "    title", "bad-indentation", "s2:"),
    ("  s2:\n    title", "    title", "duplicate-key", "title"),
    ("    next: {to: slut", "  next: {to: slut", "key-where-id-belongs", "next"),
    ("    " + NEXT, "  next: slut", "key-where-id-belongs", "next"),
    ("ends:\n", "", "missing-keys", "slut"),
    ("ends:\n", "  ends:\n", "heading-indented", "ends"),
    ("steps:\n", "  steps:\n", "heading-indented", "steps"),
]

VALUES = [
    (TITLE, "title:", "empty-value", "title"),
    (TITLE, "title: ''", "empty-text", "''"),
    (TITLE, "title: ' '", "empty-text", "' '"),
    (TITLE, "title: [a]", "text-expected", "[a]"),
    (TITLE, "title: {}", "empty-list", "title"),
    (KIND, "kind: acton", "misspelt-value", "acton"),
    (KIND, "kind: xyz", "not-one-of", "xyz"),
    (KIND, "kind:", "empty-value", "kind"),
    (ACCOUNTABLE, "accountable: {a: b}", "one-id-expected", "{a: b}"),
    (ACCOUNTABLE, "accountable: Kommunens rådgiver", "words-for-an-id", "Kommunens rådgiver"),
    (ACCOUNTABLE, "accountable: rådgiver!", "not-an-id", "rådgiver!"),
    (ACCOUNTABLE, "accountable: raadgiver, laerer", "several-accountable", "raadgiver, laerer"),
    ("phases: [a, b]", "phases: [abc bcd]", "missing-comma", "abc bcd"),
    ("phases: [a, b]", "phases:\n  - abc, bcd", "several-ids", "abc, bcd"),
    ("phases: [a, b]", "phases: [BL-02 JUS-23]", "missing-comma", "BL-02 JUS-23"),
    ("basis: [LB-1, consent]", "basis: LB-1", "list-expected", "LB-1"),
    ("basis: [LB-1, consent]", "basis: § 133", "words-for-an-id", "§ 133"),
    ("documents: [brev]", "documents: Et brev", "words-for-an-id", "Et brev"),
    ("phases: [a, b]", "phases:\n  -a\n  -b", "missing-space-after-dash", None),
    ("phases: [a, b]", "phases:\n  -a", "missing-space-after-dash", "-a"),
    (START, "start: {when: {svar: ja, nej}}", "list-expected", "ja, nej"),
    (START, "start: {when: {svar: brev eller ingen}}", "list-expected", "brev eller ingen"),
    (START, "start:\n      when:\n        svar: brev, ingen", "list-expected", "brev, ingen"),
    (START, "start: {when: {alder: 12, 13, 14}}", "list-expected", "13"),
    (START, "start: {when: {alder: 12 til 14}}", "not-ages", "12 til 14"),
    (START, "start: {when: {alder: 12-14 år}}", "not-ages", "12-14 år"),
    (START, "start: {when: {alder: 13 år}}", "not-ages", "13 år"),
    (START, "start: {when: {alder: under 15}}", "not-ages", "under 15"),
    (START, "start: {when: {alder: 15+}}", "not-ages", "15+"),
    ("from: {start: s1}", "from: start s1", "map-expected", "start s1"),
    ("from: {start: s1}", "from: s1 start", "map-expected", "s1 start"),
    ("{when: {alder: 12-14,", "{when: {alder: [12 13, 14],", "missing-comma", "12 13"),
    (START, "start: {when: alder = 12}", "condition-is-text", "alder = 12"),
    (START, "start: {when: svar er brev og alder er 12}", "condition-is-text", None),
    (KIND, "kind: handling", "misspelt-value", "handling"),
    (LIMIT, "limit: 24hours", "not-a-duration", "24hours"),
    (LIMIT, "limit: 24t", "unit-not-english", "24t"),
    ("takes: 1 day - 4 months", "takes: 1 dag til 4 måneder", "unit-not-english", None),
    ("takes: 1 day - 4 months", "takes: 1 - 3 days", "not-a-time-span", "1 - 3 days"),
    ("{when: {alder: 12-14,", "{when: {alder:12-14,", "missing-space-after-colon", None),
    (", to: s2", ", to:s2", "missing-space-after-colon", "to:s2"),
    (ACCOUNTABLE, "accountable: ra\u030adgiver", "id-not-composed", "ra\u030adgiver"),
    (ACCOUNTABLE, "accountable: ../raadgiver", "id-is-path", "../raadgiver"),
    (ACCOUNTABLE, "accountable: a/b.yml", "id-is-path", "a/b.yml"),
    (ACCOUNTABLE, "accountable: " + "a" * 65, "not-an-id", "a" * 65),
    ("  s2:\n", "  s/2:\n", "id-is-path", "s/2"),
    ("  s2:\n", '  "s 2":\n', "not-an-id", '"s 2"'),
    ("  alder: {", "  any: {", "reserved-fact-name", "any"),
    (LIMIT, "limit: 24 timer", "unit-not-english", "24 timer"),
    (LIMIT, "limit: 24", "not-a-duration", "24"),
    (LIMIT, "limit: om 3 dage", "not-a-duration", "om 3 dage"),
    ("from: {start: s1}", "from: s1", "map-expected", "s1"),
    (LIMIT, "limit: 24 hours, reach: slut", "not-one-of", "slut"),
    (LIMIT, "limit: 24 hours, percent: x", "number-expected", "x"),
    (LIMIT, "limit: 24 hours, percent: 200", "number-out-of-range", "200"),
    ("{start: s1}", "{start: s1, finish: s1}", "one-moment", "from"),
    (
        "ends:\n",
        "promises: {p: {title: P, never: {phase: f, sector: s}}}\nends:\n",
        "one-kind",
        "never",
    ),
    (
        "ends:\n",
        "promises: {p: {title: P, never_together: [s1]}}\nends:\n",
        "not-two",
        "never_together",
    ),
    ("takes: 1 day - 4 months", "takes: 3 uger", "unit-not-english", "3 uger"),
    ("takes: 1 day - 4 months", "takes: three weeks", "not-a-time-span", "three weeks"),
    ("takes: 1 day - 4 months", "takes: 2 days - 1 day", "range-backwards", "2 days - 1 day"),
    ("takes: 1 day - 4 months", "takes: 8-6 weeks", "range-backwards", "8-6 weeks"),
    (START, "start: true", "start-expected", "true"),
    (START, "start: {when: {alder: true}}", "yes-or-no", "true"),
    (START, "start: {when: {alder: 17-12}}", "range-backwards", "17-12"),
    (START, "start: {when: {}}", "empty-list", "when"),
    (START, "repeats: yes", "true-or-false", "yes"),
    (START, "ages: 12 - 17", "not-ages", "12 - 17"),
    (START, "ages: 17-12", "range-backwards", "17-12"),
    (START, "stops: [s1]", "map-expected", "[s1]"),
    (START, "stops: {}", "empty-list", "stops"),
    (NEXT, "next:", "empty-value", "next"),
    (NEXT, "next: {all: []}", "empty-list", "all"),
    (NEXT, "next: {all: s1}", "list-expected", "s1"),
    (NEXT, "next: 12", "ambiguous-scalar", "12"),
    ("documents: [brev]", "documents: []", "empty-list", "documents"),
    ("values: 12-17", "values: 12", "not-fact-values", "12"),
    ("values: 12-17", "values: [a, b]", "not-fact-values", "[a, b]"),
    ("values: 12-17", "values: {a: A}", "not-fact-values", "{a: A}"),
    ("values: 12-17", "values: 17-12", "range-backwards", "17-12"),
    ("svar: [brev]", "svar: true", "yes-or-no", "true"),
    ("phases: [a, b]", "phases: [a, a]", "repeated-entry", "a"),
    ("phases: [a, b]", "phases: a", "list-expected", "a"),
    ("phases: [a, b]", "phases: {a: b}", "list-expected", "{a: b}"),
    ("rounds: 2", "rounds: 0", "number-out-of-range", "0"),
    ("version: 0.1.0", "version: 1.0", "ambiguous-scalar", "1.0"),
    ("owner: Styrelsen", "owner: Styrelsen\nreview: juni", "not-a-date", "juni"),
    ("owner: Styrelsen", "owner: Styrelsen\nreview: 2026-02-30", "no-such-day", "2026-02-30"),
    ("owner: Styrelsen", "owner: Styrelsen\nreview: 2026-13-01", "not-a-date", "2026-13-01"),
    ("owner: Styrelsen", "owner: Styrelsen\nreview: 2026", "not-a-date", "2026"),
    ("  slut: {title: Slut}", "  slut: Slut", "map-expected", "Slut"),
    ("  slut: {title: Slut}", "  - slut", "map-expected", "- slut"),
]

ELSEWHERE = [
    (LIBRARY, "role: core", "role: kerne", "misspelt-value", "kerne"),
    (LIBRARY, "role: core", "role: midten", "not-one-of", "midten"),
    (LIBRARY, "[da, en]", "[da, no]", "not-one-of", "no"),
    (LIBRARY, "[da, en]", "[]", "empty-list", "languages"),
    (REGISTERS, "from: 2024-01-01", "fra: 2024-01-01", "misspelt-key", "fra"),
    (REGISTERS, "role: Jurist}", "role: Jurist, seen: nu}", "not-a-mark", "nu"),
    (REGISTERS, "sharing: true", "sharing: ja", "true-or-false", "ja"),
    (REGISTERS, "sharing: true", "sharing: yes", "true-or-false", "yes"),
    (REGISTERS, 'date: "2024"', "date: 2024", "ambiguous-scalar", "2024"),
    (REGISTERS, "kind: law", "kind: law, address: www.x.dk", "not-an-address", "www.x.dk"),
    (REGISTERS, "effekt: C", "effekt: E", "not-one-of", "E"),
    (REGISTERS, "metode: unknown", "certainty: low", "keys-that-exclude-each-other", "certainty"),
    (EDITION, "reason: Vi er hurtigere., ", "", "missing-key", "s1"),
    (EDITION, "edition_of: prove", "edition_of: [prove]", "one-id-expected", "[prove]"),
]


@pytest.mark.parametrize(("old", "new", "rule", "marked"), [*KEYS, *LOST, *VALUES])
def test_mistake_in_a_pathway(old: str, new: str, rule: str, marked: str | None) -> None:
    found = broken(old, new)
    assert only(found)[0] == rule
    assert marked is None or pointed_at(found[0]) == marked


@pytest.mark.parametrize(("text", "old", "new", "rule", "marked"), ELSEWHERE)
def test_mistake_in_another_kind_of_file(
    text: str, old: str, new: str, rule: str, marked: str
) -> None:
    found = broken(old, new, text)
    assert only(found)[0] == rule
    assert pointed_at(found[0]) == marked


def test_an_entry_under_the_wrong_heading_is_told_once() -> None:
    found = broken("sources:\n", "", REGISTERS)
    assert only(found)[0] == "keys-of-something-else"
    assert pointed_at(found[0]) == "S-1"
    assert only(broken("terms:\n", "", REGISTERS))[0] == "keys-of-something-else"


def test_every_mistake_is_told_in_the_order_of_the_file() -> None:
    text = REGISTERS.replace("kind: role", "kind: rolle").replace("title: Brev", "titel: Brev")
    found = read_file("fil.yml", text.encode()).diagnostics
    assert [(one.message.rule, one.location.span.line) for one in found] == [
        ("misspelt-value", 2),
        ("misspelt-value", 3),
        ("misspelt-key", 17),
    ]


HANDLED = (
    *("additionalProperties", "required", "type", "anyOf", "const", "enum", "pattern", "format"),
    *("minLength", "uniqueItems", "minimum", "maximum", "minProperties", "maxProperties"),
    *("minItems", "maxItems", "not"),
)
LEADING = {"$ref", "properties", "items", "propertyNames", "if", "then", "else", "allOf"}
SAYING = {"$schema", "$id", "$defs", "title", "description"}


def words(schema: Any) -> Iterator[str]:
    """Yield every word of JSON Schema that stands in a schema."""
    for key, value in schema.items() if isinstance(schema, dict) else ():
        yield key
        inside = value.values() if key in ("properties", "$defs") else [value]
        for one in [
            part for each in inside for part in (each if isinstance(each, list) else [each])
        ]:
            yield from words(one)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_schema_demands_has_a_sentence(kind: str) -> None:
    assert set(words(schema(kind))) <= {*HANDLED, *LEADING, *SAYING}


@pytest.mark.parametrize("written", ["Ikke et id", "x" * 70, "nøgle"])
def test_a_rule_that_is_accepted_may_be_called_anything_and_is_not_found(written: str) -> None:
    accepted = f"accepted:\n- {{finding: {written}, at: x, because: fordi, review: 2027-01-01}}\n"
    texts = {**shared_texts()}
    texts["library.yml"] += accepted.encode()
    assert [one.message.rule for one in check_texts(texts)] == ["acceptance-of-nothing"]


def test_what_the_explaining_check_lets_through_is_let_through() -> None:
    read = read_file("fil.yml", LIBRARY.encode())
    assert read.data is not None
    assert findings("library", read.data, read.source) == ()


SET_RIGHT = [
    ("start: always", "start: {when: {svar: brev eller ingen}}"),
    ("start: always", "start: {when: {alder: fra 12 til 14 år}}"),
    ("start: always", "start: {when: {alder: 13 år}}"),
    ("start: always", "start: {when: {alder: 12, svar: ingen, brev}}"),
    ("from: {start: s1}", "from: start s1"),
    ("pathway: prove", "forløb: prove"),
    ("steps:\n", "events: {e: {title: E, while: s1, to: slut}}\nsteps:\n"),
    ("steps:\n", "events: {e: {title: E, while: [s1, s2], to: slut}}\nsteps:\n"),
]


@pytest.mark.parametrize(("old", "new"), SET_RIGHT)
def test_what_is_meant_for_sure_is_set_right(old: str, new: str) -> None:
    text = PATHWAY.replace(old, new, 1)
    (found,) = read_file("fil.yml", text.encode()).diagnostics
    assert found.edit
    assert read_file("fil.yml", found.edit.applied_to(text).encode()).diagnostics == ()


HEADINGS = [
    (REGISTERS[REGISTERS.index("documents:") :], "documents:", "dokumenter:", "documents"),
    (REGISTERS[REGISTERS.index("documents:") :], "documents:", "document:", "documents"),
    (LIBRARY, "library:", "bibliotek:", "library"),
    (EDITION, "edition:", "udgave:", "edition"),
]


@pytest.mark.parametrize(("text", "old", "new", "meant"), HEADINGS)
def test_what_a_file_is_may_be_said_in_other_words(
    text: str, old: str, new: str, meant: str
) -> None:
    (found,) = broken(old, new, text)
    assert found.message.rule == "misspelt-key"
    assert found.gaps["meant"] == meant


def test_mend_names_what_was_meant() -> None:
    assert broken(TITLE, "titel: Trin et")[0].gaps["meant"] == "title"
    assert broken(KIND, "kind: acton")[0].gaps["meant"] == "action"
    assert broken(NEXT, "next: {all: s1}")[0].gaps["value"] == "s1"


def test_good_files_give_no_findings() -> None:
    assert loaded().diagnostics == ()
