"""How much work something is, whatever machine it runs on and whatever else that machine does.

It is counted in processor time, which waiting for others does not lengthen, and told as so many
times what a fixed piece of work takes here and now.
"""

import time
from collections.abc import Callable

HANG = 900
"""Seconds, for what waits for another process: only a hang takes so long, on any machine."""


def effort(work: Callable[[], object]) -> float:
    """Return how many times as long `work` takes as counting to a million does."""
    return _seconds(work) / min(_seconds(_count) for _ in range(3))


def growth(work: Callable[[int], object], size: int) -> float:
    """Return how many times as much work ten times the size is: 10 if linear, 100 if square."""
    small, large = (
        min(_seconds(lambda n=n: work(n)) for _ in range(3))  # type: ignore[misc]
        for n in (size, 10 * size)
    )
    return large / max(small, 1e-4)


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _count() -> None:
    number = 0
    while number < 1_000_000:
        number += 1
