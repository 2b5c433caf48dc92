"""Which way each edge takes between the boxes.

The space left of each column is a gutter, the space above each lane a corridor. An edge leaves its
box sideways into a gutter and either meets its target from there, runs straight over free ground,
or runs along one corridor to the gutter beside its target. Edges to the same target share their
lines, so that ten ways into one step are one tree and not ten lines.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from pathwaytool.dataclass import dataclass
from pathwaytool.draw.bodies import Body
from pathwaytool.draw.grid import Grid, Spot
from pathwaytool.draw.parts import Edge, View
from pathwaytool.draw.ports import entry_of, sides_of

CORRIDOR = 40
"""How high a corridor is taken to be before it is known what runs in it. Unit: pixels."""
PIN = 4
CLEAR = 9
"""How close an edge may pass a box."""
BEND = 30
"""A way through a corridor has two more bends than a straight one: it must be this much shorter."""

Net = tuple[str, bool, bool]
"""Edges that share their lines: the same target, the same side of it, and whether it is a loop."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The way of an edge, in words of channels. Sides: True is the right side of a box.

    `gutters` is empty for an edge straight down to the next box, has one index for an edge with one
    vertical stretch, and two for an edge that runs along `corridor` between them. `alone`: no other
    edge shares its lines, and it crosses one gutter only.
    """

    edge: int
    net: Net
    leaves_right: bool
    enters_right: bool
    gutters: tuple[int, ...]
    corridor: int | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """What the ways are planned on. `tops` are the heights of the lanes as first assumed.

    `pins`: gutter to the heights at which edges leave boxes for it or arrive from it, with the net
    and the box that the edge leaves.
    """

    view: View
    grid: Grid
    bodies: Mapping[str, Body]
    tops: tuple[int, ...]
    pins: Mapping[int, Sequence[tuple[int, Net, str]]] = field(default_factory=dict)

    def port(self, index: int, edge: Edge) -> int:
        """Return the height at which an edge leaves its box."""
        spot = self.grid.spots[edge.origin]
        return self.tops[spot.lane] + spot.y + self.bodies[edge.origin].ports[index]

    def entry(self, edge: Edge) -> int:
        """Return the height at which an edge arrives."""
        spot = self.grid.spots[edge.to]
        return self.tops[spot.lane] + spot.y + entry_of(edge)

    def corridor(self, index: int) -> float:
        """Return the middle of a corridor: the one above lane `index`, or below the last lane."""
        if index < len(self.tops):
            return self.tops[index] - CORRIDOR / 2
        return self.tops[-1] + self.grid.heights[-1] + CORRIDOR / 2


def nominal_tops(grid: Grid) -> tuple[int, ...]:
    """Return the top of each lane when every corridor has its assumed height."""
    tops = []
    y = CORRIDOR
    for height in grid.heights:
        tops.append(y)
        y += height + CORRIDOR
    return tuple(tops)


def plans_of(view: View, grid: Grid, bodies: Mapping[str, Body]) -> tuple[Plan, ...]:
    """Return the way of every edge, in the order of the edges."""
    bare = Ground(view, grid, bodies, nominal_tops(grid))
    ground = replace(bare, pins=_pins(bare))
    taken: list[tuple[float, int, int, Net]] = []
    plans: list[Plan] = []
    for index, edge in enumerate(view.edges):
        plan = _plan(index, edge, ground, taken, plans)
        plans.append(plan)
        stretch = _straight(plan, ground)
        if stretch:
            taken.append((*stretch, plan.net))
    sharing = Counter(plan.net for plan in plans)
    return tuple(
        replace(plan, alone=sharing[plan.net] == 1 and _straight(plan, ground) is None)
        for plan in plans
    )


def _pins(ground: Ground) -> dict[int, list[tuple[int, Net, str]]]:
    pins: dict[int, list[tuple[int, Net, str]]] = defaultdict(list)
    for index, edge in enumerate(ground.view.edges):
        origin, to = ground.grid.spots[edge.origin], ground.grid.spots[edge.to]
        leaves, enters = sides_of(edge, ground.view, ground.grid)
        net = (edge.to, enters, bool(edge.loop))
        pins[origin.column + leaves].append((ground.port(index, edge), net, edge.origin))
        pins[to.column + enters].append((ground.entry(edge), net, edge.origin))
    return pins


def _plan(
    index: int,
    edge: Edge,
    ground: Ground,
    taken: list[tuple[float, int, int, Net]],
    plans: list[Plan],
) -> Plan:
    origin, to = ground.grid.spots[edge.origin], ground.grid.spots[edge.to]
    leaves, enters = sides_of(edge, ground.view, ground.grid)
    net = (edge.to, enters, bool(edge.loop))
    first, second = origin.column + leaves, to.column + enters
    if _is_below(index, edge, ground):
        return Plan(index, net, leaves, enters, ())
    if first == second:
        return Plan(index, net, leaves, enters, (first,))
    options = [Plan(index, net, leaves, enters, (gutter,)) for gutter in (first, second)]
    free = [one for one in options if _is_free(one, ground, taken)]
    through = [
        Plan(index, net, leaves, enters, (first, second), corridor)
        for corridor in range(len(ground.tops) + 1)
    ]
    shared = {plan.corridor for plan in plans if plan.net == net}
    return min(free + through, key=lambda plan: _cost(plan, ground, shared))


def _cost(plan: Plan, ground: Ground, shared: set[int | None]) -> float:
    edge = ground.view.edges[plan.edge]
    port, entry = ground.port(plan.edge, edge), ground.entry(edge)
    if plan.corridor is None:
        return abs(port - entry)
    middle = ground.corridor(plan.corridor)
    bonus = BEND if plan.corridor in shared else 0
    return abs(port - middle) + abs(entry - middle) + BEND - bonus


def _is_below(index: int, edge: Edge, ground: Ground) -> bool:
    """Tell whether an edge without a row leads to the box right under its own."""
    origin, to = ground.grid.spots[edge.origin], ground.grid.spots[edge.to]
    if (origin.column, origin.lane) != (to.column, to.lane) or to.y <= origin.y:
        return False
    body = ground.bodies[edge.origin]
    between = any(
        (spot.column, spot.lane) == (to.column, to.lane) and origin.y < spot.y < to.y
        for spot in ground.grid.spots.values()
    )
    return not between and index not in body.rows


def _straight(plan: Plan, ground: Ground) -> tuple[float, int, int] | None:
    """Return the height and the first and last column of free ground that a plan crosses."""
    if len(plan.gutters) != 1:
        return None
    edge = ground.view.edges[plan.edge]
    origin, to = ground.grid.spots[edge.origin], ground.grid.spots[edge.to]
    first, second = origin.column + plan.leaves_right, to.column + plan.enters_right
    if first == second:
        return None
    at_entry = plan.gutters[0] == first
    y = ground.entry(edge) if at_entry else ground.port(plan.edge, edge)
    low, high = sorted((first, second))
    return y, low, high - 1


def _is_free(plan: Plan, ground: Ground, taken: list[tuple[float, int, int, Net]]) -> bool:
    stretch = _straight(plan, ground)
    if stretch is None:
        return False
    y, low, high = stretch
    edge = ground.view.edges[plan.edge]
    for other_y, net, origin in ground.pins.get(plan.gutters[0], ()):
        if abs(other_y - y) < PIN and net != plan.net and origin != edge.origin:
            return False
    for name, spot in _between(ground, low, high):
        top = ground.tops[spot.lane] + spot.y
        if top - CLEAR <= y <= top + ground.bodies[name].height + CLEAR:
            return False
    return not any(
        abs(y - other) < CLEAR and low <= last + 1 and first <= high + 1 and net != plan.net
        for other, first, last, net in taken
    )


def _between(ground: Ground, low: int, high: int) -> Iterator[tuple[str, Spot]]:
    for name, spot in ground.grid.spots.items():
        if low <= spot.column <= high:
            yield name, spot
