"""Loops in a pathway: which have no way out, and which transition closes them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pathwaytool.check.graph import StepGraph, components, loops_of
from pathwaytool.check.references import TARGET_KEY
from pathwaytool.model.pathway import Pathway, Transition
from pathwaytool.model.position import Location

MOST_TRIED = 50
"""How many transitions are tried as the one that closes a loop, before the first backward one is
taken."""


class WayBack(NamedTuple):
    """The transition that leads back, and where its target stands."""

    origin: str
    to: str
    location: Location


def loops_without_way_out(graph: StepGraph) -> Iterator[tuple[str, ...]]:
    """Yield the loops that no transition leaves."""
    for loop in graph.loops:
        inside = set(loop)
        if all(child in inside for node in loop for child in graph.after[node]):
            yield loop


def way_back(pathway: Pathway, loop: Sequence[str]) -> WayBack:
    """Return the transition that most likely closes `loop` by mistake.

    A transition without which the loop would be gone comes first; then one that leads to an earlier
    phase; then one that leads to an earlier line of the file.
    """
    order = {node: number for number, node in enumerate(loop)}
    inside = [way for node in loop for way in pathway.steps[node].transitions if way.to in order]
    backward = [way for way in inside if order[way.to] <= order[way.origin]]
    blamed = [way for way in backward if way.loop is None] or backward

    def blame(way: Transition) -> tuple[bool, int, int]:
        phases = _phase_number(pathway, way.origin) - _phase_number(pathway, way.to)
        return _is_only_way_back(inside, way), phases, order[way.origin] - order[way.to]

    best = max(blamed[:MOST_TRIED], key=blame)
    return WayBack(best.origin, best.to, best.place.value(TARGET_KEY[best.guard]))


def _phase_number(pathway: Pathway, step: str) -> int:
    phase = pathway.steps[step].phase
    return pathway.phases.index(phase) if phase in pathway.phases else 0


def _is_only_way_back(ways: Sequence[Transition], without: Transition) -> bool:
    after: dict[str, tuple[str, ...]] = {}
    for way in ways:
        kept = () if way is without else (way.to,)
        after[way.origin] = (*after.get(way.origin, ()), *kept)
        after.setdefault(way.to, ())
    return not loops_of(components(after), after)
