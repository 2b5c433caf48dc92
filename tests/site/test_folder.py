"""The written folder: other builders make the same site of it."""

import subprocess
import sys
from pathlib import Path

import html5lib
import pytest

from pathwaytool.publish.plain_folder import folder_of
from pathwaytool.publish.frame.site import SiteInput
from tests.site.libraries import national, small


def written(site: SiteInput, folder: Path) -> list[str]:
    paths = []
    for path, content in folder_of(site):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        paths.append(path)
    return paths


@pytest.mark.parametrize("site", [small, national])
def test_zensical_builds_every_page(site: object, tmp_path: Path) -> None:
    assert callable(site)
    paths = written(site(), tmp_path)
    command = [str(Path(sys.executable).parent / "zensical"), "build"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = [path.removeprefix("docs/") for path in paths if path.endswith(".md")]
    for page in pages:
        built = tmp_path / "site" / page.replace(".md", ".html")
        assert built.is_file(), page
        assert _heading(built) == _heading(tmp_path / "docs" / page), page


def _heading(file: Path) -> str:
    tree = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
    heading = tree.find(".//h1")
    assert heading is not None
    return " ".join("".join(heading.itertext()).split())
