"""The picture in words says exactly what the picture shows."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from pathwaytool.draw.twin import twin_of, twin_text
from pathwaytool.draw.view import (
    Target,
    View,
    overview_view,
    phase_views,
    step_view,
    swimlane_view,
)
from pathwaytool.locales.word_order import as_clause
from tests.drawings.libraries import national, national_library, small, trial


def address(target: Target) -> str:
    return "/".join(target)


def national_views() -> list[View]:
    pathway, library = national(), national_library()
    phases = [one for phase in pathway.phases for one in phase_views(pathway, library, phase, "da")]
    steps = [step_view(pathway, library, step, "en") for step in list(pathway.steps)[::5]]
    return [
        swimlane_view(trial(), small(), "sv"),
        swimlane_view(pathway, library, "da"),
        overview_view(pathway, library, "da"),
        *phases,
        *steps,
    ]


def items(html: str) -> list[Tag]:
    return BeautifulSoup(html, "html5lib").select("li[data-box]")


@pytest.mark.parametrize("view", national_views(), ids=lambda view: f"{view.id}-{view.language}")
def test_boxes_and_ways_are_those_of_the_picture(view: View) -> None:
    told = items(twin_of(view, address))
    assert sorted(str(one["data-box"]) for one in told) == sorted(box.id for box in view.boxes)
    goes = [
        (str(one["data-box"]), str(way["data-to"]))
        for one in told
        for way in one.select("[data-to]")
    ]
    comes = [
        (str(way["data-from"]), str(one["data-box"]))
        for one in told
        for way in one.select("[data-from]")
    ]
    drawn = sorted((edge.origin, edge.to) for edge in view.edges)
    assert sorted(goes) == drawn
    assert sorted(comes) == drawn


@pytest.mark.parametrize("view", national_views(), ids=lambda view: f"{view.id}-{view.language}")
def test_each_way_says_its_condition_and_its_documents(view: View) -> None:
    for item in items(twin_of(view, address)):
        leaving = [edge for edge in view.edges if edge.origin == item["data-box"]]
        ways = item.select("[data-to]")
        for edge, way in zip(leaving, ways, strict=True):
            said = way.get_text()
            condition = as_clause(edge.condition, view.language)  # as it is after "hvis"
            assert condition.casefold() in said.casefold()
            assert edge.label in said
            assert all(document in said for document in edge.documents)
            assert edge.loop in said


def text_of(view: View, box: str) -> str:
    html = twin_of(view, address)
    return next(one for one in items(html) if one["data-box"] == box).get_text(" ")


def test_a_choice_is_told_with_or() -> None:
    told = text_of(swimlane_view(trial(), small(), "da"), "vurdering")
    assert "Går til – én af disse" in told
    assert "Undersøgelse af barnet" in told
    assert "hvis alder 12–14" in told
    assert "eller" in told
    assert "ellers" in told


def test_side_by_side_is_told_as_such() -> None:
    told = text_of(swimlane_view(trial(), small(), "da"), "barn")
    assert "Går til – samtidig" in told
    assert "samtidig Støtte i skolen" in " ".join(told.split())


def test_hand_offs_and_loops_are_told() -> None:
    view = swimlane_view(trial(), small(), "da")
    assert "overleverer Underretning" in text_of(view, "bekymring")
    assert "går tilbage: endnu en runde" in text_of(view, "foelg")
    assert "Kommer fra" in text_of(view, "foelg")


@pytest.mark.parametrize("level", [2, 4])
def test_headings_stand_at_the_level_that_is_asked_for(level: int) -> None:
    html = twin_of(swimlane_view(trial(), small(), "da"), address, level)
    found = BeautifulSoup(html, "html5lib").find_all(["h1", "h2", "h3", "h4", "h5"])
    assert [(one.name, one.get_text()) for one in found] == [
        (f"h{level}", "Modtagelse"), (f"h{level}", "Udredning"), (f"h{level}", "Indsats"),
    ]  # fmt: skip


def test_names_are_links_as_in_the_picture() -> None:
    html = twin_of(swimlane_view(trial(), small(), "da"), address)
    assert '<a href="step/prøve/plan">Planen skrives</a>' in html
    assert "<a " not in twin_of(swimlane_view(trial(), small(), "da"), lambda target: None)


def test_hostile_texts_are_escaped() -> None:
    view = swimlane_view(trial(), small(), "da")
    bad = "</li><script>x</script>\"'"
    hostile = replace(
        view,
        columns=tuple(replace(column, title=bad) for column in view.columns),
        boxes=tuple(replace(box, title=bad, sector=bad, accountable=bad) for box in view.boxes),
        edges=tuple(replace(edge, label=bad, condition=bad, loop=bad) for edge in view.edges),
    )
    html = twin_of(hostile, lambda target: bad)
    assert "<script" not in html
    assert len(items(html)) == len(view.boxes)


def test_an_empty_picture_says_so() -> None:
    empty = replace(swimlane_view(trial(), small(), "da"), boxes=(), edges=())
    assert "Billedet er tomt." in twin_of(empty, address)
    assert "Billedet er tomt." in twin_text(empty)
