"""From a fault that was found to one young person who meets it: the shortest way there."""

from collections.abc import Sequence
from dataclasses import dataclass

from pathwaytool.prove.compile.flow import Flow, bits
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.explore.explored import Explored, Found
from pathwaytool.prove.move.moves import Moves
from pathwaytool.prove.move.situation import FIRST, Fault, Kind, Move, Situation


@dataclass(frozen=True, slots=True)
class Turn:
    """A work finishes, and `values` come out. Shape: level of a decided fact to its value."""

    work: int
    values: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """Turns that lead to a fault, and the cases that meet it, by their facts from the start."""

    turns: tuple[Turn, ...]
    cases: int


@dataclass(frozen=True, slots=True)
class _Event:
    """A work finishes; `keeps` are the cases after its decisions, before rounds are counted."""

    work: int
    keeps: int
    raised: tuple[int, ...]


def example_of(explored: Explored, found: Found, moves: Moves) -> Example | None:
    """Return the turns that lead to `found`, without those that the fault does not depend on.

    None where the turns do not lead there again, which would be a mistake in the proof itself and
    must not be told as the author's. `moves` must neither forget nor postpone, so that what comes
    out are facts from the start.
    """
    flow = explored.flow
    cases, events = _trace(explored, found)
    turns = _turns(flow, cases, events)
    if found.fault.kind == Kind.NO_END:
        return Example(tuple(turns), flow.by_start(cases))
    everybody = flow.by_start(explored.visits[0].cases)
    start = flow.sets.both(everybody, _one(flow, cases, flow.at_start))
    length, met = replay(moves, start, turns, found.fault)
    if met == EMPTY:
        return None
    turns = turns[:length]
    for at in range(length - 2, 0, -1):
        fewer = turns[:at] + turns[at + 1 :]
        length, met = replay(moves, start, fewer, found.fault)
        if met != EMPTY:
            turns = fewer[:length]
    # Others may meet it sooner on the same way: then theirs is the story.
    length, met = replay(moves, everybody, turns, found.fault)
    return Example(tuple(turns[:length]), met)


def replay(moves: Moves, cases: int, turns: Sequence[Turn], fault: Fault) -> tuple[int, int]:
    """Take these turns, and return those of `cases` that meet `fault` first, and after how many."""
    flow = moves.flow
    now: dict[Situation, int] = {FIRST: flow.sets.both(cases, flow.untouched)}
    for taken, turn in enumerate(turns, start=1):
        then: dict[Situation, int] = {}
        met = EMPTY
        choice = flow.sets.only(dict(turn.values))
        for situation, here in now.items():
            if situation.running >> turn.work & 1:
                outcome = moves.finish(situation, here, turn.work, choice)
                faults = [one for one in outcome.faults if _is_same(one, fault)]
                met = flow.sets.either(met, _before(flow, faults, here))
                _add(flow, then, outcome.moves)
        if met != EMPTY:
            return taken, flow.by_start(met)
        now = then
    return len(turns), EMPTY


def _is_same(one: Fault, other: Fault) -> bool:
    """Tell whether two faults are the same, whatever came before them."""
    return (one.kind, one.at, one.ways, one.names) == (
        other.kind,
        other.at,
        other.ways,
        other.names,
    )


def _before(flow: Flow, faults: Sequence[Fault], cases: int) -> int:
    found = flow.sets.union(fault.relation.before(flow.sets, FULL) for fault in faults)
    return flow.sets.both(cases, found)


def _add(flow: Flow, then: dict[Situation, int], moves: Sequence[Move]) -> None:
    for move in moves:
        then[move.to] = flow.sets.either(then.get(move.to, EMPTY), move.cases)


def _trace(explored: Explored, found: Found) -> tuple[int, list[_Event]]:
    """Return the cases at the beginning that come to `found`, and the events on the way."""
    sets = explored.flow.sets
    cases, visit = found.cases, found.visit
    events = [_Event(found.fault.work, found.fault.relation.keeps, ())]
    if found.fault.kind == Kind.NO_END:
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
