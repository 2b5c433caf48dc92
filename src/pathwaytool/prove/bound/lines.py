"""What can be known when a piece of work is in hand: an outer bound for each line of work alone.

For every position the sets hold all combinations of facts that can be known there, whatever else
goes on: work side by side may decide facts anew at any time, and never takes documents away.
"""

from dataclasses import replace
from heapq import heappop, heappush
from typing import NamedTuple

from pathwaytool.prove.bound.pairs import IN_HAND, Pairs
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, Work, bits, mask_of, union_of
from pathwaytool.prove.compile.values import EMPTY, FULL


class Arrival(NamedTuple):
    """New cases came to a work, from `origin` by `way`. `number` counts arrivals of all works."""

    number: int
    cases: int
    origin: int
    way: Way


class Lines:
    """For every work: the cases in which it can be in hand, and those in which it finishes.

    `arriving` are those in which it can be in hand. `known` is the same, where that has been worked
    out for the same flow and universe before: how they came there is then followed when it is asked
    for.
    """

    def __init__(
        self, flow: Flow, pairs: Pairs, universe: int, known: list[int] | None = None
    ) -> None:
        self._flow = flow
        self._sets = flow.sets
        self._pairs = pairs
        self._universe = universe
        self._deciding = mask_of(work.index for work in flow.works if work.decides)
        self._changed: list[list[tuple[int, int]]] | None = None
        self._events = [flow.works[index] for index in bits(flow.events)]
        self.choices = [self._choices(work) for work in flow.works]
        self._finished: dict[int, tuple[int, int]] = {}
        self._busy: list[tuple[int, int]] = []
        self._queued: set[int] = set()
        self._arrivals: list[list[Arrival]] = []
        self._number = 0
        self.arriving = known or []
        if known is None:
            self._follow()

    @property
    def arrivals(self) -> list[list[Arrival]]:
        """Return how cases came to each work, in order, by work."""
        if not self._arrivals:
            self._follow()
        return self._arrivals

    @property
    def number(self) -> int:
        """Return how many arrivals there are in all."""
        return self._number if self.arrivals else 0

    def _follow(self) -> None:
        flow = self._flow
        self.arriving = [EMPTY] * len(flow.works)
        self._arrivals = [[] for _ in flow.works]
        blank = flow.papers | mask_of(flow.knowing.values())
        nothing = flow.sets.only(dict.fromkeys(bits(blank), 0))
        start = flow.by_start(self._universe)
        self._arrive(BEGINNING, flow.sets.both(start, nothing))
        while self._busy:
            # The earliest first, so that all that leads to a step is there before it goes on.
            _, earliest = heappop(self._busy)
            self._queued.discard(-earliest)
            self._finish(flow.works[-earliest])

    @property
    def _changes(self) -> list[list[tuple[int, int]]]:
        if self._changed is None:
            self._changed = [self._changed_beside(work) for work in self._flow.works]
        return self._changed

    def finished(self, index: int) -> int:
        """Return what can be known just after work `index` has finished and decided its facts."""
        arriving = self.arriving[index]
        if self._finished.get(index, (EMPTY, EMPTY))[0] != arriving:
            self._finished[index] = arriving, self.after(index, arriving)
        return self._finished[index][1] if arriving != EMPTY else EMPTY

    def after(self, index: int, cases: int) -> int:
        """Return what `cases` become when work `index` has finished and decided its facts."""
        work, sets = self._flow.works[index], self._sets
        known = self.known(work)
        after = sets.forget(cases, work.decides | work.gives | known)
        after = sets.both(after, self.choices[index])
        return sets.both(after, sets.all_of(work.gives | known))

    def _live(self, index: int, cases: int) -> int:
        """Return `cases` by what work `index` and all that lies ahead of it can look at."""
        reach = self._flow.reach
        known = _mask_known(self._flow, reach.facts[index] & self._flow.decided)
        live = reach.facts[index] | reach.documents[index] | known
        return self._sets.forget(cases, self._flow.levels & ~live)

    def known(self, work: Work) -> int:
        """Return the levels that say whether the facts that `work` decides are decided."""
        return self.known_of(work.decides)

    def known_of(self, facts: int) -> int:
        """Return the levels that say whether these facts are decided."""
        return _mask_known(self._flow, facts & self._flow.decided)

    def changed_beside(self, index: int) -> int:
        """Return the facts that other work may decide while work `index` is in hand."""
        return union_of(decides for decides, _ in self._changes[index])

    def _finish(self, work: Work) -> None:
        after = self.finished(work.index)
        for way in work.ways:
            if way.to >= 0:
                came = self._arrive(way.to, self._sets.both(after, way.holds))
                if came != EMPTY:
                    self._number += 1
                    arrival = Arrival(self._number, came, work.index, way)
                    self._arrivals[way.to].append(arrival)
                    self._let_come(way.to, came)

    def _let_come(self, index: int, cases: int) -> None:
        """Let events come while work `index` is in hand, where new `cases` have come to it."""
        for event in self._events:
            came = self._arrive(event.index, cases) if event.during >> index & 1 else EMPTY
            if came != EMPTY:
                self._number += 1
                way = replace(event.ways[0], to=event.index, target=event.name)
                self._arrivals[event.index].append(Arrival(self._number, came, index, way))

    def _arrive(self, index: int, cases: int) -> int:
        """Add `cases` to those that come to work `index`; return them if any is new."""
        cases = self._disturbed(index, self._live(index, cases))
        more = self._sets.either(self.arriving[index], cases)
        if more == self.arriving[index]:
            return EMPTY
        self.arriving[index] = more
        if index not in self._queued:
            self._queued.add(index)
            heappush(self._busy, (-self._flow.weights[index], -index))
        return cases

    def _disturbed(self, index: int, cases: int) -> int:
        """Let the work side by side decide its facts, in whatever order."""
        sets = self._sets
        while True:
            more = cases
            for decides, when in self._changes[index]:
                at_once = sets.both(more, when)
                more = sets.either(more, sets.forget(at_once, decides))
            if more == cases:
                return cases
            cases = more

    def _changed_beside(self, work: Work) -> list[tuple[int, int]]:
        """Return what may be decided while `work` is in hand, and in which cases.

        A fact that nothing after `work` reads is of no interest here.
        """
        changes: dict[int, int] = {}
        if work.during:  # it comes and has come at once: nothing goes on beside it
            return []
        read = self._flow.reach.facts[work.index]
        for stage in IN_HAND:
            for works, cases in self._pairs.in_hand_beside((stage, work.index)):
                for other in bits(works & self._deciding & ~(1 << work.index)):
                    decides = self._flow.works[other].decides & read
                    if decides:
                        changes[decides] = self._sets.either(changes.get(decides, EMPTY), cases)
        return sorted(changes.items())

    def _choices(self, work: Work) -> int:
        """Return how the facts that `work` decides can come out, as far as is surely impossible."""
        if not work.decides:
            return FULL
        flow, known = self._flow, _mask_known(self._flow, work.decides)
        return flow.answers(work, lambda one: surely_holds(flow, one, known))


def surely_holds(flow: Flow, condition: int, known: int = 0) -> int:
    """Return the cases in which `condition` holds whatever the facts that are not decided are.

    `known` are the levels, of `flow.knowing`, that are taken to be decided.
    """
    decided = mask_of(level for level, knowing in flow.knowing.items() if not known >> knowing & 1)
    return flow.sets.surely(condition, decided & flow.sets.facts(condition), flow.knowing)


def may_hold(flow: Flow, condition: int) -> int:
    """Return the cases in which `condition` holds for some values of the facts not decided."""
    return flow.sets.complement(surely_holds(flow, flow.sets.complement(condition)))


def _mask_known(flow: Flow, facts: int) -> int:
    return mask_of(flow.knowing[level] for level in bits(facts))
