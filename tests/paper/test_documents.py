"""A pathway on paper: tags, headings, tables, links, pictures, bookmarks, and the same bytes."""

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pytest

from pathwaytool.paper.asked import NoSuchPartError, parts_of, plan_of
from pathwaytool.paper.document import document_of
from pathwaytool.paper.pictures import is_legible, sheet_of
from pathwaytool.paper.poster import poster_block
from pathwaytool.paper.row_heads import with_row_heads
from pathwaytool.paper.typesetting import pdf_of
from pathwaytool.publish.frame.site import SiteInput
from pathwaytool.publish.page_maker import makers_of
from pathwaytool.publish.pages.people import sector_page_in
from tests.paper.looking import (
    alternative,
    bookmarks,
    fonts,
    is_empty,
    links,
    opened,
    outward,
    tags,
)
from tests.site.libraries import SMALL, small

DAY = "2026-11-30"

FACTS = """facts:
  alder: {title: alderen, values: 12-13, role: age}
cases:
  ung: {title: En på 13, facts: {alder: 13}, must: [slut-med-raad], note: Til øvelse.}
"""
TEXT = SMALL["a.yml"].replace("facts: {}\n", FACTS)


def site(**changed: str) -> SiteInput:
    return small(**({"a": TEXT} | changed))


def written(part: str, given: SiteInput, language: str = "da") -> bytes:
    maker = next(one for one in makers_of(given) if one.writer.language == language)
    pathway = given.library.pathways["a"]
    return pdf_of(document_of(plan_of(part, pathway, given.library), pathway, maker), DAY)


@cache
def content(part: str, language: str = "da") -> bytes:
    return written(part, site(), language)


@cache  # what is looked at lives no longer than its document
def pdf(part: str, language: str = "da") -> pikepdf.Pdf:
    return opened(content(part, language))


def test_everything_of_a_pathway_can_be_had() -> None:
    given = site()
    parts = list(parts_of(given.library.pathways["a"], given.library))
    assert parts == [
        "whole", "poster", "phase:foer", "phase:efter", "sector:skole", "sector:social",
        "pair:skole/social", "readiness", "case:ung",
    ]  # fmt: skip
    with pytest.raises(NoSuchPartError) as refused:
        plan_of("phase:senere", given.library.pathways["a"], given.library)
    assert refused.value.names == tuple(parts)


def test_the_document_says_that_it_can_be_read_aloud_and_in_which_language() -> None:
    for part, language in (("whole", "da"), ("readiness", "en")):
        root = pdf(part, language).Root
        assert str(root.Lang) == language
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
    with pdf("whole").open_metadata() as said:
        assert said["pdfuaid:part"] == "1"
        assert said["dc:title"] == "Forløb A"


def test_the_same_library_and_day_give_the_same_bytes() -> None:
    assert written("whole", site()) == content("whole")


def test_only_the_font_that_travels_with_the_tool_is_used() -> None:
    assert fonts(pdf("whole")) == {"Arimo-Regular", "Arimo-Bold"}
    assert fonts(pdf("poster")) == {"Arimo-Regular", "Arimo-Bold"}


def test_bookmarks_lead_through_chapters_and_steps() -> None:
    found = bookmarks(pdf("whole"))
    heads = [title for depth, title in found if depth == 0]
    assert heads[:3] == ["Forløbet kort", "Før", "Efter"]
    assert (1, "Begynd") in found
    assert heads[-1] == "Hele forløbet: Forløb A"


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(str(one.S)[2:]) for one in tags(pdf("whole")) if str(one.S)[2:].isdigit()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_picture_says_in_words_what_it_shows() -> None:
    figures = list(tags(pdf("whole"), "/Figure"))
    assert len(figures) == 3
    assert all(len(alternative(one)) > 20 for one in figures)
    assert any("Forløb A" in alternative(one) for one in figures)


