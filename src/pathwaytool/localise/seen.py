"""What a departure touches of the nation's pathway, and the mark of it that the edition keeps.

Where the mark is another than it was, somebody must look at the departure again; where it is the
same, whatever else has changed, nobody need.
"""

from collections.abc import Iterator

from pathwaytool.model.edition import Departure, Edition
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.seen import mark_of_parts

LISTED = ("contributors", "needs", "gives", "legal", "within")
"""What a departure that adds to it, or replaces it, touches alone."""


def mark_of(departure: Departure, base: Pathway) -> str | None:
    """Return the mark of all that a departure touches; None where its step is no more."""
    step = base.steps.get(departure.step)
    if step is None:
        return None
    return mark_of_parts(touched(departure, step, base))


def touched(departure: Departure, step: Step, base: Pathway) -> Iterator[object]:
    """Yield what the nation says of that which a departure changes."""
    yield (step.id, step.accountable, step.sector, step.phase)
    if departure.instead is not None:
        yield step
    for key in LISTED:
        if getattr(departure, key):
            yield key, getattr(step, key)
    if departure.takes is not None:
        yield "takes", step.takes
    for to in departure.handoffs:
        yield to, tuple(way.handoff for way in step.transitions if way.to == to)
    if departure.after or departure.beside:
        yield "next", step.split, step.transitions
    if departure.before:
        ways = (way for one in base.steps.values() for way in one.transitions if way.to == step.id)
        yield "before", step.start, tuple(ways)


def to_look_at(edition: Edition, base: Pathway) -> list[Departure]:
    """Return the departures that touch what is otherwise than when somebody last looked."""
    return [
        one
        for one in edition.departures.values()
        if one.seen is None or one.seen != mark_of(one, base)
    ]


def successors(base: Pathway, gone: str) -> tuple[str, ...]:
    """Return the steps that say that they were called `gone`: one that is renamed, several of a
    step that was split."""
    return tuple(id_ for id_, step in base.steps.items() if gone in step.formerly)
