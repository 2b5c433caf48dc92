"""`pathwaytool pdf`: what it writes, and what it says where it cannot."""

from pathlib import Path

import pytest

from tests.command import tool
from tests.paper.looking import opened
from tests.paper.test_documents import TEXT
from tests.site.libraries import SMALL


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, text in (SMALL | {"a.yml": TEXT}).items():
        (tmp_path / "pathways").mkdir(exist_ok=True)
        (tmp_path / "pathways" / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "pathways"


def test_a_part_is_written_in_the_language_that_is_asked_for(library: Path) -> None:
    day = ("--date", "2026-11-30")
    for file, more in (("ark.pdf", ()), ("igen.pdf", ()), ("sheet.pdf", ("--lang", "en"))):
        done = tool("pdf", "--part", "readiness", "-o", file, *day, *more)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert Path("ark.pdf").read_bytes() == Path("igen.pdf").read_bytes()
    assert str(opened(Path("ark.pdf").read_bytes()).Root.Lang) == "da"
    assert str(opened(Path("sheet.pdf").read_bytes()).Root.Lang) == "en"


def test_an_older_file_is_written_over_and_a_folder_is_not(library: Path) -> None:
    Path("ark.pdf").write_text("før")
    assert tool("pdf", "--part", "readiness", "-o", "ark.pdf").returncode == 0
    assert Path("ark.pdf").read_bytes().startswith(b"%PDF-1.7")
    Path("mappe.pdf").mkdir()
    done = tool("pdf", "--part", "readiness", "-o", "mappe.pdf")
    assert done.returncode == 2
    assert done.stderr == "pathwaytool: mappe.pdf kan ikke skrives: det er en mappe.\n"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--part", "phase:senere"), "ingen del, der hedder phase:senere. Vælg en af: whole,"),
        (("--part", "step:begynd"), "ingen del, der hedder step:begynd"),
        (("-o", "ark.docx"), "ark.docx"),
        (("b",), "intet forløb, der hedder b"),
        (("--date", "i går"), "i går"),
    ],
)
def test_what_cannot_be_had_is_told(library: Path, asked: tuple[str, ...], said: str) -> None:
    done = tool("pdf", *asked)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_pathway_with_errors_is_refused_and_another_is_not(library: Path) -> None:
    wrong = TEXT.replace("pathway: a", "pathway: b").replace("next: faerdig", "next: ukendt")
    (library / "b.yml").write_text(wrong, "utf-8")
    done = tool("pdf", "b", "--part", "readiness")
    assert (done.returncode, done.stdout) == (2, "")
    assert "fejl i forløbet b" in done.stderr
    assert tool("pdf", "a", "--part", "readiness", "-o", "a.pdf").returncode == 0
