"""A picture with everything in its place. Unit: pixels, from the upper left corner."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pathwaytool.dataclass import dataclass
from pathwaytool.draw.bodies import Body, body_of
from pathwaytool.draw.grid import Grid, grid_of
from pathwaytool.draw.parts import Edge, PictureKind, View
from pathwaytool.draw.ports import settled
from pathwaytool.draw.routes import Ground, Net, Plan, nominal_tops, plans_of
from pathwaytool.draw.tracks import TrackRun, tracks_of

GAP = 9
"""Between two parallel edges."""
GUTTER_EDGE = 14
"""Between a box and the first edge beside it."""
CORRIDOR_EDGE = 9
LANE_HEAD = 118
"""The width of the lane titles, when lanes have titles."""
HEADING = 40
"""The height of the column headings, when columns have titles."""
FRAME = 6
SLIGHT = 8
"""An edge that arrives alone is not bent for less than this."""

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """Corners of the boxes by id; the points of each edge in the order of the edges.

    `lanes` and `columns` are the stretches (first, last) of the view's lanes and columns. Where
    `is_curved`, the points of an edge are those of Bézier curves, and last the tip of its arrow.
    """

    width: int
    height: int
    bodies: Mapping[str, Body]
    corners: Mapping[str, Point]
    paths: tuple[tuple[Point, ...], ...]
    lanes: tuple[tuple[int, int], ...]
    columns: tuple[tuple[int, int], ...]
    head: int
    heading: int
    is_curved: bool = False


@dataclass(frozen=True, slots=True)
class _Channels:
    """Where everything that runs lies: x of (gutter, net), y of (corridor, net), and the sums."""

    xs: Mapping[tuple[int, Net], int]
    ys: Mapping[tuple[int, Net], int]
    lefts: tuple[int, ...]
    tops: tuple[int, ...]
    width: int
    height: int
    bounds: tuple[tuple[int, int], ...]


def layout_of(view: View) -> Layout:
    """Place everything in `view`. The same view gives the same layout on every machine."""
    leaving: dict[str, list[tuple[int, Edge]]] = defaultdict(list)
    for index, edge in enumerate(view.edges):
        leaving[edge.origin].append((index, edge))
    bodies = {box.id: body_of(box, leaving[box.id], view) for box in view.boxes}
    if view.kind == PictureKind.OVERVIEW:
        bodies = _levelled(view, bodies)
    grid = grid_of(view, bodies)
    bodies = settled(view, grid, bodies)
    plans = plans_of(view, grid, bodies)
    channels = _channels(view, grid, bodies, plans)
    corners = {
        name: (
            channels.lefts[spot.column] + (grid.widths[spot.column] - bodies[name].width) // 2,
            channels.tops[spot.lane] + spot.y,
        )
        for name, spot in grid.spots.items()
    }
    ground = Ground(view, grid, bodies, channels.tops)
    return Layout(
        width=channels.width,
        height=channels.height,
        bodies=bodies,
        corners=corners,
        paths=tuple(_points(plan, ground, channels, corners) for plan in plans),
        lanes=channels.bounds,
        columns=_column_bounds(view, grid, channels),
        head=_head(view),
        heading=_heading(view),
    )


def _levelled(view: View, bodies: Mapping[str, Body]) -> dict[str, Body]:
    """Make all boxes of a lane as high as its highest: a calm row instead of a ragged one."""
    highest: dict[str, int] = defaultdict(int)
    for box in view.boxes:
        highest[box.lane] = max(highest[box.lane], bodies[box.id].height)
    return {box.id: replace(bodies[box.id], height=highest[box.lane]) for box in view.boxes}


def _head(view: View) -> int:
    return LANE_HEAD if any(lane.title for lane in view.lanes) else 0


def _heading(view: View) -> int:
    return HEADING if any(column.title for column in view.columns) else 0


def _channels(
    view: View, grid: Grid, bodies: Mapping[str, Body], plans: Sequence[Plan]
) -> _Channels:
    ground = Ground(view, grid, bodies, nominal_tops(grid))
    gutters = _gutter_runs(plans, ground)
    corridors = _corridor_runs(plans, ground)
    xs: dict[tuple[int, Net], int] = {}
    lefts = []
    x = FRAME + _head(view)
    for gutter in range(len(grid.owner) + 1):
        width = _lay(gutter, gutters[gutter], x, GUTTER_EDGE, xs)
        x += width
        if gutter < len(grid.owner):
            lefts.append(x)
            x += grid.widths[gutter]
    ys: dict[tuple[int, Net], int] = {}
    tops = []
    y = FRAME + _heading(view)
    bounds = [y]
    for corridor in range(len(grid.heights) + 1):
        height = _lay(corridor, corridors[corridor], y, CORRIDOR_EDGE, ys)
        bounds.append(y + height // 2)
        y += height
        if corridor < len(grid.heights):
            tops.append(y)
            y += grid.heights[corridor]
    edges = [bounds[0], *bounds[2:-1], y]
    return _Channels(
        xs,
        ys,
        tuple(lefts),
        tuple(tops),
        x + FRAME,
        y + FRAME,
        tuple(pairwise(edges)),
    )


def _lay(
    channel: int,
    runs: Mapping[Net, TrackRun],
    start: int,
    edge: int,
    places: dict[tuple[int, Net], int],
) -> int:
    """Lay the runs of a channel side by side, and return how wide the channel became."""
    tracks = tracks_of(list(runs.values()))
    for net, track in zip(runs, tracks, strict=True):
        places[channel, net] = start + edge + track * GAP
    count = max(tracks, default=-1) + 1
    return 2 * edge + max(count - 1, 0) * GAP if count else edge


def _gutter_runs(plans: Sequence[Plan], ground: Ground) -> dict[int, dict[Net, TrackRun]]:
    runs: dict[int, dict[Net, TrackRun]] = defaultdict(dict)
    for plan in plans:
        edge = ground.view.edges[plan.edge]
        port = (float(ground.port(plan.edge, edge)), plan.leaves_right)
        entry = (float(ground.entry(edge)), plan.enters_right)
        if len(plan.gutters) == 1:
            _extend(runs[plan.gutters[0]], plan.net, [port, entry], None)
        elif plan.corridor is not None:
            middle = ground.corridor(plan.corridor)
            _extend(runs[plan.gutters[0]], plan.net, [port], middle)
            _extend(runs[plan.gutters[1]], plan.net, [entry], middle)
    return runs


def _corridor_runs(plans: Sequence[Plan], ground: Ground) -> dict[int, dict[Net, TrackRun]]:
    runs: dict[int, dict[Net, TrackRun]] = defaultdict(dict)
    for plan in plans:
        if plan.corridor is None:
            continue
        edge = ground.view.edges[plan.edge]
        middle = ground.corridor(plan.corridor)
        heights = (ground.port(plan.edge, edge), ground.entry(edge))
        pins = [
            (100.0 * gutter, height < middle)
            for gutter, height in zip(plan.gutters, heights, strict=True)
        ]
        _extend(runs[plan.corridor], plan.net, pins, None)
    return runs


def _extend(
    runs: dict[Net, TrackRun], net: Net, pins: Sequence[tuple[float, bool]], reach: float | None
) -> None:
    """Lengthen the run of a net so that it has these pins; (place, whether on the low side)."""
    places = [place for place, _ in pins] + ([] if reach is None else [reach])
    old = runs.get(net, TrackRun(min(places), max(places)))
    runs[net] = replace(
        old,
        first=min(old.first, *places),
        last=max(old.last, *places),
        low=old.low + tuple(place for place, low in pins if low),
        high=old.high + tuple(place for place, low in pins if not low),
    )


def _points(
    plan: Plan, ground: Ground, channels: _Channels, corners: Mapping[str, Point]
) -> tuple[Point, ...]:
    edge = ground.view.edges[plan.edge]
    origin, to = corners[edge.origin], corners[edge.to]
    wide, target = ground.bodies[edge.origin].width, ground.bodies[edge.to].width
    if not plan.gutters:
        middle = origin[0] + wide // 2
        return (middle, origin[1] + ground.bodies[edge.origin].height), (middle, to[1])
    start = (origin[0] + (wide if plan.leaves_right else 0), ground.port(plan.edge, edge))
    end = (to[0] + (target if plan.enters_right else 0), ground.entry(edge))
    x = channels.xs[plan.gutters[0], plan.net]
    if plan.corridor is None:
        if plan.alone and abs(start[1] - end[1]) <= SLIGHT:
            end = (end[0], start[1])
        return start, (x, start[1]), (x, end[1]), end
    y = channels.ys[plan.corridor, plan.net]
    second = channels.xs[plan.gutters[1], plan.net]
    return start, (x, start[1]), (x, y), (second, y), (second, end[1]), end


def _column_bounds(view: View, grid: Grid, channels: _Channels) -> tuple[tuple[int, int], ...]:
    bounds = []
    for index in range(len(view.columns)):
        mine = [column for column, owner in enumerate(grid.owner) if owner == index]
        first, last = channels.lefts[mine[0]], channels.lefts[mine[-1]] + grid.widths[mine[-1]]
        bounds.append((first, last))
    return tuple(bounds)
