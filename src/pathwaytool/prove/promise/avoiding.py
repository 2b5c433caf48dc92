"""Who may come round what is promised: an outer bound, line of work by line of work.

A line of work *avoids* something where it can come to its end without it, or is set aside by a
line that avoids it too. Who breaks a promise that something happens must avoid it with every line,
so where one line cannot, the promise is kept. Whatever other work decides meanwhile counts as
possible, so silence is a proof.
"""

from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, Work
from pathwaytool.prove.compile.promised import Telling, Thing
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.promise.aside import Asides


class Avoiding:
    """For every work: the cases in which its line can avoid `thing`, or what tells."""

    def __init__(
        self, flow: Flow, suspicion: Suspicion, asides: Asides, thing: Thing | Telling
    ) -> None:
        self._flow = flow
        self._sets = flow.sets
        self._lines = suspicion.lines
        self._asides = asides
        self._thing = thing
        self._arriving = [EMPTY] * flow.steps
        self._settle()

    def after(self, work: Work) -> int:
        """Return the cases just after `work` has decided its facts in which its line can avoid."""
        sets = self._sets
        if isinstance(self._thing, Telling) and self._thing.givers >> work.index & 1:
            return EMPTY
        good = FULL if work.index == BEGINNING else self._lines.finished(work.index)
        for way in work.ways:
            good = sets.both(good, sets.either(sets.complement(way.holds), self._onward(work, way)))
            if good == EMPTY:
                break
        return good

    def _settle(self) -> None:
        works = self._flow.works[: self._flow.steps]
        resting = self._resting()
        stale = (1 << len(works)) - 1
        while stale:
            for work in reversed(works):
                if stale >> work.index & 1:
                    stale &= ~(1 << work.index)
                    known = self._arriving[work.index]
                    more = FULL if known == FULL else self._sets.either(known, self._before(work))
                    if more != known:
                        self._arriving[work.index] = more
                        stale |= resting[work.index]

    def _resting(self) -> list[int]:
        """Return for each work those that are looked at again when more can avoid from it on."""
        found = [0] * self._flow.steps
        for work in self._flow.works[: self._flow.steps]:
            targets = [way.to for way in work.ways if way.to >= 0]
            for at in (work.index, *targets):
                for rests_on in self._asides[at]:
                    found[rests_on] |= 1 << work.index
            for at in targets:
                found[at] |= 1 << work.index
        return found

    def _before(self, work: Work) -> int:
        free = self._flow.beside | work.decides | self._lines.changed_beside(work.index)
        finishing = self._sets.forget(self.after(work), free)
        return self._sets.either(finishing, self._set_aside(work.index))

    def _set_aside(self, index: int) -> int:
        """Return the cases in which a line that avoids may set this one aside."""
        sets, found = self._sets, EMPTY
        for stopper, cases in self._asides[index].items():
            if not self._begins(stopper):
                avoiding = self._flow.by_start(self._arriving[stopper])
                found = sets.either(found, sets.both(cases, avoiding))
        return found

    def _begins(self, index: int) -> bool:
        """Tell whether it has happened when work `index` begins."""
        thing = self._thing
        works = thing.needers if isinstance(thing, Telling) else thing.works
        return bool(works >> index & 1)

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
        if self._begins(way.to):
            waits = self._flow.works[way.to].waits_for_all
            return self._set_aside(way.to) if waits else EMPTY
        return self._arriving[way.to]
