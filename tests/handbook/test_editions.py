"""Every command of the page on editions does what the page says, in the order of the page."""

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.command import Ran, tool
from tests.handbook.examples import HANDBOOK, blocks_of, library_files

PAGE = HANDBOOK / "lokal-udgave.md"
TEXT = PAGE.read_text("utf-8")
FIRST, EACH, FETCHED, MARKED = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def written(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def run(lines: str) -> list[Ran]:
    """Run the lines of a block here, each of which must end well; `cd` and `git` too."""
    ran: list[Ran] = []
    for line in lines.splitlines():
        name, *words = shlex.split(line)
        if name == "cd":
            os.chdir(words[0])
        elif name == "git":
            env = {one: value for one, value in os.environ.items() if not one.startswith("GIT_")}
            subprocess.run([name, *words], env=env, check=True, capture_output=True)
        else:
            assert name == "pathwaytool"
            ran.append(tool(*words))
            # `diff` ends as that of the shell does: with 1, where there is a difference.
            assert ran[-1].returncode == int(words[0] == "diff"), (line, ran[-1])
    return ran


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the library of the handbook, and go there."""
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    home = tmp_path / "eksempel"
    written(home, library_files())
    monkeypatch.chdir(home)
    return home


def edition(number: int) -> str:
    """Return the edition that the page shows as that of this number, from 0."""
    shown = [one for one in blocks_of(PAGE) if one.path.endswith("lokale/eksempel-kommune.yml")]
    return shown[number].text


def test_a_first_file_is_written(home: Path) -> None:
    run(FIRST)
    text = (home / "pathways/lokale/eksempel-kommune.yml").read_text("utf-8")
    assert "# 1. Hvad hedder rollerne hos jer" in text


def test_an_edition_is_proved_drawn_compared_and_exported(home: Path) -> None:
    path = "pathways/lokale/eksempel-kommune.yml"
    written(home, {path: edition(0)})
    _, _, difference, _ = run(EACH)
    assert "24 timer" in difference.stdout and "22 timer" in difference.stdout
    assert "Opkald til familien" in (home / "vores-forloeb.svg").read_text("utf-8")
    assert '"origin": "local"' in (home / "vores-forloeb.json").read_text("utf-8")


def test_departures_are_marked_and_only_what_has_changed_is_named(home: Path) -> None:
    path = home / "pathways/lokale/eksempel-kommune.yml"
    written(home, {str(path): edition(0)})
    review = ("edition", "review", "eksempel-kommune")
    assert tool(*review).returncode == 1
    run(MARKED)
    assert tool(*review).returncode == 0
    nations = home / "pathways/eksempel.yml"
    text = nations.read_text("utf-8")
    nations.write_text(text.replace("limit: 24 hours", "limit: 23 hours", 1), "utf-8")
    told = tool(*review)
    assert told.returncode == 1
    assert ": vurdering" in told.stdout and ": indsats" not in told.stdout


def test_the_base_is_fetched_at_its_tag_and_used_from_there(home: Path, tmp_path: Path) -> None:
    who = ("-c", "user.name=n", "-c", "user.email=e@example.org")
    run("git init -q\ngit add -A")
    subprocess.run(["git", *who, "commit", "-q", "-m", "x"], check=True)
    run("git tag v0.1.0")
    path = "pathways/library.yml"
    (own,) = {
        one.text
        for one in blocks_of(PAGE)
        if "version: 0.1.0\n" in one.text and "base:" in one.text
    }
    written(tmp_path, {f"vores-kommune/{path}": own})
    os.chdir(tmp_path)
    run(FETCHED.replace("ADRESSEN", home.as_uri()))
    made = tmp_path / "vores-kommune/pathways/lokale/eksempel-kommune.yml"
    assert made.is_file()
    assert tool("validate").returncode == 0
