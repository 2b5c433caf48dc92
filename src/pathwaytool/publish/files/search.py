"""What a reader can search in: one script a language, read only when somebody searches.

The index is a script and not JSON, so that it can be read from a USB stick as well, where a
browser lets no page fetch a file.
"""

from collections.abc import Iterable, Sequence
from json import dumps

from pathwaytool.locales import words
from pathwaytool.publish.frame.site import Asset, Page, SearchEntry

Entry = tuple[str, SearchEntry]
"""The address of a page from the top of the site, and what is found there."""


def search_index(language: str, pages: Iterable[Page], handwritten: Sequence[Entry] = ()) -> Asset:
    """Return the index of all pages in one language.

    `handwritten` is read when the file is made: it may be filled until then.
    """
    entries = tuple((page.address, one) for page in pages for one in page.found)
    return Asset(index_path(language), lambda: _script(language, (*entries, *handwritten)))


def index_path(language: str) -> str:
    """Return where the index of a language stands."""
    return f"assets/pathwaytool/search-{language}.js"


def _script(language: str, entries: Iterable[Entry]) -> bytes:
    rows = [
        [
            address + (f"#{one.anchor}" if one.anchor else ""),
            one.title,
            one.kind,
            one.text,
            one.weight,
            *([one.alike] if one.alike else []),
        ]
        for address, one in entries
    ]
    idle = words(language, "site")["search_stop"]
    lines = ",\n".join(dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    # U+2028 and U+2029 end a line in older scripts; and wherever the script is put, no text of an
    # editor's is markup in it.
    safe = lines.translate({0x2028: " ", 0x2029: " ", 0x3C: "\\u003c", 0x3E: "\\u003e"})
    said = f"{dumps(language)},[\n{safe}\n],{dumps(idle, ensure_ascii=False)}"
    return f"pathwaytoolSearch.entries({said});\n".encode()
