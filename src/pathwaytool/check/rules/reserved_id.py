"""No legal basis is called `consent` or `not-stated`.

The words have a meaning of their own in the basis of a hand-off: that the family agrees to the
sharing, and that the sources do not say by what right.

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
    """Yield a finding for a legal basis with the name of a word of the format."""
    for word in ("consent", "not-stated"):
        basis = whole.library.legal_bases.get(word)
        if basis:
            yield MESSAGE.at(basis.place.key(), id=basis.id)
