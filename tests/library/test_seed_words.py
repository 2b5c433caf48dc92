"""What each statement of the five texts says is read on a page that rests on it."""

import re
from functools import cache
from html import unescape

import pytest

from pathwaytool.model.library import Library
from pathwaytool.publish.contents import pages_of
from pathwaytool.publish.frame.addresses import Addresses
from pathwaytool.publish.frame.site import Page, SiteInput
from pathwaytool.publish.gather.tracing import uses_of
from tests.library import recorded

pytestmark = pytest.mark.unmeasured

_TAG = re.compile(r"<[^>]+>")


def seed_words() -> dict[str, list[str]]:
    """Return the key words of each statement, in small letters."""
    lines = (recorded.FOLDER / "seed_words.txt").read_text("utf-8").splitlines()
    pairs = (line.split(": ", 1) for line in lines if not line.startswith("#"))
    return {id_: said.split("; ") for id_, said in pairs}


@cache
def pages() -> dict[str, Page]:
    return {one.path: one for one in pages_of(SiteInput(recorded.library()), "da")}


@cache
def said_on(path: str) -> str:
    """Return what a page says before its list of sources, in small letters."""
    body = pages()[path].body().partition('<h2 id="kilder"')[0]
    words = unescape(_TAG.sub("", body.replace("&shy;", ""))).replace("\u00ad", "")
    return " ".join(words.split()).casefold()


def unread(library: Library, asked: dict[str, list[str]]) -> list[str]:
    """Return the statements whose words stand together on no page that rests on them."""
    addresses, uses = Addresses(library), uses_of(library)
    found = []
    for id_, said in asked.items():
        there = (addresses.path(*one.target) for one in uses.get(("statement", id_), ()))
        paths = {f"{path.partition('#')[0]}.md" for path in there if path}
        read = (said_on(path) for path in sorted(paths) if path in pages())
        if not any(all(word in text for word in said) for text in read):
            found.append(id_)
    return found


def test_every_statement_of_the_five_texts_has_its_words() -> None:
    assert seed_words().keys() == set(recorded.seed_ids())


def test_the_words_of_each_statement_are_read_on_a_page_that_rests_on_it() -> None:
    assert unread(recorded.library(), seed_words()) == []


def test_a_word_that_no_page_says_is_told() -> None:
    assert unread(recorded.library(), {"SD-10": ["inden for to måneder"]}) == ["SD-10"]


def test_each_statement_stands_on_the_page_of_its_source() -> None:
    for id_ in recorded.seed_ids():
        one = recorded.library().statements[id_]
        body = pages()[f"kilder/{one.source}.md"].body()
        assert f'id="{id_}"' in body, id_
