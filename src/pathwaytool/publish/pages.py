"""A library as the pages of a site: `pages_of` is the table of contents."""

from collections.abc import Iterator, Mapping
from functools import partial

from pathwaytool.locales.conditions import listed
from pathwaytool.model.pathway import Pathway
from pathwaytool.publish.crosswalk_pages import crosswalk_files, crosswalk_pages
from pathwaytool.publish.desk import About, Desk, desks_of
from pathwaytool.publish.downloads import download_files
from pathwaytool.publish.drawings import library_map, overview
from pathwaytool.publish.pathway_pages import pathway_pages
from pathwaytool.publish.people_pages import people_pages
from pathwaytool.publish.quality_pages import quality_pages
from pathwaytool.publish.register_pages import register_pages
from pathwaytool.publish.search import search_index
from pathwaytool.publish.site import Asset, Found, Page, SiteInput
from pathwaytool.publish.static import static_files
from pathwaytool.publish.writer import Writer

CARDS = 12
"""How many pathways the front page shows as cards."""

MOST_ON_MAP = 40
"""How many pathways the map of a library shows; a larger library has a list only."""


def site_of(site: SiteInput) -> tuple[list[Page], list[Asset]]:
    """Return every page of the site in every language, and the files that belong to them."""
    pages: list[Page] = []
    assets: list[Asset] = []
    for desk in desks_of(site):
        own = list(_pages(desk))
        pages += own
        assets += _assets(desk, own)
    assets += static_files()
    return pages, assets


def pages_of(site: SiteInput, language: str) -> list[Page]:
    """Return the pages in one language of the library."""
    return [
        page for desk in desks_of(site) if desk.writer.language == language for page in _pages(desk)
    ]


def _pages(desk: Desk) -> Iterator[Page]:
    yield from _front_pages(desk)
    for pathway in desk.library.pathways.values():
        yield from pathway_pages(desk, pathway)
    yield from crosswalk_pages(desk)
    yield from people_pages(desk)
    yield from register_pages(desk)
    yield from quality_pages(desk)


def _assets(desk: Desk, pages: list[Page]) -> Iterator[Asset]:
    for pathway in desk.library.pathways.values():
        yield from download_files(desk, pathway)
    yield from crosswalk_files(desk)
    yield search_index(desk.writer.language, pages)


def _front_pages(desk: Desk) -> Iterator[Page]:
    word, library = desk.writer.word, desk.library
    title = desk.writer.plain(library.title)
    about = About(desk.keys.whole, _what(desk.writer))
    yield desk.page("index", title, "front.html", partial(_front, desk), about=about)
    about = About(desk.keys.whole, word("pathways"))
    pathways = list(library.pathways.values())
    given = partial(_pathways, pathways)
    yield desk.page("forloeb/index", word("pathways"), "pathways.html", given, about=about)
    for name, here in (("young", "foelg-en-ung"), ("changes", "aendringer")):
        own = word(f"{name}_title")
        found = (Found(own, word("found_page"), word(f"{name}_lead")),)
        about = About(desk.keys.shared, word(f"{name}_lead"), found)
        yield desk.page(here, own, "words.html", partial(_words, name), about=about)
    about = About(desk.keys.shared, word("search_title"))
    yield desk.page("soeg", word("search_title"), "search.html", lambda x: {}, about=about)


def _front(desk: Desk, writer: Writer) -> Mapping[str, object]:
    pathways = list(desk.library.pathways.values())
    first = pathways[0] if pathways else None
    phases = [(first, id_) for id_ in (first.phases if first else ()) if id_ in desk.library.phases]
    more = len(pathways) if len(pathways) > CARDS else 0
    return {
        "what": _what(writer),
        "pathways": pathways[:CARDS],
        "more": more,
        "overview": overview(first, writer) if first and len(pathways) < 3 else None,
        "phases": phases,
    }


def _what(writer: Writer) -> str:
    sectors = [one for one in writer.library.sectors.values() if one.role == "core"]
    names = [_in_a_sentence(writer.plain(one.title)) for one in sectors]
    return writer.word("front_what", sectors=listed(names, "and", writer.language))


def _in_a_sentence(title: str) -> str:
    # "Undervisning" is said "undervisning" inside a sentence; "PPR" and the like stay.
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _pathways(pathways: list[Pathway], writer: Writer) -> Mapping[str, object]:
    picture = library_map(writer) if len(pathways) <= MOST_ON_MAP else None
    return {"pathways": pathways, "picture": picture}


def _words(name: str, writer: Writer) -> Mapping[str, object]:
    return {
        "title": writer.word(f"{name}_title"),
        "lead": writer.word(f"{name}_lead"),
        "paragraphs": writer.word(f"{name}_text").strip().split("\n"),
        "link": {"url": writer.url("pathways"), "title": writer.word("pathways")},
    }
