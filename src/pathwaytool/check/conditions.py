"""Every condition in a pathway, where it stands, and what can be told of it alone."""

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod
from typing import NamedTuple

from pathwaytool.model.condition import Condition, Every, Is, facts_read, holds
from pathwaytool.model.pathway import Fact, Pathway, Step
from pathwaytool.model.position import Place, Pointer

MOST_COMBINATIONS = 4096
"""How many combinations of the values of a condition's facts are tried; larger ones are left to the
proof."""


class Stated(NamedTuple):
    """A condition, where it stands, and the step that it belongs to, if any.

    `is_start` tells whether it decides that a case begins at the step.
    """

    condition: Condition
    place: Place
    pointer: Pointer
    step: Step | None
    is_start: bool


def conditions_of(pathway: Pathway) -> Iterator[Stated]:
    """Yield the conditions of a pathway, in the order of the model."""
    for impossible in pathway.impossible:
        yield Stated(impossible.written, impossible.place, ("when",), None, False)
    for step in pathway.steps.values():
        if step.start and step.start.when is not None:
            yield Stated(step.start.when, step.start.place, ("when",), step, True)
        for way in step.transitions:
            if way.when is not None:
                yield Stated(way.when, way.place, ("when",), step, False)
        for limit, _ in step.limits:
            pause = limit.paused_while
            if pause is not None and pause.holding is not None:
                # It may ask for what is not known yet: until then the clock goes on.
                yield Stated(pause.holding, pause.place, ("when",), None, False)
    yield from _promised(pathway)


def decided_by_events(pathway: Pathway) -> Iterator[Stated]:
    """Yield what events decide, as conditions."""
    for event in pathway.events.values():
        parts = tuple(Is(fact, values) for fact, values in event.decides.items())
        yield Stated(Every(parts), event.place, ("decides",), None, False)


def _promised(pathway: Pathway) -> Iterator[Stated]:
    for promise in pathway.promises.values():
        if promise.when is not None:
            yield Stated(promise.when, promise.place, ("when",), None, False)
    for case in pathway.cases.values():
        yield Stated(case.facts, case.place, ("facts",), None, False)


def is_ever(condition: Condition, facts: Mapping[str, Fact], *, outcome: bool) -> bool:
    """Tell whether `condition` can come out as `outcome` for some values of its facts.

    A condition with too many combinations is said to: only the proof can tell.
    """
    names = sorted(facts_read(condition))
    domains = [facts[name].domain for name in names]
    if prod(len(domain) for domain in domains) > MOST_COMBINATIONS or not all(domains):
        return True
    return any(
        holds(condition, dict(zip(names, values, strict=True))) == outcome
        for values in product(*domains)
    )
