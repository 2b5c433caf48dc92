"""No fact and no legal basis is called by a word of the format.

`any` and `not` have a meaning of their own in a condition, and `consent` in the basis of a
hand-off.

Fix: choose another id.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting, Whole
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "reserved-id",
    Severity.ERROR,
    "“{id}” is a word of the format and cannot be used as an id here.",
    "Choose another id, and correct the places that use it.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each fact called `any` or `not`."""
    for fact in pathway.facts.values():
        if fact.id in ("any", "not"):
            yield MESSAGE.at(fact.place.key(), id=fact.id)


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield a finding for a legal basis called `consent`."""
    basis = whole.library.legal_bases.get("consent")
    if basis:
        yield MESSAGE.at(basis.place.key(), id=basis.id)
