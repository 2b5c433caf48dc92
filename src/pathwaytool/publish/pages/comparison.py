"""The comparison of systems: one table, a page for each question, and a file to take away."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from pathwaytool.dataclass import dataclass
from pathwaytool.draw.views.elements import SLOTS
from pathwaytool.fingerprint import fingerprint
from pathwaytool.model.registers import Intervention
from pathwaytool.publish.files.spreadsheet import csv_of
from pathwaytool.publish.frame.addresses import link
from pathwaytool.publish.frame.site import Asset, Page, SearchEntry
from pathwaytool.publish.gather.comparison import (
    QUESTIONS,
    SECTORS,
    AnswerItem,
    HandoffAnswer,
    cell_of,
)
from pathwaytool.publish.order.systems import MOST_SYSTEMS, System, groups_of, systems_of
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.pages.comparison_cells import ShownCell, most_in_cell, shown_of
from pathwaytool.publish.words.writer import Writer

HERE = "sammenligning"

MOST_ON_PAGE = 60
"""How many answers of one system a question's page lists before it only counts the rest."""

FILE = "hent/sammenligning.csv"


def comparison_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the table and the page of each question; nothing where there are no systems."""
    systems, word = systems_of(maker.library), maker.writer.word
    chunks = _chunks(systems)
    for number, chunk in enumerate(chunks):
        found = (
            SearchEntry(word("comparison"), word("found_page"), word("find_comparison"), weight=3),
        )
        about = About(maker.keys.whole, word("comparison_what"), found)
        given = partial(_table, chunk, (number, len(chunks)))
        title = _numbered(word("comparison"), number)
        yield maker.page(_page(HERE, number), title, "comparison.html", given, about=about)
        for question in QUESTIONS:
            yield _question_page(maker, question, chunk, (number, len(chunks)))


def comparison_files(maker: PageMaker) -> Iterator[Asset]:
    """Yield the comparison as a table for a spreadsheet."""
    systems = systems_of(maker.library)
    if systems:
        key = fingerprint(maker.keys.whole, maker.writer.language, FILE)
        writer = maker.writer.at(HERE)
        yield Asset(f"{maker.prefix}{FILE}", lambda: comparison_csv(systems, writer), key)


def _chunks(systems: Sequence[System]) -> list[Sequence[System]]:
    return [systems[at : at + MOST_SYSTEMS] for at in range(0, len(systems), MOST_SYSTEMS)]


def _page(path: str, number: int) -> str:
    return path if number == 0 else f"{path}-{number + 1}"


def _numbered(title: str, number: int) -> str:
    return title if number == 0 else f"{title} ({number + 1})"


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A question, where its page is, and what each system answers."""

    question: str
    url: str
    cells: list[ShownCell]


@dataclass(frozen=True, slots=True)
class SystemGroup:
    """The systems under one heading, each with its number in the table."""

    title: str
    systems: list[tuple[int, System]]


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """What a template is given for the comparison."""

    systems: Sequence[System]
    places: list[str]
    groups: list[SystemGroup]
    rows: list[ComparedRow]
    file: str
    said: Callable[[AnswerItem], str]
    chunk: int
    chunks: list[str]


def _table(systems: Sequence[System], chunk: tuple[int, int], writer: Writer) -> ComparisonPage:
    cells = {
        question: [cell_of(one, question, writer.library) for one in systems]
        for question in QUESTIONS
    }
    most = most_in_cell(cells, writer)
    rows = [
        ComparedRow(
            question=question,
            url=link(writer.here, _page(f"{HERE}/{question}", chunk[0])),
            # Sectors are few, short, and what one looks for first.
            cells=[
                shown_of(one, cell, SLOTS if question == SECTORS else most)
                for one, cell in zip(systems, row, strict=True)
            ],
        )
        for question, row in cells.items()
    ]
    return ComparisonPage(
        systems=systems,
        places=[place_of(one, writer) for one in systems],
        groups=_groups(systems, writer),
        rows=rows,
        file=FILE,
        said=partial(_said, writer),
        chunk=chunk[0],
        chunks=_chunk_links(HERE, chunk, writer),
    )


def _chunk_links(path: str, chunk: tuple[int, int], writer: Writer) -> list[str]:
    """Return where the parts of a page stand that is too long for one."""
    return [link(writer.here, _page(path, at)) for at in range(chunk[1])]


def _groups(systems: Sequence[System], writer: Writer) -> list[SystemGroup]:
    """Return the systems under headings such as "Danmark · Indsats i et område"."""
    numbers = {one.pathway.id: number for number, one in enumerate(systems)}
    return [
        SystemGroup(
            title=place_of(rows[0], writer),
            systems=[(numbers[one.pathway.id], one) for one in rows],
        )
        for _, _, rows in groups_of(systems)
    ]


