"""What the rules find in a library, without its proofs."""

from itertools import chain

from pathwaytool.check import (
    check_edition,
    check_file,
    check_pathway,
    check_whole,
    in_order,
    outline_of,
    outline_of_edition,
    setting_of,
)
from pathwaytool.check.rule import Whole
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.library import Library


def rules_find(library: Library, date: str = "2026-11-30") -> tuple[Diagnostic, ...]:
    """Return everything that the rules find in a library, by file, line and column."""
    found = list(chain.from_iterable(map(check_file, library.files)))
    outlines = {}
    for pathway in library.pathways.values():
        setting = setting_of(pathway, library, date)
        found += check_pathway(pathway, setting)
        outlines[pathway.id] = outline_of(pathway, setting)
    for edition in library.editions.values():
        found += check_edition(edition, library)
        outlines[edition.id] = outline_of_edition(edition)
    found += check_whole(Whole(library, date, outlines), found)
    return in_order(found)
