"""One phase: its steps, and its neighbours in other phases as small boxes."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from pathwaytool.dataclass import dataclass
from pathwaytool.draw.parts import Box, Column, Edge, PictureKind, View
from pathwaytool.draw.views.elements import Subject, box_of, edge_of, lanes_of, transitions
from pathwaytool.draw.views.gathering import AFTER, BEFORE, HERE, MOST_BOXES, gathered
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language


@dataclass(frozen=True, slots=True)
class _Share:
    """A part of a phase: its place among the parts, and the ids of its own steps and ends."""

    phase: str
    number: int
    of: int
    own: tuple[str, ...]


def phase_views(
    pathway: Pathway, library: Library, phase: str, language: Language
) -> tuple[View, ...]:
    """Return a phase as one picture, or as several where one would have too many boxes."""
    subject = Subject(pathway, library, language)
    own = _own(subject, phase)
    for count in range(1, max(len(own), 2)):
        size = max(1, -(-len(own) // count))
        views = tuple(
            _view(_Share(phase, part + 1, count, own[part * size : (part + 1) * size]), subject)
            for part in range(count)
        )
        if all(len(view.boxes) <= MOST_BOXES for view in views):
            return views
    return (phase_view(pathway, library, phase, language),)


def phase_sheets(
    pathway: Pathway,
    library: Library,
    phase: str,
    language: Language,
    fits: Callable[[View], bool],
) -> tuple[View, ...]:
    """Return a phase as pictures that each `fits`, with as many steps in a row as have room.

    A step that does not fit alone has its neighbours gathered by phase.
    """
    subject = Subject(pathway, library, language)
    ahead, parts = _own(subject, phase), []
    while ahead:
        most = 1
        while most < len(ahead) and fits(_view(_Share(phase, 1, 2, ahead[: most + 1]), subject)):
            most += 1
        parts.append(ahead[:most])
        ahead = ahead[most:]
    views = []
    for number, own in enumerate(parts or [()], start=1):
        part = _Share(phase, number, max(len(parts), 1), own)
        whole = _view(part, subject)
        views.append(whole if fits(whole) else _view(part, subject, most_boxes=0))
    return tuple(views)


def phase_view(pathway: Pathway, library: Library, phase: str, language: Language) -> View:
    """Return a phase as one picture, however many steps it has."""
    subject = Subject(pathway, library, language)
    return _view(_Share(phase, 1, 1, _own(subject, phase)), subject)


def _own(subject: Subject, phase: str) -> tuple[str, ...]:
    names = [*subject.pathway.steps, *subject.pathway.ends]
    boxes = [box_of(name, subject) for name in names]
    return tuple(box.id for box in boxes if box is not None and box.column == phase)


def _view(part: _Share, subject: Subject, most_boxes: int = MOST_BOXES) -> View:
    edges = [
        edge_of(one, subject)
        for one in transitions(subject.pathway)
        if one.origin in part.own or one.to in part.own
    ]
    own = [box for name in part.own if (box := box_of(name, subject)) is not None]
    stubs = _stubs(edges, part, subject)
    if len(own) + len(stubs) > most_boxes:
        stubs, edges = gathered(stubs, edges, [box.lane for box in own], subject)
    boxes = (
        *(box for box in stubs if box.column == BEFORE),
        *(replace(box, column=HERE) for box in own),
        *(box for box in stubs if box.column == AFTER),
    )
    title = subject.phase_title(part.phase)
    return View(
        id=_id(part, subject),
        kind=PictureKind.PHASE,
        title=subject.word("part_title", phase=title, number=part.number, of=part.of)
        if part.of > 1
        else subject.word("phase_title", phase=title),
        description=subject.word("phase_description", steps=len(own), neighbours=len(stubs)),
        language=subject.language,
        lanes=lanes_of([box.lane for box in boxes], subject),
        columns=_columns(boxes, title, subject),
        boxes=boxes,
        edges=tuple(edges),
    )


def _id(part: _Share, subject: Subject) -> str:
    number = f"-{part.number}" if part.of > 1 else ""
    return f"{subject.pathway.id}-phase-{part.phase}{number}"


def _columns(boxes: Sequence[Box], title: str, subject: Subject) -> tuple[Column, ...]:
    used = {box.column for box in boxes}
    titles = {
        BEFORE: subject.word("column_before"),
        HERE: title,
        AFTER: subject.word("column_after"),
    }
    return tuple(Column(id_, words) for id_, words in titles.items() if id_ in used)


def _stubs(edges: Sequence[Edge], part: _Share, subject: Subject) -> list[Box]:
    after = dict.fromkeys(edge.to for edge in edges if edge.to not in part.own)
    before = dict.fromkeys(
        edge.origin for edge in edges if edge.origin not in part.own and edge.origin not in after
    )
    placed = [(name, BEFORE) for name in before] + [(name, AFTER) for name in after]
    return [
        replace(box, column=column, aside=True)
        for name, column in placed
        if (box := box_of(name, subject)) is not None
    ]
