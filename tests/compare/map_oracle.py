"""Brute force: the map of one case after the other. Shares no code with compare/ but names of ways.

It follows `docs/semantics.md` (What a difference concerns) as plainly as it can be written.
"""

from collections.abc import Callable, Iterator
from itertools import product

from pathwaytool.compare.named import Way, limits_of, ways_of
from pathwaytool.model.condition import Condition, Value, holds
from pathwaytool.model.control import Event
from pathwaytool.model.pathway import Guard, Pathway, Step, Transition, Waits
from pathwaytool.model.time import During

Case = dict[str, Value]
Truth = Callable[[Case], bool]


class Pair:
    """Two versions, and all combinations of facts of both."""

    def __init__(self, before: Pathway, after: Pathway) -> None:
        self.versions = before, after
        self.domains: dict[str, tuple[Value, ...]] = {}
        for name in dict.fromkeys((*after.facts, *before.facts)):
            values = [
                v for one in (after, before) if name in one.facts for v in one.facts[name].domain
            ]
            self.domains[name] = tuple(dict.fromkeys(values))
        made = [
            {name for name, fact in one.facts.items() if fact.decided_by} for one in self.versions
        ]
        known = [set(one.facts) - made[at] for at, one in enumerate(self.versions)]
        self.known = sorted(known[0] | known[1])
        self.open = sorted(set(self.domains) - set(self.known))
        self.moved = (known[0] & made[1]) | (known[1] & made[0])

    def cases(self) -> Iterator[Case]:
        """Yield every combination of the facts that either version knows from the start."""
        yield from self.combinations(self.known)

    def combinations(self, names: list[str]) -> Iterator[Case]:
        for values in product(*(self.domains[name] for name in names)):
            yield dict(zip(names, values, strict=True))

    def differs(self, case: Case) -> bool:
        """Tell whether the map of `case` is not the same in both versions."""
        return self.map_of(0, case) != self.map_of(1, case)

    def is_there(self, case: Case) -> bool:
        """Tell whether either version has the case."""
        return any(self._one(at, case).is_there() for at in (0, 1))

    def map_of(self, at: int, case: Case) -> object:
        return self._one(at, case).map()

    def _one(self, at: int, case: Case) -> "_Mapped":
        return _Mapped(self, at, case)


