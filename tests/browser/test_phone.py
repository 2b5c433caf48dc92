"""A reader with a phone: tables to be read, and menus that look like menus."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

NARROW = 390


@pytest.fixture
def phone(chromium: Browser, address: str) -> Iterator[Page]:
    """A page as wide as a phone."""
    context = chromium.new_context(base_url=address, viewport={"width": NARROW, "height": 844})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        "/forloeb/national/frister.html",
        "/forloeb/national/trin.html",
        "/sektorer/social/national.html",
    ],
)
def test_a_row_of_a_table_is_a_card_as_wide_as_the_page(phone: Page, path: str) -> None:
    phone.goto(path)
    rows = phone.locator("table.pw-rowed").first
    cells = rows.locator("tbody td[data-what]:not(.pw-none)")
    assert cells.count() > 2
    for cell in cells.all()[:12]:
        box = cell.bounding_box()
        assert box
        assert box["width"] > NARROW * 0.8
        assert box["x"] + box["width"] <= NARROW
    what = cells.first.evaluate("one => getComputedStyle(one, '::before').content")
    assert what.strip('"').rstrip(": ") in ("Frist", "Ansvarlig", "Hjemmel")
    assert rows.get_by_role("rowheader").count() == rows.locator("tbody tr").count()


@pytest.mark.parametrize(
    "path",
    [
        "/arbejdsgruppen.html",
        "/forloeb/national/ansvar.html",
        "/forloeb/national/overleveringer.html",
    ],
)
def test_a_wide_table_need_not_be_pulled_aside(phone: Page, path: str) -> None:
    phone.goto(path)
    frames = phone.locator(".pw-scroll")
    assert frames.count()
    assert not frames.evaluate_all(
        "all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length"
    )
    cells = phone.locator("table[role=table] tbody td:visible")
    assert cells.count() > 5
    assert phone.get_by_role("cell").count()


def test_the_menu_of_a_municipality_is_called_after_it(phone: Page) -> None:
    phone.goto("/udgaver/eksempel-syd/loefter.html")
    head = phone.locator(".pw-local > details > summary")
    expect(head).to_contain_text("Eksempelkommune Syd", use_inner_text=True)
    assert head.evaluate("one => one.scrollWidth <= one.clientWidth")


@pytest.mark.parametrize("path", ["/forloeb/national/frister.html", "/haandbog/trin.html"])
def test_the_menu_of_a_part_looks_like_one_and_opens(phone: Page, path: str) -> None:
    phone.goto(path)
    menu = phone.locator(".pw-local > details > summary")
    sign = "one => { const s = getComputedStyle(one, '::after'); return [s.content, s.width]; }"
    content, width = menu.evaluate(sign)
    assert content == '""'
    assert float(width.removesuffix("px")) > 5
    assert menu.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
    link = phone.locator(".pw-local li a").first
    expect(link).to_be_hidden()
    menu.click()
    expect(link).to_be_visible()


def test_without_scripts_the_menu_of_a_part_is_open(chromium: Browser, address: str) -> None:
    context = chromium.new_context(
        base_url=address, java_script_enabled=False, viewport={"width": NARROW, "height": 844}
    )
    page = context.new_page()
    page.goto("/forloeb/national/frister.html")
    expect(page.locator(".pw-local li a").first).to_be_visible()
    context.close()
