"""Nothing in a picture covers anything else, and little moves when something else changes."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median

import pytest

from pathwaytool.draw.grid import grid_of
from pathwaytool.draw.layout import Layout, Point, layout_of
from pathwaytool.draw.lettering import lines_of, width_of
from pathwaytool.draw.view import (
    Box,
    Edge,
    View,
    overview_view,
    phase_views,
    step_view,
    swimlane_view,
)
from tests.drawings.libraries import national, national_library, small, trial

pytestmark = pytest.mark.unmeasured


def pictures() -> list[View]:
    pathway, library = national(), national_library()
    phases = [one for phase in pathway.phases for one in phase_views(pathway, library, phase, "da")]
    steps = [step_view(pathway, library, step, "da") for step in list(pathway.steps)[::4]]
    return [
        swimlane_view(trial(), small(), "da"),
        swimlane_view(pathway, library, "da"),
        swimlane_view(pathway, library, "en"),
        overview_view(pathway, library, "da"),
        *phases,
        *steps,
    ]


PICTURES = pictures()


def frame(box: Box, layout: Layout) -> tuple[int, int, int, int]:
    (x, y), body = layout.corners[box.id], layout.bodies[box.id]
    return x, y, x + body.width, y + body.height


def stretches(view: View, layout: Layout) -> Iterator[tuple[Edge, Point, Point]]:
    for edge, points in zip(view.edges, layout.paths, strict=True):
        for a, b in pairwise(points):
            if a != b:
                yield edge, a, b


@pytest.mark.parametrize("view", PICTURES, ids=lambda view: f"{view.id}-{view.language}")
def test_no_box_covers_another_and_all_are_inside(view: View) -> None:
    layout = layout_of(view)
    frames = [frame(box, layout) for box in view.boxes]
    for place, (left, top, right, bottom) in enumerate(frames):
        assert 0 < left < right < layout.width
        assert 0 < top < bottom < layout.height
        for other in frames[:place]:
            apart = right < other[0] or other[2] < left or bottom < other[1] or other[3] < top
            assert apart


@pytest.mark.parametrize("view", PICTURES, ids=lambda view: f"{view.id}-{view.language}")
def test_no_edge_runs_through_a_box(view: View) -> None:
    layout = layout_of(view)
    for edge, a, b in stretches(view, layout):
        for box in view.boxes:
            left, top, right, bottom = frame(box, layout)
            clear = (
                max(a[0], b[0]) <= left
                or min(a[0], b[0]) >= right
                or max(a[1], b[1]) <= top
                or min(a[1], b[1]) >= bottom
            )
            assert clear, f"{edge.origin} -> {edge.to} runs through {box.id}"


def lie_on_each_other(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other
    for k in (0, 1):
        if a[k] == b[k] and c[k] == d[k] and abs(a[k] - c[k]) < 3:
            low = max(min(a[1 - k], b[1 - k]), min(c[1 - k], d[1 - k]))
            high = min(max(a[1 - k], b[1 - k]), max(c[1 - k], d[1 - k]))
            return high - low > 4
    return False


@pytest.mark.parametrize("view", PICTURES, ids=lambda view: f"{view.id}-{view.language}")
def test_edges_to_different_steps_never_lie_on_each_other(view: View) -> None:
    found = list(stretches(view, layout_of(view)))
    for place, (edge, a, b) in enumerate(found):
        for other, c, d in found[:place]:
            if edge.to != other.to and edge.origin != other.origin:
                pair = f"{edge.origin} -> {edge.to} and {other.origin} -> {other.to}"
                assert not lie_on_each_other((a, b), (c, d)), pair


@pytest.mark.parametrize("view", PICTURES, ids=lambda view: f"{view.id}-{view.language}")
def test_edges_turn_at_right_angles_and_end_at_their_boxes(view: View) -> None:
    layout = layout_of(view)
    boxes = {box.id: box for box in view.boxes}
    for edge, a, b in stretches(view, layout):
        assert a[0] == b[0] or a[1] == b[1], edge
    for edge, points in zip(view.edges, layout.paths, strict=True):
        for name, (x, y) in ((edge.origin, points[0]), (edge.to, points[-1])):
            left, top, right, bottom = frame(boxes[name], layout)
            assert left <= x <= right
            assert top <= y <= bottom
            assert x in (left, right) or y in (top, bottom)


@pytest.mark.parametrize("view", PICTURES, ids=lambda view: f"{view.id}-{view.language}")
def test_every_line_of_text_fits_its_box(view: View) -> None:
    for body in layout_of(view).bodies.values():
        for wording in body.wordings:
            bold = wording.role in ("title", "deadline", "start")
            size = 13 if wording.role == "title" else 11
            for line in wording.lines:
                assert wording.x + width_of(line, size, bold=bold) <= body.width
            assert wording.y + wording.height * (len(wording.lines) - 1) < body.height


def test_little_moves_when_a_step_goes() -> None:
    """Count the boxes that change lane, column or order; gaps may still widen."""
    view = swimlane_view(national(), national_library(), "da")
    before = order_of(view)
    moved = []
    for gone in view.boxes[::3]:
        after = order_of(without(view, gone))
        moved.append(sum(after[name] != before[name] - {gone.id} for name in after))
    assert median(moved) <= 1
    assert sum(moved) / len(moved) <= 6


def without(view: View, gone: Box) -> View:
    return replace(
        view,
        boxes=tuple(box for box in view.boxes if box.id != gone.id),
        edges=tuple(edge for edge in view.edges if gone.id not in (edge.origin, edge.to)),
    )


def order_of(view: View) -> dict[str, set[str]]:
    """Return for each box those that stand left of it or above it in its own lane and phase."""
    grid = grid_of(view, layout_of(view).bodies)
    boxes = {box.id: box for box in view.boxes}
    return {
        name: {
            other
            for other, place in grid.spots.items()
            if (boxes[other].lane, boxes[other].column) == (boxes[name].lane, boxes[name].column)
            and (place.column, place.y) < (spot.column, spot.y)
        }
        for name, spot in grid.spots.items()
    }


def test_an_undeclared_circle_is_drawn() -> None:
    view = swimlane_view(trial(), small(), "da")
    circle = replace(view, edges=(*view.edges, Edge("plan", "barn"), Edge("plan", "plan")))
    assert len(layout_of(circle).paths) == len(circle.edges)


def test_a_long_chain_is_no_trouble() -> None:
    view = swimlane_view(trial(), small(), "da")
    model = next(box for box in view.boxes if box.id == "plan")
    boxes = tuple(replace(model, id=f"s{place}") for place in range(1500))
    edges = tuple(Edge(a.id, b.id) for a, b in pairwise(boxes))
    layout = layout_of(replace(view, boxes=boxes, edges=edges))
    assert len(layout.corners) == 1500


def test_a_word_that_is_too_long_is_broken_and_kept() -> None:
    word = "Ungdomskriminalitetsnævnssekretariatsmedarbejder" * 3
    lines = lines_of(word, 120, 13)
    assert len(lines) > 1
    assert "".join(lines) == word
    assert all(width_of(line, 13) <= 120 for line in lines)


def test_too_many_lines_end_in_an_ellipsis() -> None:
    lines = lines_of("mange ord " * 40, 120, 13, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_an_empty_picture_has_a_size() -> None:
    view = replace(swimlane_view(trial(), small(), "da"), boxes=(), edges=(), lanes=(), columns=())
    layout = layout_of(view)
    assert layout.width > 0
    assert layout.height > 0
