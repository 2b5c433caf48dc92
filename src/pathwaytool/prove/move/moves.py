"""What can happen when a piece of work finishes: the operational semantics, on sets of cases."""

from dataclasses import replace
from itertools import combinations

from pathwaytool.model.pathway import Split
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, Work, bits
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.move.beginning import MOST_PARTS, Beginner, CaseGroup, EventOutcome
from pathwaytool.prove.move.order import Order
from pathwaytool.prove.move.situation import Fault, FaultKind, Relation, Situation


class Moves:
    """Finishes works. A fault ends the story of the cases it concerns, unless work can go on.

    Without an `order` no branch is postponed.
    """

    def __init__(self, flow: Flow, order: Order | None, beginner: Beginner) -> None:
        self.flow = flow
        self._sets = flow.sets
        self._order = order
        self._beginner = beginner
        self._sure: dict[tuple[int, int, int], tuple[Way, int]] = {}

    def finish(
        self, situation: Situation, cases: int, index: int, choice: int = FULL
    ) -> EventOutcome:
        """Return all that can come of finishing work `index` in `situation`, for `cases`.

        The facts it decides come out in any way that is possible and in `choice`.
        """
        work = self.flow.works[index]
        coming = self.flow.events if index == BEGINNING else 0
        # What an event stops is set aside as it comes; a step stops as it begins.
        stopped = work.stops if self.flow.events >> index & 1 else 0
        after = Situation(
            (situation.running | coming) & ~(1 << index) & ~stopped,
            situation.waiting & ~stopped,
            situation.finished | (1 << index if work.step and not work.repeats_freely else 0),
            situation.known | work.decides,
        )
        out = EventOutcome([], [])
        part = self._decided(work, after, cases, out).inside(self._sets, choice)
        part, ways = self._settled(work, after, part, out)
        if work.split == Split.ONE:
            parts = self._one(work, part, ways, out)
        else:
            parts = self._every(work, after, part, ways, out)
        for each in parts:
            if each.cases != EMPTY:
                running = after.running | each.arms
                self._beginner.arrive(work, after._replace(running=running), each, out)
        return out

    def _decided(self, work: Work, after: Situation, cases: int, out: EventOutcome) -> CaseGroup:
        """Let the facts that `work` decides come out in every way that is possible."""
        sets, flow = self._sets, self.flow
        if not work.decides:
            given = sets.all_of(work.gives)
            return CaseGroup(sets.both(sets.forget(cases, work.gives), given), given)
        unknown = flow.decided & ~after.known
        keeps = flow.answers(work, lambda one: sets.always(one, unknown))
        before = sets.forget(cases, work.decides)
        decided = sets.both(before, keeps)
        none = sets.without(before, sets.forget(decided, work.decides))
        if none != EMPTY:
            names = tuple(flow.facts[level] for level in bits(work.decides))
            out.faults.append(
                self._fault(FaultKind.NO_VALUE, work, CaseGroup(none, none), (), names)
            )
        given = sets.all_of(work.gives)
        cases = sets.both(sets.forget(decided, work.gives), given)
        return CaseGroup(cases, sets.both(keeps, given))

    def _settled(
        self, work: Work, after: Situation, part: CaseGroup, out: EventOutcome
    ) -> tuple[CaseGroup, list[Way]]:
        """Take out the cases in which a condition turns on a fact that nobody has decided yet."""
        sets = self._sets
        unknown = self.flow.decided & ~after.known
        ways = []
        for way in work.ways:
            open_facts = sets.facts(way.holds) & unknown
            if not open_facts:
                ways.append(way)
                continue
            settled, unsure = self._surely(work, way, open_facts)
            if sets.both(part.cases, unsure) != EMPTY:
                names = tuple(self.flow.facts[level] for level in bits(open_facts))
                bad = part.inside(sets, unsure)
                out.faults.append(
                    self._fault(FaultKind.UNKNOWN_FACT, work, bad, (way.number,), names)
                )
                part = part.outside(sets, unsure)
            ways.append(settled)
        return part, ways

    def _surely(self, work: Work, way: Way, open_facts: int) -> tuple[Way, int]:
        """Return `way` for those who surely take it, and the cases that are not sure.

        No fact of `open_facts` is decided yet.
        """
        key = (work.index, way.number, open_facts)
        found = self._sure.get(key)
        if found is None:
            sets = self._sets
            surely = sets.always(way.holds, open_facts)
            unsure = sets.without(sets.forget(way.holds, open_facts), surely)
            found = self._sure[key] = replace(way, holds=surely), unsure
        return found

    def _one(
        self, work: Work, part: CaseGroup, ways: list[Way], out: EventOutcome
    ) -> list[CaseGroup]:
        sets = self._sets
        twice = EMPTY
        for first, second in combinations(ways, 2):
            both = sets.both(sets.both(first.holds, second.holds), part.cases)
            if both != EMPTY:
                bad = part.inside(sets, both)
                numbers = (first.number, second.number)
                out.faults.append(self._fault(FaultKind.TWO_BRANCHES, work, bad, numbers))
                twice = sets.either(twice, both)
        taken = sets.union(way.holds for way in ways)
        self._none(work, part.outside(sets, taken), out)
        part = part.outside(sets, twice)
        return [part.inside(sets, way.holds).taking(way) for way in ways]

    def _every(
        self, work: Work, after: Situation, part: CaseGroup, ways: list[Way], out: EventOutcome
    ) -> list[CaseGroup]:
        """Split into the combinations of ways that can be taken, postponing what can wait."""
        sets = self._sets
        taken = sets.union(way.holds for way in ways)
        self._none(work, part.outside(sets, taken), out)
        # A postponed branch that does not hold is simply not taken: its cases go on without it.
        parts = [part if work.branch_of is not None else part.inside(sets, taken)]
        postponed = self._order.postponed(work, after, parts[0].cases) if self._order else 0
        for way in ways:
            if way.arm and postponed >> way.arm & 1:
                parts = [each.postponing(way) for each in parts]
            elif way.holds == FULL:
                parts = [each.taking(way) for each in parts]
            else:
                taking = [each.inside(sets, way.holds).taking(way) for each in parts]
                parts = taking + [each.outside(sets, way.holds) for each in parts]
                parts = [each for each in parts if each.cases != EMPTY]
                if len(parts) > MOST_PARTS:
                    out.is_cut = True
                    return []
        return parts

    def _none(self, work: Work, part: CaseGroup, out: EventOutcome) -> None:
        if part.cases == EMPTY or work.branch_of is not None:
            return
        kind = FaultKind.NO_START if work.index == BEGINNING else FaultKind.NO_BRANCH
        out.faults.append(self._fault(kind, work, part))

    def _fault(
        self,
        kind: FaultKind,
        work: Work,
        part: CaseGroup,
        ways: tuple[int, ...] = (),
        names: tuple[str, ...] = (),
    ) -> Fault:
        relation = Relation(work.decides | work.gives, part.keeps)
        return Fault(kind, work.index, work.index, ways, names, relation)
