"""Every extra step comes into the pathway at one place.

An extra step that no `before`, `after`, `beside` or `instead` names, that no other extra step leads
to and that has no `start` of its own, never happens. One that is named at several places would
happen at all of them.

Fix: name the step under `departures:` at the one step where it comes in.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Locally, attempts_told
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity

MESSAGE = Message(
    "extra-step-unplaced",
    Severity.ERROR,
    "The extra step “{id}” does not come in at one place, but at these: {places}.",
    "Name `{id}` at one place under `departures:`, such as `after:` on the step before it.",
)


def check_edition(locally: Locally) -> Iterator[Diagnostic]:
    """Yield a finding for each such attempt."""
    yield from attempts_told(MESSAGE, locally)
