"""A library as the pages of a site: `pages_of` is the table of contents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from pathwaytool.locales.conditions import listed
from pathwaytool.publish.checklist_pages import checklist_files, checklist_pages
from pathwaytool.publish.crosswalk_pages import crosswalk_files, crosswalk_pages
from pathwaytool.publish.desk import About, Desk, desks_of
from pathwaytool.publish.downloads import download_files
from pathwaytool.publish.drawings import library_map, overview
from pathwaytool.publish.pathway_pages import pathway_pages
from pathwaytool.publish.people_pages import people_pages
from pathwaytool.publish.portrait import confidence_of, title_of
from pathwaytool.publish.quality_pages import quality_pages
from pathwaytool.publish.register_pages import register_pages
from pathwaytool.publish.search import search_index
from pathwaytool.publish.shelves import Room, Shelf, Volume, main_volume, rooms_of
from pathwaytool.publish.site import Asset, Found, Page, SiteInput
from pathwaytool.publish.static import static_files
from pathwaytool.publish.topic_pages import topic_pages
from pathwaytool.publish.writer import Writer

CARDS = 12
"""How many pathways of one shelf the front page shows as cards."""

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
    yield from topic_pages(desk)
    yield from crosswalk_pages(desk)
    yield from people_pages(desk)
    yield from register_pages(desk)
    yield from quality_pages(desk)
    yield from checklist_pages(desk)


def _assets(desk: Desk, pages: list[Page]) -> Iterator[Asset]:
    for pathway in desk.library.pathways.values():
        yield from download_files(desk, pathway)
    yield from crosswalk_files(desk)
    yield from checklist_files(desk)
    yield search_index(desk.writer.language, pages)


def _front_pages(desk: Desk) -> Iterator[Page]:
    word, library = desk.writer.word, desk.library
    title = desk.writer.plain(library.title)
    about = About(desk.keys.whole, _what(desk.writer))
    yield desk.page("index", title, "front.html", partial(_front, desk), about=about)
    about = About(desk.keys.whole, word("pathways"))
    given = partial(_pathways, desk)
    yield desk.page("forloeb/index", word("pathways"), "pathways.html", given, about=about)
    for name, here in (("young", "foelg-en-ung"), ("changes", "aendringer")):
        own = word(f"{name}_title")
        found = (Found(own, word("found_page"), word(f"{name}_lead")),)
        about = About(desk.keys.shared, word(f"{name}_lead"), found)
        yield desk.page(here, own, "words.html", partial(_words, name), about=about)
    about = About(desk.keys.shared, word("search_title"))
    yield desk.page("soeg", word("search_title"), "search.html", lambda x: {}, about=about)


def _front(desk: Desk, writer: Writer) -> Mapping[str, object]:
    rooms = rooms_of(desk.library)
    first = main_volume(rooms)
    main = first.pathway if first else None
    phases = [(main, id_) for id_ in (main.phases if main else ()) if id_ in desk.library.phases]
    return {
        "what": _what(writer),
        "first": first,
        "rooms": _rooms([_without(room, first) for room in rooms], writer),
        "overview": overview(main, writer) if main else None,
        "phases": phases,
    }


def _without(room: Room, first: Volume | None) -> Room:
    """Return a room without the volume that stands above all the others."""
    shelves = (
        replace(shelf, volumes=tuple(one for one in shelf.volumes if one is not first))
        for shelf in room.shelves
    )
    return Room(room.country, tuple(shelf for shelf in shelves if shelf.size))


def _rooms(rooms: Sequence[Room], writer: Writer) -> list[Mapping[str, object]]:
    """Return what the front page shows of each room: so many cards, and how many there are."""
    return [
        {
            "id": room.id,
            "title": title_of(room, writer),
            "size": sum(shelf.size for shelf in room.shelves),
            "shelves": [_shelf(shelf) for shelf in room.shelves],
        }
        for room in rooms
        if room.shelves
    ]


def _shelf(shelf: Shelf) -> Mapping[str, object]:
    stands = len(shelf.volumes) + len(shelf.topics)
    return {
        "name": shelf.name,
        "volumes": shelf.volumes[:CARDS],
        "topics": shelf.topics[:CARDS],
        "more": stands if stands > CARDS else 0,
        "is_wide": stands > 2,
    }


def _what(writer: Writer) -> str:
    sectors = [one for one in writer.library.sectors.values() if one.role == "core"]
    names = [_in_a_sentence(writer.plain(one.title)) for one in sectors]
    return writer.word("front_what", sectors=listed(names, "and", writer.language))


def _in_a_sentence(title: str) -> str:
    # "Undervisning" is said "undervisning" inside a sentence; "PPR" and the like stay.
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _pathways(desk: Desk, writer: Writer) -> Mapping[str, object]:
    few = len(desk.library.pathways) <= MOST_ON_MAP
    rooms = rooms_of(desk.library)
    return {
        "rooms": [
            {"id": room.id, "title": title_of(room, writer), "shelves": room.shelves}
            for room in rooms
        ],
        "is_grouped": sum(len(room.shelves) for room in rooms) > 1,
        "picture": library_map(writer) if few and desk.library.pathways else None,
        "confidence_of": confidence_of,
        "callers": desk.ties.callers,
    }


def _words(name: str, writer: Writer) -> Mapping[str, object]:
    return {
        "title": writer.word(f"{name}_title"),
        "lead": writer.word(f"{name}_lead"),
        "paragraphs": writer.word(f"{name}_text").strip().split("\n"),
        "link": {"url": writer.url("pathways"), "title": writer.word("pathways")},
    }
