"""How the facts that a step decides come out for one case: as asked, and else as is possible."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice, product

from pathwaytool.model.condition import Value
from pathwaytool.prove.compile.flow import Flow, Work, bits
from pathwaytool.prove.follow.way import Asked, ImpossibleCaseError, NotAsAsked, OneAnswerError
from pathwaytool.prove.parts.single import Person, has

MOST_CHOICES = 4_096
"""How many ways in which a step may decide its facts are tried."""

Counts = Mapping[int, int]
"""How often the fact at a level has been decided so far."""


class Answers:
    """What was asked for, by level. Raises: ImpossibleCaseError for a fact or value there is not.

    OneAnswerError where a fact known from the start has several.
    """

    def __init__(self, flow: Flow, asked: Asked) -> None:
        self._flow = flow
        self.asked = {_level(flow, name): _places(flow, name, one) for name, one in asked.items()}
        for level, places in self.asked.items():
            if len(places) > 1 and not flow.decided >> level & 1:
                raise OneAnswerError(flow.facts[level])

    @property
    def at_start(self) -> dict[int, int]:
        """Return what was asked for of the facts that are known from the start."""
        flow = self._flow
        return {at: one[0] for at, one in self.asked.items() if not flow.decided >> at & 1}

    def wanted(self, work: Work, level: int, counts: Counts) -> int | None:
        """Return the value asked for when `work` decides the fact; None where nobody asked.

        The last answer is that of all later times, but not of what comes by itself.
        """
        places = self.asked.get(level)
        time = counts.get(level, 0)
        is_event = self._flow.events >> work.index & 1
        if places is None or (is_event and time >= len(places)):
            return None
        return places[min(time, len(places) - 1)]

    def left(self, counts: Counts) -> tuple[tuple[int, int], ...]:
        """Return how far the answers that differ from time to time have been used."""
        several = [level for level, places in self.asked.items() if len(places) > 1]
        return tuple(
            (level, min(counts.get(level, 0), len(self.asked[level]) - 1)) for level in several
        )

    def unused(self, counts: Counts) -> tuple[str, ...]:
        """Return the facts decided on the way for which an answer was not needed."""
        return tuple(
            self._flow.facts[level]
            for level, places in self.asked.items()
            if self._flow.decided >> level & 1 and counts.get(level, 0) < len(places)
        )

    def choices(self, work: Work, counts: Counts) -> Iterator[tuple[bool, dict[int, int]]]:
        """Yield the ways its facts may come out, and whether each is as asked.

        Those that are come first, then those that depart from it in one fact, in two, and so on. So
        it is with what nobody asked for, and the first value of each: few differ before many do.
        """
        wanted = {level: self.wanted(work, level, counts) for level in bits(work.decides)}
        own = {level: one or 0 for level, one in wanted.items()}
        asked = [level for level, one in wanted.items() if one is not None]
        free = [level for level, one in wanted.items() if one is None]
        all_ways = (
            (not departing, dict(values))
            for departing in _some_of(asked)
            for changed in _some_of(free)
            for values in product(*(self._options(own, at, departing + changed) for at in own))
        )
        yield from islice(all_ways, MOST_CHOICES)

    def _options(
        self, own: Mapping[int, int], level: int, changed: tuple[int, ...]
    ) -> list[tuple[int, int]]:
        if level not in changed:
            return [(level, own[level])]
        return [(level, at) for at in range(self._flow.sets.sizes[level]) if at != own[level]]

    def departures(
        self, work: Work, counts: Counts, values: Mapping[int, int], person: Person
    ) -> tuple[NotAsAsked, ...]:
        """Return the facts that came out otherwise than asked, and what rules that out.

        `person` is the case just before.
        """
        flow, found = self._flow, []
        for level in bits(work.decides):
            wanted = self.wanted(work, level, counts)
            if wanted is not None and values[level] != wanted:
                asked = flow.domains[level][wanted]
                why = self._ruled_out(person.values, {**values, level: wanted})
                found.append(NotAsAsked(flow.facts[level], asked, why))
        return tuple(found)

    def _ruled_out(self, own: Sequence[int], values: Mapping[int, int]) -> int | None:
        """Return the combination that rules out that who has its `own` values gets these."""
        sets = self._flow.sets
        decided = sum(1 << level for level in values)
        would_be = [values.get(level, one) for level, one in enumerate(own)]
        for place, combination in enumerate(self._flow.impossible):
            if sets.facts(combination) & decided and has(sets.nodes, combination, would_be):
                return place
        return None


def _some_of(levels: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield none of `levels`, each one of them, each two, and so on."""
    for number in range(len(levels) + 1):
        yield from combinations(levels, number)


def _level(flow: Flow, name: str) -> int:
    if name not in flow.facts:
        raise ImpossibleCaseError(name)
    return flow.facts.index(name)


def _places(flow: Flow, name: str, asked: Value | tuple[Value, ...]) -> tuple[int, ...]:
    """Return the places of the answers in the domain of the fact."""
    domain = [str(one) for one in flow.domains[flow.facts.index(name)]]
    answers = [str(one) for one in (asked if isinstance(asked, tuple) else (asked,))]
    if not answers or any(one not in domain for one in answers):
        raise ImpossibleCaseError(name)
    return tuple(domain.index(one) for one in answers)
