"""Sources: the list of them, and a page for each with what it says and all that rests on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from pathwaytool.model.library import Library
from pathwaytool.model.registers import LegalBasis, Source, Statement
from pathwaytool.publish.atlas import STATEMENTS_PER_PAGE, link, source_page
from pathwaytool.publish.desk import About, Desk
from pathwaytool.publish.site import Found, Page
from pathwaytool.publish.tracing import Uses, uses_html
from pathwaytool.publish.writer import Writer


@dataclass(frozen=True, slots=True)
class Shelf:
    """One source with its statements, and the legal bases that were read in it."""

    source: Source
    statements: Sequence[Statement]
    bases: Sequence[LegalBasis]

    @property
    def pages(self) -> int:
        """Return how many pages it takes to show them."""
        return max(1, -(-len(self.statements) // STATEMENTS_PER_PAGE))


def source_pages(desk: Desk, uses: Uses) -> Iterator[Page]:
    """Yield the list of sources and the pages of each, with what it says."""
    word = desk.writer.word
    about = About(desk.keys.whole, word("register_source_what"))
    shelves = _shelves(desk.library)
    given = partial(_sources, shelves, uses)
    yield desk.page("register/kilder", word("sources"), "list.html", given, about=about)
    for shelf in shelves:
        for number in range(shelf.pages):
            yield _source_page(desk, shelf, number, uses)


def _shelves(library: Library) -> list[Shelf]:
    said: dict[str, list[Statement]] = {}
    for statement in library.statements.values():
        said.setdefault(statement.source, []).append(statement)
    law: dict[str, list[LegalBasis]] = {}
    for basis in library.legal_bases.values():
        law.setdefault(basis.source or "", []).append(basis)
    return [
        Shelf(one, said.get(one.id, []), law.get(one.id, [])) for one in library.sources.values()
    ]


def _source_page(desk: Desk, shelf: Shelf, number: int, uses: Uses) -> Page:
    writer, source = desk.writer, shelf.source
    title, publisher = writer.plain(source.title), writer.plain(source.publisher)
    start = number * STATEMENTS_PER_PAGE
    statements = shelf.statements[start : start + STATEMENTS_PER_PAGE]
    kind = writer.word("found_statement")
    found = [] if number else [Found(title, writer.word("found_source"), publisher)]
    found += [Found(writer.plain(one.text), kind, title, one.id) for one in statements]
    part = Shelf(source, statements, () if number else shelf.bases)
    return desk.page(
        source_page(source.id, start),
        title if number == 0 else f"{title} ({number + 1})",
        "source.html",
        partial(_source, part, (number, shelf.pages), uses),
        about=About(desk.keys.whole, publisher, tuple(found)),
    )


def _source(
    shelf: Shelf, chunk: tuple[int, int], uses: Uses, writer: Writer
) -> Mapping[str, object]:
    number, pages = chunk
    paths = (source_page(shelf.source.id, at * STATEMENTS_PER_PAGE) for at in range(pages))
    return {
        "source": shelf.source,
        "address": safe_address(shelf.source.address),
        "statements": shelf.statements,
        "bases": shelf.bases,
        "chunk": number,
        "chunks": [link(writer.here, path) for path in paths],
        "used": lambda kind, id_: uses_html(uses.get((kind, id_), ()), writer),
    }


def safe_address(address: str | None) -> str | None:
    """Return an address that can be a link: http or https, with a host."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def _sources(shelves: Sequence[Shelf], uses: Uses, writer: Writer) -> Mapping[str, object]:
    kinds = dict.fromkeys(one.source.kind for one in shelves)
    groups = []
    for kind in kinds:
        rows = [
            {
                "url": writer.url("source", one.source.id),
                "title": writer.say(one.source.title),
                "what": _what(one, uses, writer),
            }
            for one in shelves
            if one.source.kind == kind
        ]
        groups.append({"title": writer.word(f"source_{kind}"), "rows": rows})
    what = writer.word("register_source_what")
    return {"title": writer.word("sources"), "what": what, "groups": groups}


def _what(shelf: Shelf, uses: Uses, writer: Writer) -> str:
    """Say who published a source and when, and how much of the library rests on it."""
    parts = [writer.plain(shelf.source.publisher), shelf.source.date or ""]
    if shelf.statements:
        parts.append(writer.count("n_statements", len(shelf.statements)))
    keys = [("statement", one.id) for one in shelf.statements]
    keys += [("legal", one.id) for one in shelf.bases]
    number = sum(len(uses.get(key, ())) for key in keys)
    parts.append(writer.count("n_uses", number) if number else writer.word("not_used"))
    return ", ".join(part for part in parts if part)
