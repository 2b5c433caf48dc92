"""Who may come round what is promised: an outer bound, line of work by line of work.

A line of work *avoids* something where it can come to its end, or be set aside, without it. Who
breaks a promise that something happens must avoid it with every line, so where one line cannot, the
promise is kept. Whatever other work decides meanwhile counts as possible, so silence is a proof.
"""

from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, Work
from pathwaytool.prove.compile.promised import Telling, Thing
from pathwaytool.prove.compile.values import EMPTY, FULL


class Avoiding:
    """For every work: the cases in which its line can avoid `thing`, or what tells."""

    def __init__(
        self, flow: Flow, suspicion: Suspicion, aside: list[int], thing: Thing | Telling
    ) -> None:
        self._flow = flow
        self._sets = flow.sets
        self._lines = suspicion.lines
        self._aside = aside
        self._thing = thing
        self._arriving = list(aside)
        self._settle()

    def after(self, work: Work) -> int:
        """Return the cases just after `work` has decided its facts in which its line can avoid."""
        sets = self._sets
        if isinstance(self._thing, Telling) and self._thing.givers >> work.index & 1:
            return EMPTY
        good = self._known(work)
        for way in work.ways:
            good = sets.both(good, sets.either(sets.complement(way.holds), self._onward(work, way)))
            if good == EMPTY:
                break
        return good

    def _known(self, work: Work) -> int:
        return FULL if work.index == BEGINNING else self._lines.finished(work.index)

    def _settle(self) -> None:
        works = self._flow.works[: self._flow.steps]
        changed = True
        while changed:
            changed = False
            for work in reversed(works):
                known = self._arriving[work.index]
                if known != FULL:
                    more = self._sets.either(known, self._before(work))
                    changed = changed or more != known
                    self._arriving[work.index] = more

    def _before(self, work: Work) -> int:
        free = self._flow.beside | work.decides | self._lines.changed_beside(work.index)
        return self._sets.forget(self.after(work), free)

    def _onward(self, work: Work, way: Way) -> int:
        """Return the cases in which the line that goes on by `way` can avoid."""
        thing = self._thing
        if isinstance(thing, Telling):
            if (work.index, way.number) in thing.handed:
                return EMPTY
            begins = way.to >= 0 and bool(thing.needers >> way.to & 1)
        else:
            if way.target in thing.ends and way.to < 0:
                return EMPTY
            begins = way.to >= 0 and bool(thing.works >> way.to & 1)
        if begins:
            waits = self._flow.works[way.to].waits_for_all
            return self._aside[way.to] if waits else EMPTY
        return FULL if way.to < 0 else self._arriving[way.to]
