"""A choice has one `otherwise`.

It holds for those whom no other branch holds for. Two of them cannot both be what is left.

Fix: keep one of them, and write `when:` with a condition on the other, or delete it.
"""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Guard, Pathway

MESSAGE = Message(
    "several-otherwise",
    Severity.ERROR,
    "The choice after “{step}” has `otherwise` more than once.",
    "Delete this branch, or write `when:` with a condition and `to:` in place of `otherwise:`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield one finding for each choice with several `otherwise`, at the second of them."""
    for step in pathway.steps.values():
        left = [way for way in step.transitions if way.guard == Guard.OTHERWISE]
        if len(left) > 1:
            first, *others = (way.place.key("otherwise") for way in left)
            yield replace(MESSAGE.at(others[0], step=step.id), related=(first, *others[1:]))
