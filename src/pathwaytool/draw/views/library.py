"""The whole library: its pathways, whose work they are, and which is a part of which."""

from collections import Counter
from collections.abc import Sequence

from pathwaytool.draw.parts import Box, Column, Edge, Form, Lane, PictureKind, ShareLine, View
from pathwaytool.draw.views.elements import Subject
from pathwaytool.locales import words
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Level, Pathway
from pathwaytool.model.text import Language

EVERYWHERE = "all"
"""The lane of pathways that name no country; the only one where the library has no countries."""


def library_view(library: Library, language: Language) -> View:
    """Return the pathways of a library, by whose pathway it is, with the calls between them."""
    said = words(language, "draw")
    boxes = tuple(_pathway_box(one, library, language) for one in library.pathways.values())
    used = [level.value for level in Level if any(box.column == level.value for box in boxes)]
    return View(
        id="library",
        kind=PictureKind.LIBRARY,
        title=said["library_title"].format(library=library.title.in_(language)),
        description=said["library_description"].format(pathways=len(boxes)),
        language=language,
        lanes=_lanes(library, boxes, language),
        columns=tuple(Column(level, said[f"level_{level}"]) for level in used),
        boxes=boxes,
        edges=_calls(library, language),
    )


def _lanes(library: Library, boxes: Sequence[Box], language: Language) -> tuple[Lane, ...]:
    """Return a lane for each country with a pathway, and one for what names no country."""
    used = {box.lane for box in boxes}
    lanes = [Lane(one.id, one.title.in_(language), 0) for one in library.countries.values()]
    return tuple(lane for lane in (*lanes, Lane(EVERYWHERE, "", 0)) if lane.id in used)


def _lane_of(pathway: Pathway, library: Library) -> str:
    country = pathway.country
    return country if country and country in library.countries else EVERYWHERE


def _pathway_box(pathway: Pathway, library: Library, language: Language) -> Box:
    subject = Subject(pathway, library, language)
    counts = Counter(step.sector for step in pathway.steps.values())
    order = [*library.sectors, *counts]
    shares = tuple(
        ShareLine(
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
        lane=_lane_of(pathway, library),
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
