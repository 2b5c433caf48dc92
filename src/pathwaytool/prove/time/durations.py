"""How long steps take, and the ways between them. Ways back count only where they are bounded."""

from collections.abc import Container, Iterator
from copy import copy

from pathwaytool.prove.bound.pairs import Stage
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, bits, mask_of, union_of
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.time.leading import always_following, in_order, led_to, only_awaited
from pathwaytool.prove.time.rounds import RoundWays, rounds_of

WITHOUT_END = 10**12
"""Hours that a step may take at the most that does not say how long it takes."""


MOST_KEPT = 50
"""From how many works it is kept how far the others are: each is as long as the pathway."""


class Durations:
    """The ways that some case may take, and what they last. Unit: hours.

    Loops are left out, save those with `rounds`, which are in `rounds`. With `round_for`, those are
    in it too that lie between the works of a limit that goes round, each taken as often as it says.

    `order` has every step after all that lead to it. `before` and `after` give the ways that lead
    to and from a work. A step that does not say how long it takes counts for nothing. `kept` is for
    what was last worked out on them, by what it was asked for.
    """

    def __init__(
        self, flow: Flow, suspicion: Suspicion, round_for: "RoundWays | None" = None
    ) -> None:
        self.flow = flow
        self.suspicion = suspicion
        works = flow.works[: flow.steps]
        self._shortest = [work.hours[0] for work in works]
        self._longest = [work.hours[1] for work in works]
        self.is_lucky = False
        self._untimed: Way | None = None
        self.paused = 0
        led = led_to(flow, suspicion, with_loops=round_for is not None)
        awaited = list(only_awaited(flow, suspicion, sorted(led)))
        self.order = in_order(flow, led, awaited)
        self.before: dict[int, list[tuple[int, Way]]] = {index: [] for index in self.order}
        self.after: dict[int, list[Way]] = {index: [] for index in self.order}
        for index in self.order:
            for way in works[index].ways:
                if not way.is_loop and suspicion.takes(works[index], way):
                    self.after[index].append(way)
                    if way.to >= 0:
                        self.before[way.to].append((index, way))
        for index, way, to in awaited:
            self.before[to].append((index, way))
        self.rounds = rounds_of(flow, list(self._ways_back()), round_for)
        self._between: dict[int, dict[int, int]] = {}
        self._lucky: Durations | None = None
        self.kept: dict[tuple[object, ...], object] = {}
        self._until: tuple[int, dict[int, int]] = (-1, {})
        self._follows = always_following(flow, self.order, self.after)
        self.surely_before = self._surely_before()
        self._ahead = self._led_to_from()
        self._later: dict[int, int] = {}
        self._excluding: dict[tuple[int, int], bool] = {}
        self.comes_again = self._coming_again()

    def _ways_back(self) -> Iterator[tuple[int, Way]]:
        works = self.flow.works
        for index in self.order:
            for way in works[index].ways:
                is_bounded = way.counter is not None and way.to in self.before
                if is_bounded and self.suspicion.takes(works[index], way):
                    yield index, way

    def _copied(self) -> "Durations":
        found = copy(self)
        found.kept = {}
        found._lucky = None
        return found

    def lucky(self) -> "Durations":
        """Return the same where every step is as short as it can be, and passing on takes no time.

        Only `longest` and `passing` differ.
        """
        if self._lucky is None:
            found = self._lucky = self._copied()
            found._longest = self._shortest
            found.is_lucky = True
        return self._lucky

    def short_but_for(self, works: Container[int]) -> "Durations":
        """Return the same where every step but `works` is as short as it can be."""
        found = self._copied()
        found._longest = [
            hours if index in works else self._shortest[index]
            for index, hours in enumerate(self._longest)
        ]
        return found

    def without(self, way: Way) -> "Durations":
        """Return the same where a hand-off takes no time."""
        found = self._copied()
        found._untimed = way
        return found

    def pausing(self, works: int) -> "Durations":
        """Return the same on a clock that stands still while any of `works`, a mask, is in hand."""
        if works == self.paused:
            return self
        found = self._copied()
        found.paused = works
        found._longest = [
            0 if works >> index & 1 else hours for index, hours in enumerate(self._longest)
        ]
        return found

    def assuming(self, index: int, hours: int) -> "Durations":
        """Return the same where a work takes so many hours at the most."""
        found = self._copied()
        found._longest = [*self._longest[:index], hours, *self._longest[index + 1 :]]
        return found

    def shortest(self, index: int) -> int:
        """Return the fewest hours that a work takes."""
        return self._shortest[index]

    def longest(self, index: int) -> int:
        """Return the most hours that a work takes, once, as far as it says."""
        return self._longest[index]

    def most(self, index: int) -> int:
        """Return the most hours that a work may take, whether it says how long or not."""
        return WITHOUT_END if self.is_silent(index) else self._longest[index]

    def passing(self, way: Way) -> int:
        """Return the most hours that a hand-off may take until the receiver has it."""
        handoff = way.transition.handoff if way.transition is not None else None
        if handoff is None or handoff.within is None or handoff.within.duration is None:
            return 0
        if self.is_lucky or way == self._untimed:
            return 0
        return handoff.within.duration.longest_hours()

    def once_more(self, index: int) -> int:
        """Return how long work that comes while a step is in hand may have to wait for its end."""
        return self.longest(index) if self.comes_again >> index & 1 else 0

    def is_silent(self, index: int) -> bool:
        """Tell whether a step does not say how long it takes, and the clock goes on meanwhile."""
        step = self.flow.works[index].step
        return step is not None and step.takes is None and not self.paused >> index & 1

    def estimated(self, longest: int) -> int:
        """Return an upper bound for walks of all rounds, where `longest` is one for those followed.

        A round more is at most once over every step, and once more for the way on.
        """
        if not self.rounds.beyond:
            return longest
        whole = sum(
            self.longest(index) + max((self.passing(way) for way in ways), default=0)
            for index, ways in self.after.items()
        )
        whole += sum(self.passing(way) for _, way, _ in self.rounds.backs)
        return longest + 2 * whole * self.rounds.beyond

    def shortest_between(self, origin: int) -> dict[int, int]:
        """Return the fewest hours from the end of `origin` to the beginning of what comes after."""
        found = self._between.get(origin)
        if found is not None:
            return found
        if len(self._between) > MOST_KEPT:
            self._between.clear()
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

    def shortest_until(self, index: int) -> dict[int, int]:
        """Return the fewest hours from the end of each work to the beginning of work `index`."""
        if self._until[0] != index:
            self._until = index, self._shortest_until(index)
        return self._until[1]

    def _shortest_until(self, index: int) -> dict[int, int]:
        """Return the same, worked out: what surely comes in between is waited for on every way."""
        found: dict[int, int] = {}
        surely: dict[int, int] = {}
        for at in reversed(self.order):
            if at != index and at not in found:
                continue
            found[at] = max(found.get(at, 0), surely.get(at, 0))
            hours = 0 if at == index else found[at] + self.shortest(at)
            is_passed = not self.rounds.backs and self.surely_before[index] >> at & 1
            for before, _ in self.before[at]:
                found[before] = min(found.get(before, hours), hours)
                if is_passed and self.surely_before[at] >> before & 1:
                    surely[before] = max(surely.get(before, 0), hours)
        return found

    def coming_after(self, origin: int) -> int:
        """Return the works, as a mask, that one waits for, or comes to by ways that count."""
        found = 0
        is_changed = True
        while is_changed:
            leading = found | 1 << origin
            backs = mask_of(way.to for before, way, _ in self.rounds.backs if leading >> before & 1)
            more = found | backs
            for index in self.order:
                if any((more | 1 << origin) >> before & 1 for before, _ in self.before[index]):
                    more |= 1 << index
            is_changed = more != found and bool(self.rounds.backs)
            found = more
        return found

    def exclude(self, one: int, other: int) -> bool:
        """Tell whether no young person meets both: other branches of a `one`, or other facts."""
        key = (one, other) if one < other else (other, one)
        found = self._excluding.get(key)
        if found is None:
            found = self._excluding[key] = self._exclude(one, other)
        return found

    def _exclude(self, one: int, other: int) -> bool:
        if one not in self._later:  # one of both is asked of many
            one, other = other, one
        if not (self._may_meet(one, other) or self._may_meet(other, one)):
            return True
        sets, lines = self.flow.sets, self.suspicion.lines
        first = self.flow.by_start(lines.arriving[one])
        return sets.both(first, self.flow.by_start(lines.arriving[other])) == EMPTY

    def _may_meet(self, one: int, other: int) -> bool:
        return bool(self.after_or_beside(one) >> other & 1)

    def after_or_beside(self, index: int) -> int:
        """Return the works that may be in hand while work `index` is, or be come to afterwards.

        What comes afterwards is led to by it, or by what is in hand beside it.
        """
        found = self._later.get(index)
        if found is None:
            found = self._ahead[index]
            here = (Stage.RUNNING, index)
            beside = union_of(works for works, _ in self.suspicion.pairs.in_hand_beside(here))
            beside &= ~(1 << index)
            found |= beside
            for other in bits(beside):
                found |= self._ahead.get(other, 0)
            self._later[index] = found
        return found

    def _led_to_from(self) -> dict[int, int]:
        """Return for each work, as a mask, what it leads to, ways back with a bound included."""
        found = dict.fromkeys(self.order, 0)
        backs: dict[int, list[int]] = {}
        for before, way, _ in self.rounds.backs:
            backs.setdefault(before, []).append(way.to)
        is_changed = True
        while is_changed:
            is_changed = False
            for index in reversed(self.order):
                ahead = found[index]
                for to in (*(way.to for way in self.after[index]), *backs.get(index, ())):
                    ahead |= (found[to] | 1 << to) if to >= 0 else 0
                is_changed |= ahead != found[index]
                found[index] = ahead
        return found

    def _surely_before(self) -> dict[int, int]:
        """Return for each work, as a mask, what every way to it passes, itself included."""
        found: dict[int, int] = {}
        for index in self.order:
            # Where only a way back leads to a work, the beginning is all that is surely passed.
            shared = -1 if self.before[index] else 1 << BEGINNING
            for before, _ in self.before[index]:
                shared &= found[before]
            if self.flow.works[index].waits_for_all and len(self.before[index]) > 1:
                shared |= self._surely_awaited(index, shared, found)
            found[index] = shared | 1 << index
        return found

    def _surely_awaited(self, index: int, passed: int, found: dict[int, int]) -> int:
        """Return what surely ends before a step that waits for all, beside what every way passes.

        Those are the works that always follow on what is passed, and may lead to the step.
        """
        flow = self.flow
        people = flow.by_start(self.suspicion.lines.arriving[index])
        following = union_of(self._follows[other] for other in bits(passed))
        surely = 0
        for before, way in self.before[index]:
            waits = flow.sets.is_inside(people, flow.by_start(way.holds))
            if following >> before & 1 and waits:
                surely |= found[before]
        return surely

    def _coming_again(self) -> int:
        """Return the steps that work may come to while they are in hand, so that they run anew.

        Only work that goes back comes to a step that waits for all and has begun already.
        """
        found = 0
        reach, pairs = self.flow.reach, self.suspicion.pairs
        for index in self.order:
            work = self.flow.works[index]
            if work.may_repeat and work.waits_for_all and self.rounds.backs:
                beside = pairs.in_hand_beside((Stage.RUNNING, index))
                active = union_of(works for works, _ in beside) & ~(1 << index)
                if any(reach.works[other] >> index & 1 for other in bits(active)):
                    found |= 1 << index
        return found
