"""What no case ever meets: steps, branches, values of facts, ages."""

from collections.abc import Iterator

from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.explore import Explored
from pathwaytool.prove.flow import Flow, bits
from pathwaytool.prove.proof import Dead
from pathwaytool.prove.values import EMPTY, FULL


def dead_parts(pathway: Pathway, explored: Explored) -> tuple[Dead, ...]:
    """Return what is dead, in the order of the file; only the first dead part of a dead line."""
    return (
        *_steps_and_branches(explored),
        *_values(pathway, explored),
        *_ages(explored),
    )


def _steps_and_branches(explored: Explored) -> Iterator[Dead]:
    taken = _taken(explored)
    begun = 0
    for link in explored.moves:
        begun |= link.move.begun
    finished = {link.move.work for link in explored.moves}
    for work in explored.flow.works:
        if work.step is None:
            continue
        if not begun >> work.index & 1:
            yield Dead("step", work.name, None, work.step.place.pointer)
        elif work.index in finished:
            for way in work.ways:
                if (work.index, way.number) not in taken:
                    kind = "loop" if way.is_loop else "branch"
                    yield Dead(kind, f"{work.name} → {way.target}", None, way.place.pointer)


def _taken(explored: Explored) -> set[tuple[int, int]]:
    """Return the ways that some case takes. Shape: work and number of the way."""
    taken = set()
    for link in explored.moves:
        work = explored.flow.works[link.move.work]
        owner = work.index if work.branch_of is None else work.branch_of
        taken.update((owner, number) for number in link.move.ways)
    return taken


def _values(pathway: Pathway, explored: Explored) -> Iterator[Dead]:
    flow = explored.flow
    for level, fact in enumerate(pathway.facts.values()):
        met = _met(flow, explored, level)
        for at, value in enumerate(fact.domain):
            if at not in met:
                yield Dead("value", fact.id, value, fact.place.pointer)


def _met(flow: Flow, explored: Explored, level: int) -> set[int]:
    if not flow.decided >> level & 1:
        return set(flow.sets.values(explored.visits[0].cases, level))
    met: set[int] = set()
    if all(not link.move.relation.decides >> level & 1 for link in explored.moves):
        # The steps that decide it are dead themselves, or the fact is: said there, not here.
        return set(range(flow.sets.sizes[level]))
    for link in explored.moves:
        if link.move.relation.decides >> level & 1:
            cases = explored.visits[link.origin].cases
            relation = link.move.relation
            after = flow.sets.both(flow.sets.forget(cases, relation.decides), relation.keeps)
            met.update(flow.sets.values(after, level))
            if len(met) == flow.sets.sizes[level]:
                break
    return met


def _ages(explored: Explored) -> Iterator[Dead]:
    """Find ages that a step says it is for, but that never come to it."""
    flow = explored.flow
    came: dict[int, int] = {}
    for link in explored.moves:
        for index in bits(link.move.begun & flow.aged):
            cases = explored.visits[link.origin].cases
            ages = flow.sets.both(cases, link.move.relation.before(flow.sets, FULL))
            others = flow.levels & ~(1 << flow.age)
            ages = flow.sets.forget(ages, others)
            came[index] = flow.sets.either(came.get(index, EMPTY), ages)
    for index, ages in sorted(came.items()):
        step = flow.works[index].step
        declared = flow.works[index].ages
        missing = flow.sets.without(declared, ages)
        if step and step.ages and missing != EMPTY:
            pointer = (*step.place.pointer, "ages")
            for at in flow.sets.values(missing, flow.age):
                yield Dead("age", step.id, flow.ages[at], pointer)
