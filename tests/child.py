"""The command in a child of this process: real streams and a real end, and no Python to start.

What only a Python that starts has - its imports, the letters it takes from its surroundings, the
order of its hashes - is tried in one. There are few such tests; this is for all others.
"""

import os
import shlex
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, NoReturn

from pathwaytool.__main__ import main

Stream = tuple[int, str | None, int]
STREAMS: dict[str, Stream] = {
    "<&-": (0, None, 0),
    ">&-": (1, None, 0),
    "2>&-": (2, None, 0),
    ">/dev/full": (1, "/dev/full", os.O_WRONLY),
    "2>/dev/full": (2, "/dev/full", os.O_WRONLY),
    "1</dev/null": (1, "/dev/null", os.O_RDONLY),
}
"""What a shell makes of these words: the stream, the file that it gets, and what for."""

NAMES = ("stdin", "stdout", "stderr")
FLUSH_FAILED = 120
"""What Python ends with where it cannot write the last of its standard output."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended - minus the number of the signal that killed it - and what it wrote."""

    returncode: int
    stdout: bytes
    stderr: bytes


def shell(words: str, letters: str = "utf-8") -> Ended:
    """Run the command with these words in a child, with what a shell does to its streams."""
    asked = shlex.split(words)
    streams = [STREAMS[word] for word in asked if word in STREAMS]

    def command() -> None:
        sys.argv = ["pathwaytool", *(word for word in asked if word not in STREAMS)]
        main()

    return child(command, letters, *streams)


def child(do: Callable[[], object], letters: str = "utf-8", *streams: Stream) -> Ended:
    """Do it in a child of this process, whose standard streams are its own."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with warnings.catch_warnings(action="ignore"):  # of the threads of pytest-xdist
            number = os.fork()
        if not number:
            _leave(do, letters, out.fileno(), err.fileno(), streams)
        _, status = os.waitpid(number, 0)
        out.seek(0)
        err.seek(0)
        return Ended(os.waitstatus_to_exitcode(status), out.read(), err.read())


def _leave(
    do: Callable[[], object], letters: str, out: int, err: int, streams: tuple[Stream, ...]
) -> NoReturn:
    """Be a Python that has just started, do it, and end as Python does."""
    code: object = 1
    try:
        _stream_to(out, err, streams, letters)
        try:
            do()
            code = 0
        except SystemExit as left:
            code = left.code
        except BaseException:
            traceback.print_exc()
        try:
            if sys.stdout is not None:
                sys.stdout.flush()
        except (OSError, ValueError):
            code = FLUSH_FAILED
        if sys.stderr is not None:
            sys.stderr.flush()
    finally:
        os._exit(code if isinstance(code, int) else int(code is not None))


def _stream_to(out: int, err: int, streams: tuple[Stream, ...], letters: str) -> None:
    """Put the files in the places of the standard streams, and Python's objects on them."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(err, 2)
    for number, path, mode in streams:
        os.close(number)
        if path:
            os.dup2(os.open(path, mode), number)
    for number, name in enumerate(NAMES):
        stream = _opened(number, "r" if number == 0 else "w", letters)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _opened(number: int, mode: str, letters: str) -> IO[str] | None:
    """Return Python's stream on that number as it makes it when it starts: none if it is shut."""
    errors = "backslashreplace" if number == 2 else "strict"
    try:
        return open(number, mode, encoding=letters, errors=errors, closefd=False)
    except OSError:
        return None
