"""The SVG: links, names, escaping, style and size."""

import re
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import pytest

from pathwaytool.draw.font import faces_inside
from pathwaytool.draw.svg import stylesheet, svg_of
from pathwaytool.draw.view import (
    Target,
    View,
    overview_view,
    phase_view,
    step_view,
    swimlane_view,
)
from tests.drawings.libraries import (
    PATHWAY,
    TEXTS,
    loaded,
    national,
    national_library,
    small,
    trial,
)

SPACE = "{http://www.w3.org/2000/svg}"
HOSTILE = "</title></desc></a><script>alert(1)</script>\"'&<img src=x onerror=y> ]]> javascript:z"


def address(target: Target) -> str:
    return "../" + "/".join(target) + "/"


def parsed(view: View) -> ElementTree.Element:
    return ElementTree.fromstring(svg_of(view, address, standalone=True))


def lane_picture() -> View:
    return swimlane_view(trial(), small(), "da")


def test_every_box_is_a_link_with_a_name_and_a_description() -> None:
    boxes = [one for one in parsed(lane_picture()).iter(f"{SPACE}a") if one.get("data-box")]
    assert {one.get("data-box") for one in boxes} == {box.id for box in lane_picture().boxes}
    box = next(one for one in boxes if one.get("data-box") == "vurdering")
    assert box.get("href") == "../step/prøve/vurdering/"
    assert box.findtext(f"{SPACE}title") == "Beslutning: Vurdering af underretningen"
    described = box.findtext(f"{SPACE}desc")
    assert described == ("Det sociale område. Modtagelse. Ansvarlig: Rådgiver. Frist 24 timer")


def test_a_small_picture_also_describes_where_a_box_leads() -> None:
    text = svg_of(step_view(trial(), small(), "vurdering", "da"), address)
    assert "Går til: Undersøgelse af barnet; Undersøgelse af den unge" in text


def test_text_is_text() -> None:
    words = " ".join("".join(one.itertext()) for one in parsed(lane_picture()).iter(f"{SPACE}text"))
    assert "Vurdering af underretningen" in words
    assert "Under den kriminelle lavalder" in words
    assert "Én af disse:" in words


def test_a_box_without_a_page_is_no_link() -> None:
    svg = svg_of(lane_picture(), lambda target: None)
    assert "<a " not in svg
    assert 'data-box="vurdering"' in svg


def test_the_same_input_gives_the_same_bytes() -> None:
    first = svg_of(swimlane_view(national(), national_library(), "da"), address)
    assert svg_of(swimlane_view(national(), national_library(), "da"), address) == first


def test_a_picture_in_a_page_has_no_style_script_or_namespace_of_its_own() -> None:
    svg = svg_of(lane_picture(), address)
    assert svg.startswith("<svg data-words=")
    assert not re.search(r"<style|<script|style=|\bon\w+=|xmlns|http:", svg)


def test_a_file_carries_its_style() -> None:
    svg = svg_of(lane_picture(), address, standalone=True)
    assert f"<style>{faces_inside()}{stylesheet()}</style>" in svg
    assert 'xmlns="http://www.w3.org/2000/svg"' in svg


def test_every_id_is_the_pictures_own() -> None:
    ids = re.findall(r'\bid="([^"]*)"', svg_of(lane_picture(), address))
    assert ids == ["prøve-swimlane-title", "prøve-swimlane-desc"]


@pytest.mark.parametrize("kind", ["swimlane", "overview", "phase", "step"])
def test_hostile_texts_stay_texts(kind: str) -> None:
    view = {
        "swimlane": lane_picture(),
        "overview": overview_view(trial(), small(), "da"),
        "phase": phase_view(trial(), small(), "se", "da"),
        "step": step_view(trial(), small(), "plan", "da"),
    }[kind]
    hostile = replace(
        view,
        title=HOSTILE,
        description=HOSTILE,
        lanes=tuple(replace(lane, title=HOSTILE) for lane in view.lanes),
        columns=tuple(replace(column, title=HOSTILE) for column in view.columns),
        boxes=tuple(
            replace(box, title=HOSTILE, accountable=HOSTILE, deadlines=(HOSTILE,), start=HOSTILE)
            for box in view.boxes
        ),
        edges=tuple(
            replace(edge, label=HOSTILE, condition=HOSTILE, documents=(HOSTILE,), loop=HOSTILE)
            for edge in view.edges
        ),
    )
    known = {"svg", "title", "desc", "style", "rect", "g", "path", "text", "tspan", "a"}
    root = ElementTree.fromstring(svg_of(hostile, lambda target: HOSTILE, standalone=True))
    assert {one.tag.removeprefix(SPACE) for one in root.iter()} <= known
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
    assert root.findtext(f"{SPACE}title") == HOSTILE
    inlined = svg_of(hostile, lambda target: HOSTILE)
    assert "<script" not in inlined
    assert "<img" not in inlined
    assert "]]>" not in inlined.replace("]]&gt;", "")


def test_a_hostile_title_from_a_file_is_escaped() -> None:
    text = PATHWAY.replace("{da: Planen skrives, en: Write the plan}", "'<b onclick=x>&amp;'")
    library = loaded(TEXTS | {"prøve.yml": text})
    svg = svg_of(swimlane_view(library.pathways["prøve"], library, "da"), address)
    assert "<b" not in svg
    assert "&lt;b onclick=x&gt;&amp;amp;" in svg


def test_the_whole_national_picture_is_light() -> None:
    view = swimlane_view(national(), national_library(), "da")
    svg = svg_of(view, lambda target: f"trin/{target[-1]}.html")
    assert len(svg.encode()) < 1700 * len(view.boxes)


def test_edges_name_their_boxes_by_place() -> None:
    view = lane_picture()
    svg = svg_of(view, address)
    boxes = [unescape(name) for name in re.findall(r'data-box="([^"]*)"', svg)]
    ways = [tuple(map(int, way.split())) for way in re.findall(r'data-way="([^"]*)"', svg)]
    assert sorted((boxes[a], boxes[b]) for a, b in ways) == sorted(
        (edge.origin, edge.to) for edge in view.edges
    )


def test_an_overview_is_read_in_the_order_of_its_phases() -> None:
    pathway = national()
    svg = svg_of(overview_view(pathway, national_library(), "da"), address)
    assert re.findall(r'data-box="([^"]*)"', svg) == list(pathway.phases)


def test_the_viewer_gets_its_words() -> None:
    svg = svg_of(lane_picture(), address)
    words = re.search(r'data-words="([^"]*)"', svg)
    assert words is not None
    assert '"full_screen": "Fuld skærm"' in unescape(words[1])
