"""A filled in Word or Excel file -> the rows of its tables, as text."""

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from pathwaytool.dataclass import dataclass
from pathwaytool.hearing.parcel import Parcel, RefusedError, parcel_of

MOST_ROWS = 20_000
MOST_COLUMNS = 50
LONGEST = 20_000
"""More rows, columns or letters in a cell than this, no hearing has."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. `is_counted`: a formula says it, so that nobody has written it."""

    text: str
    is_counted: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is named to whoever filled it in, counted from 1; Word counts all its tables'."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """Return a cell; an empty one where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else Cell("")


def rows_of(content: bytes) -> list[Row]:
    """Return the rows of a Word or Excel file. Raises: RefusedError where it is not taken in."""
    parcel = parcel_of(content)
    if "word/document.xml" in parcel.names:
        return list(_of_word(parcel.tree("word/document.xml")))
    if "xl/workbook.xml" in parcel.names:
        return list(_of_sheet(parcel))
    raise RefusedError("no-office-file")


def _of_word(document: Element) -> Iterator[Row]:
    for number, row in enumerate(document.iter(f"{_WORD}tr"), 1):
        if number > MOST_ROWS:
            raise RefusedError("too-large")
        cells = [one for one in _cells(row) if one.tag == f"{_WORD}tc"]
        yield Row(number, tuple(Cell(_clean(_words(one))) for one in cells[:MOST_COLUMNS]))


def _cells(row: Element) -> Iterator[Element]:
    """Yield the cells of a row, also those that a content control stands around."""
    for one in row:
        if one.tag == f"{_WORD}sdt":
            for content in one.iter(f"{_WORD}sdtContent"):
                yield from content
        else:
            yield one


def _words(cell: Element) -> str:
    """Return the text of a cell, a line for each paragraph; what is deleted is another tag."""
    parts: list[str] = []
    for one in cell.iter():
        if one.tag == f"{_WORD}p" and parts:
            parts.append("\n")
        elif one.tag == f"{_WORD}t":
            parts.append(one.text or "")
        elif one.tag in {f"{_WORD}br", f"{_WORD}cr"}:
            parts.append("\n")
        elif one.tag == f"{_WORD}tab":
            parts.append(" ")
    return "".join(parts)


def _of_sheet(parcel: Parcel) -> Iterator[Row]:
    shared: list[str] = []
    if "xl/sharedStrings.xml" in parcel.names:
        shared = [_said(one) for one in parcel.tree("xl/sharedStrings.xml").iter(f"{_SHEET}si")]
    sheets = sorted(
        (name for name in parcel.names if re.fullmatch(r"xl/worksheets/sheet\d{1,4}\.xml", name)),
        key=lambda name: (len(name), name),
    )
    if not sheets:
        raise RefusedError("broken")
    for count, one in enumerate(parcel.tree(sheets[0]).iter(f"{_SHEET}row"), 1):
        if count > MOST_ROWS:
            raise RefusedError("too-large")
        number = one.get("r", "")
        cells = tuple(_cells_of(one.iter(f"{_SHEET}c"), shared))
        yield Row(int(number) if number.isascii() and number.isdecimal() else count, cells)


def _cells_of(cells: Iterator[Element], shared: Sequence[str]) -> Iterator[Cell]:
    reached = 0
    for one in cells:
        place = _CELL.fullmatch(one.get("r", ""))
        column = _column(place[1]) if place else reached
        if column >= MOST_COLUMNS:
            return
        yield from (Cell("") for _ in range(column - reached))
        yield Cell(_clean(_value(one, shared)), one.find(f"{_SHEET}f") is not None)
        reached = max(reached, column) + 1


def _column(letters: str) -> int:
    number = 0
    for one in letters:
        number = number * 26 + ord(one) - ord("A") + 1
    return number - 1


def _value(cell: Element, shared: Sequence[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _said(cell)
    value = cell.findtext(f"{_SHEET}v") or ""
    if cell.get("t") != "s":
        return value
    if not (value.isascii() and value.isdecimal() and len(value) < 8 and int(value) < len(shared)):
        raise RefusedError("broken")
    return shared[int(value)]


def _said(item: Element) -> str:
    """Return the text of a string and its runs; how it is pronounced is another tag's."""
    spoken = {text for one in item.iter(f"{_SHEET}rPh") for text in one.iter(f"{_SHEET}t")}
    texts = (one.text or "" for one in item.iter(f"{_SHEET}t") if one not in spoken)
    return _ESCAPE.sub("", "".join(texts))


def _clean(text: str) -> str:
    """Return a text without signs that no file may hold, and without empty ends."""
    if len(text) > LONGEST:
        raise RefusedError("too-large")
    lines = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.strip() for line in lines).strip()
