"""Pictures as they stand on a page: the drawing and its twin in words."""

import re
from collections.abc import Callable

from markupsafe import Markup

from pathwaytool.analyse.cooperation import Cooperation
from pathwaytool.compare.record import Record
from pathwaytool.dataclass import dataclass
from pathwaytool.draw.engine import EngineError, TooLargeError
from pathwaytool.draw.svg import size_of, svg_of
from pathwaytool.draw.twin import twin_of
from pathwaytool.draw.view import (
    Handover,
    Target,
    View,
    cooperation_view,
    documents_view,
    flow_view,
    library_view,
    overview_view,
    phase_sheets,
    phase_views,
    route_view,
    step_view,
    swimlane_view,
)
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.text import Language
from pathwaytool.prove.follow.trail import Trail
from pathwaytool.publish.gather.sheets import sheet_of
from pathwaytool.publish.words.writer import Writer

_SIZE = re.compile(r'\bwidth="(\d+)" height="(\d+)"')

MANY = 4
"""So many boxes are links enough to want to go past them."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture and what it says in words, both ready for the page.

    Where there is no picture, `absent` says why. `skip` are the words of a link past it, and
    `sheet` is what it is printed on.
    """

    title: str
    svg: Markup
    twin: Markup
    absent: str = ""
    id: str = ""
    skip: str = ""
    sheet: str = ""


def overview(pathway: Pathway, writer: Writer) -> Drawn:
    """Return the small picture for the front of a pathway."""
    return _drawn(overview_view(pathway, writer.library, writer.language), writer, heading=3)


def phase_pictures(pathway: Pathway, phase: str, writer: Writer) -> list[Drawn]:
    """Return the picture of one phase, or several where one would be crowded."""
    views = phase_views(pathway, writer.library, phase, writer.language)
    return [_drawn(view, writer, heading=2) for view in views]


def phase_sheet_pictures(
    pathway: Pathway, phase: str, writer: Writer, fits: Callable[[str], bool]
) -> list[Drawn]:
    """Return one phase as pictures for paper: `fits` tells whether a drawing has room there."""

    def has_room(view: View) -> bool:
        try:
            return fits(svg_of(view, lambda target: None))
        except TooLargeError:
            return False

    views = phase_sheets(pathway, writer.library, phase, writer.language, has_room)
    return [_drawn(view, writer, heading=2) for view in views]


def step_picture(pathway: Pathway, step: Step, writer: Writer) -> Drawn:
    """Return what comes before and after a step."""
    return _drawn(step_view(pathway, writer.library, step.id, writer.language), writer, heading=3)


def swimlane_twin(pathway: Pathway, writer: Writer) -> Markup:
    """Return the whole pathway in words."""
    view = swimlane_view(pathway, writer.library, writer.language)
    return Markup(twin_of(view, lambda target: _link(target, writer), 2))


def swimlane(pathway: Pathway, writer: Writer) -> Drawn:
    """Return the whole pathway as lanes."""
    return _drawn(swimlane_view(pathway, writer.library, writer.language), writer, heading=2)


def route(pathway: Pathway, trail: Trail, number: int, writer: Writer) -> Drawn:
    """Return the way of one young person to gap `number`."""
    view = route_view(pathway, writer.library, writer.language, trail, number=number)
    return _drawn(view, writer, heading=4)


def library_map(writer: Writer) -> Drawn:
    """Return how the pathways of a library hang together."""
    return _drawn(library_view(writer.library, writer.language), writer, heading=2)


def swimlane_svg(pathway: Pathway, writer: Writer) -> str:
    """Return the whole picture as a file that stands alone."""
    view = swimlane_view(pathway, writer.library, writer.language)
    return svg_of(view, lambda target: _link(target, writer), standalone=True)


def flow(pathway: Pathway, writer: Writer) -> Drawn:
    """Return the whole pathway without lanes: what comes after what."""
    return _drawn(flow_view(pathway, writer.library, writer.language), writer, heading=2)


def cooperation_picture(pathway: Pathway, found: Cooperation, writer: Writer) -> Drawn:
    """Return who passes what to whom."""
    given = [
        Handover(one.giver, one.receiver, one.documents, one.way.handoff is not None)
        for one in found.passings
    ]
    joints = {one.actor for one in found.joints}
    view = cooperation_view(pathway, writer.library, writer.language, given, joints)
    return _drawn(view, writer, heading=3)


def documents_picture(pathway: Pathway, writer: Writer) -> Drawn | None:
    """Return which document is needed for which; None where none is needed for another."""
    view = documents_view(pathway, writer.library, writer.language)
    return _drawn(view, writer, heading=2) if view.edges else None


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture that a record keeps: its file, its size in pixels, and what it is printed on."""

    view: View
    svg: str
    width: int
    height: int
    sheet: str


def kept_picture(record: Record, language: Language) -> Kept | None:
    """Return the picture of what a version changed; None where its record keeps none."""
    view = record.picture(language)
    if view is None:
        return None
    width, height = size_of(view)
    return Kept(view, picture_path(record), width, height, sheet_of((width, height)))


def kept_twin(view: View) -> Markup:
    """Return a picture that a record keeps, in words."""
    return Markup(twin_of(view, lambda target: None, 2))


def picture_path(record: Record) -> str:
    """Return where the picture of what a version changed stands as a file."""
    return f"hent/aendringer/{record.pathway}-{record.version}.svg"


def kept_svg(view: View) -> str:
    """Return a picture that a record keeps, as a file that stands alone."""
    return svg_of(view, lambda target: None, standalone=True)


def _drawn(view: View, writer: Writer, heading: int) -> Drawn:
    """Return a picture with its twin; the twin alone where Graphviz is needed and cannot help."""
    twin = twin_of(view, lambda target: _link(target, writer), heading)
    try:
        svg = svg_of(view, lambda target: _link(target, writer))
    except TooLargeError:
        return Drawn(view.title, Markup(), Markup(twin), writer.word("picture_too_large"))
    except (EngineError, ImportError):
        return Drawn(view.title, Markup(), Markup(twin), writer.word("picture_absent"))
    skip = writer.word("skip_picture") if len(view.boxes) >= MANY else ""
    return Drawn(view.title, Markup(svg), Markup(twin), "", view.id, skip, sheet_of(_size(svg)))


def _size(svg: str) -> tuple[int, int]:
    width, height = _SIZE.findall(svg)[0]
    return int(width), int(height)


def _link(target: Target, writer: Writer) -> str | None:
    kind, *ids = target
    return writer.url(kind, *ids)
