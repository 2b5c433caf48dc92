"""What can be looked up: documents, law, interventions, words, sources and what they say."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from markupsafe import Markup

from pathwaytool.dataclass import dataclass
from pathwaytool.model.library import Library
from pathwaytool.model.registers import (
    Document,
    Intervention,
    LegalBasis,
)
from pathwaytool.publish.frame.addresses import ENTRIES_PER_PAGE, REGISTERS, link, register_page
from pathwaytool.publish.frame.site import Page, SearchEntry
from pathwaytool.publish.gather.listing import ListGroup, ListPage, ListRow
from pathwaytool.publish.gather.tracing import NARROW, Uses, uses_html, uses_of
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.words.writer import Writer

Entry = Document | LegalBasis | Intervention


def register_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the list of registers, and the pages of those that are not kept elsewhere."""
    library, word = maker.library, maker.writer.word
    about = About(maker.keys.whole, word("registers_what"))
    yield maker.page("register/index", word("registers"), "list.html", _registers, about=about)
    uses = uses_of(library)
    for kind in ("document", "legal", "intervention"):
        entries = _entries(library, kind)
        for start in range(0, max(1, len(entries)), ENTRIES_PER_PAGE):
            chunk = entries[start : start + ENTRIES_PER_PAGE]
            yield _register_page(maker, kind, start, chunk, uses)


def _entries(library: Library, kind: str) -> list[Entry]:
    match kind:
        case "document":
            return list(library.documents.values())
        case "legal":
            return list(library.legal_bases.values())
        case _:
            return list(library.interventions.values())


def _register_page(
    maker: PageMaker, kind: str, start: int, entries: Sequence[Entry], uses: Uses
) -> Page:
    writer = maker.writer
    number = start // ENTRIES_PER_PAGE
    title = writer.word(f"register_{kind}")
    found = tuple(_found(one, kind, writer) for one in entries)
    return maker.page(
        register_page(kind, start),
        title if number == 0 else f"{title} ({number + 1})",
        f"register_{kind}.html",
        partial(_register, kind, number, entries, uses),
        about=About(maker.keys.whole, writer.word(f"register_{kind}_what"), found),
    )


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """What a template is given for register of register."""

    title: str
    what: str
    chunk: int
    chunks: list[str]
    entries: Sequence[Document | LegalBasis | Intervention]
    uses: "Callable[[str], list[UseRow]]"


@dataclass(frozen=True, slots=True)
class UseRow:
    """What sort of use rests on an entry, and links to it."""

    what: str
    links: Markup


def _register(
    kind: str, number: int, entries: Sequence[Entry], uses: Uses, writer: Writer
) -> RegisterPage:
    total = len(_entries(writer.library, kind))
    pages = [register_page(kind, start) for start in range(0, total, ENTRIES_PER_PAGE)]
    return RegisterPage(
        title=writer.word(f"register_{kind}"),
        what=writer.word(f"register_{kind}_what"),
        chunk=number,
        chunks=[link(writer.here, page) for page in pages],
        entries=entries,
        uses=lambda id_: _uses(uses, kind, id_, writer),
    )


def _found(entry: Entry, kind: str, writer: Writer) -> SearchEntry:
    match entry:
        case LegalBasis():
            title = f"{writer.plain(entry.act)}{entry.after_act}"
            text = writer.plain(entry.title)
        case Document() | Intervention():
            title, text = writer.plain(entry.title), writer.plain(entry.description)
    return SearchEntry(title, writer.word(f"found_{kind}"), text, entry.id)


def _uses(uses: Uses, kind: str, id_: str, writer: Writer) -> list[UseRow]:
    """Return the rows of what rests on an entry: what sort of use, and links to it."""
    names = (("gives", "gives_by"), ("needs", "needs_by"), (kind, "used_in"))
    return [
        UseRow(writer.word(name), uses_html(uses[key, id_], writer, NARROW))
        for key, name in names
        if (key, id_) in uses
    ]


def _registers(writer: Writer) -> ListPage:
    word = writer.word
    rows = [
        ListRow(writer.url("actors"), word("actors"), word("actors_what")),
        *(
            ListRow(
                link(writer.here, path), word(f"register_{kind}"), word(f"register_{kind}_what")
            )
            for kind, path in REGISTERS.items()
        ),
        ListRow(writer.url("sources"), word("sources"), word("register_source_what")),
    ]
    return ListPage(word("registers"), word("registers_what"), [ListGroup("", rows)])
