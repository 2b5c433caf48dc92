"""A pathway does not run itself.

A step can be a whole pathway of its own; if that pathway, by way of others, runs the first one
again, the work never gets started.

Fix: take out one of the `runs:` in the ring, or let the step lead back as a declared loop.
"""

from collections.abc import Iterator, Sequence

from pathwaytool.check.graph import Neighbours, components, loops_of
from pathwaytool.check.rule import Setting, Whole
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Step

MESSAGE = Message(
    "runs-itself",
    Severity.ERROR,
    "The pathway “{pathway}” runs itself: {ring}.",
    "Take out one of the `runs:` in the ring.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for a step that is the pathway it stands in."""
    for step in pathway.steps.values():
        if step.runs == pathway.id:
            yield _finding(step, [pathway.id, pathway.id])
            return


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield a finding for each ring of two or more pathways that run each other."""
    known = {
        id_: tuple(run for run in outline.runs if run in whole.outlines and run != id_)
        for id_, outline in whole.outlines.items()
    }
    for group in loops_of(components(known), known):
        ring = _ring(group[0], known)
        steps = whole.library.pathways[group[0]].steps.values()
        yield _finding(next(step for step in steps if step.runs == ring[1]), ring)


def _finding(step: Step, ring: Sequence[str]) -> Diagnostic:
    return MESSAGE.at(step.place.value("runs"), pathway=ring[0], ring=" → ".join(ring))


def _ring(first: str, known: Neighbours) -> list[str]:
    """Return the shortest way from `first` round to itself again."""
    way_to: dict[str, list[str]] = {}
    waiting = [first]
    for node in waiting:
        for child in known[node]:
            if child not in way_to:
                way_to[child] = [*way_to.get(node, [first]), child]
                waiting.append(child)
    return way_to[first]
