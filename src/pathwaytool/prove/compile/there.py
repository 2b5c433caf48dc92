"""Documents that are surely there when a step begins: nobody needs to ask for them case by case.

Most documents are needed by steps that come after the one that gives them, whichever way a case
takes. What is left to ask for makes the sets of cases much smaller (`compile/values.py`).

A work has surely ended before a step begins where every way there passes it. A step that waits for
all waits for more: what always follows on what has ended is in hand or has ended too, and where it
always leads on to the step, and nothing sets it aside, the step does not begin before it has ended.
Documents are never taken away, so what was given in any round is there.
"""

from collections.abc import Iterable, Mapping

from pathwaytool.model.pathway import Guard, Pathway, Split, Step, Transition, Waits
from pathwaytool.prove.compile.flow import BEGINNING, bits, mask_of, union_of

Steps = Mapping[str, int]
"""The number of each step, from 1; 0 is the beginning."""


def documents_there(pathway: Pathway) -> Mapping[str, frozenset[str]]:
    """Return the documents that surely exist when each step begins, by step."""
    numbers = {step: at + 1 for at, step in enumerate(pathway.steps)}
    gives = [frozenset[str](), *(frozenset(step.gives) for step in pathway.steps.values())]
    ended = _surely_ended(pathway, numbers)
    return {
        step: frozenset().union(*(gives[before] for before in bits(ended[at])))
        for step, at in numbers.items()
    }


def _surely_ended(pathway: Pathway, numbers: Steps) -> list[int]:
    """Return the works that have ended whenever a work begins, as masks: the most that can be.

    All are taken to have, until a way shows that one need not. Of a step that nobody comes to, that
    is as true as anything.
    """
    into, joins = _into(pathway, numbers), _Joins(pathway, numbers)
    found = [0, *[(1 << len(numbers) + 1) - 1] * len(numbers)]
    is_changed = True
    while is_changed:
        is_changed = False
        for at, before in enumerate(into):
            shared = found[at]
            for other in before:
                shared &= found[other] | 1 << other
            if len(before) > 1:
                shared |= joins.awaited(at, shared, found) & found[at]
            is_changed |= shared != found[at]
            found[at] = shared
    return found


def _into(pathway: Pathway, numbers: Steps) -> list[list[int]]:
    """Return the works that lead to each work. An event may come as soon as the case has begun."""
    into: list[list[int]] = [[] for _ in range(len(numbers) + 1)]
    for step in pathway.steps.values():
        if step.start:
            into[numbers[step.id]].append(BEGINNING)
        for way in step.transitions:
            if way.to in numbers:
                into[numbers[way.to]].append(numbers[step.id])
    for event in pathway.events.values():
        if event.to in numbers:
            into[numbers[event.to]].append(BEGINNING)
    return into


class _Joins:
    """Knows what the steps wait for that wait for all."""

    def __init__(self, pathway: Pathway, numbers: Steps) -> None:
        steps = pathway.steps.values()
        kept = ~mask_of(numbers[step] for step in _set_aside(pathway) if step in numbers)
        starts = [numbers[one.id] for one in steps if one.start and one.start.when is None]
        always = [mask_of(starts), *(_always(step, numbers) for step in steps)]
        self._follows = [targets & kept for targets in always]
        self._waits = mask_of(numbers[one.id] for one in steps if one.waits == Waits.ALL)

    def awaited(self, at: int, ended: int, found: list[int]) -> int:
        """Return what has ended as well when work `at` begins, where it is known what has."""
        if not self._waits >> at & 1:
            return 0
        leading = self._leading_to(at)
        fresh = known = ended
        while fresh:
            following = union_of(self._follows[before] for before in bits(fresh)) & leading
            more = known | union_of(found[one] | 1 << one for one in bits(following))
            fresh, known = more & ~known, more
        return known

    def _leading_to(self, at: int) -> int:
        """Return the works that always lead on to a work, by way of others that do."""
        found, fresh = 0, 1 << at
        while fresh:
            before = mask_of(
                one for one, targets in enumerate(self._follows) if targets & fresh and one != at
            )
            fresh = before & ~found
            found |= before
        return found


def _always(step: Step, numbers: Steps) -> int:
    """Return the steps that always follow on a step, as a mask."""
    if step.split == Split.ONE:
        return 0
    return mask_of(
        numbers[way.to]
        for way in step.transitions
        if way.to in numbers
        and way.when is None
        and way.guard != Guard.OTHERWISE
        and way.loop is None
    )


def _set_aside(pathway: Pathway) -> Iterable[str]:
    """Return the steps that may be set aside while they are in hand."""
    steps, events = pathway.steps.values(), pathway.events.values()
    by_some = (*(one.stops for one in steps), *(one.stops for one in events))
    stops = [one for one in by_some if one is not None]
    named = {step for one in stops for step in one.steps}
    phases = {phase for one in stops for phase in one.phases}
    return named | {step.id for step in pathway.steps.values() if step.phase in phases}


class AskedDocuments:
    """Tells which documents a step and its hand-offs ask for that may not be there.

    Without `there`, all that they ask for.
    """

    def __init__(self, pathway: Pathway, there: Mapping[str, frozenset[str]] | None = None) -> None:
        self._steps = pathway.steps
        self._there = there or {}

    def of(self, step: Step) -> list[str]:
        """Return all that a step asks for, by itself and by its ways."""
        return [*self.needs(step), *(one for way in step.transitions for one in self.handed(way))]

    def needs(self, step: Step) -> list[str]:
        """Return what a step needs, in the order of the file."""
        there = self._there.get(step.id, frozenset())
        return [name for name in step.needs if name not in there]

    def handed(self, way: Transition) -> list[str]:
        """Return what is handed over on a way, in the order of the file."""
        documents = way.handoff.documents if way.handoff else ()
        if way.origin not in self._there:
            return list(documents)
        there = self._there[way.origin]
        return [
            name
            for name in documents
            if name not in there and name not in self._steps[way.origin].gives
        ]
