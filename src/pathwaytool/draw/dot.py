"""A picture as DOT, the language of Graphviz, for whoever wants to lay it out with other tools.

Each box is a record: its title and what it says, then a row for each way on, with the edge leaving
from that row. No text hangs on an edge, where Graphviz would make the picture wide for it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

from pathwaytool.draw.parts import Box, Edge, Form, View
from pathwaytool.locales import words

if TYPE_CHECKING:
    from graphviz import Digraph

PLAIN = re.compile(r"\w[\w.-]*")
"""Ids that can name a node; a colon in one would be taken for a port."""

TITLE_WIDTH = 24
"""Characters in a line."""

SAID = str.maketrans(
    {char: f"\\{char}" for char in '\\{}|"'}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": " ", "\r": " "}
)
"""What Graphviz would read as its own in a record, written so that it means only itself; and
what another tool could take for a tag."""

OUTLINES = {Form.SERVICE: "rounded", Form.ACTOR: "rounded", Form.END: "rounded,bold"}


def dot_of(view: View) -> str:
    """Return `view` as one directed graph, a cluster for each lane.

    Raises: ModuleNotFoundError where the package `graphviz`, which writes it, is not installed.
    """
    from graphviz import Digraph

    graph = Digraph(view.id, comment=escape(" ".join(view.title.split()), quote=False))
    graph.attr("graph", rankdir="LR", newrank="true", compound="true", nodesep="0.2", ranksep="0.5")
    graph.attr("graph", label=_said(view.title), labelloc="t", fontname="Helvetica")
    graph.attr("node", shape="record", fontname="Helvetica", fontsize="11", margin="0.08,0.05")
    graph.attr("edge", fontname="Helvetica", fontsize="9")
    names = {
        box.id: box.id if PLAIN.fullmatch(box.id) else f"b{place}"
        for place, box in enumerate(view.boxes)
    }
    rows = _rows(view)
    for place, lane in enumerate(view.lanes):
        inside = [box for box in view.boxes if box.lane == lane.id]
        with graph.subgraph(name=f"cluster_{place}") as cluster:
            cluster.attr("graph", label=_said(lane.title))
            _boxes(cluster, inside, names, rows)
    if not view.lanes:
        _boxes(graph, view.boxes, names, rows)
    for index, edge in enumerate(view.edges):
        origin = f"{names[edge.origin]}:w{index}:e"
        graph.edge(origin, f"{names[edge.to]}:top:w", **dict(_marks(edge)))
    return str(graph.source)


def _rows(view: View) -> Mapping[str, Sequence[tuple[int, str]]]:
    """Return what is said of the ways that leave each box: the number of the way, and its words."""
    said = words(view.language, "draw")
    rows: dict[str, list[tuple[int, str]]] = {}
    for index, edge in enumerate(view.edges):
        loop = said["loops"].format(loop=edge.loop) if edge.loop else ""
        texts = [edge.label, edge.condition if edge.condition != edge.label else "", loop]
        texts += [*edge.documents, edge.deadline]
        text = "\\l".join(_lines(text, TITLE_WIDTH + 6) for text in texts if text)
        rows.setdefault(edge.origin, []).append((index, text))
    return rows


def _boxes(
    graph: "Digraph",
    boxes: Iterable[Box],
    names: Mapping[str, str],
    rows: Mapping[str, Sequence[tuple[int, str]]],
) -> None:
    from graphviz import nohtml

    for box in boxes:
        marks = {"tooltip": _said(box.accountable)} if box.accountable else {}
        style = ",".join(_style(box))
        if style:
            marks["style"] = style
        # A text that begins with < and ends with > would else be taken for HTML.
        label = nohtml(_record(box, rows.get(box.id, ())))
        graph.node(names[box.id], label, **marks)


def _record(box: Box, rows: Sequence[tuple[int, str]]) -> str:
    texts = [box.start, box.accountable, *box.deadlines, *(share.text for share in box.shares)]
    texts += [remark.text for remark in box.remarks]
    head = "\\l".join(_lines(text, TITLE_WIDTH + 6) for text in texts if text)
    title = _lines(box.title, TITLE_WIDTH, "\\n") or " "
    fields = [f"<top> {title}"]
    if head:
        fields.append(f"{head}\\l")
    fields += [f"<w{index}> {text}\\l" if text else f"<w{index}> " for index, text in rows]
    return "|".join(fields)


def _style(box: Box) -> Iterator[str]:
    if box.form in OUTLINES:
        yield OUTLINES[box.form]
    if box.start:
        yield "bold"
    if box.aside:
        yield "dashed"


def _marks(edge: Edge) -> Iterator[tuple[str, str]]:
    if edge.loop:
        yield from (("style", "dashed"), ("constraint", "false"), ("tooltip", _said(edge.loop)))
    if edge.handoff:
        yield "penwidth", "2"
    if edge.count > 1:
        yield "xlabel", str(edge.count)
    if edge.on_route:
        yield "class", "route"


def _lines(text: str, width: int, end: str = "\\l") -> str:
    return end.join(_said(line) for line in wrap(" ".join(text.split()), width))


def _said(text: str) -> str:
    return text.translate(SAID)
