"""The MkDocs plugin in a library of its own, without a folder of handwritten pages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.library import library_texts

CONFIG = """\
site_name: x
docs_dir: pathways
theme: {name: material}
use_directory_urls: false
plugins:
  - pathwaytool: {library: pathways}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for path, text in library_texts(25).items():
        (tmp_path / "pathways" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pathways" / path).write_text(text, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    return tmp_path


def built(home: Path, program: str = "pass") -> subprocess.CompletedProcess[str]:
    run = "import sys; sys.argv = ['mkdocs', 'build', '--quiet', '--strict'];"
    return subprocess.run(
        [sys.executable, "-c", f"{run}{program}; from mkdocs.__main__ import cli; cli()"],
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PATHWAYTOOL_CACHE": str(home / "cache"), "NO_MKDOCS_2_WARNING": "1"},
    )


def test_the_librarys_own_folder_will_do_and_its_files_stay_out(home: Path) -> None:
    done = built(home)
    assert done.returncode == 0, done.stderr
    assert (home / "site" / "kvalitet.html").is_file()
    source = {path.name for path in (home / "pathways").rglob("*.yml")}
    left = [path for path in (home / "site").rglob("*.yml") if "hent" not in path.parts]
    assert source
    assert left == []


def test_a_part_that_the_site_needs_is_told_in_a_sentence(home: Path) -> None:
    done = built(home, "sys.modules['nh3'] = None")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "python -m pip install" in line
    assert '"nh3>=' in line
