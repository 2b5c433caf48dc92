"""The built national site, page by page: links, HTML, size, and a strict security policy."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import lxml.html
import pytest

from pathwaytool.publish.contents import site_of
from tests.built import built_site
from tests.seeds import Seeds, over_seeds
from tests.site.libraries import national

pytestmark = pytest.mark.unmeasured

LARGEST = 100_000
LARGER = {
    "billede.html": 300_000,
    "billede-som-tekst.html": 130_000,
    "dokumenter.html": 170_000,
    "fase-udredning.html": 150_000,
    "noegler.html": 160_000,
}
"""Pages with pictures of a whole pathway and their twins, and the table of all keys, of which each
cell says what it is; packed they are a sixth of that."""
"""Bytes of HTML that no page may pass."""

REFERRING = ("aria-labelledby", "aria-describedby", "aria-controls", "for")


@cache
def pages() -> dict[str, Element]:
    """Return every built page, its path to its tree.

    A browser's way of reading takes seconds for a page's hundredths, and reads a page without
    mistakes in the same way: see `test_the_html_has_no_mistakes`.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True)
    return {
        file.relative_to(built_site()).as_posix(): lxml.html.document_fromstring(
            file.read_bytes(), parser=parser
        )
        for file in sorted(built_site().rglob("*.html"))
    }


def ours() -> Iterator[tuple[str, Element]]:
    """Yield the pages that the library makes, not those written by hand."""
    for page in site_of(national())[0]:
        yield page.address, pages()[page.address]


@cache
def ids(path: str) -> frozenset[str]:
    return frozenset(one.get("id", "") for one in pages()[path].iter() if one.get("id"))


def test_every_page_of_the_library_is_built() -> None:
    expected = {page.address for page in site_of(national())[0]}
    assert len(expected) > 400
    assert expected <= pages().keys()


SHARES = 80


@over_seeds(SHARES, parts=4)
def test_the_html_has_no_mistakes(seeds: Seeds) -> None:
    paths = sorted(built_site().rglob("*.html"))
    for seed in seeds:
        for path in paths[seed % SHARES :: SHARES]:
            parser = html5lib.HTMLParser()
            parser.parse(path.read_text("utf-8"))
            assert not parser.errors, path


def test_no_id_stands_twice_and_no_reference_leads_nowhere() -> None:
    for path, tree in pages().items():
        names = Counter(one.get("id") for one in tree.iter() if one.get("id"))
        assert not [name for name, number in names.items() if number > 1], path
        for one in tree.iter():
            for attribute in REFERRING:
                for name in one.get(attribute, "").split():
                    assert name in names, (path, attribute, name)


def test_every_link_and_anchor_resolves() -> None:
    broken = []
    for path, tree in pages().items():
        if path == "404.html":  # its links begin at the top of a server
            continue
        for one in tree.iter():
            for attribute in ("href", "src", "action"):
                target = one.get(attribute)
                if target is None:
                    continue
                is_here = target.startswith("#")
                if not _resolves(path if is_here else dirname(path), target, is_here=is_here):
                    broken.append((path, target))
    assert not broken


@cache  # the pages of a folder lead to the same places
def _resolves(place: str, target: str, *, is_here: bool) -> bool:
    """Tell whether a link in a folder, or on a page to a place in itself, leads somewhere."""
    parts = urlsplit(target)
    if parts.scheme in ("http", "https"):
        return True
    if parts.scheme:
        return parts.scheme == "mailto"
    there = place if is_here else normpath(join(place, unquote(parts.path)))
    if there not in files():
        return False
    if not parts.fragment or not there.endswith(".html"):
        return True
    if "=" in parts.fragment:  # answers, which that page reads
        return there.endswith("/foelg.html")
    return unquote(parts.fragment) in ids(there)


@cache
def files() -> frozenset[str]:
    """Return where each file of the built site stands."""
    every = built_site().rglob("*")
    return frozenset(one.relative_to(built_site()).as_posix() for one in every if one.is_file())


def test_no_page_passes_100_kb() -> None:
    sizes = {path: (built_site() / path).stat().st_size for path in pages()}
    most = {path: LARGER.get(path.rpartition("/")[2], LARGEST) for path in sizes}
    assert not {path: size for path, size in sizes.items() if size > most[path]}


def test_nothing_is_fetched_from_another_host() -> None:
    for path, tree in pages().items():
        for one in tree.iter():
            if one.tag in ("script", "img", "iframe", "object", "embed", "source", "use"):
                assert not urlsplit(one.get("src", one.get("href", ""))).netloc, path
            if one.tag == "link" and one.get("rel") in ("stylesheet", "icon", "preload"):
                assert not urlsplit(one.get("href", "")).netloc, path
    for file in built_site().rglob("*.css"):
        if "pathwaytool" in file.as_posix():
            assert not re.search(r"url\(\s*['\"]?https?:|@import", file.read_text("utf-8")), file


