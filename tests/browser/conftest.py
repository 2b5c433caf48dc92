"""A browser and the built national site, served as a strict server would serve it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.built import built_site

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'"
)
"""Nothing inline, nothing from elsewhere. Material's style sheet has its icons in `data:`."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that it can be left out where there is no browser."""
    here = str(Path(__file__).parent)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker("browser")


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        pass


class Strict(Quiet):
    """Serves the site with a content security policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@contextmanager
def serving(handler: Callable[..., Quiet]) -> Iterator[str]:
    """Yield the address at which requests are answered by `handler`, on this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Serve the site on this machine alone."""
    with serving(partial(Strict, directory=str(built_site()))) as at:
        yield at


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A fresh page. The test fails if it says anything in the console or asks another host."""
    context = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    trouble: list[str] = []
    watch(opened, address, trouble)
    yield opened
    context.close()
    assert not trouble


def watch(opened: Page, address: str, trouble: list[str]) -> None:
    """Write down every console message, error and request that a quiet page would not make."""

    def told(message: ConsoleMessage) -> None:
        trouble.append(f"console: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            trouble.append(f"request: {request.url}")

    opened.on("console", told)
    opened.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    opened.on("request", asked)
