"""In a state of the repository in which every test has passed, few of the heavy ones run again.

Heavy are those that no coverage is measured of: `unmeasured` and `browser`. Which of them run is
another choice each time here, and the same in every new clone of a state. Nothing of what any test
reads may differ: the state is that of every file but for texts that only cheap tests read. Whoever
names files or tests gets all that he names.
What the tests cover is as it was then, too, and is not measured again:

    python -m tests.sampled     prints how pytest is told to measure it, where it has to be
"""

import json
import os
import random
import sys
from contextlib import suppress
from functools import cache

import pytest

from pathwaytool.fingerprint import fingerprint
from tests.rests_on import PASSED, ROOT
from tests.seeds import memory_folder, passed_anywhere

ALL = "every test"
"""What stands in the memory and in `tests/passed.json` for a whole run."""

PARTS = (
    *("bench", "docs", "mkdocs.yml", "pathways", "pyproject.toml", "requirements", "schema"),
    *("src", "tests"),
)

SAMPLED = "PATHWAYTOOL_TEST_SAMPLED"
"""The variable by which a run tells its workers that few of the heavy tests are to run."""

ONE_IN = 10

MEASURING = "--cov --cov-report=term:skip-covered"


@cache
def state() -> str:
    """Return a text that differs as soon as any file does that a test may rest on."""
    every = [path for part in PARTS for path in (ROOT / part, *(ROOT / part).rglob("*"))]
    files = sorted(path for path in every if path.is_file() and path.suffix != ".pyc")
    parts = [
        part
        for file in files
        if file != PASSED
        for part in (str(file.relative_to(ROOT)), file.read_bytes())
    ]
    return fingerprint(f"{sys.version_info[:2]}", *parts)


def begin(config: pytest.Config) -> None:
    """Let this run and its workers take few of the heavy tests, if all have passed as it stands."""
    if is_whole(config) and has_passed():
        os.environ[SAMPLED] = f"{state()} {_drawn_again()}"


def has_passed() -> bool:
    """Tell whether every test has passed as it stands, here or where it was written down."""
    return state() in (_remembered(), passed_anywhere().get(ALL))


def end(config: pytest.Config, exit_code: int) -> None:
    """Keep in mind that every test has passed, and that they cover enough."""
    folder = memory_folder()
    is_all = is_whole(config) and SAMPLED not in os.environ and config.getoption("cov_source", None)
    if exit_code == 0 and is_all and folder:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            told = json.dumps({"part": ALL, "passed": state()})
            (folder / "all.json").write_text(told, "utf-8")


def is_whole(config: pytest.Config) -> bool:
    """Tell whether this is the run of `make test`, and not a worker of it, nor a part."""
    if hasattr(config, "workerinput") or config.args_source != pytest.Config.ArgsSource.TESTPATHS:
        return False
    chosen = (
        config.getoption(one, default=None)
        for one in ("-m", "-k", "--deselect", "--accept", "--lf")
    )
    return not any(chosen)


def is_left_out(item: pytest.Item) -> bool:
    """Tell whether a test is not among the few; the same in every worker of a run."""
    if SAMPLED not in os.environ or item.get_closest_marker("over_seeds"):
        return False
    if not any(item.get_closest_marker(name) for name in ("unmeasured", "browser")):
        return False
    return random.Random(f"{os.environ[SAMPLED]} {item.nodeid}").random() * ONE_IN >= 1


def _drawn_again() -> int:
    """Return how often this machine has drawn the few, this time included."""
    folder, drawn = memory_folder(), 0
    if folder:
        with suppress(OSError, ValueError):
            drawn = int((folder / "drawn.txt").read_text("utf-8"))
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "drawn.txt").write_text(str(drawn + 1), "utf-8")
    return drawn + 1


def _remembered() -> str | None:
    folder = memory_folder()
    with suppress(OSError, ValueError, KeyError):
        told = json.loads((folder / "all.json").read_bytes()) if folder else {}
        return str(told["passed"])
    return None


if __name__ == "__main__":
    sys.stdout.write("" if has_passed() else MEASURING)
