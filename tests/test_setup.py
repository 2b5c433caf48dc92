"""What `make site` and `make test` say on machines that lack something, played with stand-ins."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.effort import HANG

ROOT = Path(__file__).resolve().parent.parent

NEEDED = ("sh", "cat", "dirname", "printf", "touch", "mkdir", "chmod")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with nothing set up."""
    shutil.copytree(ROOT / "requirements", tmp_path / "checkout" / "requirements")
    return tmp_path / "checkout"


def run(
    script: str, checkout: Path, programs: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a script where only a few programs are there, and those given as shell scripts."""
    folder = checkout.parent / "bin"
    folder.mkdir()
    for name in NEEDED:
        found = shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    for name, text in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{text}\n")
        (folder / name).chmod(0o755)
    return subprocess.run(
        ["/bin/sh", f"requirements/{script}"],
        cwd=checkout,
        env={"PATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )


NOT_ROOT = {"id": "echo 1000"}
ROOT_USER = {"id": "echo 0"}

WITHOUT_VENV = """
case "$*" in
    *version_info*) exit 0 ;;
    *ensurepip*) exit 1 ;;
esac
exit 9
"""


def test_no_python_is_told_plainly(checkout: Path) -> None:
    done = run("setup.sh", checkout, NOT_ROOT)
    assert done.returncode == 1
    assert "Python 3.11 or later is needed, and none was found." in done.stderr


def test_an_old_python_is_not_taken(checkout: Path) -> None:
    done = run("setup.sh", checkout, NOT_ROOT | {"python3": "exit 1"})
    assert done.returncode == 1
    assert "Python 3.11 or later is needed" in done.stderr


def test_a_missing_venv_is_told_where_root_is_missing(checkout: Path) -> None:
    done = run("setup.sh", checkout, NOT_ROOT | {"python3": WITHOUT_VENV, "apt-get": "exit 9"})
    assert done.returncode == 1
    assert "sudo apt-get install python3-venv" in done.stderr


def test_a_missing_venv_is_installed_by_root(checkout: Path) -> None:
    programs = {"python3": WITHOUT_VENV, "apt-get": 'echo "$*" >> calls'}
    done = run("setup.sh", checkout, ROOT_USER | programs)
    assert done.returncode == 9  # the stand-in makes no environment
    assert "install -y -qq python3-venv" in (checkout / "calls").read_text()


def test_a_chromium_that_is_there_is_found(checkout: Path) -> None:
    done = run("chromium.sh", checkout, NOT_ROOT | {"chromium-browser": "exit 0"})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip().endswith("bin/chromium-browser")


def test_a_missing_chromium_is_told_where_root_is_missing(checkout: Path) -> None:
    done = run("chromium.sh", checkout, NOT_ROOT | {"apt-get": "exit 9"})
    assert (done.returncode, done.stdout) == (1, "")
    assert "sudo apt-get install chromium" in done.stderr
    assert "make test-without-browser" in done.stderr


def test_a_missing_chromium_is_installed_by_root(checkout: Path) -> None:
    # An older system knows no browser without windows.
    apt = 'case "$*" in *headless*) exit 100 ;; *chromium*) cat /bin/true > bin/chromium &&'
    apt += " chmod +x bin/chromium ;; esac"
    apt = apt.replace("bin/chromium", str(checkout.parent / "bin" / "chromium"))
    done = run("chromium.sh", checkout, ROOT_USER | {"apt-get": apt})
    assert done.returncode == 0, done.stderr
    assert "Installing Debian's chromium" in done.stderr
    assert done.stdout.strip().endswith("bin/chromium")
