"""A second build makes again only what has changed, and gives the same site."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.exceptions import ClickException as Exit

from tests.built import ROOT, build
from tests.site.libraries import SMALL

pytestmark = pytest.mark.unmeasured

CONFIG = """\
site_name: Lille
use_directory_urls: false
theme: {name: material, font: false}
plugins: [pathwaytool: {library: pathways, date: "2026-01-01"}]
"""


def project(folder: Path) -> Path:
    (folder / "docs").mkdir()
    (folder / "pathways").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    for path, text in SMALL.items():
        (folder / "pathways" / path).write_text(text, "utf-8")
    other = SMALL["a.yml"].replace("pathway: a", "pathway: b")
    (folder / "pathways" / "b.yml").write_text(other, "utf-8")
    return folder


def contents(site: Path) -> dict[str, bytes]:
    files = (file for file in site.rglob("*") if file.is_file() and file.suffix != ".gz")
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def test_a_second_build_gives_the_same_bytes(tmp_path: Path) -> None:
    root = project(tmp_path)
    build(root, tmp_path / "one", tmp_path / "cache")
    assert list((tmp_path / "cache").rglob("pages.sqlite"))
    build(root, tmp_path / "two", tmp_path / "cache")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_change_is_built_as_if_everything_were(tmp_path: Path) -> None:
    root = project(tmp_path)
    build(root, tmp_path / "one", tmp_path / "cache")
    changed = (root / "pathways/b.yml").read_text("utf-8").replace("Kun på dansk.", "Noget nyt.")
    (root / "pathways/b.yml").write_text(changed, "utf-8")
    build(root, tmp_path / "two", tmp_path / "cache")
    build(root, tmp_path / "three", tmp_path / "another cache")
    assert contents(tmp_path / "two") == contents(tmp_path / "three")
    assert "Noget nyt." in (tmp_path / "two/forloeb/b/index.html").read_text("utf-8")


def test_a_damaged_cache_counts_as_empty(tmp_path: Path) -> None:
    root = project(tmp_path)
    build(root, tmp_path / "one", tmp_path / "cache")
    for file in (tmp_path / "cache").rglob("*.*"):
        if file.is_file():
            file.write_bytes(b"no cache")
    build(root, tmp_path / "two", tmp_path / "cache")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_damaged_page_in_the_cache_counts_as_absent(tmp_path: Path) -> None:
    root = project(tmp_path)
    build(root, tmp_path / "one", tmp_path / "cache")
    (store,) = (tmp_path / "cache").rglob("pages.sqlite")
    with closing(sqlite3.connect(store)) as database:
        database.execute("UPDATE pages SET page = substr(page, 1, length(page) - 9) || zeroblob(9)")
        database.execute("UPDATE pages SET page = 'text' WHERE rowid % 2")
        database.commit()
    build(root, tmp_path / "two", tmp_path / "cache")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


FRAMES = {
    "another style sheet": ("theme:", "extra_css: [own.css]\ntheme:"),
    "a hook": ("theme:", "hooks: [hook.py]\ntheme:"),
    "a plugin that looks at pages": ("plugins: [", "plugins: [search, "),
}


@pytest.mark.parametrize("frame", FRAMES)
def test_what_stands_around_the_pages_is_new_on_all_of_them(tmp_path: Path, frame: str) -> None:
    root = project(tmp_path)
    (root / "hook.py").write_text(
        "def on_post_page(output, **_): return output.replace('<body', '<body class=\"own\"')",
        "utf-8",
    )
    (root / "docs/own.css").write_text("", "utf-8")
    build(root, tmp_path / "site", tmp_path / "cache")
    (root / "mkdocs.yml").write_text(CONFIG.replace(*FRAMES[frame], 1), "utf-8")
    for _ in range(2):
        build(root, tmp_path / "site", tmp_path / "cache")
    build(root, tmp_path / "clean", tmp_path / "another cache")
    assert contents(tmp_path / "site") == contents(tmp_path / "clean")


def test_an_error_in_the_library_stops_the_build_and_says_where(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = project(tmp_path)
    broken = SMALL["a.yml"].replace("accountable: raadgiver", "accountable: ingen-der-findes")
    (root / "pathways/a.yml").write_text(broken, "utf-8")
    with pytest.raises(Exit):
        build(root, tmp_path / "site", tmp_path / "cache")
    assert "a.yml:" in caplog.text
    assert "ingen-der-findes" in caplog.text


def test_a_library_that_is_not_there_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = project(tmp_path)
    (root / "mkdocs.yml").write_text(CONFIG.replace("pathways,", "elsewhere,"), "utf-8")
    with pytest.raises(Exit):
        build(root, tmp_path / "site", tmp_path / "cache")
    assert "elsewhere cannot be read" in caplog.text


def test_the_national_config_is_what_the_tests_build() -> None:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "strict: true" in config
    assert "font: false" in config


def test_a_second_build_in_the_same_place_gives_the_same_bytes(tmp_path: Path) -> None:
    root = project(tmp_path)
    build(root, tmp_path / "site", tmp_path / "cache")
    first = contents(tmp_path / "site")
    times = {path: (tmp_path / "site" / path).stat().st_mtime_ns for path in first}
    build(root, tmp_path / "site", tmp_path / "cache")
    assert contents(tmp_path / "site") == first
    step = "forloeb/a/trin/begynd.html"
    assert (tmp_path / "site" / step).stat().st_mtime_ns == times[step], "written anew"
    assert not list(tmp_path.glob(".site*"))


def test_a_page_that_somebody_changed_is_written_anew(tmp_path: Path) -> None:
    root = project(tmp_path)
    build(root, tmp_path / "site", tmp_path / "cache")
    first = contents(tmp_path / "site")
    (tmp_path / "site/forloeb/a/trin/begynd.html").write_text("changed", "utf-8")
    (tmp_path / "site/forloeb/a/trin/slut-med-raad.html").unlink()
    (tmp_path / "site/left-over.html").write_text("old", "utf-8")
    build(root, tmp_path / "site", tmp_path / "cache")
    assert contents(tmp_path / "site") == first


def test_a_site_with_hidden_files_keeps_them(tmp_path: Path) -> None:
    root = project(tmp_path)
    build(root, tmp_path / "site", tmp_path / "cache")
    (tmp_path / "site/.git").mkdir()
    build(root, tmp_path / "site", tmp_path / "cache")
    assert (tmp_path / "site/.git").is_dir()
