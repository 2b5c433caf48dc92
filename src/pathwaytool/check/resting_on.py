"""What a pathway rests on and nobody vouches for as it stands: what a release is checked for."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from pathwaytool.check.references import ReferenceKind, pathway_references
from pathwaytool.dataclass import dataclass
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.library import Library
from pathwaytool.model.registers import LegalBasis, Statement
from pathwaytool.model.vouched import Vouched, in_pathway, in_registers


class Lack(StrEnum):
    """Why nobody vouches for something, in the order in which the site lists it to be checked."""

    CHANGED = "changed"
    UNMARKED = "unmarked"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Unsure:
    """Something that nobody vouches for, where it stands, and why nobody does."""

    vouched: Vouched
    lack: Lack

    @property
    def at(self) -> tuple[str, int]:
        """Return the file, from the library's folder, and the line."""
        found = self.vouched.place.key()
        return found.path, found.span.line


def unsure_in(library: Library, pathways: Iterable[str]) -> list[Unsure]:
    """Return all that these pathways rest on and nobody vouches for, what has changed first.

    A limit, a step, a hand-off or a recommendation that says `confidence: checked` needs no day.
    """
    found = [
        Unsure(one, lack) for one in _resting(library, pathways) if (lack := _lack(one)) is not None
    ]
    return sorted(found, key=lambda one: list(Lack).index(one.lack))


def _resting(library: Library, pathways: Iterable[str]) -> Iterator[Vouched]:
    """Yield the law and the statements that the pathways name, and what they say themselves."""
    own = [library.pathways[id_] for id_ in pathways]
    named = {(one.kind, one.id) for pathway in own for one in pathway_references(pathway)}
    kinds = {LegalBasis: ReferenceKind.LEGAL_BASIS, Statement: ReferenceKind.STATEMENT}
    for one in in_registers(library):
        if (kinds[type(one.thing)], one.id) in named:
            yield one
    for pathway in own:
        yield from in_pathway(pathway, library)


def _lack(one: Vouched) -> Lack | None:
    if one.is_suspect:
        return Lack.CHANGED
    if one.check is None:
        is_said = one.confidence == Confidence.CHECKED and not isinstance(one.thing, LegalBasis)
        return None if is_said else Lack.NEVER
    return Lack.UNMARKED if one.is_unmarked else None
