"""What is about a person's safety is mended and never accepted.

A civil registration number, contact details, markup that could run as code, and personal
information that is shared without a right to share it can do harm as they stand. So can ids that
lead nowhere, and a local edition that promises less than the pathway it is of.

Fix: mend the finding itself, and delete the entry under `accepted:`.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Whole
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity

MESSAGE = Message(
    "acceptance-not-allowed",
    Severity.ERROR,
    "A finding {finding} cannot be accepted.",
    "Mend the finding itself, and delete this entry.",
)

NEVER = frozenset(
    [
        "acceptance-lapsed",
        "acceptance-not-allowed",
        "acceptance-of-nothing",
        "basis-without-sharing",
        "contact-details",
        "cpr-number",
        "extra-step-astray",
        "extra-step-unplaced",
        "limit-loosened",
        "local-name-shared",
        "published-but-not-proved",
        "reserved-id",
        "settled-by-nation",
        "unknown-id",
        "unsafe-markup",
    ]
)
"""The rules whose findings are only mended."""


def is_allowed(rule: str) -> bool:
    """Tell whether findings of a rule may be accepted at all."""
    return rule not in NEVER and "consent" not in rule


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield a finding for every entry that names such a rule."""
    for one in whole.library.accepted:
        if not is_allowed(one.finding):
            yield MESSAGE.at(one.place.value("finding"), finding=one.finding)
