"""Accepted findings: known and counted, until their place changes or their day has passed."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from bench.library import library_texts
from pathwaytool import report
from pathwaytool.check.acceptance import place_at, whereabouts_in
from pathwaytool.check.rules import RULES
from pathwaytool.check.rules.acceptance_not_allowed import NEVER
from pathwaytool.cli import commands
from pathwaytool.folder import Folder, read_folder
from pathwaytool.load.library import load_library
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.project import project_of
from pathwaytool.publish.frame.site import SiteInput
from pathwaytool.publish.plain_folder import folder_of
from pathwaytool.recheck import findings_of
from pathwaytool.report.text import summary

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-30"
LATER = "2027-01-31"
PATHWAY = "forloeb-0001.yml"


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with a library of one pathway whose review is overdue."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    texts = dict(library_texts(25))
    texts[PATHWAY] = texts[PATHWAY].replace("review: 2999-12-31", "review: 2001-12-31")
    for path, text in texts.items():
        (tmp_path / "pathways" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pathways" / path).write_text(text, "utf-8")


def texts() -> dict[str, bytes]:
    return dict(read_folder(Path("pathways")).texts)


def found(changed: Mapping[str, bytes] | None = None, date: str = TODAY) -> tuple[Diagnostic, ...]:
    """Return what the whole tool finds, without remembering anything."""
    folder = Folder({**texts(), **(changed or {})})
    return project_of(folder, date=date, with_proofs=False).diagnostics


def told(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, bool]]:
    """Return the rule of each finding, and whether it is accepted."""
    return [(one.message.rule, one.accepted is not None) for one in diagnostics]


def spoil(old: str, new: str, path: str = PATHWAY) -> None:
    file = Path("pathways", path)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def accept(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["accept", *arguments])


def accepted(at: str = "forloeb-0001", rule: str = "overdue-review") -> None:
    done = accept(rule, at, "--because", "Ses på til foråret.", "--review", LATER)
    assert done.exit_code == 0, done.exception


OPEN = [("overdue-review", False)]
FOLDED = [("overdue-review", True)]


@pytest.mark.parametrize("at", ["forloeb-0001", PATHWAY, f"pathways/{PATHWAY}"])
def test_an_accepted_finding_is_known_and_fails_nothing(at: str) -> None:
    assert told(found()) == OPEN
    accepted(at)
    assert told(found()) == FOLDED
    done = CliRunner().invoke(commands, ["validate", "--strict", "--date", TODAY])
    assert (done.exit_code, done.output) == (0, "Der er intet at rette. 1 accepteret fund.\n")


def test_it_comes_back_when_its_place_changes() -> None:
    accepted()
    spoil("review: 2001-12-31", "review: 2002-12-31")
    back = found()
    assert told(back) == [("overdue-review", False), ("acceptance-lapsed", False)]
    assert back[1].gaps["reason"] == "changed"
    assert back[1].location.path == "library.yml"


def test_it_stays_when_other_places_change() -> None:
    accepted()
    spoil("title: Opfundet forløb", "title: Et andet forløb")
    spoil("pathway: forloeb-0001", "# En linje mere.\npathway: forloeb-0001")
    assert told(found()) == FOLDED


@pytest.mark.parametrize(("date", "holds"), [(LATER, True), ("2027-02-01", False)])
def test_it_comes_back_when_its_day_has_passed(date: str, holds: bool) -> None:
    accepted()
    back = [one for one in found(date=date) if one.message.rule != "unused-entry"]
    assert told(tuple(back)) == (
        FOLDED if holds else [("overdue-review", False), ("acceptance-lapsed", False)]
    )
    if not holds:
        assert back[1].gaps["reason"] == "late"


def test_what_nobody_has_seen_is_not_accepted() -> None:
    entry = "accepted:\n- {finding: overdue-review, at: forloeb-0001, because: x, review: %s}\n"
    changed = {"library.yml": texts()["library.yml"] + (entry % LATER).encode()}
    back = found(changed)
    assert told(back) == [("overdue-review", False), ("acceptance-lapsed", False)]
    assert "pathwaytool accept" in report.sentence(back[1], "da")


@pytest.mark.parametrize(
    ("finding", "at"),
    [
        ("overdue-review", "forloeb-0002"),
        ("dead-end", "forloeb-0001"),
        ("no-such-rule", "forloeb-0001"),
        ("overdue-review", "../../etc/passwd"),
        ("overdue-review", "forloeb-0001/nobody"),
        ("overdue-review", "modtagelse"),
        ("overdue-review", "\\u0000<script>"),
    ],
)
def test_an_acceptance_that_matches_nothing_is_a_finding(finding: str, at: str) -> None:
    entry = f'accepted:\n- {{finding: {finding}, at: "{at}", because: x, review: {LATER}}}\n'
    back = found({"library.yml": texts()["library.yml"] + entry.encode()})
    if "u0000" in at:  # not a text that any file may hold
        assert "acceptance-of-nothing" not in dict(told(back))
        return
    assert told(back) == [("overdue-review", False), ("acceptance-of-nothing", False)]


def test_nothing_is_said_to_be_gone_while_there_are_errors() -> None:
    # Rules that wait for a whole library have not looked: what was accepted may still be there.
    entry = f"accepted:\n- {{finding: overdue-review, at: none, because: x, review: {LATER}}}\n"
    library = {"library.yml": texts()["library.yml"] + entry.encode()}
    spoiled = texts()["forloeb-0001.yml"].replace(b"kind: action", b"kind: acting", 1)
    assert "acceptance-of-nothing" in dict(told(found(library)))
    assert "acceptance-of-nothing" not in dict(
        told(found({**library, "forloeb-0001.yml": spoiled}))
    )


@pytest.mark.parametrize("rule", sorted(NEVER - {"acceptance-not-allowed"}))
def test_what_is_about_safety_is_never_accepted(rule: str) -> None:
    entry = f"accepted:\n- {{finding: {rule}, at: {PATHWAY}, because: x, review: {LATER}}}\n"
    spoil("title: Opfundet forløb", "title: Ring 010190-1234,")
    spoil("summary: ", "summary: <b>Vigtigt</b> ")
    changed = {"library.yml": texts()["library.yml"] + entry.encode()}
    back = dict(told(found(changed)))
    assert back["acceptance-not-allowed"] is False
    assert back["cpr-number"] is False
    assert back["unsafe-markup"] is False
    assert rule in {one.id for one in RULES} | {"published-but-not-proved"}


def test_the_command_refuses_what_is_about_safety() -> None:
    spoil("title: Opfundet forløb", "title: Ring 010190-1234,")
    before = texts()["library.yml"]
    done = accept("cpr-number", PATHWAY, "--because", "x", "--review", LATER)
    assert "skal rettes" in str(done.exception)
    assert "010190" not in str(done.exception)
    assert texts()["library.yml"] == before


def test_a_draft_that_is_published_needs_what_was_accepted() -> None:
    """The same finding is an error in what is published: that is not what was accepted."""
    register = "pathways/registers/register.yml"
    text = Path(register).read_text("utf-8")
    Path(register).write_text(re.sub(r" *checked: .*\n|, checked: \{[^}]*\}", "", text), "utf-8")
    if "unverified-basis" not in dict(told(found())):
        pytest.skip("the library has no unchecked basis")
    accepted(rule="unverified-basis")
    assert dict(told(found()))["unverified-basis"] is True
    spoil("status: draft", "status: published")
    assert ("unverified-basis", False) in told(found())
    done = accept("unverified-basis", "forloeb-0001", "--because", "x", "--review", LATER)
    assert "kan ikke accepteres" in str(done.exception)


def test_in_an_entry_every_line_of_it_counts() -> None:
    """Of a file the lines of the finding count; of a step all that stands in it."""
    titles = re.findall(r"title: [^\n,}]+", read().split("steps:")[1])
    spoil(titles[0], "title: " + "Meget lang titel " * 12)
    (finding,) = [one for one in found() if one.message.rule == "long-title"]
    above = "\n".join(read().split("\n")[: finding.location.span.line])
    step = re.findall(r"(?m)^  ([\w-]+):", above)[-1]
    accepted(f"forloeb-0001/{step}", "long-title")
    assert ("long-title", True) in told(found())
    spoil("summary: ", "summary: Her er ")
    assert ("long-title", True) in told(found())
    library = load_library(texts()).library
    assert library
    place = place_at(whereabouts_in(library), f"forloeb-0001/{step}")
    assert place
    lines = read().split("\n")
    lines.insert(place[2] - 1, "    # En linje mere i trinnet.")
    Path("pathways", PATHWAY).write_text("\n".join(lines), "utf-8")
    assert ("long-title", False) in told(found())


def read() -> str:
    return Path("pathways", PATHWAY).read_text("utf-8")


# --- The same, remembered


def test_checking_only_what_changed_says_the_same() -> None:
    other = library_texts(50)["forloeb-0002.yml"].replace("2999-12-31", "2001-12-31")
    Path("pathways/forloeb-0002.yml").write_text(other, "utf-8")
    home = Path("pathways")

    def remembered() -> list[tuple[str, bool]]:
        folder = read_folder(home)
        return told(findings_of(folder, home, date=TODAY, with_proofs=False).diagnostics)

    assert remembered() == told(found())
    steps: tuple[Callable[[], object], ...] = (
        lambda: accepted("forloeb-0002"),
        lambda: spoil("title: Opfundet", "title: Et opfundet"),
        lambda: accepted("forloeb-0001"),
        lambda: spoil("review: 2001-12-31", "review: 2002-12-31", "forloeb-0002.yml"),
        lambda: spoil("Ses på", "Vi ser på", "library.yml"),
        lambda: Path("pathways/forloeb-0002.yml").unlink(),
    )
    for step in steps:
        step()
        assert remembered() == told(found())


# --- Reports


@pytest.fixture
def diagnostics() -> tuple[Diagnostic, ...]:
    accepted()
    return found()


def test_every_report_counts_what_is_accepted(diagnostics: tuple[Diagnostic, ...]) -> None:
    said = {name: form(diagnostics, "da") for name, form in report.FORMATS.items()}
    known = "Der er intet at rette. 1 accepteret fund.\n"
    assert said["text"] == said["github"] == known
    as_json = json.loads(said["json"])
    assert (as_json["errors"], as_json["warnings"], as_json["accepted"]) == (0, 0, 1)
    assert as_json["findings"] == []
    (one,) = as_json["accepted_findings"]
    assert (one["rule"], one["because"], one["review"]) == (
        "overdue-review",
        "Ses på til foråret.",
        LATER,
    )
    (result,) = json.loads(said["sarif"])["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "Ses på til foråret."}]
    (issue,) = json.loads(said["gitlab"])
    assert issue["severity"] == "info"
    assert issue["description"].startswith("accepteret: ")
    suite = ElementTree.fromstring(said["junit"])[0]
    assert (suite.get("failures"), suite.get("skipped")) == ("0", "1")
    (skipped,) = suite.findall("*/skipped")
    assert skipped.get("message") == "accepteret: Ses på til foråret."


def test_the_summary_counts_open_and_accepted_beside_each_other(
    diagnostics: tuple[Diagnostic, ...],
) -> None:
    both = (*diagnostics, *diagnostics[:1])
    assert summary(both, "en") == "Nothing to mend. 2 accepted findings."
    spoil("languages: [da]", "languages: [da, en]", "library.yml")
    assert re.fullmatch(r"\d+ advarsler, 1 accepteret fund", summary(found(), "da"))


def test_the_quality_page_folds_them_with_their_reason(diagnostics: tuple[Diagnostic, ...]) -> None:
    library = load_library(texts()).library
    assert library
    site = SiteInput(library, diagnostics, {}, TODAY)
    page = dict(folder_of(site))["docs/kvalitet.md"].decode()
    opened, _, folded = page.partition('id="accepterede"')
    assert "Der er ingen åbne advarsler" in opened
    assert "<details><summary>" in folded
    assert "Ses på til foråret." in folded
    assert f"accepteret til og med {LATER}" in folded


# --- The command


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("overdue-review", "forloeb-0001"), "Skriv hvorfor med --because"),
        (("overdue-review", "forloeb-0001", "--because", "x"), "med --review"),
        (("overdue-review", "nowhere", "--because", "x", "--review", LATER), "der hedder nowhere"),
        (("dead-end", PATHWAY, "--because", "x", "--review", LATER), "intet fund dead-end"),
        (("overdue-review", PATHWAY, "--because", "x", "--review", "2001-01-01"), "forbi"),
        (("overdue-review", PATHWAY, "--because", "x", "--review", "snart"), "ikke en dag"),
    ],
)
def test_wrong_use_is_told_and_changes_nothing(arguments: tuple[str, ...], told: str) -> None:
    before = texts()
    assert told in str(accept(*arguments).exception)
    assert texts() == before


@pytest.mark.parametrize(
    "reason", ['a "b": c # d', "- {x: [y", "it's 100 %\\n", "æøå – »ja«", "12:30", "no"]
)
def test_a_reason_is_kept_letter_by_letter(reason: str) -> None:
    assert accept("overdue-review", PATHWAY, "--because", reason, "--review", LATER).exit_code == 0
    library = load_library(texts()).library
    assert library
    assert library.accepted[0].because.in_("da") == reason


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(
    "entry",
    [
        "",
        "accepted:\n  - finding: overdue-review\n    at: forloeb-0001\n"
        "    because: x # hvorfor\n    review: 2027-01-01\n",
        "accepted:\n- finding: overdue-review\n  at: forloeb-0001\n  because: >-\n    x\n    y\n"
        "  review: 2027-01-01\n  seen: [s0123456789ab,\n    s0123456789ac]\n# slut\n",
        "accepted:\n- {finding: overdue-review, at: forloeb-0001, because: x, "
        "review: 2027-01-01}\n",
        "accepted:\n  # andre\n  - finding: dead-end\n    at: forloeb-0001\n    because: x\n"
        "    review: 2027-01-01\n",
    ],
)
def test_the_library_file_is_changed_in_the_entry_alone(
    entry: str, mark: bytes, newline: str
) -> None:
    path = Path("pathways/library.yml")
    text = path.read_text("utf-8") + entry
    path.write_bytes(mark + text.replace("\n", newline).encode())
    accepted()
    after = path.read_bytes()
    assert after.startswith(mark)
    assert (b"\r\n" in after) == (newline == "\r\n")
    assert after.replace(b"\r\n", b"").count(b"\r") == 0
    assert FOLDED[0] in told(found())
    comments = [line for line in text.split("\n") if "#" in line]
    for line in comments:
        assert line.split("#")[1] in after.decode()
    head = text[: text.index("accepted:")] if entry else text
    assert after.removeprefix(mark).decode().replace("\r\n", "\n").startswith(head)
    again = accept("overdue-review", "forloeb-0001", "--review", "2027-03-01")
    assert again.exit_code == 0
    assert b"2027-03-01" in path.read_bytes()
    assert b"Ses p\xc3\xa5 til for\xc3\xa5ret." in path.read_bytes()


def test_an_entry_that_the_command_cannot_change_is_told_with_what_to_write() -> None:
    entry = (
        "accepted: [\n  {finding: overdue-review,\n  at: forloeb-0001,\n  because: x,\n"
        "  review: 2027-01-01}]\n"
    )
    path = Path("pathways/library.yml")
    path.write_text(path.read_text("utf-8") + entry, "utf-8")
    before = path.read_bytes()
    done = accept("overdue-review", "forloeb-0001")
    if done.exit_code == 0:
        assert FOLDED[0] in told(found())
    else:
        assert re.search(r"seen: \[s[0-9a-f]{12}\]", str(done.exception))
        assert path.read_bytes() == before


# --- This repository's own library


def test_our_own_library_ends_quietly() -> None:
    folder = read_folder(ROOT / "pathways")
    back = project_of(folder, date=TODAY, with_proofs=False).diagnostics
    open_ = [one for one in back if one.accepted is None]
    assert [(one.message.rule, one.location.path) for one in open_] == []
    known = {"unverified-basis", "unused-entry", "values-alike"}
    assert {one.message.rule for one in back} == known
