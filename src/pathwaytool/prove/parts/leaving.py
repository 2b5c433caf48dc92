"""Lines of work that somebody waits for, and that go another way instead of coming.

Told only where it is certain: somebody is followed there, in every order of side-by-side work, as
far as the limit goes.
"""

from collections import deque

from pathwaytool.prove.compile.flow import Flow, bits
from pathwaytool.prove.compile.values import EMPTY, FULL, TooLarge
from pathwaytool.prove.move.beginning import Beginner
from pathwaytool.prove.move.moves import Moves
from pathwaytool.prove.move.situation import FIRST, Move, Situation
from pathwaytool.prove.move.waiting import arrivals_of


def leaving(flow: Flow, universe: int, joins: int, most: int) -> dict[int, int]:
    """Return for steps of `joins`, a mask, a work that others wait for there, and that leaves.

    At most `most` events are looked at. Raises: nothing.
    """
    search = _LeavingSearch(flow, joins)
    search.add(FIRST, universe)
    try:
        while search.busy and search.left and most > 0:
            most -= search.visit()
    except TooLarge:
        return search.found
    return search.found


class _LeavingSearch:
    """Visits situations in the order in which they are come to."""

    def __init__(self, flow: Flow, joins: int) -> None:
        self.busy: deque[Situation] = deque()
        self.found: dict[int, int] = {}
        self.left = joins
        self._flow = flow
        self._sets = flow.sets
        self._arrivals = arrivals_of(flow)
        self._moves = Moves(flow, None, Beginner(flow, self._arrivals))
        self._cases: dict[Situation, int] = {}
        self._reached: dict[Situation, int] = {}

    def add(self, situation: Situation, cases: int) -> None:
        """Put `cases` among those to look at in `situation`."""
        fresh = self._sets.without(cases, self._reached.get(situation, EMPTY))
        if fresh != EMPTY:
            if situation not in self._cases:
                self.busy.append(situation)
            self._cases[situation] = self._sets.either(self._cases.get(situation, EMPTY), fresh)

    def visit(self) -> int:
        """Look at the next situation, and return how many events that were."""
        situation = self.busy.popleft()
        cases = self._cases.pop(situation)
        known = self._reached.get(situation, EMPTY)
        self._reached[situation] = self._sets.either(known, cases)
        running = list(bits(self._flow.able(situation.running)))
        for index in running:
            for move in self._moves.finish(situation, cases, index).moves:
                self._note(situation, cases, move)
                if move.to.running:
                    self.add(move.to, move.cases)
        return len(running)

    def _note(self, situation: Situation, cases: int, move: Move) -> None:
        """Note the steps that wait for the work of `move`, that leads nowhere near them."""
        sets, came = self._sets, self._arrivals.cases
        after = sets.both(sets.forget(cases, move.relation.decides), move.relation.keeps)
        ways = self._flow.works[move.work].ways
        targets = [way.to for way in ways if way.number in move.ways]
        for join in bits(situation.waiting & self.left):
            coming = sets.both(after, came(join, move.work))
            still = sets.union(FULL if to == join else came(join, to) for to in targets if to >= 0)
            if sets.without(coming, still) != EMPTY:
                self.found[join] = move.work
                self.left &= ~(1 << join)
