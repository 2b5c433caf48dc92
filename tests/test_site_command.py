"""`pathwaytool site`: a folder that is whole, in a place where it does no harm."""

import os
from pathlib import Path

import pytest

from tests.command import Ran, tool
from tests.site.libraries import SMALL

MEMBERS = ("mkdocs.yml", "docs/index.md", "docs/forloeb/a/index.md")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    for path, text in SMALL.items():
        (folder / path).write_text(text, "utf-8")
    return folder


def site(out: Path, library: Path) -> Ran:
    return tool("site", str(out), "--library", str(library), "--lang", "en")


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("out", ["library", "library/out", "library/sub/out", ".", "link/out"])
def test_a_folder_in_the_library_or_around_it_is_refused(
    tmp_path: Path, library: Path, out: str
) -> None:
    (tmp_path / "link").symlink_to("library")
    before = names(tmp_path)
    ran = site(tmp_path / out, library)
    assert ran.returncode == 2
    assert "stand one inside the other" in ran.stderr
    assert names(tmp_path) == before


def test_what_others_wrote_there_stays_and_what_is_gone_goes(tmp_path: Path, library: Path) -> None:
    out = tmp_path / "out"
    assert site(out, library).returncode == 0
    (out / "docs/theirs.md").write_text("theirs", "utf-8")
    (out / "site").mkdir()
    (out / "site/index.html").write_text("theirs", "utf-8")
    stays = (out / "docs/forloeb/a/trin/begynd.md").stat()
    text = SMALL["a.yml"].replace("slut-med-raad", "til-sidst")
    (library / "a.yml").write_text(text, "utf-8")
    (out / "docs/index.md").write_text("spoilt", "utf-8")
    assert site(out, library).returncode == 0
    assert (out / "docs/theirs.md").read_text("utf-8") == "theirs"
    assert (out / "site/index.html").read_text("utf-8") == "theirs"
    assert not (out / "docs/forloeb/a/trin/slut-med-raad.md").exists()
    assert (out / "docs/forloeb/a/trin/til-sidst.md").exists()
    assert (out / "docs/index.md").read_text("utf-8") != "spoilt"
    assert not os.path.samestat(stays, (out / "docs/forloeb/a/trin/begynd.md").stat())
    unchanged = (out / "docs/regler/dead-end.md").stat()
    assert site(out, library).returncode == 0
    assert os.path.samestat(unchanged, (out / "docs/regler/dead-end.md").stat())
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_what_an_earlier_version_left_half_made_is_gone_on_with(
    tmp_path: Path, library: Path
) -> None:
    out = tmp_path / "out"
    assert site(out, library).returncode == 0
    (out / ".pathwaytool-site").unlink()
    (out / "docs/index.md").unlink()
    assert site(out, library).returncode == 0
    assert all((out / member).is_file() for member in MEMBERS)


@pytest.mark.parametrize("config", [None, "site_name: somebody's own\n", b"\xff"])
def test_a_folder_of_somebody_else_is_refused(
    tmp_path: Path, library: Path, config: str | bytes | None
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    if config is None:
        (out / "letter.txt").write_text("mine", "utf-8")
    else:
        (out / "mkdocs.yml").write_bytes(config if isinstance(config, bytes) else config.encode())
    before = names(tmp_path)
    ran = site(out, library)
    assert ran.returncode == 2
    assert "not a folder that pathwaytool wrote" in ran.stderr
    assert names(tmp_path) == before


@pytest.mark.parametrize("out", ["file", "file/out"])
def test_a_file_in_its_way_is_told(tmp_path: Path, library: Path, out: str) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    ran = site(tmp_path / out, library)
    assert ran.returncode == 2
    assert "cannot be written" in ran.stderr
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_an_empty_folder_that_is_there_is_filled(tmp_path: Path, library: Path) -> None:
    (tmp_path / "out").mkdir()
    assert site(tmp_path / "out", library).returncode == 0
    assert all((tmp_path / "out" / member).is_file() for member in MEMBERS)
