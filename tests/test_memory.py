"""What is remembered is whole or not there, whatever kills the run that remembers it."""

import os
import resource
import signal
import subprocess
from pathlib import Path

import pytest

from pathwaytool.cache import Memory
from tests.child import child

pytestmark = pytest.mark.unmeasured


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_killed_runs_left_half_written_is_removed(own_cache: Path) -> None:
    own_cache.mkdir()
    ended = subprocess.Popen(["true"])
    ended.wait()
    left = own_cache / f"proved.json.{ended.pid}.half"
    nobodys = own_cache / "proved.json..half"
    running = own_cache / f"proved.json.{os.getppid()}.half"
    for path in (left, nobodys, running):
        path.write_text("{")
    memory = Memory(own_cache / "proved.json")
    memory.keep("a", "b")
    memory.save(10)
    assert sorted(path.name for path in own_cache.iterdir()) == ["proved.json", running.name]


@pytest.mark.parametrize("at", range(3))
def test_a_run_killed_while_it_remembers_leaves_nothing_for_good(own_cache: Path, at: int) -> None:
    """Killed before, while and after it writes: the next run finds the old memory, or the new."""

    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def half(path: Path, text: str, *_: object) -> None:
        path.write_bytes(text[:9].encode())
        die()

    def remember() -> None:
        name, what = (("write_text", die), ("write_text", half), ("replace", die))[at]
        setattr(Path, name, what)
        memory = Memory(own_cache / "m.json")
        memory.keep("b", "later")
        memory.save(10)

    first = Memory(own_cache / "m.json")
    first.keep("a", "kept")
    first.save(10)
    assert child(remember).returncode == -signal.SIGKILL
    again = Memory(own_cache / "m.json")
    assert again.recall("a", str) == "kept"
    again.keep("c", "new")
    again.save(10)
    assert [path.name for path in own_cache.iterdir()] == ["m.json"]


def test_a_full_disk_leaves_the_old_memory_and_no_half_one(own_cache: Path) -> None:
    memory = Memory(own_cache / "m.json")
    memory.keep("a", "kept")
    memory.save(10)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    memory.keep("b", "x" * 100_000)
    told = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
        memory.save(10)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, told)
    assert [path.name for path in own_cache.iterdir()] == ["m.json"]
    assert Memory(own_cache / "m.json").recall("a", str) == "kept"
