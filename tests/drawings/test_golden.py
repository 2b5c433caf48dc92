"""Pictures of the small pathway as text, to be read when they change."""

import json
from pathlib import Path

import pytest

from pathwaytool.draw.dot import dot_of
from pathwaytool.draw.free import free_layout_of
from pathwaytool.draw.layout import layout_of
from pathwaytool.draw.mermaid import mermaid_of
from pathwaytool.draw.parts import FREE
from pathwaytool.draw.twin import twin_text
from pathwaytool.draw.view import (
    View,
    documents_view,
    flow_view,
    library_view,
    overview_view,
    phase_view,
    step_view,
    swimlane_view,
)
from tests.drawings.libraries import cooperation, small, trial

GOLDEN = Path(__file__).parent / "golden"
VIEWS = {
    "swimlane": swimlane_view(trial(), small(), "da"),
    "route": swimlane_view(
        trial(), small(), "da", highlight=["anmeldelse", "vurdering", "ung", "plan"]
    ),
    "overview": overview_view(trial(), small(), "en"),
    "phase": phase_view(trial(), small(), "se", "da"),
    "step": step_view(trial(), small(), "plan", "sv"),
    "library": library_view(small(), "da"),
    "flow": flow_view(trial(), small(), "da"),
    "cooperation": cooperation(trial(), small(), "da"),
    "documents": documents_view(trial(), small(), "en"),
}


def layout_json(view: View) -> str:
    """Write where everything stands, one box or edge a line."""
    layout = free_layout_of(view) if view.kind in FREE else layout_of(view)
    rows = [
        {"box": name, "at": corner, "size": [layout.bodies[name].width, layout.bodies[name].height]}
        for name, corner in layout.corners.items()
    ]
    rows += [
        {"edge": f"{edge.origin} -> {edge.to}", "through": points}
        for edge, points in zip(view.edges, layout.paths, strict=True)
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n"


WRITERS = {"dot": dot_of, "mmd": mermaid_of, "txt": twin_text, "json": layout_json}


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("name", VIEWS)
def test_a_picture_is_as_it_was(name: str, kind: str, accept: bool) -> None:
    path = GOLDEN / f"{name}.{kind}"
    written = WRITERS[kind](VIEWS[name])
    if accept:
        path.write_text(written, "utf-8")
    assert written == path.read_text("utf-8")


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{name}.{kind}" for name in VIEWS for kind in WRITERS}
    assert {path.name for path in GOLDEN.iterdir()} == expected
