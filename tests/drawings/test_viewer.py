"""The picture on a page, in a browser, under a strict policy: keys, zoom, focus, and axe."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from pathwaytool.draw.font import font_files
from pathwaytool.draw.svg import stylesheet, svg_of
from pathwaytool.draw.twin import twin_of
from pathwaytool.draw.view import Target, View, swimlane_view
from pathwaytool.publish.files.static import font_style
from tests.drawings.libraries import ROOT, national, national_library, small, trial

pytestmark = pytest.mark.browser

ASSETS = ROOT / "src" / "pathwaytool" / "publish" / "assets"
HOST = "http://pictures.test/"
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""A picture that was moved has been drawn anew when the second frame comes."""

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'"


def address(target: Target) -> str:
    return "#" + "-".join(target)


def document(view: View) -> str:
    return (
        '<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Billede</title>'
        '<link rel="stylesheet" href="drawing.css"><link rel="stylesheet" href="picture.css">'
        '<script src="route.js" defer></script>'
        '<script src="picture.js" defer></script></head><body><main><h1>Billede</h1>'
        f'<figure class="pw-picture" data-picture><div class="pw-picture__frame">'
        f"{svg_of(view, address)}</div><figcaption>{view.id}</figcaption></figure>"
        f"{twin_of(view, address, 2)}</main></body></html>"
    )


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1200, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def shown(page: Page) -> Iterator[Page]:
    complaints: list[str] = []
    files: dict[str, tuple[str, str | bytes]] = {
        "drawing.css": ("text/css", font_style() + stylesheet()),
        **{one.name: ("font/woff2", one.read_bytes()) for one in font_files()},
        "picture.css": ("text/css", (ASSETS / "picture.css").read_text("utf-8")),
        "picture.js": ("text/javascript", (ASSETS / "picture.js").read_text("utf-8")),
        "route.js": ("text/javascript", (ASSETS / "route.js").read_text("utf-8")),
        "small": ("text/html", document(swimlane_view(trial(), small(), "da"))),
        "large": ("text/html", document(swimlane_view(national(), national_library(), "da"))),
    }

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(HOST).split("#", maxsplit=1)[0]
        if name not in files:
            route.fulfill(status=204)
            return
        kind, body = files[name]
        headers = {"Content-Security-Policy": POLICY}
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8", headers=headers)

    page.unroute_all()
    page.route("**/*", serve)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{HOST}small")
    yield page
    assert [one for one in complaints if "favicon" not in one] == []


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.dataset.box"))


def test_the_arrow_keys_follow_the_flow(shown: Page) -> None:
    shown.locator('.box[data-box="anmeldelse"]').focus()
    shown.keyboard.press("ArrowRight")
    assert focused(shown) == "vurdering"
    shown.keyboard.press("ArrowRight")
    assert focused(shown) == "barn"
    assert "Vej 1 af 2" in shown.locator(".pw-picture__status").inner_text()
    shown.keyboard.press("ArrowDown")
    assert focused(shown) == "ung"
    shown.keyboard.press("ArrowLeft")
    assert focused(shown) == "vurdering"


def test_an_end_says_that_there_is_no_way_on(shown: Page) -> None:
    shown.locator('.box[data-box="slut"]').focus()
    shown.keyboard.press("ArrowRight")
    assert focused(shown) == "slut"
    assert "ikke flere trin" in shown.locator(".pw-picture__status").inner_text()


def test_focus_lights_up_the_ways_of_a_box(shown: Page) -> None:
    shown.locator('.box[data-box="slut"]').focus()
    assert shown.locator(".edge.is-traced").count() == 1
    shown.keyboard.press("ArrowLeft")
    traced = shown.locator('.box[data-box="foelg"] .shape')
    assert traced.evaluate("shape => getComputedStyle(shape).strokeWidth") == "4px"


def test_the_buttons_zoom_and_say_how_much(shown: Page) -> None:
    svg = shown.locator("svg.drawing")
    before = int(svg.get_attribute("width") or 0)
    shown.get_by_role("button", name="Større", exact=True).click()
    assert int(svg.get_attribute("width") or 0) > before
    assert "%" in shown.locator(".pw-picture__status").inner_text()
    shown.get_by_role("button", name="Vis hele billedet").click()
    frame = shown.locator(".pw-picture__frame")
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")


def test_ctrl_and_the_wheel_zoom_where_the_pointer_is(shown: Page) -> None:
    svg = shown.locator("svg.drawing")
    before = int(svg.get_attribute("width") or 0)
    shown.locator(".pw-picture__frame").hover()
    shown.keyboard.down("Control")
    shown.mouse.wheel(0, -240)
    shown.keyboard.up("Control")
    expect(svg).not_to_have_attribute("width", str(before))
    assert int(svg.get_attribute("width") or 0) > before


def test_a_large_picture_opens_legibly_and_keeps_its_titles_in_sight(shown: Page) -> None:
    shown.goto(f"{HOST}large")
    frame = shown.locator(".pw-picture__frame")
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    frame.evaluate("frame => { frame.scrollLeft = 900; frame.scrollTop = 300; }")
    shown.evaluate(TWO_FRAMES)
    head = shown.locator(".lane-head").first.bounding_box()
    columns = shown.locator(".columns .plate").bounding_box()
    box = frame.bounding_box()
    assert head is not None
    assert columns is not None
    assert box is not None
    assert abs(head["x"] - box["x"]) < 12
    assert abs(columns["y"] - box["y"]) < 12


def test_every_box_has_its_name_for_assistive_technology(shown: Page) -> None:
    link = shown.get_by_role("link", name="Beslutning: Vurdering af underretningen")
    assert link.count() == 1
    assert shown.get_by_role("group", name="Hele forløbet: Et prøveforløb").count() == 1


def test_texts_fit_their_boxes_in_the_browser(shown: Page) -> None:
    shown.goto(f"{HOST}large")
    shown.evaluate("() => document.fonts.ready")
    too_wide = shown.evaluate(
        """() => [...document.querySelectorAll('.box')].flatMap(box => {
            const shape = box.querySelector('.shape').getBBox();
            return [...box.querySelectorAll('text')]
                .filter(text => text.getBBox().x + text.getBBox().width > shape.width)
                .map(text => text.textContent);
        })"""
    )
    assert too_wide == []


def test_a_route_can_be_shown(shown: Page) -> None:
    shown.evaluate(
        """() => document.querySelector('[data-picture]').dispatchEvent(
            new CustomEvent('picture-route', {detail: ['anmeldelse', 'vurdering', 'ung']}))"""
    )
    assert shown.locator(".box.is-on-route").count() == 3
    assert shown.locator(".edge.is-on-route").count() == 2


def test_forced_colours_keep_boxes_and_lines(shown: Page) -> None:
    shown.emulate_media(forced_colors="active")
    shape = shown.locator('.box[data-box="plan"] .shape')
    paint = shape.evaluate(
        "shape => [getComputedStyle(shape).fill, getComputedStyle(shape).stroke]"
    )
    assert paint[0] != paint[1]
    shown.emulate_media(forced_colors="none")


def test_axe_finds_nothing(shown: Page) -> None:
    found = Axe().run(shown).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
