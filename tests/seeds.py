"""Long tests over numbered random inputs: shared out, remembered, and never the same twice.

    @over_seeds(2000, parts=4)
    def test_the_proof_agrees_with_brute_force(seeds: Seeds) -> None:
        for seed in seeds:
            agree(seed)

Each part is a test of its own, so that all cores share them. A part that has passed is remembered
under a fingerprint of everything that its file imports: until any of that changes, it runs on
some new seeds instead of all the old ones. Which these are rests on that fingerprint and on how
often they were drawn here: every clone of one state begins with the same. `make remember` writes
down for other machines what has passed on this one. `make soak` runs all, and new ones for hours.
"""

import json
import os
import random
from collections.abc import Generator, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

import pytest

from pathwaytool.cache import cache_folder
from pathwaytool.fingerprint import fingerprint
from tests.measured import unmeasured
from tests.rests_on import PASSED, ROOT, fingerprint_of

SOAK = "SOAK_EXAMPLES"
"""The variable by which `make soak` says how many new seeds each test takes."""

PART = "part "
"""How the id of each of several parts begins, by which `sharing.py` knows it."""

FRESH = 20
"""A part that has passed before takes a twentieth of its seeds, and these are new."""

FIRST_FRESH = 10**6
"""Fixed seeds are below, new ones above."""

# As it is before any test sets a cache of its own.
CACHE = cache_folder(ROOT)


@dataclass(frozen=True, slots=True)
class Seeds:
    """The numbers that a part is to take; `are_fresh` if they are a few new ones only.

    What is asked of each seed holds for every one. What is asked of all together, that something
    was found at all or often enough, may hold for the old ones alone: `seeds.are_fresh or ...`.
    """

    ranges: tuple[range, ...]
    are_fresh: bool = False

    def __iter__(self) -> Iterator[int]:
        return chain(*self.ranges)

    def __len__(self) -> int:
        return sum(map(len, self.ranges))

    def __str__(self) -> str:
        return " and ".join(f"{one.start} to {one.stop - 1}" for one in self.ranges)


def over_seeds(count: int, *, parts: int = 1, first: int = 0) -> pytest.MarkDecorator:
    """Run a test over the seeds from `first` on, `count` in all, in so many parts."""
    starts = [first + count * part // parts for part in range(parts + 1)]
    ranges = [range(*pair) for pair in pairwise(starts)]
    name = PART if parts > 1 else ""
    params = [
        pytest.param(
            one, id=f"{name}{one.start}-{one.stop - 1}", marks=pytest.mark.over_seeds(parts)
        )
        for one in ranges
    ]
    return pytest.mark.parametrize("seeds", params, indirect=True)


@pytest.fixture
def seeds(request: pytest.FixtureRequest) -> Iterator[Seeds]:
    """Give the seeds of this part, and remember the part once it has passed."""
    part: range = request.param
    (parts,) = request.node.get_closest_marker("over_seeds").args
    if is_soak(request.config):
        with unmeasured():
            count = int(os.environ.get(SOAK, "100000")) // parts
            yield Seeds((part, _fresh(count, random.SystemRandom())))
        return
    memory = Remembered(request.node)
    if memory.has_passed:
        new = memory.failed or _fresh(max(1, len(part) // FRESH), memory.draw())
        given = Seeds((new,), are_fresh=True)
    else:
        given = Seeds((part, memory.failed) if memory.failed else (part,))
    request.node.add_report_section("call", "seeds", str(given))  # shown where the test fails
    with unmeasured():
        yield given
    report = request.node.stash.get(REPORT, None)
    memory.keep(given, is_passed=report is not None and report.passed)


def is_soak(config: pytest.Config) -> bool:
    """Tell whether the long tests are asked for."""
    return "soak" in (config.getoption("-m") or "")


REPORT = pytest.StashKey[pytest.TestReport]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let the fixture see how the test went."""
    report = yield
    if report.when == "call":
        item.stash[REPORT] = report
    return report


def _fresh(count: int, chance: random.Random) -> range:
    first = chance.randrange(FIRST_FRESH, 2**32 - count)
    return range(first, first + count)


class Remembered:
    """Whether a part has passed since anything it rests on changed, and which new seeds failed.

    It stands in the user's cache under no clone's name, so that a new clone of the same state
    profits too. What cannot be read or written counts as none.
    """

    def __init__(self, item: pytest.Item) -> None:
        self._state = fingerprint_of(item.path)
        self._part = item.nodeid
        folder = memory_folder()
        self._file = folder and folder / f"{fingerprint(self._part)}.json"
        found = self._read()
        self.has_passed = self._state in (found.get("passed"), passed_anywhere().get(self._part))
        failed = found.get("failed")
        self.failed = range(*failed) if isinstance(failed, list) else None
        """New seeds that failed: they are taken again until they pass."""
        drawn = found.get("drawn")
        self._drawn = drawn if isinstance(drawn, int) else 0

    def draw(self) -> random.Random:
        """Return the chance by which new seeds are drawn, the next time another one."""
        self._drawn += 1
        return random.Random(f"{self._part} {self._state} {self._drawn}")

    def keep(self, given: Seeds, *, is_passed: bool) -> None:
        """Write down how it went."""
        told: dict[str, object] = {"part": self._part, "drawn": self._drawn}
        if is_passed or given.are_fresh:
            told["passed"] = self._state
        if not is_passed and given.are_fresh:
            told["failed"] = [given.ranges[0].start, given.ranges[0].stop]
        elif not is_passed and self.failed:
            told["failed"] = [self.failed.start, self.failed.stop]
        if self._file:
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._file.write_text(json.dumps(told), "utf-8")

    def _read(self) -> dict[str, object]:
        with suppress(OSError, ValueError):
            found = json.loads(self._file.read_bytes()) if self._file else None
            return found if isinstance(found, dict) else {}
        return {}


def memory_folder() -> Path | None:
    """Return where this machine remembers what has passed, a file for each part; None if nowhere.

    Shape of a file: `part`, the state in which it `passed`, the seeds that `failed`, and how often
    new ones were `drawn`.
    """
    return CACHE and CACHE.parent / "passed"


def passed_anywhere() -> Mapping[str, str]:
    """Return what `make remember` wrote down for all machines: part to the state it passed in."""
    read: dict[str, str] = json.loads(PASSED.read_bytes()) if PASSED.is_file() else {}
    return read
