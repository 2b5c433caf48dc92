"""What a decision settles is not known from the start.

Where a fact is asked for only right after decisions, not merely beside what they decide, and no
step decides it, it looks as if `decided_by:` has been forgotten. Then the proof takes it that what
a board decides is known from the first day, and does not see what happens when it decides anew.

Fix: write `decided_by:` on the fact, with the step that decides it; or correct `kind:` of the step,
if it only goes by what is known already.
"""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.check.conditions import Stated, conditions_of
from pathwaytool.check.rule import Setting
from pathwaytool.model.condition import facts_read
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Fact, FactKind, Pathway, StepKind

MESSAGE = Message(
    "decision-known-before",
    Severity.WARNING,
    "“{fact}” is known from the start as it stands, but only the decision “{step}” asks for it.",
    "Write `decided_by: [{step}]` on the fact; or correct `kind:` of the step, if it only goes by"
    " what is known already.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each fact that only branches right after decisions ask for."""
    asked: dict[str, list[Stated]] = {}
    for stated in conditions_of(pathway):
        if stated.step is not None:
            for name in facts_read(stated.condition):
                asked.setdefault(name, []).append(stated)
    for fact in pathway.facts.values():
        asking = asked.get(fact.id, [])
        if _may_be_known(fact) or not all(map(_is_decision, asking)):
            continue
        if any(_is_alone(one, pathway) for one in asking):
            steps = list(dict.fromkeys(one.step.id for one in asking if one.step))
            found = MESSAGE.at(fact.place.key(), fact=fact.id, step=", ".join(steps))
            related = dict.fromkeys(one.place.key() for one in asking)
            yield replace(found, related=tuple(related))


def _may_be_known(fact: Fact) -> bool:
    return bool(fact.decided_by) or fact.kind in (FactKind.NUMBER, FactKind.OUTCOME)


def _is_alone(stated: Stated, pathway: Pathway) -> bool:
    """Tell whether a condition asks for nothing beside that the step itself decides."""
    step = stated.step.id if stated.step else ""
    read = facts_read(stated.condition)
    return not any(step in pathway.facts[name].decided_by for name in read)


def _is_decision(stated: Stated) -> bool:
    step = stated.step
    return step is not None and step.kind == StepKind.DECISION and not stated.is_start
