"""A reader looks at the pictures: clicks a box, walks by keyboard, zooms."""

from pathlib import Path
from xml.etree import ElementTree

import pikepdf
from playwright.sync_api import Page, expect

PATHWAY = "/forloeb/national/index.html"
WHOLE = "/forloeb/national/billede.html"
PHASE = "/forloeb/national/fase-modtagelse.html"


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
    buttons = figure.locator("[data-action]")
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


ARROWS = """one => [...one.querySelectorAll(".edges .head")]
  .map((head) => head.getAttribute("d").split("M").length - 1).reduce((all, some) => all + some)"""
"""How many heads of arrows a picture shows."""


def test_a_sector_or_a_step_is_seen_alone_and_saved_as_it_is_seen(
    page: Page, tmp_path: Path
) -> None:
    page.goto(PHASE)
    figure = page.locator(".pw-picture").first
    boxes = figure.locator("[data-box]:visible")
    whole = boxes.count()
    arrows = figure.evaluate(ARROWS)
    figure.get_by_text("Vælg og gem").click()
    figure.get_by_label("Kun denne sektor").select_option(index=1)
    alone = figure.locator("[data-box]:visible:not(.is-near)")
    slots = alone.evaluate_all(
        "all => all.map(one => one.className.baseVal.match(/sector-\\d/)[0])"
    )
    assert len(set(slots)) == 1
    figure.get_by_label("Kun dette trin og dets naboer").select_option(
        label="Vurdering af underretning inden 24 timer"
    )
    assert figure.get_by_label("Kun denne sektor").input_value() == ""
    assert 1 < boxes.count() < whole
    assert alone.count() == 1
    assert 0 < figure.evaluate(ARROWS) < arrows
    for kind in ("svg", "png", "pdf"):
        with page.expect_download() as saving:
            figure.locator(f'[data-save="{kind}"]').click()
        assert saving.value.suggested_filename == f"national-fase-modtagelse.{kind}"
        saving.value.save_as(tmp_path / kind)
    picture = ElementTree.parse(tmp_path / "svg").getroot()
    shown = [
        one for one in picture.iterfind(".//*[@data-box]") if one.get("visibility") == "visible"
    ]
    assert len(shown) == boxes.count()
    assert (tmp_path / "png").read_bytes().startswith(b"\x89PNG")
    with pikepdf.open(tmp_path / "pdf") as document:
        assert len(document.pages) == 1
        assert "Modtagelse" in str(document.docinfo["/Title"])


def test_the_keyboard_can_go_past_a_picture(page: Page) -> None:
    page.goto(PHASE)
    page.get_by_role("link", name="Spring billedet over").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('svg')")
