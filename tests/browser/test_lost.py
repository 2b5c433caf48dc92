"""A page that is not there is told in the site's own dress, wherever the site stands."""

from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import POLICY, Quiet, serving
from tests.browser.test_accessibility import SHIFT
from tests.built import built_site


class Host(Quiet):
    """Serves the site in one folder alone, and the site's own page for whatever is not there."""

    def __init__(self, *given: object, place: str) -> None:
        self.place = place
        super().__init__(*given, directory=str(built_site()))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        asked = urlsplit(path).path
        inside = asked.removeprefix(self.place) if asked.startswith(self.place) else "not/there"
        return super().translate_path(f"/{inside}")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (built_site() / "404.html").read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(params=["/", "/sub/", "/en/organisation/"])
def place(request: pytest.FixtureRequest) -> Iterator[str]:
    """Serve the site in a folder of a host, and return where it begins."""
    with serving(partial(Host, place=request.param)) as at:
        yield f"{at}{request.param}"


def test_nothing_jumps_from_a_disk(chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for path in ("404.html", "versioner/national/0.0.5-billede.html"):
        page.goto((built_site() / path).as_uri())
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate(SHIFT) < 0.1, path
    context.close()


@pytest.mark.parametrize("missing", ["missing", "forloeb/missing.html", "a/b/c/d/missing/"])
def test_a_page_that_is_not_there_is_dressed_and_leads_on(
    chromium: Browser, place: str, missing: str
) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    answer = page.goto(place + missing)
    assert answer
    assert answer.status == HTTPStatus.NOT_FOUND
    expect(page.locator(".pw-bar")).to_have_css("background-color", "rgb(18, 65, 75)")
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map(one => one.href)")
    assert len(links) > 8
    assert all(link.startswith(place) for link in links if "#indhold" not in link)
    page.get_by_role("searchbox").fill("underretning")
    expect(page.locator(".pw-hit").first).to_be_visible()
    page.locator("main").get_by_role("link").click()
    page.wait_for_url(f"{place}index.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()
