"""A reader looks at the pictures: clicks a box, walks by keyboard, zooms."""

from playwright.sync_api import Page, expect

PATHWAY = "/forloeb/national/index.html"
WHOLE = "/forloeb/national/billede.html"


def test_a_box_of_the_overview_leads_to_its_phase(page: Page) -> None:
    page.goto(PATHWAY)
    page.locator("svg.drawing a.box").first.click()
    page.wait_for_url("**/fase-*.html")


def test_a_box_of_the_whole_picture_leads_to_its_step(page: Page) -> None:
    page.goto(WHOLE)
    page.locator('svg.drawing-swimlane a[data-box="vurdering-24t"]').click()
    page.wait_for_url("**/trin/vurdering-24t.html")


def test_the_arrow_keys_follow_the_flow(page: Page) -> None:
    page.goto(WHOLE)
    page.locator('svg.drawing-swimlane a[data-box="underretning"]').focus()
    page.keyboard.press("ArrowRight")
    there = page.evaluate("document.activeElement.dataset.box")
    assert there == "vurdering-24t"
    page.keyboard.press("Enter")
    page.wait_for_url("**/trin/vurdering-24t.html")


def test_zooming_makes_the_picture_larger_and_fitting_shows_it_all(page: Page) -> None:
    page.goto(WHOLE)
    figure = page.locator(".pw-picture").first
    picture = figure.locator("svg.drawing")
    buttons = figure.locator(".pw-picture__bar button")
    expect(buttons).to_have_count(5)
    before = float(picture.get_attribute("width") or 0)
    buttons.nth(1).click()
    assert float(picture.get_attribute("width") or 0) > before
    buttons.nth(2).click()
    frame = figure.locator(".pw-picture__frame").evaluate("frame => frame.clientWidth")
    assert float(picture.get_attribute("width") or 0) <= frame + 1


def test_every_box_has_a_name_and_an_address(page: Page) -> None:
    page.goto(WHOLE)
    boxes = page.locator("svg.drawing a.box")
    assert boxes.count() >= 45
    for box in boxes.all():
        assert (box.locator("title").first.text_content() or "").strip()
        assert box.get_attribute("href")


def test_the_picture_can_be_read_as_text_instead(page: Page) -> None:
    page.goto(WHOLE)
    page.get_by_role("link", name="Læs billedet som tekst").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Billedet som tekst")
    expect(page.locator(".twin").get_by_role("link", name="Konfliktråd").first).to_be_visible()


def test_a_tall_picture_can_be_scrolled_in_full_screen(page: Page) -> None:
    page.goto(WHOLE)
    figure = page.locator(".pw-picture").first
    figure.locator('[data-action="full_screen"]').click()
    page.wait_for_function("document.fullscreenElement !== null")
    figure.locator('[data-action="actual"]').click()
    frame = figure.locator(".pw-picture__frame")
    box = frame.bounding_box()
    window = page.evaluate("[innerWidth, innerHeight]")
    assert box
    assert box["y"] + box["height"] <= window[1]
    assert frame.evaluate("one => one.scrollHeight > one.clientHeight")
    frame.evaluate("one => one.scrollTo(0, one.scrollHeight)")
    last = figure.locator("svg.drawing .key, svg.drawing").last
    bottom = last.evaluate("one => one.getBoundingClientRect().bottom")
    assert bottom <= window[1] + 1
    page.keyboard.press("Escape")
