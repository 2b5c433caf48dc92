"""Outlines of boxes and small icons, as SVG path data.

An icon is written in relative commands from its middle and is about 13 pixels high, so that all
icons of a box can stand in one path.
"""

from collections.abc import Sequence
from itertools import pairwise

from pathwaytool.draw.parts import Form, Mark

CUT = 11
RADII = {Form.ACTOR: 22, Form.SERVICE: 16, Form.HANDOFF: 3, Form.ASSESSMENT: 2}

ICONS = {
    "action": "m-6 0a6 6 0 1012 0a6 6 0 10-12 0m3.5 0l2 2 3.5-4",
    "assessment": "m-6-1.5a4.5 4.5 0 109 0a4.5 4.5 0 10-9 0m7.7 3.2l4.5 4.5",
    "decision": "m0-6.5l6.5 6.5-6.5 6.5-6.5-6.5z",
    "service": "m0 5.5c-8-4.5-6.5-10.5-2.8-10.5q2 0 2.8 2q.8-2 2.8-2c3.7 0 5.2 6-2.8 10.5z",
    "document": "m-4.5-6.5h6l3.5 3.5v9.5h-9.5zm6 0v3.5h3.5",
    "handoff": "m-6.5-4v8m2-4h9.5m-4-4l4 4-4 4",
    "end": "m-6 0a6 6 0 1012 0a6 6 0 10-12 0m3.5-2.5h5v5h-5z",
    "phase": "m-6-4.5h12m-12 4.5h12m-12 4.5h7",
    "pathway": "m-6 4.5q5.5 0 6-4.5t6-4.5m-3-2.5l3 2.5-3 2.5",
    "actor": "m-2-3a2 2 0 104 0a2 2 0 10-4 0m-2 8q0-4 4-4t4 4",
    "deadline": "m-5 0a5 5 0 1010 0a5 5 0 10-10 0m5-3v3l2 1",
    "branch": "m-4 0h7m-3-3l3 3-3 3",
    "loop": "m4 1a4 4 0 11-1-4m1-2v3h-3",
    "paper": "m-3-5h4l3 3v7h-7z",
    "start": "m-3-5l7 5-7 5z",
    "waits": "m-5-4l4 4-4 4m4-4h6m-3-3l3 3-3 3",
    "warning": "m0-6.5l7 12.5h-14zm0 4.5v3.5m0 2v.5",
    "stops": "m-5 0a5 5 0 1010 0a5 5 0 10-10 0m1.5-3.5l7 7",
}

SECTOR_MARK = "m-4.5-4.5h9v9h-9z"


def icon(name: str, x: float, y: float) -> str:
    """Return an icon as path data with its middle at (x, y)."""
    return f"M{_number(x)} {_number(y)}{ICONS[name]}"


def mark(x: float, y: float) -> str:
    """Return the small square that shows a sector's colour, as path data."""
    return f"M{_number(x)} {_number(y)}{SECTOR_MARK}"


def outline(form: Form, width: int, height: int) -> str:
    """Return the outline of a box, as path data from its upper left corner.

    Each kind of step has a shape of its own, so that a picture without colours says the same.
    """
    if form == Form.DECISION:
        return _cut(width, height)
    if form == Form.DOCUMENT:
        return _folded(width, height)
    if form == Form.END:
        return _rounded(width, height, 19) + _rounded(width, height, 16, inset=3)
    sides = f"M4 0v{height}M{width - 4} 0v{height}" if form == Form.HANDOFF else ""
    return _rounded(width, height, RADII.get(form, 7)) + sides


def _folded(width: int, height: int) -> str:
    c = CUT
    return f"M0 0h{width - c}l{c} {c}v{height - c}h{-width}zm{width - c} 0v{c}h{c}"


def rounded_path(points: list[tuple[int, int]], radius: int = 6) -> str:
    """Return a line through `points`, which turns at right angles, with rounded corners."""
    points = _without_repeats(points)
    data = f"M{points[0][0]} {points[0][1]}"
    at = points[0]
    for corner, after in pairwise(points[1:]):
        room = min(radius, _length(at, corner) // 1, _length(corner, after) // 2)
        before = _towards(corner, at, room)
        beyond = _towards(corner, after, room)
        data += _straight(at, before)
        data += (
            f"q{corner[0] - before[0]} {corner[1] - before[1]}"
            f" {beyond[0] - before[0]} {beyond[1] - before[1]}"
        )
        at = beyond
    return data + _straight(at, points[-1])


def curved_path(points: Sequence[tuple[int, int]]) -> str:
    """Return Bézier curves through `points`; the last point is the tip, reached in a line."""
    (x, y), *rest = points[:-1]
    curves = "".join(
        f"C{rest[at][0]} {rest[at][1]} {rest[at + 1][0]} {rest[at + 1][1]}"
        f" {rest[at + 2][0]} {rest[at + 2][1]}"
        for at in range(0, len(rest) - 2, 3)
    )
    return f"M{x} {y}{curves}L{points[-1][0]} {points[-1][1]}"


def _straight(a: tuple[int, int], b: tuple[int, int]) -> str:
    if a == b:
        return ""
    if a[1] == b[1]:
        return f"h{b[0] - a[0]}"
    if a[0] == b[0]:
        return f"v{b[1] - a[1]}"
    return f"l{b[0] - a[0]} {b[1] - a[1]}"


def _without_repeats(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out points that repeat, and corners that are none."""
    kept: list[tuple[int, int]] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and _in_line(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return kept


def _in_line(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]


def _length(a: tuple[int, int], b: tuple[int, int]) -> int:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(a: tuple[int, int], b: tuple[int, int], distance: int) -> tuple[int, int]:
    length = _length(a, b) or 1
    return a[0] + (b[0] - a[0]) * distance // length, a[1] + (b[1] - a[1]) * distance // length


def _rounded(width: int, height: int, radius: int, inset: int = 0) -> str:
    r = min(radius, width // 2, height // 2)
    across, down = width - 2 * (r + inset), height - 2 * (r + inset)
    return (
        f"M{r + inset} {inset}h{across}q{r} 0 {r} {r}v{down}q0 {r}-{r} {r}"
        f"h-{across}q-{r} 0-{r}-{r}v-{down}q0-{r} {r}-{r}z"
    )


def _cut(width: int, height: int) -> str:
    c = CUT
    return (
        f"M{c} 0h{width - 2 * c}l{c} {c}v{height - 2 * c}l{-c} {c}"
        f"h{2 * c - width}l{-c} {-c}v{2 * c - height}z"
    )


def _number(value: float) -> str:
    return f"{value:g}"


def badge(change: Mark, x: int, y: int) -> str:
    """Return the sign for what is new (a plus), gone (a cross) or changed (a triangle) at x, y."""
    signs = {
        Mark.ADDED: f"M{x - 2} {y - 8}h4v6h6v4h-6v6h-4v-6h-6v-4h6z",
        Mark.REMOVED: f"M{x - 8} {y - 5}l3-3 5 5 5-5 3 3-5 5 5 5-3 3-5-5-5 5-3-3 5-5z",
        Mark.CHANGED: f"M{x} {y - 9}l9 16h-18z",
    }
    return signs[change]
