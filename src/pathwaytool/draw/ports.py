"""Where exactly edges leave their boxes: no line starts on top of another that ends there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pathwaytool.dataclass import dataclass
from pathwaytool.draw.bodies import ENTRY, LOOP_ENTRY, Body
from pathwaytool.draw.grid import Grid
from pathwaytool.draw.parts import Edge, PictureKind, View

APART = 4
"""Two lines that meet a gutter closer than this would look like one. Unit: pixels."""
NUDGES = (0, 4, -4, 7, -7)
"""How far a line may leave from the middle of its row."""
PLAIN_NUDGES = (0, 22, 8, 16, 28, -8)
FOOT = 7


@dataclass(frozen=True, slots=True)
class _Pin:
    """A line that meets a gutter at `y` of a lane, from the box on its left or on its right.

    `owner` is the box that it leaves, or the box that it arrives at.
    """

    lane: int
    y: int
    from_left: bool
    owner: str
    arrives: bool


def entry_of(edge: Edge) -> int:
    """Return how far below the top of its target an edge arrives."""
    return ENTRY + LOOP_ENTRY if edge.loop else ENTRY


def sides_of(edge: Edge, view: View, grid: Grid) -> tuple[bool, bool]:
    """Return whether an edge leaves on the right side, and whether it arrives on the right side.

    In an overview the way on to a lower row runs as reading does: out to the right, in from the
    left.
    """
    origin, to = grid.spots[edge.origin], grid.spots[edge.to]
    if view.kind == PictureKind.OVERVIEW and not edge.loop and to.lane > origin.lane:
        return True, False
    return to.column >= origin.column, to.column <= origin.column


def settled(view: View, grid: Grid, bodies: Mapping[str, Body]) -> dict[str, Body]:
    """Return the bodies with ports at which no two lines lie on each other."""
    pins: dict[int, list[_Pin]] = defaultdict(list)
    for edge in view.edges:
        to = grid.spots[edge.to]
        _, right = sides_of(edge, view, grid)
        pins[to.column + right].append(
            _Pin(to.lane, to.y + entry_of(edge), right, edge.to, arrives=True)
        )
    ports: dict[str, dict[int, int]] = defaultdict(dict)
    for index, edge in enumerate(view.edges):
        origin = grid.spots[edge.origin]
        right, _ = sides_of(edge, view, grid)
        here = pins[origin.column + right]
        pin = _Pin(origin.lane, origin.y, right, edge.origin, arrives=False)
        port = _port(index, edge, bodies[edge.origin], pin, here)
        ports[edge.origin][index] = port
        here.append(replace(pin, y=origin.y + port))
    return {name: replace(body, ports=ports[name]) for name, body in bodies.items()}


def _port(index: int, edge: Edge, body: Body, top: _Pin, pins: Sequence[_Pin]) -> int:
    wanted = body.ports[index]
    nudges = NUDGES if index in body.rows else PLAIN_NUDGES
    for nudge in nudges:
        port = wanted + nudge
        if not FOOT <= port <= body.height - FOOT:
            continue
        if not any(_collides(top, top.y + port, pin, edge) for pin in pins):
            return port
    return wanted


def _collides(pin: _Pin, y: int, other: _Pin, edge: Edge) -> bool:
    if abs(y - other.y) >= APART or pin.lane != other.lane:
        return False
    if other.arrives:
        return other.owner != edge.to
    return pin.from_left != other.from_left
