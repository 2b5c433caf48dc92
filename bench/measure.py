"""Run a command and measure it."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Figure:
    """What a command took. Unit: seconds of wall time, and megabytes of memory at its peak.

    `computing` are the seconds that it and its children computed: what else a machine does at the
    same time is no part of them.
    """

    seconds: float
    megabytes: float
    code: int
    computing: float


def measured(command: Sequence[object], folder: Path, env: dict[str, str] | None = None) -> Figure:
    """Run `command` in `folder` and return what it took; its output is thrown away."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env=_usual() | (env or {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds, computing = time.perf_counter() - begun, usage.ru_utime + usage.ru_stime
    return Figure(seconds, usage.ru_maxrss / 1024, process.returncode, computing)


def _usual() -> dict[str, str]:
    """Return the environment without what keeps Python from storing compiled modules, as it does
    on every user's machine after the first start."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def best_of(
    times: int, command: Sequence[object], folder: Path, env: dict[str, str] | None = None
) -> Figure:
    """Return the fastest of several runs: the one that other programs disturbed least."""
    return min(
        (measured(command, folder, env) for _ in range(times)),
        key=lambda figure: figure.seconds,
    )


def line(name: str, figure: Figure, beside: Figure | None = None) -> str:
    """Say a figure in one line, as a multiple of `beside` where given."""
    ratio = f"{figure.seconds / beside.seconds:6.2f} x" if beside else " " * 8
    code = "" if figure.code == 0 else f"   exit {figure.code}!"
    took = f"{figure.seconds:8.3f} s {figure.computing:7.2f} s computing"
    return f"  {name:<44}{took} {figure.megabytes:7.0f} MB {ratio}{code}"
