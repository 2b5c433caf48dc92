"""The whole pathway without lanes: what comes after what, from left to right."""

from dataclasses import replace

from pathwaytool.draw.parts import Column, PictureKind, View
from pathwaytool.draw.views.elements import Route, Subject, Ways, along, edge_of, transitions
from pathwaytool.draw.views.swimlane import all_boxes
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language

ONLY = Column("", "")
"""The one column of a picture that has none, for its twin."""


def flow_view(
    pathway: Pathway,
    library: Library,
    language: Language,
    *,
    highlight: Route = (),
    ways: Ways | None = None,
) -> View:
    """Return every step and every way of a pathway, free of sectors and phases."""
    subject = Subject(pathway, library, language)
    all_edges = [edge_of(one, subject) for one in transitions(pathway)]
    boxes, edges = along(all_boxes(subject), all_edges, highlight, ways)
    return View(
        id=f"{pathway.id}-flow",
        kind=PictureKind.FLOW,
        title=subject.word("flow_title", pathway=pathway.title.in_(language)),
        description=subject.word("flow_description", steps=len(pathway.steps), edges=len(edges)),
        language=language,
        lanes=(),
        columns=(ONLY,),
        boxes=tuple(replace(box, lane="", column=ONLY.id) for box in boxes),
        edges=edges,
    )
