"""A hearing out and back: templates, answers, and what has no place."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from pathwaytool.cli import commands
from pathwaytool.folder import Folder, read_folder
from pathwaytool.hearing import parcel
from pathwaytool.hearing.parcel import LARGEST_PART, RefusedError
from pathwaytool.hearing.placing import placed
from pathwaytool.hearing.tables import rows_of
from pathwaytool.hearing.templates import excel, template_of, word
from pathwaytool.load.library import load_library
from pathwaytool.model.heard import by_any_key, heard_of
from pathwaytool.model.library import Library
from pathwaytool.project import project_of
from pathwaytool.publish.contents import pages_of
from pathwaytool.publish.frame.site import SiteInput
from tests.hearing.examples import ASKED, PATHWAY, TEXTS, fill, with_part
from tests.once import value_once

LIMIT = "frist/et/target/start-et/finish"
HANDOFF = "overlevering/et/to"


def library(**changed: str) -> Library:
    texts = {**TEXTS, **changed}
    loaded = load_library({path: text.encode() for path, text in texts.items()})
    assert loaded.library is not None, loaded.diagnostics
    return loaded.library


def template(kind: str) -> bytes:
    known = library()
    made = template_of(known.pathways["p"], known, "da")
    return value_once(
        f"template-{kind}", [PATHWAY], lambda: {"docx": word, "xlsx": excel}[kind](made)
    )


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    for path, text in TEXTS.items():
        (tmp_path / "pathways" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pathways" / path).write_text(text, "utf-8")
    return tmp_path


def run(*words: str) -> Result:
    asked = ["hearing", *words, "--lang", "da"]
    return CliRunner().invoke(commands, asked, standalone_mode=False)


def test_the_example_is_right() -> None:
    found = project_of(
        Folder({path: text.encode() for path, text in TEXTS.items()}), date="2026-11-30"
    )
    assert not found.has_errors, found.diagnostics


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_what_is_filled_in_comes_back(kind: str) -> None:
    answers = {"trin/et": "Det er for sent.", LIMIT: "To dage er nok.", HANDOFF: "Enig æøå"}
    rows = rows_of(fill(template(kind), answers))
    found = placed(rows, library().pathways["p"])
    assert {one.to: one.text for one in found.given} == answers
    assert {one.organisation for one in found.given} == {ASKED}
    assert found.unplaced == ()
    assert rows_of(template(kind)), "an empty one is read, too"
    assert template(kind) == template(kind)


def test_keys_are_locked_in_both() -> None:
    document = ZipFile(BytesIO(template("docx"))).read("word/document.xml").decode()
    things = len(heard_of(library().pathways["p"]))
    assert document.count('<w:lock w:val="sdtContentLocked"/>') == 3 * things
    sheet = ZipFile(BytesIO(template("xlsx"))).read("xl/worksheets/sheet1.xml").decode()
    assert "<sheetProtection sheet=" in sheet


def test_numbers_stay_when_something_is_put_in() -> None:
    before = {key: one.number for key, one in heard_of(library().pathways["p"]).items()}
    more = PATHWAY.replace(
        "    within:\n", "    within:\n      - {kind: maximum, limit: 9 days}\n"
    ).replace(
        "  to: {title",
        "  nyt: {title: Nyt, kind: action, phase: a, sector: t, accountable: z, next: slut}\n"
        "  to: {title",
    )
    after = {
        key: one.number for key, one in heard_of(library(**{"p.yml": more}).pathways["p"]).items()
    }
    assert len(before) == 7
    assert len(set(before.values())) == 7
    assert before.items() < after.items()
    assert sorted(number[0] for number in before.values()) == list("AFFFOTT")


def test_an_answer_finds_its_step_by_the_id_that_it_had() -> None:
    renamed = PATHWAY.replace("  et:\n", "  foerst:\n    formerly: [et]\n")
    known = by_any_key(library(**{"p.yml": renamed}).pathways["p"])
    for key in ("trin/et", LIMIT, f"{LIMIT}/2", HANDOFF):
        if key != f"{LIMIT}/2":
            assert known[key].key == key.replace("et", "foerst", 1) or "foerst" in known[key].key


def test_out_and_back_by_the_command_line(home: Path) -> None:
    done = run("export", "p", "-o", "ud")
    assert (done.return_value, done.output) == (
        0,
        "Skrev ud/hoering-p.docx.\nSkrev ud/hoering-p.xlsx.\n",
    )
    for kind, who in (("docx", ASKED), ("xlsx", "skolen i  eksempelby")):
        path = home / "ud" / f"hoering-p.{kind}"
        path.write_bytes(fill(path.read_bytes(), {"trin/et": f'Svar i {kind}: "ja"'}, who))
    done = run("import", "ud/hoering-p.docx", "ud/hoering-p.xlsx")
    assert done.return_value == 0, done.exception
    assert done.output == (
        "2 nye svar er lagt i registers/hoering-p.yml; 0 stod der i forvejen, "
        "og 0 er ikke taget med.\n"
    )
    written = home / "pathways/registers/hoering-p.yml"
    decided = written.read_text("utf-8").replace(
        'text: "Svar i docx',
        'outcome: partly\n    reply: Vi har rettet det.\n    text: "Svar i docx',
    )
    written.write_text(decided, "utf-8")
    assert "0 nye svar" in run("import", "ud/hoering-p.docx", "ud/hoering-p.xlsx").output
    assert written.read_text("utf-8") == decided
    project = project_of(read_folder(home / "pathways"), date="2026-11-30", with_proofs=False)
    assert not project.has_errors, project.diagnostics
    assert project.library is not None
    assert {one.organisation for one in project.library.answers.values()} == {
        ASKED,
        "Skolen i Eksempelby",
    }


def test_what_has_no_place_is_told_by_row_and_the_rest_is_taken_in(home: Path) -> None:
    run("export", "p")
    path = home / "hoering-p.xlsx"
    path.write_bytes(
        fill(
            path.read_bytes(), {"trin/et": "Ring til 010190-1234", "trin/to": "Fint", LIMIT: "Nej"}
        )
    )
    changed = PATHWAY.replace(
        "kind: target, limit: 2 days", "kind: maximum, limit: 2 days"
    ).replace("kind: target, limit: 5 days", "kind: maximum, limit: 5 days")
    (home / "pathways/p.yml").write_text(changed, "utf-8")
    (home / "x.docx").write_bytes(b"%PDF-1.4")
    done = run("import", "hoering-p.xlsx", "x.docx")
    assert done.return_value == 1
    lines = done.output.splitlines()
    assert lines[0].startswith(
        "hoering-p.xlsx, række 11: Her står noget, der ligner et personnummer"
    )
    assert lines[1].endswith("Flyt svaret til den rigtige række: »Nej«")
    assert lines[2] == (
        "x.docx: Det er ikke en Word- eller Excel-fil (.docx eller .xlsx). "
        "Gem den som en af dem, og prøv igen."
    )
    assert lines[3].startswith("1 nye svar er lagt i")
    assert "010190" not in done.output
    assert "010190" not in (home / "pathways/registers/hoering-p.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("", "Der står ikke, hvem der svarer."),
        ("Jens Hansen", "»Jens Hansen« er ikke blandt dem, der er spurgt."),
        ("jens@example.org", "ligner et personnummer"),
    ],
)
def test_only_an_organisation_that_is_asked_can_answer(home: Path, who: str, told: str) -> None:
    (home / "a.docx").write_bytes(fill(template("docx"), {"trin/et": "Ja"}, who))
    done = run("import", "a.docx")
    assert done.return_value == 1
    assert told in done.output
    assert not (home / "pathways/registers/hoering-p.yml").exists()


BOMB = b"<a>" + b"x" * (LARGEST_PART + 1) + b"</a>"
ENTITY = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
DEEP = b"<a>" * 2_900
LINK = (
    b'<Relationships><Relationship Id="x" Type="http://x/attachedTemplate" '
    b'Target="http://x/y" TargetMode="External"/></Relationships>'
)

HOSTILE = {
    "bomb": ("word/document.xml", BOMB, "too-large"),
    "entity": ("word/document.xml", ENTITY, "broken"),
    "deep": ("word/document.xml", DEEP, "broken"),
    "no-xml": ("word/document.xml", b"\x00\xff", "broken"),
    "many": ("word/document.xml", b"<a>" + b"<b/>" * 3_001 + b"</a>", "too-large"),
    "macros": ("word/vbaProject.bin", b"x", "macros"),
    "outside": ("xl/externalLinks/externalLink1.xml", b"<a/>", "links"),
    "fetches": ("word/_rels/settings.xml.rels", LINK, "links"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_may_do_harm_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel, "MOST_ELEMENTS", 3_000)  # the real bound takes seconds to reach
    part, content, why = HOSTILE[name]
    with pytest.raises(RefusedError) as refused:
        rows_of(with_part(template("docx"), part, content))
    assert refused.value.why == why


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no-office-file"),
        (b"PK\x03\x04 half", "no-office-file"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "no-office-file"),
        (with_part(b"PK\x05\x06" + b"\0" * 18, "a.txt", b"x"), "no-office-file"),
        (with_part(b"PK\x05\x06" + b"\0" * 18, "xl/workbook.xml", b"<a/>"), "broken"),
        (b"x" * 20_000_001, "too-large"),
    ],
)
def test_what_is_no_office_file_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(RefusedError) as refused:
        rows_of(content)
    assert refused.value.why == why


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(*rows: str) -> bytes:
    content = f'<worksheet xmlns="{SHEET}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    return with_part(template("xlsx"), "xl/worksheets/sheet1.xml", content.encode())


def cell(place: str, text: str, more: str = "") -> str:
    return f'<c r="{place}" t="inlineStr">{more}<is><t>{text}</t></is></c>'


WHO = f"<row r='1'>{cell('A1', 'Organisation')}{cell('B1', ASKED)}</row>"
TOP = f"<row r='2'>{cell('A2', 'Key')}{cell('C2', 'Your answer')}</row>"


def test_a_sheet_that_people_have_moved_about_in_is_read() -> None:
    rows = rows_of(
        sheet(
            WHO,
            TOP,
            f"<row r='3'>{cell('A3', 'trin/et')}{cell('C3', 'Regnet', '<f>1+1</f>')}</row>",
            f"<row r='7'>{cell('C7', 'Ved ikke hvor')}</row>",
            f"<row>{cell('A8', 'trin/to')}<c r='C8'><v>5</v></c></row>",
            f"<row r='9'>{cell('ZZZ9', 'langt væk')}</row>",
        )
    )
    found = placed(rows, library().pathways["p"])
    assert [(one.to, one.text) for one in found.given] == [("trin/to", "5")]
    assert [(one.row, one.why) for one in found.unplaced] == [(3, "formula"), (7, "empty-key")]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (("<row/>",) * 20_001, "too-large"),
        ((f"<row>{cell('A1', 'x' * 20_001)}</row>",), "too-large"),
        (("<row><c r='A1' t='s'><v>99999</v></c></row>",), "broken"),
    ],
)
def test_a_sheet_that_is_too_large_or_wrong_is_refused(rows: tuple[str, ...], why: str) -> None:
    with pytest.raises(RefusedError) as refused:
        rows_of(sheet(*rows))
    assert refused.value.why == why


def test_a_file_without_the_table_is_told() -> None:
    assert [one.why for one in placed(rows_of(sheet(WHO)), library().pathways["p"]).unplaced] == [
        "no-table"
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "q"), "intet forløb"),
        (("export", "p", "q"), "bruger ikke q"),
        (("import", "findes-ikke.docx"), "kan ikke læses"),
    ],
)
def test_wrong_use_is_told(home: Path, words: tuple[str, ...], told: str) -> None:
    assert told in str(run(*words).exception)


def test_without_a_hearing_there_is_nothing_to_answer(home: Path) -> None:
    text = "".join(line for line in PATHWAY.splitlines(True) if not line.startswith("hearing:"))
    (home / "pathways/p.yml").write_text(text, "utf-8")
    assert "ingen høring" in str(run("export", "p").exception)
    assert "Nævn forløbet" in str(run("import", "x.docx").exception)


def test_a_list_that_cannot_be_added_to_is_left_alone(home: Path) -> None:
    (home / "a.docx").write_bytes(fill(template("docx"), {"trin/et": "Ja"}))
    path = home / "pathways/registers/hoering-p.yml"
    path.write_text("answers: {}\n", "utf-8")
    done = run("import", "a.docx")
    assert "Intet er ændret" in str(done.exception)
    assert path.read_text("utf-8") == "answers: {}\n"


ANSWERS = """\
answers:
  svar-1:
    pathway: p
    about: trin/et
    organisation: Eksempel Kommune
    text: "<b>Nej</b>\\nFordi."
    outcome: declined
    reply: Loven siger det.
  svar-2: {pathway: p, about: trin/vaek, organisation: Eksempel Kommune, text: Væk?}
