"""The key below a large picture: what its outlines, icons and lines mean."""

from collections.abc import Iterator

from pathwaytool.draw.escaping import escaped
from pathwaytool.draw.lettering import width_of
from pathwaytool.draw.parts import Form, Mark, PictureKind, View
from pathwaytool.draw.shapes import badge, icon
from pathwaytool.locales import words

ROW = 20
ITEM_GAP = 22
SIGN = 24
"""What the sign before an item takes: its width and the space after it."""

KEYED = (PictureKind.SWIMLANE, PictureKind.PHASE, PictureKind.OVERVIEW)
"""The pictures that have a key; the others are small enough to speak for themselves."""


def key_of(view: View, width: int, top: int) -> tuple[str, int]:
    """Return the key as SVG, placed below `top`, and how high it is. Unit: pixels."""
    if view.kind not in KEYED:
        return "", 0
    said = words(view.language, "draw")
    x, y = 14, top + 24
    drawn = []
    items = _few_items(view) if view.kind == PictureKind.OVERVIEW else _items(view)
    for sign, text in items:
        room = SIGN if sign else 0
        needed = room + round(width_of(text, 11))
        if x + needed > width - 10 and x > 14:
            x, y = 14, y + ROW
        drawn.append(f'{_sign(sign, x, y)}<text x="{x + room}" y="{y + 4}">{escaped(text)}</text>')
        x += needed + ITEM_GAP
    label = escaped(said["key"])
    return f'<g class="key" role="group" aria-label="{label}">{"".join(drawn)}</g>', y + 16 - top


def _items(view: View) -> Iterator[tuple[str, str]]:
    said = words(view.language, "draw")
    used = {box.form for box in view.boxes}
    yield from ((form.value, said[f"form_{form.value}"]) for form in Form if form in used)
    if any(box.start for box in view.boxes):
        yield "start", said["key_start"]
    yield "actor", said["key_actor"]
    if any(box.deadlines for box in view.boxes):
        yield "deadline", said["key_deadline"]
    if any(edge.condition or edge.label for edge in view.edges):
        yield "branch", said["key_branch"]
    if any(edge.handoff for edge in view.edges):
        yield "is-handoff", said["key_handoff"]
    if any(edge.loop for edge in view.edges):
        yield "is-loop", said["key_loop"]
    changes = {box.change for box in view.boxes} | {edge.change for edge in view.edges}
    yield from ((f"is-{one}", said[f"key_{one}"]) for one in Mark if one in changes)


def _few_items(view: View) -> Iterator[tuple[str, str]]:
    """Yield what an overview leaves out, and its lines; its boxes say the rest."""
    said = words(view.language, "draw")
    if view.caption:
        yield "", view.caption
    if any(not edge.loop for edge in view.edges):
        yield "is-way", said["key_way"]
    if any(edge.loop for edge in view.edges):
        yield "is-loop", said["key_loop"]


def _sign(sign: str, x: int, y: int) -> str:
    if not sign:
        return ""
    if sign.removeprefix("is-") in frozenset(Mark):
        change = Mark(sign.removeprefix("is-"))
        return f'<g class="{sign}"><path class="badge" d="{badge(change, x + 9, y)}"/></g>'
    if sign.startswith("is-"):
        return f'<path class="edge {sign}" d="M{x} {y}h18"/>'
    kind = "icon is-start" if sign == "start" else "icon"
    return f'<path class="{kind}" d="{icon(sign, x + 8, y)}"/>'
