"""Reports: exact texts, and formats that their readers accept whatever the files hold."""

import json
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator

from pathwaytool import report
from pathwaytool.load.messages.shape import NOT_ONE_OF
from pathwaytool.locales import LANGUAGES
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.position import Edit, Location, Span
from pathwaytool.report.fingerprint import fingerprints
from pathwaytool.report.sentences import mend
from pathwaytool.report.text import WIDTH, columns, summary

FOLDER = Path(__file__).parent / "reports"
SCHEMA_SUM = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"

UNKNOWN = Message("unknown-id", Severity.ERROR, "There is no {kind} “{id}”.", "{near} {home}")
MARKUP = Message("unsafe-markup", Severity.ERROR, "“{found}” is not allowed.", "Write words.")
OWN = Message("not-translated", Severity.WARNING, "Odd: {what}; {missing} {{x}}.", "Mend {what}.")


def at(line: int, first: int, last: int, text: str, path: str = "forløb.yml") -> Location:
    return Location(path, Span(line, first, line, last), text)


HOSTILE: tuple[Diagnostic, ...] = (
    replace(
        UNKNOWN.at(
            at(7, 9, 14, "    to: plann"),
            **{"kind": "step", "id": "plann", "near": "plan", "existing": "", "home": "step"},
        ),
        related=tuple(at(line, 1, 2, "x") for line in range(10, 15)),
    ),
    MARKUP.at(
        at(3, 8, 40, "title: <script>alert('x')</script> & ]]> end", "a,b:c%/<d>.yml"),
        found="<script>alert('x')</script> & ]]>",
    ),
    OWN.at(
        at(1, 5, 9, "a: 精神科への紹介 \N{FAMILY} b"), what="a\x1b[31m\x00\ufffe\u202e\nb::error::x"
    ),
    OWN.at(at(2, 151, 153, "x" * 150 + "HI" + "y" * 300), what="{0.__class__} %s {id}"),
    OWN.at(at(2, 151, 153, "x" * 150 + "HI" + "y" * 300), what="{0.__class__} %s {id}"),
    OWN.at(
        Location("hjemler.yml", Span(6, 3, 6, 9), "    title: x", ("legal_bases", "LB-1", 0)),
        what="010199-1234",
    ).mended("rigtigt\nherefter"),
    OWN.at(Location("whole.yml", Span(4, 3, 9, 2), "  many: lines"), what="\ud800"),
    OWN.at(Location("empty.yml", Span(1, 1, 1, 1), ""), what="nothing"),
)


@pytest.mark.parametrize("name", report.FORMATS)
def test_report_is_exactly_so(name: str, accept: bool) -> None:
    told = report.FORMATS[name](HOSTILE, "da")
    golden = FOLDER / f"hostile.{name}"
    content = told.encode(errors="backslashreplace")
    if accept:
        golden.write_bytes(content)
    assert content == golden.read_bytes()


@pytest.mark.parametrize("name", report.FORMATS)
@pytest.mark.parametrize("found", [(), HOSTILE], ids=["clean", "hostile"])
def test_report_ends_its_last_line(name: str, found: tuple[Diagnostic, ...]) -> None:
    told = report.FORMATS[name](found, "en")
    assert told == "" or told.endswith("\n")
    assert "\x00" not in told


def test_text_shows_nothing_that_steers_a_terminal() -> None:
    told = report.text(HOSTILE, "en")
    assert re.findall(r"[^\n\x20-\U0010ffff]|[\x7f-\x9f\u202a-\u202e]", told) == []


def test_colour_stands_only_around_our_own_words() -> None:
    plain = report.text(HOSTILE, "en")
    coloured = report.text(HOSTILE, "en", colour=True)
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_place_is_marked_below_it() -> None:
    one = OWN.at(at(1, 4, 9, "a: 精神科への b"), what="x")
    shown, marks = report.text([one], "en").split("\n")[1:3]
    before, _, _ = shown.partition("精")
    assert marks.index("^") == columns(before)
    assert marks.count("^") == 2 * 5