def place_of(system: System, writer: Writer) -> str:
    """Say in which country and at which level a system works."""
    country = writer.library.countries.get(system.pathway.country or "")
    level = writer.word(f"level_{system.pathway.level.value}")
    return f"{writer.plain(country.title)} · {level}" if country else level


def _question_page(
    maker: PageMaker, question: str, systems: Sequence[System], chunk: tuple[int, int]
) -> Page:
    word = maker.writer.word
    title = f"{word('comparison')}: {word(f'aspect_{question}')}"
    what = word(f"question_{question}")
    found = (SearchEntry(title, word("found_page"), what),)
    return maker.page(
        _page(f"{HERE}/{question}", chunk[0]),
        _numbered(title, chunk[0]),
        "comparison_question.html",
        partial(_question, question, systems, chunk),
        about=About(maker.keys.whole, what, found),
    )


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """What the systems under one heading answer."""

    title: str
    cells: list[ShownCell]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """What a template is given for a question of the comparison."""

    question: str
    questions: list[tuple[str, str]]
    groups: list[AnswerGroup]
    said: Callable[[AnswerItem], str]
    chunk: int
    chunks: list[str]


def _question(
    question: str, systems: Sequence[System], chunk: tuple[int, int], writer: Writer
) -> QuestionPage:
    library = writer.library
    return QuestionPage(
        question=question,
        questions=[(one, link(writer.here, _page(f"{HERE}/{one}", chunk[0]))) for one in QUESTIONS],
        groups=[
            AnswerGroup(
                title=place_of(rows[0], writer),
                cells=[
                    shown_of(one, cell_of(one, question, library), MOST_ON_PAGE) for one in rows
                ],
            )
            for _, _, rows in groups_of(systems)
        ],
        said=partial(_said, writer),
        chunk=chunk[0],
        chunks=_chunk_links(f"{HERE}/{question}", chunk, writer),
    )


def _said(writer: Writer, item: AnswerItem) -> str:
    """Say in plain words what an answer adds to its title."""
    if item.limit:
        kind = writer.word(f"limit_{item.limit.kind.value}")
        return f"{writer.limit(item.limit)} ({kind})"
    if item.takes:
        return f"{writer.word('takes')}: {writer.takes(item.takes)}"
    if item.passing:
        return _passing(item.passing, writer)
    if item.graded:
        return _grades(item.graded, writer)
    return writer.count("n_steps", item.steps) if item.steps else ""


def _passing(passing: HandoffAnswer, writer: Writer) -> str:
    sector = writer.library.sectors.get(passing.to)
    known = writer.library.legal_bases
    named = (known[id_] for id_ in passing.basis if id_ in known)
    basis = [f"{writer.plain(one.act)}{one.after_act}" for one in named]
    basis += [writer.word("consent")] if passing.consent else []
    there = writer.plain(sector.title) if sector else passing.to
    if not basis:
        return writer.word("passes_unstated", sector=there)
    return writer.word("passes_to", sector=there, basis=", ".join(basis))


def _grades(method: Intervention, writer: Writer) -> str:
    """Say the grades of each scheme apart: "GRADE: tillid lav; SBU: …"."""
    told = []
    for one in method.evidence:
        grades = ", ".join(f"{_dimension(name, writer)}{grade}" for name, grade in one.grades)
        told.append(f"{writer.word(f'scheme_{one.scheme.value}')}: {grades}")
    return "; ".join(told) or writer.word("evidence_unknown")


def _dimension(name: str, writer: Writer) -> str:
    return "" if name == "grade" else f"{writer.word(f'dimension_{name}')} "


def comparison_csv(systems: Sequence[System], writer: Writer) -> bytes:
    """Return the whole comparison, a line for each answer and for each that is missing."""
    word = writer.word
    names = ("place", "system", "question", "answer", "details", "sources", "confidence")
    rows: list[Sequence[str]] = [[word(f"column_{name}") for name in names]]
    for system in systems:
        first = [place_of(system, writer), writer.plain(system.pathway.title)]
        for question in QUESTIONS:
            asked = [*first, word(f"aspect_{question}")]
            rows += [[*asked, *row] for row in _lines(system, question, writer)]
    return csv_of(rows, writer.language)


def _lines(system: System, question: str, writer: Writer) -> Iterator[list[str]]:
    cell = cell_of(system, question, writer.library)
    for item in cell.items:
        mark = writer.word(f"mark_{item.confidence.value}") if item.confidence else ""
        cites = " ".join(item.cites)
        yield [writer.plain(item.title), _said(writer, item), cites, mark]
    for one in cell.unstated:
        yield [writer.word("not_stated"), writer.plain(one.text), "", ""]
    if not cell.items and not cell.unstated:
        yield [writer.word("not_filled_in"), "", "", ""]