def scopes(part: str) -> list[str]:
    """Return what each head of a table in a document is the head of: a column or a row."""
    found = []
    for one in tags(pdf(part), "/TH"):
        said = one.A if isinstance(one.A, pikepdf.Array) else [one.A]
        (scope,) = [str(given.Scope) for given in said if "/Scope" in given]
        found.append(scope)
    return found


@pytest.mark.parametrize(
    ("part", "columns", "rows"), [("poster", 3, 2), ("pair:skole/social", 3, 1)]
)
def test_heads_of_tables_say_what_they_are_heads_of(part: str, columns: int, rows: int) -> None:
    assert sorted(scopes(part)) == ["/Column"] * columns + ["/Row"] * rows
    assert {"/Column", "/Row"} == set(scopes("whole"))


def test_tables_that_are_not_those_asked_for_are_left_as_they_are() -> None:
    assert with_row_heads(content("poster"), [[[True]], [[True]]]) == content("poster")
    assert with_row_heads(content("readiness"), []) == content("readiness")


@pytest.mark.parametrize("part", ["whole", "poster", "pair:skole/social", "readiness", "case:ung"])
def test_another_program_finds_no_fault(part: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(content(part))
    report = pdfua.validate(str(tmp_path / "a.pdf"))
    assert not report.findings


def test_links_have_words_and_lead_into_the_document() -> None:
    found = list(links(pdf("whole")))
    assert found
    assert all(str(one.get("/Contents", "")) for one in found)
    assert outward(pdf("whole")) == set()


@pytest.mark.parametrize("part", ["whole", "sector:skole", "pair:skole/social", "case:ung"])
def test_no_page_is_empty(part: str) -> None:
    document = pdf(part)
    assert not [number for number, page in enumerate(document.pages, 1) if is_empty(page)]


def test_sheets_stand_on_one_page() -> None:
    for part in ("pair:skole/social", "readiness", "case:ung", "poster"):
        assert len(pdf(part).pages) == 1, part


def test_the_poster_is_a_sheet_of_a3_that_lies() -> None:
    (page,) = pdf("poster").pages
    assert [round(float(one)) for one in page.mediabox] == [0, 0, 1191, 842]


def test_a_picture_too_tall_for_a_sheet_is_told_from_one_that_can_be_read() -> None:
    drawing = '<svg class="drawing x" width="{}" height="{}"></svg>'
    assert is_legible(drawing.format(1740, 1080))
    assert not is_legible(drawing.format(1740, 1100))
    assert not is_legible(drawing.format(1800, 100))


@pytest.mark.parametrize("size", [(300, 200), (1100, 650), (1700, 1000), (4000, 3000)])
def test_a_picture_stands_in_the_text_or_on_a_sheet_that_lies(size: tuple[int, int]) -> None:
    sheet = sheet_of(size)
    assert sheet["flipped"] or not sheet["paper"]


def test_a_sector_names_the_actors_of_the_pathway_alone() -> None:
    stranger = (
        "\n  fremmed: {title: Fremmed, sector: skole, kind: role, organisation: state}\ndocuments:"
    )
    given = site(registers=SMALL["registers.yml"].replace("\ndocuments:", stranger))
    maker = next(one for one in makers_of(given) if one.writer.language == "da")
    page = sector_page_in(maker, "skole", given.library.pathways["a"])
    assert page is not None
    assert "Fremmed" not in page.body()
    assert page.body().count("Lærer") > 1


def test_a_full_phase_has_more_room_on_the_poster_than_an_empty_one() -> None:
    given = site()
    maker = next(one for one in makers_of(given) if one.writer.language == "da")
    pathway = given.library.pathways["a"]
    step = next(iter(pathway.steps.values()))
    many = {
        f"trin-{at}": replace(step, id=f"trin-{at}", start=None, transitions=()) for at in range(20)
    }
    full = replace(pathway, steps={**pathway.steps, **many})
    widths = poster_block(full, maker.writer)["widths"]
    assert isinstance(widths, list)
    assert max(widths) > min(widths)
