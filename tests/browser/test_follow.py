"""A reader follows a young person: asks, changes answers, leaves one open, picks a day, clears."""

import re
from datetime import date

from icalendar import Calendar
from playwright.sync_api import Page, expect

FOLLOW = "/forloeb/national/foelg.html"


def test_a_young_person_is_followed_one_question_at_a_time(page: Page) -> None:
    page.goto(FOLLOW)
    asked = page.locator(".pw-ask h2")
    expect(asked).to_have_text("Forløbet begynder med?")
    page.get_by_role("button", name="En anmeldelse til politiet").click()
    expect(asked).to_have_text("Alder ved forløbets begyndelse?")
    expect(asked).to_be_focused()
    page.get_by_role("button", name="13", exact=True).click()
    said = page.locator("[data-follow] > [role=status]")
    expect(said).to_have_text(
        "2 nye trin: Anmeldelse og mistanke, Tilbageholdelse og afhøring under 15 år."
    )
    steps = page.locator(".pw-unfolded h3")
    expect(steps).to_have_text(
        ["Anmeldelse og mistanke", "Tilbageholdelse og afhøring under 15 år"]
    )
    page.get_by_role("button", name="Den unge er i nævnets målgruppe").click()
    expect(page.locator(".pw-now")).to_contain_text("Vurdering af underretning inden 24 timer")
    _change_an_answer(page)
    _say_that_nobody_knows(page)
    address, way = _name_a_day(page)

    page.get_by_role("button", name="Start forfra").click()
    expect(asked).to_have_text("Forløbet begynder med?")
    assert page.url.endswith("#")

    # The answers stand in the address: whoever has it sees the same way.
    page.goto("about:blank")
    page.goto(address)
    expect(steps.first).to_have_text("Anmeldelse og mistanke")

    assert way
    page.goto(f"/forloeb/national/{way}")
    expect(page.locator(".drawing.has-route .box.is-on-route").first).to_be_attached()


def _change_an_answer(page: Page) -> None:
    """Change an answer: the others stay."""
    said = page.locator("[data-follow] > [role=status]")
    steps = page.locator(".pw-unfolded h3")
    age = page.get_by_label("Alder ved forløbets begyndelse")
    age.focus()
    age.select_option("16")
    expect(age).to_be_focused()
    # The focus stays where the answer was changed, so what is asked now is said.
    expect(said).to_contain_text("?")
    expect(page.get_by_label("Forløbet begynder med")).to_have_value("anmeldelse")
    expect(steps.first).to_have_text("Anmeldelse og mistanke")
    expect(page.locator(".pw-unfolds")).not_to_contain_text("under 15 år")
    page.get_by_label("Alder ved forløbets begyndelse").select_option("13")


def _say_that_nobody_knows(page: Page) -> None:
    """Leave a fact open: what nobody knows keeps all ways open, and says where they part."""
    asked = page.locator(".pw-ask h2")
    expect(asked).to_have_text("Akut fare?")
    page.locator(".pw-ask").get_by_role("button", name="Ved ikke").click()
    expect(asked).to_have_text("Her deler vejene sig: akut fare er ikke oplyst")
    expect(page.locator(".pw-parting > li")).to_have_count(2)
    page.get_by_role("button", name="Gå denne vej").last.click()
    expect(page.locator(".pw-unfolds")).to_contain_text("Vurdering af underretning inden 24 timer")


def _name_a_day(page: Page) -> tuple[str, str | None]:
    """Say when it begins: that gives dates and a file of limits; nothing of it leaves the page."""
    steps = page.locator(".pw-unfolded h3")
    page.get_by_label("Forløbets første dag").fill("2026-12-01")
    expect(page.locator(".pw-unfolds")).to_contain_text("2. dec. 2026")
    expect(page.get_by_label("Forløbets første dag")).to_be_focused()
    bars = page.locator(".pw-own-time tbody tr")
    expect(bars).to_have_count(steps.count())
    expect(bars.first).to_contain_text("1. dec. 2026")
    fetch_calendar(page)
    way = page.get_by_role("link", name="Se vejen i billedet").get_attribute("href")
    return page.url, way


ON_PAPER = """all => all.map(one =>
  [one.querySelector(".pw-limit").textContent, getComputedStyle(one).display !== "none"])"""
"""How each promise fares, and whether paper shows it."""


def fetch_calendar(page: Page) -> None:
    """Fetch the limits, and read them as a calendar program does."""
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Hent fristerne til kalenderen").click()
    calendar = fetched.value.path().read_bytes()
    read = Calendar.from_ical(calendar)
    days = {str(one["SUMMARY"]): one.start for one in read.events}
    assert date(2026, 12, 2) in days.values()
    assert len({str(one["UID"]) for one in read.events}) == len(read.events)
    assert not [one.errors for one in read.walk() if one.errors]
    assert calendar.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert b"\r\nDTSTART;VALUE=DATE:20261202\r\n" in calendar
    assert max(map(len, calendar.split(b"\r\n"))) <= 75


