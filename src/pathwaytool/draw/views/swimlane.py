"""The whole pathway: sectors as lanes, phases as columns."""

from pathwaytool.draw.parts import Box, PictureKind, View
from pathwaytool.draw.views.elements import (
    Route,
    Subject,
    Ways,
    along,
    columns_of,
    edge_of,
    end_box,
    lanes_of,
    step_box,
    transitions,
)
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language


def swimlane_view(
    pathway: Pathway,
    library: Library,
    language: Language,
    *,
    highlight: Route = (),
    ways: Ways | None = None,
) -> View:
    """Return every step and every transition of a pathway; those of a route stand out."""
    subject = Subject(pathway, library, language)
    all_edges = [edge_of(one, subject) for one in transitions(pathway)]
    boxes, edges = along(all_boxes(subject), all_edges, highlight, ways)
    return View(
        id=f"{pathway.id}-swimlane",
        kind=PictureKind.SWIMLANE,
        title=subject.word("swimlane_title", pathway=pathway.title.in_(language)),
        description=subject.word(
            "swimlane_description", steps=len(pathway.steps), edges=len(edges)
        ),
        language=language,
        lanes=lanes_of([box.lane for box in boxes], subject),
        columns=columns_of([box.column for box in boxes], subject),
        boxes=boxes,
        edges=edges,
    )


def all_boxes(subject: Subject) -> list[Box]:
    """Return every step, and every end that something leads to, in the order of the file."""
    reached = {transition.to for transition in transitions(subject.pathway)}
    steps = [step_box(step, subject) for step in subject.pathway.steps.values()]
    ends = [end_box(end, subject) for end in subject.pathway.ends.values() if end.id in reached]
    return steps + ends
