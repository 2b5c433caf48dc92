"""A browser reads sites whose every text is an attack: nothing runs, and no request leaves."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from unittest import mock

import pytest
from playwright.sync_api import Browser, Page, Route

from pathwaytool.publish.plain_folder import folder_of
from tests.browser.conftest import Quiet, serving
from tests.built import build
from tests.hostile import hostile, hostile_texts
from tests.seeds import Seeds, over_seeds

SLIPS = r"""() => {
  const slips = [];
  for (const one of document.querySelectorAll("*")) {
    const name = one.localName;
    for (const { name: attribute, value } of one.attributes) {
      if (attribute.startsWith("on")) slips.push(`${name} ${attribute}=${value}`);
      const leads = ["href", "src", "action", "formaction", "xlink:href", "srcset"];
      if (leads.includes(attribute) && /^\s*(javascript|vbscript|data:text)/i.test(value))
        slips.push(`${name} ${attribute}=${value}`);
      if (leads.includes(attribute) && name !== "a" && value.includes("planted"))
        slips.push(`${name} ${attribute}=${value}`);
    }
    if (/^(iframe|object|embed|base|frame)$/.test(name)) slips.push(name);
    if (/^(script|style)$/.test(name) && one.textContent.includes("planted")) slips.push(name);
    if (name === "meta" && /refresh/i.test(one.httpEquiv)) slips.push(name);
    if (name === "img" && one.getAttribute("src") === "x") slips.push(name);
  }
  return slips;
}"""
"""What in a page is of an editor's making and could run or fetch."""


class Hostile:
    """A reader of a hostile site. `trouble` is all that ran, asked for, or was let through."""

    def __init__(self, chromium: Browser, address: str, *, with_policy: bool) -> None:
        self.trouble: list[str] = []
        # Without the policy, escaping alone must do.
        self.context = chromium.new_context(bypass_csp=not with_policy)
        self.context.expose_function("planted", lambda: self.trouble.append("script ran"))
        elsewhere = re.compile(rf"^(?!{re.escape(address)}|data:|blob:|file:)")
        self.context.route(elsewhere, self._asked)
        self.page = self.context.new_page()
        self.page.on("dialog", lambda dialog: self.trouble.append(f"dialog: {dialog.message}"))

    def _asked(self, route: Route) -> None:
        self.trouble.append(f"request: {route.request.url}")
        route.abort()

    def read(self, url: str) -> None:
        """Open a page and write down what should not be in it."""
        self.page.goto(url)
        self.look()

    def look(self) -> None:
        """Write down what should not be in the page as it stands."""
        self.trouble += [f"{self.page.url}: {one}" for one in self.page.evaluate(SLIPS)]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the hostile library in both ways: `ours` with our frame, `plain` with Material's."""
    folder = tmp_path_factory.mktemp("hostile")
    for path, content in folder_of(hostile()):
        file = folder / "plain" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    build(folder / "plain", folder / "site" / "plain", folder / "cache", strict=False)
    library = folder / "ours" / "pathways"
    library.mkdir(parents=True)
    for path, content in hostile_texts()[0].items():
        (library / path).write_bytes(content)
    (folder / "ours" / "docs").mkdir()
    (folder / "ours" / "docs" / "haandbog.md").write_text("# &lt;img src=x onerror=planted()&gt;\n")
    (folder / "ours" / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, font: false}\nplugins: [pathwaytool]\n"
    )
    # The library has errors enough: what they bar is let through, to see that all is escaped.
    told = "pathwaytool.mkdocs_plugin.plugin.site_input"
    with mock.patch(told, lambda *_, **__: hostile()):
        build(folder / "ours", folder / "site" / "ours", folder / "cache", strict=False)
    return folder / "site"


@pytest.fixture(scope="module")
def served(sites: Path) -> Iterator[str]:
    """Serve both sites on this machine alone, without a policy of the server's."""
    with serving(partial(Quiet, directory=str(sites))) as at:
        yield at


SHARES = 20


