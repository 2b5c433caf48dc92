"""A step's phase is one of the pathway's phases.

The pathway lists its phases in order; the pictures have a column for each of them. A step in
another phase would have no place.

Fix: choose one of the pathway's phases for the step, or add the phase to the list.
"""

from collections.abc import Iterator

from pathwaytool.check.references import ReferenceKind
from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "phase-not-listed",
    Severity.ERROR,
    "The phase “{id}” is not among the phases of this pathway.",
    "Choose one of the pathway's phases ({phases}), or add “{id}” to `phases:`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield one finding for each phase that is used and not listed."""
    if any(phase not in setting.library.phases for phase in pathway.phases):
        return  # the list itself is wrong, and that is told already
    told: set[str] = set()
    for reference in setting.references:
        phase = reference.id
        if reference.kind != ReferenceKind.PHASE or phase in told or phase in pathway.phases:
            continue
        if phase in setting.library.phases:
            told.add(phase)
            yield MESSAGE.at(reference.location, id=phase, phases=", ".join(pathway.phases))
