"""Pictures without lanes: Graphviz says where, and everything else is as in the others."""

import math
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathwaytool.draw.engine import MOST_BOXES, EngineError, TooLargeError
from pathwaytool.draw.free import free_layout_of
from pathwaytool.draw.layout import Layout
from pathwaytool.draw.svg import svg_of
from pathwaytool.draw.view import (
    Box,
    Column,
    Edge,
    Form,
    PictureKind,
    View,
    documents_view,
    flow_view,
)
from tests.drawings.libraries import cooperation, national, national_library, small, trial

pytestmark = pytest.mark.unmeasured

VIEWS = [
    flow_view(trial(), small(), "da"),
    flow_view(national(), national_library(), "sv"),
    cooperation(national(), national_library(), "da"),
    documents_view(national(), national_library(), "en"),
]


def view_of(boxes: int, edges: list[tuple[int, int]], titles: list[str] | None = None) -> View:
    return View(
        id="v",
        kind=PictureKind.FLOW,
        title="Et billede",
        description="",
        language="da",
        lanes=(),
        columns=(Column("", ""),),
        boxes=tuple(
            Box(f"b{n}", titles[n] if titles else f"Kasse {n}", Form.ACTION, "", "", 0)
            for n in range(boxes)
        ),
        edges=tuple(Edge(f"b{a}", f"b{b}", label="hvis" if a % 2 else "") for a, b in edges),
    )


def frames(view: View, layout: Layout) -> dict[str, tuple[int, int, int, int]]:
    found = {}
    for box in view.boxes:
        (x, y), body = layout.corners[box.id], layout.bodies[box.id]
        found[box.id] = (x, y, x + body.width, y + body.height)
    return found


def collisions(view: View, layout: Layout) -> list[tuple[str, str]]:
    boxes = list(frames(view, layout).items())
    return [
        (one, other)
        for at, (one, (a, b, c, d)) in enumerate(boxes)
        for other, (e, f, g, h) in boxes[:at]
        if a < g and e < c and b < h and f < d
    ]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.id)
def test_boxes_stand_apart_and_edges_lead_from_their_row_to_their_box(view: View) -> None:
    layout = free_layout_of(view)
    assert collisions(view, layout) == []
    at = frames(view, layout)
    for index, (edge, points) in enumerate(zip(view.edges, layout.paths, strict=True)):
        assert len(points) % 3 == 2
        left, top, right, bottom = at[edge.origin]
        port = top + layout.bodies[edge.origin].ports[index]
        assert math.dist(points[0], (right, port)) <= 6, edge
        left, top, right, bottom = at[edge.to]
        assert math.dist(points[-1], (left, points[-1][1])) <= 6, edge
        assert top - 4 <= points[-1][1] <= bottom + 4, edge
    for x, y in (point for path in layout.paths for point in path):
        assert 0 <= x <= layout.width
        assert 0 <= y <= layout.height


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.id)
def test_the_svg_is_well_formed_and_has_every_box_and_edge(view: View) -> None:
    svg = svg_of(view, lambda target: "x", standalone=True)
    root = ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    boxes = [one.get("data-box") for one in root.iter(f"{space}a") if one.get("data-box")]
    assert sorted(map(str, boxes)) == sorted(box.id for box in view.boxes)
    ways = [one for one in root.iter(f"{space}path") if one.get("data-way")]
    assert len(ways) == len(view.edges)


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import sys; from tests.drawings.test_free import VIEWS;"
        "from pathwaytool.draw.svg import svg_of;"
        "sys.stdout.buffer.write(svg_of(VIEWS[1], lambda target: None).encode())"
    )
    root = Path(__file__).resolve().parents[2]
    env = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, check=True)
    assert done.stdout == svg_of(VIEWS[1], lambda target: None).encode()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_graph_is_laid_out(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 16))
    number = st.integers(0, count - 1)
    edges = data.draw(st.lists(st.tuples(number, number), max_size=40))
    titles = data.draw(st.lists(st.text(max_size=200), min_size=count, max_size=count))
    view = view_of(count, edges, titles)
    layout = free_layout_of(view)
    assert collisions(view, layout) == []
    ElementTree.fromstring(svg_of(view, lambda target: None, standalone=True))


def test_a_picture_that_nobody_could_read_is_refused_early() -> None:
    with pytest.raises(TooLargeError):
        free_layout_of(view_of(MOST_BOXES + 1, []))


def test_a_missing_graphviz_is_named() -> None:
    with pytest.raises(EngineError, match="no-such-dot"):
        free_layout_of(VIEWS[0], "no-such-dot")


def test_what_an_installed_graphviz_complains_of_is_passed_on(tmp_path: Path) -> None:
    program = tmp_path / "dot"
    program.write_text("#!/bin/sh\necho trouble in init_rank >&2\nexit 1\n", "utf-8")
    program.chmod(0o755)
    with pytest.raises(EngineError, match="trouble in init_rank"):
        free_layout_of(VIEWS[0], str(program))


def test_an_installed_graphviz_that_says_something_else_is_an_error(tmp_path: Path) -> None:
    program = tmp_path / "dot"
    program.write_text("#!/bin/sh\ncat > /dev/null\necho '{}'\n", "utf-8")
    program.chmod(0o755)
    with pytest.raises(EngineError):
        free_layout_of(VIEWS[0], str(program))
