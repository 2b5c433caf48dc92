"""Plain data to passages about a system, and to what its sources leave unsaid."""

from pathwaytool.load.text import Part
from pathwaytool.model.aspect import Aspect, Section, Unstated
from pathwaytool.model.confidence import Confidence


def section_of(id_: str, part: Part) -> Section:
    """Return a passage; unverified where it does not say how sure it is."""
    return Section(
        id=id_,
        place=part.place,
        title=part.text("title"),
        text=part.text("text"),
        cites=part.ids("cites"),
        confidence=part.confidence(Confidence.UNVERIFIED),
    )


def unstated_of(part: Part) -> Unstated:
    """Return what a source does not say."""
    aspect = part.string_or_none("aspect")
    return Unstated(part.place, part.text("text"), None if aspect is None else Aspect(aspect))
