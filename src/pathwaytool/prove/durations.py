"""How long steps take, and the longest and shortest ways between them, one round of each loop."""

from collections.abc import Iterable

from pathwaytool.model.pathway import Split
from pathwaytool.model.time import Duration
from pathwaytool.prove.flow import BEGINNING, Flow, Way
from pathwaytool.prove.suspects import Suspicion
from pathwaytool.prove.values import EMPTY


class Durations:
    """The ways that some case may take, loops left out, and what they last. Unit: hours.

    `order` has every step after all that lead to it. `before` and `after` give the ways that lead
    to and from a work. A step that does not say how long it takes counts for nothing.
    """

    def __init__(self, flow: Flow, suspicion: Suspicion) -> None:
        self.flow = flow
        self.suspicion = suspicion
        works = flow.works[: flow.steps]
        self.order = sorted(_led_to(flow, suspicion), key=lambda index: -flow.weights[index])
        self.before: dict[int, list[tuple[int, Way]]] = {index: [] for index in self.order}
        self.after: dict[int, list[Way]] = {index: [] for index in self.order}
        for index in self.order:
            for way in works[index].ways:
                if not way.is_loop and suspicion.takes(works[index], way):
                    self.after[index].append(way)
                    if way.to >= 0:
                        self.before[way.to].append((index, way))
        self._between: dict[int, dict[int, int]] = {}
        self.surely_before = self._surely_before()
        self._branches = self._surely_taken()

    def shortest(self, index: int) -> int:
        """Return the fewest hours that a work takes."""
        step = self.flow.works[index].step
        return step.takes.shortest.shortest_hours() if step and step.takes else 0

    def longest(self, index: int) -> int:
        """Return the most hours that a work takes, once."""
        step = self.flow.works[index].step
        return step.takes.longest.longest_hours() if step and step.takes else 0

    def passing(self, way: Way) -> int:
        """Return the most hours that a hand-off may take until the receiver has it."""
        handoff = way.transition.handoff if way.transition else None
        if handoff is None or handoff.within is None or handoff.within.duration is None:
            return 0
        return handoff.within.duration.longest_hours()

    def is_silent(self, index: int) -> bool:
        """Tell whether a step does not say how long it takes."""
        step = self.flow.works[index].step
        return step is not None and step.takes is None

    def shortest_between(self, origin: int) -> dict[int, int]:
        """Return the fewest hours from the end of `origin` to the beginning of what comes after."""
        found = self._between.get(origin)
        if found is not None:
            return found
        found = self._between[origin] = {}
        for index in self.order:
            ways = [
                0 if before == origin else found[before] + self.shortest(before)
                for before, _ in self.before[index]
                if before == origin or before in found
            ]
            if ways:
                found[index] = min(ways)
        return found

    def exclude(self, one: int, other: int) -> bool:
        """Tell whether no young person meets both: other branches of a `one`, or other facts."""
        if self._branches[one].keys() & self._branches[other].keys() and any(
            self._branches[other].get(step, number) != number
            for step, number in self._branches[one].items()
        ):
            return True
        sets, lines = self.flow.sets, self.suspicion.lines
        made = self.flow.decided | self.flow.beside
        first = sets.forget(lines.arriving[one], made)
        return sets.both(first, sets.forget(lines.arriving[other], made)) == EMPTY

    def _surely_before(self) -> dict[int, int]:
        """Return for each work, as a mask, what every way to it passes, itself included."""
        found: dict[int, int] = {}
        for index in self.order:
            shared = -1 if self.before[index] else 0
            for before, _ in self.before[index]:
                shared &= found[before]
            found[index] = shared | 1 << index
        return found

    def _surely_taken(self) -> dict[int, dict[int, int]]:
        """Return for each work the branches of a `one` that every way to it takes."""
        found: dict[int, dict[int, int]] = {}
        for index in self.order:
            shared: dict[int, int] | None = None
            for before, way in self.before[index]:
                taken = dict(found[before])
                if self.flow.works[before].split == Split.ONE:
                    taken[before] = way.number
                kept = taken.items() if shared is None else taken.items() & shared.items()
                shared = dict(kept)
            found[index] = shared or {}
        return found


def _led_to(flow: Flow, suspicion: Suspicion) -> set[int]:
    """Return the works that some case may come to without a way back."""
    found, fresh = {BEGINNING}, [BEGINNING]
    while fresh:
        work = flow.works[fresh.pop()]
        for way in work.ways:
            is_new = way.to >= 0 and way.to not in found and not way.is_loop
            if is_new and suspicion.takes(work, way):
                found.add(way.to)
                fresh.append(way.to)
    return found


def added(parts: Iterable[Duration]) -> Duration | None:
    """Return durations of one unit together; None where the units differ or there are none."""
    listed = list(parts)
    units = {part.unit for part in listed}
    if len(units) != 1:
        return None
    return Duration(sum(part.amount for part in listed), units.pop())
