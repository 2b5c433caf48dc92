"""Who has the case meanwhile, what must be in place, and limits from one step onward."""

import re
from dataclasses import replace

from pathwaytool.model.pathway import Pathway
from pathwaytool.prove import prove
from pathwaytool.publish.contents import pages_of
from pathwaytool.publish.order.onward import beside_of, onward_from
from tests.site.libraries import SMALL, library_of, small

SIDE_BY_SIDE = (
    SMALL["a.yml"]
    .replace("phases: [foer, efter]", "phases: [foer, efter]\nlead: raadgiver")
    .replace(
        "next: {to: slut-med-raad, handoff: {documents: [brev], basis: [LOV-1], "
        "confidence: proposed}}",
        "next:\n      all:\n"
        "        - {to: slut-med-raad, handoff: {documents: [brev], basis: [consent], "
        "confidence: proposed, within: {kind: target, limit: 2 weeks}}}\n"
        "        - stoet\n        - ung\n",
    )
    .replace("    within: [{", "    waits: any\n    ages: 12-14\n    within: [{")
    .replace("1 day", "12 hours")
    .replace(
        "ends:\n",
        "  stoet: {title: Støt, kind: service, phase: efter, sector: skole, accountable: laerer, "
        "interventions: [metode], next: faerdig}\n"
        "  ung: {title: Ung, kind: service, phase: efter, sector: skole, accountable: laerer, "
        "ages: 15-17, next: {to: begynd, loop: igen}}\n"
        "loops: {igen: {title: Igen, rounds: 2}}\n"
        "ends:\n",
    )
)
REGISTERS = SMALL["registers.yml"] + "interventions:\n  metode: {title: En metode}\n"


def pathway() -> Pathway:
    texts = SMALL | {"a.yml": SIDE_BY_SIDE, "registers.yml": REGISTERS}
    return library_of(texts).pathways["a"]


def page(path: str, language: str = "da", text: str = SIDE_BY_SIDE) -> str:
    pages = pages_of(small(a=text, registers=REGISTERS), language)
    body = next(one.body() for one in pages if one.path == path)
    return body


