"""Where the boxes of a picture stand: which column, which lane, and how far down in the lane.

A box stands in the column of its phase. A crowded phase gets several columns, filled in the order
of the flow; within a column boxes are stacked in the same order. A box therefore moves only when
something changes in its own lane and phase, or upstream in the same phase.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pathwaytool.dataclass import dataclass
from pathwaytool.draw.bodies import Body
from pathwaytool.draw.parts import Box, Edge, PictureKind, View

STACK_GAP = 26
LANE_PAD = 18
DEEPEST = {PictureKind.PHASE: 2, PictureKind.STEP: 99, PictureKind.LIBRARY: 99}
"""How many boxes may stand on top of each other in a lane before a phase gets one more column."""
DEEP = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a box: column index, lane index, and `y` from the top of its lane."""

    column: int
    lane: int
    y: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The places of all boxes by id; `owner[c]` is the index of the view's column that column c
    belongs to; `heights` are those of the lanes, `widths` those of the columns."""

    spots: Mapping[str, Spot]
    owner: tuple[int, ...]
    widths: tuple[int, ...]
    heights: tuple[int, ...]


def grid_of(view: View, bodies: Mapping[str, Body]) -> Grid:
    """Place the boxes of `view`."""
    levels = levels_of(view)
    owner: list[int] = []
    columns: dict[str, int] = {}
    for index, column in enumerate(view.columns):
        inside = [box for box in view.boxes if box.column == column.id]
        spread = _spread(inside, levels, DEEPEST.get(view.kind, DEEP))
        for box in inside:
            columns[box.id] = len(owner) + spread[box.id]
        owner += [index] * (max(spread.values(), default=0) + 1)
    spots, heights = _stacked(view, bodies, columns, levels)
    widths = [
        max((bodies[name].width for name, at in columns.items() if at == column), default=40)
        for column in range(len(owner))
    ]
    return Grid(spots, tuple(owner), tuple(widths), tuple(heights))


def levels_of(view: View) -> dict[str, int]:
    """Return how many boxes at most come before each box inside its own column of the view.

    Loops, and edges that run backwards in an undeclared circle, are not counted.
    """
    column = {box.id: box.column for box in view.boxes}
    following: dict[str, list[str]] = defaultdict(list)
    for edge in _forward(view.edges, column):
        following[edge.origin].append(edge.to)
    levels = dict.fromkeys(column, 0)
    for name in _in_order(column, following):
        for after in following[name]:
            levels[after] = max(levels[after], levels[name] + 1)
    return levels


def _forward(edges: Sequence[Edge], column: Mapping[str, str]) -> list[Edge]:
    return [
        edge
        for edge in edges
        if not edge.loop and edge.origin != edge.to and column[edge.origin] == column[edge.to]
    ]


def _in_order(names: Mapping[str, str], following: dict[str, list[str]]) -> list[str]:
    """Return the names, each before what follows it; a circle is cut where it closes."""
    done: list[str] = []
    seen: set[str] = set()
    for name in names:
        if name in seen:
            continue
        seen.add(name)
        open_ = [(name, iter(list(following[name])))]
        while open_:
            current, rest = open_[-1]
            after = next(rest, None)
            if after is None:
                open_.pop()
                done.append(current)
            elif after not in seen:
                seen.add(after)
                open_.append((after, iter(list(following[after]))))
    done.reverse()
    place = {name: index for index, name in enumerate(done)}
    for name, ways in following.items():
        following[name] = [after for after in ways if place[after] > place[name]]
    return done


def _spread(inside: Sequence[Box], levels: Mapping[str, int], deepest: int) -> dict[str, int]:
    """Return the column of each box, counted from the first column of its phase."""
    spread: dict[str, int] = {}
    column = 0
    depth: Counter[str] = Counter()
    for level in sorted({levels[box.id] for box in inside}):
        here = [box for box in inside if levels[box.id] == level]
        adding = Counter(box.lane for box in here)
        if depth and any(depth[lane] + adding[lane] > deepest for lane in adding):
            column += 1
            depth = Counter()
        depth += adding
        spread |= {box.id: column for box in here}
    return spread


def _stacked(
    view: View,
    bodies: Mapping[str, Body],
    columns: Mapping[str, int],
    levels: Mapping[str, int],
) -> tuple[dict[str, Spot], list[int]]:
    lanes = {lane.id: index for index, lane in enumerate(view.lanes)}
    bottom: dict[tuple[int, int], int] = defaultdict(lambda: LANE_PAD)
    spots: dict[str, Spot] = {}
    places = {box.id: place for place, box in enumerate(view.boxes)}
    for box in sorted(view.boxes, key=lambda box: (levels[box.id], places[box.id])):
        cell = (columns[box.id], lanes[box.lane])
        spots[box.id] = Spot(*cell, bottom[cell])
        bottom[cell] += bodies[box.id].height + STACK_GAP
    heights = [
        max((low for (_, at), low in bottom.items() if at == lane), default=60)
        - STACK_GAP
        + LANE_PAD
        for lane in range(len(view.lanes))
    ]
    return spots, heights
