"""What a decision settles is not known from the start.

Where a fact is asked for right after decisions, not merely beside what they decide, and else only
where work has passed one of them, and no step decides it, it looks as if `decided_by:` has been
forgotten. Then the proof takes it that what a board decides is known from the first day, and does
not see what happens when it decides anew.

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
    "“{fact}” is known from the start as it stands, but nothing asks for it before the decision"
    " “{step}”.",
    "Write `decided_by: [{step}]` on the fact; or correct `kind:` of the step, if it only goes by"
    " what is known already.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each fact that nothing asks for before a decision has."""
    asked: dict[str, list[Stated]] = {}
    for stated in conditions_of(pathway):
        if stated.step is not None:
            for name in facts_read(stated.condition):
                asked.setdefault(name, []).append(stated)
    for fact in pathway.facts.values():
        asking = asked.get(fact.id, [])
        if _may_be_known(fact):
            continue
        deciding = [one for one in asking if _is_decision(one)]
        if any(_is_alone(one, pathway) for one in deciding) and _only_after(
            deciding, asking, pathway
        ):
            steps = list(dict.fromkeys(one.step.id for one in deciding if one.step))
            found = MESSAGE.at(fact.place.key(), fact=fact.id, step=", ".join(steps))
            related = dict.fromkeys(one.place.key() for one in deciding)
            yield replace(found, related=tuple(related))


def _may_be_known(fact: Fact) -> bool:
    return bool(fact.decided_by) or fact.kind in (FactKind.NUMBER, FactKind.OUTCOME)


def _only_after(deciding: list[Stated], asking: list[Stated], pathway: Pathway) -> bool:
    """Tell whether all else that asks stands where work comes that has passed a decision.

    Where something else asks as well, none of the decisions may settle anything: that is a sign.
    """
    others = {one.step.id for one in asking if one.step and one not in deciding}
    if any(one.is_start for one in asking):
        return False
    decides = {id_ for fact in pathway.facts.values() for id_ in fact.decided_by}
    if others and any(one.step and one.step.id in decides for one in deciding):
        return False
    passed = {one.step.id for one in deciding if one.step}
    # What work can come to without passing a decision.
    before = {step.id for step in pathway.steps.values() if step.start} - passed
    fresh = set(before)
    while fresh:
        ways = (way for id_ in fresh for way in pathway.steps[id_].transitions)
        fresh = {way.to for way in ways if way.to in pathway.steps} - before - passed
        before |= fresh
    return not others & before


def _is_alone(stated: Stated, pathway: Pathway) -> bool:
    """Tell whether a condition asks for nothing beside that the step itself decides."""
    step = stated.step.id if stated.step else ""
    read = facts_read(stated.condition)
    return not any(step in pathway.facts[name].decided_by for name in read)


def _is_decision(stated: Stated) -> bool:
    step = stated.step
    return step is not None and step.kind == StepKind.DECISION and not stated.is_start
