"""Systems side by side, and terms in running text: with keys alone, narrow and wide, on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

NARROW = 390
WIDE = 1440


@pytest.fixture
def phone(chromium: Browser, address: str) -> Iterator[Page]:
    """A page as wide as a phone, without scripts."""
    context = chromium.new_context(
        base_url=address,
        viewport={"width": NARROW, "height": 844},
        java_script_enabled=False,
    )
    yield context.new_page()
    context.close()


def shown(page: Page) -> int:
    """Return how many columns of the table are seen."""
    return page.locator(".pw-cross thead .s:visible").count()


def test_the_table_scrolls_and_the_page_does_not(page: Page) -> None:
    page.goto("/sammenligning.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDE
    box = page.locator(".pw-across")
    assert box.evaluate("one => one.scrollWidth > one.clientWidth")
    assert box.evaluate("one => one.scrollHeight > one.clientHeight")


def test_the_heads_stay_while_the_table_scrolls(page: Page) -> None:
    page.goto("/sammenligning.html")
    page.locator(".pw-across").evaluate("one => one.scrollTo(700, 500)")
    frame = page.locator(".pw-across").bounding_box()
    head = page.locator(".pw-cross thead th").nth(5).bounding_box()
    side = page.locator(".pw-cross tbody th").nth(5).bounding_box()
    assert frame
    assert head
    assert side
    assert abs(head["y"] - frame["y"]) < 3
    assert abs(side["x"] - frame["x"]) < 3


def test_systems_are_chosen_with_keys_alone(page: Page) -> None:
    page.goto("/sammenligning.html")
    every = shown(page)
    assert every > 3
    page.locator("#vis-0").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert shown(page) == 2
    page.keyboard.press("Enter")
    assert shown(page) == 2
    assert "?" not in page.url
    page.get_by_role("button", name="Vis alle").focus()
    page.keyboard.press("Enter")
    assert shown(page) == every


def test_a_phone_shows_cards_that_name_their_system(phone: Page) -> None:
    phone.goto("/sammenligning.html")
    cells = phone.locator(".pw-cross tbody td")
    assert cells.first.locator(".who").is_visible()
    for number in range(0, cells.count(), 17):
        box = cells.nth(number).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW
    phone.locator("#vis-1").check()
    assert phone.locator(".pw-cross tbody tr").first.locator("td:visible").count() == 1


def test_paper_shows_the_whole_table(page: Page) -> None:
    page.goto("/sammenligning.html")
    page.emulate_media(media="print")
    assert page.locator(".pw-across").evaluate("one => one.scrollHeight <= one.clientHeight + 1")
    assert not page.locator(".pw-picks").is_visible()


def test_a_cell_is_found_by_its_row_and_column(page: Page) -> None:
    page.goto("/sammenligning.html")
    table = page.get_by_role("table", name="Systemer og deres svar")
    assert table.get_by_role("rowheader").count() == 10
    assert table.get_by_role("columnheader").count() == 1 + shown(page)


@pytest.mark.parametrize("path", ["/forloeb/national/index.html", "/sv/forloeb/sig/index.html"])
def test_a_term_is_explained_on_focus_and_on_hover(page: Page, path: str) -> None:
    page.goto(path)
    link = page.locator(".pw-term > a").first
    what = page.locator(".pw-term__what").first
    assert not what.is_visible()
    link.focus()
    assert what.is_visible()
    page.locator("h1").click()
    assert not what.is_visible()
    link.hover()
    assert what.is_visible()
    what.hover()
    assert what.is_visible(), "the pointer may go to the explanation"
    described = link.get_attribute("aria-describedby")
    assert described == what.get_attribute("id")


def test_escape_shuts_an_explanation_until_it_is_left(page: Page) -> None:
    page.goto("/sv/forloeb/sig/index.html")
    link = page.locator(".pw-term > a").first
    what = page.locator(".pw-term__what").first
    link.hover()
    page.keyboard.press("Escape")
    assert not what.is_visible()
    page.locator("h1").hover()
    link.hover()
    assert what.is_visible()
    page.locator("h1").hover()
    link.focus()
    assert what.is_visible()
    page.keyboard.press("Escape")
    assert not what.is_visible()
    assert link.evaluate("one => one === document.activeElement"), "the focus stays"
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert what.is_visible()


def test_no_explanation_is_wider_than_a_phone_or_covers_its_word(phone: Page) -> None:
    phone.goto("/forloeb/national/index.html")
    links = phone.locator(".pw-term > a:visible")
    assert links.count() > 2
    for number in range(links.count()):
        links.nth(number).focus()
        what = phone.locator(".pw-term__what:visible")
        word, box = links.nth(number).bounding_box(), what.first.bounding_box()
        assert word
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW
        assert box["y"] + 1 >= word["y"] + word["height"] / 2
