"""Which lines of work can still arrive at a step that waits for all of them."""

from pathwaytool.prove.compile.flow import Flow, Way, bits, mask_of
from pathwaytool.prove.compile.values import EMPTY, FULL


def arrivals_of(flow: Flow) -> "Arrivals":
    """Return who can still arrive where: the same whichever events come."""
    found = flow.shared.get("arrivals")
    if not isinstance(found, Arrivals):
        found = flow.shared["arrivals"] = Arrivals(flow)
    return found


class Arrivals:
    """For a waiting step and a work in hand: the cases in which the one can lead to the other.

    A line of work can still arrive in a case if ways lead there whose conditions the facts known at
    the start do not rule out; facts that are decided on the way may turn out any way. A way back
    counts where several ways forward lead to the waiting step and it lies outside the loop: then
    work is being done again. So the answer depends on the case alone, never on what has happened.
    """

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._tables: dict[int, dict[int, int]] = {}
        self._groups: dict[int, list[tuple[int, int]]] = {}
        self._into: list[list[tuple[int, Way]]] = [[] for _ in flow.works]
        # Nobody waits for an event: it may never come.
        self._sources = [work for work in flow.works if not flow.events >> work.index & 1]
        for work in self._sources:
            for way in work.ways:
                if way.to >= 0:
                    self._into[way.to].append((work.index, way))
        self._joins = mask_of(work.index for work in flow.works if self._is_join(work.index))
        earlier = self._earlier()
        is_looping = bool(flow.loops)
        self.upstream = [
            self.before(at) if is_looping and self._joins >> at & 1 else earlier[at]
            for at in range(len(flow.works))
        ]
        for work in flow.works:
            if not work.waits_for_all:
                self.upstream[work.index] = 0

    def counts(self, way: Way, waiting: int) -> bool:
        """Tell whether work on `way` may still come to `waiting`, as far as loops go."""
        if not way.is_loop:
            return True
        return bool(self._joins >> waiting & 1 and not self._flow.loops[way.to] >> waiting & 1)

    def _is_join(self, index: int) -> bool:
        """Tell whether several ways forward lead to a step; the start of a case is one."""
        steps = self._flow.steps
        ways = [way for before, way in self._into[index] if before < steps and not way.is_loop]
        return len(ways) > 1

    def _earlier(self) -> list[int]:
        """Return the works from which ways forward lead to each work, as masks."""
        flow = self._flow
        found = [0] * len(flow.works)
        for at in sorted((one.index for one in self._sources), key=lambda at: -flow.weights[at]):
            for way in flow.works[at].ways:
                if way.to >= 0 and not way.is_loop:
                    found[way.to] |= found[at] | 1 << at
        return found

    def before(self, waiting: int) -> int:
        """Return the works from which ways that count lead to `waiting`, as a mask."""
        found, busy = 0, [waiting]
        while busy:
            for before, way in self._into[busy.pop()]:
                if not found >> before & 1 and self.counts(way, waiting):
                    found |= 1 << before
                    busy.append(before)
        return found & ~(1 << waiting)

    def cases(self, waiting: int, work: int) -> int:
        """Return the cases in which `work` can still lead to an arrival at `waiting`."""
        if waiting not in self._tables:
            self._tables[waiting] = self._table(waiting)
        return self._tables[waiting].get(work, EMPTY)

    def groups(self, waiting: int) -> list[tuple[int, int]]:
        """Return the works, as masks, that can still lead to an arrival, with the cases."""
        found = self._groups.get(waiting)
        if found is None:
            by_cases: dict[int, int] = {}
            for work in bits(self.upstream[waiting]):
                cases = self.cases(waiting, work)
                if cases != EMPTY:
                    by_cases[cases] = by_cases.get(cases, 0) | 1 << work
            found = self._groups[waiting] = [(works, cases) for cases, works in by_cases.items()]
        return found

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
                    is_new = onward != EMPTY and found != FULL
                    if is_new and self.counts(way, waiting):
                        found = sets.either(found, sets.both(self.possible(way.holds), onward))
                if found != table[at]:
                    table[at] = found
                    changed = True
        return table
