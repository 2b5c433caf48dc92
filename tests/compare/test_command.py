"""`pathwaytool diff`: folders, revisions and tags, forms and exit codes."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bench.library import library_texts
from tests.command import tool

PATHWAY = Path("pathways/forloeb-0001.yml")


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with a library of one pathway."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for path, text in library_texts(25).items():
        Path("pathways", path).parent.mkdir(parents=True, exist_ok=True)
        Path("pathways", path).write_text(text, "utf-8")


def git(*words: str) -> None:
    who = ("-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], check=True, capture_output=True)


def committed(*words: str) -> None:
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    for word in words:
        git("tag", word)


def edit(old: str, new: str) -> None:
    text = PATHWAY.read_text("utf-8")
    assert old in text
    PATHWAY.write_text(text.replace(old, new, 1), "utf-8")


def test_two_folders_are_compared() -> None:
    shutil.copytree("pathways", "before")
    assert tool("diff", "before", "pathways").returncode == 0
    edit("title: ", "title: Ny ")
    ran = tool("diff", "before")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Ordlyd" in ran.stdout
    edit("status: draft", "status: hearing")
    assert tool("diff", "before", "--no-proof").returncode == 1


def test_without_a_name_it_is_the_newest_tag_else_the_last_commit() -> None:
    git("init", "-q")
    committed()
    edit("status: draft", "status: hearing")
    assert "udkast → i høring" in tool("diff").stdout
    committed()
    assert tool("diff").stdout == "Der er ingen forskel.\n"
    git("tag", "v1", "HEAD~1")
    assert "udkast → i høring" in tool("diff").stdout
    assert "i høring → udkast" in tool("diff", "HEAD", "v1").stdout


def test_a_revision_is_read_as_a_folder_is() -> None:
    git("init", "-q")
    Path("pathways/.skjult").mkdir()
    Path("pathways/.skjult/x.yml").write_text("pathway: [", "utf-8")
    Path("pathways/versions/0.1.0").mkdir(parents=True)
    Path("pathways/versions/0.1.0/x.yml").write_text("pathway: [", "utf-8")
    Path("pathways/link.yml").symlink_to("forloeb-0001.yml")
    Path("pathways/æøå.txt").write_text("ikke YAML", "utf-8")
    committed()
    Path("pathways/link.yml").unlink()
    assert tool("diff").stdout == "Der er ingen forskel.\n"


def test_forms() -> None:
    shutil.copytree("pathways", "before")
    edit("status: draft", "status: hearing")
    document = json.loads(tool("diff", "before", "--format", "json").stdout)
    assert document["meaning"] is True
    assert tool("diff", "before", "--format", "markdown", "--lang", "en").stdout.startswith(
        "### What"
    )
    assert tool("diff", "before", "-o", "ud.txt").stdout == ""
    assert "udkast → i høring" in Path("ud.txt").read_text("utf-8")


def test_what_cannot_be_compared_is_wrong_use_and_a_sentence() -> None:
    ran = tool("diff", "v9")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Git kan ikke svare" in ran.stderr
    git("init", "-q")
    committed()
    for name in ("v9", "--output=x", "-h v", "x" * 5000):
        ran = tool("diff", "--", name)
        assert (ran.returncode, ran.stdout) == (2, ""), name
        assert "Git kender ikke" in ran.stderr
    PATHWAY.write_text("pathway: [", "utf-8")
    ran = tool("diff")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "kan ikke sammenlignes" in ran.stderr


def test_without_git_a_folder_can_be_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree("pathways", "before")
    monkeypatch.setenv("PATH", "")
    assert tool("diff", "before").stdout == "Der er ingen forskel.\n"
    assert "Git kan ikke svare" in tool("diff").stderr


def test_a_picture_is_drawn_and_the_same_in_words() -> None:
    shutil.copytree("pathways", "before")
    edit("accountable: ", "repeats: true\n    accountable: ")
    assert tool("diff", "before", "pathways", "--picture", "ud.svg", "--no-proof").returncode == 1
    assert "is-changed" in Path("ud.svg").read_text("utf-8")
    assert tool("diff", "before", "pathways", "--picture", "ud.txt", "--no-proof").returncode == 1
    assert "Ændret" in Path("ud.txt").read_text("utf-8") or "Changed" in Path("ud.txt").read_text()
