"""The law that a pathway rests on is in force.

A published pathway may not rest on a provision that does not hold on the day it is read. A draft
may, with a warning.

Fix: name the provision that holds now; if this one does, correct `valid:` in the register.
"""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.check.references import ReferenceKind, first_of_kind
from pathwaytool.check.rule import Setting, graver_when_published
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Status

MESSAGE = Message(
    "basis-out-of-force",
    Severity.WARNING,
    "“{id}” is not in force on {date}: it holds {period}.",
    "{successor} Name the provision that holds now, or correct `valid:` in the register.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield one finding for each legal basis that the pathway uses and that is not in force."""
    if pathway.status == Status.RETIRED:
        return
    message = graver_when_published(MESSAGE, pathway)
    for reference in first_of_kind(setting.references, ReferenceKind.LEGAL_BASIS):
        basis = setting.library.legal_bases[reference.id]
        begins, ends = basis.valid_from or "", basis.valid_to or "9999"
        if not begins <= setting.date <= ends:
            finding = message.at(
                reference.location,
                id=basis.id,
                date=setting.date,
                period=f"{basis.valid_from or '…'} – {basis.valid_to or '…'}",
                successor=basis.replaced_by or "",
            )
            yield replace(finding, related=(basis.place.key(),))
