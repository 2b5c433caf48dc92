"""`pathwaytool checklist`: the list for a terminal and for a spreadsheet."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pathwaytool.cli import commands
from pathwaytool.folder import read_folder
from pathwaytool.project import project_of
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
    assert lines[3].startswith("    checked: {date: ")
    place, what = lines[4].split(": ", 1)
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


REGISTER = """\
# Skrevet i hånden.
legal_bases:
  LOV-1: {act: Loven, section: § 1, title: Må, effect: permits, source: K, confidence: found} # én
  LOV-2:
    act: Loven  # to mellemrum
    section: § 2
    title: Skal
    effect: demands
    checked:
      date: 2026-01-02
      role: Jurist
statements:
  U-1:
    text: Det er sådan.
    source: K
sources:
  K: {title: Kilden, publisher: Os, kind: law, confidence: found}
"""

PATHWAY = """\
pathway: p
level: child
status: draft
version: 0.1.0
title: T
summary: S
owner: O
target: {ages: 12-17}
phases: [a]
recommendations:
  raad: {text: Gør det., strength: strong, cites: [U-1]}
steps:
  et:
    title: Et
    kind: action
    phase: a
    sector: s
    accountable: x
    start: always
    within:
    - kind: target
      limit: 2 days
      legal: [LOV-1, LOV-2]
    - {kind: maximum, limit: 3 days, cites: [U-1], confidence: found}
    next: {to: to, handoff: {documents: [d], basis: [LOV-1], within: {kind: target, limit: 1 days}}}
  to: {title: To, kind: action, phase: a, sector: t, accountable: y, next: slut}
ends:
  slut: {title: Slut}
"""

ROOT = """\
library: b
title: B
publisher: P
languages: [da]
sectors: {s: {title: S, role: core}, t: {title: T, role: core}}
phases: {a: {title: A}}
"""

ACTORS = """\
actors:
  x: {title: X, sector: s, kind: role, organisation: municipality}
  y: {title: Yt, sector: t, kind: role, organisation: region}
documents:
  d: {title: D}
