"""What is to be checked by a person: an overview, a page for each class, and a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from pathwaytool.model.registers import LegalBasis, Source, Statement
from pathwaytool.publish.atlas import link
from pathwaytool.publish.checklist import (
    CLASSES,
    Marking,
    Passing,
    StepLimit,
    ToCheck,
    marking_of,
    to_check,
)
from pathwaytool.publish.desk import About, Desk, fingerprint
from pathwaytool.publish.site import Asset, Found, Page
from pathwaytool.publish.source_pages import safe_address
from pathwaytool.publish.spreadsheet import csv_of
from pathwaytool.publish.tracing import NARROW, uses_html
from pathwaytool.publish.writer import Writer

HERE = "kvalitet/kontrol"

ON_A_PAGE = 30
"""How many things to check stand on a page."""

MOST_PAGES = 7
"""How many pages a class has; what is more stands in the file alone."""

FILE = "hent/kontrol.csv"


def checklist_pages(desk: Desk) -> Iterator[Page]:
    """Yield the overview and the pages of each class of things to check."""
    word = desk.writer.word
    found = to_check(desk.library)
    about = About(
        desk.keys.whole,
        word("checks_what"),
        (Found(word("checks"), word("found_page"), word("checks_what"), weight=2),),
    )
    given = partial(_overview, found)
    yield desk.page(HERE, word("checks"), "checklist.html", given, about=about)
    for kind in CLASSES:
        rows = [one for one in found if one.kind == kind]
        for number in range(_pages(rows)):
            yield _class_page(desk, kind, rows, number)


def checklist_files(desk: Desk) -> Iterator[Asset]:
    """Yield everything that is to be checked as a table for a spreadsheet."""
    writer = desk.writer.at(HERE)
    key = fingerprint((desk.keys.whole, writer.language, FILE))
    yield Asset(f"{desk.prefix}{FILE}", lambda: checklist_csv(writer), key)


def _pages(rows: Sequence[ToCheck]) -> int:
    return min(MOST_PAGES, -(-len(rows) // ON_A_PAGE))


def _path(kind: str, number: int) -> str:
    return f"{HERE}-{kind}" if number == 0 else f"{HERE}-{kind}-{number + 1}"


def _overview(found: Sequence[ToCheck], writer: Writer) -> Mapping[str, object]:
    counts = {kind: sum(1 for one in found if one.kind == kind) for kind in CLASSES}
    return {
        "total": len(found),
        "rows": [
            {
                "title": writer.word(f"check_{kind}"),
                "why": writer.word(f"check_{kind}_why"),
                "count": count,
                "url": link(writer.here, _path(kind, 0)) if count else None,
            }
            for kind, count in counts.items()
        ],
        "entry": writer.code("\n".join(_form(writer))),
        "file": FILE,
    }


def _form(writer: Writer) -> Sequence[str]:
    check = f"{{date: {writer.word('check_date')}, role: {writer.word('check_role')}}}"
    return ("confidence: checked", f"checked: {check}")


def _class_page(desk: Desk, kind: str, rows: Sequence[ToCheck], number: int) -> Page:
    word = desk.writer.word
    title = f"{word('checks')}: {word(f'check_{kind}')}"
    return desk.page(
        _path(kind, number),
        title if number == 0 else f"{title} ({number + 1})",
        "checklist_class.html",
        partial(_class, kind, rows, number),
        about=About(desk.keys.whole, word(f"check_{kind}_why")),
    )


def _class(kind: str, rows: Sequence[ToCheck], number: int, writer: Writer) -> Mapping[str, object]:
    start = number * ON_A_PAGE
    pages = range(_pages(rows))
    last = number == len(pages) - 1
    return {
        "kind": kind,
        "total": len(rows),
        "entries": [_entry(one, writer) for one in rows[start : start + ON_A_PAGE]],
        "untold": max(0, len(rows) - MOST_PAGES * ON_A_PAGE) if last else 0,
        "chunk": number,
        "chunks": [link(writer.here, _path(kind, at)) for at in pages],
        "file": FILE,
    }


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing to check as its page shows it. `look` is where it is looked up."""

    check: ToCheck
    rests: Markup
    look: Sequence["Look"]
    marking: Marking
    write: Markup


