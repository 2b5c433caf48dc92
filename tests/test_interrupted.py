"""Ctrl-C ends the command at once and silently, whatever it is doing.

The signal is not sent after so many milliseconds, which would be another moment on every machine,
but where the command asks for its first, second … import, and where it writes.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.library import library_texts
from tests.effort import HANG

TOOL = [sys.executable, "-m", "pathwaytool"]

AT_AN_IMPORT = """
import os, runpy, signal, sys
at, seen = int(sys.argv.pop(1)), 0
def watch(event, arguments):
    global seen
    if event == "import" and (seen or arguments[0] == "pathwaytool.cli"):
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(watch)
try:
    runpy._run_module_as_main("pathwaytool")
finally:
    print("IMPORTS", seen)
"""
IMPORTS = "IMPORTS "

IN_FRONT = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
"""As Python starts in front of somebody, also where the tests run in the background."""

EXPORT = "import runpy, sys; sys.argv[1:] = ['export']; runpy._run_module_as_main('pathwaytool')"


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of one's own, with a library in `pathways`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    for path, text in library_texts(25).items():
        (tmp_path / "pathways" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pathways" / path).write_text(text, "utf-8")


def stopped(at: int) -> subprocess.CompletedProcess[str]:
    """Run `validate`, and send the signal at the import of that number."""
    command = [sys.executable, "-c", IN_FRONT + AT_AN_IMPORT, str(at), "validate", "--no-cache"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=HANG)


def test_a_signal_at_any_import_ends_it_silently() -> None:
    whole = stopped(0)
    assert (whole.returncode, whole.stderr) == (0, "")
    imports = int(whole.stdout.split(IMPORTS)[1])
    assert imports > 100
    for at in [1, 2, 3, *range(4, imports, imports // 12)]:
        run = stopped(at)
        assert (run.returncode, run.stdout, run.stderr) == (130, "", ""), at


def test_a_signal_while_it_writes_ends_it_silently() -> None:
    for path, text in library_texts(250).items():
        (Path("pathways") / path).write_text(text, "utf-8")
    command = [sys.executable, "-c", IN_FRONT + EXPORT]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout
    assert os.read(run.stdout.fileno(), 1)  # it has begun to write, at a pipe that nobody empties
    run.send_signal(signal.SIGINT)
    assert run.wait(HANG) == 130
    _, complaint = run.communicate()
    assert complaint == b""


def test_a_command_in_the_background_goes_on() -> None:
    asked = [sys.executable, "-c", AT_AN_IMPORT, "9", "validate"]
    run = subprocess.run(
        ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *asked],
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.soak
def test_a_signal_at_any_moment_ends_it_silently() -> None:
    began = time.monotonic()
    subprocess.run([*TOOL, "validate"], capture_output=True, check=False)
    whole = time.monotonic() - began
    for _ in range(300):
        run = subprocess.Popen(
            [*TOOL, "validate"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        time.sleep(random.uniform(0, whole))
        run.send_signal(signal.SIGINT)
        _, complaint = run.communicate(timeout=HANG)
        # Before our first line, Python itself complains of it; and it may be done before.
        assert run.returncode in {0, 130} or "pathwaytool/" not in complaint, complaint
        assert run.returncode not in {0, 130} or not complaint
