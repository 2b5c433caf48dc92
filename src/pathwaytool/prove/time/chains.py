"""The longest chains of works from one moment until each work begins: upper bounds on time.

Every chain counts that could make a work begin late. It counts from the last step on it that surely
comes before the moment itself, for there both times go on side by side.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import NamedTuple

from pathwaytool.dataclass import dataclass
from pathwaytool.model.time import Moment, Unit
from pathwaytool.prove.bound.pairs import Stage
from pathwaytool.prove.compile.flow import Way, union_of
from pathwaytool.prove.time.durations import WITHOUT_END, Durations
from pathwaytool.prove.time.rounds import Layer


@dataclass(frozen=True, slots=True)
class Chain:
    """Works in a row, and the hours from the limit's start until what comes after them begins.

    `amount` is how much of one unit they are, where there is nothing else between; else None.
    """

    hours: int
    amount: int | None = None
    last: int | None = None
    before: "Chain | None" = field(default=None, compare=False, repr=False)

    @property
    def steps(self) -> tuple[int, ...]:
        """Return the works, in order."""
        found, at = [], self
        while at.last is not None and at.before is not None:
            found.append(at.last)
            at = at.before
        return tuple(found[::-1])


class Front(NamedTuple):
    """The longest chains until a work begins.

    `row` is the longest of those in one unit, `other` of the others. `silent` are the works on any
    of them that do not say how long they take, as a mask.
    """

    row: Chain | None
    other: Chain | None
    silent: int

    @property
    def longest(self) -> Chain:
        """Return the chain that takes the most hours."""
        return max(self.chains, key=lambda chain: chain.hours)

    @property
    def chains(self) -> tuple[Chain, ...]:
        """Return both, as far as there are both."""
        if self.row is None:
            return () if self.other is None else (self.other,)
        return (self.row,) if self.other is None else (self.row, self.other)


Fronts = dict[int, Front]


def longest_from(
    durations: Durations,
    origin: int,
    moment: Moment,
    unit: Unit | None = None,
    until: int | None = None,
) -> Fronts:
    """Return for each work the longest chains until it begins, counted from a moment of `origin`.

    It counts from the last time that `origin` runs: no chain goes on from there again. Until
    `origin` itself it is the longest until its next run; without one it is not there. No chain goes
    on from `until`.
    """
    # Who waits for its own next run goes on from it once; no chain comes back to go on again.
    chains = Chains(durations, origin, unit, None if until == origin else until)
    return chains.longest(moment)


def longest_ahead(durations: Durations, until: int, over: Container[int]) -> dict[int, int]:
    """Return the most hours by any ways forward from the end of each work until `until` begins.

    No way goes on over the works of `over`. This is more than `longest_from` says.
    """
    found: dict[int, int] = {}
    for at in reversed(durations.order):
        if at != until and (at in over or at not in found):
            continue
        own = 0 if at == until else found[at] + durations.longest(at) + durations.once_more(at)
        for before, way in durations.before[at]:
            found[before] = max(found.get(before, 0), own + durations.passing(way))
    return found


class Chains:
    """Puts chains together that count from one work."""

    def __init__(
        self, durations: Durations, origin: int, unit: Unit | None, until: int | None = None
    ) -> None:
        self._durations = durations
        self._origin = origin
        self._unit = unit
        self._until = until
        self.again: list[Front] = []
        self.found: dict[Layer, Fronts] = {}
        self._awaited: dict[Layer, Fronts] = {}
        self._usual: Chains | None = None
        self._alike = 0

    def longest(self, moment: Moment) -> Fronts:
        """Return for each work the longest chains until it begins, ways back included."""
        rounds, origin = self._durations.rounds, self._origin
        ended: dict[int, int] = {}
        for layer in rounds.layers():
            if any(layer):
                self.later_round(layer, ended)
            else:
                ended = self.same_round(moment)
        longest: Fronts = {}
        for fronts in self.found.values():
            for at, front in fronts.items():
                longest[at] = _joined([longest[at], front]) if at in longest else front
        del longest[origin]
        if self.again:
            longest[origin] = _joined(self.again)
        if rounds.beyond:
            hours = (front.longest.hours for front in longest.values())
            most = self._durations.estimated(max(hours, default=0))
            longest = {
                at: Front(None, replace(front.longest, hours=most, amount=None), front.silent)
                for at, front in longest.items()
            }
        return longest

    def longest_if(self, hours: Mapping[int, int]) -> Iterator[tuple[int, Fronts]]:
        """Yield what would be the longest, for one work after the other, if it took so many hours.

        These are all the chains from the end of the beginning. Shape of `hours`: works, in turn,
        with the most hours that each would take. What comes before it is not worked out again.
        """
        for at, most in hours.items():
            chains = Chains(self._durations.assuming(at, most), self._origin, self._unit)
            chains._usual, chains._alike = self, ~self._durations.coming_after(at)
            yield at, chains.longest(Moment.FINISH)

    def _begun(self, layer: Layer) -> tuple[Fronts, Fronts]:
        """Return where the chains of `layer` are put, and those to what is only waited for.

        Those that are as usual are there.
        """
        found: Fronts = {}
        awaited: Fronts = {}
        if self._usual is not None:
            alike, usual = self._alike, self._usual
            found.update({at: one for at, one in usual.found[layer].items() if alike >> at & 1})
            known = usual._awaited[layer].items()
            awaited.update({at: one for at, one in known if alike >> at & 1})
        self.found[layer], self._awaited[layer] = found, awaited
        return found, awaited

    def same_round(self, moment: Moment) -> dict[int, int]:
        """Find the longest chains without a way back; return when what comes before has ended."""
        durations, origin = self._durations, self._origin
        found, awaited = self._begun((0,) * len(durations.rounds.most))
        late: Fronts = {}
        finish = moment == Moment.FINISH
        own = durations.shortest(origin) if finish else 0
        surely = durations.surely_before[origin] & ~(1 << origin)
        until = durations.shortest_until(origin)
        ended: dict[int, int] = {origin: 0} if finish else {}
        for at in durations.order:
            if self._alike >> at & 1:
                continue
            if at == origin:
                if durations.flow.works[origin].repeats_freely:
                    self.again += self._forward(at, found, awaited, ended)
                late.update(self._once_more(found, ended))
                found[at] = Front(Chain(-own, None if finish else 0), None, 0)
            elif surely >> at & 1:
                # Both times go on side by side from the end of this step, however long it took.
                ended[at] = -own - until.get(at, 0)
                found[at] = Front(None, Chain(ended[at] - durations.shortest(at)), 0)
            else:
                fronts = self._forward(at, found, awaited, ended)
                fronts += self._for_origin_again(at, late)
                self._come(at, fronts, found, awaited)
        return ended

    def _once_more(self, found: Fronts, ended: dict[int, int]) -> Fronts:
        """Return the longest chain to the origin of what may come there when it is done already."""
        origin, pairs = self._origin, self._durations.suspicion.pairs
        done = union_of(works for works, _ in pairs.beside((Stage.DONE, origin), Stage.RUNNING))
        fronts = [
            self._onward(found[before], before, way, ended.get(before))
            for before, way in self._durations.before[origin]
            if before in found and done >> before & 1
        ]
        return {origin: _joined(fronts)} if fronts else {}

    def _for_origin_again(self, at: int, late: Fronts) -> list[Front]:
        """Return how long `at` may wait for what may come to the origin once more, and then to it.

        It waits until that is over, also where it does not come. `late` gives that for each work
        that the origin leads to.
        """
        awaited = [late[before] for before, _ in self._durations.before[at] if before in late]
        if not awaited:
            return []
        late[at] = _joined(awaited)
        return awaited if self._durations.flow.works[at].waits_for_all else []

    def later_round(self, layer: Layer, ended: dict[int, int]) -> None:
        """Find the longest chains that have taken the ways back of `layer`."""
        durations = self._durations
        found, awaited = self._begun(layer)
        for at in durations.order:
            if self._alike >> at & 1:
                continue
            fronts = self._forward(at, found, awaited, {})
            for before, way, came in durations.rounds.into(layer, at):
                front = self.found[came].get(before)
                if front is not None and before != self._until:
                    over = None if any(came) else ended.get(before)
                    fronts.append(self._onward(front, before, way, over))
            if at == self._origin:
                self.again += fronts
            else:
                self._come(at, fronts, found, awaited)

    def _forward(
        self, at: int, found: Fronts, awaited: Fronts, ended: dict[int, int]
    ) -> list[Front]:
        """Return the chains by the ways forward to `at`."""
        fronts = []
        waits = self._durations.flow.works[at].waits_for_all
        for before, way in self._durations.before[at]:
            if before == self._until:
                continue
            if before in found:
                fronts.append(self._onward(found[before], before, way, ended.get(before)))
            elif before in awaited and (waits or self._durations.exclude(at, self._origin)):
                fronts.append(awaited[before])
        return fronts

    def _come(self, at: int, fronts: list[Front], found: Fronts, awaited: Fronts) -> None:
        """Note the chains to `at`.

        Where nobody comes to it who meets the origin, there is still what might have led there:
        as long as that is not over, others wait for it.
        """
        if fronts and self._durations.exclude(at, self._origin):
            awaited[at] = _joined(fronts)
        elif fronts:
            found[at] = self._again(_joined(fronts), at)

    def _onward(self, front: Front, before: int, way: Way, ended: int | None) -> Front:
        """Return `front` with `before` at the end; `ended`: when that has surely ended."""
        passing = self._durations.passing(way)
        if ended is None:
            return self.with_step(front, before, passing)
        if ended == 0 and not passing and before == self._origin:
            return Front(Chain(0, 0), None, 0)
        return Front(None, Chain(ended + passing), 0)

    def with_step(self, front: Front, step: int, passing: int) -> Front:
        """Return `front` with one more step, and so many hours to pass it on."""
        durations = self._durations
        hours = durations.longest(step) + passing
        amount = None if passing else self._amount(step)
        # A clock that stands still at this step has come no further by its end, and no less far
        # than the moment that it counts from.
        least = 0 if durations.paused >> step & 1 else -WITHOUT_END
        silent = front.silent | (1 << step if durations.is_silent(step) else 0)
        made: list[Chain] = []
        for chain in front.chains:
            sum_of = None
            if chain.amount is not None and amount is not None:
                sum_of = chain.amount + amount
            made.append(Chain(max(chain.hours, least) + hours, sum_of, step, chain))
        return _front(made, silent)

    def _amount(self, step: int) -> int | None:
        """Return how much of the unit a step takes at the most; None where it takes another."""
        work = self._durations.flow.works[step].step if self._unit is not None else None
        takes = work.takes if work else None
        if takes is None:
            return None
        one = takes.shortest if self._durations.is_lucky else takes.longest
        one = one.plain()
        return one.amount if one.unit == self._unit else None

    def _again(self, front: Front, at: int) -> Front:
        """Return `front`; where work may come while `at` is in hand, it runs once more before."""
        if not self._durations.comes_again >> at & 1:
            return front
        once = self.with_step(front, at, 0)
        return Front(None, Chain(once.longest.hours, None, at, front.longest), once.silent)


def _joined(fronts: Iterable[Front]) -> Front:
    listed = list(fronts)
    if len(listed) == 1:
        return listed[0]
    chains = [chain for front in listed for chain in front.chains]
    return _front(chains, union_of([front.silent for front in listed]))


def _front(chains: Iterable[Chain], silent: int) -> Front:
    """Return the longest of `chains`."""
    row: Chain | None = None
    other: Chain | None = None
    for chain in chains:
        if chain.amount is None:
            other = chain if other is None or chain.hours > other.hours else other
        elif row is None or row.amount is None or chain.amount > row.amount:
            row = chain
    return Front(row, other, silent)
