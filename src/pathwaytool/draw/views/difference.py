"""What differs between two versions: what is new, gone or changed, and what is beside."""

from collections.abc import Mapping
from dataclasses import replace

from pathwaytool.draw.parts import Box, Edge, Mark, PictureKind, View
from pathwaytool.draw.views.elements import (
    Subject,
    columns_of,
    edge_of,
    lanes_of,
    transitions,
)
from pathwaytool.draw.views.swimlane import all_boxes
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language

Marks = Mapping[str, tuple[Mark, str]]
"""What became of steps and ends, by id, and what it is in a few words."""

WayMarks = Mapping[tuple[str, str], Mark]
"""What became of ways, by where they come from and lead to."""


def difference_view(
    pathway: Pathway, library: Library, language: Language, marks: Marks, ways: WayMarks
) -> View:
    """Return what is marked, and small what stands beside it.

    `pathway` has the parts of both versions.
    """
    subject = Subject(pathway, library, language)
    edges = [_edge(edge_of(one, subject), ways, subject) for one in transitions(pathway)]
    near = {*marks, *(name for way in ways for name in way)}
    kept = [edge for edge in edges if edge.change or near & {edge.origin, edge.to} & marks.keys()]
    shown = near | {name for edge in kept for name in (edge.origin, edge.to)}
    boxes = [_box(box, marks, subject) for box in all_boxes(subject) if box.id in shown]
    return View(
        id=f"{pathway.id}-difference",
        kind=PictureKind.SWIMLANE,
        title=subject.word("difference_title", pathway=pathway.title.in_(language)),
        description=subject.word("difference_description", steps=len(marks), ways=len(ways)),
        language=language,
        lanes=lanes_of([box.lane for box in boxes], subject),
        columns=columns_of([box.column for box in boxes], subject),
        boxes=tuple(boxes),
        edges=tuple(kept),
    )


def _box(box: Box, marks: Marks, subject: Subject) -> Box:
    if box.id not in marks:
        return replace(box, aside=True)
    change, said = marks[box.id]
    told = subject.word(f"change_{change}")
    return replace(box, change=change, note=f"{told}: {said}" if said else told)


def _edge(edge: Edge, ways: WayMarks, subject: Subject) -> Edge:
    change = ways.get((edge.origin, edge.to))
    if change is None:
        return edge
    told = subject.word(f"way_{change}")
    return replace(edge, change=change, label=f"{told}: {edge.label}" if edge.label else told)
