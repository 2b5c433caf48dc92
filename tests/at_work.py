"""A folder to work in from the command line, with a good Danish library of one pathway."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bench.library import library_texts
from pathwaytool.cli import commands

DATE = "--date=2026-11-21"


def at_work(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in `folder`, with the library in `pathways`."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(folder / "cache"))
    for name in ("PATHWAYTOOL_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for path, text in library_texts(25).items():
        (folder / "pathways" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "pathways" / path).write_text(text, "utf-8")


def invoked(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments)


def spoil(old: str, new: str, path: str = "pathways/forloeb-0001.yml") -> None:
    text = Path(path).read_text("utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new, 1), "utf-8")


@dataclass(frozen=True, slots=True)
class Done:
    """What a command has said, and its exit code."""

    returncode: int
    stdout: str
    stderr: str
