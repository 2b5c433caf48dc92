"""A table as a workbook for Excel and its likes: one sheet of text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO

from pathwaytool.publish.files.spreadsheet import FORMULA

LONGEST = 32_767
"""More letters than this a cell cannot hold."""

FIRST_DAY = datetime(1980, 1, 1)
"""When every workbook says that it was made, so that the same rows give the same bytes."""

NARROWEST, WIDEST = 9, 44
"""How wide a column is, in letters, at least and at most: by what its cells say on average."""

ARROW = 4
"""How many letters the button of a filter beside the name of a column takes."""

A4 = 9

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_NAME = re.compile(r"[\[\]:*?/\\']")


def xlsx_of(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """Return a workbook whose one sheet has `rows`; the first row are the names of the columns.

    Every cell is text: none is worked out, also where it looks like a formula, and one that does
    stays text when somebody writes in it. Raises: ImportError without XlsxWriter.
    """
    from xlsxwriter import Workbook

    made = BytesIO()
    book = Workbook(made, {"in_memory": True})
    book.set_properties({"title": title, "created": FIRST_DAY})
    text = {"num_format": "@", "text_wrap": True, "valign": "top"}
    plain, quoted = (book.add_format({**text, "quote_prefix": quotes}) for quotes in (False, True))
    head = book.add_format({**text, "bold": True})
    sheet = book.add_worksheet(_legal(_NO_NAME.sub(" ", title)).strip()[:31] or "1")
    sheet.freeze_panes(1, 0)  # the names of the columns stay in sight
    table = [list(row) for row in rows]
    for line, row in enumerate(table):
        for column, said in enumerate(row):
            shown = head if line == 0 else quoted if FORMULA.match(said) else plain
            sheet.write_string(line, column, _legal(said)[:LONGEST], shown)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    if table and table[0]:
        sheet.autofilter(0, 0, len(table) - 1, len(table[0]) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")  # the sheet's own name, and which page of how many
    book.close()
    return made.getvalue()


def _widths(table: Sequence[Sequence[str]]) -> Iterator[int]:
    """Yield how wide each column is. Unit: letters."""
    count = max(map(len, table), default=0)
    for at in range(count):
        said = [len(row[at]) for row in table[1:] if at < len(row) and row[at]]
        head = len(table[0][at]) + ARROW if at < len(table[0]) else 0
        mean = sum(said) / len(said) if said else 0
        yield round(min(max(NARROWEST, head, mean), WIDEST))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
