"""The written folder: other builders make the same site of it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import SystemRandom

import lxml.html
import pytest

from pathwaytool.publish.contents import site_of
from pathwaytool.publish.frame.site import SiteInput
from pathwaytool.publish.plain_folder import CONFIG, DOCS, config_of, folder_of
from tests.site.libraries import national, small

pytestmark = pytest.mark.unmeasured


def written(site: SiteInput, folder: Path) -> list[str]:
    """Write every file of the folder, and return their paths."""
    return [_written(folder, path, content) for path, content in folder_of(site)]


def _written(folder: Path, path: str, content: bytes) -> str:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return path


KINDS = {
    *("en", "sv", "forloeb", "trin", "sektorer", "aktoerer", "kilder", "regler", "register"),
    *("kvalitet", "sammenligning", "viden", "roller", "par"),
    *("kommunen", "regionen", "staten", "uafhaengige", "faelles"),
}
"""The folders that stand for a language or a kind of page; others are named for what they hold."""

SAME_KIND = 2
"""How many pages of each kind and language are built of a whole library in every run."""

ANY = 60
"""How many more, other ones in each run."""


def test_zensical_builds_every_page(tmp_path: Path) -> None:
    _build(tmp_path, written(small(), tmp_path))


def test_zensical_builds_every_kind_of_page_of_a_whole_library(tmp_path: Path) -> None:
    pages = {f"{DOCS}/{page.path}": page for page in site_of(national())[0]}
    _written(tmp_path, CONFIG, config_of(national()).encode())
    chosen = dict.fromkeys(_some(list(pages)))
    _build(tmp_path, [_written(tmp_path, path, pages[path].content.encode()) for path in chosen])


@pytest.mark.soak
def test_zensical_builds_every_page_of_a_whole_library(tmp_path: Path) -> None:
    _build(tmp_path, written(national(), tmp_path))


def _some(pages: list[str]) -> Iterator[str]:
    """Yield some pages of each kind, and some at random."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for path in pages:
        kinds.setdefault(_kind(Path(path)), []).append(path)
    assert len(kinds) > 60
    for alike in kinds.values():
        yield from alike[:SAME_KIND]
        yield alike[-1]
    yield from SystemRandom().sample(pages, ANY)


def _kind(page: Path) -> tuple[str, ...]:
    """Return the page's language and folders; at the top and in a pathway each name is a kind."""
    folders = [part for part in page.parts[:-1] if part in KINDS]
    inside = [part for part in folders if part not in {"en", "sv"}]
    is_one_of_many = inside and (inside[-1] != "forloeb" or page.parent.name == "forloeb")
    return (*folders, "" if is_one_of_many else page.stem.split("-")[0])


def _build(folder: Path, paths: list[str]) -> None:
    command = [str(Path(sys.executable).parent / "zensical"), "build"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for page in (path.removeprefix("docs/") for path in paths if path.endswith(".md")):
        built = folder / "site" / page.replace(".md", ".html")
        assert built.is_file(), page
        assert _heading(built) == _heading(folder / "docs" / page), page


def _heading(file: Path) -> str:
    (heading,) = lxml.html.document_fromstring(file.read_text("utf-8")).iter("h1")
    return " ".join(heading.text_content().split())
