"""The way of one case is told as the handbook shows it, with the keys that it names."""

import json
import re
from pathlib import Path

import pytest

from tests.command import tool
from tests.handbook.examples import HANDBOOK, library_files

PAGE = (HANDBOOK / "loefter.md").read_text("utf-8")
SECTION = PAGE[PAGE.index("{#foelg}") :]
SHOWN = re.search(
    r"\$ pathwaytool (?P<command>prove .*) --case \"(?P<case>.*)\"\n…\n(?P<told>.*?)```",
    SECTION,
    re.DOTALL,
)


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return what the handbook's command says, as text and as JSON."""
    assert SHOWN is not None
    for path, text in library_files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    said = {}
    for form in ("--lang=da", "--json", "--json --start 2026-01-05"):
        done = tool(*SHOWN["command"].split(), "--case", SHOWN["case"], *form.split())
        assert done.returncode == 1
        said[form] = done.stdout
    return said


def test_case_is_told_as_shown(told: dict[str, str]) -> None:
    assert SHOWN is not None
    assert told["--lang=da"].endswith(SHOWN["told"])


def test_every_key_of_the_json_is_described(told: dict[str, str]) -> None:
    way, dated = (json.loads(told[form]) for form in ("--json", "--json --start 2026-01-05"))
    table = {
        key
        for line in SECTION.splitlines()
        if line.startswith("| `")
        for key in re.findall(r"`([a-z_]+)`", line.split("|")[1])
    }
    assert table == set(dated) | (set(dated["passages"][0]) - set(way["passages"][0]))
    assert set(way) == set(dated) - {"start"}
    named = set(re.findall(r"`([a-z_]+)`", SECTION))
    assert set(way["passages"][0]) - {"step"} <= named
