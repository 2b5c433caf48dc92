"""Only a deadline of the kind `percentage` has a percentage.

Beside another kind the number would be left out of the reckoning, and a reader would take it for a
part of what was promised.

Fix: delete `percent:`, or write `kind: percentage`.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.time import LimitKind

MESSAGE = Message(
    "needless-percent",
    Severity.ERROR,
    "The deadline on “{step}” is of the kind {limit_kind}, and has a percentage all the same.",
    "Delete `percent:`; or write `kind: percentage` and say in `text:` of what it is the share.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each percentage on a deadline of another kind."""
    for step in pathway.steps.values():
        handoffs = (way.handoff.within for way in step.transitions if way.handoff)
        for limit in (*step.within, *handoffs):
            if limit and limit.kind != LimitKind.PERCENTAGE and limit.percent is not None:
                place = limit.place.key("percent")
                yield MESSAGE.at(place, step=step.id, limit_kind=limit.kind.value)
