"""Editions checked and proved: the pathway as it is in each municipality, and only what is new.

What was found in the nation's pathway is told there, and not again for each edition.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from pathwaytool.check import (
    check_edition,
    check_pathway,
    has_errors,
    outline_of_edition,
    setting_of,
)
from pathwaytool.check.acceptance import OF_PROOFS
from pathwaytool.check.rule import Outline
from pathwaytool.dataclass import dataclass
from pathwaytool.localise import Localised, localised
from pathwaytool.model.diagnostic import Diagnostic, Severity
from pathwaytool.model.edition import Edition
from pathwaytool.model.library import Library
from pathwaytool.model.position import Location
from pathwaytool.model.resting import named_in, reached

if TYPE_CHECKING:
    from pathwaytool.proofs import Proofs
    from pathwaytool.prove import Proof

UNSAID = frozenset(("missing-translation", "unlisted-language"))
"""Rules that are not for editions: they are written in the language of their municipality."""


def without_idle(library: Library) -> Library:
    """Return a library without what of its base nothing of its own rests on, pathways and topics.

    Where an edition is of a pathway that there is not, all stay: one of them may be meant.
    """
    if library.base is None:
        return library
    of = [one.edition_of for one in library.editions.values()]
    if not library.pathways.keys() >= {*of}:
        return library
    own = [one.id for one in library.pathways.values() if not library.is_of_base(one.source)]
    topics = {id_: one for id_, one in library.topics.items() if not library.is_of_base(one.source)}
    advised = [id_ for one in topics.values() for of in one.advice.values() for id_ in of.steps]
    starts = [one for one in (*of, *own, *advised) if one in library.pathways]
    asked = {*reached(starts, partial(named_in, library))}
    pathways = {id_: one for id_, one in library.pathways.items() if id_ in asked}
    return replace(library, pathways=pathways, topics=topics)


@dataclass(frozen=True, slots=True)
class LocalVerdict:
    """What was found in an edition, the pathway as it is there, and its proof if it was proved."""

    found: tuple[Diagnostic, ...]
    there: Localised | None
    proof: "Proof | None"
    outline: Outline


def checked_editions(
    editions: Iterable[Edition],
    library: Library,
    known: Mapping[str, Sequence[Diagnostic]],
    date: str,
) -> dict[str, LocalVerdict]:
    """Check editions, without a proof. Shape: by edition id.

    `known` is what was found in each pathway, by its id; what its proof says need not be there yet.
    Where a pathway is wrong before it is proved, no more is said of its editions than what they
    may not do.
    """
    return {one.id: _checked(one, library, known, date) for one in editions}


def proved_editions(
    checked: Mapping[str, LocalVerdict],
    known: Mapping[str, Sequence[Diagnostic]],
    proofs: "Proofs",
) -> dict[str, LocalVerdict]:
    """Return what was `checked` with the proof of the pathway that each edition makes.

    Where nothing is wrong with one, that is. `known` is all that was found in each pathway.
    """
    proved = {
        id_: _proved(one, one.there, known[one.there.base.id], proofs)
        for id_, one in checked.items()
        if one.there
    }
    return {**checked, **proved}


def _checked(
    edition: Edition, library: Library, known: Mapping[str, Sequence[Diagnostic]], date: str
) -> LocalVerdict:
    """Return the verdict without a proof; `there` is None where it cannot be proved."""
    found = check_edition(edition, library)
    outline = outline_of_edition(edition)
    there = None if has_errors(found) else localised(edition, library)
    if there is None or _is_unsound(known.get(there.base.id, ())):
        return LocalVerdict(tuple(found), None, None, outline)
    setting = setting_of(there.pathway, there.library, date)
    told = check_pathway(there.pathway, setting)
    found += news_of(told, known[there.base.id], there)
    return LocalVerdict(tuple(found), None if has_errors(found) else there, None, outline)


def _is_unsound(known: Iterable[Diagnostic]) -> bool:
    return any(one.is_error and one.message.rule not in OF_PROOFS for one in known)


def _proved(
    checked: LocalVerdict, there: Localised, known: Sequence[Diagnostic], proofs: "Proofs"
) -> LocalVerdict:
    from pathwaytool.prove import proof_findings

    proof = proofs.of(there.pathway, there.library)
    news = news_of(proof_findings(proof, there.pathway), known, there)
    return replace(checked, found=(*checked.found, *news), proof=proof)


def news_of(
    told: Iterable[Diagnostic], known: Iterable[Diagnostic], there: Localised
) -> list[Diagnostic]:
    """Return what holds of an edition's pathway and not of the nation's, placed in the edition.

    A warning about what is written in the nation's file is no news of the edition, but for those of
    the proof.
    """
    old = {_mark(one) for one in known}
    news: list[Diagnostic] = []
    for one in told:
        is_ours = any(place.path == there.edition.source.path for place in _places(one))
        is_grave = one.message.severity == Severity.ERROR or one.message.rule in OF_PROOFS
        if one.message.rule in UNSAID or _mark(one) in old or not (is_ours or is_grave):
            continue
        news.append(_in_edition(one, there))
    return news


def _places(finding: Diagnostic) -> tuple[Location, ...]:
    return (finding.location, *finding.related)


def _mark(finding: Diagnostic) -> tuple[object, ...]:
    at = finding.location
    return (finding.message.rule, at.path, at.span, tuple(sorted(finding.gaps.items())))


def _in_edition(finding: Diagnostic, there: Localised) -> Diagnostic:
    """Return a finding at a place in the edition: its own, a related one, or what departs there.

    Nobody mends the nation's file for a municipality, so an exact mend of that is left out.
    """
    path = there.edition.source.path
    if finding.edit is not None and finding.edit.path != path:
        finding = replace(finding, edit=None)
    if finding.location.path == path:
        return finding
    own = next((one for one in finding.related if one.path == path), None)
    own = own or _departing(finding.location, there)
    related = (finding.location, *(one for one in finding.related if one != own))
    return replace(finding, location=own, related=related)


def _departing(at: Location, there: Localised) -> Location:
    """Return where the edition departs from the step that stands at a place of the nation's."""
    edition = there.edition
    if at.pointer[:1] == ("steps",) and len(at.pointer) > 1:
        departure = edition.departures.get(str(at.pointer[1]))
        if departure is not None:
            return departure.place.key()
    return edition.place.value("edition_of")
