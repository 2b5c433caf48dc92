"""From a fault that was found to one young person who meets it: the shortest way there."""

from collections.abc import Sequence

from pathwaytool.dataclass import dataclass
from pathwaytool.prove.compile.flow import Flow, bits
from pathwaytool.prove.compile.reach import coupled_facts
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.explore.explored import Explored, FoundFault
from pathwaytool.prove.move.beginning import EventOutcome
from pathwaytool.prove.move.moves import Moves
from pathwaytool.prove.move.situation import FIRST, Fault, FaultKind, Move, Situation

Cases = dict[Situation, int]
"""The cases that are in each situation."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A work finishes, and `values` come out. Shape: level of a decided fact to its value."""

    work: int
    values: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Counterexample:
    """Turns that lead to a fault, and the cases that meet it, by their facts from the start."""

    turns: tuple[Turn, ...]
    cases: int


@dataclass(frozen=True, slots=True)
class _Event:
    """A work finishes; `keeps` are the cases after its decisions, before rounds are counted."""

    work: int
    keeps: int
    raised: tuple[int, ...]


def example_of(explored: Explored, found: FoundFault, moves: Moves) -> Counterexample | None:
    """Return the turns that lead to `found`, without those that the fault does not depend on.

    None where the turns do not lead there again, which would be a mistake in the proof itself and
    must not be told as the author's. `moves` must neither forget nor postpone, so that what comes
    out are facts from the start.
    """
    flow = explored.flow
    cases, events = _trace(explored, found)
    turns = _turns(flow, cases, events)
    if found.fault.kind == FaultKind.NO_END:
        return Counterexample(tuple(turns), flow.by_start(cases))
    everybody = flow.by_start(explored.visits[0].cases)
    start = flow.sets.both(everybody, _one(flow, cases, flow.at_start))
    replay = Replay(moves, start, found.fault)
    length, met = replay.of(turns)
    if met == EMPTY:
        return None
    turns = _needed(replay, turns[:length])
    # Others may meet it sooner on the same way: then theirs is the story.
    ways = tuple(replay.ways)
    length, met = Replay(moves, everybody, found.fault, ways).of(turns)
    return Counterexample(tuple(turns[:length]), met)


def _needed(replay: "Replay", turns: list[Turn]) -> list[Turn]:
    """Return `turns` without those that the fault does not depend on; `replay` has taken them."""
    for at in range(len(turns) - 2, 0, -1):
        rest = turns[at + 1 :]
        length, met = replay.from_turn(at, rest)
        if met != EMPTY:
            turns = turns[:at] + rest[:length]
            replay.of(turns)
    return turns


class Replay:
    """Takes turns anew, and tells who of `cases` meets `fault` first, and after how many.

    `before` are the cases before each turn, by situation; `ways` the ways that the first of them
    took at each. Where there is too much to follow, only those are followed who take `as_taken`.
    """

    def __init__(
        self, moves: Moves, cases: int, fault: Fault, as_taken: tuple[tuple[int, ...], ...] = ()
    ) -> None:
        self._moves = moves
        self._flow = moves.flow
        self._fault = fault
        self._as_taken = as_taken
        self.before: list[Cases] = [{FIRST: self._flow.sets.both(cases, self._flow.untouched)}]
        self.ways: list[tuple[int, ...]] = []
        self._reads: list[int] = []

    def of(self, turns: Sequence[Turn]) -> tuple[int, int]:
        """Take these turns from the beginning, and keep what is before each of them."""
        self.before, self.ways = self.before[:1], []
        self._reads = self._read_after(turns)
        for taken, turn in enumerate(turns):
            met, then = self._take(taken, turn, self.before[-1])
            if met != EMPTY:
                return taken + 1, self._flow.by_start(met)
            self.before.append(then)
        return len(turns), EMPTY

    def from_turn(self, at: int, turns: Sequence[Turn]) -> tuple[int, int]:
        """Take other turns from turn `at` on."""
        now = self.before[at]
        for taken, turn in enumerate(turns):
            met, now = self._take(at + taken, turn, now)
            if met != EMPTY:
                return taken + 1, self._flow.by_start(met)
            if not now:
                break
        return len(turns), EMPTY

    def is_met_with(self, at: int, level: int, value: int, turns: Sequence[Turn]) -> bool:
        """Tell whether `turns`, that have been taken, lead there with another answer at turn `at`.

        Where it changes neither the way nor what is read later, all else is as it was.
        """
        turn = turns[at]
        other = Turn(turn.work, tuple({**dict(turn.values), level: value}.items()))
        met, then = self._take(at, other, self.before[at])
        if met != EMPTY:
            return True
        is_read = self._reads[at] >> level & 1
        usual = self.before[at + 1].keys() if at + 1 < len(self.before) else None
        if then.keys() == usual and not is_read:
            return True
        return self.from_turn(at, (other, *turns[at + 1 :]))[1] != EMPTY

    def _read_after(self, turns: Sequence[Turn]) -> list[int]:
        """Return the facts that may be read after each of `turns`, before they are decided anew."""
        flow = self._flow
        found = [0] * len(turns)
        for at in range(len(turns) - 1, 0, -1):
            work = flow.works[turns[at].work]
            coupled = coupled_facts(flow.sets, flow.impossible, work.decides)
            later = found[at] & ~work.decides
            found[at - 1] = later | coupled | flow.read_after(work.index)
        return found

    def _take(self, at: int, turn: Turn, now: Cases) -> tuple[int, Cases]:
        """Return who meets the fault at a turn, and where the others are after it."""
        flow = self._flow
        choice = flow.sets.only(dict(turn.values))
        then: Cases = {}
        met = EMPTY
        for situation, here in now.items():
            if not flow.able(situation.running) >> turn.work & 1:
                continue
            outcome = self._moves.finish(situation, here, turn.work, choice)
            met = flow.sets.either(met, self._met(outcome, here))
            if outcome.is_cut and met == EMPTY and at < len(self._as_taken):
                alike = self._alike(here, turn, choice, self._as_taken[at])
                outcome = self._moves.finish(situation, alike, turn.work, choice)
                met = flow.sets.either(met, self._met(outcome, alike))
            _add(flow, then, outcome.moves)
            if outcome.moves and len(self.ways) == at:
                self.ways.append(outcome.moves[0].ways)
        return met, then

    def _met(self, outcome: EventOutcome, cases: int) -> int:
        faults = [one for one in outcome.faults if _is_same(one, self._fault)]
        return _before(self._flow, faults, cases)

    def _alike(self, cases: int, turn: Turn, choice: int, taken: tuple[int, ...]) -> int:
        """Return those of `cases` who take just the ways `taken` when they decide so."""
        sets, work = self._flow.sets, self._flow.works[turn.work]
        for way in work.ways:
            takes = sets.forget(sets.both(way.holds, choice), work.decides)
            cases = (sets.both if way.number in taken else sets.without)(cases, takes)
        return cases


