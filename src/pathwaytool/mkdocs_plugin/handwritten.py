"""Pages written by hand in Markdown: what our frame needs of them."""

import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import zip_longest
from pathlib import Path

from markupsafe import Markup
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from pathwaytool.folder import SUFFIXES, VERSIONS
from pathwaytool.locales import words
from pathwaytool.publish.files.search import Entry
from pathwaytool.publish.frame.site import SearchEntry

_TAG = re.compile(r"<[^>]+>")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_PIECE = re.compile(r"<(table|thead|tbody|tr|th|td)\b")
_ROLES = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "th": "columnheader",
    "td": "cell",
}
_PART = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


def title_of(page: Page) -> str:
    """Return the title of a page as plain text.

    MkDocs has it as HTML where a heading gave it, and as it stands where a menu or the page's head
    did; so tags are dropped and entities read in both.
    """
    return str(Markup(page.title or "").striptags())


def handwritten_entries(page: Page, html: str, language: str) -> Iterator[Entry]:
    """Yield what a search can find on the page, from its HTML: the page and each of its parts."""
    kind, title = words(language, "site")["found_handbook"], title_of(page)
    opening = _text(html.partition("<h2")[0].rpartition("</h1>")[2])
    yield page.file.dest_uri, SearchEntry(title, kind, opening, weight=-3)
    for anchor, heading in _PART.findall(html):
        yield (
            page.file.dest_uri,
            SearchEntry(_text(heading), kind, title, unescape(anchor), weight=-3),
        )


def _text(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def reachable(html: str, language: str) -> str:
    """Return `html` with wide code and tables in frames that the keyboard can scroll."""
    label = escape(words(language, "site")["table"])
    frame = f'<div class="pw-scroll" tabindex="0" role="group" aria-label="{label}">'
    framed = _TABLE.sub(lambda found: f"{frame}{_rowed(found[0])}</div>", html)
    return framed.replace("<pre>", '<pre tabindex="0">')


def _rowed(table: str) -> str:
    """Return a table whose rows can be read one by one on a phone: each cell says what it is.

    Rows that are set as blocks are no table any more to who listens, so each part says its role.
    """
    heads = [_text(one) for one in _HEAD.findall(table)]
    told = "<tr>".join(_named(row, heads) for row in table.split("<tr>"))
    said = _PIECE.sub(lambda found: f'{found[0]} role="{_ROLES[found[1]]}"', told)
    return said.replace("<table", "<table data-rowed", 1)


def _named(row: str, heads: list[str]) -> str:
    """Return a row whose cells, but for the first, carry the words of their column."""
    first, *cells = row.split("<td")
    said = [f' data-what="{escape(head)}"' if head else "" for head in heads]
    said[:1] = [""]
    parts = zip_longest(cells, said[: len(cells)], fillvalue="")
    return "".join((first, *(f"<td{what}{cell}" for cell, what in parts)))


def leave_out_library(files: Files, home: Path) -> None:
    """Remove the files of the library in `home`: they may stand in the folder of pages."""
    for file in list(files):
        path = Path(file.abs_src_path or "")
        top = home.absolute()
        is_kept = path.is_relative_to(top / VERSIONS)  # the site has pages of them
        if is_kept or (path.suffix.lower() in SUFFIXES and path.is_relative_to(top)):
            files.remove(file)
