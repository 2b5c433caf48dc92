"""Plain data to the entries of registers, and to sectors and phases."""

from pathwaytool.load.text import Part
from pathwaytool.model.acceptance import Acceptance
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.holidays import Calendar
from pathwaytool.model.registers import (
    Actor,
    Country,
    Document,
    Evidence,
    Intervention,
    LegalBasis,
    Phase,
    Scheme,
    Sector,
    Source,
    Statement,
    Term,
)


def acceptance_of(part: Part) -> Acceptance:
    """Return an accepted finding."""
    return Acceptance(
        place=part.place,
        finding=part.string("finding"),
        at=part.string("at"),
        because=part.text("because"),
        review=part.string("review"),
        seen=part.ids("seen"),
    )


def country_of(id_: str, part: Part) -> Country:
    """Return a country."""
    calendar = part.string_or_none("calendar")
    title = part.text("title")
    return Country(id_, part.place, title, Calendar(calendar) if calendar else None)


def sector_of(id_: str, part: Part) -> Sector:
    """Return a sector."""
    return Sector(id_, part.place, part.text("title"), part.string("role"))


def phase_of(id_: str, part: Part) -> Phase:
    """Return a phase."""
    return Phase(id_, part.place, part.text("title"))


def actor_of(id_: str, part: Part) -> Actor:
    """Return an actor."""
    return Actor(
        id=id_,
        place=part.place,
        title=part.text("title"),
        sector=part.string("sector"),
        kind=part.string("kind"),
        organisation=part.string("organisation"),
        description=part.text_or_none("description"),
    )


def legal_basis_of(id_: str, part: Part) -> LegalBasis:
    """Return a legal basis; unverified where it does not say how sure it is."""
    valid_from, valid_to = part.valid()
    return LegalBasis(
        id=id_,
        place=part.place,
        act=part.text("act"),
        section=part.string("section"),
        title=part.text("title"),
        effect=part.string("effect"),
        sharing=part.data.get("sharing", False),
        valid_from=valid_from,
        valid_to=valid_to,
        replaced_by=part.string_or_none("replaced_by"),
        source=part.string_or_none("source"),
        checked=part.check(),
        confidence=part.confidence(Confidence.UNVERIFIED),
        note=part.text_or_none("note"),
    )


def document_of(id_: str, part: Part) -> Document:
    """Return a document."""
    return Document(
        id=id_,
        place=part.place,
        title=part.text("title"),
        description=part.text_or_none("description"),
        personal=part.data.get("personal", False),
    )


def intervention_of(id_: str, part: Part) -> Intervention:
    """Return an intervention with its evidence."""
    return Intervention(
        id=id_,
        place=part.place,
        title=part.text("title"),
        description=part.text_or_none("description"),
        evidence=tuple(_evidence_of(one) for one in part.items("evidence")),
        cites=part.ids("cites"),
    )


def _evidence_of(part: Part) -> Evidence:
    grades = part.data["grades"].items()
    return Evidence(
        place=part.place,
        scheme=Scheme(part.string("scheme")),
        # GRADE and SBU have one grade, which the files call certainty.
        grades=tuple(("grade" if key == "certainty" else key, grade) for key, grade in grades),
        cites=part.ids("cites"),
        note=part.text_or_none("note"),
    )


def source_of(id_: str, part: Part) -> Source:
    """Return a source; unverified where it does not say how sure it is."""
    return Source(
        id=id_,
        place=part.place,
        title=part.text("title"),
        publisher=part.text("publisher"),
        date=part.string_or_none("date"),
        address=part.string_or_none("address"),
        kind=part.string("kind"),
        confidence=part.confidence(Confidence.UNVERIFIED),
    )


def statement_of(id_: str, part: Part) -> Statement:
    """Return a statement; unverified where it does not say how sure it is."""
    return Statement(
        id=id_,
        place=part.place,
        text=part.text("text"),
        source=part.string("source"),
        locator=part.string_or_none("locator"),
        confidence=part.confidence(Confidence.UNVERIFIED),
        checked=part.check(),
        note=part.text_or_none("note"),
        corrects=part.text_or_none("corrects"),
    )


def term_of(id_: str, part: Part) -> Term:
    """Return a term; unverified where it does not say how sure it is."""
    return Term(
        id=id_,
        place=part.place,
        title=part.text("title"),
        meaning=part.text("meaning"),
        confidence=part.confidence(Confidence.UNVERIFIED),
        beware=part.text_or_none("beware"),
        unlike=part.ids("unlike"),
        partial=part.ids("partial"),
        forms={code: tuple(words) for code, words in part.data.get("forms", {}).items()},
    )
