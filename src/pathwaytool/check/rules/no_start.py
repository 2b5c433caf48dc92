"""A pathway has a step where a case can begin.

Without a start nobody knows who sees the young person first.

Fix: write `start: always` on the first step, or `start: {when: …}` if it begins only some cases.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "no-start",
    Severity.ERROR,
    "No step says that a case can begin there.",
    "Write `start: always` on the step where the pathway begins.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding where no step has a start."""
    if pathway.steps and not setting.graph.starts:
        yield MESSAGE.at(pathway.place.key("steps"))
