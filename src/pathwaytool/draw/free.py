"""A picture without lanes with everything in its place, as Graphviz lays it out."""

from collections import defaultdict

from pathwaytool.draw.bodies import body_of
from pathwaytool.draw.engine import free_places
from pathwaytool.draw.layout import Layout
from pathwaytool.draw.parts import Edge, View

FRAME = 16
"""The room around the picture. Unit: pixels."""


def free_layout_of(view: View, program: str | None = None) -> Layout:
    """Place everything in `view` freely. `program` is an installed `dot` to ask instead of ours.

    Raises: EngineError where Graphviz is not there or fails.
    """
    leaving: dict[str, list[tuple[int, Edge]]] = defaultdict(list)
    for index, edge in enumerate(view.edges):
        leaving[edge.origin].append((index, edge))
    bodies = {box.id: body_of(box, leaving[box.id], view) for box in view.boxes}
    free = free_places(view, bodies, program)
    # Curves may swing further out than Graphviz counts.
    points = [
        (0.0, 0.0),
        (free.width, free.height),
        *(one for curve in free.curves for one in curve),
    ]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)

    def placed(x: float, y: float) -> tuple[int, int]:
        return FRAME + round(x - left), FRAME + round(y - top)

    return Layout(
        width=2 * FRAME + round(right - left),
        height=2 * FRAME + round(bottom - top),
        bodies=bodies,
        corners={
            name: placed(x - bodies[name].width / 2, y - bodies[name].height / 2)
            for name, (x, y) in free.middles.items()
        },
        paths=tuple(tuple(placed(x, y) for x, y in curve) for curve in free.curves),
        lanes=(),
        columns=(),
        head=0,
        heading=0,
        is_curved=True,
    )
