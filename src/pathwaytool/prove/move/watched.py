"""What can happen when a piece of work finishes, with a promise watched beside it."""

from dataclasses import replace
from typing import NamedTuple

from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, Work, bits
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.move.beginning import Beginner, EventOutcome
from pathwaytool.prove.move.moves import Moves
from pathwaytool.prove.move.order import Order
from pathwaytool.prove.move.situation import GOES_ON, Fault, Move, Situation, normal
from pathwaytool.prove.move.waiting import Arrivals
from pathwaytool.prove.move.watch import Seen, Watch


def flow_watched(flow: Flow, watch: Watch, *, is_sound: bool) -> Flow:
    """Return `flow` such that nothing forgets what the watch reads, and documents are forgotten.

    No promise asks for a missing document, and none stops anybody. Where something else is wrong
    (not `is_sound`), no branch is postponed: one that stops everything stops what is taken with it.
    """
    facts = tuple(ahead | watch.facts for ahead in flow.reach.facts)
    documents = (0,) * len(flow.works)
    if not is_sound:
        flow = replace(flow, works=tuple(_at_once(work) for work in flow.works))
    return replace(flow, reach=replace(flow.reach, facts=facts, documents=documents))


def _at_once(work: Work) -> Work:
    return replace(work, ways=tuple(replace(way, arm=0) for way in work.ways))


class Finishing(NamedTuple):
    """Work has finished. `running` is the mask of what was at work before, itself included."""

    work: int
    ways: tuple[Way, ...]
    begun: int
    running: int
    after: Situation


def seen_in(flow: Flow, finishing: Finishing, *, holds: bool) -> Seen:
    """Return what it shows that work has finished; `holds` is as for `Seen`."""
    work, ways = flow.works[finishing.work], finishing.ways
    joined, going_on = 0, finishing.running & ~(1 << finishing.work)
    for way in ways:
        if way.to >= 0 and not flow.works[way.to].waits_for_all:
            joined |= going_on & 1 << way.to
    is_step = work.branch_of is None and work.index != BEGINNING
    return Seen(
        work=work.owner,
        finished=1 << work.index if is_step else 0,
        began=finishing.begun,
        begun=finishing.begun | joined,
        ways=ways,
        after=finishing.after,
        holds=holds,
    )


class WatchedMoves(Moves):
    """Finishes works; what the watch looks for is a fault. Other faults that work can go on in
    spite of are left out, for they are not what is asked.

    `flow` is one made by `flow_watched`. It forgets nothing unless it is `forgetful`.
    """

    def __init__(
        self, flow: Flow, order: Order | None, arrivals: Arrivals, watch: Watch, *, forgetful: bool
    ) -> None:
        super().__init__(flow, order, Beginner(flow, arrivals, forgetful=False))
        self._watch = watch
        self._forgetful = forgetful

    def finish(
        self, situation: Situation, cases: int, index: int, choice: int = FULL
    ) -> EventOutcome:
        """Return all that can come of finishing work `index`; see `Moves.finish`."""
        plain = super().finish(situation._replace(watch=0), cases, index, choice)
        grave = [fault for fault in plain.faults if fault.kind not in GOES_ON]
        out = EventOutcome([], grave, plain.is_cut)
        for move in plain.moves:
            for part, holds in self._parts(move):
                self._note(situation, part, holds, out)
        return out

    def _parts(self, move: Move) -> list[tuple[Move, bool]]:
        """Split a move into those for whom the condition is settled to hold, and the others."""
        sets, when = self.flow.sets, self._watch.promised.when
        if when == FULL:
            return [(move, True)] if move.cases != EMPTY else []
        unknown = self.flow.decided & ~move.to.known & self._watch.facts
        surely = sets.always(when, unknown)
        parts = []
        for holds, inside in ((True, surely), (False, sets.complement(surely))):
            cases = sets.both(move.cases, inside)
            if cases != EMPTY:
                kept = sets.both(move.relation.keeps, inside)
                relation = replace(move.relation, keeps=kept)
                parts.append((replace(move, cases=cases, relation=relation), holds))
        return parts

    def _note(self, before: Situation, move: Move, holds: bool, out: EventOutcome) -> None:
        owner = self.flow.works[self.flow.works[move.work].owner]
        ways = tuple(owner.ways[number] for number in move.ways)
        finishing = Finishing(move.work, ways, move.begun, before.running, move.to)
        seen = seen_in(self.flow, finishing, holds=holds)
        noted = self._watch.noted(before.watch, seen)
        if noted.is_found:
            names = (self._watch.promised.id, *noted.names)
            at = self._at(seen)
            out.faults.append(Fault(self._watch.kind, move.work, at, (), names, move.relation))
        to, cases = move.to, move.cases
        if self._forgetful:
            if to.running and self._watch.is_settled(noted.state, to):
                return
            to, cases = normal(self.flow, to, cases)
        to = Situation(*to[:-1], noted.state)
        out.moves.append(Move(move.work, move.ways, move.relation, move.begun, to, cases))

    def _at(self, seen: Seen) -> int:
        """Return the work that the story stops with: what happened, else what has finished."""
        things = self._watch.promised.happens.works
        found = (seen.begun or seen.after.running) & things
        return next(bits(found), seen.work)
