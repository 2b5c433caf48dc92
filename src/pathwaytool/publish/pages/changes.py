"""What changed from one version to the next, and for whom: for each pathway, and for all."""

from collections.abc import Iterator, Sequence
from functools import partial

from pathwaytool.compare.record import Record
from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language
from pathwaytool.publish.files.feed import feed_of, feed_path
from pathwaytool.publish.frame.site import Asset, Page, SearchEntry
from pathwaytool.publish.gather.drawings import Kept, kept_picture
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.words.writer import Writer

MOST_VERSIONS = 20
"""How many versions the page of the library tells of, the newest first; it links to the rest."""

MOST_POINTS = 5
"""How many points of a version are told on the page of the library."""

FIRST = 5
"""How many points of a version are told at once; the rest is folded away."""

MOST_TOLD = 50_000
"""How many letters the page of a pathway tells at most, so that it stays under 100 kB."""


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version as it is shown. `language` is that of its points; `rest` are those that are folded
    away, and `more` how many are left out. `kept` is the picture of what differs.

    `pathway` is None where the pathway is no longer there.
    """

    record: Record
    pathway: Pathway | None
    title: str
    language: Language
    head: tuple[str, ...]
    points: tuple[str, ...]
    after: tuple[str, ...]
    more: int = 0
    rest: tuple[str, ...] = ()
    kept: Kept | None = None


def changes_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of all changes, and that of each pathway of which a version is recorded."""
    word = maker.writer.word
    found = (
        SearchEntry(word("changes_title"), word("found_page"), word("find_changes"), weight=4),
    )
    about = About(maker.keys.shared, word("changes_lead"), found)
    # Titles of pathways stand on it.
    about = About(maker.keys.whole, word("changes_lead"), found) if maker.site.records else about
    given = partial(_of_library, maker)
    yield maker.page("aendringer", word("changes_title"), "changes.html", given, about=about)
    for pathway in maker.library.pathways.values():
        if maker.writer.addresses.records(pathway.id):
            yield _page_of(maker, pathway)


def changes_files(maker: PageMaker) -> Iterator[Asset]:
    """Yield the feed of changes in one language."""
    path = feed_path(maker.prefix)
    writer = maker.writer.at("aendringer")
    yield Asset(path, partial(feed_of, writer, newest_first(maker.site.records)))


def newest_first(records: Sequence[Record]) -> list[Record]:
    """Return records by date, the newest first; those of one day by pathway and number."""
    return sorted(records, key=lambda one: (one.date, one.number, one.pathway), reverse=True)


def _page_of(maker: PageMaker, pathway: Pathway) -> Page:
    writer = maker.writer
    title = writer.word("changes_in", pathway=writer.plain(pathway.title))
    found = (SearchEntry(title, writer.word("found_page"), writer.word("changes_lead")),)
    about = About(maker.keys.pathways[pathway.id], writer.word("changes_lead"), found)
    given = partial(_of_pathway, maker, pathway)
    path = writer.addresses.path("changes-of", pathway.id) or ""
    return maker.page(path, title, "changes.html", given, about=about)


@dataclass(frozen=True, slots=True)
class ChangesOfLibraryPage:
    """What a template is given for of library."""

    pathway: None
    versions: list[ShownVersion]
    pathways: list[Pathway]
    feed: str | None


def _of_library(maker: PageMaker, writer: Writer) -> ChangesOfLibraryPage:
    records = newest_first(maker.site.records)
    by_id = {
        name: one
        for one in reversed([*maker.library.pathways.values()])
        for name in (*one.formerly, one.id)
    }
    shown = [
        _shown(one, by_id.get(one.pathway), writer, MOST_POINTS) for one in records[:MOST_VERSIONS]
    ]
    pathways = [one for one in maker.library.pathways.values() if writer.url("changes-of", one.id)]
    return ChangesOfLibraryPage(
        pathway=None,
        versions=shown,
        pathways=pathways,
        feed=feed_path("") if records else None,
    )


@dataclass(frozen=True, slots=True)
class ChangesOfPathwayPage:
    """What a template is given for of pathway."""

    pathway: Pathway
    versions: list[ShownVersion]
    pathways: tuple[()]
    feed: str


def _of_pathway(maker: PageMaker, pathway: Pathway, writer: Writer) -> ChangesOfPathwayPage:
    left = MOST_TOLD
    shown = []
    for record in writer.addresses.records(pathway.id):
        one = _shown(record, pathway, writer, max(0, left // 200))
        shown_points = (*one.points, *one.rest)
        left -= sum(map(len, shown_points)) + 100 * (len(shown_points) + 8)
        shown.append(one)
    return ChangesOfPathwayPage(
        pathway=pathway,
        versions=shown[: MOST_TOLD // 400],
        pathways=(),
        feed=feed_path(""),
    )


def _shown(record: Record, pathway: Pathway | None, writer: Writer, most: int) -> ShownVersion:
    language, told = record.in_(writer.language)
    return ShownVersion(
        record=record,
        pathway=pathway,
        title=writer.plain(pathway.title) if pathway else record.pathway,
        language=language,
        head=told.head,
        points=told.points[: min(most, FIRST)],
        after=told.after,
        more=max(0, len(told.points) - most),
        rest=told.points[FIRST:most],
        kept=kept_picture(record, writer.language),
    )
