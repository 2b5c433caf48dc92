"""A reader without a mouse always sees where the focus is."""

import pytest
from playwright.sync_api import Page

from tests.seeds import Seeds, over_seeds

FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  const shape = one.querySelector(".shape");
  const text = one.querySelector("text");
  const width = Number.parseFloat(style.outlineWidth);
  const drawn = (shape && Number.parseFloat(getComputedStyle(shape).strokeWidth) >= 4) ||
    (!shape && text && getComputedStyle(text).outlineStyle !== "none");
  const isSeen = style.outlineStyle !== "none" && width >= 2;
  const field = one.type === "search" || one.matches("input");
  const name = `${one.localName}.${one.className.baseVal ?? one.className} ${one.textContent}`;
  return [isSeen || Boolean(one.closest("svg.drawing") && drawn), name.slice(0, 80), field];
}"""
"""Whether the focus is seen, and what has it; nothing where the end of the page is reached."""

PATHS = (
    "/index.html",
    "/forloeb/national/index.html",
    "/forloeb/national/frister.html",
    "/forloeb/national/trin/vurdering-24t.html",
    "/sammenligning.html",
    "/register/ordliste.html",
    "/haandbog/trin.html",
    "/kvalitet.html",
)


@over_seeds(2 * len(PATHS))
def test_the_focus_is_seen_wherever_it_is(page: Page, seeds: Seeds) -> None:
    for seed in seeds:
        path = PATHS[seed // 2 % len(PATHS)]
        page.emulate_media(color_scheme="dark" if seed % 2 else "light")
        page.goto(path)
        unseen, count = _unseen(page)
        assert count > 12, path
        assert not unseen, path


def _unseen(page: Page) -> tuple[list[str], int]:
    """Go from one place to the next, and return where the focus is not seen, and how many."""
    unseen, count = [], 0
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUS)
        if found is None:
            break
        count += 1
        unseen += [] if found[0] else [found[1]]
    return unseen, count


@pytest.mark.parametrize("path", ["/forloeb/national/index.html", "/forloeb/national/bevis.html"])
def test_every_summary_shows_its_focus(page: Page, path: str) -> None:
    page.goto(path)
    page.keyboard.press("Tab")
    summaries = page.locator("main summary:visible")
    assert summaries.count() > 1
    for one in summaries.all():
        one.focus()
        told = page.evaluate(FOCUS)
        assert told[0], told[1]