"""

FILES = {"library.yml": ROOT, "registers/r.yml": REGISTER, "registers/a.yml": ACTORS}
FILES["p.yml"] = PATHWAY


@pytest.fixture
def hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a library that is laid out in every way."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    for path, text in FILES.items():
        (tmp_path / "pathways" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pathways" / path).write_text(text, "utf-8")
    return tmp_path / "pathways"


def line_of(path: str, words: str) -> int:
    text = Path("pathways", path).read_text("utf-8")
    return next(n for n, line in enumerate(text.split("\n"), 1) if words in line)


def done(*places: str, role: str | None = "Jurist") -> Result:
    asked = [word for place in places for word in ("--done", f"pathways/{place}")]
    asked += ["--role", role] if role else []
    return CliRunner().invoke(commands, ["checklist", "--lang", "da", *asked])


def suspects() -> list[str]:
    project = project_of(read_folder(Path("pathways")), date="2026-11-30", with_proofs=False)
    assert project.library is not None
    return [f"{one.gaps['id']}" for one in project.diagnostics if one.message.rule == RULE]


def change(path: str, old: str, new: str) -> None:
    file = Path("pathways", path)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


RULE = "suspect-check"

PLACES = {
    "registers/r.yml": ("LOV-1:", "LOV-2:", "U-1:"),
    "p.yml": ("raad:", "  et:", "kind: target\n", "kind: maximum", "  to:"),
}


def mark_everything() -> None:
    for path, places in PLACES.items():
        at = [f"{path}:{line_of(path, words.rstrip())}" for words in places]
        asked = done(*at)
        assert asked.exit_code == 0, asked.output
        assert asked.output == f"{len(at)} steder er markeret som kontrolleret.\n"


def test_what_is_done_is_written_and_nothing_else_changes(hand: Path) -> None:
    mark_everything()
    assert suspects() == []
    text = (hand / "registers/r.yml").read_text("utf-8")
    assert text.startswith("# Skrevet i hånden.\n")
    assert "act: Loven  # to mellemrum\n" in text
    assert re.search(r"confidence: checked\} # én\n", text)
    assert "date: 2026-01-02" not in text
    assert not any("confidence: found" in line for line in text.split("\n") if "LOV" in line)
    listed = told("--library", str(hand))
    assert "registers/r.yml:" not in listed


@pytest.mark.parametrize(
    ("path", "old", "new", "which"),
    [
        ("registers/r.yml", "title: Må", "title: Må ikke", {"LOV-1", "et"}),
        ("registers/r.yml", "title: Skal", "title: Bør", {"LOV-2", "et"}),
        ("registers/r.yml", "Det er sådan.", "Det er slet ikke sådan.", {"U-1", "raad", "et"}),
        ("registers/r.yml", "title: Kilden", "title: Ny", {"LOV-1", "U-1"}),
        ("p.yml", "limit: 2 days", "limit: 3 days", {"et"}),
        ("p.yml", "text: Gør det.", "text: Gør det ikke.", {"raad"}),
        ("p.yml", "title: To,", "title: Tre,", {"to"}),
        ("p.yml", "title: To,", "title:   To, # bare en bemærkning\n   ", set()),
        ("p.yml", "[LOV-1, LOV-2]", "[LOV-2, LOV-1]", set()),
        ("registers/r.yml", "# Skrevet i hånden.\n", "", set()),
        (
            "registers/r.yml",
            "    text: Det er sådan.",
            "    text: >\n      Det\n      er sådan.",
            set(),
        ),
    ],
)
def test_what_changes_after_it_was_checked_is_suspect(
    hand: Path, path: str, old: str, new: str, which: set[str]
) -> None:
    mark_everything()
    change(path, old, new)
    assert set(suspects()) == which
    listed = told("--library", str(hand), "--lang", "da")
    assert listed.startswith("Ændret efter kontrollen (") == bool(which)


def test_a_check_is_renewed_in_its_old_role(hand: Path) -> None:
    mark_everything()
    change("registers/r.yml", "title: Må", "title: Må ikke")
    done(f"registers/r.yml:{line_of('registers/r.yml', 'LOV-1:')}", role=None)
    assert set(suspects()) == {"et"}


def test_where_several_stand_on_a_line_the_column_tells(hand: Path) -> None:
    line = line_of("p.yml", "handoff:")
    assert "FIL:LINJE:KOLONNE" in str(done(f"p.yml:{line}").exception)
    text = (hand / "p.yml").read_text("utf-8").split("\n")[line - 1]
    for inside in ("documents", "kind"):
        at = (hand / "p.yml").read_text("utf-8").split("\n")[line - 1].index(inside) + 1
        assert done(f"p.yml:{line}:{at}").exit_code == 0, text
    change("registers/r.yml", "title: Må", "title: Må ikke")
    assert suspects() == ["et"]


@pytest.mark.parametrize(
    ("place", "role", "told"),
    [
        ("p.yml:3", "Jurist", "intet at kontrollere"),
        ("p.yml", "Jurist", "intet at kontrollere"),
        ("p.yml:x", "Jurist", "intet at kontrollere"),
        ("andet.yml:99999999999999999999", "Jurist", "intet at kontrollere"),
        ("registers/r.yml:3", None, "i hvilken rolle"),
        ("registers/r.yml:3", "010190-1234", "ligner et personnummer"),
    ],
)
def test_what_cannot_be_marked_is_refused(
    hand: Path, place: str, role: str | None, told: str
) -> None:
    before = {path: (hand / path).read_text("utf-8") for path in FILES}
    asked = done(place, role=role)
    assert asked.exit_code != 0
    assert told in str(asked.exception) + asked.output
    assert before == {path: (hand / path).read_text("utf-8") for path in FILES}
