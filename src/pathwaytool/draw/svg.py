"""A picture as SVG: the one door from a `View` to something that can be looked at.

Every box is a link with a name, a description and real text. The SVG has classes and no styles of
its own: on a page `picture.css` dresses it, under a strict style policy; `standalone` puts the same
style into the file.
"""

import json
import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from importlib.resources import files

from pathwaytool.draw.bodies import Body
from pathwaytool.draw.escaping import escaped
from pathwaytool.draw.font import faces_inside
from pathwaytool.draw.free import free_layout_of
from pathwaytool.draw.key import key_of
from pathwaytool.draw.layout import HEADING, LANE_HEAD, Layout, layout_of
from pathwaytool.draw.lettering import lines_of
from pathwaytool.draw.naming import box_description, box_name
from pathwaytool.draw.parts import FREE, Box, Edge, Link, PictureKind, Target, View
from pathwaytool.draw.shapes import badge, curved_path, icon, mark, outline, rounded_path
from pathwaytool.locales import words

ARROW = 9


def svg_of(
    view: View, link: Link, *, standalone: bool = False, layout: Layout | None = None
) -> str:
    """Return `view` as a complete `<svg>` element that can stand in a page.

    `link` gives the address of a box, or None. With `standalone` the result is a file of its own,
    with its style inside. `layout` is another than the view's own. The same view and links give the
    same text on every machine. Raises: EngineError where Graphviz has to lay the picture out, and
    is not there or fails.
    """
    if layout is None:
        layout = _layout_of(view)
    key, key_height = key_of(view, layout.width, layout.height)
    height = layout.height + key_height
    style = f"<style>{faces_inside()}{stylesheet()}</style>" if standalone else ""
    parts = [
        _opening(view, (layout.width, height), standalone),
        f'<title id="{escaped(view.id)}-title">{escaped(view.title)}</title>',
        f'<desc id="{escaped(view.id)}-desc">{escaped(view.description)}</desc>',
        style,
        f'<rect class="paper" width="{layout.width}" height="{height}"/>',
        _bands(view, layout),
        _edges(view, layout),
        _boxes(view, layout, link),
        _heads_of_lanes(view, layout, link),
        _columns(view, layout, link),
        key,
        "</svg>",
    ]
    return "".join(parts)


def size_of(view: View) -> tuple[int, int]:
    """Return how wide and how high the picture is, its key with it. Raises: see `svg_of`."""
    layout = _layout_of(view)
    _, key_height = key_of(view, layout.width, layout.height)
    return layout.width, layout.height + key_height


def _layout_of(view: View) -> Layout:
    return free_layout_of(view) if view.kind in FREE else layout_of(view)


def stylesheet() -> str:
    """Return the style of all pictures: the only copy, for pages and for files."""
    return files("pathwaytool.draw").joinpath("picture.css").read_text("utf-8")


def _opening(view: View, size: tuple[int, int], standalone: bool) -> str:
    space = ' xmlns="http://www.w3.org/2000/svg"' if standalone else _viewer_words(view)
    id_ = escaped(view.id)
    width, height = size
    route = " has-route" if any(box.order for box in view.boxes) else ""
    return (
        f'<svg{space} class="drawing drawing-{view.kind.value}{route}"'
        f' lang="{escaped(view.language)}"'
        f' viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="group" aria-labelledby="{id_}-title" aria-describedby="{id_}-desc">'
    )


def _viewer_words(view: View) -> str:
    """Return the words that `picture.js` needs, as an attribute."""
    said = words(view.language, "draw")
    needed = {
        name.removeprefix("viewer_"): said[name] for name in said if name.startswith("viewer_")
    }
    return f' data-words="{escaped(json.dumps(needed, ensure_ascii=False))}"'


def _bands(view: View, layout: Layout) -> str:
    if not layout.head:
        return ""
    return "".join(
        f'<path class="band sector-{lane.slot}" d="M0 {top}H{layout.width}V{bottom}H0z"/>'
        for lane, (top, bottom) in zip(view.lanes, layout.lanes, strict=True)
    )


