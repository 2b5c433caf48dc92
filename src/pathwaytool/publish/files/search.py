"""What a reader can search in: one script a language, read only when somebody searches.

The index is a script and not JSON, so that it can be read from a USB stick as well, where a
browser lets no page fetch a file.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from json import dumps

from pathwaytool.locales import words
from pathwaytool.publish.frame.site import Asset, Page, SearchEntry

Entry = tuple[str, SearchEntry]
"""The address of a page from the top of the site, and what is found there."""

TITLE = 90
TEXT = 95
LAST_TITLE = 60
LAST = 30
"""How many letters of a title and a text a hit shows, so that whoever searches for the first time
on a phone fetches no more than 100 kB; of what comes last in every search, fewer."""

EDITION = re.compile(r"(\w\w/)?udgaver/[^/]+/")
LOCAL = 5
"""How far below the nation's pages stand those of an edition that have their titles."""

WORD = re.compile(r"§+\s*\d+|[^\W_]+")

SHORTEST = 5
SAME = 6
COMMON = 20
"""Of the rest of a text its words are found, not shown: those of so many letters that do not begin
as one that is shown, and that stand in no more texts than so many."""


def search_index(language: str, pages: Iterable[Page], handwritten: Sequence[Entry] = ()) -> Asset:
    """Return the index of all pages in one language.

    `handwritten` is read when the file is made: it may be filled until then.
    """
    entries = tuple((page.address, _ranked(page, one)) for page in pages for one in page.found)
    return Asset(index_path(language), lambda: _script(language, (*entries, *handwritten)))


def _ranked(page: Page, one: SearchEntry) -> SearchEntry:
    """Return what is found, of a local edition below what it is an edition of."""
    return replace(one, weight=one.weight - LOCAL) if EDITION.match(page.address) else one


def index_path(language: str) -> str:
    """Return where the index of a language stands."""
    return f"assets/pathwaytool/search-{language}.js"


def _script(language: str, entries: Iterable[Entry]) -> bytes:
    """Return the script: columns and not rows, since what is alike packs well side by side.

    Shape of `said`: title and text of each entry, a line each. Of each address stands how many
    letters it shares with the one before, and the rest.
    """
    rows = list(entries)
    kinds = list(dict.fromkeys(one.kind for _, one in rows))
    columns = {
        "addresses": list(_shared(rows)),
        "kinds": kinds,
        "kind": [kinds.index(one.kind) for _, one in rows],
        "weight": [one.weight for _, one in rows],
        "named": words(language, "site")["found_page"],
        "alike": {str(at): one.alike for at, (_, one) in enumerate(rows) if one.alike},
        "said": "\n".join(f"{_title(one)}\n{_shown(one)}" for _, one in rows),
        "deep": "\n".join(_deep([one for _, one in rows], words(language, "site")["found_page"])),
    }
    idle = words(language, "site")["search_stop"]
    lines = dumps(columns, ensure_ascii=False, separators=(",", ":"))
    # U+2028 and U+2029 end a line in older scripts; and wherever the script is put, no text of an
    # editor's is markup in it.
    safe = lines.translate({0x2028: " ", 0x2029: " ", 0x3C: "\\u003c", 0x3E: "\\u003e"})
    said = f"{dumps(language)},{safe},{dumps(idle, ensure_ascii=False)}"
    return f"pathwaytoolSearch.entries({said});\n".encode("utf-8", "replace")


def _shared(rows: Iterable[Entry]) -> Iterator[str]:
    before = ""
    for address, one in rows:
        whole = address + (f"#{one.anchor}" if one.anchor else "")
        same = sum(1 for _ in takewhile(_is_same, zip(before, whole, strict=False)))
        # A script counts a letter beyond the first 65,536 as two.
        yield f"{len(whole[:same].encode('utf-16-le', 'replace')) // 2} {whole[same:]}"
        before = whole


def _is_same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _title(one: SearchEntry) -> str:
    return _cut(one.title, TITLE if one.weight >= 0 else LAST_TITLE)


def _shown(one: SearchEntry) -> str:
    return _cut(one.text, TEXT if one.weight >= 0 else LAST)


def _deep(entries: Sequence[SearchEntry], named: str) -> Iterator[str]:
    """Yield each word of what is not shown: how many letters it shares with the one before, the
    rest, and the numbers of the entries that have it, each as the step from the one before.

    What is said of an entry of the kind `named` are other names for it: they are kept, however many
    other texts have them too.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(entries):
        if one.weight >= 0:
            for word in _unshown(one):
                found[word].append(at)
    before = ""
    for word in sorted(found):
        if len(found[word]) > COMMON:
            found[word] = [at for at in found[word] if entries[at].kind == named]
        if found[word]:
            same = sum(1 for _ in takewhile(_is_same, zip(before, word, strict=False)))
            steps = (b - a for a, b in zip([0, *found[word]], found[word], strict=False))
            yield f"{same} {word[same:]} {' '.join(map(str, steps))}"
            before = word


def _unshown(one: SearchEntry) -> Iterator[str]:
    known = {word[:SAME] for word in _words(f"{_title(one)} {_shown(one)}")}
    for word in dict.fromkeys(_words(one.text)):
        if word[:SAME] not in known and _tells(word):
            yield word


def _tells(word: str) -> bool:
    return len(word) >= SHORTEST or word.startswith("§") or word.isdigit()


def _words(text: str) -> list[str]:
    return ["".join(word.split()) for word in WORD.findall(text.lower())]


def _cut(text: str, most: int) -> str:
    """Return a text on one line, and of a long one the first words."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0] or line[:most]} …"
