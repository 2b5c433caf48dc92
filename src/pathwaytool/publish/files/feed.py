"""A feed of versions in the Atom format, for whoever wants to be told of them."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from pathwaytool.compare.record import Record
from pathwaytool.publish.words.writer import Writer

MOST_ENTRIES = 50
MOST_POINTS = 12


def feed_path(prefix: str) -> str:
    """Return where the feed of a language stands; `prefix` is the language's folder."""
    return f"{prefix}aendringer.xml"


def feed_of(writer: Writer, records: Sequence[Record]) -> bytes:
    """Return the feed; `records` come newest first.

    Its links lead from the feed itself, so that it can stand at any address. No clock: it was
    last changed when the newest version was released.
    """
    return "".join(f"{line}\n" for line in _lines(writer, records)).encode("utf-8", "replace")


def _lines(writer: Writer, records: Sequence[Record]) -> Iterator[str]:
    library = writer.library
    updated = records[0].date if records else "1970-01-01"
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(writer.language)}>'
    yield f"<id>urn:pathwaytool:{_plain(library.id)}</id>"
    title = f"{writer.plain(library.title)}: {writer.word('changes_title')}"
    yield f"<title>{_plain(title)}</title>"
    yield f"<author><name>{_plain(writer.plain(library.publisher))}</name></author>"
    yield f"<updated>{updated}T00:00:00Z</updated>"
    yield '<link rel="alternate" href="aendringer.html"/>'
    for record in records[:MOST_ENTRIES]:
        yield from _entry(writer, record)
    yield "</feed>"


def _entry(writer: Writer, record: Record) -> Iterator[str]:
    pathway = writer.library.pathways.get(record.pathway)
    name = writer.plain(pathway.title) if pathway else record.pathway
    page = writer.url("changes-of", record.pathway) if pathway else None
    _, told = record.in_(writer.language)
    yield "<entry>"
    id_ = f"{writer.library.id}:{record.pathway}:{record.version}"
    yield f"<id>urn:pathwaytool:{_plain(id_)}</id>"
    yield f"<title>{_plain(f'{name} {record.version}')}</title>"
    yield f"<updated>{record.date}T00:00:00Z</updated>"
    yield f'<link rel="alternate" href={quoteattr(page or "aendringer.html")}/>'
    yield f"<summary>{_plain(' '.join((record.note, *told.head)).strip())}</summary>"
    points = "\n".join((*told.points[:MOST_POINTS], *told.after))
    if points:
        yield f'<content type="text">{_plain(points)}</content>'
    yield "</entry>"


def _plain(text: str) -> str:
    """Return a text as XML may hold it: nothing that steers, no half characters."""
    kept = "".join(char if char in "\n\t" or char.isprintable() else " " for char in text)
    return escape(kept)
