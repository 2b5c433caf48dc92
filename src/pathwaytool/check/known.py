"""Which ids exist, for each kind of thing that can be named."""

import re
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from pathwaytool.check.references import ReferenceKind
from pathwaytool.check.texts import Titled
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway

KnownIds = Mapping[ReferenceKind, Collection[str]]


def library_ids(library: Library) -> dict[ReferenceKind, Collection[str]]:
    """Return the ids that any file of the library can name."""
    return {
        ReferenceKind.PATHWAY: library.pathways,
        ReferenceKind.SECTOR: library.sectors,
        ReferenceKind.PHASE: library.phases,
        ReferenceKind.ACTOR: library.actors,
        ReferenceKind.LEGAL_BASIS: library.legal_bases,
        ReferenceKind.DOCUMENT: library.documents,
        ReferenceKind.INTERVENTION: library.interventions,
        ReferenceKind.STATEMENT: library.statements,
        ReferenceKind.SOURCE: library.sources,
        ReferenceKind.TERM: library.terms,
        ReferenceKind.COUNTRY: library.countries,
    }


def pathway_ids(pathway: Pathway, library: Library) -> dict[ReferenceKind, Collection[str]]:
    """Return the ids that the file of `pathway` can name."""
    return library_ids(library) | {
        ReferenceKind.STEP: pathway.steps,
        ReferenceKind.TARGET: pathway.steps.keys() | pathway.ends.keys(),
        ReferenceKind.LOOP: pathway.loops,
        ReferenceKind.FACT: pathway.facts,
        ReferenceKind.DECIDED_FACT: [id_ for id_, fact in pathway.facts.items() if fact.decided_by],
    }


SHORTEST_PART = 5
"""How many letters the beginning or the end of an id must have to stand for the whole of it."""


def nearest(id_: str, ids: Iterable[str]) -> str:
    """Return the id that `id_` most likely was meant to be, or nothing.

    Numbers in ids are compared as numbers, and an id with another number is another id: BL-7 is
    BL-07 and never BL-37. What looks like none may be the beginning or the end of just one.
    """
    by_name = {_name(known): known for known in sorted(ids, reverse=True)}
    wanted = _name(id_)
    if wanted in by_name:
        return by_name[wanted]
    alike = {name: known for name, known in by_name.items() if _numbers(name) == _numbers(wanted)}
    found = get_close_matches(wanted, alike, n=1, cutoff=0.7)
    if found:
        return alike[found[0]]
    longer = [name for name in alike if name.endswith(wanted) or name.startswith(wanted)]
    return alike[longer[0]] if len(longer) == 1 and len(wanted) >= SHORTEST_PART else ""


def called(kind: ReferenceKind, name: str, library: Library, pathway: Pathway | None) -> str:
    """Return the id of the only thing of its kind that has `name` as its title, or nothing."""
    own: Mapping[ReferenceKind, Iterable[Titled]] = {}
    if pathway is not None:
        steps = tuple(pathway.steps.values())
        own = {ReferenceKind.STEP: steps, ReferenceKind.TARGET: (*steps, *pathway.ends.values())}
    shared: Mapping[ReferenceKind, Iterable[Titled]] = {
        ReferenceKind.PATHWAY: library.pathways.values(),
        ReferenceKind.SECTOR: library.sectors.values(),
        ReferenceKind.PHASE: library.phases.values(),
        ReferenceKind.ACTOR: library.actors.values(),
        ReferenceKind.LEGAL_BASIS: library.legal_bases.values(),
        ReferenceKind.DOCUMENT: library.documents.values(),
        ReferenceKind.INTERVENTION: library.interventions.values(),
        ReferenceKind.SOURCE: library.sources.values(),
        ReferenceKind.TERM: library.terms.values(),
    }
    wanted = name.casefold()
    ids = {
        one.id
        for one in own.get(kind, shared.get(kind, ()))
        if any(wanted == title.casefold() for _, title in one.title.versions)
    }
    return ids.pop() if len(ids) == 1 else ""


_LETTERS = str.maketrans(
    {"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa", "_": "-", " ": "-"}
)


def _name(id_: str) -> str:
    """Return an id as it is meant: in small letters, its numbers without noughts before them."""
    plain = id_.casefold().translate(_LETTERS)
    return re.sub(r"-?0*(\d+)", r"-\1", plain)


def _numbers(name: str) -> list[str]:
    return re.findall(r"\d+", name)