def _heads_of_lanes(view: View, layout: Layout, link: Link) -> str:
    """Draw the lane titles on plates of their own, so that a viewer can keep them in sight."""
    if not layout.head:
        return ""
    drawn = []
    for lane, (top, bottom) in zip(view.lanes, layout.lanes, strict=True):
        lines = lines_of(lane.title, LANE_HEAD - 20, 13, bold=True)
        middle = (top + bottom) // 2 - 8 * len(lines) + 13
        drawn.append(
            f'<g class="lane-head sector-{lane.slot}" data-lane="{top} {bottom}">'
            f'<path class="plate" d="M0 {top}h{LANE_HEAD}V{bottom}H0z"/>'
            f'<path class="side" d="M0 {top}h6V{bottom}H0z"/>'
            + _linked(lane.target, link, _text(lines, 16, middle, 17, "lane-title"))
            + "</g>"
        )
    return "".join(drawn)


def _columns(view: View, layout: Layout, link: Link) -> str:
    if not layout.heading:
        return ""
    drawn = [f'<path class="plate" d="M0 0H{layout.width}V{HEADING + 4}H0z"/>']
    for column, (first, last) in zip(view.columns, layout.columns, strict=True):
        lines = lines_of(column.title, max(last - first, 40), 13, bold=True, most=2)
        y = HEADING - 12 - 15 * (len(lines) - 1)
        drawn.append(
            _linked(column.target, link, _text(lines, first, y + 4, 15, "column-title"))
            + f'<path class="column-rule" d="M{first} {HEADING}H{last}"/>'
        )
    return f'<g class="columns">{"".join(drawn)}</g>'


def _edges(view: View, layout: Layout) -> str:
    lines = []
    heads: dict[str, str] = {}
    places = _places(view, layout)
    order = sorted(range(len(view.edges)), key=lambda index: _weight(view.edges[index]))
    for index in order:
        edge, points = view.edges[index], layout.paths[index]
        lines.append(
            f'<path class="{_edge_class(edge)}" data-way="{places[edge.origin]} {places[edge.to]}"'
            f' d="{_line(points, layout)}"/>'
        )
        heads[_slanted(points) if layout.is_curved else _arrow(points)] = _head_class(edge)
    arrows = "".join(_heads(role, heads) for role in sorted(set(heads.values())))
    return f'<g class="edges" aria-hidden="true">{"".join(lines)}{arrows}</g>'


def _heads(role: str, heads: Mapping[str, str]) -> str:
    data = "".join(head for head, mine in heads.items() if mine == role)
    return f'<path class="{role}" d="{data}"/>'


def _head_class(edge: Edge) -> str:
    if edge.on_route:
        return "head is-on-route"
    return "head is-handoff" if edge.handoff else "head"


def _weight(edge: Edge) -> tuple[bool, bool]:
    return edge.on_route, edge.handoff


def _edge_class(edge: Edge) -> str:
    marks = (
        (edge.handoff, "is-handoff"),
        (bool(edge.loop), "is-loop"),
        (edge.on_route, "is-on-route"),
        (edge.change is not None, f"is-{edge.change}"),
    )
    return " ".join(["edge", *(name for holds, name in marks if holds)])


def _arrow(points: tuple[tuple[int, int], ...]) -> str:
    x, y = points[-1]
    before = next(point for point in reversed(points) if point != (x, y))
    if before[0] == x:
        return f"M{x} {y}l-5 {-ARROW}h10z"
    way = ARROW if before[0] > x else -ARROW
    return f"M{x} {y}l{way}-5v10z"


def _line(points: tuple[tuple[int, int], ...], layout: Layout) -> str:
    return curved_path(points) if layout.is_curved else rounded_path(list(points))