def _is_same(one: Fault, other: Fault) -> bool:
    """Tell whether two faults are the same, whatever came before them.

    A promise is broken or not, wherever that shows: a postponed branch may be taken later.
    """
    if one.kind in {FaultKind.BROKEN_PROMISE, FaultKind.BROKEN_CASE}:
        return (one.kind, one.names) == (other.kind, other.names)
    return (one.kind, one.at, one.ways, one.names) == (
        other.kind,
        other.at,
        other.ways,
        other.names,
    )


def _before(flow: Flow, faults: Sequence[Fault], cases: int) -> int:
    found = flow.sets.union(fault.relation.before(flow.sets, FULL) for fault in faults)
    return flow.sets.both(cases, found)


def _add(flow: Flow, then: Cases, moves: Sequence[Move]) -> None:
    for move in moves:
        then[move.to] = flow.sets.either(then.get(move.to, EMPTY), move.cases)


def _trace(explored: Explored, found: FoundFault) -> tuple[int, list[_Event]]:
    """Return the cases at the beginning that come to `found`, and the events on the way."""
    sets = explored.flow.sets
    cases, visit = found.cases, found.visit
    events = [_Event(found.fault.work, found.fault.relation.keeps, ())]
    if found.fault.kind == FaultKind.NO_END:
        events = []
    while visit:
        link = next(
            link for link in explored.arrivals[visit] if sets.both(link.move.cases, cases) != EMPTY
        )
        relation = link.move.relation
        after = cases
        for level in reversed(relation.raised):
            after = sets.lowered(after, level)
        kept = sets.both(relation.keeps, after)
        events.append(_Event(link.move.work, kept, relation.raised))
        visit = link.origin
        cases = sets.both(explored.visits[visit].cases, relation.before(sets, cases))
    return cases, events[::-1]


def _turns(flow: Flow, cases: int, events: Sequence[_Event]) -> list[Turn]:
    """Return the events of the first of `cases`, with the first decisions that lead on.

    Postponed branches are left out: they are taken when the step they belong to finishes.
    """
    sets = flow.sets
    case = _one(flow, cases, flow.levels)
    turns = []
    for event in events:
        work = flow.works[event.work]
        case = sets.both(sets.forget(case, work.decides | work.gives), event.keeps)
        chosen = sets.first(case)
        values = {level: chosen[level] for level in bits(work.decides)}
        case = sets.both(case, sets.only(values))
        for level in event.raised:
            case = sets.raised(case, level)
        if work.branch_of is None:
            turns.append(Turn(event.work, tuple(sorted(values.items()))))
    return turns


def _one(flow: Flow, cases: int, levels: int) -> int:
    """Return the first of `cases`, as far as the facts in `levels` go."""
    chosen = flow.sets.first(cases)
    return flow.sets.only({level: chosen[level] for level in bits(levels)})
