"""What all tests share: `pytest --accept` writes golden texts anew instead of comparing them."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden texts anew")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--accept") and os.environ.get("CI"):
        raise pytest.UsageError("CI never accepts: run `make accept` and read the difference")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out unless `-m soak` asks for them; accepting runs what can accept."""
    is_soak = "soak" in (config.getoption("-m") or "")
    is_accepting = config.getoption("--accept")

    def is_left_out(item: pytest.Item) -> bool:
        if is_accepting and "accept" not in getattr(item, "fixturenames", ()):
            return True
        return not is_soak and item.get_closest_marker("soak") is not None

    left_out = [item for item in items if is_left_out(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not is_left_out(item)]


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
        yield browser
        browser.close()