def words(body: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", body))


def test_onward_goes_by_ways_forward_alone() -> None:
    assert onward_from(pathway(), "begynd") == {
        "begynd": 0, "slut-med-raad": 1, "stoet": 1, "ung": 1,
    }  # fmt: skip
    assert onward_from(pathway(), "ung") == {"ung": 0}


def test_beside_is_another_line_of_the_same_split_and_no_other_age() -> None:
    assert beside_of(pathway()) == {
        "begynd": (), "slut-med-raad": ("stoet",), "stoet": ("slut-med-raad", "ung"),
        "ung": ("stoet",),
    }  # fmt: skip


def test_who_has_the_case_and_what_runs_while_a_decision_is_waited_for() -> None:
    body = page("forloeb/a/imens.md")
    row = words(body[body.index('id="vent-slut-med-raad"') :].partition("</tr>")[0])
    for said in (
        "Råd Rådgiver",
        "Rådgiver (kommune)",
        "Støt",
        "12 timer",
        "2 uger",
        "fra trinnet Begynd",
    ):
        assert said in row, said
    assert "vent-stoet" not in body


def test_a_wait_nobody_knows_the_length_of_says_so() -> None:
    text = SMALL["a.yml"].replace(
        "    within: [{kind: target, limit: 1 day, confidence: proposed}]\n", ""
    )
    said = words(page("forloeb/a/imens.md", text=text))
    assert "Ikke oplyst. Aftal det lokalt." in said
    assert "Ingen, forløbet nævner." in said


def test_what_must_be_in_place_comes_from_the_pathway() -> None:
    body = page("forloeb/a/foer-vi-begynder.md")
    said = words(body)
    for part in (
        "Aftale mellem Skole og social: 1 overlevering.",
        "Lokale frister er aftalt for 2 trin",
        "Rådgiver leder sagen.",
        "Lærer er udpeget og kender sit ansvar: 3 trin.",
        "Rådgiver kan nås, så »Råd« kan være klar inden for 12 timer",
        "Skema til samtykke til at dele oplysninger.",
        "Nogen kan tilbyde En metode.",
        "Skabelon til Brev. Skrives af Lærer.",
    ):
        assert part in said, part
    names = re.findall(r'<input type="checkbox" id="kryds-([^"]*)" name="([^"]*)"', body)
    assert len(names) == len(set(names)) == 9
    assert 'data-ticked="lille/a"' in body


def test_a_consent_has_a_form_and_the_choices_are_seen() -> None:
    text = SMALL["a.yml"].replace(
        "facts: {}",
        "decisions:\n  d: {title: Et valg, gap: Et hul, choice: Et svar, steps: [begynd]}\n"
        "facts:\n  ja:\n    title: samtykke\n    values: yes-no\n"
        "    consent: {to: sharing, given_by: forældrene}\n",
    )
    said = words(page("forloeb/a/foer-vi-begynder.md", text=text))
    assert "Skema til samtykke. Det gives af forældrene" in said
    assert "Valg til arbejdsgruppen" in said
    assert "samtykke til at dele" not in said


def test_limits_can_be_found_from_a_step_onward_by_role_and_by_sector() -> None:
    body = page("forloeb/a/frister.md")
    assert '<option id="efter-begynd" value="0">' in body
    assert 'id="efter-stoet"' not in body
    for step, after, limit in (
        ("slut-med-raad", "0:1 1:0", 'data-aktoer="raadgiver" data-sektor="social"'),
        ("begynd", "0:0", 'data-aktoer="laerer raadgiver" data-sektor="skole social"'),
    ):
        row = body[body.index(f'id="frist-{step}" data-efter="{after}"') :]
        assert f"<li {limit}>" in row[: row.index("</li>")]
        assert f'data-som="frist-{step}" {limit}' in body


def test_a_step_leads_to_the_limits_that_follow() -> None:
    assert "frister.html#efter-begynd" in page("forloeb/a/trin/begynd.md")
    assert "#efter-" not in page("forloeb/a/trin/stoet.md")


def test_the_front_page_asks_what_leaders_ask() -> None:
    body = page("index.md")
    answers = body[body.index('id="svar"') :].partition("</section>")[0]
    for address in (
        "kommunen.html", "forloeb/a/frister.html#efter-begynd", "forloeb/a/imens.html",
        "forloeb/a/foer-vi-begynder.html", "kvalitet/kontrol.html", "foelg-en-ung.html",
        "forloeb/a/par/skole/social.html",
    ):  # fmt: skip
        assert f'href="{address}"' in answers, address
    assert "Til mødet: Skole og social" in words(answers)


def waiting(text: str, language: str = "da") -> str:
    """Return the page of where the waiting is, with its proof."""
    site = small(a=text, registers=REGISTERS)
    proof = prove(site.library.pathways["a"], site.library)
    pages = pages_of(replace(site, proofs={"a": proof}), language)
    return next(one.body() for one in pages if one.path == "forloeb/a/ventetid.md")


def test_the_longest_way_to_a_decision_says_what_would_be_sooner() -> None:
    timed = SMALL["a.yml"].replace("    phase: foer\n", "    phase: foer\n    takes: 3 weeks\n")
    body = waiting(timed)
    row = words(body[body.index('id="laengst-slut-med-raad"') :].partition("</tr>")[0])
    assert "højst 21 dage" in row
    assert "Begynd: højst-tallet falder 7 dage" in row
    assert "og 1 trin, der ikke siger, hvor længe det tager" in row
    silent = words(waiting(SMALL["a.yml"]))
    assert "Derfor er den længste ventetid ukendt." in silent


def test_a_limit_that_lacks_a_number_says_which_would_settle_it() -> None:
    limited = SMALL["a.yml"].replace("1 day,", "10 days, from: {start: begynd},")
    said = words(waiting(limited))
    assert "Råd (inden for 10 dage): Begynd – må højst tage 10 dage;" in said


def test_what_others_do_meanwhile_is_one_click_away() -> None:
    body = page("forloeb/a/imens.md", text=SIDE_BY_SIDE.replace("lead: raadgiver", "lead: laerer"))
    (line,) = re.findall(r'<p class="pw-jump">.*?</p>', body, flags=re.DOTALL)
    assert re.findall(r'href="(#[^"]*)"', line) == ["#vent-slut-med-raad"]
    assert 'id="vent-slut-med-raad"' in body
    assert 'class="pw-jump"' not in page("forloeb/a/imens.md")
