"""What parts without an id of their own are called, whatever the order they stand in."""

from collections.abc import Iterator

from pathwaytool.model.pathway import Step, Transition
from pathwaytool.model.time import Limit

Way = tuple[str, str, int]
"""Where a way comes from, where it leads, and which of several such ways it is. Of a start, the
first is empty."""

ARROW = " → "
COLON = ": "


def ways_of(step: Step) -> Iterator[tuple[Way, Transition]]:
    """Yield the ways of a step. Those to the same place are told apart by what they turn on."""
    seen: dict[str, int] = {}
    for one in sorted(step.transitions, key=_turns_on):
        number = seen[one.to] = seen.get(one.to, -1) + 1
        yield (step.id, one.to, number), one


def _turns_on(way: Transition) -> tuple[str, str, str]:
    return way.guard.value, repr(way.when), way.loop or ""


def limits_of(step: Step) -> Iterator[tuple[str, Limit]]:
    """Yield the limits of a step, by step and from when to when they count, and of which kind."""
    seen: dict[str, int] = {}
    for one in sorted(step.within, key=lambda one: (one.kind.value, repr(one.duration))):
        since = f"{one.from_step or ''} {one.from_moment.value}".strip()
        if one.birthday is not None:
            since = f"before {one.birthday.age}"
        name = f"{step.id}{COLON}{since}{ARROW}{one.reach.value}"
        number = seen[name] = seen.get(name, -1) + 1
        yield name + (f" ({number + 1})" if number else ""), one


def way_id(way: Way) -> str:
    """Return what a way is called."""
    origin, to, number = way
    return f"{origin}{ARROW}{to}" + (f" ({number + 1})" if number else "")


def way_of(kind: str, id_: str) -> Way | None:
    """Return the way that a part of this kind and id is; None for other parts."""
    if kind == "start":
        return "", id_, 0
    if kind != "way":
        return None
    origin, to = id_.split(ARROW)
    to, _, number = to.partition(" (")
    return origin, to, int(number.removesuffix(")") or 1) - 1


def place_of(id_: str) -> str:
    """Return the step whose limit is called so."""
    return id_.partition(COLON)[0]
