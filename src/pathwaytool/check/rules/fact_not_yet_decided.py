"""A condition only asks for what is already known.

A fact that a step decides is not known before that step. A branch that asks too early cannot be
taken by anybody.

Fix: move the condition to a step after the one that decides the fact, or correct `decided_by:`.
"""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.check.conditions import Stated, conditions_of
from pathwaytool.check.references import tests_at
from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Fact, Pathway
from pathwaytool.model.position import Location

MESSAGE = Message(
    "fact-not-yet-decided",
    Severity.ERROR,
    "The condition asks for “{fact}”, which is first decided later: by {steps}.",
    "Move the condition to a step after {steps}; or correct `decided_by:` on the fact.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield one finding for each fact, at the first test that no step can have decided by then."""
    early: dict[str, list[Location]] = {}
    for stated in conditions_of(pathway):
        if stated.step is None:
            continue
        for test, pointer in tests_at(stated.condition, stated.pointer):
            fact = pathway.facts[test.fact]
            if fact.decided_by and not _can_be_decided(fact, stated, pathway, setting):
                early.setdefault(fact.id, []).append(stated.place.key(*pointer))
    for id_, (first, *others) in early.items():
        steps = ", ".join(pathway.facts[id_].decided_by)
        yield replace(MESSAGE.at(first, fact=id_, steps=steps), related=tuple(others))


def _can_be_decided(fact: Fact, stated: Stated, pathway: Pathway, setting: Setting) -> bool:
    if stated.step is None or stated.is_start:
        return False
    asking = stated.step.id
    events = (one.to for one in pathway.events.values() if fact.id in one.decides)
    return any(
        step == asking or (step in pathway.steps and setting.graph.can_precede(step, asking))
        for step in (*fact.decided_by, *events)
    )
