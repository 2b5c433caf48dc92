"""No violation of the rules that axe-core knows, in light and in dark, wide and narrow; and nothing
that jumps while a page comes in, nor begins far down on a phone.

Which pages are looked at goes by the seed: all of them, unless that has passed on the same site.
"""

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.seeds import Seeds, over_seeds

PATHS = (
    "/index.html",
    "/forloeb/index.html",
    "/forloeb/national/index.html",
    "/forloeb/national/billede.html",
    "/forloeb/national/billede-som-tekst.html",
    "/forloeb/national/trin.html",
    "/forloeb/national/fase-udredning.html",
    "/forloeb/national/trin/vurdering-24t.html",
    "/forloeb/national/overleveringer.html",
    "/forloeb/national/par/social/strafferet.html",
    "/forloeb/national/til-dig.html",
    "/forloeb/national/loefter.html",
    "/forloeb/national/loefter-om-tid.html",
    "/forloeb/national/samarbejde.html",
    "/forloeb/national/aendringer.html",
    "/versioner/national/0.0.1.html",
    "/udgaver/eksempel-nord.html",
    "/sektorer/social/national.html",
    "/aktoerer/index.html",
    "/regionen.html",
    "/404.html",
    "/forloeb/national/frister.html",
    "/forloeb/national/imens.html",
    "/forloeb/national/ventetid.html",
    "/tilgaengelighed.html",
    "/forloeb/national/foer-vi-begynder.html",
    "/forloeb/national/ansvar.html",
    "/forloeb/national/dokumenter.html",
    "/forloeb/national/grundlag.html",
    "/forloeb/national/beslutninger.html",
    "/forloeb/national/bevis.html",
    "/forloeb/aalborg-haard-kerne/index.html",
    "/forloeb/aalborg-haard-kerne/bevis.html",
    "/forloeb/siri-raadgivning/index.html",
    "/forloeb/sig/index.html",
    "/forloeb/avhoppare/trin.html",
    "/viden/index.html",
    "/viden/kvinnor-i-kriminella-miljoer.html",
    "/udgaver/eksempel-syd.html",
    "/udgaver/eksempel-syd/trin/samtale-om-planen.html",
    "/udgaver/eksempel-syd/loefter.html",
    "/sektorer/index.html",
    "/sektorer/social.html",
    "/aktoerer/raadgiver.html",
    "/kommunen.html",
    "/kommunen/roller/national.html",
    "/register/index.html",
    "/register/lovgrundlag.html",
    "/register/indsatser.html",
    "/register/ordliste.html",
    "/register/kilder.html",
    "/register/falske-venner.html",
    "/kilder/SRC-SEED-AALBORG.html",
    "/sammenligning.html",
    "/sammenligning/time.html",
    "/sammenligning/evidence.html",
    "/sammenligning/information-sharing.html",
    "/kvalitet.html",
    "/kvalitet/kontrol.html",
    "/kvalitet/kontrol-statutory-limit.html",
    "/kvalitet/kontrol-handoff.html",
    "/regler/index.html",
    "/regler/dead-end.html",
    "/foelg-en-ung.html",
    "/forloeb/national/ung-akut-fare.html",
    "/forloeb/national/foelg.html#indgang=anmeldelse&alder=13&ukn-maalgruppe=yes&akut=%3F",
    "/aendringer.html",
    "/forloeb/national/aendringer.html",
    "/versioner/national/0.0.5-billede.html",
    "/soeg.html?q=plan",
    "/haandbog/index.html",
    "/haandbog/trin.html",
    "/en/forloeb/national/index.html",
    "/en/forloeb/national/trin/vurdering-24t.html",
    "/en/sammenligning.html",
    "/sv/sammenligning.html",
    "/sv/register/ordliste.html",
    "/sv/kvalitet/kontrol-legal.html",
    "/sv/index.html",
    "/sv/forloeb/familjeakademin/index.html",
    "/sv/forloeb/national/index.html",
)


IN_THE_DARK = [
    path
    for path in PATHS
    if not path.startswith(("/en/", "/sv/", "/kvalitet/kontrol-", "/sammenligning/"))
    and ("/forloeb/" not in path or "/national" in path or path == "/forloeb/index.html")
]
"""A page of each kind: colours come from the kind and not from the words."""

SEEN = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
"""The rules that scheme and width matter to; what the others read is the same in both."""


NARROW = 390

SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
"""How far what has been painted moves while the page comes in: 0 for not at all."""

BEGINNING = """() => Math.max(0, ...[...document.querySelectorAll("h1")].slice(0, 1).map(
  one => one.getBoundingClientRect().top + scrollY))"""
"""How far down a page its heading stands."""


def violations(page: Page, *rules: str) -> list[str]:
    """Return what axe-core has to say against the page, by these rules or by all."""
    # axe-core leaves this rule of WCAG 2.2 out unless it is asked for.
    asked: dict[str, object] = {"rules": {"target-size": {"enabled": True}}}
    if rules:
        asked = {"runOnly": {"type": "rule", "values": rules}}
    found = Axe().run(page, options=asked).response["violations"]
    return [f"{one['id']}: {one['help']}: {_where(one['nodes'])}" for one in found]


def _where(nodes: list[dict[str, str]]) -> str:
    return json.dumps([node["html"][:160] for node in nodes[:3]])


@pytest.fixture(scope="module", params=["light", "dark"])
def reader(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    """Give a page in light and wide, and one in dark and narrow."""
    # The policy would keep axe itself out: it is put into the page from outside.
    context = chromium.new_context(
        base_url=address,
        bypass_csp=True,
        color_scheme=request.param,
        viewport={"width": NARROW if request.param == "dark" else 1440, "height": 900},
    )
    yield context.new_page()
    context.close()


@over_seeds(len(PATHS), parts=5)
@pytest.mark.parametrize("reader", ["light"], indirect=True)
def test_axe_finds_nothing(reader: Page, seeds: Seeds) -> None:
    for seed in seeds:
        path = PATHS[seed % len(PATHS)]
        reader.goto(path)
        assert reader.evaluate(SHIFT) < 0.1, path
        assert not violations(reader), path


@over_seeds(len(IN_THE_DARK), parts=2)
@pytest.mark.parametrize("reader", ["dark"], indirect=True)
def test_axe_finds_nothing_in_the_dark_and_narrow(reader: Page, seeds: Seeds) -> None:
    for seed in seeds:
        path = IN_THE_DARK[seed % len(IN_THE_DARK)]
        reader.goto(path)
        assert reader.evaluate(SHIFT) < 0.1, path
        assert reader.evaluate(BEGINNING) < 300, path
        assert not violations(reader, *SEEN), path


@pytest.mark.parametrize("reader", ["dark"], indirect=True)
def test_each_rule_for_the_dark_is_found_broken(reader: Page) -> None:
    reader.goto("/soeg.html")
    reader.add_style_tag(content="main * { color: #ddd !important; background: #fff !important }")
    assert [one.split(":")[0] for one in violations(reader, *SEEN)] == ["color-contrast"]
