"""How deeply Python may call while sets are worked out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

FRAMES = 4
"""How many calls an operation on sets has open at most for each level."""


@contextmanager
def deep_enough(levels: int) -> Iterator[None]:
    """Let Python call as deeply as diagrams of so many levels need.

    The calls are all from Python to Python, so they take memory from the heap and not the stack.
    """
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(before + FRAMES * levels)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
