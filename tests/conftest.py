"""What all tests share: `pytest --accept` writes golden texts anew instead of comparing them."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests import sampled
from tests.effort import HANG
from tests.measured import pytest_runtest_protocol
from tests.once import shared_folder
from tests.seeds import is_soak, pytest_runtest_makereport, seeds

__all__ = ["pytest_runtest_makereport", "pytest_runtest_protocol", "seeds"]

pytest_plugins = ["pytester"]

# No test fails because the machine is slow or has other things to do.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
expect.set_options(timeout=HANG * 1000)

CHROMIUM = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden texts anew")


def pytest_configure(config: pytest.Config) -> None:
    shared_folder()  # before there are workers, so that they share it
    sampled.begin(config)
    if config.getoption("--accept") and os.environ.get("CI"):
        raise pytest.UsageError("CI never accepts: run `make accept` and read the difference")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    sampled.end(session.config, exitstatus)


@pytest.hookimpl(trylast=True)  # after the folders below have marked their tests
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out unless `-m soak` asks for them; accepting runs what can accept.

    Of the heavy tests few are taken where all have passed: see `sampled.py`.
    """
    is_for_hours = is_soak(config)
    is_accepting = config.getoption("--accept")

    def is_left_out(item: pytest.Item) -> bool:
        if is_accepting and "accept" not in getattr(item, "fixturenames", ()):
            return True
        if not is_for_hours and item.get_closest_marker("soak") is not None:
            return True
        return sampled.is_left_out(item)

    items.sort(key=_turn)
    left_out = [item for item in items if is_left_out(item)]
    if left_out:
        without = set(left_out)
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in without]


def _turn(item: pytest.Item) -> int:
    """Let one worker build the site first, so that the others have no need to wait for it."""
    if not hasattr(item, "module") or not (names := vars(item.module)):
        return 1
    is_of_the_site = "built_site" in names or "address" in getattr(item, "fixturenames", ())
    if not is_of_the_site:
        return 1
    is_first = item.path.name == "test_built.py" and not item.get_closest_marker("over_seeds")
    return 0 if is_first else 2


@pytest.hookimpl(optionalhook=True)  # there is nothing to share without xdist
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Keep the tests of a file together, and share out the parts of long ones."""
    from tests.sharing import ByFile

    return ByFile(config, log)


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Tell whether golden texts are to be written. CI never does."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the browser once, for all tests that need one; there cannot be two at a time."""
    named = os.environ.get("CHROMIUM")
    found = named or next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    assert found, "the browser tests need Chromium: see requirements/chromium.sh"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        browser.new_context = _patient(browser)  # type: ignore[method-assign]
        yield browser
        browser.close()


def _patient(browser: Browser) -> Callable[..., BrowserContext]:
    """Return what makes a context in `browser` that waits as long as it takes."""
    make = browser.new_context

    def new_context(**options: Any) -> BrowserContext:
        context = make(**options)
        context.set_default_timeout(HANG * 1000)
        return context

    return new_context
