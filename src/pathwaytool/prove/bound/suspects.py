"""What the outer bounds cannot rule out. Nothing suspected: proved, for every case.

Each check is the one that `move/moves.py` and `move/beginning.py` make on whole situations. Here it
is made on more than can really happen, so silence is a proof, while a suspicion may come to
nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from pathwaytool.model.pathway import Split
from pathwaytool.prove.bound.lines import Lines, may_hold, surely_holds
from pathwaytool.prove.bound.pairs import IN_HAND, Pairs, Stage
from pathwaytool.prove.bound.written import KnownBounds, WrittenBounds, bounds_name, written
from pathwaytool.prove.compile.flow import BEGINNING, END, Flow, Way, Work, bits, mask_of, union_of
from pathwaytool.prove.compile.quiet import quiets_of
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.move.waiting import Arrivals, arrivals_of


class Suspect(NamedTuple):
    """A fault that may exist: its kind, and the work it would be with."""

    kind: FaultKind
    at: int


class Suspicion:
    """Looks for faults in the outer bounds.

    The lines of work are followed when they are first asked for: where another proof has said what
    becomes of the suspects, nobody may ask.
    """

    def __init__(
        self, flow: Flow, arrivals: Arrivals, universe: int, known: KnownBounds | None = None
    ) -> None:
        """`known` has what was worked out of the same flow before, and gets what is now."""
        self.flow = flow
        self._sets = flow.sets
        self.universe = universe
        self._leading: dict[str, int] = {}
        for work in flow.works[: flow.steps]:
            if work.lead:
                self._leading[work.lead] = self._leading.get(work.lead, 0) | 1 << work.index
        self._stopped = union_of(work.stops for work in flow.works)
        self._known = known
        self._name = bounds_name(flow, universe) if known else ""
        self._back = known.back(self._name, flow.sets) if known else None
        self.pairs = Pairs(flow, arrivals, universe, self._back.rows if self._back else None)
        self._lines: Lines | None = None
        self._calm: Suspicion | None = None
        self._among: dict[int, Suspicion] = {}
        if known:
            known.note(self._name, self._written)

    @property
    def lines(self) -> Lines:
        """Return what can be known where. Raises: TooLarge."""
        if self._lines is None:
            arriving = self._back.arriving if self._back else None
            self._lines = Lines(self.flow, self.pairs, self.universe, arriving)
        return self._lines

    def lines_keeping(self, levels: int) -> Lines:
        """Return the same, with facts kept that nothing ahead reads. Raises: TooLarge."""
        flow = self.flow
        reach = replace(flow.reach, facts=tuple(facts | levels for facts in flow.reach.facts))
        return Lines(replace(flow, reach=reach), self.pairs, self.universe)

    @property
    def calm(self) -> "Suspicion":
        """Return the same for a pathway in which no event comes."""
        if not self.flow.events:
            return self
        if self._calm is None:
            quiet = quiets_of(self.flow).without(self.flow.events)
            self._calm = self._of(quiet, self.universe)
        return self._calm

    def among(self, universe: int) -> "Suspicion":
        """Return the same for those of `universe` alone. Raises: TooLarge, TooMuchBeside."""
        if universe == self.universe:
            return self
        if universe not in self._among:
            self._among[universe] = self._of(self.flow, universe)
        return self._among[universe]

    def _of(self, flow: Flow, universe: int) -> "Suspicion":
        return Suspicion(flow, arrivals_of(flow), universe, self._known)

    def answer(self, question: object, find: Callable[[], bool]) -> bool:
        """Return the answer to a question about this flow: as it is known, or as `find` gives it.

        `question` says all that the answer rests on beside the flow, in whole numbers.
        """
        if self._known is None:
            return find()
        return self._known.answer(f"{self._name} {question!r}", find)

    def _written(self) -> WrittenBounds:
        """Return the bounds for another proof; lines of work only where those of times need them"""
        lines = self._lines if not self.flow.events else None
        works = self.flow.works if lines else ()
        taken = tuple(
            mask_of(way.number for way in work.ways if self.takes(work, way)) for work in works
        )
        return written(self.flow.sets, self.pairs.rows, lines.arriving if lines else (), taken)

    def suspects(self) -> list[Suspect]:
        """Return every kind of fault, with its work, that cannot be ruled out."""
        found: list[Suspect] = []
        works = self.flow.works[: self.flow.steps]
        for work in works:
            if self.lines.arriving[work.index] != EMPTY:
                found += self._with(work)
        if not found and any(way.is_loop for work in works for way in work.ways):
            found += self._endless()
        return list(dict.fromkeys(found))

    def takes(self, work: Work, way: Way) -> bool:
        """Tell whether some case may take `way` from `work`."""
        if self._back and self._back.taken:
            return bool(self._back.taken[work.index] >> way.number & 1)
        return self._sets.both(self.lines.finished(work.index), way.holds) != EMPTY

    def _with(self, work: Work) -> Iterator[Suspect]:
        arriving = self.lines.arriving[work.index]
        after = self.lines.finished(work.index)
        yield from self._beginning(work, arriving)
        yield from self._decisions(work, arriving)
        yield from self._branches(work, after)
        for way in work.ways:
            if way.to >= 0:
                yield from self._again(work, way, self._sets.both(after, way.holds))

    def _beginning(self, work: Work, arriving: int) -> Iterator[Suspect]:
        if not self._sets.is_inside(arriving, work.ages):
            yield Suspect(FaultKind.WRONG_AGE, work.index)
        if not self._sets.is_inside(arriving, self._sets.all_of(work.needs)):
            yield Suspect(FaultKind.MISSING_DOCUMENT, work.index)
        leading = [one for lead, one in self._leading.items() if work.lead and lead != work.lead]
        beside = self.pairs.beside((Stage.RUNNING, work.index), Stage.RUNNING) if leading else ()
        if any(works & one for works, _ in beside for one in leading):
            yield Suspect(FaultKind.TWO_LEADS, work.index)

    def _decisions(self, work: Work, arriving: int) -> Iterator[Suspect]:
        if not work.decides:
            return
        sets = self._sets
        keeps = self._keeps(work)
        if not sets.is_inside(arriving, sets.forget(keeps, work.decides)):
            yield Suspect(FaultKind.NO_VALUE, work.index)

    def _branches(self, work: Work, after: int) -> Iterator[Suspect]:
        sets = self._sets
        taken = EMPTY
        for way in work.ways:
            if not self._is_settled(after, way.holds):
                yield Suspect(FaultKind.UNKNOWN_FACT, work.index)
            twice = sets.both(sets.both(taken, way.holds), after)
            if work.split == Split.ONE and twice != EMPTY:
                yield Suspect(FaultKind.TWO_BRANCHES, work.index)
            taken = sets.either(taken, way.holds)
            here = sets.both(after, way.holds)
            if not sets.is_inside(here, sets.all_of(way.documents)):
                yield Suspect(FaultKind.MISSING_DOCUMENT, work.index)
            if way.consent != FULL:
                given = surely_holds(self.flow, way.consent)
                if not sets.is_inside(here, given):
                    yield Suspect(FaultKind.CONSENT_REFUSED, work.index)
        if not sets.is_inside(after, taken):
            kind = FaultKind.NO_START if work.index == BEGINNING else FaultKind.NO_BRANCH
            yield Suspect(kind, work.index)

    def _is_settled(self, after: int, holds: int) -> bool:
        flow, sets = self.flow, self._sets
        if not sets.facts(holds) & flow.decided:
            return True
        open_cases = sets.without(may_hold(flow, holds), surely_holds(flow, holds))
        return sets.both(after, open_cases) == EMPTY

    def _again(self, work: Work, way: Way, taken: int) -> Iterator[Suspect]:
        """Look whether `work` may lead to a step that has run, or is running and does not join."""
        target = way.to
        step = self.flow.works[target]
        if taken == EMPTY:
            return
        if way.reopens:
            yield from self._too_early(work, way, taken)
            return
        if step.repeats_freely:
            return
        here = (Stage.RUNNING, work.index)
        cases = self.pairs.cases(here, (Stage.DONE, target))
        if step.waits_for_all:
            running = self.pairs.cases(here, (Stage.RUNNING, target))
            cases = self._sets.either(cases, running if work.index != target else FULL)
        if self._sets.both(cases, taken) != EMPTY:
            yield Suspect(FaultKind.SECOND_RUN, target)

    def _too_early(self, work: Work, way: Way, taken: int) -> Iterator[Suspect]:
        """Look whether `way` may begin a new round while something of the last is at work."""
        sets, here = self._sets, (Stage.RUNNING, work.index)
        left = way.reopens & ~self.flow.works[way.to].stops
        found = sets.union(
            cases
            for others, cases in self.pairs.in_hand_beside(here)
            if others & left & ~(1 << work.index)
        )
        for other_way in work.ways if work.split != Split.ONE else ():
            if other_way.to not in (way.to, END) and left >> other_way.to & 1:
                found = sets.either(found, other_way.holds)
        if sets.both(found, taken) != EMPTY:
            yield Suspect(FaultKind.ROUND_AT_WORK, way.to)

    def _endless(self) -> Iterator[Suspect]:
        """Suspect what surely cannot end, loops first; else the first that may not."""
        surely = self.hopes(brave=True)
        fearful = self.hopes(brave=False)
        works = self.flow.works[: self.flow.steps]
        found = [work for work in works if not self._hopes(work, surely)]
        found.sort(key=lambda work: not any(way.is_loop for way in work.ways))
        found = found or [work for work in works if not self._hopes(work, fearful)][:1]
        for work in found:
            yield Suspect(FaultKind.NO_END, work.index)

    def _hopes(self, work: Work, hopes: list[int]) -> bool:
        return self._sets.is_inside(self.lines.arriving[work.index], hopes[work.index])

    def hopes(self, *, brave: bool) -> list[int]:
        """Return for each work the cases in which its line of work can come to its end.

        Fearful: it can surely, whatever other work decides meanwhile. Brave: it can where other
        work decides what helps, or sets it aside; where even this fails, it surely cannot.
        """
        sets, flow = self._sets, self.flow
        works = flow.works[: flow.steps]
        hopes = [self.set_aside(work) if brave else EMPTY for work in works]
        changed = True
        while changed:
            changed = False
            for work in reversed(works):
                more = sets.either(hopes[work.index], self._chosen(work, hopes, brave=brave))
                if more != hopes[work.index]:
                    hopes[work.index] = more
                    changed = True
        return hopes

    def _chosen(self, work: Work, hopes: list[int], *, brave: bool) -> int:
        """Return the cases in which `work` can decide its facts so that its targets have hope."""
        sets, flow = self._sets, self.flow
        good = FULL
        for way in work.ways:
            onward = FULL if way.to < 0 else hopes[way.to]
            good = sets.both(good, sets.either(sets.complement(way.holds), onward))
        meanwhile = self.lines.changed_beside(work.index)
        if brave:
            chosen = sets.forget(good, flow.counters | work.decides)
            return sets.forget(chosen, meanwhile)
        good = sets.both(good, sets.union(way.holds for way in work.ways))
        good = sets.both(sets.always(good, flow.counters), self._keeps(work))
        chosen = sets.forget(good, work.decides)
        arriving = sets.forget(self.lines.arriving[work.index], flow.beside)
        possible = sets.either(chosen, sets.complement(arriving))
        return sets.always(possible, meanwhile)

    def set_aside(self, work: Work) -> int:
        """Return the cases in which other work may come to a step that sets `work` aside."""
        if not self._stopped >> work.index & 1:
            return EMPTY
        works = self.flow.works[: self.flow.steps]
        stoppers = mask_of([one.index for one in works if one.stops >> work.index & 1])
        found = EMPTY
        for stage, beside in product(IN_HAND, Stage):
            for others, cases in self.pairs.beside((stage, work.index), beside):
                if any(
                    (self.flow.reach.works[other] | 1 << other) & stoppers
                    for other in bits(others & ~(1 << work.index))
                ):
                    found = self._sets.either(found, cases)
        return found

    def _keeps(self, work: Work) -> int:
        """Return how the facts that `work` decides may come out, whatever is known by then."""
        return self.flow.answers(work, lambda combination: combination)
