"""Builds that are killed at any operation on files: a process that forks one for each order.

    python -m tests.site.killing mkdocs ROOT
    python -m tests.site.killing folder LIBRARY

It reads orders, a line of JSON each: where the library is, where the site is to stand, the folder
of the cache, and a number. It answers each with what came of a build that was killed before its
operation of that number: the number of operations if it ended before that, or `killed`. The
moments are counted and not timed, so that they are the same on a fast and on a slow machine.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from tests.built import ROOT, build
from tests.command import tool

OPERATIONS = ("open", "os.mkdir", "os.link", "os.rename", "os.remove", "os.rmdir", "ctypes.dlsym")
"""Before which events a build can be killed; the last is the exchange of two folders."""

DATE = "2026-01-01"


class Killer:
    """Has builds made and killed by one of the two commands above; `library` to try it on."""

    def __init__(self, what: str, library: Path) -> None:
        command = [sys.executable, "-m", "tests.site.killing", what, str(library)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def build(self, library: Path, site: Path, cache: Path, killed_before: int = 0) -> int | None:
        """Return how many operations a build took, or None for one that was killed before."""
        self.order(library, site, cache, killed_before)
        return self.answer()

    def order(self, library: Path, site: Path, cache: Path, killed_before: int = 0) -> None:
        """Begin a build; `answer` says what came of it."""
        assert self._process.stdin
        order = json.dumps([str(library), str(site), str(cache), killed_before])
        print(order, file=self._process.stdin, flush=True)

    def answer(self) -> int | None:
        """Wait for the build that was ordered first, and return the same as `build`."""
        assert self._process.stdout
        answer = self._process.stdout.readline().strip()
        assert answer, "the builder is gone"
        return None if answer == "killed" else int(answer)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.communicate()


def main(what: str, library: Path) -> None:
    """Do what the page above says, after a build of `library` that imports all that it takes."""
    make = {"mkdocs": _mkdocs, "folder": _folder}[what]
    with TemporaryDirectory() as scratch:
        make(library, Path(scratch, "site"), Path(scratch, "cache"))
    for line in sys.stdin:
        *places, last = json.loads(line)
        sys.stdout.write(f"{_forked(partial(make, *map(Path, places)), last)}\n")
        sys.stdout.flush()


def _mkdocs(root: Path, site: Path, cache: Path) -> None:
    build(root, site, cache)


def _folder(library: Path, out: Path, cache: Path) -> None:
    told = {"PATHWAYTOOL_CACHE": str(cache)}
    done = tool("site", str(out), "--library", str(library), "--date", DATE, env=told)
    assert done.returncode == 0, done.stderr


def _forked(make: Callable[[], None], last: int) -> str:
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(2, 1)  # what the build says is not for who waits for our answer
        operations = _counted(last)
        make()
        os.write(tell, str(operations[0]).encode())
        os._exit(0)
    os.close(tell)
    with os.fdopen(told) as answer:
        text = answer.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return "killed"
    assert status == 0, "the build failed"
    return text


def _counted(last: int) -> list[int]:
    """Count operations, and kill this process before the one of number `last`, if not 0."""
    count = [0]

    def before(event: str, _: object) -> None:
        if event in OPERATIONS:
            count[0] += 1
            if count[0] == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(before)
    return count


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
