"""Sources: the list of them, and a page for each with what it says and all that rests on it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from markupsafe import Markup

from pathwaytool.dataclass import dataclass
from pathwaytool.model.library import Library
from pathwaytool.model.registers import LegalBasis, Source, Statement
from pathwaytool.publish.frame.addresses import STATEMENTS_PER_PAGE, link, source_page
from pathwaytool.publish.frame.site import Page, SearchEntry
from pathwaytool.publish.gather.listing import ListGroup, ListPage, ListRow
from pathwaytool.publish.gather.tracing import Uses, uses_html, uses_of
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.words.citing import safe_address
from pathwaytool.publish.words.writer import Writer


@dataclass(frozen=True, slots=True)
class ShownSource:
    """One source with its statements, and the legal bases that were read in it."""

    source: Source
    statements: Sequence[Statement]
    bases: Sequence[LegalBasis]

    @property
    def pages(self) -> int:
        """Return how many pages it takes to show them."""
        return max(1, -(-len(self.statements) // STATEMENTS_PER_PAGE))


def source_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the list of sources and the pages of each, with what it says."""
    word = maker.writer.word
    about = About(maker.keys.whole, word("register_source_what"))
    origins, uses = _origins(maker.library), uses_of(maker.library)
    given = partial(_sources, origins, uses)
    yield maker.page("register/kilder", word("sources"), "list.html", given, about=about)
    for origin in origins:
        for number in range(origin.pages):
            yield _source_page(maker, origin, number, uses)


def _origins(library: Library) -> list[ShownSource]:
    said: dict[str, list[Statement]] = {}
    for statement in library.statements.values():
        said.setdefault(statement.source, []).append(statement)
    law: dict[str, list[LegalBasis]] = {}
    for basis in library.legal_bases.values():
        law.setdefault(basis.source or "", []).append(basis)
    return [
        ShownSource(one, said.get(one.id, []), law.get(one.id, []))
        for one in library.sources.values()
    ]


def _source_page(maker: PageMaker, origin: ShownSource, number: int, uses: Uses) -> Page:
    writer, source = maker.writer, origin.source
    title, publisher = writer.plain(source.title), writer.plain(source.publisher)
    start = number * STATEMENTS_PER_PAGE
    statements = origin.statements[start : start + STATEMENTS_PER_PAGE]
    kind = writer.word("found_statement")
    found = (
        [] if number else [SearchEntry(title, writer.word("found_source"), publisher, weight=-2)]
    )
    found += [
        SearchEntry(writer.plain(one.text), kind, "", one.id, weight=-2) for one in statements
    ]
    part = ShownSource(source, statements, () if number else origin.bases)
    return maker.page(
        source_page(source.id, start),
        title if number == 0 else f"{title} ({number + 1})",
        "source.html",
        partial(_source, part, (number, origin.pages), uses),
        about=About(maker.keys.whole, publisher, tuple(found)),
    )


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What a template is given for source of source."""

    source: Source
    address: str | None
    statements: Sequence[Statement]
    bases: Sequence[LegalBasis]
    chunk: int
    chunks: list[str]
    used: Callable[[str, str], Markup]


def _source(origin: ShownSource, chunk: tuple[int, int], uses: Uses, writer: Writer) -> SourcePage:
    number, pages = chunk
    paths = (source_page(origin.source.id, at * STATEMENTS_PER_PAGE) for at in range(pages))
    return SourcePage(
        source=origin.source,
        address=safe_address(origin.source.address),
        statements=origin.statements,
        bases=origin.bases,
        chunk=number,
        chunks=[link(writer.here, path) for path in paths],
        used=lambda kind, id_: uses_html(uses.get((kind, id_), ()), writer),
    )


def _sources(origins: Sequence[ShownSource], uses: Uses, writer: Writer) -> ListPage:
    kinds = dict.fromkeys(one.source.kind for one in origins)
    groups: list[ListGroup] = []
    for kind in kinds:
        rows = [
            ListRow(
                writer.url("source", one.source.id),
                writer.say(one.source.title),
                _what(one, uses, writer),
            )
            for one in origins
            if one.source.kind == kind
        ]
        groups.append(ListGroup(writer.word(f"source_{kind}"), rows))
    what = writer.word("register_source_what")
    return ListPage(writer.word("sources"), what, groups)


def _what(origin: ShownSource, uses: Uses, writer: Writer) -> str:
    """Say who published a source and when, and how much of the library rests on it."""
    source = origin.source
    # Background knowledge has no date to be without.
    undated = "" if source.kind == "background" else writer.word("undated")
    parts = [writer.plain(source.publisher), source.date or undated]
    if origin.statements:
        parts.append(writer.count("n_statements", len(origin.statements)))
    keys = [("statement", one.id) for one in origin.statements]
    keys += [("legal", one.id) for one in origin.bases]
    number = sum(len(uses.get(key, ())) for key in keys)
    parts.append(writer.count("n_uses", number) if number else writer.word("not_used"))
    return ", ".join(part for part in parts if part)
