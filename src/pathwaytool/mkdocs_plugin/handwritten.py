"""Pages written by hand in Markdown: what our frame needs of them."""

import re
from html import escape, unescape
from pathlib import Path

from markupsafe import Markup
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from pathwaytool.folder import SUFFIXES, VERSIONS
from pathwaytool.locales import words
from pathwaytool.publish.files.search import Entry
from pathwaytool.publish.frame.site import SearchEntry

LONGEST = 4_000
"""How many characters of a page written by hand can be searched."""

_TAG = re.compile(r"<[^>]+>")


def title_of(page: Page) -> str:
    """Return the title of a page as plain text.

    MkDocs has it as HTML where a heading gave it, and as it stands where a menu or the page's head
    did; so tags are dropped and entities read in both.
    """
    return str(Markup(page.title or "").striptags())


def handwritten_entry(page: Page, html: str, language: str) -> Entry:
    """Return what a search can find on the page, from its HTML."""
    text = " ".join(unescape(_TAG.sub(" ", html)).split())
    kind = words(language, "site")["found_handbook"]
    return page.file.dest_uri, SearchEntry(title_of(page), kind, text[:LONGEST], weight=-3)


def reachable(html: str, language: str) -> str:
    """Return `html` with wide code and tables in frames that the keyboard can scroll."""
    label = escape(words(language, "site")["table"])
    frame = f'<div class="pw-scroll" tabindex="0" role="group" aria-label="{label}">'
    framed = html.replace("<table>", f"{frame}<table>").replace("</table>", "</table></div>")
    return framed.replace("<pre>", '<pre tabindex="0">')


def leave_out_library(files: Files, home: Path) -> None:
    """Remove the files of the library in `home`: they may stand in the folder of pages."""
    for file in list(files):
        path = Path(file.abs_src_path or "")
        top = home.absolute()
        is_kept = path.is_relative_to(top / VERSIONS)  # the site has pages of them
        if is_kept or (path.suffix.lower() in SUFFIXES and path.is_relative_to(top)):
            files.remove(file)
