"""The sheet for a meeting between two sectors."""

import re

from pathwaytool.publish.contents import pages_of
from pathwaytool.publish.frame.addresses import Addresses
from pathwaytool.publish.order.pairs import pairs_of
from tests.site.libraries import SMALL, library_of, small

PATH = "forloeb/a/par/skole/social.md"
HANDOFF = "handoff: {documents: [brev], basis: [LOV-1], confidence: proposed}"


def sheet(handoff: str = HANDOFF, language: str = "da", **changed: str) -> str:
    text = changed.pop("a", SMALL["a.yml"]).replace(HANDOFF, handoff)
    pages = pages_of(small(a=text, **changed), language)
    path = PATH if language == "da" else f"{language}/{PATH}"
    return next(one.body() for one in pages if one.path == path)


def words(body: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", body))


def test_both_directions_stand_there_with_document_limit_and_basis() -> None:
    said = words(sheet(HANDOFF[:-1] + ", within: {kind: statutory, limit: 3 weeks}}"))
    for part in ("Skole til Social", "Social til Skole", "3 uger", "lovfrist", "Brev"):
        assert part in said
    assert "Her går intet direkte videre i forløbet." in said
    assert "Eksempelloven § 1 ikke kontrolleret: Der må deles" in said


def test_a_handoff_without_a_limit_says_that_of_the_step_it_comes_from() -> None:
    text = SMALL["a.yml"].replace(
        "    gives: [brev]\n",
        "    gives: [brev]\n    within: [{kind: target, limit: 5 days, confidence: proposed}]\n",
    )
    said = words(sheet(a=text))
    assert "Trinnet selv: 5 dage" in said
    own = words(sheet(HANDOFF[:-1] + ", within: {kind: statutory, limit: 3 weeks}}", a=text))
    assert "3 uger" in own
    assert "Trinnet selv" not in own


def test_what_a_provision_permits_may_be_told() -> None:
    assert "Lærer må give Brev til Rådgiver." in words(sheet())


def test_what_a_provision_demands_must_be_told() -> None:
    demanding = SMALL["registers.yml"].replace("effect: permits", "effect: demands")
    assert "Lærer skal give Brev til Rådgiver." in words(sheet(registers=demanding))
    assert "Teacher must give Letter to Rådgiver." in words(
        sheet(registers=demanding, language="en")
    )


def test_consent_says_who_is_asked_and_what_a_no_means() -> None:
    consenting = "handoff: {documents: [brev], basis: [consent], confidence: proposed}"
    said = words(sheet(consenting))
    assert "når samtykket er givet. Det gives af den unge eller forældrene." in said
    assert "Siges der nej, er der intet grundlag her" in said


def test_consent_is_given_by_whom_the_fact_names() -> None:
    text = SMALL["a.yml"].replace(
        "facts: {}",
        "facts:\n  ja:\n    title: samtykke\n    values: yes-no\n"
        "    consent: {to: sharing, given_by: forældrene}\n",
    )
    asking = "handoff: {documents: [brev], basis: [consent: ja], confidence: proposed}"
    assert "Det gives af forældrene." in words(sheet(asking, a=text))


def test_what_no_source_says_is_an_open_question() -> None:
    said = words(sheet("handoff: {documents: [brev], basis: [not-stated], confidence: seed}"))
    assert said.count("Kilden siger ikke, om Lærer må give Brev til Rådgiver.") == 2


def test_what_may_not_be_told_and_what_is_open() -> None:
    limiting = SMALL["registers.yml"].replace(
        "sources:\n",
        "  LOV-2: {act: Tavshedsloven, section: § 2, title: Tavshed, effect: limits, "
        "confidence: found}\nsources:\n",
    )
    text = SMALL["a.yml"].replace(
        "    gives: [brev]\n",
        "    gives: [brev]\n    legal: [LOV-2]\n    sharing: Kun det nødvendige.\n",
    )
    text = text.replace(
        "facts: {}",
        "facts: {}\nnot_stated:\n  - {text: Hvem der spørger., aspect: information-sharing}\n"
        "  - {text: Hvad det koster.}\n"
        "decisions:\n  d: {title: Et valg, gap: Et hul, choice: Et svar, "
        "steps: [begynd, slut-med-raad]}\n",
    )
    said = words(sheet(HANDOFF[:-1] + ", note: Et forbehold.}", a=text, registers=limiting))
    for part in (
        "Begynd: Kun det nødvendige.",
        "Tavshedsloven § 2 fundet sætter grænser: Tavshed",
        "Hvem der spørger.",
        "Et valg",
        "Begynd → Råd: Et forbehold.",
        "Ingen fagperson har kontrolleret denne hjemmel endnu: Eksempelloven § 1",
    ):
        assert part in said, part
    assert "Hvad det koster." not in said


def test_where_both_take_part_is_told() -> None:
    text = SMALL["a.yml"].replace(
        "    accountable: raadgiver\n", "    accountable: raadgiver\n    contributors: [laerer]\n"
    )
    assert "Her er begge med Råd" in words(sheet(a=text))


def test_the_matrix_and_the_list_lead_to_the_sheet() -> None:
    pages = {one.path: one.body() for one in pages_of(small(), "da")}
    assert pages["forloeb/a/overleveringer.md"].count('href="par/skole/social.html"') == 2


def test_a_sector_that_hands_over_to_itself_has_one_direction() -> None:
    text = SMALL["a.yml"].replace(
        "sector: social\n    accountable: raadgiver", "sector: skole\n    accountable: raadgiver"
    )
    library = library_of(SMALL | {"a.yml": text})
    (pair,) = pairs_of(library.pathways["a"], library)
    assert (pair.one, pair.other, len(pair.there), pair.back) == ("skole", "skole", 1, ())
    pages = {one.path: one.body() for one in pages_of(small(a=text), "da")}
    assert pages["forloeb/a/par/skole/skole.md"].count('<h2 id="fra-') == 1
    assert Addresses(library).path("pair", "a", "social", "skole") is None