def test_long_line_is_cut_around_the_place() -> None:
    shown, marks = report.text(HOSTILE[3:4], "en").split("\n")[1:3]
    assert len(shown) <= WIDTH + 5
    assert shown[marks.index("^") :].startswith("HI")
    assert shown.count("…") == 2


def test_tab_and_indentation_do_not_move_the_mark() -> None:
    shown, marks = report.text([OWN.at(at(1, 6, 7, "    \ta\tb"), what="x")], "en").split("\n")[1:3]
    assert (shown[4:], marks[4:]) == ("a b", "^")


def test_at_most_three_other_places_are_named() -> None:
    assert report.text(HOSTILE[:1], "en").count("See also: ") == 3


@pytest.mark.parametrize(
    ("errors", "warnings", "said"),
    [
        (0, 0, "Nothing to mend."),
        (1, 0, "1 error"),
        (2, 1, "2 errors, 1 warning"),
        (0, 3, "3 warnings"),
    ],
)
def test_summary_counts(errors: int, warnings: int, said: str) -> None:
    found = [UNKNOWN.at(at(1, 1, 2, "x"))] * errors + [OWN.at(at(1, 1, 2, "x"))] * warnings
    assert summary(found, "en") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_are_said_in_the_readers_language(language: str) -> None:
    said = report.sentence(HOSTILE[0], language) + report.mend(HOSTILE[0], language)
    assert "plann" in said
    assert "step" not in said.replace("`steps:`", "") or language == "en"
    assert "{" not in said


def test_rule_without_translation_is_said_in_english() -> None:
    assert report.sentence(HOSTILE[7], "da") == "Odd: nothing; {missing} {x}."


def test_gaps_are_never_read_as_patterns() -> None:
    assert report.sentence(HOSTILE[3], "en") == "Odd: {0.__class__} %s {id}; {missing} {x}."


