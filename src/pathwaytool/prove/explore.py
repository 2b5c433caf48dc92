"""Every situation that some case can come to, and how."""

from dataclasses import dataclass, field
from heapq import heappop, heappush

from pathwaytool.prove.beginning import Beginner
from pathwaytool.prove.flow import Flow, bits
from pathwaytool.prove.moves import Moves
from pathwaytool.prove.order import Order
from pathwaytool.prove.situation import FIRST, Fault, Kind, Move, Situation
from pathwaytool.prove.values import EMPTY, FULL
from pathwaytool.prove.waiting import Arrivals


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
class Found:
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
    found: list[Found] = field(default_factory=list)
    moves: list[Link] = field(default_factory=list)
    reached: dict[Situation, int] = field(default_factory=dict)
    complete: bool = True


def explore(
    flow: Flow, universe: int, most: int, wanted: tuple[Kind, int] | None = None
) -> Explored:
    """Follow every case in `universe` to its ends, over at most `most` visits.

    With `wanted`, a kind of fault and a work, go there first and stop where it is found.
    """
    result = Explored(flow)
    arrivals = Arrivals(flow)
    order = Order(flow, arrivals)
    moves = Moves(flow, order, Beginner(flow, arrivals))
    queue = _Queue(flow, None if wanted is None else distances(flow, wanted[1]))
    queue.add(FIRST, universe, None)
    while queue.is_busy():
        if len(result.visits) >= most:
            result.complete = False
            break
        situation, cases, links = queue.take()
        known = result.reached.get(situation, EMPTY)
        fresh = flow.sets.without(cases, known)
        if fresh == EMPTY:
            continue
        # Who has fewer documents meets all that who has more meets: the more need no look.
        seen = flow.sets.either(known, fresh)
        result.reached[situation] = flow.sets.with_more(seen, flow.papers)
        visit = Visit(len(result.visits), situation, fresh)
        result.visits.append(visit)
        result.arrivals.append(links)
        for work in order.next_works(situation, fresh):
            outcome = moves.finish(situation, fresh, work)
            for fault in outcome.faults:
                if wanted == (fault.kind, fault.at):
                    result.complete = False
                    most = 0
                before = flow.sets.both(fresh, fault.relation.before(flow.sets, FULL))
                result.found.append(Found(visit.number, fault, before))
            for move in outcome.moves:
                link = Link(visit.number, move)
                result.moves.append(link)
                if move.to.running:
                    queue.add(move.to, move.cases, link)
    return result


def distances(flow: Flow, goal: int) -> dict[int, int]:
    """Return how many steps each work is from `goal` at least; those that lead elsewhere are missing."""
    found = {goal: 0}
    ring = [goal]
    while ring:
        nearer = set(ring)
        ring = [
            work.index
            for work in flow.works
            if work.index not in found and any(way.to in nearer for way in work.ways)
        ]
        found.update({work: found[next(iter(nearer))] + 1 for work in ring})
    return found


class _Queue:
    """Situations still to look at: the earliest first, so that lines of work meet before they go on.

    With `distances` from a goal, those nearest to it first.
    """

    def __init__(self, flow: Flow, near: dict[int, int] | None) -> None:
        self._near = near
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
        if self._near is None:
            return -sum(self._flow.weights[at] for at in active)
        return min((self._near.get(at, len(self._near)) for at in active), default=0)

    def take(self) -> tuple[Situation, int, tuple[Link, ...]]:
        _, _, situation = heappop(self._heap)
        return situation, self._cases.pop(situation), tuple(self._links.pop(situation))
