"""No two actors have the same name in a municipality, and none the name of one or another.

Each step has one accountable actor. Where two are called the same, or one is called “the one or the
other”, nobody knows who it is.

Fix: give each actor a name of its own.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Locally, attempts_told
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity

MESSAGE = Message(
    "local-name-shared",
    Severity.ERROR,
    "The name “{name}” does not tell {id} from {other}.",
    "Give `{id}` a name of its own.",
)


def check_edition(locally: Locally) -> Iterator[Diagnostic]:
    """Yield a finding for each such attempt."""
    yield from attempts_told(MESSAGE, locally)
