"""Every situation that some case can come to, and how."""

from dataclasses import dataclass, field, replace
from heapq import heappop, heappush

from pathwaytool.prove.compile.flow import END, Flow, bits
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.move.beginning import Beginner
from pathwaytool.prove.move.moves import Moves
from pathwaytool.prove.move.order import Order, plain_order
from pathwaytool.prove.move.situation import (
    FIRST,
    GOES_ON,
    Fault,
    FaultKind,
    Move,
    Relation,
    Situation,
)
from pathwaytool.prove.move.waiting import arrivals_of
from pathwaytool.prove.move.watch import Watch
from pathwaytool.prove.move.watched import WatchedMoves


@dataclass(frozen=True, slots=True)
class Visit:
    """Some cases in a situation, looked at together. `number` counts visits from 0."""

    number: int
    situation: Situation
    cases: int


@dataclass(frozen=True, slots=True)
class Link:
    """How some cases came from one visit to another."""

    origin: int
    move: Move


@dataclass(frozen=True, slots=True)
class FoundFault:
    """A fault, and the visit it was found in. `cases` are as they were before the event."""

    visit: int
    fault: Fault
    cases: int


@dataclass(slots=True)
class Explored:
    """All that the exploration saw. `complete` is false where a limit stopped it.

    `arrivals` gives for every visit the links that led to it; `lost` the cases of a visit whose
    story ended in a fault; `ended` the visits where all lines of work are finished.
    """

    flow: Flow
    visits: list[Visit] = field(default_factory=list)
    arrivals: list[tuple[Link, ...]] = field(default_factory=list)
    found: list[FoundFault] = field(default_factory=list)
    moves: list[Link] = field(default_factory=list)
    reached: dict[Situation, int] = field(default_factory=dict)
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Goal:
    """A fault to look for: its kind, the work it is with, and the cases that can end from there.

    Only an endless way needs these cases: those outside surely come to no end. The way there goes
    `around` some works, as a mask; where `at` is END, it is the way to an end.
    """

    kind: FaultKind
    at: int
    hope: int = FULL
    around: int = 0


def explore(
    flow: Flow, universe: int, most: int, goal: Goal | None = None, watch: Watch | None = None
) -> Explored:
    """Follow every case in `universe` to its ends, over at most `most` visits.

    With a `goal`, go there first and stop where it is found. With a `watch`, look for what it looks
    for, and go no further where nothing ahead can change that.
    """
    exploration = _Exploration(_remembering(flow, goal), goal, watch)
    queue = exploration.queue
    queue.add(FIRST, universe, None)
    while queue.is_busy() and not exploration.is_found:
        if len(exploration.result.visits) >= most:
            break
        exploration.visit(*queue.take())
    exploration.result.complete = not (queue.is_busy() or exploration.is_cut)
    return exploration.result


def _remembering(flow: Flow, goal: Goal | None) -> Flow:
    """Return `flow` such that nothing forgets what it takes to tell who can end.

    Else cases would be told to have no end that differ, in what was forgotten, from all who come.
    """
    facts = flow.sets.facts(goal.hope) if goal is not None else 0
    if not facts:
        return flow
    ahead = tuple(each | facts for each in flow.reach.facts)
    return replace(flow, reach=replace(flow.reach, facts=ahead))


