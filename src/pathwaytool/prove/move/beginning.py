"""What can happen when lines of work arrive: who waits, who begins, who is set aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pathwaytool.prove.compile.flow import END, Flow, Way, Work, bits, mask_of, union_of
from pathwaytool.prove.compile.values import EMPTY, FULL, CaseSets
from pathwaytool.prove.move.situation import Fault, FaultKind, Move, Relation, Situation, normal
from pathwaytool.prove.move.waiting import Arrivals


class CaseGroup(NamedTuple):
    """Some of the cases of an event, and the ways they take.

    `keeps` is what the event demanded of them. `arms` is the mask of postponed branches.
    """

    cases: int
    keeps: int
    ways: tuple[Way, ...] = ()
    arms: int = 0

    def inside(self, sets: CaseSets, cases: int) -> CaseGroup:
        """Return those that are in `cases`."""
        kept = sets.both(self.keeps, cases)
        return CaseGroup(sets.both(self.cases, cases), kept, self.ways, self.arms)

    def outside(self, sets: CaseSets, cases: int) -> CaseGroup:
        """Return those that are not in `cases`."""
        kept = sets.without(self.keeps, cases)
        return CaseGroup(sets.without(self.cases, cases), kept, self.ways, self.arms)

    def taking(self, way: Way) -> CaseGroup:
        """Return the same cases, with one more way taken."""
        return CaseGroup(self.cases, self.keeps, (*self.ways, way), self.arms)

    def postponing(self, way: Way) -> CaseGroup:
        """Return the same cases, with one more branch postponed."""
        return CaseGroup(self.cases, self.keeps, self.ways, self.arms | 1 << way.arm)


MOST_PARTS = 2_000
"""The most parts, by what happens to them, that the cases of one event may be split into."""


@dataclass(slots=True)
class EventOutcome:
    """All that can come of one event: where the cases go on, and what is wrong.

    `is_cut`: there was too much to follow. Then the faults are real, but they may not be all.
    """

    moves: list[Move]
    faults: list[Fault]
    is_cut: bool = False


class Beginner:
    """Brings lines of work to their targets and begins what can begin.

    It forgets what nothing ahead can look at, unless it is not `forgetful`.
    """

    def __init__(self, flow: Flow, arrivals: Arrivals, *, forgetful: bool = True) -> None:
        self._forgetful = forgetful
        self._flow = flow
        self._sets = flow.sets
        self._arrivals = arrivals

    def arrive(self, work: Work, situation: Situation, part: CaseGroup, out: EventOutcome) -> None:
        """Take `part.ways` from `situation`, and add to `out` what comes of it."""
        is_over = self._opens_too_early(work, situation, part, out)
        situation = situation._replace(
            finished=situation.finished & ~union_of(way.reopens for way in part.ways)
        )
        waiting = situation.waiting
        for way in part.ways:
            self._check_documents(work, (work.owner, (way.number,)), way.documents, part, out)
            self._check_consent(work, way, situation, part, out)
            if way.to < 0:
                continue
            target = self._flow.works[way.to]
            runs = situation.running >> way.to & 1
            if runs and not target.waits_for_all:
                continue
            again = situation.finished >> way.to & 1 or (runs and not target.repeats_freely)
            if again and not way.reopens:
                self._add(FaultKind.SECOND_RUN, work, (way.to, (way.number,), ()), part, out)
                is_over = True
            waiting |= 1 << way.to
        if is_over:
            return
        self._begin(work, situation._replace(waiting=waiting), part, 0, out)

    def _opens_too_early(
        self, work: Work, situation: Situation, part: CaseGroup, out: EventOutcome
    ) -> bool:
        """Look whether a new round begins while something of the last is still at work."""
        at_work = situation.running | situation.waiting
        is_early = False
        for way in part.ways:
            if way.reopens:
                here = at_work | mask_of(one.to for one in part.ways if one.to not in (way.to, END))
                left = here & way.reopens & ~self._flow.works[way.to].stops
                names = tuple(self._flow.works[at].name for at in bits(left))
                if left:
                    what = (way.to, (way.number,), names)
                    self._add(FaultKind.ROUND_AT_WORK, work, what, part, out)
                    is_early = True
        return is_early

    def _begin(
        self, work: Work, situation: Situation, part: CaseGroup, begun: int, out: EventOutcome
    ) -> None:
        """Begin all that can begin, until nothing more can; split the cases where they differ."""
        for beginning, each in self._able(situation, part):
            if not beginning:
                self._finish(work, situation, each, begun, out)
                continue
            stopped = self._flow.stopped_by(beginning) & ~(begun | beginning)
            now = situation._replace(
                running=(situation.running & ~stopped) | beginning,
                waiting=situation.waiting & ~stopped & ~beginning,
            )
            self._check(work, now, each, beginning, out)
            self._begin(work, now, each, begun | beginning, out)

    def _able(self, situation: Situation, part: CaseGroup) -> list[tuple[int, CaseGroup]]:
        """Return the parts of `part`, each with the mask of waiting steps that can begin in it."""
        sets = self._sets
        result = [(0, part)]
        for index in bits(situation.waiting & ~situation.running):
            active = (situation.running | situation.waiting) & ~(1 << index)
            if self._flow.works[index].waits_for_all:
                blocked = self._arrivals.blocking(index, active)
            else:
                blocked = EMPTY
            split = []
            for beginning, each in result:
                split.append((beginning | 1 << index, each.outside(sets, blocked)))
                split.append((beginning, each.inside(sets, blocked)))
            result = [(beginning, each) for beginning, each in split if each.cases != EMPTY]
        return result

    def _check(
        self, work: Work, now: Situation, part: CaseGroup, beginning: int, out: EventOutcome
    ) -> None:
        """Look at the steps that begin: their documents, their ages, who leads."""
        for index in bits(beginning):
            step = self._flow.works[index]
            self._check_documents(work, (index, ()), step.needs, part, out)
            strangers = part.outside(self._sets, step.ages)
            if strangers.cases != EMPTY:
                self._add(FaultKind.WRONG_AGE, work, (index, (), ()), strangers, out)
            self._check_lead(work, now, part, index, out)

    def _check_documents(
        self,
        work: Work,
        at: tuple[int, tuple[int, ...]],
        needs: int,
        part: CaseGroup,
        out: EventOutcome,
    ) -> None:
        for level in bits(needs):
            without = part.inside(self._sets, self._sets.having(level, (0,)))
            if without.cases != EMPTY:
                names = (self._flow.name(level),)
                self._add(FaultKind.MISSING_DOCUMENT, work, (*at, names), without, out)

    def _check_consent(
        self, work: Work, way: Way, situation: Situation, part: CaseGroup, out: EventOutcome
    ) -> None:
        """Look whether what is shared along `way` is shared with a consent that is given."""
        if way.consent == FULL:
            return
        read = self._sets.facts(way.consent)
        given = self._sets.always(way.consent, read & self._flow.decided & ~situation.known)
        refused = part.outside(self._sets, given)
        if refused.cases != EMPTY:
            names = tuple(self._flow.facts[level] for level in bits(read))
            self._add(
                FaultKind.CONSENT_REFUSED, work, (work.owner, (way.number,), names), refused, out
            )

    def _check_lead(
        self, work: Work, now: Situation, part: CaseGroup, index: int, out: EventOutcome
    ) -> None:
        lead = self._flow.works[index].lead
        for other in bits(now.running) if lead else ():
            named = self._flow.works[other].lead
            if named and named != lead:
                names = (self._flow.works[other].name,)
                self._add(FaultKind.TWO_LEADS, work, (index, (), names), part, out)

    def _finish(
        self, work: Work, situation: Situation, part: CaseGroup, begun: int, out: EventOutcome
    ) -> None:
        relation = self._relation(work, part)
        cases = part.cases
        for level in relation.raised:
            cases = self._sets.raised(cases, level)
        to = situation._replace(
            running=self._flow.still_possible(situation.running, situation.waiting)
        )
        if self._forgetful:
            to, cases = normal(self._flow, to, cases)
        numbers = tuple(way.number for way in part.ways)
        out.moves.append(Move(work.index, numbers, relation, begun, to, cases))

    def _relation(self, work: Work, part: CaseGroup) -> Relation:
        raised = tuple(way.counter for way in part.ways if way.counter is not None)
        return Relation(work.decides | work.gives, part.keeps, raised)

    def _add(
        self,
        kind: FaultKind,
        work: Work,
        what: tuple[int, tuple[int, ...], tuple[str, ...]],
        part: CaseGroup,
        out: EventOutcome,
    ) -> None:
        at, ways, names = what
        out.faults.append(
            Fault(
                kind, work.index, at, ways, names, Relation(work.decides | work.gives, part.keeps)
            )
        )
