"""A pathway has an end.

Without an end the work with the young person can never be finished, and nobody knows what came of
it.

Fix: add an end under `ends:` and let the last step lead to it.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "no-end",
    Severity.ERROR,
    "The pathway has no end.",
    "Add an end under `ends:`, and let the last step lead to it.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding where there are no ends."""
    if not pathway.ends:
        yield MESSAGE.at(pathway.place.key("pathway"))
