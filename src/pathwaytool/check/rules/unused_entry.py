"""Every entry in a register is used.

An entry that nothing points at is left over, or something has forgotten to point at it.

Fix: use the entry, or delete it. An old legal basis with `replaced_by:` may stay.
"""

from collections.abc import Iterator, Mapping

from pathwaytool.check.references import (
    ReferenceKind,
    register_references,
    topic_references,
)
from pathwaytool.check.rule import Whole, gathered
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.library import Library
from pathwaytool.model.position import Location
from pathwaytool.model.registers import Actor, Document, Intervention, LegalBasis, Source, Statement

MESSAGE = Message(
    "unused-entry",
    Severity.WARNING,
    "Nothing in the library uses this: {ids}.",
    "Use it in a pathway, or delete it.",
)

Entry = Actor | LegalBasis | Document | Intervention | Statement | Source


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield a finding for the entries that nothing uses, a kind and a file at a time."""
    library = whole.library
    if not (whole.outlines or library.topics):
        return
    used = used_in(whole)
    for kind, entries in registers_of(library).items():
        files: dict[str, list[tuple[str, Location]]] = {}
        for entry in entries.values():
            is_old = isinstance(entry, LegalBasis) and entry.replaced_by is not None
            if (kind, entry.id) not in used and not is_old:
                path = entry.place.source.path
                files.setdefault(path, []).append((entry.id, entry.place.key()))
        for places in files.values():
            yield from gathered(MESSAGE, places)


def registers_of(library: Library) -> Mapping[ReferenceKind, Mapping[str, Entry]]:
    """Return the registers whose entries are there to be used."""
    return {
        ReferenceKind.ACTOR: library.actors,
        ReferenceKind.LEGAL_BASIS: library.legal_bases,
        ReferenceKind.DOCUMENT: library.documents,
        ReferenceKind.INTERVENTION: library.interventions,
        ReferenceKind.STATEMENT: library.statements,
        ReferenceKind.SOURCE: library.sources,
    }


def used_in(whole: Whole) -> set[tuple[ReferenceKind, str]]:
    """Return all that is named anywhere in a library."""
    used: set[tuple[ReferenceKind, str]] = set()
    for outline in whole.outlines.values():
        used |= outline.used
    for topic in whole.library.topics.values():
        used.update((one.kind, one.id) for one in topic_references(topic))
    used.update((one.kind, one.id) for one in register_references(whole.library))
    return used
