"""A picture as Mermaid, for documents and wikis that draw it themselves."""

from collections.abc import Iterator, Mapping

from pathwaytool.draw.parts import Box, Edge, Form, View

SHAPES = {
    Form.ACTION: ("[", "]"),
    Form.ASSESSMENT: ("[/", "/]"),
    Form.DECISION: ("{{", "}}"),
    Form.SERVICE: ("(", ")"),
    Form.DOCUMENT: (">", "]"),
    Form.HANDOFF: ("[[", "]]"),
    Form.END: ("((", "))"),
    Form.PHASE: ("[", "]"),
    Form.PATHWAY: ("[", "]"),
    Form.ACTOR: ("([", "])"),
}


def mermaid_of(view: View) -> str:
    """Return `view` as one flowchart, a subgraph for each lane.

    Boxes are numbered `b0`, `b1`, …: ids of our own may be words that Mermaid reserves.
    """
    names = {box.id: f"b{place}" for place, box in enumerate(view.boxes)}
    lines = [
        "---",
        f"title: {_yaml(view.title)}",
        "---",
        "flowchart LR",
        *_lanes(view, names),
        *(_edge(edge, names) for edge in view.edges),
    ]
    return "\n".join(lines) + "\n"


def _lanes(view: View, names: Mapping[str, str]) -> Iterator[str]:
    for place, lane in enumerate(view.lanes):
        boxes = [box for box in view.boxes if box.lane == lane.id]
        if not boxes:
            continue
        yield f'  subgraph lane{place}["{_text(lane.title) or " "}"]'
        yield from (f"    {_box(box, names)}" for box in boxes)
        yield "  end"


def _box(box: Box, names: Mapping[str, str]) -> str:
    before, after = SHAPES[box.form]
    texts = [box.title, box.start, *box.deadlines, *(share.text for share in box.shares)]
    texts += [remark.text for remark in box.remarks]
    label = "<br>".join(_text(text) for text in texts if text)
    return f'{names[box.id]}{before}"{label}"{after}'


def _edge(edge: Edge, names: Mapping[str, str]) -> str:
    arrow = "-.->" if edge.loop else "==>" if edge.handoff else "-->"
    texts = [edge.label or edge.condition, *edge.documents, edge.deadline]
    label = "<br>".join(_text(text) for text in texts if text)
    between = f'|"{label}"|' if label else ""
    return f"  {names[edge.origin]} {arrow}{between} {names[edge.to]}"


def _text(text: str) -> str:
    """Write every character that Mermaid or HTML could take as its own by its number."""
    return "".join(
        char if char.isalnum() or char in " .,-–:()§%" else f"#{ord(char)};"
        for char in " ".join(text.split())
    )


def _yaml(text: str) -> str:
    return '"' + " ".join(text.split()).translate(_PLAIN) + '"'


_PLAIN = str.maketrans({"\\": "\\\\", '"': '\\"', "<": "\\x3c", ">": "\\x3e"})
