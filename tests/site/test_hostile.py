"""Texts that attack, in every key of every schema: nothing of them is markup anywhere."""

import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO, StringIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import html5lib
import pytest

from pathwaytool.load.schema import KINDS, schema
from pathwaytool.publish.contents import site_of
from pathwaytool.publish.files.spreadsheet import FORMULA
from pathwaytool.publish.plain_folder import config_of
from tests.hostile import FAMILIES, hostile, hostile_texts, texts_in

pytestmark = pytest.mark.unmeasured

PAGES = [
    *("p", "div", "span", "a", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4"),
    *("h5", "h6", "strong", "em", "b", "i", "code", "pre", "br", "small", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td", "caption", "section", "header", "nav"),
    *("article", "figure", "figcaption", "details", "summary", "svg", "g", "path", "rect"),
    *("text", "tspan", "title", "desc", "line", "circle", "img", "noscript", "form"),
    *("fieldset", "legend", "label", "input", "button", "select", "optgroup", "option"),
    *("html", "head", "body", "time", "q"),
    "defs",  # holds what is shown elsewhere on the page
    "use",  # shows what stands on the page already: its `href` is looked at as every other
]
"""Every element that a page of ours may have inside its frame."""

PICTURES = ["svg", "title", "desc", "style", "rect", "path", "g", "a", "text", "tspan"]

LEADING = ("href", "src", "action", "formaction", "xlink:href", "srcset", "poster", "data")


@cache
def made() -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the pages' HTML and the other files of the hostile library, by their paths."""
    pages, assets = site_of(hostile(turn=11))
    return {one.path: one.content for one in pages}, {one.path: one.content for one in assets}


def slips(tree: Element, known: list[str]) -> Iterator[str]:
    """Yield what in a tree is no element of ours, could run, or would be fetched from elsewhere."""
    for one in tree.iter():
        name = str(one.tag).rpartition("}")[2]
        if name not in known:
            yield f"<{name}>"
        for given, value in one.attrib.items():
            attribute = given.rpartition("}")[2]
            if attribute.startswith("on") or attribute in ("style", "srcdoc", "autofocus"):
                yield f"{name} {attribute}"
            if attribute in LEADING and re.match(r"\s*(?!https?:|mailto:)[\w+.-]+:", value):
                yield f"{name} {attribute}={value}"
            if attribute in LEADING and name != "a" and "//" in value:
                yield f"{name} {attribute}={value}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_the_schemas_is_an_attack(kind: str) -> None:
    wanted = set(texts_in(kind, schema(kind), kind))
    assert len(wanted) > 5
    assert hostile_texts()[1][kind] == wanted


def test_a_new_key_would_be_an_attack_too() -> None:
    node = {"properties": {"new": {"$ref": "#/$defs/text"}, "n": {"type": "integer"}}}
    assert list(texts_in("pathway", node, "part")) == ["part.new"]


def strings(data: object) -> Iterator[str]:
    """Yield every string in the data of a file."""
    if isinstance(data, str):
        yield data
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for one in inner:
        yield from strings(one)


def test_every_family_comes_first_somewhere() -> None:
    texts = [one for file in hostile_texts()[0].values() for one in strings(json.loads(file))]
    heads = [re.sub(r"^Ord \d+ ", "", one) for one in texts]
    assert not [one for one in FAMILIES if not any(head.startswith(one) for head in heads)]


def test_no_page_has_markup_of_an_editors_making() -> None:
    pages = made()[0]
    assert len(pages) > 60
    for path, text in pages.items():
        head, body = text.removeprefix("---\n").split("\n---\n", 1)
        assert not re.search(r"[<>`]|\{[{%#]|&[#\w]", head), path
        assert not re.search(r"\{[{%#]", body), path
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse("<!doctype html>" + body)
        assert not [one for one in parser.errors if "duplicate" not in str(one)], path
        assert not list(slips(tree, PAGES)), path


def test_the_config_of_other_builders_has_none_either() -> None:
    name = config_of(hostile()).split("\n")[0]
    assert not re.search(r"[<>]|\{[{%#]", name)


def test_no_file_to_take_away_has_markup_of_an_editors_making() -> None:
    files = made()[1]
    endings = {path.rpartition(".")[2] for path in files}
    assert {"svg", "dot", "mmd", "csv", "js"} <= endings
    for path, content in files.items():
        if path.endswith(".woff2"):
            continue  # the font is ours, and no text
        if path.endswith(".xlsx"):
            with ZipFile(BytesIO(content)) as book:
                sheets = [book.read(name) for name in book.namelist() if "/sheet" in name]
            assert sheets
            assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<hyperlink" in sheet]
            continue
        text = content.decode("utf-8-sig")
        if path.endswith(".svg"):
            assert not list(slips(ElementTree.fromstring(text), PICTURES)), path
        if path.endswith((".dot", ".mmd")):
            assert not re.search(r"<(?!br>|top>|w\d+>)[A-Za-z/!]", text), path
        if "search-" in path:
            assert "<" not in text
            assert "Ord " in text
        if path.endswith(".csv"):
            rows = list(csv.reader(StringIO(text), delimiter=";"))
            assert not [cell for row in rows for cell in row if FORMULA.match(cell)]
            assert "Ord " in text


def test_a_slip_would_be_found() -> None:
    for markup in (
        "<p onclick=x>",
        "<iframe>",
        '<a href=" javascript:x">',
        "<img src=//x.invalid>",
    ):
        assert list(slips(html5lib.parse(markup, namespaceHTMLElements=False), PAGES)), markup
