"""Choices with an answer that no branch is for, whether anybody comes there with it or not."""

from collections.abc import Iterator

from pathwaytool.model.pathway import Pathway, Split, Step
from pathwaytool.prove.compile.pathway import Broken, compile_pathway, room_for
from pathwaytool.prove.compile.values import EMPTY, TooLarge

MOST_NODES = 20_000
"""How large the diagrams may grow: this is only a hint."""


def gaping_choices(pathway: Pathway) -> tuple[Step, ...]:
    """Return the steps after which some possible answer has no branch, in the order of the file.

    None of them where that cannot be told. Raises: nothing.
    """
    try:
        with room_for(pathway):
            return tuple(_gaping(pathway))
    except (Broken, TooLarge):
        return ()


def _gaping(pathway: Pathway) -> Iterator[Step]:
    flow = compile_pathway(pathway, {}, MOST_NODES)
    sets = flow.sets
    possible = sets.without(flow.allowed, sets.union(flow.impossible))
    for work in flow.works[1 : flow.steps]:
        taken = sets.union(sets.forget(way.holds, flow.counters) for way in work.ways)
        is_choice = work.split in {Split.ONE, Split.EACH}
        if work.step and is_choice and sets.without(possible, taken) != EMPTY:
            yield pathway.steps[work.name]
