"""A reader of a pathway in hearing: who answers by when, numbers, answers; and what has changed.

The library is small and invented: none of this repository's pathways is in hearing.
"""

from collections.abc import Iterator
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Strict, serving, watch
from tests.built import build
from tests.command import tool
from tests.hearing.examples import TEXTS

ANSWERS = """\
answers:
  h-1:
    {pathway: p, about: trin/et, organisation: Eksempel Kommune, text: Det er for sent.,
     outcome: followed, reply: Fristen er kortere nu.}
  h-2:
    {pathway: p, about: trin/vaek, organisation: Skolen i Eksempelby, text: Hvorfor er det væk?}
"""


NEW = "  to: {title: Læs brevet, kind: action, phase: a, sector: t, accountable: z, next: slut}\n"
HANDOFF = "{to: to, handoff: {documents: [d], basis: [LOV], within: {kind: target, limit: 1 days}}}"


def earlier() -> str:
    """Return the pathway as it was in its last version, without the step that reads the letter."""
    text = TEXTS["p.yml"]
    for old, new in (("0.3.0", "0.2.0"), (NEW, ""), (HANDOFF, "slut"), ("hearing:", "x-h:")):
        assert old in text
        text = text.replace(old, new, 1)
    asked = next(line for line in text.splitlines() if line.startswith("x-h:"))
    return text.replace(f"{asked}\n", "").replace("status: hearing", "status: draft")


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small site, made with our own frame, of a pathway that was released twice."""
    folder = tmp_path_factory.mktemp("hearing")
    home = folder / "pathways"
    (home / "registers").mkdir(parents=True)
    (folder / "docs").mkdir()
    for path, text in {**TEXTS, "registers/svar.yml": ANSWERS}.items():
        (home / path).write_text(text, "utf-8")
    env = {"PATHWAYTOOL_CACHE": str(folder / "kept")}
    for text, day in ((earlier(), "2026-11-29"), (TEXTS["p.yml"], "2026-11-30")):
        (home / "p.yml").write_text(text, "utf-8")
        released = tool("release", "p", "--library", str(home), "--date", day, env=env)
        assert released.returncode == 0, released.stdout + released.stderr
    (folder / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, font: false}\nplugins: [pathwaytool]\n"
    )
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
    assert page.get_by_text("trinnet »Læs brevet«").first.is_visible()
    page.locator(".pw-kept img").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.pw-kept img').naturalWidth > 100")
    fits(page, width)
    page.get_by_role("link", name="Billedet stort og i ord").click()
    page.locator(".twin").get_by_text("Nyt").first.wait_for()
    fits(page, width)
    context.close()
    assert not trouble
