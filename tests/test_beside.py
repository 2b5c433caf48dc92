"""Pathways proved side by side: the same proofs, whoever makes them."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from bench.library import library_texts
from pathwaytool import beside
from pathwaytool.beside import Asked, proved_beside
from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library
from pathwaytool.prove import prove
from pathwaytool.prove.bound.written import KnownBounds
from pathwaytool.prove.untimed import Alike


@pytest.fixture(scope="module")
def library() -> Library:
    texts = {path: text.encode() for path, text in library_texts(100).items()}
    first = texts["forloeb-0001.yml"]
    texts["forloeb-0001.yml"] = first.replace(
        b"    kind: action\n", b"    kind: action\n    runs: forloeb-0003\n", 1
    )
    found = load_library(texts).library
    assert found is not None
    return found


@pytest.fixture(params=["begun anew", "copied"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    is_copied = request.param == "copied"
    if is_copied and sys.platform != "linux":
        pytest.skip("a process is copied on Linux alone")
    monkeypatch.setattr(beside, "_can_be_copied", lambda: is_copied)
    monkeypatch.setattr(beside, "LITTLE", 10)
    monkeypatch.setattr(beside, "_cores", lambda: 3)


@pytest.mark.usefixtures("few")
def test_the_proofs_are_those_that_one_process_makes(library: Library) -> None:
    pathways = tuple(library.pathways.values())
    found = proved_beside([Asked(one, library) for one in pathways])
    assert found == {number: prove(one, library) for number, one in enumerate(pathways)}


@pytest.mark.usefixtures("few")
def test_what_is_worked_out_on_the_way_comes_back(library: Library) -> None:
    asked = [Asked(one, library, Alike(None, KnownBounds())) for one in library.pathways.values()]
    found = proved_beside(asked)
    for number, one in enumerate(asked):
        assert one.alike.bounds is not None
        assert one.alike.bounds.written
        again = Asked(one.pathway, library, Alike(found[number], one.alike.bounds))
        assert again.proved() == found[number]


def test_a_few_pathways_are_left_to_the_caller(library: Library) -> None:
    assert proved_beside([Asked(one, library) for one in library.pathways.values()]) == {}


def test_the_largest_go_to_different_hands_and_promises_count(library: Library) -> None:
    plain = next(iter(library.pathways.values()))
    promised = replace(plain, promises=dict.fromkeys("abcdefgh", None))  # type: ignore[arg-type]
    asked = [Asked(one, library) for one in (*[plain] * 4, promised, *[plain] * 4, promised)]
    shares = beside._shared(asked, 3)
    assert sorted(number for share in shares for number, _ in share) == list(range(10))
    assert sorted(len(share) for share in shares) == [1, 1, 8]


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("child", ["raise SystemExit(1)", "import os; os.kill(os.getpid(), 9)"])
def test_what_a_child_does_not_give_back_is_left_to_the_caller(
    library: Library, monkeypatch: pytest.MonkeyPatch, child: str
) -> None:
    monkeypatch.setattr(beside, "_CHILD", child)
    caller = os.getpid()

    def stopped(share: beside.Share) -> beside.Given:
        assert os.getpid() != caller
        exec(child)
        raise AssertionError

    if beside._can_be_copied():
        monkeypatch.setattr(beside, "_given", stopped)
    pathways = tuple(library.pathways.values())
    found = proved_beside([Asked(one, library) for one in pathways])
    assert 0 < len(found) < len(pathways)


@pytest.mark.usefixtures("few")
def test_another_program_with_python_inside_is_not_started(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/usr/bin/editor")
    assert proved_beside([Asked(one, library) for one in library.pathways.values()]) == {}


def test_a_process_with_threads_is_not_copied() -> None:
    asked: list[bool] = []
    other = Thread(target=lambda: asked.append(beside._can_be_copied()))
    other.start()
    other.join()
    assert asked == [False]


def test_the_command_says_the_same_with_its_streams_closed(tmp_path: Path) -> None:
    for path, text in library_texts(1_000).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    command = [sys.executable, "-m", "pathwaytool", "validate", "--no-cache", str(tmp_path)]
    said = subprocess.run(command, capture_output=True, check=True)
    assert (said.stderr, said.stdout.count(b"\n")) == (b"", 1)
    closed = subprocess.run(
        f"exec {' '.join(command)} <&- 2>&-", shell=True, check=False, capture_output=True
    )
    assert (closed.returncode, closed.stdout) == (0, said.stdout)
