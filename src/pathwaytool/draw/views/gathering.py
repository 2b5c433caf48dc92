"""Neighbours gathered by phase, where one box for each of them would be too many."""

from collections.abc import Sequence
from dataclasses import replace

from pathwaytool.draw.parts import Box, Edge, Form, ShareLine
from pathwaytool.draw.views.elements import Subject, box_of

BEFORE, HERE, AFTER = "before", "here", "after"

MOST_BOXES = 15
"""More boxes than this are too many for a picture that a reader has not asked for."""


def gathered(
    neighbours: Sequence[Box], edges: Sequence[Edge], lanes: Sequence[str], subject: Subject
) -> tuple[list[Box], list[Edge]]:
    """Put the neighbours of each phase into one box, and lead the edges to it.

    A phase with neighbours on both sides stands after. `lanes` are those of the picture: a phase
    stands in the one that most of its neighbours would stand in.
    """
    phases = {box.id: _phase_of(box.id, subject) for box in neighbours}
    boxes = [
        replace(
            _phase_box(phase, [box for box in neighbours if phases[box.id] == phase], subject),
            lane=_lane([box.lane for box in neighbours if phases[box.id] == phase], lanes),
        )
        for phase in dict.fromkeys(phases.values())
    ]
    ids = {name: _id(phase) for name, phase in phases.items()}
    led = [
        replace(edge, origin=ids.get(edge.origin, edge.origin), to=ids.get(edge.to, edge.to))
        for edge in edges
    ]
    return boxes, led


def _phase_box(phase: str, neighbours: Sequence[Box], subject: Subject) -> Box:
    after = any(box.column == AFTER for box in neighbours)
    return Box(
        id=_id(phase),
        title=subject.phase_title(phase),
        form=Form.PHASE,
        lane="",
        column=AFTER if after else BEFORE,
        slot=neighbours[0].slot,
        target=("phase", subject.pathway.id, phase),
        note=subject.word("gathered", count=len(neighbours)),
        shares=tuple(ShareLine(box.title, box.slot) for box in neighbours),
        aside=True,
    )


def _lane(wanted: Sequence[str], lanes: Sequence[str]) -> str:
    return max(lanes, key=wanted.count)


def _id(phase: str) -> str:
    """Return an id that no step can have: step ids have no colon."""
    return f"phase:{phase}"


def _phase_of(name: str, subject: Subject) -> str:
    box = box_of(name, subject)
    return box.column if box else ""
