"""A local edition says nothing otherwise that the national pathway has settled.

Who is accountable, the basis and the documents of a hand-off, the steps, the promises and what sets
a step aside are the nation's. The edition can add to them. Only a step that the pathway marks
`optional: true` can be done in another way, by the same actor, in the same sector and phase.

Fix: delete what is said here, or say what the nation says. An extra step or a promise of your own
needs an id of its own.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Locally, attempts_told
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity

MESSAGE = Message(
    "settled-by-nation",
    Severity.ERROR,
    "`{key}` is settled by the national pathway: {demanded}.",
    "Delete `{key}` here, or write what the nation demands: {demanded}.",
)


def check_edition(locally: Locally) -> Iterator[Diagnostic]:
    """Yield a finding for each such attempt."""
    yield from attempts_told(MESSAGE, locally)
