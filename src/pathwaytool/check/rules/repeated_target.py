"""Side-by-side work is different work.

When the same step stands twice in `all:`, it would be begun twice at the same time.

Fix: delete one of them.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Split

MESSAGE = Message(
    "repeated-target",
    Severity.ERROR,
    "“{target}” stands twice among what begins after “{step}”.",
    "Delete one of them.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each repeated target in an `all`."""
    for step in pathway.steps.values():
        if step.split != Split.ALL:
            continue
        seen: set[str] = set()
        for way in step.transitions:
            if way.to in seen:
                yield MESSAGE.at(way.place.value("to"), step=step.id, target=way.to)
            seen.add(way.to)
