"""An extra step leads on to where the national pathway leads.

What the nation leads to must be come to, also by way of an extra step. So an extra step that comes
after a step leads to one of those that follow it there, or says nothing and leads to all of them as
the nation does. A hand-off that the edition adds to is one that the step has.

Fix: lead to one of those that the message names, or delete `next:` on the extra step.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Locally, attempts_told
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity

MESSAGE = Message(
    "extra-step-astray",
    Severity.ERROR,
    "The nation leads from here to {demanded}, not to “{to}”.",
    "Write one of those that the nation leads to: {demanded}; or delete this.",
)


def check_edition(locally: Locally) -> Iterator[Diagnostic]:
    """Yield a finding for each such attempt."""
    yield from attempts_told(MESSAGE, locally)
