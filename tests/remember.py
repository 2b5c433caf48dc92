"""Writes down which parts of the long tests have passed here as they now stand.

    python -m tests.remember

A part that stands in `tests/passed.json` with the state that it is in takes a few new seeds on
every machine, instead of all the old ones: see tests/seeds.py.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests import sampled
from tests.rests_on import PASSED, ROOT, fingerprint_of
from tests.seeds import memory_folder


def main() -> None:
    """Keep what has passed here or was written down before, if it is still as it was then."""
    found = json.loads(PASSED.read_bytes()) if PASSED.is_file() else {}
    found |= dict(_passed_here())
    kept = {part: state for part, state in sorted(found.items()) if state == _state_of(part)}
    PASSED.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def _passed_here() -> Iterator[tuple[str, str]]:
    folder = memory_folder()
    for file in folder.glob("*.json") if folder else ():
        with suppress(OSError, ValueError, KeyError):
            told = json.loads(file.read_bytes())
            if "failed" not in told and told["passed"] == _state_of(told["part"]):
                yield told["part"], told["passed"]


def _state_of(part: str) -> str | None:
    if part == sampled.ALL:
        return sampled.state()
    test = Path(ROOT, part.split("::", maxsplit=1)[0])
    return fingerprint_of(test) if test.is_file() else None


if __name__ == "__main__":
    main()
