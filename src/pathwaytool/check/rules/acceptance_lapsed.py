"""What somebody has accepted is looked at again when it changes, and when its day has come.

An acceptance holds for a finding as it was, and not for ever. Where the lines that the finding is
about have changed, or the review date has passed, the finding is shown again, and this with it.

Fix: read the finding again. If it is still to be accepted, run `pathwaytool accept` with a new
date; else delete the entry under `accepted:`.
"""

from pathwaytool.model.acceptance import Acceptance
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity

MESSAGE = Message(
    "acceptance-lapsed",
    Severity.WARNING,
    "The acceptance of {finding} at {at} no longer holds: {reason}.",
    "Look at the finding again. Accept it anew with `pathwaytool accept {finding} {at} --review "
    "DAY`, or delete the entry.",
)


def finding_of(acceptance: Acceptance, *, is_late: bool) -> Diagnostic:
    """Return the finding for an acceptance that is past its review, or whose place has changed."""
    reason = "late" if is_late else "changed" if acceptance.seen else "unseen"
    location = acceptance.place.value("review" if is_late else "finding")
    return MESSAGE.at(location, finding=acceptance.finding, at=acceptance.at, reason=reason)