class _Mapped:
    """One case in one version."""

    def __init__(self, pair: Pair, at: int, case: Case) -> None:
        self.pair, self.at, self.pathway = pair, at, pair.versions[at]
        facts = self.pathway.facts
        self.case = dict(case)
        self.made = [name for name, fact in facts.items() if fact.decided_by]
        self.impossible = [one.when for one in self.pathway.impossible]

    def is_there(self) -> bool:
        for name, fact in self.pathway.facts.items():
            if not fact.decided_by and self.case[name] not in fact.domain:
                return False
        return not any(all(holds(one, world) for world in self.worlds()) for one in self.impossible)

    def worlds(self) -> Iterator[Case]:
        """Yield the case with every combination of answers in its version."""
        for answers in self.pair.combinations(self.made):
            rest = {name: self.pair.domains[name][0] for name in self.pair.domains}
            yield {**rest, **self.case, **answers}

    def map(self) -> object:
        """Return all that the case can meet."""
        if not self.is_there():
            return None
        ways = list(self._ways())
        seen = self._seen(ways)
        parts: set[object] = set()
        for way, truth in ways:
            can, answers = self._can(truth), self._answers(truth)
            if way[0] in seen and (can or answers):
                parts.add((way, self._about(way) if can else None, can, answers))
        for event in self.pathway.events.values():
            if any(self._is_during(place, event.during) for place in seen):
                rules = repr(self.pathway.impossible) if event.decides else ""
                parts.add(("event", event.id, repr(self._coming(event)), rules))
        for place in seen & set(self.pathway.steps):
            parts.add((place, self._static(self.pathway.steps[place]), self._decided(place)))
        return frozenset(parts)

    def _seen(self, ways: list[tuple[Way, Truth]]) -> set[str]:
        """Return the places that the case comes to, the beginning among them."""
        seen, busy = {""}, [""]
        while busy:
            place = busy.pop()
            for way, truth in ways:
                if way[0] == place and way[1] not in seen and self._can(truth):
                    seen.add(way[1])
                    busy.append(way[1])
            for event in self.pathway.events.values():
                if self._is_during(place, event.during) and event.to not in seen:
                    seen.add(event.to)
                    busy.append(event.to)
        return seen

    def _is_during(self, place: str, during: During) -> bool:
        step = self.pathway.steps.get(place)
        return step is not None and (place in during.steps or step.phase in during.phases)

    def _ways(self) -> Iterator[tuple[Way, Truth]]:
        for step in self.pathway.steps.values():
            if step.start:
                yield ("", step.id, 0), self._truth(step.start.when)
        for step in self.pathway.steps.values():
            named = [
                one
                for one in step.transitions
                if one.guard != Guard.OTHERWISE and not self._is_counted(one)
            ]
            for way, one in ways_of(step):
                if one.guard == Guard.OTHERWISE:
                    whens = [other.when for other in named]
                    yield (
                        way,
                        self._own(
                            lambda world, whens=whens: (
                                not any(  # type: ignore[misc]
                                    when is None or holds(when, world) for when in whens
                                )
                            )
                        ),
                    )
                else:
                    yield way, self._truth(one.when)

    def _coming(self, event: Event) -> object:
        """Return what an event says beside its words."""
        stops = event.stops and (frozenset(event.stops.steps), frozenset(event.stops.phases))
        during = frozenset(event.during.steps), frozenset(event.during.phases)
        decides = {fact: frozenset(values) for fact, values in event.decides.items()}
        return (
            sorted(map(sorted, during)),
            event.to,
            stops and sorted(map(sorted, stops)),
            sorted((fact, sorted(map(str, values))) for fact, values in decides.items()),
        )

    def _is_counted(self, way: Transition) -> bool:
        loop = self.pathway.loops.get(way.loop or "")
        return loop is not None and loop.rounds is not None

    def _truth(self, when: Condition | None) -> Truth:
        return self._own(lambda world: when is None or holds(when, world))

    def _own(self, truth: Truth) -> Truth:
        """Let values count that the version has, of the facts that it turns on."""
        reads = [name for name in self.pathway.facts if self._turns_on(truth, name)]

        def own(world: Case) -> bool:
            return truth(world) and all(
                world[name] in self.pathway.facts[name].domain for name in reads
            )

        return own

    def _turns_on(self, truth: Truth, name: str) -> bool:
        for world in self.pair.combinations(list(self.pair.domains)):
            others = [{**world, name: value} for value in self.pair.domains[name]]
            if len({truth(one) for one in others}) > 1:
                return True
        return False

    def _can(self, truth: Truth) -> bool:
        """Tell whether it can hold with answers with which nothing impossible arises."""
        worlds = [world for world in self.worlds() if truth(world)]
        return bool(worlds) and all(
            any(not holds(one, world) for world in worlds) for one in self.impossible
        )

    def _answers(self, truth: Truth) -> object:
        """Return with which answers it holds; never the same in both where a fact has moved."""
        if any(self._turns_on(truth, name) for name in self.pair.moved):
            return ("moved", self.at)
        return frozenset(
            tuple(sorted(answers.items()))
            for answers in self.pair.combinations(self.pair.open)
            if truth({**self.case, **answers})
        )

    def _decided(self, place: str) -> object:
        """Return how what a step decides can come out."""
        own = [name for name in self.made if place in self.pathway.facts[name].decided_by]
        if not own:
            return None
        rules = [one for one in self.impossible if self._touches(one, own)]

        def truth(world: Case) -> bool:
            return all(world[name] in self.pathway.facts[name].domain for name in own) and not any(
                holds(one, world) for one in rules
            )

        return self._answers(truth)

    def _touches(self, condition: Condition, own: list[str]) -> bool:
        return any(self._turns_on(lambda world: holds(condition, world), name) for name in own)

    def _about(self, way: Way) -> object:
        """Return what a way is beside its condition."""
        if not way[0]:
            return None
        one = dict(ways_of(self.pathway.steps[way[0]]))[way]
        loop = self.pathway.loops.get(one.loop or "")
        handed = one.handoff
        return (
            one.loop,
            loop.rounds if loop else None,
            handed and (frozenset(handed.documents), handed.consent, handed.consent_fact),
        )

    def _static(self, step: Step) -> object:
        into = sum(
            way.to == step.id for one in self.pathway.steps.values() for way in one.transitions
        )
        again = (self.pathway.loops or self.pathway.events) or any(
            one.repeats or one.waits == Waits.ANY for one in self.pathway.steps.values()
        )
        is_join = again or into + (step.start is not None) > 1
        stops = step.stops and (frozenset(step.stops.steps), frozenset(step.stops.phases))
        return (
            (step.sector, step.phase, step.ages, step.accountable, step.lead),
            (frozenset(step.needs), frozenset(step.gives), step.repeats, stops),
            bool(is_join) and step.waits == Waits.ANY,
            frozenset(name for name, _ in limits_of(step)),
            frozenset(n for n, fact in self.pathway.facts.items() if step.id in fact.decided_by),
        )
