"""Five things to know first, before the recommendations."""

import re

from pathwaytool.prove import prove
from pathwaytool.publish.contents import pages_of
from pathwaytool.publish.frame.site import SiteInput
from tests.site.libraries import SMALL, library_of


def facts(text: str, registers: str = SMALL["registers.yml"], *, proved: bool = False) -> str:
    library = library_of(SMALL | {"a.yml": text, "registers.yml": registers})
    proofs = {"a": prove(library.pathways["a"], library)} if proved else {}
    site = SiteInput(library, proofs=proofs, date="2026-01-01")
    body = next(one.body() for one in pages_of(site, "da") if one.path == "forloeb/a/index.md")
    assert body.index('id="noegle"') < body.index('id="anbefalinger"')
    part = body[body.index('<h2 id="noegle"') :].partition("</section>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", part))


def test_what_is_known_of_a_pathway_stands_first() -> None:
    timed = SMALL["a.yml"].replace("    within: [{", "    takes: 1-3 days\n    within: [{")
    said = facts(timed.replace("phases: [foer", "lead: raadgiver\nphases: [foer"), proved=True)
    for part in (
        "Hvem lederRådgiver",
        "Råd: 1 dag mål forslag",
        "Op til 3 dage fra begyndelse til afslutning",
        "1 trin siger ikke, hvor længe det varer",
        "1 overlevering mellem 1 par af sektorer",
        "1 af 1 frister er forslag",
        "1 af 1 hjemler har ingen fagperson kontrolleret.",
    ):
        assert part in said, part


def test_a_step_tells_one_limit_first_and_the_law_s_before_others() -> None:
    text = SMALL["a.yml"].replace(
        "within: [{kind: target, limit: 1 day, confidence: proposed}]",
        "within: [{kind: target, limit: 1 day, confidence: proposed}, "
        "{kind: statutory, limit: 2 days, confidence: found}]",
    )
    said = facts(text)
    assert "Råd: 2 dage lovfrist" in said
    assert "1 dag mål" not in said


def test_what_is_not_known_is_said() -> None:
    text = SMALL["a.yml"].replace(
        "    within: [{kind: target, limit: 1 day, confidence: proposed}]\n", ""
    )
    text = text.replace("basis: [LOV-1]", "basis: [not-stated]")
    text = text.replace(
        "facts: {}",
        "decisions:\n  d: {title: Et valg, gap: Et hul, choice: Et svar, steps: [begynd]}\n"
        "facts: {}",
    )
    said = facts(text)
    for part in (
        "Ingen rolle leder",
        "Ingen frist angivet",
        "Ikke regnet ud endnu.",
        "1 valg venter",
    ):
        assert part in said, part


def test_nothing_uncertain_is_said_too() -> None:
    checked = SMALL["registers.yml"].replace(
        "confidence: unverified",
        "confidence: checked\n    checked: {date: 2026-01-01, role: jurist}",
    )
    text = SMALL["a.yml"].replace(
        "limit: 1 day, confidence: proposed", "limit: 1 day, confidence: found"
    )
    assert "Alt, forløbet hviler på, er kontrolleret." in facts(text, checked)
