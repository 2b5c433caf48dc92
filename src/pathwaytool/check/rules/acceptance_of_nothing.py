"""Every acceptance is of a finding that is there.

An entry that matches nothing is left over, or names its place wrongly; then it hides nothing, but
the next finding there would seem to be accepted already.

Fix: delete the entry under `accepted:`, or correct `finding` and `at`.
"""

from pathwaytool.model.acceptance import Acceptance
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity

MESSAGE = Message(
    "acceptance-of-nothing",
    Severity.WARNING,
    "There is no finding {finding} at {at} to accept.",
    "Delete the entry, or correct `finding:` and `at:`.",
)


def finding_of(acceptance: Acceptance) -> Diagnostic:
    """Return the finding for an acceptance that matches nothing."""
    location = acceptance.place.value("at")
    return MESSAGE.at(location, finding=acceptance.finding, at=acceptance.at)
