"""A pathway goes forward through its phases.

A transition to an earlier phase is either a slip of the pen, or a way back that the reader must
be able to see.

Fix: correct the phase or the transition; if it is meant, declare it as a loop,
or say why in `back:`.
"""

from collections.abc import Iterator

from pathwaytool.check.references import TARGET_KEY
from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "phase-backwards",
    Severity.WARNING,
    "From “{origin}” to “{target}” the pathway goes back a phase: from {from_phase} to {to_phase}.",
    "Correct the phase or the transition; if it is meant, say why in `back:`, or write the id of a "
    "declared loop in `loop:`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each undeclared transition to an earlier phase."""
    order = {phase: number for number, phase in enumerate(pathway.phases)}
    for step in pathway.steps.values():
        for way in step.transitions:
            target = pathway.steps.get(way.to)
            if target is None or way.loop or way.back or order[target.phase] >= order[step.phase]:
                continue
            yield MESSAGE.at(
                way.place.value(TARGET_KEY[way.guard]),
                origin=step.id,
                target=target.id,
                from_phase=step.phase,
                to_phase=target.phase,
            )
