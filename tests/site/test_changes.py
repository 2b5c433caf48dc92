"""The pages of changes, the feed, and the old addresses that lead on."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import html5lib

from pathwaytool.compare.record import Record, ToldDifference, record_of, record_text
from pathwaytool.draw.view import Mark, swimlane_view
from pathwaytool.publish.contents import pages_of, site_of
from pathwaytool.publish.frame.site import SiteInput
from tests.site.libraries import small

ATOM = "{http://www.w3.org/2005/Atom}"

FIRST = Record("kort", "0.1.0", "2026-01-31", "draft", None, {}, "Den første.")
TOLD = ToldDifference(
    ("3 af 6 kombinationer går en anden vej.",),
    tuple(f"Nyt: trinnet »<b>{at}</b>«." for at in range(14)),
    ("Skal sige ja: Politiet.",),
)
SECOND = Record("kort", "0.2.0", "2026-02-28", "published", "0.1.0", {"da": TOLD})
GONE = Record("vaek", "1.0.0", "2026-02-01", "retired", None, {})


def site(*records: Record) -> SiteInput:
    return replace(small(), records=records)


def body(given: SiteInput, path: str, language: str = "da") -> str:
    return next(one for one in pages_of(given, language) if one.path == f"{path}.md").body()


def first_pathway(given: SiteInput) -> str:
    return next(iter(given.library.pathways))


def with_name(*records: Record) -> SiteInput:
    """Return the small library with records of its first pathway."""
    given = small()
    id_ = first_pathway(given)
    named = (replace(one, pathway=id_) if one.pathway == "kort" else one for one in records)
    return replace(given, records=tuple(named))


def test_without_records_the_page_says_so() -> None:
    page = body(site(), "aendringer")
    assert "Der er endnu ingen version, som er skrevet ned." in page
    assert "ikke på Git" in page
    assert not any(one.path.endswith("/aendringer.md") for one in pages_of(site(), "da"))


def test_the_page_tells_of_the_newest_version_first() -> None:
    given = with_name(FIRST, SECOND, GONE)
    page = body(given, "aendringer")
    assert page.index("0.2.0") < page.index("1.0.0") < page.index("Den første.")
    assert "3 af 6 kombinationer går en anden vej." in page
    assert "ændret siden 0.1.0" in page
    assert "den første version, der er skrevet ned" in page
    assert "&lt;b&gt;0&lt;/b&gt;" in page
    assert "<b>0</b>" not in page
    assert "9 ændringer mere" in page
    assert "Skal sige ja: Politiet." in page
    assert "vaek" in page


def test_each_recorded_pathway_has_a_page_in_its_menu() -> None:
    given = with_name(FIRST, SECOND)
    id_ = first_pathway(given)
    page = body(given, f"forloeb/{id_}/aendringer")
    assert page.count("Nyt: trinnet") == 14
    assert 'aria-current="page">Ændringer' in page
    assert "aendringer.html" in body(given, f"forloeb/{id_}/index")
    assert "Den første." in page


def test_points_in_another_language_are_marked() -> None:
    given = with_name(FIRST, SECOND)
    other = next(one for one in given.library.languages if one != "da")
    page = body(given, f"{other}/forloeb/{first_pathway(given)}/aendringer", other)
    assert '<div lang="da">' in page
    assert 'href="../../aendringer.xml"' in page


def test_the_feed_is_atom_without_a_clock() -> None:
    given = with_name(FIRST, SECOND, GONE)
    feeds = [one for one in site_of(given)[1] if one.path.endswith("aendringer.xml")]
    assert len(feeds) == len(given.library.languages)
    tree = ElementTree.fromstring(feeds[0].content)
    assert tree.findtext(f"{ATOM}updated") == "2026-02-28T00:00:00Z"
    entries = tree.findall(f"{ATOM}entry")
    assert len(entries) == 3
    assert "0.2.0" in (entries[0].findtext(f"{ATOM}title") or "")
    links = [one.get("href") for one in tree.iter(f"{ATOM}link")]
    assert links == [
        "aendringer.html",
        f"forloeb/{first_pathway(given)}/aendringer.html",
        "aendringer.html",
        f"forloeb/{first_pathway(given)}/aendringer.html",
    ]
    assert ElementTree.fromstring(
        next(one for one in site_of(site())[1] if one.path == "aendringer.xml").content
    )


def test_nothing_in_a_record_breaks_the_feed() -> None:
    told = ToldDifference(("\x00\x1b]]>&<b>\ud800",), ("<script>",), ())
    given = with_name(replace(SECOND, told={"da": told}, note="\x07&"))
    feed = next(one for one in site_of(given)[1] if one.path == "aendringer.xml")
    assert "<script>" in (ElementTree.fromstring(feed.content)[-1].findtext(f"{ATOM}content") or "")


def test_an_old_address_leads_on() -> None:
    given = small()
    id_ = first_pathway(given)
    pathway = given.library.pathways[id_]
    step = next(iter(pathway.steps.values()))
    steps = {**pathway.steps, step.id: replace(step, formerly=("gammelt", step.id.upper()))}
    changed = replace(pathway, formerly=("foer",), steps=steps)
    library = replace(given.library, pathways={**given.library.pathways, id_: changed})
    assets = {one.path: one for one in site_of(replace(given, library=library))[1]}
    page = assets[f"forloeb/{id_}/trin/gammelt.html"].content.decode()
    assert f'content="0; url={step.id}.html"' in page
    assert f'<a href="{step.id}.html">' in page
    assert "default-src 'none'" in page
    html5lib.HTMLParser(strict=True).parse(page)
    assert f"forloeb/{id_}/trin/{step.id.upper()}.html" not in assets
    old = assets["forloeb/foer/index.html"].content.decode()
    assert f"url=../{id_}/index.html" in old
    moved = assets[f"forloeb/foer/trin/{step.id}.html"].content.decode()
    assert f"url=../../{id_}/trin/{step.id}.html" in moved
    other = next(one for one in library.languages if one != library.language)
    assert f"{other}/forloeb/foer/index.html" in assets


def pictured(given: SiteInput) -> Record:
    """Return a record of the first pathway with a picture, in which an editor's words stand."""
    pathway = given.library.pathways[first_pathway(given)]
    view = swimlane_view(pathway, given.library, "da")
    first, *others = view.boxes
    marked = replace(first, title="<i>Plan</i>", change=Mark.ADDED, note="Ny")
    drawn = replace(view, title="Hvad er <b>ændret</b>?", boxes=(marked, *others))
    record = replace(SECOND, pathway=pathway.id, unsure=7, pictures={"da": drawn})
    assert record_of(record_text(record)).pictures["da"].boxes[0].change == Mark.ADDED
    return record_of(record_text(record))


