"""Choices that somebody may come to with an answer that no branch is for."""

from collections.abc import Iterator

from pathwaytool.model.pathway import Pathway, Split, Step
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.pathway import Broken, compile_pathway, room_for
from pathwaytool.prove.compile.universe import universe_of
from pathwaytool.prove.compile.values import TooLarge
from pathwaytool.prove.move.waiting import Arrivals

MOST_NODES = 300_000
"""How large the diagrams may grow: this is only a hint."""


def gaping_choices(pathway: Pathway) -> tuple[Step, ...]:
    """Return the steps after which an answer that may come has no branch, in the order of the file.

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
    lines = Suspicion(flow, Arrivals(flow), universe_of(flow)).lines
    for work in flow.works[1 : flow.steps]:
        taken = sets.union(sets.forget(way.holds, flow.counters) for way in work.ways)
        is_choice = work.split in {Split.ONE, Split.EACH}
        if is_choice and not sets.is_inside(lines.finished(work.index), taken):
            yield pathway.steps[work.name]
