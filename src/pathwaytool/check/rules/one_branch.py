"""A choice has at least two branches.

A choice of one is no choice: either a branch is missing, or the step simply goes on.

Fix: add the missing branch, such as `otherwise:`; or write `next:` with the one step alone.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Split

MESSAGE = Message(
    "one-branch",
    Severity.ERROR,
    "The choice after “{step}” has only one branch.",
    "Add the branch that is missing, such as `otherwise:`; or write `next: {target}` alone.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each `one` or `each` with a single branch."""
    for step in pathway.steps.values():
        if step.split in (Split.ONE, Split.EACH) and len(step.transitions) == 1:
            place = step.place.key("next", step.split.value)
            yield MESSAGE.at(place, step=step.id, target=step.transitions[0].to)
