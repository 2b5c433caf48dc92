"""What the walks leave: every situation is looked at, until all is met or there is no more.

What is still left when there is no more is dead. The order of side-by-side work is followed only
where it can matter (`move/order.py`). That misses nothing where no story stops early, so it is only
for pathways that are proved.
"""

from heapq import heappop, heappush

from pathwaytool.prove.compile.flow import Flow, Work, bits
from pathwaytool.prove.compile.values import EMPTY, TooLarge
from pathwaytool.prove.move.beginning import Beginner, EventOutcome
from pathwaytool.prove.move.moves import Moves
from pathwaytool.prove.move.order import plain_order
from pathwaytool.prove.move.situation import FIRST, Situation
from pathwaytool.prove.move.waiting import arrivals_of
from pathwaytool.prove.parts.parts import PartsLeft, PathwayPart


def searched(flow: Flow, universe: int, parts: PartsLeft, most: int) -> bool:
    """Note in `parts` what is met in at most `most` events; tell whether that settles them all."""
    if not parts.left:
        return True
    search = _PartsSearch(flow, parts)
    search.add(FIRST, universe)
    try:
        while search.is_busy() and parts.left and search.events < most:
            search.visit()
    except TooLarge:
        return False
    return not parts.left or not (search.is_busy() or search.is_cut)


class _PartsSearch:
    """Visits situations, the earliest first."""

    def __init__(self, flow: Flow, parts: PartsLeft) -> None:
        self.events = 0
        self.is_cut = False
        self._flow = flow
        self._sets = flow.sets
        self._parts = parts
        self._order = plain_order(flow)
        self._moves = Moves(flow, self._order, Beginner(flow, arrivals_of(flow)))
        self._heap: list[tuple[int, int, Situation]] = []
        self._cases: dict[Situation, int] = {}
        self._reached: dict[Situation, int] = {}

    def is_busy(self) -> bool:
        """Tell whether there are situations still to look at."""
        return bool(self._cases)

    def add(self, situation: Situation, cases: int) -> None:
        """Put `cases` among those to look at in `situation`."""
        if situation not in self._cases:
            active = bits(situation.running | situation.waiting)
            rank = -sum(self._flow.weights[at] for at in active)
            heappush(self._heap, (rank, len(self._heap) + self.events, situation))
        self._cases[situation] = self._sets.either(self._cases.get(situation, EMPTY), cases)

    def visit(self) -> None:
        """Look at the next situation, for the cases that have not been in it."""
        situation = heappop(self._heap)[2]
        known = self._reached.get(situation, EMPTY)
        fresh = self._sets.without(self._cases.pop(situation), known)
        if fresh == EMPTY:
            return
        seen = self._sets.either(known, fresh)
        self._reached[situation] = self._sets.with_more(seen, self._flow.papers)
        for index in self._order.next_works(situation, fresh):
            self.events += 1
            outcome = self._moves.finish(situation, fresh, index)
            self.is_cut |= outcome.is_cut
            self._note(self._flow.works[index], fresh, outcome)
            for move in outcome.moves:
                if move.to.running:
                    self.add(move.to, move.cases)

    def _note(self, work: Work, cases: int, outcome: EventOutcome) -> None:
        """Note what is met when `work` finishes."""
        sets, parts = self._sets, self._parts
        for move in outcome.moves:
            after = sets.both(sets.forget(cases, move.relation.decides), move.relation.keeps)
            parts.met(PathwayPart("branch", work.owner, number) for number in move.ways)
            for level in bits(work.decides):
                values = sets.values(after, level)
                parts.met(PathwayPart("value", work.owner, value, level) for value in values)
            ages = sets.values(after, self._flow.age) if self._flow.age >= 0 else ()
            for index in bits(move.begun):
                parts.met(
                    [PathwayPart("step", index), *(PathwayPart("age", index, age) for age in ages)]
                )
