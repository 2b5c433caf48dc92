"""An old id leads to one part only.

Old addresses, a hearing's answers and a comparison of versions follow `formerly:` from the old id
to the new one. Where two parts say that they had it, or something is called so today, they follow
it to one of them only. Of a step that was split an edition is told of all its parts; whoever opens
the old page is led to the first.

Fix: let the old id stand at the one that took its place, and at none where something is called so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from pathwaytool.check.rule import Setting, Whole
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Place

MESSAGE = Message(
    "former-id-shared",
    Severity.ERROR,
    "“{id}” in `formerly:` is an id that “{other}” has, or had, as well.",
    "Let `{id}` stand in `formerly:` at the one that took its place, and at none where something "
    "is called so today.",
)


class HasFormerIds(Protocol):
    """What can say that it was called otherwise."""

    @property
    def id(self) -> str:
        """Return its id."""

    @property
    def formerly(self) -> tuple[str, ...]:
        """Return its earlier ids."""

    @property
    def place(self) -> Place:
        """Return where it stands."""


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each such id of a step, an end or a fact."""
    places: tuple[HasFormerIds, ...] = (*pathway.steps.values(), *pathway.ends.values())
    yield from _shared(places, {one.id: one for one in places})
    yield from _shared(tuple(pathway.facts.values()), pathway.facts)


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield the same for pathways."""
    yield from _shared(tuple(whole.library.pathways.values()), whole.library.pathways)


def _shared(
    parts: Iterable[HasFormerIds], known: Mapping[str, HasFormerIds]
) -> Iterator[Diagnostic]:
    """Yield a finding for each claim to an id that another part has, or has claimed before.

    A step may have been split, so that two claims to one id are only a warning.
    """
    claimed: dict[str, str] = {}
    for part in parts:
        for number, former in enumerate(part.formerly):
            other = former if former in known else claimed.setdefault(former, part.id)
            if former in known or other != part.id:
                at = part.place.value("formerly", number)
                found = MESSAGE.at(at, id=former, other=other)
                is_split = former not in known
                yield replace(found, message=SPLIT) if is_split else found


SPLIT = replace(MESSAGE, severity=Severity.WARNING)
"""The same of an id that nothing has today."""
