"""What a page written by hand takes from the library: choices, promises, limits and laws."""

import pytest
from markupsafe import escape

from pathwaytool.publish.frame.site import SiteInput
from pathwaytool.publish.pages.working_group import MARKER, PARTS, UnknownPartError, filled
from tests.library import recorded
from tests.site.libraries import SMALL, small

DECISION = """\
decisions:
  d: {title: Et <b>valg</b>, gap: Et hul & et til., choice: Et *svar*., steps: [begynd]}
promises:
  p: {title: Råd gives., reaches: slut-med-raad, cites: [U-1], confidence: proposed}
facts: {}
"""


def with_decision() -> SiteInput:
    return small(a=SMALL["a.yml"].replace("facts: {}\n", DECISION))


def part(name: str, site: SiteInput, language: str = "da") -> str:
    return filled(f"<p>Før</p>\n<!-- pathwaytool: {name} -->\n", site, language, "side")


def test_a_choice_stands_on_the_page_as_it_stands_in_the_pathway() -> None:
    page = part("decisions a", with_decision())
    assert page.startswith("<p>Før</p>")
    assert "Et &lt;b&gt;valg&lt;/b&gt;" in page
    assert "Et hul &amp; et til." in page
    assert "Et <em>svar</em>." in page
    assert 'href="forloeb/a/beslutninger.html"' in page


def test_promises_are_told_by_how_sure_we_are_of_what_they_rest_on() -> None:
    page = part("promises a", with_decision())
    assert "Forløbet lover 1 ting." in page
    assert page.index("forslag") < page.index("Råd gives.")


def test_limits_and_laws_that_nobody_has_seen_are_listed() -> None:
    page = part("limits a", with_decision())
    assert "1 frister er vores eget forslag" in page
    assert 'href="forloeb/a/trin/slut-med-raad.html"' in page
    assert "1 døgn" in page or "1 dag" in page
    assert "Eksempelloven § 1" in part("laws a", with_decision())


def test_how_sure_we_are_is_said_in_the_words_of_the_site_in_each_language() -> None:
    assert "kildetekst" in part("confidence", with_decision())
    assert "source text" in part("confidence", with_decision(), "en")


@pytest.mark.parametrize("name", ["noget a", "decisions", "decisions b", "confidence a"])
def test_a_part_that_there_is_not_is_told(name: str) -> None:
    with pytest.raises(UnknownPartError, match=name):
        part(name, with_decision())


def test_the_guide_for_the_working_group_says_all_that_stands_in_the_library() -> None:
    guide = (recorded.ROOT / "docs" / "arbejdsgruppen.md").read_text("utf-8")
    library = recorded.library()
    national = library.pathways["national"]
    assert {found[1] for found in MARKER.finditer(guide)} == set(PARTS)
    page = filled(guide, SiteInput(library), "da", "arbejdsgruppen")
    told = [one.title for one in national.decisions.values()]
    told += [one.title for one in national.promises.values()]
    assert [one.in_("da") for one in told if escape(one.in_("da")) not in page] == []
    unchecked = sum(one.checked is None for one in library.legal_bases.values())
    assert f"{unchecked} af de {len(library.legal_bases)} hjemler" in page


def test_the_guide_tells_of_the_young_person_whom_a_promise_found() -> None:
    guide = (recorded.ROOT / "docs" / "arbejdsgruppen.md").read_text("utf-8")
    assert "forløbet begynder med: både en bekymring og en anmeldelse" in guide
    assert "begynder nu også, når\nforløbet begynder med begge dele" in guide
