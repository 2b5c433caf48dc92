"""A reader of a pathway in hearing: who answers by when, numbers, answers; and what has changed.

The library is small and invented: none of this repository's pathways is in hearing.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from pathwaytool.compare.record import Record, ToldDifference
from pathwaytool.draw.view import Mark, swimlane_view
from pathwaytool.load.library import load_library
from pathwaytool.publish.frame.site import SiteInput
from tests.browser.conftest import Strict, serving, watch
from tests.built import build
from tests.hearing.examples import TEXTS

ANSWERS = """\
answers:
  h-1:
    {pathway: p, about: trin/et, organisation: Eksempel Kommune, text: Det er for sent.,
     outcome: followed, reply: Fristen er kortere nu.}
  h-2:
    {pathway: p, about: trin/vaek, organisation: Skolen i Eksempelby, text: Hvorfor er det væk?}
"""


def site() -> SiteInput:
    texts = {**TEXTS, "registers/svar.yml": ANSWERS}
    library = load_library({path: text.encode() for path, text in texts.items()}).library
    assert library is not None
    view = swimlane_view(library.pathways["p"], library, "da")
    boxes = tuple(replace(one, change=Mark.ADDED, note="Nyt") for one in view.boxes)
    told = ToldDifference(("Alle går en anden vej.",), ("Nyt: trinnet »Læs brevet«.",) * 12, ())
    pictures = {"da": replace(view, boxes=boxes)}
    record = Record("p", "0.3.0", "2026-11-30", "hearing", None, {"da": told}, pictures=pictures)
    return SiteInput(library, records=(replace(record, unsure=3),))


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small site, made with our own frame."""
    folder = tmp_path_factory.mktemp("hearing")
    (folder / "pathways" / "registers").mkdir(parents=True)
    (folder / "docs").mkdir()
    for path, text in {**TEXTS, "registers/svar.yml": ANSWERS}.items():
        (folder / "pathways" / path).write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, font: false}\nplugins: [pathwaytool]\n"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pathwaytool.mkdocs_plugin.plugin.site_input", lambda *_, **__: site())
        build(folder, folder / "site", folder / "cache", strict=False)
    with serving(partial(Strict, directory=str(folder / "site"))) as at:
        yield at


def fits(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    found = Axe().run(page).response["violations"]
    assert not [(one["id"], one["help"]) for one in found], page.url


@pytest.mark.parametrize("width", [390, 1440])
def test_a_pathway_in_hearing_can_be_read_and_answered(
    chromium: Browser, heard: str, width: int
) -> None:
    context = chromium.new_context(base_url=heard, viewport={"width": width, "height": 900})
    page, trouble = context.new_page(), list[str]()
    watch(page, heard, trouble)
    page.goto("/forloeb/p/trin/et.html")
    fits(page, width)
    numbers = page.locator("section[aria-labelledby=hoering] a")
    assert numbers.count() == 5  # the step, two limits, a hand-off and its limit
    numbers.first.click()
    page.wait_for_url("**/hoering.html#T*")
    assert page.get_by_text("Det er for sent.").is_visible()
    assert page.get_by_text("Fristen er kortere nu.").is_visible()
    assert page.get_by_text("Hvorfor er det væk?").is_visible()
    assert page.get_by_text("1. februar 2027").first.is_visible()
    fits(page, width)
    page.goto("/forloeb/p/aendringer.html")
    page.locator(".pw-kept img").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.pw-kept img').naturalWidth > 100")
    fits(page, width)
    page.get_by_role("link", name="Billedet stort og i ord").click()
    page.locator(".twin").get_by_text("Nyt").first.wait_for()
    fits(page, width)
    context.close()
    assert not trouble
