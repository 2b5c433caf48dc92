"""A municipality's library that rests on the nation's, which stands in a folder of its own."""

import json
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from pathwaytool.api import library_from
from pathwaytool.beneath import read_with_base
from pathwaytool.folder import Folder
from pathwaytool.load.library import load_library
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.holidays import Calendar
from pathwaytool.model.time import Duration, Unit
from pathwaytool.project import Project, project_of
from pathwaytool.recheck import findings_of
from tests.command import tool
from tests.localise.examples import BASE, EXTRA, HEAD, PATH, texts_with

DATE = "2026-06-01"

OWN = """library: by
title: Forløb i Opdigt Kommune
publisher: Opdigt Kommune
languages: [da]
base: {path: ../nation, version: 0.1.0}
"""

BODY = f"""departures:
  vurdering:
    reason: Vi er hurtige.
    takes: 1-12 hours
    within:
      - {{kind: statutory, limit: 22 hours, from: {{finish: bekymring}}, confidence: proposed}}
    after: [opkald]
{EXTRA}    next: samtale
"""

Texts = Mapping[str, bytes]


def texts(
    body: str = BODY, own: str = OWN, top: str = "../nation", **more: str
) -> dict[str, bytes]:
    """Return the municipality's library with an edition, and the nation's below `top`."""
    nation = {path: text for path, text in texts_with(BODY).items() if path != PATH}
    return {
        "library.yml": own.encode(),
        PATH: (HEAD + body).encode(),
        **{f"{top}/{path}": text for path, text in nation.items()},
        **{path.replace("__", "/"): text.encode() for path, text in more.items()},
    }


def project(files: Texts) -> Project:
    return project_of(Folder(files), date=DATE)


def said(found: Project | tuple[Diagnostic, ...]) -> list[tuple[str, str, int]]:
    listed = found.diagnostics if isinstance(found, Project) else found
    return [(one.message.rule, one.location.path, one.location.span.line) for one in listed]


@pytest.mark.parametrize("top", ["../nation", "national/pathways", "../a/b"])
def test_the_edition_is_checked_and_proved_on_the_nations_pathway(top: str) -> None:
    made = project(texts(own=OWN.replace("../nation", top), top=top))
    assert said(made) == []
    assert made.library is not None and made.library.base is not None
    assert set(made.local_proofs) == {"by"}
    assert made.library.title.in_("da") == "Forløb i Opdigt Kommune"
    assert made.library.base.title.in_("da") == "Eksempelbiblioteket"
    assert made.library.notice is not None  # the nation's, as long as there is none of our own
    assert "social" in made.library.sectors and "raadgiver" in made.library.actors


def test_public_holidays_of_the_municipality_make_no_limit_of_the_nations_longer() -> None:
    """With other holidays five weekdays would be more days than the nation has asked for."""
    body = BODY.replace("22 hours", "1 weekday")
    there = load_library(texts(body, OWN + "calendar: sweden\n")).library
    assert there is not None and there.calendar is Calendar.SWEDEN
    (limit,) = there.editions["by"].departures["vurdering"].within
    assert limit.duration == Duration(1, Unit.WEEKDAYS), "as the nation counts them"


def test_only_what_the_municipality_uses_of_the_base_is_looked_at() -> None:
    made = project(texts())
    assert made.library is not None
    assert set(made.library.pathways) == {"faelles"} == set(made.proofs)
    alone = {path: text for path, text in texts().items() if path != PATH}
    named = load_library(alone).library
    assert named is not None and set(named.pathways) == {"faelles", "samtaler"}
    assert project(alone).proofs == {}


def test_other_municipalities_editions_in_the_base_are_left_where_they_are() -> None:
    other = HEAD.replace("by", "nabo") + "departures: {nowhere: {reason: Nej.}}\n"
    made = project({**texts(), "../nation/lokale/nabo.yml": other.encode()})
    assert said(made) == []
    assert made.library is not None and set(made.library.editions) == {"by"}


def test_what_loosens_is_told_at_its_line() -> None:
    made = project(texts(BODY.replace("22 hours", "25 hours")))
    assert said(made) == [("limit-loosened", PATH, 10)]


