"""The loops of a pathway: all ways back to one step are one loop.

Two steps never wait for each other only because it is so; `docs/semantics.md` has the proof.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pathwaytool.dataclass import dataclass
from pathwaytool.prove.compile.flow import BEGINNING, Way, Work, bits, mask_of, union_of


@dataclass(frozen=True, slots=True)
class WaysBack:
    """All ways back to one step.

    `inside` are the works from which a way back to it is reached without passing it; `circle` those
    of them that it leads to itself, so that a new round comes to them. `is_real`: nobody comes to a
    way back without having passed the step.
    """

    inside: int
    circle: int
    is_real: bool


def loops_of(works: Sequence[Work]) -> dict[int, WaysBack]:
    """Return the loops of these steps, by the step that they go back to."""
    after = [mask_of(way.to for way in work.ways if way.to >= 0) for work in works]
    before = [0] * len(works)
    for at, targets in enumerate(after):
        for to in bits(targets):
            before[to] |= 1 << at
    origins: dict[int, int] = {}
    for work in works:
        for way in work.ways:
            if way.is_loop and way.to >= 0:
                origins[way.to] = origins.get(way.to, 0) | 1 << work.index
    entries = mask_of(work.index for work in works if work.index == BEGINNING or work.during)
    ways = _Ways(after, before, entries)
    return {to: _loop(to, leaving, ways) for to, leaving in origins.items()}


class _Ways(NamedTuple):
    """What each work leads to, what leads there, and where lines of work come from, as masks."""

    after: Sequence[int]
    before: Sequence[int]
    entries: int


def _loop(target: int, origins: int, ways: _Ways) -> WaysBack:
    after, before, entries = ways
    own = 1 << target
    inside = _spread(origins & ~own, before, but=own)
    if origins & own or after[target] & inside:
        inside |= own
    first = _spread(entries, after, but=own)
    is_real = not first & origins & ~own
    return WaysBack(inside, inside & (_spread(after[target], after) | own), is_real)


def _spread(found: int, onward: Sequence[int], but: int = 0) -> int:
    """Return `found` and all that `onward` leads to from it, without ever coming to `but`."""
    fresh = found
    while fresh:
        fresh = union_of(onward[at] for at in bits(fresh)) & ~found & ~but
        found |= fresh
    return found


def repeating(works: Iterable[Work], loops: Mapping[int, WaysBack]) -> list[Work]:
    """Return `works` with all that is known of their loops.

    Where nobody comes to a way back without having passed the step it goes back to, it is known
    when a round ends. Elsewhere it is not, so nothing that arrives is told to be too much.
    """
    circles = union_of(loop.circle for loop in loops.values())
    vague = union_of(loop.inside for loop in loops.values() if not loop.is_real)
    free = (circles & vague) | mask_of(work.index for work in works if work.may_repeat)
    return [
        replace(
            work,
            may_repeat=work.may_repeat or bool(circles >> work.index & 1),
            repeats_freely=bool(free >> work.index & 1),
            ways=tuple(_opening(way, loops, free) for way in work.ways),
        )
        for work in works
    ]


def _opening(way: Way, loops: Mapping[int, WaysBack], free: int) -> Way:
    loop = loops.get(way.to) if way.is_loop else None
    if loop is None or not loop.is_real:
        return way
    return replace(way, reopens=loop.circle & ~free)
