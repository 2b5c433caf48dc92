"""`pathwaytool checklist`: the list for a terminal and for a spreadsheet."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pathwaytool.cli import commands
from tests.site.systems import TEXTS


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for path, text in TEXTS.items():
        (tmp_path / "bibliotek" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "bibliotek" / path).write_text(text, "utf-8")
    return tmp_path / "bibliotek"


def told(*arguments: str) -> str:
    asked = ["checklist", *arguments]
    return CliRunner().invoke(commands, asked, catch_exceptions=False).output


def test_every_line_leads_to_its_place_and_the_gravest_comes_first(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library.parent)
    lines = told("--library", "bibliotek").splitlines()
    assert lines[0].startswith("Lovens frister (1): ")
    assert lines[1:3] == ["Skriv, når det er kontrolleret:", "    confidence: checked"]
    place, what = lines[3].split(": ", 1)
    path, line = place.split(":")
    assert what == "Kom ind: 24 timer (lovfrist)"
    assert "confidence: found" in Path(path).read_text("utf-8").splitlines()[int(line) - 1]
    assert lines[-1].endswith("mangler at blive kontrolleret.")


def test_the_language_can_be_chosen(library: Path) -> None:
    assert told("--library", str(library), "--lang", "sv").startswith("Lagens tidsgränser (1): ")


def test_the_list_can_be_a_spreadsheet(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "kontrol.csv"
    told("--library", str(library), "--csv", "-o", str(file))
    assert file.read_text("utf-8-sig").startswith("Hvad slags;Hvad;")


def test_a_dash_for_no_section_is_not_shown(library: Path) -> None:
    file = next(one for one in library.rglob("*.yml") if "  LOV-1:" in one.read_text("utf-8"))
    shown = told("--library", str(library))
    section = re.search(r"section: (.+?)[,\n]", file.read_text("utf-8"))
    assert section
    assert f" {section[1]}: " in shown
    file.write_text(
        file.read_text("utf-8").replace(section[0], f'section: "-"{section[0][-1]}'), "utf-8"
    )
    assert " -:" not in told("--library", str(library))
