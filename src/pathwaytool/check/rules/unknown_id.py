"""Everything that is named exists.

A name that leads to nothing is most often a slip of the pen. Until it is mended nobody can tell
who acts, what the law is or where the young person goes next, so nothing else is checked in the
pathway.

Fix: correct the name, or add what it names to the pathway or the register.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from pathwaytool.check.known import KnownIds, called, library_ids, nearest, pathway_ids
from pathwaytool.check.references import (
    Reference,
    ReferenceKind,
    edition_references,
    register_references,
    topic_references,
    topic_steps,
)
from pathwaytool.check.rule import Locally, Setting, Whole
from pathwaytool.localise.rows import PLACES
from pathwaytool.localise.seen import successors
from pathwaytool.model.consent import word_for_basis
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.edition import Edition
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Location
from pathwaytool.model.topic import Topic

MESSAGE = Message(
    "unknown-id",
    Severity.ERROR,
    "There is no {kind} “{id}”.",
    "{near} {existing} Correct the name, or add it {home}.",
)

MOST_GUESSES = 20
"""How many misspelt names a file can have before the tool stops guessing what was meant."""

FEW = 30
"""How many names there may be for all of them to be told where none is near."""

LISTED = (ReferenceKind.SECTOR, ReferenceKind.PHASE, ReferenceKind.COUNTRY, ReferenceKind.LOOP)
"""Kinds of which there are few, chosen from a list rather than thought up."""


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each name that leads to nothing."""
    library = setting.library
    for found, kind in _unknown(setting.references, pathway_ids(pathway, library)):
        yield _with_title(found, kind, library, pathway)


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield the same for the registers."""
    library = whole.library
    for found, kind in _unknown(register_references(library), library_ids(library)):
        yield _with_title(found, kind, library, None)


def check_edition(locally: Locally) -> Iterator[Diagnostic]:
    """Yield the same for an edition; of the pathway that it is of only where there is one."""
    edition, library = locally.edition, locally.library
    base = library.pathways.get(edition.edition_of)
    standing = _standing_in(edition, base)
    known = _known(edition, library, standing)
    named = (
        one
        for one in edition_references(edition)
        if one.kind in known
        and not (one.id in standing and one.further[:1] in PLACING)
        and not _is_end(one, base)
    )
    for found, kind in _unknown(named, known):
        yield _renamed(found, kind, base, standing) or _with_title(found, kind, library, base)


def _is_end(found: Reference, base: Pathway | None) -> bool:
    """Tell whether a departure is from an end or an event of the nation's: another rule tells."""
    is_departure = found.kind == ReferenceKind.STEP and not found.further
    return is_departure and base is not None and found.id in {*base.ends, *base.events}


PLACING = (*((key,) for key in PLACES), ("instead",))
"""Where an extra step is named to say where it comes in."""


def _standing_in(edition: Edition, base: Pathway | None) -> Mapping[str, str]:
    """Return the extra steps in the place of a step of the nation's, each with that step.

    Such a step is the nation's, done otherwise: nothing in the pathway has its own id.
    """
    steps = base.steps if base else {}
    return {
        one.instead: one.step
        for one in edition.departures.values()
        if one.instead is not None and one.instead in edition.steps and one.step in steps
    }


def _renamed(
    found: Diagnostic, kind: ReferenceKind, base: Pathway | None, standing: Mapping[str, str]
) -> Diagnostic | None:
    """Return a finding that says what a step is called now, where the nation's pathway tells."""
    if base is None or kind not in (ReferenceKind.STEP, ReferenceKind.TARGET):
        return None
    id_ = found.gaps["id"]
    now = (standing[id_],) if id_ in standing else successors(base, id_)
    if not now:
        return None
    gaps = {**found.gaps, "near": now[0] if len(now) == 1 else "", "existing": ""}
    if len(now) > 1:
        gaps["existing"] = ", ".join(now)
    named = replace(found, gaps=gaps)
    return named if named.related or len(now) > 1 else mended_name(named, now[0])


def check_topic(topic: Topic, whole: Whole) -> Iterator[Diagnostic]:
    """Yield the same for a topic, whose advice names steps of pathways."""
    library = whole.library
    yield from (found for found, _ in _unknown(topic_references(topic), library_ids(library)))
    named = dict.fromkeys(id_ for advice in topic.advice.values() for id_ in advice.steps)
    for id_ in named:
        if id_ in library.pathways:
            known = {ReferenceKind.STEP: library.pathways[id_].steps}
            yield from (found for found, _ in _unknown(topic_steps(topic, id_), known))


def _known(edition: Edition, library: Library, standing: Collection[str]) -> KnownIds:
    pathway = library.pathways.get(edition.edition_of)
    if pathway is None:
        return library_ids(library)
    known = pathway_ids(pathway, library)
    for kind in (ReferenceKind.STEP, ReferenceKind.TARGET):
        known[kind] = {*known[kind], *(id_ for id_ in edition.steps if id_ not in standing)}
    return known


def _with_title(
    found: Diagnostic, kind: ReferenceKind, library: Library, pathway: Pathway | None
) -> Diagnostic:
    """Return a finding with the id of what is called so, where no id is near."""
    if found.gaps["near"]:
        return found
    id_ = called(kind, found.gaps["id"], library, pathway)
    if not id_:
        return found
    named = replace(found, gaps={**found.gaps, "near": id_, "existing": ""})
    return named if named.related else mended_name(named, id_)


def mended_name(found: Diagnostic, near: str) -> Diagnostic:
    """Return a finding with its exact mend, where the name itself stands at its place."""
    at = found.location
    written = at.text[at.span.column - 1 : at.span.end_column - 1]
    return found.mended(near) if written == found.gaps["id"] else found


def _unknown(
    references: Iterable[Reference], known: KnownIds
) -> Iterator[tuple[Diagnostic, ReferenceKind]]:
    """Yield one finding for each unknown name, with the other places where it is used."""
    missing: dict[tuple[ReferenceKind, str], list[Reference]] = {}
    for reference in references:
        if reference.id not in known[reference.kind]:
            sort = _WIDER.get(reference.kind, reference.kind)
            sort = reference.kind if reference.id in known.get(sort, ()) else sort
            missing.setdefault((sort, reference.id), []).append(reference)
    for number, ((sort, id_), places) in enumerate(missing.items()):
        kind = sort if any(one.kind == sort for one in places) else places[0].kind
        near = _near(kind, id_, known[kind]) if number < MOST_GUESSES else ""
        existing = "" if near or len(known[kind]) > FEW else ", ".join(known[kind])
        names = {"id": id_, "near": near, "existing": existing if kind in LISTED else ""}
        gaps = {"kind": kind.value, "home": kind.value, **names}
        first, *others = (_location(place) for place in places)
        found = replace(MESSAGE.at(first, **gaps), related=tuple(others))
        yield (mended_name(found, near) if near and not others else found), kind


_WIDER = {
    ReferenceKind.STEP: ReferenceKind.TARGET,
    ReferenceKind.DECIDED_FACT: ReferenceKind.FACT,
}
"""Kinds that another takes in: a name that neither knows is one slip, wherever it is used."""


def _near(kind: ReferenceKind, id_: str, known: Collection[str]) -> str:
    word = word_for_basis(id_) if kind == ReferenceKind.LEGAL_BASIS else None
    return word or nearest(id_, known)


def _location(reference: Reference) -> Location:
    """Return where a name stands: a fact's is a key of a condition."""
    is_key = reference.further[-1:] == (reference.id,)
    if not reference.further or is_key:
        return reference.place.key(*reference.further)
    return reference.location