@over_seeds(SHARES)
@pytest.mark.parametrize("name", ["ours", "plain"])
def test_no_page_runs_or_fetches_what_an_editor_wrote(
    chromium: Browser, sites: Path, served: str, name: str, seeds: Seeds
) -> None:
    reader = Hostile(chromium, served, with_policy=False)
    # The pages of the rules are the same in every library.
    pages = [one for one in sorted((sites / name).rglob("*.html")) if "regler" not in one.parts]
    assert len(pages) > 40
    for seed in seeds:
        for file in pages[seed % SHARES :: SHARES]:
            reader.read(f"{served}/{file.relative_to(sites).as_posix()}")
    reader.context.close()
    assert not reader.trouble


def test_what_a_search_finds_is_text(chromium: Browser, served: str) -> None:
    reader = Hostile(chromium, served, with_policy=False)
    reader.read(f"{served}/ours/index.html")
    reader.page.get_by_role("searchbox").fill("ord planted")
    reader.page.locator(".pw-hit").first.wait_for()
    reader.look()
    reader.read(f"{served}/plain/index.html")
    reader.page.evaluate("document.querySelector('#__search').click()")
    reader.page.locator(".md-search__input").fill("ord planted")
    reader.page.locator(".md-search-result__item").first.wait_for()
    reader.look()
    reader.context.close()
    assert not reader.trouble


def test_a_file_to_take_away_does_nothing_when_it_is_opened(
    chromium: Browser, sites: Path, served: str
) -> None:
    reader = Hostile(chromium, served, with_policy=False)
    for file in sorted((sites / "ours").rglob("*.svg")):
        reader.read(f"{served}/{file.relative_to(sites).as_posix()}")
    reader.context.close()
    assert not reader.trouble


def slipped(sites: Path) -> Path:
    """Write a page of ours into which an attack has slipped, unescaped."""
    text = (sites / "ours" / "index.html").read_text("utf-8")
    attack = (
        "<script>planted()</script><img src=x onerror=planted()><svg onload=planted()></svg>"
        '<img src="https://planted.invalid/a.png"><iframe src="https://planted.invalid/b"></iframe>'
        '<style>p{background:url(https://planted.invalid/c)}</style><base href="//planted.invalid">'
        '<script src="https://planted.invalid/d.js"></script><p style="color:red" id="red">x</p>'
        '<form action="https://planted.invalid/e"><button id="send">x</button></form>'
        '<a id="run" href="javascript:planted()">x</a><object data="//planted.invalid/f"></object>'
    )
    page = sites / "ours" / "slipped.html"
    page.write_text(text.replace("<main", f"{attack}<main", 1), "utf-8")
    return page


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_a_page_forbids_itself_what_has_slipped_through(
    chromium: Browser, sites: Path, served: str, scheme: str
) -> None:
    file = slipped(sites)
    reader = Hostile(chromium, served, with_policy=True)
    reader.page.goto(f"{served}/ours/{file.name}" if scheme == "http" else file.as_uri())
    page: Page = reader.page
    page.evaluate("document.getElementById('run').click()")
    assert page.locator("#red").evaluate("one => getComputedStyle(one).color") != "rgb(255, 0, 0)"
    assert page.locator("html").get_attribute("class") == "js", "our own scripts run"
    colour = page.locator(".pw-bar").evaluate("one => getComputedStyle(one).backgroundColor")
    assert colour not in ("rgba(0, 0, 0, 0)", ""), "our own styles dress the page"
    # The browser takes itself to be on the way when a form is sent, also where it may not go.
    page.evaluate("document.getElementById('send').click()")
    reader.context.close()
    assert not reader.trouble


def test_what_has_slipped_through_would_run_without_the_policy(
    chromium: Browser, sites: Path, served: str
) -> None:
    reader = Hostile(chromium, served, with_policy=False)
    reader.read(f"{served}/ours/{slipped(sites).name}")
    reader.context.close()
    assert "script ran" in reader.trouble
    assert [one for one in reader.trouble if one.startswith("request: ")]
    assert [one for one in reader.trouble if one.endswith("onerror=planted()")]
