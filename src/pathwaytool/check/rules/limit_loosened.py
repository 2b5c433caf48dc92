"""A local edition keeps every limit of the pathway that it is of.

A municipality may promise to be quicker and never to be slower. A limit that takes the place of the
nation's has the same kind, counts from the same moment and is no longer in any calendar. Weekdays
are only compared with weekdays: public holidays lie between them.

Fix: write the limit as the national pathway has it, or a shorter one; or delete it, and that of the
nation stands.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Locally, attempts_told
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity

MESSAGE = Message(
    "limit-loosened",
    Severity.ERROR,
    "The nation demands {demanded}; this limit is looser: {said}.",
    "Write {demanded}, or a shorter limit, or delete this one: then that of the nation stands.",
)


def check_edition(locally: Locally) -> Iterator[Diagnostic]:
    """Yield a finding for each such attempt."""
    yield from attempts_told(MESSAGE, locally)