def test_an_edition_of_a_pathway_that_there_is_not_is_told_with_the_one_that_is_meant() -> None:
    files = texts() | {PATH: (HEAD.replace("faelles", "faeles") + BODY).encode()}
    (found,) = project(files).diagnostics
    assert (found.message.rule, found.location.path) == ("unknown-id", PATH)
    assert "faelles" in found.gaps.values()


def test_warnings_in_the_base_are_the_nations() -> None:
    files = {**texts(), "../nation/mere.yml": b"documents: {ubrugt: {title: Ubrugt}}"}
    assert said(project(files)) == []
    nation = {path[10:]: text for path, text in files.items() if path.startswith("../nation/")}
    assert said(project(nation)) == [("unused-entry", "mere.yml", 1)]


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        (BASE, "accountable: laerer", "accountable: ukendt", "unknown-id"),
        (BASE, "title: Hele forløbet", "title: [", "unclosed-bracket"),
        ("library.yml", "languages: [da]", "languages: da", "list-expected"),
        ("samtaler.yml", "pathway: samtaler", "pathway: faelles", "duplicate-id"),
    ],
)
def test_a_base_with_errors_is_one_sentence(path: str, old: str, new: str, rule: str) -> None:
    there = f"../nation/{path}"
    before = texts()[there].decode()
    assert old in before
    files = {**texts(), there: before.replace(old, new).encode()}
    found = project(files).diagnostics
    assert [one.message.rule for one in found] == ["base-with-errors"], said(found)
    assert found[0].gaps["at"].startswith(there)
    assert said(found)[0][1:] == ("library.yml", 5)


def test_a_base_that_rests_on_another_is_told() -> None:
    top = texts()["../nation/library.yml"].decode() + "base: {path: ../eu}\n"
    found = said(project({**texts(), "../nation/library.yml": top.encode()}))
    assert found == [("base-on-base", "library.yml", 5)]


def test_what_the_base_has_named_cannot_be_named_again() -> None:
    own = OWN + "sectors: {social: {title: Vores, role: core}}\n"
    made = project(texts(own=own, registers__aktoerer="actors: {}\n"))
    assert ("duplicate-id", "library.yml", 6) in said(made)
    actor = "actors:\n  laerer: {title: X, sector: social, kind: role, organisation: state}\n"
    assert ("duplicate-id", "akt.yml", 2) in said(project({**texts(), "akt.yml": actor.encode()}))


def test_the_municipality_may_have_actors_and_pathways_of_its_own() -> None:
    actor = (
        "actors:\n  tolk: {title: Tolk, sector: social, kind: role, organisation: municipality}\n"
    )
    body = BODY.replace("    after", "    contributors: [tolk]\n    after")
    assert said(project({**texts(body), "registers/akt.yml": actor.encode()})) == []


@pytest.mark.parametrize(
    ("version", "rules"),
    [("0.1.0", []), ("2.0.0", ["base-version"])],
)
def test_the_version_is_that_of_the_pathway_that_the_editions_are_of(
    version: str, rules: list[str]
) -> None:
    own = OWN.replace("0.1.0", version)
    found = [rule for rule, _, _ in said(project(texts(own=own)))]
    alone = {path: text for path, text in texts(own=own).items() if path != PATH}
    assert found == [rule for rule, _, _ in said(project(alone))] == rules
    assert said(project(texts(own=OWN.replace(", version: 0.1.0", "")))) == []


@pytest.mark.parametrize("path", [".", "..", "../..", "x/..", "/", "/etc", "no", "~", "../../x"])
def test_a_folder_that_holds_no_base_is_told_where_it_is_written(path: str) -> None:
    own = OWN.replace("../nation", f'"{path}"')
    rule = "base-is-itself" if set(path.replace("x/..", ".")) <= {".", "/"} - {path} else ""
    (found,) = said(project({"library.yml": own.encode()}))
    assert found[1:] == ("library.yml", 5)
    assert found[0] in ({rule} if rule and path != "/" else {"base-missing", "base-is-itself"})


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "kommune"
    for path, text in texts().items():
        file = tmp_path / "kommune" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
    return folder