def test_a_version_shows_what_changed_as_a_picture_and_in_words() -> None:
    record = pictured(small())
    given = replace(small(), records=(record,))
    page = body(given, f"forloeb/{record.pathway}/aendringer")
    picture = f"hent/aendringer/{record.pathway}-0.2.0.svg"
    # Its room is kept until it has come.
    img = rf'<img src="../../{picture}" width="\d+" height="\d+" alt="'
    assert re.search(img + "Hvad er &lt;b&gt;ændret&lt;/b&gt;[?][.]", page)
    assert f'href="../../versioner/{record.pathway}/0.2.0-billede.html"' in page
    assert "Da versionen kom, var 7 steder" in page
    assert "Se de andre 9 punkter" in page
    words = body(given, f"versioner/{record.pathway}/0.2.0-billede")
    assert "Ny" in words and "&lt;i&gt;Plan&lt;/i&gt;" in words and "<i>Plan" not in words
    html5lib.HTMLParser(strict=True).parseFragment(words)
    (asset,) = [one for one in site_of(given)[1] if one.path == picture]
    assert b"&lt;i&gt;Plan" in asset.content and b"<i>" not in asset.content
    ElementTree.fromstring(asset.content)
    assert not any(
        "billede" in one.path
        for one in pages_of(with_name(SECOND), "da")
        if one.path.startswith("versioner/")
    )
