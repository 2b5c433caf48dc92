"""Two versions with the same work, facts and loops in the same places, to be followed together.

What does not turn anybody's way - documents, ages, leads, limits - is left out: whoever meets a
step that says otherwise of it is told of by that (`routes.py`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pathwaytool.compare.space import Space
from pathwaytool.model.condition import Condition, Every, Is, Not, Some
from pathwaytool.model.control import Event, Loop
from pathwaytool.model.pathway import (
    Fact,
    Guard,
    Impossible,
    Pathway,
    Split,
    Step,
    Transition,
    Waits,
)
from pathwaytool.model.time import During
from pathwaytool.prove.compile.flow import Flow
from pathwaytool.prove.compile.pathway import Broken, compile_beside, compile_pathway

NOWHERE = "~"
"""A step that nobody comes to. It decides what only the other version has; no id is like it."""


class Aligned:
    """The flows of two versions, in one space of cases, with the same work at each index.

    `flows` are that of the older and that of the newer. Raises: Broken, Circular, TooLarge.
    """

    def __init__(self, before: Pathway, after: Pathway, space: Space, most: int) -> None:
        self.versions = before, after
        self._space = space
        self._ends = {**before.ends, **after.ends}
        self._steps = {
            **after.steps,
            **{k: v for k, v in before.steps.items() if k not in after.steps},
        }
        if space.moved or not self._ends or not self._steps:
            raise Broken
        newer = compile_pathway(self._like(after, before), {}, most)
        older = compile_beside(newer, self._like(before, after))
        self.flows: tuple[Flow, Flow] = older, newer
        self.sets = newer.sets
        names = (*self._steps, NOWHERE, *dict.fromkeys((*after.events, *before.events)))
        self.index = {name: at + 1 for at, name in enumerate(names)}

    def _like(self, own: Pathway, other: Pathway) -> Pathway:
        """Return a version with all that either has; what it has not itself, nobody comes to."""
        facts = {id_: self._fact(id_, own, other) for id_ in self._space.facts}
        loops = dict.fromkeys((*self.versions[1].loops, *self.versions[0].loops))
        events = dict.fromkeys((*self.versions[1].events, *self.versions[0].events))
        return replace(
            own,
            ages=None,
            lead=None,
            external_documents=(),
            facts=facts,
            impossible=(*self._impossible(own), *self._strange(own)),
            loops={id_: _loop(id_, own, other) for id_ in loops},
            steps={step.id: step for step in self._placed(own)},
            ends=self._ends,
            promises={},
            cases={},
            events={id_: self._event(id_, own, other) for id_ in events},
        )

    def _fact(self, id_: str, own: Pathway, other: Pathway) -> Fact:
        domain = self._space.domains[self._space.level[id_]]
        if id_ in own.facts:
            return replace(own.facts[id_], domain=domain)
        fact = other.facts[id_]
        return replace(fact, domain=domain, decided_by=(NOWHERE,) if fact.decided_by else ())

    def _impossible(self, own: Pathway) -> Iterator[Impossible]:
        for one in own.impossible:
            yield replace(one, when=self._owned(one.when, own))

    def _strange(self, own: Pathway) -> Iterator[Impossible]:
        """Yield that no fact has a value that the version does not have."""
        for fact in own.facts.values():
            if len(fact.domain) < len(self._space.domains[self._space.level[fact.id]]):
                yield Impossible(fact.place, Not(Is(fact.id, fact.domain)), fact.title)

    def _placed(self, own: Pathway) -> Iterator[Step]:
        for id_, step in self._steps.items():
            yield self._bare(own.steps[id_], own) if id_ in own.steps else self._unreachable(step)
        first = next(iter(self._steps.values()))
        yield self._unreachable(replace(first, id=NOWHERE))

    def _bare(self, step: Step, own: Pathway) -> Step:
        ways = tuple(
            replace(one, handoff=None, when=self._own(one.when, own)) for one in step.transitions
        )
        start = step.start and replace(step.start, when=self._own(step.start.when, own))
        return replace(
            step, ages=None, lead=None, needs=(), gives=(), start=start, transitions=ways
        )

    def _own(self, when: Condition | None, own: Pathway) -> Condition | None:
        """Return a condition for which a value that the version does not have is as one it has.

        So what is not decided yet leaves just what it leaves in the version by itself open.
        """
        match when:
            case Is(id_, values) if id_ in own.facts:
                domain = own.facts[id_].domain
                there = tuple(one for one in values if one in domain)
                if domain and domain[0] in there:
                    all_values = self._space.domains[self._space.level[id_]]
                    there += tuple(one for one in all_values if one not in domain)
                return Is(id_, there)
            case Every(parts):
                return Every(tuple(self._owned(part, own) for part in parts))
            case Some(parts):
                return Some(tuple(self._owned(part, own) for part in parts))
            case Not(part):
                return Not(self._owned(part, own))
        return when

    def _owned(self, when: Condition, own: Pathway) -> Condition:
        found = self._own(when, own)
        assert found is not None
        return found

    def _unreachable(self, step: Step) -> Step:
        """Return a step that no way leads to, and that disturbs nothing."""
        way = replace(_plain(step.transitions) or _any_way(self._steps.values()), origin=step.id)
        way = replace(way, to=next(iter(self._ends)))
        bare = replace(
            step, ages=None, lead=None, needs=(), gives=(), start=None, stops=None, repeats=False
        )
        return replace(bare, waits=Waits.ALL, split=Split.THEN, transitions=(way,))

    def _event(self, id_: str, own: Pathway, other: Pathway) -> Event:
        """Return an event; one that the version does not have never comes."""
        if id_ in own.events:
            return own.events[id_]
        event = other.events[id_]
        never = During(event.place, (), ())
        to = next(iter(self._ends))
        return replace(event, during=never, decides={}, stops=None, to=to)


def _plain(ways: Iterable[Transition]) -> Transition | None:
    """Return the first of some ways without all that it turns on; None where there is none."""
    for way in ways:
        return replace(way, guard=Guard.PLAIN, when=None, handoff=None, loop=None)
    return None


def _any_way(steps: Iterable[Step]) -> Transition:
    for step in steps:
        if way := _plain(step.transitions):
            return way
    raise Broken


def _loop(id_: str, own: Pathway, other: Pathway) -> Loop:
    """Return a loop; where its rounds differ they are not counted: whoever takes it is told."""
    pair = [one.loops[id_] for one in (own, other) if id_ in one.loops]
    is_same = len({one.rounds for one in pair}) == 1
    return pair[0] if is_same else replace(pair[0], rounds=None)
