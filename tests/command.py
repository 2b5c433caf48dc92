"""The command line run in this process: the same arguments, streams and exit codes, in no time.

What only a process has - signals, closed streams - is tried in a child: see `child.py`.
"""

import os
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from unittest import mock

from pathwaytool.cli import main


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it wrote."""

    returncode: int
    stdout: str
    stderr: str


def tool(*arguments: str, env: Mapping[str, str] | None = None) -> Ran:
    """Run the command with these arguments. What is not caught in it is raised here."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8", newline="") for _ in range(2))
    code: object = 0
    with (
        mock.patch.dict(os.environ, env or {}),
        mock.patch.object(sys, "argv", ["pathwaytool", *arguments]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as left:
            code = left.code
    assert isinstance(code, int)
    return Ran(code, _written(out), _written(err))


def _written(stream: TextIOWrapper) -> str:
    stream.flush()
    content = stream.detach().getvalue()  # type: ignore[attr-defined]
    return str(content, "utf-8")