def _slanted(points: tuple[tuple[int, int], ...]) -> str:
    """Return the head of an arrow that may arrive from any side."""
    (x, y), (u, v) = points[-1], points[-2]
    length = math.hypot(x - u, y - v) or 1.0
    dx, dy = (u - x) / length * ARROW, (v - y) / length * ARROW
    side = 5 / ARROW
    left = f"{round(dx - dy * side)} {round(dy + dx * side)}"
    across = f"{round(2 * dy * side)} {round(-2 * dx * side)}"
    return f"M{x} {y}l{left}l{across}z"


def _boxes(view: View, layout: Layout, link: Link) -> str:
    boxes = {box.id: box for box in view.boxes}
    drawn = [_box(boxes[name], view, layout, link) for name in _places(view, layout)]
    return f'<g class="boxes">{"".join(drawn)}</g>'


def _places(view: View, layout: Layout) -> dict[str, int]:
    """Return the place of each box in the order of reading: column by column, from the top down.

    The rows of an overview are read one after the other, as its phases are numbered. Edges name
    their boxes by these numbers in `data-way`.
    """
    if view.kind == PictureKind.OVERVIEW:
        return {box.id: place for place, box in enumerate(view.boxes)}
    order = sorted((layout.corners[box.id], box.id) for box in view.boxes)
    return {name: place for place, (_, name) in enumerate(order)}


def _box(box: Box, view: View, layout: Layout, link: Link) -> str:
    body = layout.bodies[box.id]
    x, y = layout.corners[box.id]
    address = link(box.target) if box.target else None
    tag = "a" if address is not None else "g"
    href = f' href="{escaped(address)}"' if address is not None else ""
    return (
        f'<{tag}{href} class="{_box_class(box)}" data-box="{escaped(box.id)}"'
        f' transform="translate({x} {y})">'
        f"<title>{escaped(box_name(box, view))}</title>"
        f"<desc>{escaped(box_description(box, view))}</desc>"
        f'<path class="shape" d="{outline(box.form, body.width, body.height)}"/>'
        f"{_inside(body)}{_badge(box, body)}</{tag}>"
    )


def _box_class(box: Box) -> str:
    marks = (
        (box.aside, "is-aside"),
        (box.centre, "is-centre"),
        (box.order > 0, "is-on-route"),
        (bool(box.start), "is-start"),
        (box.change is not None, f"is-{box.change}"),
    )
    names = [name for holds, name in marks if holds]
    return " ".join(["box", box.form.value, f"sector-{box.slot}", *names])


def _badge(box: Box, body: Body) -> str:
    """Return the sign in the corner of a box that is new, gone or changed: no colour is needed."""
    if box.change is None:
        return ""
    return f'<path class="badge" d="{badge(box.change, body.width, 0)}"/>'


def _inside(body: Body) -> str:
    rules = "".join(f'<path class="rule" d="M0 {y}h{body.width}"/>' for y in body.rules)
    icons: dict[str, str] = defaultdict(str)
    for one in body.marks:
        if one.name == "sector":
            icons[f"mark sector-{one.slot}"] += mark(one.x + 5, one.y)
        else:
            icons[_icon_class(one.name)] += icon(one.name, one.x + 6, one.y)
    drawn = "".join(f'<path class="{name}" d="{data}"/>' for name, data in icons.items())
    return (
        rules
        + drawn
        + "".join(_text(one.lines, one.x, one.y, one.height, one.role) for one in body.wordings)
    )


def _icon_class(name: str) -> str:
    return {"paper": "icon is-paper", "start": "icon is-start"}.get(name, "icon")


def _linked(target: Target | None, link: Callable[[Target], str | None], inner: str) -> str:
    address = link(target) if target else None
    return f'<a href="{escaped(address)}">{inner}</a>' if address is not None else inner


def _text(lines: tuple[str, ...], x: int, y: int, height: int, role: str) -> str:
    # A blank before each further line, so that copied or spoken text does not run together.
    further = "".join(
        f' <tspan x="{x}" dy="{height}">{escaped(line)}</tspan>' for line in lines[1:]
    )
    return f'<text class="{role}" x="{x}" y="{y}">{escaped(lines[0])}{further}</text>'