class _Exploration:
    """Visits situations, and notes what it sees."""

    def __init__(self, flow: Flow, goal: Goal | None, watch: Watch | None) -> None:
        arrivals = arrivals_of(flow)
        self.result = Explored(flow)
        self.queue = _Queue(flow, None if goal is None else _distances(flow, goal), goal)
        self.is_found = False
        self.is_cut = False
        self._flow = flow
        self._goal = goal
        self._watch = watch
        is_plain = watch is None or not watch.sees_order
        self._order = plain_order(flow) if is_plain else Order(flow, arrivals, watch)
        self._moves = (
            Moves(flow, self._order, Beginner(flow, arrivals))
            if watch is None
            else WatchedMoves(flow, self._order, arrivals, watch, forgetful=True)
        )

    def visit(self, situation: Situation, cases: int, links: tuple[Link, ...]) -> None:
        """Look at those of `cases` that have not been in `situation` before."""
        sets, result = self._flow.sets, self.result
        known = result.reached.get(situation, EMPTY)
        fresh = sets.without(cases, known)
        if fresh == EMPTY:
            return
        # Who has fewer documents meets all that who has more meets: the more need no look.
        seen = sets.either(known, fresh)
        result.reached[situation] = sets.with_more(seen, self._flow.papers)
        visit = Visit(len(result.visits), situation, fresh)
        result.visits.append(visit)
        result.arrivals.append(links)
        self._note_endless(visit)
        works, before = self._next_works(situation, fresh), len(result.found)
        for work in works:
            outcome = self._moves.finish(situation, fresh, work)
            self.is_cut |= outcome.is_cut
            self._note_faults(visit, outcome.faults)
            self._note_moves(visit, outcome.moves)
        if self._watch is not None:
            self._look_beside(visit, works, self.result.found[before:])

    def _look_beside(self, visit: Visit, works: list[int], faults: list[FoundFault]) -> None:
        """Where a story stops in a fault, other work might have finished before it: look there."""
        graves = (found.cases for found in faults if found.fault.kind not in GOES_ON)
        stopped = self._flow.sets.union(graves)
        if stopped != EMPTY:
            for work in set(bits(self._flow.able(visit.situation.running))) - set(works):
                outcome = self._moves.finish(visit.situation, stopped, work)
                self._note_faults(visit, outcome.faults)
                self._note_moves(visit, outcome.moves)

    def _next_works(self, situation: Situation, cases: int) -> list[int]:
        """Return the works to finish next; with a goal, also the one that is nearest to it."""
        works = self._order.next_works(situation, cases)
        near = self.queue.near
        if near is not None:
            far = len(self._flow.works)
            able = bits(self._flow.able(situation.running))
            nearest = min(able, key=lambda work: near.get(work, far))
            if nearest not in works:
                works = [nearest, *works]
        return works

    def _note_faults(self, visit: Visit, faults: list[Fault]) -> None:
        sets = self._flow.sets
        for fault in faults:
            self._is_goal(fault)
            before = sets.both(visit.cases, fault.relation.before(sets, FULL))
            self.result.found.append(FoundFault(visit.number, fault, before))

    def _is_goal(self, fault: Fault) -> None:
        goal, watch = self._goal, self._watch
        if goal is not None and (fault.kind, fault.at) == (goal.kind, goal.at):
            self.is_found = True
        if watch is not None and fault.kind == watch.kind:
            self.is_found = self.is_found or not watch.finds_all

    def _note_endless(self, visit: Visit) -> None:
        """Note the cases that surely come to no end from here."""
        goal = self._goal
        if (
            goal is None
            or goal.kind != FaultKind.NO_END
            or not visit.situation.running >> goal.at & 1
        ):
            return
        lost = self._flow.sets.without(visit.cases, goal.hope)
        if lost != EMPTY:
            fault = Fault(FaultKind.NO_END, goal.at, goal.at, (), (), Relation(0, FULL))
            self.result.found.append(FoundFault(visit.number, fault, lost))
            self.is_found = True

    def _note_moves(self, visit: Visit, moves: list[Move]) -> None:
        for move in moves:
            link = Link(visit.number, move)
            self.result.moves.append(link)
            if move.to.running:
                self.queue.add(move.to, move.cases, link)


def _distances(flow: Flow, goal: Goal) -> dict[int, int]:
    """Return how many steps each work is from the goal at least, for those that lead there."""
    found = {goal.at: 0}
    ring = [goal.at]
    while ring:
        nearer = set(ring)
        ring = [
            work.index
            for work in flow.works
            if work.index not in found
            and not goal.around >> work.index & 1
            and any(way.to in nearer for way in work.ways)
        ]
        found.update({work: found[next(iter(nearer))] + 1 for work in ring})
    return found


class _Queue:
    """Situations still to look at: the earliest first, so that lines of work meet early.

    With `distances` from a goal, those nearest to it first.
    """

    def __init__(self, flow: Flow, near: dict[int, int] | None, goal: Goal | None) -> None:
        self.near = near
        self._is_for_end = goal is not None and goal.at == END
        self._flow = flow
        self._sets = flow.sets
        self._heap: list[tuple[int, int, Situation]] = []
        self._cases: dict[Situation, int] = {}
        self._links: dict[Situation, list[Link]] = {}
        self._added = 0

    def is_busy(self) -> bool:
        return bool(self._cases)

    def add(self, situation: Situation, cases: int, link: Link | None) -> None:
        if situation not in self._cases:
            self._added += 1
            heappush(self._heap, (self._rank(situation), self._added, situation))
            self._cases[situation] = EMPTY
            self._links[situation] = []
        self._cases[situation] = self._sets.either(self._cases[situation], cases)
        if link:
            self._links[situation].append(link)

    def _rank(self, situation: Situation) -> int:
        active = bits(situation.running | situation.waiting)
        if self.near is None:
            return -sum(self._flow.weights[at] for at in active)
        distances = [self.near.get(at, len(self._flow.works)) for at in active]
        # A case has ended when all its lines of work have.
        return sum(distances) if self._is_for_end else min(distances, default=0)

    def take(self) -> tuple[Situation, int, tuple[Link, ...]]:
        _, _, situation = heappop(self._heap)
        return situation, self._cases.pop(situation), tuple(self._links.pop(situation))
