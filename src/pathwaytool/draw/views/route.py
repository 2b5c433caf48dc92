"""The route of one case: the steps it met, and nothing else but what lay ahead where it stopped."""

from collections.abc import Sequence
from dataclasses import replace

from pathwaytool.draw.parts import Box, Edge, PictureKind, View
from pathwaytool.draw.views.elements import (
    Subject,
    along,
    columns_of,
    edge_of,
    lanes_of,
    transitions,
)
from pathwaytool.draw.views.swimlane import all_boxes
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language
from pathwaytool.prove.follow.trail import Trail


def route_view(
    pathway: Pathway, library: Library, language: Language, trail: Trail, *, number: int = 1
) -> View:
    """Return the steps that `trail` met as lanes, and small what the step it stops at leads to.

    `number` tells pictures of the same pathway on one page apart.
    """
    subject = Subject(pathway, library, language)
    edges = [edge_of(one, subject) for one in transitions(pathway) if one.origin in trail.names]
    ahead = {edge.to for edge in edges if (edge.origin, edge.to) in trail.ways}
    ahead |= {edge.to for edge in edges if edge.origin == trail.stop}
    shown = [
        replace(box, aside=box.id not in trail.names)
        for box in all_boxes(subject)
        if box.id in trail.names or box.id in ahead
    ]
    ids = {box.id for box in shown}
    boxes, kept = along(shown, _of(edges, ids, trail), trail.names, trail.ways)
    return View(
        id=f"{pathway.id}-route-{number}",
        kind=PictureKind.SWIMLANE,
        title=subject.word("route_title", number=number),
        description=subject.word("route_description", steps=len(trail.names)),
        language=language,
        lanes=lanes_of([box.lane for box in boxes], subject),
        columns=columns_of([box.column for box in boxes], subject),
        boxes=tuple(_stopped(box, trail, subject) for box in boxes),
        edges=kept,
    )


def _of(edges: Sequence[Edge], shown: set[str], trail: Trail) -> list[Edge]:
    """Return the edges taken, and those that lead on from where it stops."""
    return [
        edge
        for edge in edges
        if edge.to in shown and ((edge.origin, edge.to) in trail.ways or edge.origin == trail.stop)
    ]


def _stopped(box: Box, trail: Trail, subject: Subject) -> Box:
    return replace(box, note=subject.word("stops_here")) if box.id == trail.stop else box
