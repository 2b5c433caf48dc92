"""Nothing that stands in a library is markup on paper, whatever it looks like."""

import json
from functools import partial

import pytest

from pathwaytool.paper.asked import plan_of
from pathwaytool.paper.document import document_of
from pathwaytool.paper.letters import breakable, legible
from pathwaytool.paper.typesetting import pdf_of
from pathwaytool.publish.page_maker import makers_of
from tests.hostile import hostile
from tests.paper.looking import bookmarks, fonts, is_empty, opened, outward
from tests.paper.test_documents import DAY, TEXT, site, written

MARKUP = (
    '#panic("x") $a^2$ @b \\\\ *c* _d_ `e` <f> [g] // h /* i */ ~ -- = - + #import "@j/k:0.1.0"'
)
"""What the typesetter would act on, was it written in a template; for YAML in double quotes."""


def titled(title: str, part: str = "whole") -> bytes:
    quoted = json.dumps(title, ensure_ascii=True)
    text = TEXT.replace("{da: Forløb A, en: Pathway A}", quoted)
    return written(part, site(a=text.replace("{da: Begynd, en: Begin}", quoted)))


def test_what_looks_like_markup_is_shown_as_it_stands() -> None:
    title = MARKUP.replace("\\\\", "\\")
    document = opened(titled(title))
    with document.open_metadata() as said:
        assert said["dc:title"].replace("\u200b", "") == title
    told = {one.replace("\u200b", "") for _, one in bookmarks(document)}
    assert title in told
    assert outward(document) == set()


def test_letters_that_the_font_lacks_are_told() -> None:
    assert (
        legible("Før\u202e og ←→ 中\u05d0\U0001f600\x00\x1b \u2028x\u0301")
        == "Før og ‹› \ufffd\ufffd\ufffd  x\u0301"
    )
    assert legible("a\u0308") == "ä"
    document = opened(titled("Forløb 中 skrives \u200fom"))
    with document.open_metadata() as said:
        assert said["dc:title"] == "Forløb \ufffd skrives om"
    assert fonts(document) == {"Arimo-Regular", "Arimo-Bold"}


def test_what_cannot_be_broken_by_rule_is_broken_all_the_same() -> None:
    assert breakable("x" * 50 + "1") == f"{'x' * 24}\u200b{'x' * 24}\u200bxx1"
    word = "kriminalitetsproblematikker"
    assert breakable(f"{word} {'y' * 73}").split()[0] == word
    assert "\u200b" in breakable("y" * 73)
    assert breakable(once := breakable("z" * 100)) == once


@pytest.mark.parametrize("part", ["pair:skole/social", "poster", "phase:foer"])
def test_a_title_of_ten_thousand_letters_fills_no_empty_page(part: str) -> None:
    document = opened(titled("x" * 10_000, part))
    assert not any(map(is_empty, document.pages))
    assert len(document.pages) < 40


def test_a_library_of_attacks_is_set_and_leads_nowhere_but_where_it_says() -> None:
    given = hostile(turn=3)
    maker = makers_of(given)[0]
    pathway = next(iter(given.library.pathways.values()))
    made = partial(document_of, pathway=pathway, maker=maker)
    document = opened(pdf_of(made(plan_of("whole", pathway, given.library)), DAY))
    assert not any(map(is_empty, document.pages))
    assert all(one.startswith(("http://", "https://", "mailto:")) for one in outward(document))
