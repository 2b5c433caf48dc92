"""A table as a workbook for Excel and its likes: one sheet of text, written without any package.

The format is that of ECMA-376. Parts are stored as they are and not packed, so that the same rows
give the same bytes whatever packs files on a machine.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from pathwaytool.publish.files.spreadsheet import FORMULA

LONGEST = 32_767
"""More letters than this a cell cannot hold."""

MOST_ROWS = 1_048_576
"""More rows than this a sheet cannot hold."""

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""When every part says that it was written."""

WIDTH = 24
"""How wide a column is, in letters."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PARTS = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NO_NAME = re.compile(r"[\[\]:*?/\\']")

PLAIN, TOP, QUOTED = 0, 1, 2
"""How a cell looks: as text, as the head of a column, and as text that looks like a formula."""

_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>"
    + "".join(
        f'<xf numFmtId="49" fontId="{font}" applyNumberFormat="1" applyFont="1"{quoted}'
        ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
        for font, quoted in ((0, ""), (1, ""), (0, ' quotePrefix="1"'))
    )
    + "</cellXfs></styleSheet>"
)


def xlsx_of(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """Return a workbook whose one sheet has `rows`; the first row are the names of the columns.

    Every cell is text: none is worked out, also where it looks like a formula, and one that does
    stays text when somebody writes in it.
    """
    named = list(rows)[:MOST_ROWS]
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _leading("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": _book(title),
        "xl/_rels/workbook.xml.rels": _leading(
            "worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"
        ),
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": _sheet(named),
    }
    made = BytesIO()
    with ZipFile(made, "w") as book:
        for name, part in parts.items():
            book.writestr(ZipInfo(name, FIRST_DAY), (_HEAD + part).encode())
    return made.getvalue()


def _types() -> str:
    named = (
        ("workbook", "sheet.main"),
        ("styles", "styles"),
        ("worksheets/sheet1", "worksheet"),
    )
    parts = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in named
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PARTS}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _leading(*named: str) -> str:
    pairs = zip(named[::2], named[1::2], strict=True)
    leads = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, 1)
    )
    return f'<Relationships xmlns="{_PARTS}/relationships">{leads}</Relationships>'


def _book(title: str) -> str:
    name = escape(_legal(_NO_NAME.sub(" ", title)).strip()[:31] or "1")
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _sheet(rows: Sequence[Sequence[str]]) -> str:
    lines = (
        f'<row r="{number}">{"".join(_cell(text, number) for text in row)}</row>'
        for number, row in enumerate(rows, 1)
    )
    # The names of the columns stay in sight.
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f'</sheetView></sheetViews><cols><col min="1" max="{max(map(len, rows), default=1) or 1}"'
        f' width="{WIDTH}" customWidth="1"/></cols>'
        f"<sheetData>{''.join(lines)}</sheetData></worksheet>"
    )


def _cell(text: str, row: int) -> str:
    style = TOP if row == 1 else QUOTED if FORMULA.match(text) else PLAIN
    said = escape(_ESCAPE.sub("_x005F_", _legal(text)[:LONGEST]), quote=False)
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
