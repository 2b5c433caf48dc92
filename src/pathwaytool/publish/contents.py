"""A library as the pages of a site: `pages_of` is the table of contents."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from pathwaytool.dataclass import dataclass
from pathwaytool.locales.conditions import listed
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.topic import Topic
from pathwaytool.publish.files.downloads import download_files
from pathwaytool.publish.files.leading_on import leading_on
from pathwaytool.publish.files.search import search_index
from pathwaytool.publish.files.static import static_files
from pathwaytool.publish.frame.site import Asset, Page, SiteInput
from pathwaytool.publish.gather.drawings import Drawn, library_map, overview
from pathwaytool.publish.order.duties import ORGANISATIONS
from pathwaytool.publish.order.grouping import (
    Collection,
    CountryGroup,
    Entry,
    country_groups,
    main_entry,
)
from pathwaytool.publish.page_maker import About, PageMaker, makers_of
from pathwaytool.publish.pages.accessibility import accessibility_page
from pathwaytool.publish.pages.answers import answers_of
from pathwaytool.publish.pages.at_a_glance import confidence_of, title_of
from pathwaytool.publish.pages.changes import changes_files, changes_pages
from pathwaytool.publish.pages.checklist import checklist_files, checklist_pages
from pathwaytool.publish.pages.comparison import comparison_files, comparison_pages
from pathwaytool.publish.pages.cooperation import basis_pages
from pathwaytool.publish.pages.duties import duties_files, duties_pages
from pathwaytool.publish.pages.edition import OurEdition, edition_pages, ours_given
from pathwaytool.publish.pages.edition_pathway import local_files, local_pages
from pathwaytool.publish.pages.follow import case_pages, follow_files, young_page
from pathwaytool.publish.pages.glossary import glossary_pages
from pathwaytool.publish.pages.pair import pair_pages
from pathwaytool.publish.pages.pathway import pathway_pages
from pathwaytool.publish.pages.people import people_pages
from pathwaytool.publish.pages.quality import quality_pages
from pathwaytool.publish.pages.register import register_pages
from pathwaytool.publish.pages.source import source_pages
from pathwaytool.publish.pages.step import phase_pages, step_pages
from pathwaytool.publish.pages.topic import topic_pages
from pathwaytool.publish.pages.version import version_files, version_pages
from pathwaytool.publish.words.prose import in_a_sentence
from pathwaytool.publish.words.templating import Nothing
from pathwaytool.publish.words.writer import Writer

CARDS = 12
"""How many pathways of one collection the front page shows as cards."""

MOST_ON_MAP = 40
"""How many pathways the map of a library shows; a larger library has a list only."""


def site_of(site: SiteInput) -> tuple[list[Page], list[Asset]]:
    """Return every page of the site in every language, and the files that belong to them."""
    pages: list[Page] = []
    assets: list[Asset] = []
    for maker in makers_of(site):
        own = list(_pages(maker))
        pages += own
        assets += _assets(maker, own)
    assets += static_files()
    return pages, assets


def pages_of(site: SiteInput, language: str) -> list[Page]:
    """Return the pages in one language of the library."""
    return [
        page
        for maker in makers_of(site)
        if maker.writer.language == language
        for page in _pages(maker)
    ]


def _pages(maker: PageMaker) -> Iterator[Page]:
    yield from _front_pages(maker)
    for pathway in maker.library.pathways.values():
        yield from pages_of_pathway(maker, pathway)
    yield from topic_pages(maker)
    yield from comparison_pages(maker)
    yield from people_pages(maker)
    yield from edition_pages(maker)
    yield from local_pages(maker)
    yield from duties_pages(maker)
    yield from register_pages(maker)
    yield from basis_pages(maker)
    yield from glossary_pages(maker)
    yield from source_pages(maker)
    yield from quality_pages(maker)
    yield from checklist_pages(maker)
    yield from changes_pages(maker)
    yield from version_pages(maker)


def pages_of_pathway(maker: PageMaker, pathway: Pathway) -> Iterator[Page]:
    """Yield every page of a pathway, its front page first."""
    yield from pathway_pages(maker, pathway)
    yield from pair_pages(maker, pathway)
    yield from case_pages(maker, pathway)
    yield from phase_pages(maker, pathway)
    yield from step_pages(maker, pathway)


def _assets(maker: PageMaker, pages: list[Page]) -> Iterator[Asset]:
    for pathway in maker.library.pathways.values():
        yield from download_files(maker, pathway)
        yield from follow_files(maker, pathway)
    yield from local_files(maker)
    yield from comparison_files(maker)
    yield from checklist_files(maker)
    yield from duties_files(maker)
    yield from changes_files(maker)
    yield from version_files(maker)
    yield from leading_on(maker)
    yield search_index(maker.writer.language, pages)


def _front_pages(maker: PageMaker) -> Iterator[Page]:
    word, library = maker.writer.word, maker.library
    title = maker.writer.plain(library.title)
    about = About(maker.keys.whole, _what(maker.writer))
    yield maker.page("index", title, "front.html", partial(_front, maker), about=about)
    about = About(maker.keys.whole, word("pathways"))
    given = partial(_pathways, maker)
    yield maker.page("forloeb/index", word("pathways"), "pathways.html", given, about=about)
    yield young_page(maker)
    yield accessibility_page(maker)
    about = About(maker.keys.shared, word("search_title"))
    yield maker.page("soeg", word("search_title"), "search.html", lambda x: Nothing(), about=about)


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What a template is given for front."""

    what: str
    ours: list[OurEdition]
    first: Entry | None
    groups: "list[FrontGroup]"
    overview: Drawn | None
    phases: list[tuple[Pathway | None, str]]
    answers: list[tuple[str, str]]
    organisations: list[str]


