"""The order in which sets of cases branch on facts: what is read together stands together.

A diagram (`compile/values.py`) is small where what its facts say of each other is said close by.
Where sixteen answers each give a document, say, a diagram that first asks for all answers and then
for all documents must remember every combination in between; one that asks for each document
straight after its answer remembers nothing. And what is read last is best asked for first: what is
known early then stands below, and is shared by all that turns on it later. Any order is right: it
only changes how large sets are.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pathwaytool.model.condition import Condition, Every, Is, Not, Some, facts_read
from pathwaytool.model.pathway import Pathway, Step, Transition

ROUNDS = 20
"""How often everything is moved to the middle of what it is read with."""

FEW = 12
"""So few levels may stand in any order."""

Groups = Sequence[Sequence[int]]
"""Levels that are best kept close together."""


class Levels(NamedTuple):
    """The levels of a pathway's facts, bounded loops and documents, each by id."""

    facts: Mapping[str, int]
    loops: Mapping[str, int]
    documents: Mapping[str, int]


def order_of(pathway: Pathway, levels: Levels) -> list[int]:
    """Return the levels of `pathway` such that what is read together stands close together.

    What is read late in the file comes first, where nothing is gained by another order.
    """
    listed = [level for kind in levels for level in kind.values()]
    if len(listed) <= FEW:
        return listed
    groups = [group for group in _groups(pathway, levels) if len(group) > 1]
    return drawn_together(_late_first(pathway, levels, listed), groups)


def _late_first(pathway: Pathway, levels: Levels, listed: Sequence[int]) -> list[int]:
    """Return the levels by where in the file they are read, the last first.

    What nobody reads stands where it comes about.
    """
    read: dict[int, list[int]] = {level: [] for level in listed}
    made: dict[int, list[int]] = {level: [] for level in listed}
    place = {id_: at for at, id_ in enumerate(pathway.steps)}
    for fact in pathway.facts.values():
        made[levels.facts[fact.id]] += [place[step] for step in fact.decided_by if step in place]
    for at, step in enumerate(pathway.steps.values()):
        for level in _documents(step.gives, levels):
            made[level].append(at)
        for level in _read_at(step, levels):
            read[level].append(at)

    def late(level: int) -> tuple[float, int]:
        places = read[level] or made[level]
        return (sum(places) / len(places) if places else 0), level

    return sorted(listed, key=late, reverse=True)


def _read_at(step: Step, levels: Levels) -> Iterator[int]:
    """Yield the levels that a step reads, needs or hands over, as often as it does."""
    yield from _documents(step.needs, levels)
    for way in step.transitions:
        yield from _documents(way.handoff.documents if way.handoff else (), levels)
    for when in (*(way.when for way in step.transitions), step.start.when if step.start else None):
        yield from _levels(levels, sorted(facts_read(when))) if when is not None else ()


def drawn_together(levels: Sequence[int], groups: Groups) -> list[int]:
    """Return `levels` such that those of a group stand close together.

    Everything is moved again and again to the middle of the groups it is in (the heuristic FORCE,
    by Aloul, Markov and Sakallah).
    """
    best, order = list(levels), list(levels)
    least = _spread(best, groups)
    for _ in range(ROUNDS):
        before, order = order, _moved(order, groups)
        if order == before:
            break
        spread = _spread(order, groups)
        if spread < least:
            best, least = order, spread
    return best


def _moved(order: Sequence[int], groups: Groups) -> list[int]:
    place = {level: at for at, level in enumerate(order)}
    pulls: dict[int, list[float]] = {level: [] for level in order}
    for group in groups:
        middle = sum(place[level] for level in group) / len(group)
        for level in group:
            pulls[level].append(middle)
    wish = {level: sum(at) / len(at) if at else place[level] for level, at in pulls.items()}
    return sorted(order, key=lambda level: (wish[level], place[level]))


def _spread(order: Sequence[int], groups: Groups) -> int:
    """Return how far apart the groups stand, all in all."""
    place = {level: at for at, level in enumerate(order)}
    found = 0
    for group in groups:
        places = [place[level] for level in group]
        found += max(places) - min(places)
    return found


def _groups(pathway: Pathway, levels: Levels) -> Iterator[list[int]]:
    """Yield what the conditions of `pathway` read together, with what their ways bring about."""
    for each in pathway.impossible:
        yield from (_levels(levels, facts) for facts in _read_together(each.when))
    for step in pathway.steps.values():
        ways = [(one.when, _brought_about(pathway, one, levels)) for one in step.transitions]
        if step.start:
            ways.append((step.start.when, _documents(step.gives, levels)))
        for when, after in ways:
            for facts in _read_together(when) if when is not None else ():
                yield [*_levels(levels, facts), *after]


def _levels(levels: Levels, facts: Sequence[str]) -> list[int]:
    return [levels.facts[fact] for fact in facts if fact in levels.facts]


def _documents(names: Sequence[str], levels: Levels) -> list[int]:
    return [levels.documents[name] for name in dict.fromkeys(names) if name in levels.documents]


def _brought_about(pathway: Pathway, way: Transition, levels: Levels) -> list[int]:
    """Return the loop that a way takes, and the documents it hands over or its target gives."""
    target = pathway.steps.get(way.to)
    handed = way.handoff.documents if way.handoff else ()
    found = _documents([*handed, *(target.gives if target else ())], levels)
    if way.loop is not None and way.loop in levels.loops:
        found.append(levels.loops[way.loop])
    return found


def _read_together(condition: Condition) -> list[list[str]]:
    """Return the facts of each part of `condition` that must hold as a whole."""
    match condition:
        case Not(part):
            return _read_together(part)
        case Some(parts):
            return [group for part in parts for group in _read_together(part)]
        case Is() | Every():
            return [sorted(facts_read(condition))]
