"""A deadline of the kind `percentage` says which percentage.

Fix: write `percent:` on the deadline, or choose another kind.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.time import LimitKind

MESSAGE = Message(
    "percent-missing",
    Severity.ERROR,
    "The deadline on “{step}” is a percentage, and does not say which.",
    "Write `percent:` on the deadline, such as `percent: 15`; or choose another kind.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each percentage without a number."""
    for step in pathway.steps.values():
        handoffs = (way.handoff.within for way in step.transitions if way.handoff)
        for limit in (*step.within, *handoffs):
            if limit and limit.kind == LimitKind.PERCENTAGE and limit.percent is None:
                yield MESSAGE.at(limit.place.key("kind"), step=step.id)
