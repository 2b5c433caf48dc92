"""Who surely meets something: each case is followed on one run only, the likeliest to lead there.

Where a step decides, every answer that is open begins other work, and all of it side by side is too
much to follow. But to see that somebody can come to a part, one run is enough. So of what can come
of an event each case takes what leads the nearest, and only those who cannot take it what comes
next. Whoever arrives does arrive; whoever does not may do so otherwise.
"""

from collections.abc import Iterator

from pathwaytool.compare.routes import WHOLE, Beside, Otherwise, Routes, Stand
from pathwaytool.compare.sliced import Slice
from pathwaytool.prove.compile.flow import bits, union_of
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.move.moves import Moves
from pathwaytool.prove.move.situation import Relation


class Steered(Routes):
    """Follows cases towards what says otherwise, the earliest work first.

    `by_all`: an event that leads there comes as soon as it can, and ways back lead there too; else
    no event comes.
    """

    def __init__(
        self,
        aligned: Beside,
        otherwise: Otherwise,
        moves: tuple[Moves, ...] = (),
        part: Slice = WHOLE,
        *,
        by_all: bool = False,
    ) -> None:
        """Follow the work of a part only; all where WHOLE."""
        super().__init__(aligned, otherwise, moves, part)
        self._by_all = by_all
        self._far = _distances(aligned, self.touched, by_all=by_all)

    def _rank(self, stand: Stand) -> tuple[int, int]:
        """Return the earliest first: so those who have come the same far meet there."""
        active = bits((stand.situation.running | stand.situation.waiting) & ~self._events)
        weights = self._flows[1].weights
        return -max((weights[at] for at in active), default=0), 0

    def _next(self, stand: Stand, *, in_one_order: bool) -> list[int]:
        running, weights = stand.situation.running, self._flows[1].weights
        able = self._flows[1].able(running)
        leading = [at for at in bits(able & self._events) if at in self._far]
        if self._by_all and leading:
            return leading[:1]
        able &= ~self._events & (self._kept or ~0)
        return sorted(bits(able), key=lambda at: (weights[at], at))[-1:]

    def _chosen(
        self, stand: Stand, going: list[tuple[Stand, Relation]], cases: int
    ) -> Iterator[tuple[Stand, Relation, int]]:
        """Yield where cases go on, each of them once."""
        sets = self._sets
        before = stand.situation.running | stand.situation.waiting

        def nearness(one: tuple[Stand, Relation]) -> tuple[int, int, int]:
            active = (one[0].situation.running | one[0].situation.waiting) & ~self._events
            near = self._nearest(active & ~before)
            return near or self._nearest(active) or len(self._far), not near, active.bit_count()

        for to, relation in sorted(going, key=nearness):
            after = relation.after(sets, cases)
            active = to.situation.running | to.situation.waiting
            if after == EMPTY or not self._live(active)[0] & self.touched:
                continue
            yield to, relation, after
            cases = sets.without(cases, sets.both(cases, relation.before(sets, after)))

    def _nearest(self, works: int) -> int:
        """Return how far the nearest of some works is, counted from 1; 0 where none leads there."""
        return min((self._far[at] for at in bits(works) if at in self._far), default=0)


def _distances(aligned: Beside, goals: int, *, by_all: bool) -> dict[int, int]:
    """Return how many steps it is from each work to one of `goals`, counted from 1.

    By ways forward only; `by_all`: by ways back and events too, which come during a work.
    """
    flow = aligned.flows[1]
    found = dict.fromkeys(bits(goals), 1)
    ring = set(found)
    while ring:
        during = union_of(flow.works[at].during for at in ring) if by_all else 0
        before = {
            work.index
            for work in flow.works
            if work.index not in found
            and (
                during >> work.index & 1
                or any(way.to in ring and (by_all or not way.is_loop) for way in work.ways)
            )
        }
        found.update(dict.fromkeys(before, max(found.values()) + 1))
        ring = before
    return found
