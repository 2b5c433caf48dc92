"""Who may come round what is promised: an outer bound, line of work by line of work.

A line of work *avoids* something where it can come to its end without it, or is set aside by a
line that avoids it too. Who breaks a promise that something happens must avoid it with every line,
so where one line cannot, the promise is kept. Whatever other work decides meanwhile counts as
possible, so silence is a proof.
"""

from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, Work, bits, mask_of, union_of
from pathwaytool.prove.compile.promised import Telling, Thing
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.promise.aside import Asides


class AvoidGround:
    """What is the same of whatever is to be avoided in a flow.

    Work that neither comes to a thing, nor is set aside by work that does, goes on as if nothing
    were to be avoided: that is worked out once for all things.
    """

    def __init__(self, flow: Flow, suspicion: Suspicion, asides: Asides) -> None:
        self.flow = flow
        self.lines = suspicion.lines
        self.asides = asides
        self.resting = self._resting()
        self.free = [
            flow.beside | work.decides | self.lines.changed_beside(work.index)
            for work in flow.works[: flow.steps]
        ]
        self.ending = [EMPTY] * flow.steps
        self.ending = Avoiding(self, Thing()).arriving

    def _resting(self) -> list[int]:
        """Return for each work those that are looked at again when more can avoid from it on."""
        found = [0] * self.flow.steps
        for work in self.flow.works[: self.flow.steps]:
            targets = [way.to for way in work.ways if way.to >= 0]
            for at in (work.index, *targets):
                for rests_on in self.asides[at]:
                    found[rests_on] |= 1 << work.index
            for at in targets:
                found[at] |= 1 << work.index
        return found

    def concerned(self, works: int) -> int:
        """Return `works`, a mask, and all that rest on one of them."""
        found = fresh = works
        while fresh:
            fresh = union_of(self.resting[at] for at in bits(fresh)) & ~found
            found |= fresh
        return found


class Avoiding:
    """For every work: the cases in which its line can avoid `thing`, or what tells."""

    def __init__(self, ground: AvoidGround, thing: Thing | Telling) -> None:
        self._ground = ground
        self._flow = ground.flow
        self._sets = ground.flow.sets
        self._thing = thing
        is_told = isinstance(thing, Telling)
        self._givers = thing.givers if isinstance(thing, Telling) else 0
        self._begun = thing.needers if isinstance(thing, Telling) else thing.works
        self.arriving = list(ground.ending)
        stale = (1 << self._flow.steps) - 1
        if is_told or thing != Thing():
            stale = ground.concerned(self._own())
            for index in bits(stale):
                self.arriving[index] = EMPTY
        self._settle(stale)

    def _own(self) -> int:
        """Return the works with which, or just before which, the thing happens, as a mask."""
        thing = self._thing
        found = self._givers | union_of(self._ground.resting[at] for at in bits(self._begun))
        if isinstance(thing, Telling):
            return found | mask_of(index for index, _ in thing.handed)
        return found | mask_of(
            work.index
            for work in self._flow.works[: self._flow.steps]
            if any(way.to < 0 and way.target in thing.ends for way in work.ways)
        )

    def after(self, work: Work) -> int:
        """Return the cases just after `work` has decided its facts in which its line can avoid."""
        sets = self._sets
        if self._givers >> work.index & 1:
            return EMPTY
        good = FULL if work.index == BEGINNING else self._ground.lines.finished(work.index)
        for way in work.ways:
            onward = self._onward(work, way)
            if onward != FULL:
                good = sets.without(good, sets.without(way.holds, onward))
            if good == EMPTY:
                break
        return good

    def _settle(self, stale: int) -> None:
        works = self._flow.works[: self._flow.steps]
        while stale:
            for work in reversed(works):
                if stale >> work.index & 1:
                    stale &= ~(1 << work.index)
                    known = self.arriving[work.index]
                    more = FULL if known == FULL else self._sets.either(known, self._before(work))
                    if more != known:
                        self.arriving[work.index] = more
                        stale |= self._ground.resting[work.index]

    def _before(self, work: Work) -> int:
        finishing = self._sets.forget(self.after(work), self._ground.free[work.index])
        return self._sets.either(finishing, self._set_aside(work.index))

    def _set_aside(self, index: int) -> int:
        """Return the cases in which a line that avoids may set this one aside."""
        sets, found = self._sets, EMPTY
        for stopper, cases in self._ground.asides[index].items():
            if not self._begun >> stopper & 1:
                avoiding = self._flow.by_start(self.arriving[stopper])
                found = sets.either(found, sets.both(cases, avoiding))
        return found

    def _onward(self, work: Work, way: Way) -> int:
        """Return the cases in which the line that goes on by `way` can avoid."""
        thing = self._thing
        if isinstance(thing, Telling):
            if (work.index, way.number) in thing.handed:
                return EMPTY
        elif way.to < 0 and way.target in thing.ends:
            return EMPTY
        if way.to < 0:
            return FULL
        if self._begun >> way.to & 1:  # it has happened when that begins
            waits = self._flow.works[way.to].waits_for_all
            return self._set_aside(way.to) if waits else EMPTY
        return self.arriving[way.to]
