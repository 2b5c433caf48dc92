"""Parallel lines in a channel: which line runs where, so that few cross and none lie on another.

A channel is the space between two columns of boxes, or between two lanes. A run is what one bundle
of edges needs of a channel: a stretch along it, and pins where it is left to either side.
"""

from collections.abc import Sequence

from pathwaytool.dataclass import dataclass

APART = 6
"""Two runs that end this close to each other do not share a line. Unit: pixels."""
PIN = 3
"""Pins this close to each other look like one line. Unit: pixels."""
OVERLAY = 8
MOST_ORDERED = 80


@dataclass(frozen=True, slots=True)
class TrackRun:
    """A stretch from `first` to `last` along a channel; `low` pins leave to the left or up,
    `high` pins to the right or down."""

    first: float
    last: float
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


def tracks_of(runs: Sequence[TrackRun]) -> tuple[int, ...]:
    """Return the line of each run, counted from the low side of the channel."""
    order = _ordered(runs)
    tracks = [0] * len(runs)
    for place, index in enumerate(order):
        earlier = [tracks[other] for other in order[:place] if _meet(runs[index], runs[other])]
        tracks[index] = max(earlier, default=-1) + 1
    return tuple(tracks)


def _ordered(runs: Sequence[TrackRun]) -> list[int]:
    """Order the runs from the low side, each where it makes the fewest crossings.

    One after the other is put in its best place among those before it, after which exchanging two
    neighbours can win nothing. Ties keep the order given. So many runs that no eye could follow
    them are left as they are.
    """
    if len(runs) > MOST_ORDERED:
        return list(range(len(runs)))
    costs = [[_crossings(a, b) for b in runs] for a in runs]
    order: list[int] = []
    for index in range(len(runs)):
        order.insert(_best_place(order, index, costs), index)
    return order


def _best_place(order: Sequence[int], index: int, costs: Sequence[Sequence[int]]) -> int:
    cost = sum(costs[index][other] for other in order)
    best, best_cost = 0, cost
    for place, other in enumerate(order, start=1):
        cost += costs[other][index] - costs[index][other]
        if cost <= best_cost:
            best, best_cost = place, cost
    return best


def _crossings(lower: TrackRun, higher: TrackRun) -> int:
    """Count the crossings when `lower` runs on the low side of `higher`.

    Two pins that would lie on each other are as bad as many crossings: they would look like one.
    """
    same = sum(abs(a - b) < PIN for a in higher.low for b in lower.high)
    over = sum(lower.first <= pin <= lower.last for pin in higher.low)
    over += sum(higher.first <= pin <= higher.last for pin in lower.high)
    return over + OVERLAY * same


def _meet(one: TrackRun, other: TrackRun) -> bool:
    return one.first <= other.last + APART and other.first <= one.last + APART