def test_schema_of_sarif_is_the_unchanged_one() -> None:
    schema = (FOLDER / "sarif-schema-2.1.0.json").read_bytes()
    assert sha256(schema).hexdigest() == SCHEMA_SUM


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("found", [(), HOSTILE], ids=["clean", "hostile"])
def test_sarif_fits_the_schema(found: tuple[Diagnostic, ...], language: str) -> None:
    schema = json.loads((FOLDER / "sarif-schema-2.1.0.json").read_bytes())
    log = json.loads(report.FORMATS["sarif"](found, language))
    assert list(Draft4Validator(schema).iter_errors(log)) == []
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    for result in log["runs"][0]["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]


def test_sarif_addresses_are_uris() -> None:
    log = json.loads(report.FORMATS["sarif"](HOSTILE, "en"))
    places = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    assert places[0]["artifactLocation"]["uri"] == "forl%C3%B8b.yml"
    assert places[1]["artifactLocation"]["uri"] == "a%2Cb%3Ac%25/%3Cd%3E.yml"


def test_json_holds_what_a_script_needs() -> None:
    data = json.loads(report.FORMATS["json"](HOSTILE, "en"))
    assert (data["errors"], data["warnings"]) == (2, 6)
    first = data["findings"][0]
    assert (first["rule"], first["line"], first["column"], first["end_column"]) == (
        "unknown-id",
        7,
        9,
        14,
    )
    assert len(first["related"]) == 5
    assert first["edit"] is None
    assert data["findings"][5]["about"] == ["legal_bases", "LB-1", 0]
    assert data["findings"][5]["edit"]["replacement"] == "rigtigt\nherefter"


def test_sarif_carries_the_exact_mend() -> None:
    results = json.loads(report.FORMATS["sarif"](HOSTILE, "en"))["runs"][0]["results"]
    assert [len(one.get("fixes", ())) for one in results] == [0, 0, 0, 0, 0, 1, 0, 0]
    change = results[5]["fixes"][0]["artifactChanges"][0]
    assert change["artifactLocation"] == {"uri": "hjemler.yml"}
    replaced = change["replacements"][0]
    assert replaced["deletedRegion"]["startColumn"] == 3
    assert replaced["insertedContent"] == {"text": "rigtigt\nherefter"}


def test_an_edit_changes_its_stretch_and_no_more() -> None:
    edit = Edit("fil.yml", Span(2, 3, 3, 2), "X\nY")
    assert edit.applied_to("a\nbcde\nfg\nh") == "a\nbcX\nYg\nh"
    whole = Edit("fil.yml", Span(2, 1, 3, 1), "")
    assert whole.applied_to("a\nbcde\nfg") == "a\nfg"


def test_an_edit_repeats_no_civil_number() -> None:
    assert HOSTILE[0].mended("010199-1234").edit is None


def test_annotations_are_one_command_a_line() -> None:
    lines = [
        line
        for line in report.FORMATS["github"](HOSTILE, "en").splitlines()
        if line.startswith("::")
    ]
    assert len(lines) == len(HOSTILE)
    pattern = re.compile(r"::(error|warning) file=[^:,]+(,\w+=[^:,]+)+::[^\n\r]+")
    for line in lines:
        assert pattern.fullmatch(line), line
    assert "file=a%2Cb%3Ac%25/<d>.yml" in lines[1]


def test_a_host_gets_as_many_annotations_as_it_shows_and_the_log_gets_all() -> None:
    found = [UNKNOWN.at(at(line, 1, 2, "x"), kind="step", id=f"s{line}") for line in range(1, 20)]
    found += [OWN.at(at(line, 1, 2, "x"), what="x") for line in range(20, 35)]
    lines = report.FORMATS["github"](found, "en").splitlines()
    commands = [line.split(" ")[0] for line in lines if line.startswith("::")]
    assert commands == ["::error"] * 10 + ["::warning"] * 10
    for one, line in zip(found, lines, strict=False):
        assert line.startswith(f"forløb.yml:{one.location.span.line}:1: {one.message.severity}: ")
        assert line.endswith(f"[{one.message.rule}]")
    assert lines[-1] == "19 errors, 15 warnings"


def test_a_line_for_people_is_no_command_whatever_it_holds() -> None:
    odd = OWN.at(at(1, 1, 2, "x", "::add-mask::a.yml"), what="##[set-env]")
    plain, command, total = report.FORMATS["github"]([odd], "en").splitlines()
    assert plain.startswith("./::add-mask::a.yml:1:1: warning: ")
    assert "##[" not in plain
    assert command.startswith("::warning file=%3A%3Aadd-mask%3A%3Aa.yml,")
    assert total == "1 warning"


def test_junit_is_well_formed_and_counts() -> None:
    suite = ElementTree.fromstring(report.FORMATS["junit"](HOSTILE, "da").encode())[0]
    assert suite.get("tests") == str(len(HOSTILE)) == str(len(suite))
    assert suite.get("failures") == str(len(suite.findall("*/failure"))) == "2"


def test_junit_of_a_clean_library_passes_once() -> None:
    suite = ElementTree.fromstring(report.FORMATS["junit"]((), "da").encode())[0]
    assert len(suite.findall("testcase")) == 1
    assert suite.findall("*/failure") == []


def test_code_quality_has_a_fingerprint_each() -> None:
    issues = json.loads(report.FORMATS["gitlab"](HOSTILE, "en"))
    assert len({issue["fingerprint"] for issue in issues}) == len(HOSTILE)
    assert {issue["severity"] for issue in issues} == {"major", "minor"}


def test_fingerprints_stay_when_lines_move() -> None:
    moved = [
        replace(one, location=replace(one.location, span=Span(99, 1, 99, 2))) for one in HOSTILE
    ]
    assert fingerprints(moved) == fingerprints(HOSTILE)


def test_fingerprints_tell_files_apart() -> None:
    first = HOSTILE[0]
    other = replace(first, location=replace(first.location, path="andet.yml"))
    assert fingerprints([first]) != fingerprints([other])


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("da", "Vælg en af disse: core, interface."),
        ("en", "Choose one of these: core, interface."),
        ("sv", "Välj ett av dessa: core, interface."),
    ],
)
def test_what_can_be_written_is_listed_once(language: str, told: str) -> None:
    message = NOT_ONE_OF.at(at(1, 1, 2, ""), value="x", key="role", choices="core, interface")
    assert mend(message, language) == told
