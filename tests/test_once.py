"""What is made once is made once, by whoever comes first."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import once


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(once, "shared_folder", lambda: tmp_path)


def test_many_ask_and_one_makes() -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return 7

    with ThreadPoolExecutor(8) as several:
        asked = [several.submit(once.value_once, "it", ["rests on"], make) for _ in range(20)]
    assert [one.result() for one in asked] == [7] * 20
    assert made == [1]
    assert once.value_once("it", ["rests on", "something else"], make) == 7
    assert made == [1, 1]


def test_what_was_left_half_made_is_made_anew() -> None:
    def fails(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError

    with pytest.raises(OSError):
        once.folder_once("it", fails)
    made = once.folder_once("it", lambda folder: (folder / "whole").touch())
    assert [one.name for one in made.iterdir()] == ["whole"]
