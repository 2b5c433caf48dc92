"""A system that is compared with others answers every question, or says that it is not stated.

A leader who chooses between systems must be able to tell what a system does not do from what nobody
has written down. A pathway that uses `aspects:` or `not_stated:` is compared: a step says what it
answers, a limit or a duration answers what it takes in time, and the ends answer what it leads to.

Fix: write the question under `aspects:` on the step that answers it, or under `not_stated:` with
`aspect:` what the sources do not say.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.aspect import Aspect
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Step

MESSAGE = Message(
    "unanswered-aspect",
    Severity.WARNING,
    "The pathway does not say {aspect}.",
    "{answer}; or write under `not_stated:` that the sources do not say it, with "
    "`aspect: {value}`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each aspect that a pathway to compare leaves unanswered."""
    answered = {aspect for step in pathway.steps.values() for aspect in step.aspects}
    if not (answered or pathway.not_stated):
        return
    answered |= {one.aspect for one in pathway.not_stated if one.aspect}
    answered.add(Aspect.OUTCOMES)
    if any(map(_says_its_time, pathway.steps.values())):
        answered.add(Aspect.TIME)
    place = pathway.place.value("pathway")
    for aspect in Aspect:
        if aspect not in answered:
            answer = "time" if aspect == Aspect.TIME else "aspects"
            yield MESSAGE.at(place, aspect=aspect.value, answer=answer, value=aspect.value)


def _says_its_time(step: Step) -> bool:
    handoffs = (way.handoff for way in step.transitions if way.handoff)
    return bool(step.within or step.takes) or any(handoff.within for handoff in handoffs)
