"""A condition can hold for someone.

A condition that contradicts itself makes a branch that nobody can take.

Fix: correct the condition, or delete the branch.
"""

from collections.abc import Iterator

from pathwaytool.check.conditions import conditions_of, is_ever
from pathwaytool.check.rule import Setting
from pathwaytool.model.condition import facts_read
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "never-true",
    Severity.ERROR,
    "The condition contradicts itself: it can never hold.",
    "Correct the condition, or delete what depends on it.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each condition that holds for no values of its facts."""
    for stated in conditions_of(pathway):
        if facts_read(stated.condition) and not is_ever(
            stated.condition, pathway.facts, outcome=True
        ):
            yield MESSAGE.at(stated.place.value(*stated.pointer))
