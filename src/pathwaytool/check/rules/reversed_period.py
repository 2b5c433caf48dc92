"""A period ends after it begins.

A period that ends before it begins is never: the provision would not hold on any day, and nobody
could answer in a hearing.

Fix: write the last day after the first.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting, Whole
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Place

MESSAGE = Message(
    "reversed-period",
    Severity.ERROR,
    "The period ends on {last}, before it begins on {first}.",
    "Write the last day after the first.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding where a pathway's validity, or its hearing, is the wrong way round."""
    yield from _period(pathway.place, ("valid", "to"), pathway.valid_from, pathway.valid_to)
    if hearing := pathway.hearing:
        yield from _period(hearing.place, ("until",), hearing.begins, hearing.until)


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield a finding for each legal basis whose validity is the wrong way round."""
    for basis in whole.library.legal_bases.values():
        yield from _period(basis.place, ("valid", "to"), basis.valid_from, basis.valid_to)


def _period(
    place: Place, end: tuple[str, ...], first: str | None, last: str | None
) -> Iterator[Diagnostic]:
    # Where it stands is asked only when it is told: else every file would be read once more.
    if first and last and last < first:
        yield MESSAGE.at(place.value(*end), first=first, last=last)
