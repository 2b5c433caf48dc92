"""`pathwaytool release`: what a release needs, and what it leaves."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from bench.library import library_texts
from pathwaytool.compare.record import number_of
from pathwaytool.compare.release import Size, is_fitting, least_after
from pathwaytool.kept import records_in
from tests.command import tool
from tests.compare.test_command import PATHWAY, committed, edit, git

NAME = PATHWAY.stem
DAY = ("--date", "2026-11-30")
HOME = Path("pathways")


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with a library of one pathway, at version 0.1.0."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for path, text in library_texts(25).items():
        Path("pathways", path).parent.mkdir(parents=True, exist_ok=True)
        Path("pathways", path).write_text(text, "utf-8")
    (line,) = [one for one in PATHWAY.read_text("utf-8").splitlines() if one.startswith("version")]
    edit(line, "version: 0.1.0")


def raise_to(new: str) -> None:
    text = PATHWAY.read_text("utf-8")
    (line,) = [one for one in text.splitlines() if one.startswith("version: ")]
    edit(line, f"version: {new}")


def release(*more: str) -> tuple[int, str]:
    ran = tool("release", NAME, *DAY, *more)
    return ran.returncode, ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("previous", "size", "least"),
    [
        ("1.2.3", Size.WORDS, "1.2.4"),
        ("1.2.3", Size.MEANING, "1.3.0"),
        ("1.2.3", Size.WAY, "2.0.0"),
        ("0.2.3", Size.WORDS, "0.2.4"),
        ("0.2.3", Size.WAY, "0.3.0"),
    ],
)
def test_a_version_fits_the_size_of_the_change(previous: str, size: Size, least: str) -> None:
    assert least_after(number_of(previous), size) == number_of(least)
    assert is_fitting(number_of(least), number_of(previous), size)
    assert not is_fitting(number_of(previous), number_of(previous), size)


def test_the_first_release_writes_a_record_and_a_copy() -> None:
    assert release("--check")[1].startswith(f"{NAME} 0.1.0 kan udgives.\n")
    assert not (HOME / "versions").exists()
    path = f"pathways/versions/{NAME}/0.1.0.json"
    assert release("--note", "Den første.")[1].startswith(f"Versionen er skrevet i {path}.\n")
    (record,) = records_in(HOME)
    assert (record.version, record.date, record.previous) == ("0.1.0", "2026-11-30", None)
    assert record.note == "Den første."
    copy = HOME / "versions" / NAME / "0.1.0"
    assert (copy / PATHWAY.name).read_bytes() == PATHWAY.read_bytes()
    assert (copy / "library.yml").is_file()
    assert tool("validate", "--date=2026-11-21").stdout == "Der er intet at rette.\n"
    assert tool("diff").stdout == "Der er ingen forskel.\n"


def test_a_version_is_released_once_and_only_upwards() -> None:
    release()
    code, told = release()
    assert (code, "er allerede skrevet ned" in told) == (2, True)
    raise_to("0.0.9")
    code, told = release()
    assert (code, "er ældre end 0.1.0" in told) == (2, True)
    raise_to('"1.0"')
    code, told = release()
    assert (code, "er ikke en version" in told) == (2, True), told


def test_the_number_must_be_raised_enough() -> None:
    release()
    raise_to("0.1.1")
    assert release("--check")[0] == 1  # its number is a change of meaning, and nothing else is
    edit("status: draft", "status: hearing")
    code, told = release()
    assert code == 1
    assert told.startswith("Ændringen betyder noget, så 0.1.1 er for lav efter 0.1.0.")
    assert told.endswith("Skriv mindst version: 0.2.0.\n")
    raise_to("0.2.0")
    assert release()[0] == 0
    newest = records_in(HOME)[-1]
    assert newest.previous == "0.1.0"
    assert any("udkast → i høring" in one for one in newest.told["da"].points)
    assert not newest.pictures  # nothing of it shows in one
    raise_to("0.3.0")
    edit("    accountable: ", "    lead: raadgiver\n    accountable: ")
    release()
    newest = records_in(HOME)[-1]
    assert set(newest.pictures) == set(newest.told)
    assert "Ændret" in newest.pictures["da"].boxes[0].note


def test_diff_compares_with_what_was_released_last() -> None:
    release()
    edit("status: draft", "status: hearing")
    ran = tool("diff")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "udkast → i høring" in ran.stdout


def test_errors_and_gaps_stand_in_the_way() -> None:
    edit("next: arkiv", "next: arkiver")
    code, told = release()
    assert code == 1
    assert "Biblioteket har 1 fejl." in told
    assert "er ikke bevist" in told


def test_a_published_pathway_needs_its_dates() -> None:
    edit("status: draft", "status: published")
    edit("review: 2999-12-31", "review: 2026-11-30")
    told = release()[1]
    assert "fra hvornår det gælder" in told
    assert "Gennemsynet 2026-11-30 er ikke efter udgivelsen." in told
    edit("review: 2026-11-30\n", "valid: {from: 2020-01-01, to: 2021-01-01}\n")
    told = release()[1]
    assert "hvornår det bliver læst igen" in told
    assert "gælder kun til 2021-01-01" in told


def test_what_it_rests_on_must_be_checked_as_it_stands() -> None:
    edit("status: draft", "status: published")
    code, told = release("--check")
    assert code == 1
    assert re.search(r"pathways/registers/\S+\.yml:\d+: Ingen har kontrolleret »", told), told
    assert told.endswith("hvor meget der ikke er kontrolleret.\n")
    at = re.search(r"(\S+:\d+): Ingen har kontrolleret »(\S+)«", told)
    assert at is not None
    marked = tool("checklist", "--done", at[1], "--role", "Jurist")
    assert marked.returncode == 0, marked.stdout + marked.stderr
    assert f"»{at[2]}«" not in release("--check")[1]
    file = Path(at[1].rpartition(":")[0])
    text = file.read_text("utf-8")
    file.write_text(re.sub(r", seen: \w+", "", text, count=1), "utf-8")
    assert f"»{at[2]}« er kontrolleret uden aftryk" in release("--check")[1]
    file.write_text(re.sub(r"seen: \w+", "seen: s000000000000", text, count=1), "utf-8")
    assert release("--check")[1].count("er ændret, efter at nogen kontrollerede det") == 1


def test_a_draft_says_how_much_it_rests_on_is_not_checked() -> None:
    told = release()[1]
    (record,) = records_in(HOME)
    assert record.unsure
    assert f"{record.unsure} steder, som den hviler på, er ikke kontrolleret" in told


def test_what_stood_in_git_can_be_written_down() -> None:
    git("init", "-q")
    committed("v1")
    assert release("--at", "v1", "--as", "0.0.1")[0] == 0
    edit("status: draft", "status: hearing")
    committed()
    assert release("--at", "HEAD", "--as", "0.0.2")[0] == 0
    first, second = records_in(HOME)
    assert not (HOME / "versions" / NAME / "0.0.1").exists()
    assert len(first.revision) == 40
    assert any("udkast → i høring" in one for one in second.told["da"].points)
    assert release("--at", "v9", "--as", "0.0.3")[0] == 2
    assert release("--at", "v1")[0] == 2
    subprocess.run(["rm", "-rf", ".git"], check=True)
    assert "kan ikke findes" in release("--check")[1]


def test_what_is_no_record_is_named() -> None:
    release()
    path = HOME / "versions" / NAME / "0.1.0.json"
    path.write_text(json.dumps({}), "utf-8")
    raise_to("0.2.0")
    code, told = release()
    assert code == 2
    assert f"versions/{NAME}/0.1.0.json er ikke en version" in told
    assert tool("site", "ud").returncode == 2


def test_a_copy_that_is_gone_is_missed() -> None:
    release()
    (HOME / "versions" / NAME / "0.1.0").rename("andet-sted")
    raise_to("0.2.0")
    code, told = release()
    assert code == 2
    assert "er væk fra mappen versions" in told


def test_a_pathway_that_is_called_otherwise_goes_on() -> None:
    release()
    raise_to("0.2.0")
    edit(f"pathway: {NAME}\n", f"pathway: nyt-navn\nformerly: [{NAME}]\n")
    ran = tool("release", "nyt-navn", *DAY)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert records_in(HOME)[-1].previous == "0.1.0"