"""


def test_the_page_shows_who_is_asked_what_was_answered_and_what_was_decided() -> None:
    known = library(**{"registers/svar.yml": ANSWERS})
    site = SiteInput(known, (), {}, "2026-11-30")
    pages = {one.path: one for one in pages_of(site, "da")}
    body = pages["forloeb/p/hoering.md"].body()
    assert "Høringen løber fra 1. december 2026 til 1. februar 2027." in body
    assert "&lt;b&gt;Nej&lt;/b&gt;<br>Fordi." in body
    assert "Ikke fulgt. Loven siger det." in body
    assert body.count("har svaret") == 1
    assert "Svar på noget, der ikke er der mere" in body
    for one in heard_of(known.pathways["p"]).values():
        assert f'id="{one.number}"' in body
    assert "Svar senest 1. februar 2027." in pages["forloeb/p/index.md"].body()


def errors_in(texts: dict[str, str]) -> list[tuple[str, object]]:
    folder = Folder({path: text.encode() for path, text in texts.items()})
    found = project_of(folder, date="2026-12-01", with_proofs=False).diagnostics
    return [(one.message.rule, one.gaps.get("id")) for one in found if one.is_error]


def test_an_answer_to_a_pathway_that_is_not_there_is_told() -> None:
    lost = "answers: {h: {pathway: ukendt, about: forloebet, organisation: O, text: T}}\n"
    texts = {**TEXTS, "registers/svar.yml": lost}
    assert errors_in(texts) == [("unknown-id", "ukendt")]
    renamed = PATHWAY.replace("pathway: p\n", "pathway: p\nformerly: [ukendt]\n")
    assert errors_in({**texts, "p.yml": renamed}) == []
