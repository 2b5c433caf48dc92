"""A leader with a question: two clicks or a search, and there is the answer."""

import gzip
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pathwaytool.publish.files.search import index_path
from tests.built import built_site

MORE = tomllib.loads((Path(__file__).parent / "more_questions.toml").read_text("utf-8"))["asked"]
EVERYDAY = tomllib.loads((Path(__file__).parent / "everyday.toml").read_text("utf-8"))
QUESTIONS = tomllib.loads((Path(__file__).parent / "questions.toml").read_text("utf-8"))

MOST_TO_FETCH = 100_000
"""How many bytes the first search on a page fetches, packed as a server packs them."""

FIND = """(asked) => new Promise((done) => {
  document.querySelector("form.pw-search input").focus();
  const first = (words) => pathwaytoolSearch.find(words).slice(0, 3).map((row) => row.url);
  const wait = () =>
    pathwaytoolSearch.find("plan").length ? done(asked.map(first)) : setTimeout(wait, 20);
  wait();
})"""

ANSWERS = (
    (
        ["Hvilke frister gælder efter »Underretning til kommunen«?"],
        "/forloeb/national/frister.html#efter-underretning",
        ".pw-limit-list > li:visible >> nth=0",
        "24 timer",
    ),
    (
        ["Hvem har sagen, mens der ventes?"],
        "/forloeb/national/imens.html",
        "#vent-naevnsmoede",
        "Børne- og ungerådgiver",
    ),
    (
        ["Til mødet: Undervisning og uddannelse og det strafferetlige område"],
        "/forloeb/national/par/undervisning/strafferet.html",
        "main",
        "Retsplejeloven § 115",
    ),
    (
        ["Til mødet: Det sociale område og psykiatri"],
        "/forloeb/national/par/social/psykiatri.html",
        "section:has(#fra-psykiatri)",
        "Diagnostisk konklusion",
    ),
    (
        ["Hvad skal være på plads, før vi begynder?"],
        "/forloeb/national/foer-vi-begynder.html",
        ".pw-ready-count",
        "0 af ",
    ),
    (
        ["Til mødet: Det sociale område og det strafferetlige område"],
        "/forloeb/national/par/social/strafferet.html",
        "main",
        "Politiet skal give",
    ),
    (
        [
            "Hvad sker der med én bestemt slags ung?",
            "13-årig mistænkt for vold, og med mistanke om ADHD",
        ],
        "/forloeb/national/ung-tretten-mistaenkt-for-vold.html",
        "main",
        "Tilbageholdelse og afhøring under 15 år",
    ),
    (["Hvad er ændret siden sidst?"], "/aendringer.html", "main", "Koordineret forløb for"),
    (
        ["Hvor er ventetiden, og hvad ville forkorte den?"],
        "/forloeb/national/ventetid.html",
        "#laengst-samlet-vurdering",
        "højst 218 dage",
    ),
    (["Hvad er usikkert, også i loven?"], "/kvalitet/kontrol.html", "h1", "Til kontrol"),
    (
        ["Opsporing", "Skolen følger op på ulovligt fravær"],
        "/forloeb/national/trin/fravaer-opfoelgning.html",
        "main",
        "15 %",
    ),
)
"""Shape: links to click from the front page, where they lead, a part of that page, what it says."""


def test_a_leader_is_answered_in_two_clicks(page: Page) -> None:
    for clicks, address, part, said in ANSWERS:
        page.goto("/index.html")
        assert len(clicks) <= 2
        for name in clicks:
            page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_url(f"**{address}")
        expect(page.locator(part)).to_contain_text(said)


@pytest.mark.parametrize(("language", "least"), [("da", 20), ("en", 8), ("sv", 9)])
def test_the_search_answers_an_ordinary_day(page: Page, language: str, least: int) -> None:
    asked = EVERYDAY[language]
    page.goto("/index.html" if language == "da" else f"/{language}/index.html")
    found = page.evaluate(FIND, list(asked))
    missed = {
        question: first
        for (question, right), first in zip(asked.items(), found, strict=True)
        if not any(part in url for url in first for part in right)
    }
    assert len(asked) - len(missed) >= least, missed


@pytest.mark.parametrize(("language", "least"), [("da", 55), ("en", 50), ("sv", 50)])
def test_the_search_answers_leaders(page: Page, language: str, least: int) -> None:
    asked = QUESTIONS[language]
    assert len(asked) == 60
    page.goto("/index.html" if language == "da" else f"/{language}/index.html")
    found = page.evaluate(FIND, list(asked))
    missed = {
        question: first
        for (question, right), first in zip(asked.items(), found, strict=True)
        if not any(url in right or url.partition("#")[0] in right for url in first)
    }
    assert len(asked) - len(missed) >= least, missed


@pytest.mark.parametrize(("language", "least"), [("da", 48), ("en", 42), ("sv", 43)])
def test_the_search_answers_sixty_more_in_other_words(
    page: Page, language: str, least: int
) -> None:
    assert len(MORE) == 60
    below = "" if language == "da" else f"{language}/"
    page.goto(f"/{below}index.html")
    found = page.evaluate(FIND, [one[language] for one in MORE])
    missed = {
        one[language]: first
        for one, first in zip(MORE, found, strict=True)
        if not any(url.removeprefix(below).startswith(tuple(one["right"])) for url in first)
    }
    assert len(MORE) - len(missed) >= least, missed


def test_what_is_searched_is_quickly_fetched() -> None:
    for language in QUESTIONS:
        index = built_site() / index_path(language)
        assert len(gzip.compress(index.read_bytes(), 9)) <= MOST_TO_FETCH, language


def test_ticks_stay_on_the_reader_s_machine(page: Page) -> None:
    page.goto("/forloeb/national/foer-vi-begynder.html")
    box = page.get_by_role("checkbox").nth(1)
    box.check()
    expect(page.locator(".pw-ready-count")).to_contain_text("1 af ")
    page.reload()
    expect(box).to_be_checked()
    page.get_by_role("button", name="Fjern alle krydser").click()
    expect(box).not_to_be_checked()
    page.reload()
    expect(page.locator(".pw-ready-count")).to_contain_text("0 af ")


def test_limits_are_chosen_by_step_role_and_sector(page: Page) -> None:
    page.goto("/forloeb/national/frister.html#%")
    rows = page.locator(".pw-limit-list > li:visible")
    bars = page.locator(".pw-timeline tbody tr:visible")
    whole, drawn = rows.count(), bars.count()
    page.get_by_label("For denne sektor").select_option("psykiatri")
    assert 0 < rows.count() < whole
    assert 0 < bars.count() < drawn
    # Not the whole step: only those of its limits that are of this sector.
    for bar in bars.all():
        assert "psykiatri" in str(bar.get_attribute("data-sektor")).split()
    assert page.url.endswith("#sektor-psykiatri")
    page.get_by_label("For denne rolle").select_option("skoleleder")
    assert rows.count() == 0
    expect(page.get_by_role("status").first).to_contain_text("0 af ")
    page.get_by_role("button", name="Vis alle").click()
    expect(rows).to_have_count(whole)
    assert "#" not in page.url
