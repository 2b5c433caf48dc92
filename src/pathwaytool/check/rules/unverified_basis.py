"""The law that a published pathway rests on has been checked by a person.

Until someone with a role has looked a provision up, it is a guess. A draft may rest on it, and
the page says so; a published pathway may not.

Fix: look the provision up, and write `checked:` with the date and your role on it in the
register.
"""

from collections.abc import Iterator

from pathwaytool.check.references import ReferenceKind, first_of_kind
from pathwaytool.check.rule import Setting, gathered, graver_when_published
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Status

MESSAGE = Message(
    "unverified-basis",
    Severity.WARNING,
    "Nobody has checked this legal basis: {ids}.",
    "Look it up, and write `checked:` with the date and a role in the register.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for the legal bases that the pathway uses and nobody has checked."""
    if pathway.status == Status.RETIRED:
        return
    unchecked = [
        (reference.id, reference.location)
        for reference in first_of_kind(setting.references, ReferenceKind.LEGAL_BASIS)
        if setting.library.legal_bases[reference.id].checked is None
    ]
    yield from gathered(graver_when_published(MESSAGE, pathway), unchecked)