@dataclass(frozen=True, slots=True)
class Look:
    """A place to look something up: `where` in the source of a statement or a legal basis.

    `kind` is what `Writer.url` is asked for; `is_other` tells whether it is something else than
    what is to be checked.
    """

    kind: str
    what: Statement | LegalBasis
    where: str
    source: Source | None
    is_other: bool

    @property
    def address(self) -> str | None:
        """Return where the source can be read."""
        return safe_address(self.source.address) if self.source else None


def _entry(one: ToCheck, writer: Writer) -> Entry:
    marking = marking_of(one, writer.word("check_date"), writer.word("check_role"))
    return Entry(
        one,
        uses_html(one.uses, writer, NARROW),
        _looks(one, writer),
        marking,
        writer.code("\n".join(marking.lines)),
    )


def _looks(one: ToCheck, writer: Writer) -> list[Look]:
    library = writer.library
    named: list[Statement | LegalBasis] = []
    if isinstance(one.thing, Statement | LegalBasis):
        named.append(one.thing)
    named += [library.legal_bases[id_] for id_ in one.law if id_ in library.legal_bases]
    named += [library.statements[id_] for id_ in one.cites if id_ in library.statements]
    return [_look_in(each, each is not one.thing, writer) for each in named]


def _look_in(what: Statement | LegalBasis, is_other: bool, writer: Writer) -> Look:
    source = writer.library.sources.get(what.source or "")
    if isinstance(what, LegalBasis):
        return Look("legal", what, what.section, source, is_other)
    return Look("statement", what, what.locator or "", source, is_other)


def checklist_csv(writer: Writer) -> bytes:
    """Return everything that is to be checked, a line each, the gravest first."""
    word = writer.word
    names = ("class", "what", "rests", "look", "confidence", "file", "line", "write")
    rows: list[Sequence[str]] = [[word(f"column_{name}") for name in names]]
    for one in to_check(writer.library):
        marking = marking_of(one, word("check_date"), word("check_role"))
        rows.append(
            (
                word(f"check_{one.kind}"),
                what_of(one, writer),
                "; ".join(_step(use.within, writer) + writer.plain(use.title) for use in one.uses),
                "; ".join(_look(look, writer) for look in _looks(one, writer)),
                word(f"mark_{one.confidence.value}"),
                marking.path,
                str(marking.line),
                " / ".join(marking.lines),
            )
        )
    return csv_of(rows, writer.language)


def _step(within: object, writer: Writer) -> str:
    title = getattr(within, "title", None)
    return f"{writer.plain(title)}: " if title else ""


def what_of(one: ToCheck, writer: Writer) -> str:
    """Say in plain words what is to be checked."""
    match one.thing:
        case StepLimit(_, step, limit):
            kind = writer.word(f"limit_{limit.kind.value}")
            return f"{writer.plain(step.title)}: {writer.limit(limit)} ({kind})"
        case Passing(pathway, step, transition):
            target = pathway.steps.get(transition.to) or pathway.ends.get(transition.to)
            there = writer.plain(target.title) if target else transition.to
            return f"{writer.plain(step.title)} → {there}"
        case LegalBasis():
            act = writer.plain(one.thing.act)
            return f"{act} {one.thing.section}: {writer.plain(one.thing.title)}"
        case _:
            return f"{one.thing.id}: {writer.plain(one.thing.text)}"


def _look(look: Look, writer: Writer) -> str:
    parts = [writer.plain(look.source.title) if look.source else "", look.where]
    return ", ".join(part for part in (*parts, look.address or "") if part)