def _front(maker: PageMaker, writer: Writer) -> FrontPage:
    groups = country_groups(maker.library)
    first = main_entry(groups)
    main = first.pathway if first else None
    phases = [(main, id_) for id_ in (main.phases if main else ()) if id_ in maker.library.phases]
    return FrontPage(
        what=_what(writer),
        ours=ours_given(maker, writer),
        first=first,
        groups=_groups([_without(group, first) for group in groups], writer),
        overview=overview(main, writer) if main else None,
        phases=phases,
        answers=answers_of(main, writer) if main else [],
        organisations=[one for one in ORGANISATIONS if writer.addresses.owing(one)],
    )


def _without(group: CountryGroup, first: Entry | None) -> CountryGroup:
    """Return a group without the entry that stands above all the others."""
    collections = (
        replace(collection, entries=tuple(one for one in collection.entries if one is not first))
        for collection in group.collections
    )
    return CountryGroup(
        group.country, tuple(collection for collection in collections if collection.size)
    )


@dataclass(frozen=True, slots=True)
class FrontGroup:
    """What the front page shows of what concerns a country, and how many there are in all."""

    id: str
    title: str
    size: int
    collections: "list[ShownCollection]"


def _groups(groups: Sequence[CountryGroup], writer: Writer) -> list[FrontGroup]:
    """Return what the front page shows of each group: so many cards, and how many there are."""
    return [
        FrontGroup(
            id=group.id,
            title=title_of(group, writer),
            size=sum(collection.size for collection in group.collections),
            collections=[_collection(collection) for collection in group.collections],
        )
        for group in groups
        if group.collections
    ]


@dataclass(frozen=True, slots=True)
class ShownCollection:
    """What a template is given for collection."""

    name: str
    entries: tuple[Entry, ...]
    topics: tuple[Topic, ...]
    more: int
    is_wide: bool


def _collection(collection: Collection) -> ShownCollection:
    stands = len(collection.entries) + len(collection.topics)
    return ShownCollection(
        name=collection.name,
        entries=collection.entries[:CARDS],
        topics=collection.topics[:CARDS],
        more=stands if stands > CARDS else 0,
        is_wide=stands > 2,
    )


def _what(writer: Writer) -> str:
    sectors = [one for one in writer.library.sectors.values() if one.role == "core"]
    names = [in_a_sentence(writer.plain(one.title)) for one in sectors]
    return writer.word("front_what", sectors=listed(names, "and", writer.language))


@dataclass(frozen=True, slots=True)
class PathwaysGroup:
    """What the list of pathways shows of what concerns a country."""

    id: str
    title: str
    collections: tuple[Collection, ...]


@dataclass(frozen=True, slots=True)
class PathwaysPage:
    """What a template is given for pathways."""

    groups: list[PathwaysGroup]
    is_grouped: bool
    picture: Drawn | None
    confidence_of: Callable[[Pathway], list[tuple[str, int]]]
    callers: Mapping[str, tuple[tuple[Pathway, Step], ...]]


def _pathways(maker: PageMaker, writer: Writer) -> PathwaysPage:
    few = len(maker.library.pathways) <= MOST_ON_MAP
    groups = country_groups(maker.library)
    return PathwaysPage(
        groups=[
            PathwaysGroup(group.id, title_of(group, writer), group.collections) for group in groups
        ],
        is_grouped=sum(len(group.collections) for group in groups) > 1,
        picture=library_map(writer) if few and maker.library.pathways else None,
        confidence_of=confidence_of,
        callers=maker.resting.callers,
    )
