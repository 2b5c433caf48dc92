"""Which lines of work can still arrive at a step that waits for all of them."""

from pathwaytool.prove.compile.flow import Flow, bits
from pathwaytool.prove.compile.values import EMPTY, FULL


class Arrivals:
    """For a waiting step and a work in hand: the cases in which the one can lead to the other.

    A line of work can still arrive in a case if a way forward leads there, loops left aside, whose
    conditions the facts known at the start do not rule out; facts that are decided on the way may
    turn out any way. So the answer depends on the case alone, never on what has happened.
    """

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._tables: dict[int, dict[int, int]] = {}
        self.upstream = [
            sum(
                1 << at
                for at in range(len(flow.works))
                if at != work.index and flow.reach.forward[at] >> work.index & 1
            )
            if work.waits_for_all
            else 0
            for work in flow.works
        ]

    def cases(self, waiting: int, work: int) -> int:
        """Return the cases in which `work` can still lead to an arrival at `waiting`."""
        if waiting not in self._tables:
            self._tables[waiting] = self._table(waiting)
        return self._tables[waiting].get(work, EMPTY)

    def blocking(self, waiting: int, active: int) -> int:
        """Return the cases in which one of the works `active` can still arrive at `waiting`."""
        result = EMPTY
        for work in bits(active & self.upstream[waiting]):
            result = self._flow.sets.either(result, self.cases(waiting, work))
            if result == FULL:
                break
        return result

    def possible(self, holds: int) -> int:
        """Return the cases whose facts from the start do not rule `holds` out."""
        return self._flow.sets.forget(holds, self._flow.decided | self._flow.counters)

    def _table(self, waiting: int) -> dict[int, int]:
        sets = self._flow.sets
        members = sorted(bits(self.upstream[waiting]), key=lambda at: self._flow.weights[at])
        table = dict.fromkeys(members, EMPTY)
        changed = True
        while changed:
            changed = False
            for at in members:
                found = table[at]
                for way in self._flow.works[at].ways:
                    onward = FULL if way.to == waiting else table.get(way.to, EMPTY)
                    if onward != EMPTY and not way.is_loop and found != FULL:
                        found = sets.either(found, sets.both(self.possible(way.holds), onward))
                if found != table[at]:
                    table[at] = found
                    changed = True
        return table
