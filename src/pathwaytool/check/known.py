"""Which ids exist, for each kind of thing that can be named."""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from pathwaytool.check.references import Kind
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway

KnownIds = Mapping[Kind, Collection[str]]


def library_ids(library: Library) -> dict[Kind, Collection[str]]:
    """Return the ids that any file of the library can name."""
    return {
        Kind.PATHWAY: library.pathways,
        Kind.SECTOR: library.sectors,
        Kind.PHASE: library.phases,
        Kind.ACTOR: library.actors,
        Kind.LEGAL_BASIS: library.legal_bases,
        Kind.DOCUMENT: library.documents,
        Kind.INTERVENTION: library.interventions,
        Kind.STATEMENT: library.statements,
        Kind.SOURCE: library.sources,
        Kind.TERM: library.terms,
        Kind.COUNTRY: library.countries,
    }


def pathway_ids(pathway: Pathway, library: Library) -> dict[Kind, Collection[str]]:
    """Return the ids that the file of `pathway` can name."""
    return library_ids(library) | {
        Kind.STEP: pathway.steps,
        Kind.TARGET: pathway.steps.keys() | pathway.ends.keys(),
        Kind.LOOP: pathway.loops,
        Kind.FACT: pathway.facts,
    }


def nearest(id_: str, ids: Iterable[str]) -> str:
    """Return the id that `id_` most likely was meant to be, or nothing."""
    by_small = {known.lower(): known for known in sorted(ids, reverse=True)}
    found = get_close_matches(id_.lower(), by_small, n=1, cutoff=0.7)
    return by_small[found[0]] if found else ""
