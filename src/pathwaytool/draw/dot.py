"""A picture as DOT, the language of Graphviz, for whoever wants to lay it out with other tools."""

from collections.abc import Iterator

from pathwaytool.draw.parts import Box, Edge, Form, View

SHAPES = {
    Form.ACTION: "box",
    Form.ASSESSMENT: "box",
    Form.DECISION: "octagon",
    Form.SERVICE: "box",
    Form.DOCUMENT: "note",
    Form.HANDOFF: "cds",
    Form.END: "doublecircle",
    Form.PHASE: "folder",
    Form.PATHWAY: "component",
}


def dot_of(view: View) -> str:
    """Return `view` as one directed graph, a cluster for each lane. Every text is quoted."""
    lines = [
        f"digraph {_quoted(view.id)} {{",
        f"  graph [label={_quoted(view.title)}, rankdir=LR, newrank=true, compound=true];",
        '  node [shape=box, fontname="Helvetica", fontsize=11];',
        '  edge [fontname="Helvetica", fontsize=9];',
        *_lanes(view),
        *(_edge(edge) for edge in view.edges),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _lanes(view: View) -> Iterator[str]:
    for place, lane in enumerate(view.lanes):
        yield f"  subgraph cluster_{place} {{"
        yield f"    label={_quoted(lane.title)};"
        for box in view.boxes:
            if box.lane == lane.id:
                yield f"    {_box(box)}"
        yield "  }"


def _box(box: Box) -> str:
    texts = [box.title, box.start, *box.deadlines, *(share.text for share in box.shares)]
    texts += [remark.text for remark in box.remarks]
    marks = [f"label={_quoted(*(text for text in texts if text))}", f"shape={SHAPES[box.form]}"]
    style = [name for name, holds in (("bold", box.start), ("dashed", box.aside)) if holds]
    if box.form == Form.SERVICE:
        style.append("rounded")
    if style:
        marks.append(f'style="{",".join(style)}"')
    if box.accountable:
        marks.append(f"tooltip={_quoted(box.accountable)}")
    return f"{_quoted(box.id)} [{', '.join(marks)}];"


def _edge(edge: Edge) -> str:
    texts = [edge.label, edge.condition, *edge.documents]
    marks = [f"label={_quoted(*(text for text in texts if text))}"] if any(texts) else []
    if edge.loop:
        marks.append(f"style=dashed, constraint=false, tooltip={_quoted(edge.loop)}")
    if edge.handoff:
        marks.append("penwidth=2")
    if edge.on_route:
        marks.append('class="route"')
    end = f" [{', '.join(marks)}]" if marks else ""
    return f"  {_quoted(edge.origin)} -> {_quoted(edge.to)}{end};"


def _quoted(*lines: str) -> str:
    """Return the lines as one quoted text; a backslash or a quote in them means only itself."""
    safe = (" ".join(line.split()).replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join(safe) + '"'
