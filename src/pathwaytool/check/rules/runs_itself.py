"""A pathway does not run itself.

A step can be a whole pathway of its own; if that pathway, by way of others, runs the first one
again, the work never gets started.

Fix: take out one of the `runs:` in the ring, or let the step lead back as a declared loop.
"""

from collections.abc import Iterator

from pathwaytool.check.graph import components, loops_of
from pathwaytool.check.rule import Whole
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity

MESSAGE = Message(
    "runs-itself",
    Severity.ERROR,
    "The pathway “{pathway}” runs itself: {ring}.",
    "Take out one of the `runs:` in the ring.",
)


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield a finding for each ring of pathways that run each other."""
    pathways = whole.library.pathways
    known = {
        id_: tuple(run for run in outline.runs if run in whole.outlines)
        for id_, outline in whole.outlines.items()
    }
    for ring in loops_of(components(known), known):
        first = pathways[ring[0]]
        step = next(step for step in first.steps.values() if step.runs in ring)
        yield MESSAGE.at(
            step.place.value("runs"), pathway=first.id, ring=" → ".join([*ring, ring[0]])
        )
