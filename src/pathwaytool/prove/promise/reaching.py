"""Who surely can come to something: an inner bound, line of work by line of work.

A line *can* come somewhere where what its own steps decide can lead there, whatever other work
decides meanwhile, and where nothing can set it aside. It holds where nothing else is wrong with the
pathway: then what waits begins, and no story stops early.
"""

from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, Work
from pathwaytool.prove.compile.promised import Thing
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.promise.aside import Asides


def reaching(flow: Flow, suspicion: Suspicion, asides: Asides, thing: Thing) -> int:
    """Return cases, by their facts from the start, that have a run on which `thing` happens."""
    return _Reaching(flow, suspicion, asides, thing).everybody()


class _Reaching:
    def __init__(self, flow: Flow, suspicion: Suspicion, asides: Asides, thing: Thing) -> None:
        self._flow = flow
        self._sets = flow.sets
        self._lines = suspicion.lines
        self._asides = asides
        self._thing = thing
        self._arriving = [EMPTY] * flow.steps

    def everybody(self) -> int:
        works = self._flow.works[: self._flow.steps]
        changed = True
        while changed:
            changed = False
            for work in reversed(works):
                known = self._arriving[work.index]
                if work.step and known != FULL:
                    more = self._sets.either(known, self._before(work))
                    changed = changed or more != known
                    self._arriving[work.index] = more
        good = self._after(works[BEGINNING])
        return self._sets.always(good, self._flow.made)

    def _before(self, work: Work) -> int:
        """Return the cases in which `work` can decide so that one of its ways leads on."""
        sets, flow = self._sets, self._flow
        good = sets.both(self._after(work), flow.answers(work, lambda one: one))
        good = sets.always(good, flow.counters)
        chosen = sets.forget(good, work.decides)
        arriving = sets.forget(self._lines.arriving[work.index], flow.beside)
        possible = sets.either(chosen, sets.complement(arriving))
        surely = sets.always(possible, self._lines.changed_beside(work.index))
        aside = sets.union(self._asides[work.index].values())
        return sets.without(surely, aside)

    def _after(self, work: Work) -> int:
        sets = self._sets
        return sets.union(sets.both(way.holds, self._onward(way)) for way in work.ways)

    def _onward(self, way: Way) -> int:
        if way.to < 0:
            return FULL if way.target in self._thing.ends else EMPTY
        if self._thing.works >> way.to & 1 and not self._asides[way.to]:
            return FULL
        return self._arriving[way.to]
