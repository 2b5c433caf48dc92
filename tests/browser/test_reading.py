"""A reader opens the site, searches, changes language, prints."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from pathwaytool.publish.files.search import search_index
from pathwaytool.publish.frame.site import SearchEntry
from tests.browser.conftest import watch
from tests.built import built_site
from tests.seeds import Seeds, over_seeds

PATHWAY = "/forloeb/national/index.html"
STEP = "/forloeb/national/trin/vurdering-24t.html"


def search(page: Page, words: str) -> list[str]:
    """Return what is found first."""
    page.get_by_role("searchbox").fill(words)
    expect(page.locator(".pw-hits")).to_be_visible()
    return page.locator(".pw-hits strong").all_inner_texts()


def test_the_front_page_leads_to_the_pathway_and_to_a_step(page: Page) -> None:
    page.goto("/index.html")
    page.locator(".pw-card a").first.click()
    page.wait_for_url("**/forloeb/national/index.html")
    page.get_by_role("main").get_by_role("link", name="Modtagelse og screening").last.click()
    page.get_by_role("heading", name="Vurdering af underretning").get_by_role("link").click()
    page.wait_for_url("**/trin/vurdering-24t.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vurdering af underretning")
    expect(page.get_by_text("Ansvarlig", exact=True).first).to_be_visible()


def test_recommendations_open_and_say_why(page: Page) -> None:
    page.goto(PATHWAY)
    first = page.locator(".pw-recommendations > li").first
    first.locator("summary").click()
    expect(first.locator("dt", has_text="For hvem")).to_be_visible()


FOUND = (
    ("børnefaglig undersøgelse", "Børnefaglig undersøgelse"),
    ("undersøgelse", "Børnefaglig undersøgelse"),
    ("boernefaglig", "Børnefaglig undersøgelse"),
    ("BØRNEFAGLIGE undersøgelser", "Børnefaglig undersøgelse"),
    ("surrogat", "Varetægtssurrogat på sikret institution"),
    ("underretningen", "Underretning til kommunen"),
    ("§32", "Barnets lov § 32"),
    ("§ 32", "Barnets lov § 32"),
    ("retsplejeloven 115", "Retsplejeloven § 115"),
    ("paragraf 32", "Barnets lov § 32"),
    ("UKN", "Ungdomskriminalitetsnævnet"),
    ("hash", "Behandlingsplan for rusmidler"),
    ("skolevægring", "Skolen følger op på ulovligt fravær"),
    ("psykatri", "Behandling i psykiatrien"),
    ("psykiatrri", "Behandling i psykiatrien"),
    ("pyskiatri", "Behandling i psykiatrien"),
    ("tvangsanbringelse", "Undervisning under anbringelse"),
)
"""What is looked for, and what is among what is found."""


def test_search_finds_parts_and_forms_of_danish_words(page: Page) -> None:
    page.goto("/index.html")
    for words, expected in FOUND:
        assert expected in search(page, words), words
        page.get_by_role("searchbox").fill("")
        expect(page.locator(".pw-hits")).to_be_hidden()


def test_frister_leads_to_the_limits_and_not_to_the_handbook(page: Page) -> None:
    page.goto("/index.html")
    search(page, "frister")
    found = page.locator(".pw-hits .pw-hit").evaluate_all("all => all.map(one => one.href)")
    assert [one for one in found[:3] if one.endswith("/forloeb/national/frister.html")]
    assert not [one for one in found[:5] if "haandbog" in one]


def test_a_number_is_not_found_in_a_longer_one(page: Page) -> None:
    page.goto("/index.html")
    assert "Barnets lov § 32" not in search(page, "§ 3")


LONG = "Her staar det foerste, som et hit viser. " * 4 + "Paatale kan frafaldes efter § 722."


def test_words_deep_in_a_long_text_are_found(page: Page) -> None:
    page.goto("/index.html")
    search(page, "plan")
    steps = [("trin.html", SearchEntry("Andet trin", "Trin", "Kort.")),
             ("dybt.html", SearchEntry("Afgørelse", "Trin", LONG))]  # fmt: skip
    script = search_index("da", [], steps).content.decode()
    page.evaluate(script)
    for words in ("frafaldes", "frafalde", "§722", "paragraf 722"):
        found = page.evaluate(f"pathwaytoolSearch.find({words!r}).map(row => row.url)")
        assert found == ["dybt.html"], words


def test_search_says_when_there_is_nothing(page: Page) -> None:
    page.goto(STEP)
    assert search(page, "qwertyuiop") == []
    expect(page.locator(".pw-hits__count")).to_have_text("Intet fundet")


def test_search_works_by_keyboard_and_leads_to_the_page(page: Page) -> None:
    page.goto(STEP)
    page.keyboard.press("/")
    page.keyboard.type("konfliktråd")
    expect(page.locator(".pw-hits a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/konfliktraad.html")


def test_a_search_can_be_sent_as_an_address(page: Page) -> None:
    page.goto("/soeg.html?q=underretning")
    expect(page.locator(".pw-hits-all .pw-hit").first).to_be_visible()
    assert page.locator(".pw-hits-all .pw-hit").count() > 8


def test_the_language_switch_stays_on_the_page(page: Page) -> None:
    page.goto(STEP)
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/forloeb/national/trin/vurdering-24t.html")
    expect(page.get_by_text("Accountable", exact=True).first).to_be_visible()
    page.get_by_role("link", name="Dansk").click()
    page.wait_for_url(lambda url: "/en/" not in url)


def test_a_swedish_pathway_leads_to_its_swedish_page_and_back(page: Page) -> None:
    page.goto("/forloeb/sig/index.html")
    page.get_by_role("link", name="Läs sidan på svenska").click()
    page.wait_for_url("**/sv/forloeb/sig/index.html")
    assert page.locator("html").get_attribute("lang") == "sv"
    expect(page.locator(".pw-translation")).to_have_count(0)
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/forloeb/sig/index.html")
    expect(page.locator(".pw-translation")).to_contain_text("written in Swedish")


def test_the_front_page_leads_by_keyboard_to_a_country_and_a_module(page: Page) -> None:
    page.goto("/index.html")
    page.get_by_role("link", name="Sverige").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html#land-se")
    card = page.locator(".pw-card").filter(has_text="Rådgivning til kommuner")
    module = card.get_by_role("link").nth(1)
    module.click()
    page.wait_for_url("**/forloeb/siri-*/index.html")
    assert "siri-raadgivning" not in page.url


def test_light_and_dark_are_kept_from_page_to_page(page: Page) -> None:
    page.goto("/index.html")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Skift mellem lyst og mørkt").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    page.goto(STEP)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_a_pathway_prints_as_a_document_with_its_picture(page: Page, tmp_path: Path) -> None:
    page.goto(PATHWAY)
    page.locator("[data-picture][data-ready]").first.wait_for()
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    boxes = [line for line in paper.split(b"\n") if b"/MediaBox" in line]
    sizes = {
        tuple(float(n) for n in line.split(b"[")[1].split(b"]")[0].split()[2:]) for line in boxes
    }
    assert any(width > height for width, height in sizes), "no landscape page"
    assert any(width < height for width, height in sizes), "no at_a_glance page"
    page.emulate_media(media="print")
    expect(page.locator(".pw-bar")).to_be_hidden()
    # A sheet is narrower than the screen: that folds nothing away, least of all the notice.
    page.set_viewport_size({"width": 700, "height": 900})
    expect(page.locator(".pw-notice")).to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 900})
    picture = page.locator(".pw-landscape img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 0


WIDE = (
    "/index.html", PATHWAY, STEP, "/forloeb/national/billede.html", "/forloeb/index.html",
    "/forloeb/aalborg-haard-kerne/index.html", "/forloeb/siri-raadgivning/index.html",
    "/viden/kvinnor-i-kriminella-miljoer.html", "/sv/forloeb/sig/index.html", "/sv/index.html",
    "/forloeb/national/ansvar.html", "/forloeb/national/frister.html",
    "/forloeb/national/overleveringer.html", "/forloeb/national/grundlag.html",
    "/sektorer/social.html", "/aktoerer/index.html", "/register/lovgrundlag.html",
    "/kommunen.html", "/kvalitet.html", "/regler/index.html", "/haandbog/index.html",
    "/haandbog/trin.html",
)  # fmt: skip


@over_seeds(len(WIDE))
def test_nothing_sticks_out_to_the_side(page: Page, seeds: Seeds) -> None:
    for seed in seeds:
        path = WIDE[seed % len(WIDE)]
        page.goto(path)
        for width in (1440, 768, 390, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_menu_folds_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/index.html")
    link = page.get_by_role("link", name="Sektorer")
    expect(link).to_be_hidden()
    page.get_by_text("Menu", exact=True).click()
    link.click()
    page.wait_for_url("**/sektorer/index.html")


def test_the_site_works_from_a_usb_stick(chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    trouble: list[str] = []
    watch(opened, "file://", trouble)
    opened.goto((built_site() / "index.html").as_uri())
    assert "Konfliktråd" in search(opened, "konfliktråd")
    opened.locator(".pw-hits a").first.click()
    opened.get_by_role("link", name="English").click()
    expect(opened.get_by_text("Accountable", exact=True).first).to_be_visible()
    context.close()
    assert not trouble


def test_without_scripts_the_picture_and_the_menu_are_still_there(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    opened = context.new_page()
    opened.goto(STEP)
    expect(opened.locator("svg.drawing")).to_be_visible()
    expect(opened.get_by_role("link", name="Sektorer")).to_be_visible()
    context.close()
