"""DOT, Mermaid and PNG: whole, safe, and the same every time."""

import re
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pathwaytool.draw.dot import dot_of
from pathwaytool.draw.engine import EngineError, graphviz_svg
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
    assert all(f'"{box.id}" [label=' in dot for box in view.boxes)
    assert dot.count("subgraph cluster_") == len(view.lanes)


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


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for dot")
def test_an_installed_graphviz_can_be_chosen(tmp_path: Path) -> None:
    program = tmp_path / "dot"
    program.write_text('#!/bin/sh\necho "<svg>$1 $(wc -l)</svg>"\n', "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    lines = dot_of(picture()).count("\n")
    assert graphviz_svg(picture(), str(program)).split() == ["<svg>-Tsvg", f"{lines}</svg>"]


def test_a_missing_graphviz_is_named() -> None:
    with pytest.raises(EngineError, match="no-such-dot"):
        graphviz_svg(picture(), "no-such-dot")


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for dot")
def test_what_graphviz_complains_of_is_passed_on(tmp_path: Path) -> None:
    program = tmp_path / "dot"
    program.write_text("#!/bin/sh\necho trouble in init_rank >&2\nexit 1\n", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(EngineError, match="trouble in init_rank"):
        graphviz_svg(picture(), str(program))
