"""One finding for one cause: a name that leads to nothing, in however many files it stands.

What an entry of a register was called before it was renamed is missed in every file that uses it.
Where just one entry of the kind is used by nobody, that is most likely what it is called now.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from pathwaytool.check.references import ReferenceKind
from pathwaytool.check.rule import Whole
from pathwaytool.check.rules import unknown_id, unused_entry
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.library import Library
from pathwaytool.model.position import Location, Place


def told_by_cause(whole: Whole, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings, those about one unknown name of a register as one, with all its places."""
    listed = list(found)
    causes: dict[tuple[str, str], list[Diagnostic]] = {}
    for one in listed:
        if _is_shared(one):
            causes.setdefault((one.gaps["kind"], one.gaps["id"]), []).append(one)
    if not causes:
        return listed
    free = _free(whole)
    told = {cause: _told(group, free) for cause, group in causes.items()}
    rest = [one for one in listed if not _is_shared(one)]
    return [*rest, *told.values()]


def _is_shared(finding: Diagnostic) -> bool:
    """Tell whether a finding is about an unknown name of what all files share."""
    return finding.message == unknown_id.MESSAGE and finding.gaps["kind"] in _SHARED


def _told(group: list[Diagnostic], free: Mapping[str, Mapping[str, Location]]) -> Diagnostic:
    first, *others = sorted(group, key=lambda one: (one.location.path, one.location.span))
    places = [*first.related, *chain.from_iterable((one.location, *one.related) for one in others)]
    renamed = free[first.gaps["kind"]]
    if not first.gaps["near"] and len(renamed) == 1:
        ((near, entry),) = renamed.items()
        gaps = {**first.gaps, "near": near, "existing": ""}
        first = replace(first, gaps=gaps)
        first = first if places else unknown_id.mended_name(first, near)
        places.insert(0, entry)
    elif others:
        first = replace(first, edit=None)
    return replace(first, related=tuple(places))


def _free(whole: Whole) -> Mapping[str, Mapping[str, Location]]:
    """Return the entries that nothing uses: kind to id to place."""
    used = unused_entry.used_in(whole)
    return {
        kind.value: {id_: place.key() for id_, place in entries.items() if (kind, id_) not in used}
        for kind, entries in _places(whole.library).items()
    }


def _places(library: Library) -> Mapping[ReferenceKind, Mapping[str, Place]]:
    places = {
        kind: {id_: one.place for id_, one in entries.items()}
        for kind, entries in unused_entry.registers_of(library).items()
    }
    places[ReferenceKind.SECTOR] = {id_: one.place for id_, one in library.sectors.items()}
    places[ReferenceKind.PHASE] = {id_: one.place for id_, one in library.phases.items()}
    return places


_SHARED = frozenset(
    kind.value
    for kind in (
        ReferenceKind.SECTOR,
        ReferenceKind.PHASE,
        ReferenceKind.ACTOR,
        ReferenceKind.LEGAL_BASIS,
        ReferenceKind.DOCUMENT,
        ReferenceKind.INTERVENTION,
        ReferenceKind.STATEMENT,
        ReferenceKind.SOURCE,
    )
)
"""The kinds of what many files can name, and of which each entry is there to be used."""
