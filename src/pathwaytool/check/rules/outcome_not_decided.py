"""The outcome of another pathway is decided by the step that runs it.

Fix: name under `decided_by:` the step that runs the other pathway, or write `runs:` on that step.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "outcome-not-decided",
    Severity.ERROR,
    "“{fact}” is the outcome of “{pathway}”, and is not decided by a step that runs it.",
    "Name under `decided_by:` a step that has `runs: {pathway}`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each outcome that is not decided by a step running its pathway."""
    for fact in pathway.facts.values():
        if fact.outcomes_of is None:
            continue
        if not any(pathway.steps[step].runs == fact.outcomes_of for step in fact.decided_by):
            yield MESSAGE.at(fact.place.key(), fact=fact.id, pathway=fact.outcomes_of)
