"""Paper is the same whatever the screen was, and the whole picture fills a sheet of A3."""

import re

from playwright.sync_api import Browser, Page

from tests.built import built_site
from tests.seeds import Seeds, over_seeds

PATHS = (
    "/index.html",
    "/forloeb/national/index.html",
    "/forloeb/national/frister.html",
    "/forloeb/national/fase-udredning.html",
    "/forloeb/national/billede.html",
    "/forloeb/national/ansvar.html",
    "/sammenligning.html",
    "/haandbog/trin.html",
)

COLOURS = """() => [...document.querySelectorAll("body, body *")].map((one) => {
  const { color, backgroundColor, fill, stroke, borderTopColor } = getComputedStyle(one);
  return [color, backgroundColor, fill, stroke, borderTopColor].join();
})"""

A3 = (1191, 842)
A4 = (595, 842)
A4_LANDSCAPE = (842, 595)


def printed(chromium: Browser, address: str, path: str, chosen: str) -> list[str]:
    """Return the colours of everything on paper, for a reader who has chosen light or dark."""
    context = chromium.new_context(
        base_url=address, color_scheme="dark" if chosen == "slate" else "light"
    )
    page = context.new_page()
    page.goto("/soeg.html")
    page.evaluate("name => localStorage.setItem('pathwaytool-theme', name)", chosen)
    page.goto(path)
    assert page.locator("html").get_attribute("data-md-color-scheme") == chosen
    page.emulate_media(media="print")
    colours: list[str] = page.evaluate(COLOURS)
    context.close()
    return colours


@over_seeds(len(PATHS))
def test_dark_prints_as_light_does(chromium: Browser, address: str, seeds: Seeds) -> None:
    for seed in seeds:
        path = PATHS[seed % len(PATHS)]
        light = printed(chromium, address, path, "default")
        assert printed(chromium, address, path, "slate") == light, path


def test_a_dark_reader_without_scripts_prints_on_white(chromium: Browser, address: str) -> None:
    context = chromium.new_context(base_url=address, color_scheme="dark", java_script_enabled=False)
    page = context.new_page()
    page.goto("/forloeb/national/index.html")
    page.emulate_media(media="print", color_scheme="dark")
    body = page.locator("body")
    assert body.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
    assert body.evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
    context.close()


def test_a_picture_as_a_file_is_dark_on_dark_screens_alone(chromium: Browser) -> None:
    """It stands on paper as an image, whose colours are those of a file of its own."""
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto((built_site() / "hent/national.svg").as_uri())
    paper = "() => getComputedStyle(document.querySelector('.paper')).fill"
    assert page.evaluate(paper) == "rgb(18, 22, 27)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    context.close()


def sheets(paper: bytes) -> list[tuple[int, ...]]:
    """Return the width and height of each page of a PDF, in points."""
    found = re.findall(rb"/MediaBox\s*\[([^\]]*)\]", paper)
    return [tuple(round(float(side)) for side in one.split()[2:]) for one in found]


def test_the_duties_of_the_municipality_stand_on_two_pages(page: Page) -> None:
    page.goto("/kommunen.html")
    assert sheets(page.pdf(prefer_css_page_size=True)) == [A4_LANDSCAPE, A4_LANDSCAPE]


def test_what_two_sectors_give_each_other_stands_on_one_sheet(page: Page) -> None:
    for language in ("", "/en", "/sv"):
        page.goto(f"{language}/forloeb/national/par/social/undervisning.html")
        assert sheets(page.pdf(prefer_css_page_size=True)) == [A4], language


def test_the_margin_says_version_day_and_address(page: Page) -> None:
    page.goto("/forloeb/national/par/social/undervisning.html")
    page.emulate_media(media="print")
    asked = "getComputedStyle(document.documentElement).getPropertyValue('--pw-printed')"
    told = str(page.evaluate(asked))
    assert re.fullmatch(r'"Version \S+ · Udskrevet \d+\. \w+ \d{4} fra http://[^"#]+\.html"', told)


WHOLE = """part => [...document.querySelectorAll(part)].filter(one =>
  getComputedStyle(one).breakInside !== "avoid" || [...one.querySelectorAll("dl")].some(list =>
    getComputedStyle(list).display === "grid")).length"""


def test_a_promise_and_a_step_are_not_cut_between_sheets(page: Page) -> None:
    for path, part in (
        ("/forloeb/national/loefter-om-tid.html", ".pw-decision"),
        ("/forloeb/national/foelg.html#indgang=anmeldelse&alder=13", ".pw-passages > li"),
    ):
        page.goto(path)
        page.locator(part).first.wait_for()
        page.emulate_media(media="print")
        # A grid is cut even where what it stands in must not be.
        assert page.evaluate(WHOLE, part) == 0, path


def test_the_whole_picture_fills_a_sheet_of_a3(page: Page) -> None:
    page.goto("/forloeb/national/billede.html")
    page.locator("[data-picture][data-ready]").first.wait_for()
    # The lanes and the flow.
    assert sheets(page.pdf(prefer_css_page_size=True)).count(A3) == 2
    page.emulate_media(media="print")
    millimetre = page.evaluate("window.devicePixelRatio") * 96 / 25.4
    page.set_viewport_size({"width": round(404 * millimetre), "height": round(281 * millimetre)})
    box = page.locator("svg.drawing-swimlane").bounding_box()
    assert box
    width, height = page.evaluate(
        "(({ width, height }) => [width, height])"
        "(document.querySelector('svg.drawing-swimlane').viewBox.baseVal)"
    )
    drawn = min(box["width"] / width, box["height"] / height)
    assert max(width * drawn / (404 * millimetre), height * drawn / (281 * millimetre)) > 0.9
