"""Each branch of a choice has a condition of its own.

Only one of the branches after `one:` is followed. Two with the same condition hold at one time.
Most often a branch was copied, and its condition was not changed.

Fix: delete the one too many, or write the condition that it was meant to have.
"""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.check.rule import Setting
from pathwaytool.model.condition import Condition
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Split, Transition

MESSAGE = Message(
    "repeated-condition",
    Severity.ERROR,
    "Two branches after “{step}” have the same condition, and only one may be followed.",
    "Delete the one too many, or write the condition that it was meant to have.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each branch whose condition an earlier one of the choice has."""
    for step in pathway.steps.values():
        seen: dict[Condition, Transition] = {}
        for way in step.transitions if step.split == Split.ONE else ():
            if way.when is None:
                continue
            first = seen.setdefault(way.when, way)
            if first is not way:
                found = MESSAGE.at(way.place.key("when"), step=step.id)
                yield replace(found, related=(first.place.key("when"),))
