"""What coverage is measured of: all but the work that takes long and that small tests do too.

On Python 3.11 a measured proof takes three times as long as one that is not. Tests that build whole
sites or prove the national pathway many times are marked `unmeasured`; so are all in a browser.
"""

import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def unmeasured() -> Iterator[None]:
    """Do not measure coverage meanwhile."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure nothing in a test that is marked so, its fixtures included."""
    if any(item.get_closest_marker(name) for name in ("unmeasured", "browser")):
        with unmeasured():
            return (yield)
    return (yield)
