"""What can be looked up: documents, law, interventions, words, sources and what they say."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from urllib.parse import urlsplit

from markupsafe import Markup

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.registers import (
    Document,
    Intervention,
    LegalBasis,
    Source,
    Statement,
    Term,
)
from pathwaytool.publish.atlas import ENTRIES_PER_PAGE, REGISTERS, link, register_page
from pathwaytool.publish.desk import About, Desk
from pathwaytool.publish.site import Found, Page
from pathwaytool.publish.tables import cited_in
from pathwaytool.publish.writer import Writer

MOST_USES = 12
"""How many uses an entry lists before it only counts the rest."""

Entry = Document | LegalBasis | Intervention | Term
Used = Mapping[str, Sequence[tuple[Pathway, Step]]]
"""The id of an entry to the steps that use it."""


def register_pages(desk: Desk) -> Iterator[Page]:
    """Yield every page of every register."""
    library, word = desk.library, desk.writer.word
    about = About(desk.keys.whole, word("registers_what"))
    yield desk.page("register/index", word("registers"), "list.html", _registers, about=about)
    used = documents_used(library)
    for kind in REGISTERS:
        entries = _entries(library, kind)
        for start in range(0, max(1, len(entries)), ENTRIES_PER_PAGE):
            chunk = entries[start : start + ENTRIES_PER_PAGE]
            yield _register_page(desk, kind, start, chunk, used)
    yield from source_pages(desk)


def _entries(library: Library, kind: str) -> list[Entry]:
    match kind:
        case "document":
            return list(library.documents.values())
        case "legal":
            return list(library.legal_bases.values())
        case "intervention":
            return list(library.interventions.values())
        case _:
            return list(library.terms.values())


def _register_page(desk: Desk, kind: str, start: int, entries: Sequence[Entry], used: Used) -> Page:
    writer = desk.writer
    number = start // ENTRIES_PER_PAGE
    title = writer.word(f"register_{kind}")
    found = tuple(_found(one, kind, writer) for one in entries)
    return desk.page(
        register_page(kind, start),
        title if number == 0 else f"{title} ({number + 1})",
        f"register_{kind}.html",
        partial(_register, kind, number, entries, used),
        about=About(desk.keys.whole, writer.word(f"register_{kind}_what"), found),
    )


def _register(
    kind: str, number: int, entries: Sequence[Entry], used: Used, writer: Writer
) -> Mapping[str, object]:
    total = len(_entries(writer.library, kind))
    pages = [register_page(kind, start) for start in range(0, total, ENTRIES_PER_PAGE)]
    return {
        "title": writer.word(f"register_{kind}"),
        "what": writer.word(f"register_{kind}_what"),
        "chunk": number,
        "chunks": [link(writer.here, page) for page in pages],
        "entries": entries,
        "uses": lambda id_: _uses(used, id_, writer),
    }


def _found(entry: Entry, kind: str, writer: Writer) -> Found:
    match entry:
        case LegalBasis():
            title = f"{writer.plain(entry.act)} {entry.section}"
            text = writer.plain(entry.title)
        case Term():
            title, text = writer.plain(entry.title), writer.plain(entry.meaning)
            text += " " + " ".join(other for _, other in entry.title.versions)
        case Document() | Intervention():
            title, text = writer.plain(entry.title), writer.plain(entry.description)
    return Found(title, writer.word(f"found_{kind}"), text, entry.id)


def _uses(used: Used, id_: str, writer: Writer) -> list[Mapping[str, object]]:
    rows: list[Mapping[str, object]] = []
    for name in ("gives", "needs"):
        steps = used.get(f"{name} {id_}", ())
        if steps:
            rows.append({"what": writer.word(f"{name}_by"), "steps": step_links(steps, writer)})
    return rows


def step_links(steps: Sequence[tuple[Pathway, Step]], writer: Writer) -> Markup:
    """Return links to steps in a row, and how many more there are."""
    shown = [
        writer.a(writer.say(step.title), "step", pathway.id, step.id)
        for pathway, step in steps[:MOST_USES]
    ]
    more = len(steps) - len(shown)
    rest = [writer.word("and_more", n=more)] if more > 0 else []
    return writer.join([*shown, *rest])


def documents_used(library: Library) -> Used:
    """Return which steps give and need each document; keys are such as "gives plan"."""
    used: dict[str, list[tuple[Pathway, Step]]] = {}
    for pathway in library.pathways.values():
        for step in pathway.steps.values():
            for id_ in step.gives:
                used.setdefault(f"gives {id_}", []).append((pathway, step))
            for id_ in dict.fromkeys((*step.needs, *step.uses)):
                used.setdefault(f"needs {id_}", []).append((pathway, step))
    return used


def source_pages(desk: Desk) -> Iterator[Page]:
    """Yield the list of sources and a page for each, with what it says."""
    library, word = desk.library, desk.writer.word
    said: dict[str, list[Statement]] = {}
    for statement in library.statements.values():
        said.setdefault(statement.source, []).append(statement)
    cited: dict[str, list[tuple[Pathway, Step]]] = {}
    for pathway in library.pathways.values():
        for step in pathway.steps.values():
            for id_ in cited_in(step):
                cited.setdefault(id_, []).append((pathway, step))
    about = About(desk.keys.whole, word("register_source_what"))
    yield desk.page("register/kilder", word("sources"), "list.html", _sources, about=about)
    for source in library.sources.values():
        yield _source_page(desk, source, said.get(source.id, []), cited)


def _source_page(desk: Desk, source: Source, statements: Sequence[Statement], cited: Used) -> Page:
    writer = desk.writer
    title, publisher = writer.plain(source.title), writer.plain(source.publisher)
    kind = writer.word("found_statement")
    found = [Found(title, writer.word("found_source"), publisher)]
    found += [Found(writer.plain(one.text), kind, title, one.id) for one in statements]
    return desk.page(
        f"kilder/{source.id}",
        title,
        "source.html",
        partial(_source, source, statements, cited),
        about=About(desk.keys.whole, publisher, tuple(found)),
    )


def _source(
    source: Source, statements: Sequence[Statement], cited: Used, writer: Writer
) -> Mapping[str, object]:
    return {
        "source": source,
        "address": safe_address(source.address),
        "statements": statements,
        "used": {one.id: step_links(cited.get(one.id, ()), writer) for one in statements},
    }


def safe_address(address: str | None) -> str | None:
    """Return an address that can be a link: http or https, with a host."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def _sources(writer: Writer) -> Mapping[str, object]:
    kinds = dict.fromkeys(one.kind for one in writer.library.sources.values())
    groups = []
    for kind in kinds:
        rows = [
            {
                "url": writer.url("source", one.id),
                "title": writer.say(one.title),
                "what": writer.plain(one.publisher) + (f", {one.date}" if one.date else ""),
            }
            for one in writer.library.sources.values()
            if one.kind == kind
        ]
        groups.append({"title": writer.word(f"source_{kind}"), "rows": rows})
    what = writer.word("register_source_what")
    return {"title": writer.word("sources"), "what": what, "groups": groups}


def _registers(writer: Writer) -> Mapping[str, object]:
    rows = [
        {
            "url": writer.url("actors"),
            "title": writer.word("actors"),
            "what": writer.word("actors_what"),
        }
    ]
    for kind, path in REGISTERS.items():
        rows.append(
            {
                "url": link(writer.here, path),
                "title": writer.word(f"register_{kind}"),
                "what": writer.word(f"register_{kind}_what"),
            }
        )
    rows.append(
        {
            "url": writer.url("sources"),
            "title": writer.word("sources"),
            "what": writer.word("register_source_what"),
        }
    )
    what = writer.word("registers_what")
    groups = [{"title": "", "rows": rows}]
    return {"title": writer.word("registers"), "what": what, "groups": groups}
