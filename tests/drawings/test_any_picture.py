"""Whatever the graph: it is drawn, and no edge runs through a box or along a foreign edge."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathwaytool.draw.layout import layout_of
from pathwaytool.draw.parts import FREE
from pathwaytool.draw.svg import svg_of
from pathwaytool.draw.view import Box, Branching, Column, Edge, Form, Lane, PictureKind, View
from tests.drawings.test_layout import frame, lie_on_each_other, stretches

pytestmark = pytest.mark.unmeasured

LANES = ("a", "b", "c")
COLUMNS = ("1", "2", "3", "4")


@st.composite
def some_view(draw: st.DrawFn) -> View:
    count = draw(st.integers(1, 14))
    boxes = tuple(
        Box(
            id=f"s{place}",
            title=draw(st.text(max_size=40)),
            form=draw(st.sampled_from(Form)),
            lane=draw(st.sampled_from(LANES)),
            column=draw(st.sampled_from(COLUMNS)),
            slot=place % 8,
            branching=draw(st.sampled_from(Branching)),
            start=draw(st.sampled_from(["", "Start"])),
        )
        for place in range(count)
    )
    ids = st.sampled_from([box.id for box in boxes])
    ends = draw(st.lists(st.tuples(ids, ids), max_size=30, unique=True))
    edges = tuple(
        Edge(
            origin,
            to,
            label=draw(st.sampled_from(["", "hvis noget", "hvis noget andet er sket før"])),
            loop=draw(st.sampled_from(["", "", "igen"])) or ("igen" if origin == to else ""),
            handoff=draw(st.booleans()),
        )
        for origin, to in ends
    )
    return View(
        id="v",
        kind=draw(st.sampled_from([kind for kind in PictureKind if kind not in FREE])),
        title="Et billede",
        description="",
        language="da",
        lanes=tuple(Lane(name, name, place) for place, name in enumerate(LANES)),
        columns=tuple(Column(name, name) for name in COLUMNS),
        boxes=boxes,
        edges=edges,
    )


@settings(max_examples=120, deadline=None)
@given(some_view())
def test_it_is_drawn_and_nothing_collides(view: View) -> None:
    layout = layout_of(view)
    found = list(stretches(view, layout))
    for edge, a, b in found:
        for box in view.boxes:
            left, top, right, bottom = frame(box, layout)
            outside = (
                max(a[0], b[0]) <= left
                or min(a[0], b[0]) >= right
                or max(a[1], b[1]) <= top
                or min(a[1], b[1]) >= bottom
            )
            assert outside, f"{edge.origin} -> {edge.to} runs through {box.id}"
    for place, (edge, a, b) in enumerate(found):
        for other, c, d in found[:place]:
            if edge.to != other.to and edge.origin != other.origin:
                assert not lie_on_each_other((a, b), (c, d)), (edge, other)


@settings(max_examples=60, deadline=None)
@given(some_view())
def test_its_svg_is_well_formed(view: View) -> None:
    ElementTree.fromstring(svg_of(view, lambda target: "x", standalone=True))