def test_a_strict_policy_would_block_nothing() -> None:
    for path, tree in pages().items():
        for one in tree.iter():
            assert not [name for name in one.attrib if str(name).startswith("on")], path
            if one.tag == "script":
                assert one.get("src"), path
            assert not one.get("href", "").startswith("javascript:"), path
    for path, tree in ours():
        assert not [one.tag for one in tree.iter() if one.get("style") or one.tag == "style"], path


def language_of(path: str) -> str:
    folder = path.partition("/")[0]
    return folder if folder in ("en", "sv") else "da"


def _own(path: str) -> str:
    """Return where a page stands in the folder of its language."""
    return path.removeprefix("en/").removeprefix("sv/")


def test_every_page_has_one_title_one_heading_and_its_language() -> None:
    for path, tree in ours():
        html = tree if tree.tag == "html" else tree.find("html")
        assert html is not None
        assert html.get("lang") == language_of(path), path
        assert len(list(tree.iter("h1"))) == 1, path
        assert "".join(next(tree.iter("title")).itertext()).strip(), path


def test_headings_leave_no_level_out() -> None:
    for path, tree in ours():
        levels = [int(one.tag[1]) for one in tree.iter() if re.fullmatch("h[1-6]", str(one.tag))]
        steps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert not steps, path


def test_a_page_has_two_columns_only_where_one_is_a_menu() -> None:
    for path, tree in pages().items():
        names = {name for one in tree.iter() for name in one.get("class", "").split()}
        if "pw-cols" in names:
            assert ("pw-cols--one" in names) != ("pw-local" in names), path


def test_the_other_language_has_the_same_page() -> None:
    for path, tree in ours():
        links = [one for one in tree.iter("a") if one.get("hreflang")]
        assert {one.get("hreflang") for one in links} == {"da", "en", "sv"}, path
        for one in links:
            folder = (built_site() / path).parent
            found = (folder / unquote(one.get("href", ""))).resolve()
            same = found.relative_to(built_site().resolve()).as_posix()
            assert language_of(same) == one.get("hreflang")
            assert _own(same) == _own(path)


def test_every_legal_basis_on_a_step_says_how_sure_it_is() -> None:
    checked = 0
    for path, tree in ours():
        if "/trin/" not in path:
            continue
        for one in tree.iter("span"):
            if one.get("class") == "pw-law":
                checked += 1
                assert [mark for mark in one.iter("span") if "pw-mark" in mark.get("class", "")]
    assert checked > 40


def test_every_page_says_that_nothing_is_official() -> None:
    for path, tree in ours():
        notices = [one for one in tree.iter("p") if one.get("class") == "pw-notice"]
        assert len(notices) == 1, path


MOST_OF_A_PAGE = 60_000
"""Bytes of a pathway's page as a server packs them, with styles and scripts, without its picture
and the font."""

PARTS = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"')


def test_the_page_of_a_pathway_is_small() -> None:
    site = built_site()
    for page in site.glob("forloeb/*/index.html"):
        text = page.read_text("utf-8")
        parts = [re.sub(r'<svg[^>]* class="drawing.*?</svg>', "", text, flags=re.DOTALL).encode()]
        parts += [(page.parent / one).read_bytes() for one in PARTS.findall(text)]
        assert len(parts) > 10
        assert sum(len(gzip.compress(one, 9)) for one in parts) <= MOST_OF_A_PAGE, page


MOST_OF_THE_WAY = 30_000
"""Bytes, packed, of each picture that the page of questions fetches when it comes near."""


def test_the_pictures_of_the_way_are_small() -> None:
    files = list(built_site().rglob("foelg-*.js"))
    assert len(files) > 10
    for file in files:
        assert len(gzip.compress(file.read_bytes(), 9)) <= MOST_OF_THE_WAY, file


def test_style_sheets_are_sent_without_what_they_say_to_their_writers() -> None:
    folder = built_site() / "assets/pathwaytool"
    for name in (
        "site.css",
        "follow.css",
        "unfolding.css",
        "picture.css",
        "print.css",
        "comparison.css",
    ):
        text = (folder / name).read_text("utf-8")
        assert "{" in text
        assert "/*" not in text
        assert "*/" not in text


def test_every_step_can_be_searched_for() -> None:
    script = (built_site() / "assets/pathwaytool/search-da.js").read_text("utf-8")
    columns = json.loads(script[script.index("{") : script.rindex("}") + 1])
    titles = set(columns["said"].split("\n")[::2])
    for pathway in national().library.pathways.values():
        assert {step.title.in_("da") for step in pathway.steps.values()} <= titles


@pytest.mark.parametrize(
    "name",
    [
        "site.js",
        "search.js",
        "theme.js",
        "picture.js",
        "choosing.js",
        "walk.js",
        "follow.js",
        "unfolding.js",
        "route.js",
        "limits.js",
        "ready.js",
    ],
)
def test_scripts_write_no_markup_from_text(name: str) -> None:
    script = (built_site() / "assets/pathwaytool" / name).read_text("utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", script)
