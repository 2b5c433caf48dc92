"""A pathway in hearing says who answers by when.

Those who are to answer must see that they are asked, and until when. Without it there is no page of
the hearing, no template to fill in, and no answer can be placed.

Fix: write `hearing:` with `until:` and `asked:`, or `status: draft`.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Status

MESSAGE = Message(
    "hearing-without-end",
    Severity.WARNING,
    "The pathway is in hearing, and nothing says who answers by when.",
    "Write `hearing: {{until: …, asked: […]}}` with the last day and those who are asked, or "
    "`status: draft`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding where a pathway in hearing has no hearing."""
    if pathway.status == Status.HEARING and pathway.hearing is None:
        yield MESSAGE.at(pathway.place.value("status"))
