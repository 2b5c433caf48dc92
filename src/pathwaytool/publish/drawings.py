"""Pictures as they stand on a page: the drawing and its twin in words."""

from dataclasses import dataclass

from markupsafe import Markup

from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.publish.writer import Writer


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture and what it says in words, both ready for the page."""

    svg: Markup
    twin: Markup


def overview(pathway: Pathway, writer: Writer) -> Drawn | None:
    """Return the small picture for the front of a pathway."""
    return None


def phase_picture(pathway: Pathway, phase: str, writer: Writer) -> Drawn | None:
    """Return the picture of one phase."""
    return None


def step_picture(pathway: Pathway, step: Step, writer: Writer) -> Drawn | None:
    """Return what comes before and after a step."""
    return None


def swimlane(pathway: Pathway, writer: Writer) -> Drawn | None:
    """Return the whole pathway as lanes."""
    return None


def library_map(writer: Writer) -> Drawn | None:
    """Return how the pathways of a library hang together."""
    return None


def swimlane_svg(pathway: Pathway, writer: Writer) -> str:
    """Return the whole picture as a file that stands alone."""
    return "<svg xmlns='http://www.w3.org/2000/svg'/>"
