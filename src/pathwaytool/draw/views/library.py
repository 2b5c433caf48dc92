"""The whole library: its pathways, whose work they are, and which is a part of which."""

from collections import Counter

from pathwaytool.draw.parts import Box, Column, Edge, Form, Kind, Lane, Share, View
from pathwaytool.draw.views.elements import Subject
from pathwaytool.locales import words
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Level, Pathway
from pathwaytool.model.text import Language


def library_view(library: Library, language: Language) -> View:
    """Return the pathways of a library, by whose pathway it is, with the calls between them."""
    said = words(language, "draw")
    boxes = tuple(_pathway_box(one, library, language) for one in library.pathways.values())
    used = [level.value for level in Level if any(box.column == level.value for box in boxes)]
    return View(
        id="library",
        kind=Kind.LIBRARY,
        title=said["library_title"].format(library=library.title.in_(language)),
        description=said["library_description"].format(pathways=len(boxes)),
        language=language,
        lanes=(Lane("all", "", 0),),
        columns=tuple(Column(level, said[f"level_{level}"]) for level in used),
        boxes=boxes,
        edges=_calls(library, language),
    )


def _pathway_box(pathway: Pathway, library: Library, language: Language) -> Box:
    subject = Subject(pathway, library, language)
    counts = Counter(step.sector for step in pathway.steps.values())
    order = [*library.sectors, *counts]
    shares = tuple(
        Share(
            subject.word(
                "share_1" if counts[sector] == 1 else "share",
                sector=subject.sector_title(sector),
                steps=counts[sector],
            ),
            subject.slot(sector),
        )
        for sector in dict.fromkeys(order)
        if counts[sector]
    )
    return Box(
        id=pathway.id,
        title=pathway.title.in_(language),
        form=Form.PATHWAY,
        lane="all",
        column=pathway.level.value,
        slot=0,
        target=("pathway", pathway.id),
        shares=shares,
    )


def _calls(library: Library, language: Language) -> tuple[Edge, ...]:
    calls = dict.fromkeys(
        (pathway.id, step.runs, step.title.in_(language))
        for pathway in library.pathways.values()
        for step in pathway.steps.values()
        if step.runs in library.pathways
    )
    return tuple(Edge(origin, str(to), label=title) for origin, to, title in calls)
