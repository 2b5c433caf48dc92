"""A pathway's hearing as a template to fill in: for Word and for Excel, keys locked in both."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pathwaytool.dataclass import dataclass
from pathwaytool.hearing.described import described
from pathwaytool.locales import words
from pathwaytool.model.heard import heard_of
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway

if TYPE_CHECKING:
    from docx.table import _Cell

FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""When every template says that it was made: the same pathway gives the same template."""

COLUMNS = ("key", "number", "about", "answer")
WIDTHS = (22, 10, 60, 70)
"""In letters, as Excel counts them."""

_ILLEGAL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))


@dataclass(frozen=True, slots=True)
class Template:
    """What stands in a template. Shape of `rows`: key, number, what it is."""

    title: str
    guide: tuple[str, ...]
    organisation: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, str, str]]


def template_of(pathway: Pathway, library: Library, language: str) -> Template:
    """Return what to ask about a pathway, in `language`."""
    said = words(language, "hearing")
    until = pathway.hearing.until if pathway.hearing else ""
    guide = said["guide"].format(until=until, version=pathway.version).strip().splitlines()
    rows = [
        (one.key, one.number, _plain(described(one, pathway, library, language)))
        for one in heard_of(pathway).values()
    ]
    title = _plain(said["title"].format(pathway=pathway.title.in_(language)))
    head = tuple(said[name] for name in COLUMNS)
    return Template(title, tuple(guide), said["organisation"], head, rows)


def _plain(text: str) -> str:
    return " ".join(text.translate(_ILLEGAL).split())


def excel(template: Template) -> bytes:
    """Return a workbook: all is locked but the answers and who answers. Raises: ImportError."""
    from xlsxwriter import Workbook

    made = BytesIO()
    book = Workbook(made, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": template.title, "created": FIRST_DAY.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    fixed = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#F0F0F0"})
    open_ = book.add_format(
        {"locked": False, "text_wrap": True, "valign": "top", "border": 1, "num_format": "@"}
    )
    sheet = book.add_worksheet()
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, template.title, book.add_format({"bold": True, "font_size": 14}))
    line = 1
    for line, text in enumerate(template.guide, 1):
        sheet.write_string(line, 0, text)
    sheet.write_string(line + 2, 0, template.organisation, bold)
    sheet.merge_range(line + 2, 1, line + 2, 2, "", open_)
    for column, name in enumerate(template.head):
        sheet.write_string(line + 4, column, name, bold)
    for number, row in enumerate(template.rows, line + 5):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text, fixed)
        sheet.write_blank(number, len(row), None, open_)
    sheet.freeze_panes(line + 5, 0)
    sheet.protect("", {"format_rows": True, "format_columns": True})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(line + 4)
    book.close()
    return made.getvalue()


def word(template: Template) -> bytes:
    """Return a document with a table, whose keys cannot be written in. Raises: ImportError."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    document = Document()
    document.core_properties.title = template.title[:250]
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = FIRST_DAY
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    document.add_heading(template.title, 1)
    for text in template.guide:
        document.add_paragraph(text)
    who = document.add_table(rows=1, cols=2, style="Table Grid")
    who.cell(0, 0).text = template.organisation
    document.add_paragraph()
    table = document.add_table(rows=1, cols=len(template.head), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, template.head, strict=True):
        cell.text = name
    for row in template.rows:
        cells: Any = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            _lock(cell, text)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _lock(cell: "_Cell", text: str) -> None:
    """Write a text in a cell so that it can neither be changed nor deleted."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)._r
    box, how, lock = (OxmlElement(name) for name in ("w:sdt", "w:sdtPr", "w:lock"))
    lock.set(qn("w:val"), "sdtContentLocked")
    how.append(lock)
    inside = OxmlElement("w:sdtContent")
    paragraph._p.replace(run, box)
    inside.append(run)
    box.append(how)
    box.append(inside)
