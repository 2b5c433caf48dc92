"""A pathway with gaps: its page tells each as a story, draws the way there and names the line."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.exceptions import ClickException as Exit

from pathwaytool import __version__
from pathwaytool.folder import Folder, read_folder
from pathwaytool.mkdocs_plugin.reading import site_input
from pathwaytool.project import project_of
from pathwaytool.publish.contents import pages_of
from pathwaytool.publish.frame.site import SiteInput
from tests.built import build
from tests.site.libraries import ROOT, SMALL
from tests.site.test_rebuilding import project

pytestmark = pytest.mark.unmeasured

FACTS = """\
facts:
  akut:
    title: {da: akut fare, en: acute danger}
    values:
      ja: {da: der er akut fare, en: there is danger}
      nej: {da: der er ingen fare, en: there is none}
      uvist: {da: det er uvist, en: it is uncertain}
    decided_by: [begynd]
"""
NEXT = """\
    next:
      one:
        - when: {akut: ja}
          to: slut-med-raad
          handoff: {documents: [brev], basis: [LOV-1], confidence: proposed}
        - when: {akut: nej}
          to: faerdig
"""
WAY = """\
    next: {to: slut-med-raad, handoff: {documents: [brev], basis: [LOV-1], confidence: proposed}}
"""
DECISIONS = """\
decisions:
  valg: {title: Et valg, gap: Kilden tier., choice: Vi venter., steps: [begynd]}
"""
WITH_GAP = SMALL["a.yml"].replace("facts: {}\n", DECISIONS + FACTS).replace(WAY, NEXT)


def broken() -> SiteInput:
    texts = {path: text.encode() for path, text in (SMALL | {"a.yml": WITH_GAP}).items()}
    found = project_of(Folder(texts), date="2026-01-31")
    assert found.library
    return SiteInput(found.library, found.diagnostics, found.proofs, found.date)


def body(site: SiteInput, path: str) -> str:
    return next(one for one in pages_of(site, "da") if one.path == path).body()


def test_a_gap_is_told_drawn_and_mended() -> None:
    page = body(broken(), "forloeb/a/bevis.md")
    line = 1 + WITH_GAP[: WITH_GAP.index("    next:\n      one")].count("\n")
    assert 'id="hul-1"' in page
    assert "Forløbet begynder med »Begynd«" in page
    assert "Her stopper det" in page
    assert "is-on-route" in page
    assert "nr. 1 på ruten" in page.split('class="twin"')[1]
    assert f"a.yml, linje {line}, kolonne 5" in page


def test_the_quality_page_leads_to_the_story() -> None:
    assert 'href="forloeb/a/bevis.html#hul-1"' in body(broken(), "kvalitet.md")


def test_a_gap_in_a_draft_does_not_stop_the_site(tmp_path: Path) -> None:
    home = project(tmp_path)
    (home / "pathways" / "a.yml").write_text(WITH_GAP, "utf-8")
    build(home, home / "site", home / "cache")
    assert 'id="hul-1"' in (home / "site/forloeb/a/bevis.html").read_text("utf-8")


def test_a_gap_in_a_published_pathway_stops_the_site(tmp_path: Path) -> None:
    home = project(tmp_path)
    text = WITH_GAP.replace("status: draft", "status: published")
    (home / "pathways" / "a.yml").write_text(text, "utf-8")
    assert not isinstance(site_input(home / "pathways", date="2026-01-31"), SiteInput)
    with pytest.raises(Exit):
        build(home, home / "site", home / "cache")


def test_what_was_proved_is_said_with_day_version_and_number() -> None:
    texts = {path: text.encode() for path, text in SMALL.items()}
    found = project_of(Folder(texts), date="2026-01-31")
    assert found.library
    site = SiteInput(found.library, found.diagnostics, found.proofs, found.date)
    for path in ("forloeb/a/index.md", "forloeb/a/bevis.md", "kvalitet.md"):
        said = body(site, path)
        assert f"Bevist pr. 31. januar 2026 af pathwaytool {__version__}" in said
        assert "version 0.1.0: Alle 1 kombinationer" in said


def test_what_failed_is_said_with_day_version_and_number() -> None:
    for path in ("forloeb/a/index.md", "forloeb/a/bevis.md", "kvalitet.md"):
        assert "1 sted i forløbets version 0.1.0, hvor" in body(broken(), path)


def test_another_day_makes_only_the_pages_that_name_it_anew() -> None:
    one, other = (
        {page.path: page.key for page in pages_of(replace(broken(), date=day), "da")}
        for day in ("2026-01-31", "2026-02-01")
    )
    changed = {path for path in one if one[path] != other[path]}
    assert {"forloeb/a/index.md", "forloeb/a/bevis.md", "kvalitet.md"} <= changed
    assert not [path for path in changed if "/trin" in path]


def test_unchecked_legal_bases_are_named_by_their_titles() -> None:
    page = body(broken(), "kvalitet.md")
    named = '<a href="register/lovgrundlag.html#LOV-1">Eksempelloven § 1</a></span>: Der må deles'
    assert named in page
    assert "1 hjemmel" in page
    assert "hjemmel: LOV-1" not in page


def test_many_unchecked_legal_bases_are_all_named() -> None:
    folder = read_folder(ROOT / "pathways")
    found = project_of(folder, date="2026-01-31", with_proofs=False)
    assert found.library
    page = body(SiteInput(found.library, found.diagnostics, {}, found.date), "kvalitet.md")
    named = set(re.findall(r'href="register/lovgrundlag[^"#]*#([^"]+)"', page))
    unchecked = {one.id for one in found.library.legal_bases.values() if not one.checked}
    assert named <= unchecked
    assert len(named) > 20
    assert f"{len(named)} hjemler" in page


@pytest.mark.parametrize(("language", "prefix", "up"), [("da", "", ""), ("en", "en/", "../")])
def test_pages_written_by_hand_are_led_to_where_they_are(
    language: str, prefix: str, up: str
) -> None:
    alone, beside = broken(), replace(broken(), beside=frozenset({"beviset", "arbejdsgruppen"}))
    for path, address in (
        ("forloeb/a/bevis.md", "../../beviset.html"),
        ("kvalitet.md", "beviset.html"),
        ("forloeb/a/beslutninger.md", "../../arbejdsgruppen.html"),
    ):
        led = {
            site: next(one for one in pages_of(site_, language) if one.path == prefix + path).body()
            for site, site_ in (("alone", alone), ("beside", beside))
        }
        assert f'href="{up}{address}"' in led["beside"]
        assert address not in led["alone"]