def test_commands_work_beside_the_base(home: Path) -> None:
    at = ("--library", str(home))
    assert tool("validate", str(home), f"--date={DATE}").stdout == "Der er intet at rette.\n"
    for command in (
        ("prove", "by"),
        ("draw", "by", "-o", str(home.parent / "by.dot")),
        ("pdf", "by", "--part", "readiness", "-o", str(home.parent / "by.pdf")),
        ("analyse", "by"),
        ("edition", "new", "Ny Kommune", "--of", "faelles"),
        ("edition", "review", "by", "--mark"),
        ("edition", "review", "by"),
    ):
        ran = tool(*command, *at)
        assert ran.returncode == 0, (command, ran.stdout, ran.stderr)
    assert "22 timer" in tool("diff", "by", *at).stdout
    exported = json.loads(tool("export", "by", *at).stdout)
    base = exported["library"]["base"]
    assert (base["top"], base["version"]) == ("../nation", "0.1.0")
    assert base["title"] == {"da": "Eksempelbiblioteket"}
    assert exported["edition"]["steps"]["opkald"]["origin"] == "local"
    assert (home / "lokale/ny-kommune.yml").exists()
    refused = tool("release", "faelles", *at)
    assert refused.returncode == 2 and "fælles bibliotek" in refused.stderr
    assert library_from(home).base is not None


def test_what_the_base_said_is_looked_up_in_the_history_of_the_base(home: Path) -> None:
    nation = home.parent / "nation"
    who = ("-c", "user.name=n", "-c", "user.email=e@example.org")
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for words in (
        ("init", "-q"),
        ("add", "-A"),
        (*who, "commit", "-q", "-m", "x"),
        ("tag", "v0.1.0"),
    ):
        subprocess.run(["git", *words], cwd=nation, env=env, check=True)
    at = ("--library", str(home), "--lang", "en")
    assert tool("edition", "review", "by", "--mark", *at).returncode == 0
    file = nation / BASE
    file.write_text(file.read_text("utf-8").replace("limit: 24 hours", "limit: 23 hours"), "utf-8")
    told = tool("edition", "review", "by", "--since", "v0.1.0", *at)
    assert told.returncode == 1
    assert "24 hours → 23 hours" in told.stdout


def test_texts_of_the_base_are_not_ours_to_translate(home: Path) -> None:
    file = home.parent / "nation/library.yml"
    text = file.read_text("utf-8").replace("languages: [da]", "languages: [da, en]")
    (notice,) = re.findall("notice: (.*)", text)
    text = text.replace(notice, f"{{da: {notice}, en: An example.}}")
    file.write_text(text.replace("{title: Opsporing}", "{title: {da: Opsporing, en: Detection}}"))
    assert said(findings_of(read_with_base(home), home, date=DATE).diagnostics) == []


def test_what_was_found_is_found_anew_when_the_base_changes(home: Path) -> None:
    assert said(findings_of(read_with_base(home), home, date=DATE).diagnostics) == []
    file = home.parent / "nation" / BASE
    file.write_text(file.read_text("utf-8").replace("limit: 24 hours", "limit: 20 hours"), "utf-8")
    found = findings_of(read_with_base(home), home, date=DATE).diagnostics
    assert [one.message.rule for one in found] == ["limit-loosened"]


def test_a_folder_that_is_a_ring_or_the_library_by_another_name_is_told(home: Path) -> None:
    (home.parent / "ring").symlink_to("ring")
    (home.parent / "selv").symlink_to("kommune")
    for name, rule in (("ring", "base-missing"), ("selv", "base-is-itself")):
        (home / "library.yml").write_text(OWN.replace("../nation", f"../{name}"), "utf-8")
        found = project_of(read_with_base(home), date=DATE).diagnostics
        assert [one.message.rule for one in found] == [rule]


def test_a_link_out_of_the_base_is_the_bases_fault(home: Path) -> None:
    file = home.parent / "nation" / BASE
    file.rename(home.parent / BASE)
    file.symlink_to(home.parent / BASE)
    found = project_of(read_with_base(home), date=DATE).diagnostics
    assert [one.message.rule for one in found] == ["base-with-errors"]
    assert found[0].gaps["rule"] == "link-out-of-library"
