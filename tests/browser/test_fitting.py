"""A reader who sets pages up for their own eyes: narrow, large text, wide spacing, own colours.

Which pages are looked at goes by the seed: all of them, unless that has passed on the same site.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_accessibility import PATHS
from tests.seeds import Seeds, over_seeds

LARGE = "html { font-size: 200% !important }"
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
"""The least that WCAG 1.4.12 asks a page to bear."""

WAYS = ((320, ""), (1280, LARGE), (390, SPACED))

UNFIT = """() => {
  const width = document.documentElement.clientWidth;
  const out = document.documentElement.scrollWidth > width + 1 ? ["the page is wider"] : [];
  for (const one of document.querySelectorAll("main *, header *, footer *")) {
    // The name of a menu is cut as long as it is closed, and stands whole above the page's title.
    if (one.closest("svg, .pw-hidden, .pw-local > details:not([open]) > summary")) continue;
    const look = getComputedStyle(one);
    const says = [...one.childNodes].some((part) => part.nodeType === 3 && part.textContent.trim());
    if (!says || look.visibility === "hidden" || one.clientWidth < 3) continue;
    const isCut = one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2;
    const hides = /hidden|clip/.test(look.overflowX + look.overflowY);
    if (isCut && hides) out.push(one.outerHTML.slice(0, 90));
  }
  return out;
}"""
"""What sticks out of the page, and what text is cut off."""

FAINT = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const far = (one) => (Math.max(one, paper) + 0.05) / (Math.min(one, paper) + 0.05);
  return [...document.querySelectorAll("main svg text")]
    .filter((one) => one.getClientRects().length && far(light(getComputedStyle(one).fill)) < 4.5)
    .map((one) => one.textContent);
}"""
"""The words of pictures that the reader's own colours do not reach: browsers see to the others."""


@pytest.fixture
def reader(chromium: Browser, address: str) -> Iterator[Page]:
    """A page whose style the reader may change."""
    context = chromium.new_context(base_url=address, bypass_csp=True)
    yield context.new_page()
    context.close()


@over_seeds(len(WAYS) * len(PATHS), parts=4)
def test_nothing_sticks_out_and_no_text_is_cut(reader: Page, seeds: Seeds) -> None:
    for seed in seeds:
        (width, style), path = WAYS[seed % len(WAYS)], PATHS[seed // len(WAYS) % len(PATHS)]
        reader.set_viewport_size({"width": width, "height": 900})
        # An address with a fragment that is gone to twice would keep the style of the time before.
        reader.goto("about:blank")
        reader.goto(path)
        if style:
            reader.add_style_tag(content=style)
        assert not reader.evaluate(UNFIT), (path, width, style)


@over_seeds(len(PATHS), parts=2)
def test_pictures_take_the_reader_s_own_colours(
    chromium: Browser, address: str, seeds: Seeds
) -> None:
    context = chromium.new_context(
        base_url=address, forced_colors="active", color_scheme="dark", bypass_csp=True
    )
    page = context.new_page()
    for seed in seeds:
        page.goto(path := PATHS[seed % len(PATHS)])
        assert not page.evaluate(FAINT), path
    context.close()
