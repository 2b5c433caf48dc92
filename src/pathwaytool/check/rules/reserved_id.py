"""No legal basis is called `consent`.

The word has a meaning of its own in the basis of a hand-off: that the family agrees to the sharing.

Fix: choose another id.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Whole
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity

MESSAGE = Message(
    "reserved-id",
    Severity.ERROR,
    "“{id}” is a word of the format and cannot be used as an id here.",
    "Choose another id, and correct the places that use it.",
)


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield a finding for a legal basis called `consent`."""
    basis = whole.library.legal_bases.get("consent")
    if basis:
        yield MESSAGE.at(basis.place.key(), id=basis.id)
