"""What a departure touches of the nation's pathway, and the mark of it that the edition keeps.

Where the mark is another than it was, somebody must look at the departure again; where it is the
same, whatever else has changed, nobody need.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from pathwaytool.fingerprint import fingerprint
from pathwaytool.model.edition import Departure, Edition
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.position import Place, SourceFile

LETTERS = 12

LISTED = ("contributors", "needs", "gives", "legal", "within")
"""What a departure that adds to it, or replaces it, touches alone."""


def mark_of(departure: Departure, base: Pathway) -> str | None:
    """Return the mark of all that a departure touches; None where its step is no more."""
    step = base.steps.get(departure.step)
    if step is None:
        return None
    parts = [repr(_plain(part)) for part in touched(departure, step, base)]
    return f"s{fingerprint(*parts)[:LETTERS]}"


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


def _plain(value: object) -> object:
    """Return a part of the model without where it stands."""
    match value:
        case Place() | SourceFile():
            return None
        case Enum():
            return value.value
        case Mapping():
            return [(key, _plain(part)) for key, part in value.items()]
        case str() | int() | None:
            return value
        case Iterable():
            return [_plain(part) for part in value]
    if not is_dataclass(value):
        raise TypeError(f"a model holds no {type(value).__name__}")
    return [_plain(getattr(value, field.name)) for field in fields(value)]