def test_answers_that_rule_each_other_out_are_told_and_days_are_counted(page: Page) -> None:
    page.goto(f"{FOLLOW}#alder=12&kriminalitet=dom")
    expect(page.locator(".pw-ask h2")).to_have_text("De svar kan ikke gælde på én gang")
    expect(page.locator(".pw-ask")).to_contain_text("15")
    expect(page.get_by_label("Alder ved forløbets begyndelse")).to_have_value("12")
    days = "(from, days) => pathwaytoolFollowing.weekdays(from, days)"
    counted = page.evaluate(
        f"[['2026-12-23', 1], ['2027-03-24', 1]].map(([a, b]) => ({days})(a, b))"
    )
    # Christmas Eve is a weekday like others; Maundy Thursday to Easter Monday are holidays.
    assert counted == ["24. dec. 2026", "30. mar. 2027"]


def test_a_calendar_says_what_is_written_whatever_it_is(page: Page) -> None:
    page.goto(f"{FOLLOW}#indgang=anmeldelse")
    titles = ["a; b, c\\n\\", "to\nlinjer", "END:VEVENT", "æøå " * 40, "😀" * 30, ""]
    made = page.evaluate(
        "all => pathwaytoolFollowing.calendarOf(all.map(title => ({title, day: 0, last: null})))",
        titles,
    )
    read = Calendar.from_ical(made.encode())
    assert [str(one["SUMMARY"]) for one in read.events] == titles
    assert [one.start for one in read.events] == [date(1970, 1, 1)] * len(titles)
    assert max(len(line) for line in made.encode().split(b"\r\n")) <= 75


def test_an_event_comes_when_the_reader_says_so_and_promises_are_told(page: Page) -> None:
    page.goto(f"{FOLLOW}#indgang=anmeldelse&alder=13&ukn-maalgruppe=yes&akut=no")
    promises = page.locator(".pw-promised summary")
    expect(promises).to_contain_text("holdt")
    page.emulate_media(media="print")
    on_paper = page.locator(".pw-promised li").evaluate_all(ON_PAPER)
    assert {one for one, is_shown in on_paper if is_shown} == {"holdt"}
    assert not all(is_shown for _, is_shown in on_paper)
    page.emulate_media(media="screen")
    moving = page.get_by_label("Familien flytter til en anden kommune")
    expect(page.locator(".pw-unfolded--event")).to_have_count(0)
    moving.select_option(index=1)
    came = page.locator(".pw-unfolded--event")
    expect(came).to_contain_text("Hændelse: Familien flytter til en anden kommune")
    assert "%21familien-flytter=" in page.url
    moving.select_option("")
    expect(came).to_have_count(0)
    assert "familien-flytter" not in page.url


LIT = """() => [...document.querySelectorAll(".pw-unfolding .box.is-on-route")]
  .map(one => one.dataset.box).sort()"""
NOW = """() => [...document.querySelectorAll(".pw-unfolding .box[aria-current=step]")]
  .map(one => one.dataset.box)"""
IN_SIGHT = """() => {
  const [box, frame] = [".box.is-now", ".pw-picture__frame"].map(one =>
    document.querySelector(`.pw-unfolding ${one}`).getBoundingClientRect());
  return frame.left < box.left && box.right < frame.right && frame.top < box.top;
}"""
"""Whether the box where the case is now stands in the part of the picture that is seen."""


def test_the_way_is_lit_in_both_pictures_as_it_unfolds(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    fetched: list[str] = []
    page.on("request", lambda one: fetched.append(one.url.rpartition("/")[2]))
    page.goto(f"{FOLLOW}#indgang=anmeldelse")
    unfolding = page.locator(".pw-unfolding")
    unfolding.scroll_into_view_if_needed()
    expect(unfolding.locator("svg.drawing-swimlane.has-route")).to_be_visible()
    before = page.evaluate(LIT)
    assert before == ["politi-anmeldelse"]
    page.get_by_role("button", name="13", exact=True).click()
    expect(unfolding.locator(".box.is-on-route")).not_to_have_count(len(before))
    page.get_by_role("button", name="Den unge er i nævnets målgruppe").click()
    expect(unfolding.locator(".is-on-route[data-box=ungefaglig-undersoegelse]")).to_be_attached()
    expect(unfolding.locator("figcaption")).to_contain_text("Vurdering af underretning inden 24")
    lit, now = page.evaluate(LIT), page.evaluate(NOW)
    assert {*before, *now, "tilbageholdelse-under15"} <= {*lit}
    assert "vurdering-24t" in now
    assert page.evaluate(IN_SIGHT)

    # The other picture is fetched when asked for, stands alone, and is lit too.
    assert "foelg-baner.js" in fetched
    assert "foelg-flow.js" not in fetched
    (other := page.get_by_role("button", name="Hvad kommer efter hvad")).click()
    expect(other).to_have_attribute("aria-pressed", "true")
    expect(unfolding.locator("svg.drawing-flow.has-route")).to_be_visible()
    assert page.locator("svg.drawing").count() == 1
    assert (page.evaluate(LIT), page.evaluate(NOW)) == (lit, now)
    assert page.evaluate(IN_SIGHT)
    tips = {*re.findall(r"M\d+ \d+", unfolding.locator(".head.is-lit").get_attribute("d") or "")}
    assert 0 < len(tips) <= unfolding.locator(".edge.is-on-route").count()

    # Past the picture without its boxes, and without losing the answers; then nobody is anywhere.
    address = page.url
    unfolding.get_by_role("button", name="Spring billedet over").press("Enter")
    expect(unfolding.locator("figcaption")).to_be_focused()
    assert page.url == address
    page.get_by_role("button", name="Start forfra").click()
    expect(unfolding.locator(".box.is-on-route")).to_have_count(0)
    expect(unfolding.locator("svg.has-route")).to_have_count(0)
