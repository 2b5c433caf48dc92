"""What is to be checked by a person: an overview, a page for each class, and a file."""

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from pathwaytool.dataclass import dataclass
from pathwaytool.fingerprint import fingerprint
from pathwaytool.publish.files.checklist import FILE, Look, checklist_csv, form_of, looks_of
from pathwaytool.publish.frame.addresses import link
from pathwaytool.publish.frame.site import Asset, Page, SearchEntry
from pathwaytool.publish.gather.checklist import (
    CLASSES,
    Marking,
    ToCheck,
    marking_of,
    to_check,
)
from pathwaytool.publish.gather.tracing import NARROW, uses_html
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.words.writer import Writer

HERE = "kvalitet/kontrol"

ON_A_PAGE = 30
"""How many things to check stand on a page."""

MOST_PAGES = 7
"""How many pages a class has; what is more stands in the file alone."""


def checklist_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the overview and the pages of each class of things to check."""
    word = maker.writer.word
    found = to_check(maker.library)
    about = About(
        maker.keys.whole,
        word("checks_what"),
        (SearchEntry(word("checks"), word("found_page"), word("find_checks"), weight=4),),
    )
    given = partial(_overview, found)
    yield maker.page(HERE, word("checks"), "checklist.html", given, about=about)
    for kind in CLASSES:
        rows = [one for one in found if one.kind == kind]
        for number in range(_pages(rows)):
            yield _class_page(maker, kind, rows, number)


def checklist_files(maker: PageMaker) -> Iterator[Asset]:
    """Yield everything that is to be checked as a table for a spreadsheet."""
    writer = maker.writer.at(HERE)
    key = fingerprint(maker.keys.whole, writer.language, FILE)
    yield Asset(f"{maker.prefix}{FILE}", lambda: checklist_csv(writer), key)


def _pages(rows: Sequence[ToCheck]) -> int:
    return min(MOST_PAGES, -(-len(rows) // ON_A_PAGE))


def _path(kind: str, number: int) -> str:
    return f"{HERE}-{kind}" if number == 0 else f"{HERE}-{kind}-{number + 1}"


@dataclass(frozen=True, slots=True)
class ChecklistOverviewPage:
    """What a template is given for overview."""

    total: int
    rows: list[dict[str, int | str | None]]
    entry: Markup
    file: str


def _overview(found: Sequence[ToCheck], writer: Writer) -> ChecklistOverviewPage:
    counts = {kind: sum(1 for one in found if one.kind == kind) for kind in CLASSES}
    return ChecklistOverviewPage(
        total=len(found),
        rows=[
            {
                "title": writer.word(f"check_{kind}"),
                "why": writer.word(f"check_{kind}_why"),
                "count": count,
                "url": link(writer.here, _path(kind, 0)) if count else None,
            }
            for kind, count in counts.items()
        ],
        entry=writer.code("\n".join(form_of(writer))),
        file=FILE,
    )


def _class_page(maker: PageMaker, kind: str, rows: Sequence[ToCheck], number: int) -> Page:
    word = maker.writer.word
    title = f"{word('checks')}: {word(f'check_{kind}')}"
    return maker.page(
        _path(kind, number),
        title if number == 0 else f"{title} ({number + 1})",
        "checklist_class.html",
        partial(_class, kind, rows, number),
        about=About(maker.keys.whole, word(f"check_{kind}_why")),
    )


@dataclass(frozen=True, slots=True)
class ChecklistClassPage:
    """What a template is given for class."""

    kind: str
    total: int
    entries: "list[ShownCheck]"
    untold: int
    chunk: int
    chunks: list[str]
    file: str


def _class(kind: str, rows: Sequence[ToCheck], number: int, writer: Writer) -> ChecklistClassPage:
    start = number * ON_A_PAGE
    pages = range(_pages(rows))
    last = number == len(pages) - 1
    return ChecklistClassPage(
        kind=kind,
        total=len(rows),
        entries=[_entry(one, writer) for one in rows[start : start + ON_A_PAGE]],
        untold=max(0, len(rows) - MOST_PAGES * ON_A_PAGE) if last else 0,
        chunk=number,
        chunks=[link(writer.here, _path(kind, at)) for at in pages],
        file=FILE,
    )


@dataclass(frozen=True, slots=True)
class ShownCheck:
    """A thing to check as its page shows it. `look` is where it is looked up."""

    check: ToCheck
    rests: Markup
    look: Sequence[Look]
    marking: Marking
    write: Markup


def _entry(one: ToCheck, writer: Writer) -> ShownCheck:
    marking = marking_of(one, writer.word("check_date"), writer.word("check_role"))
    return ShownCheck(
        one,
        uses_html(one.uses, writer, NARROW),
        looks_of(one, writer),
        marking,
        writer.code("\n".join(marking.lines)),
    )
