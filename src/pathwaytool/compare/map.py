"""The map of each case: what is left of a pathway without what the case's own facts rule out.

A case *comes to* a step if a chain of ways leads there from a start that holds for it, and each way
holds for some of the answers that are possible on the way, with the facts known from the start as
they are. So it depends on the case alone, as who can still arrive does in the proof.
"""

from collections.abc import Iterator, Mapping

from pathwaytool.compare.named import Way, ways_of
from pathwaytool.compare.space import Space
from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Guard, Pathway, Step
from pathwaytool.model.time import During
from pathwaytool.prove.compile.flow import bits, mask_of
from pathwaytool.prove.compile.values import EMPTY, FULL


@dataclass(frozen=True, slots=True)
class Taken:
    """A way of one version: the combinations that take it, and the cases that can."""

    holds: int
    cases: int


class Map:
    """The maps of all cases of one version.

    `universe` are the cases there are; `comes` those that come to each step and end; `ways` says of
    each way who takes it; `answers` of each deciding step how its facts can come out; `impossible`
    are the combinations that cannot occur.
    """

    def __init__(self, pathway: Pathway, space: Space) -> None:
        self._space = space
        self._sets = space.sets
        self._made = space.made(pathway)
        self.pathway = pathway
        self.impossible = [space.where(one.when) for one in pathway.impossible]
        self.universe = self._universe()
        self.ways: dict[Way, Taken] = {}
        onward: dict[str, list[tuple[str, int]]] = {}
        for way, holds in self._all_ways():
            taken = Taken(holds, self._able(holds))
            self.ways[way] = taken
            onward.setdefault(way[0], []).append((way[1], taken.cases))
        for event in pathway.events.values():
            for step in _named(event.during, pathway):
                onward.setdefault(step, []).append((event.to, FULL))
        self.comes = self._followed(onward)
        self.answers = {
            step: self._answers(step) for fact in pathway.facts.values() for step in fact.decided_by
        }

    def during(self, event: str) -> int:
        """Return the cases to whom an event can come: those who come to a step of its `while`."""
        if event not in self.pathway.events:
            return EMPTY
        during = self.pathway.events[event].during
        return self._sets.union(map(self.at, _named(during, self.pathway)))

    def at(self, place: str) -> int:
        """Return the cases that come to a step or an end; everybody is at the beginning."""
        return self.universe if not place else self.comes.get(place, EMPTY)

    def taking(self, way: Way) -> int:
        """Return the cases that can take a way."""
        taken = self.ways.get(way)
        return self._sets.both(self.at(way[0]), taken.cases) if taken else EMPTY

    def _universe(self) -> int:
        """Return the cases: every combination of facts known from the start, but the impossible."""
        found = FULL
        for fact in self.pathway.facts.values():
            if not fact.decided_by:
                found = self._sets.both(found, self._space.having(fact.id, fact.domain))
        for combination in self.impossible:
            surely = self._sets.always(combination, self._made)
            found = self._sets.without(found, surely)
        return found

    def _all_ways(self) -> Iterator[tuple[Way, int]]:
        for step in self.pathway.steps.values():
            if step.start:
                yield ("", step.id, 0), self._own(self._space.where(step.start.when))
        for step in self.pathway.steps.values():
            for way, holds in self._leaving(step):
                yield way, self._own(holds)

    def _leaving(self, step: Step) -> Iterator[tuple[Way, int]]:
        """Yield where a step leads, and the combinations in which it does.

        A way back whose rounds are counted may have none left, and then does not hold.
        """
        loops = self.pathway.loops
        counted = {id_ for id_, loop in loops.items() if loop.rounds is not None}
        plain = [
            one
            for one in step.transitions
            if one.guard != Guard.OTHERWISE and one.loop not in counted
        ]
        named = self._sets.union(self._space.where(one.when) for one in plain)
        for way, one in ways_of(step):
            is_rest = one.guard == Guard.OTHERWISE
            yield way, self._sets.complement(named) if is_rest else self._space.where(one.when)

    def _own(self, holds: int) -> int:
        """Return `holds` without values, of what it reads, that the version does not have."""
        for level in bits(self._sets.facts(holds)):
            fact = self.pathway.facts.get(self._space.facts[level])
            if fact is not None:
                holds = self._sets.both(holds, self._space.having(fact.id, fact.domain))
        return holds

    def _able(self, holds: int) -> int:
        """Return the cases for whom `holds` can hold with answers that are possible."""
        sets = self._sets
        found = sets.forget(holds, self._made)
        for combination in self.impossible:
            found = sets.both(found, sets.forget(sets.without(holds, combination), self._made))
        return found

    def _followed(self, onward: Mapping[str, list[tuple[str, int]]]) -> dict[str, int]:
        comes = {"": self.universe}
        busy = [""]
        while busy:
            place = busy.pop(0)
            for to, cases in onward.get(place, ()):
                known = comes.get(to, EMPTY)
                more = self._sets.either(known, self._sets.both(comes[place], cases))
                if more != known:
                    comes[to] = more
                    busy.append(to)
        return {place: cases for place, cases in comes.items() if place}

    def _answers(self, step: str) -> int:
        """Return how what a step decides can come out, of all combinations."""
        facts = [one for one in self.pathway.facts.values() if step in one.decided_by]
        own = mask_of(self._space.level[one.id] for one in facts)
        found = FULL
        for fact in facts:
            found = self._sets.both(found, self._space.having(fact.id, fact.domain))
        for combination in self.impossible:
            if self._sets.facts(combination) & own:
                found = self._sets.without(found, combination)
        return found


def _named(during: During, pathway: Pathway) -> Iterator[str]:
    """Yield the steps while which an event may come."""
    for step in pathway.steps.values():
        if step.id in during.steps or step.phase in during.phases:
            yield step.id
