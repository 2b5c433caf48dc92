"""Single cases go the way that the semantics on sets of cases says, event by event.

`single.py` says for plain values what `moves.py` and `beginning.py` say for sets. Here both follow
the same cases: at random, in any order, whatever comes; and along the ways that are told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import cast

import pytest

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, bits
from pathwaytool.prove.compile.pathway import compile_pathway
from pathwaytool.prove.compile.universe import universe_of
from pathwaytool.prove.compile.values import EMPTY, TooLarge
from pathwaytool.prove.explore.explored import explore
from pathwaytool.prove.follow.coming import EventsToCome
from pathwaytool.prove.follow.walk import Along, walk_through
from pathwaytool.prove.follow.way import (
    Asked,
    Comes,
    Flaw,
    ImpossibleCaseError,
    Passage,
    Span,
    Walk,
)
from pathwaytool.prove.move.beginning import Beginner, EventOutcome
from pathwaytool.prove.move.moves import Moves
from pathwaytool.prove.move.situation import FIRST, GOES_ON, Fault, FaultKind, Move, Situation
from pathwaytool.prove.move.waiting import Arrivals
from pathwaytool.prove.parts.single import Person, Result, Singles, Wrong
from pathwaytool.prove.proof import Facts
from tests.library import recorded
from tests.proving.looping import looping_pathway_of
from tests.proving.one_case import Followed, followed_in, made
from tests.proving.promising import LIBRARY
from tests.seeds import Seeds, over_seeds

WALKS = 4
EVENTS = 25
VISITS = 300

Values = tuple[tuple[int, int], ...]


def wrong_in(flow: Flow, out: EventOutcome) -> list[Wrong]:
    """Return the faults on sets as those of one case."""
    return [_wrong(flow, fault) for fault in out.faults]


def _wrong(flow: Flow, fault: Fault) -> Wrong:
    names = fault.names
    if fault.kind == FaultKind.TWO_BRANCHES:
        names = tuple(flow.works[fault.work].ways[at].target for at in fault.ways)
    return Wrong(fault.kind, fault.at, names)


class Pair:
    """One case, followed by both at the same time."""

    def __init__(self, flow: Flow, random: Random) -> None:
        arrivals = Arrivals(flow)
        self.flow = flow
        self.random = random
        self.moves = Moves(flow, None, Beginner(flow, arrivals, forgetful=False))
        self.singles = Singles(flow, arrivals)
        self.situation: Situation = FIRST
        values = [0] * len(flow.sets.sizes)
        for level in bits(flow.at_start):
            values[level] = random.randrange(flow.sets.sizes[level])
        self.person = Person(values)
        known = flow.at_start | flow.beside
        self.cases = flow.sets.only({level: values[level] for level in bits(known)})

    def events(self) -> Iterator[tuple[Result, list[Move], list[Wrong]]]:
        """Yield what each says of one event after another."""
        for _ in range(EVENTS):
            able = list(bits(self.flow.able(self.situation.running)))
            if not able:
                return
            work = self.random.choice(able)
            decided = self.decided(work)
            choice = self.flow.sets.only(dict(decided))
            out = self.moves.finish(self.situation, self.cases, work, choice)
            moves = [move for move in out.moves if move.cases != EMPTY]
            wrong = wrong_in(self.flow, out)
            is_possible, why = self.singles.decide(self.person, work, decided)
            if not is_possible:  # It cannot come out so, or in no way at all.
                assert (moves, wrong) == ([], list(why))
                return
            assert not why
            yield self.singles.finish(self.person, work, decided), moves, wrong
            if not moves:
                return
            self.situation, self.cases = moves[0].to, moves[0].cases

    def decided(self, work: int) -> Values:
        """Return what the work decides, at random."""
        sizes = self.flow.sets.sizes
        levels = bits(self.flow.works[work].decides)
        return tuple((level, self.random.randrange(sizes[level])) for level in levels)

    def as_a_set(self) -> int:
        """Return the case with all that is known of it."""
        flow, values = self.flow, self.person.values
        open_facts = flow.decided & ~self.situation.known
        of_the_proof_only = sum(1 << level for level in flow.knowing.values())
        told = flow.levels & ~open_facts & ~of_the_proof_only
        return flow.sets.only({level: values[level] for level in bits(told)})


def compared(seed: int, make: Callable[[int], Pathway]) -> int:
    """Follow some cases of a pathway; return how many events both agreed on."""
    random, agreed = Random(seed), 0
    try:
        flow = compile_pathway(make(seed), {})
    except TooLarge:
        return 0
    of_the_proof_only = sum(1 << level for level in flow.knowing.values())
    for _ in range(WALKS):
        pair = Pair(flow, random)
        for happening, moves, wrong in pair.events():
            where = (seed, agreed, happening, moves)
            assert len(moves) <= 1, where
            assert happening.is_done == bool(moves), where
            assert list(happening.wrong) == wrong, where
            assert any(one.kind not in GOES_ON for one in wrong) == (not moves), where
            for move in moves:
                assert happening.goes_on == bool(move.to.running), where
                assert tuple(way.number for way in happening.ways) == move.ways, where
                assert happening.begun == move.begun, where
                assert pair.person.situation(flow) == move.to, where
                pair.situation = move.to
                kept = flow.sets.forget(move.cases, of_the_proof_only)
                open_facts = flow.decided & ~move.to.known
                assert flow.sets.forget(kept, open_facts) == pair.as_a_set(), where
            agreed += 1
    return agreed


@over_seeds(520)
def test_both_say_the_same_of_every_event(seeds: Seeds) -> None:
    for make in (made, looping_pathway_of):
        agreed = sum(compared(seed, make) for seed in seeds)
        assert agreed > 3 * len(seeds), "too few events to say anything"


@dataclass(slots=True)
class Since:
    """When a line of work came, at the earliest and the latest, and from which passages."""

    span: Span = (0, 0)
    after: tuple[int, ...] = ()

    def joined(self, other: "Since") -> "Since":
        """Return when both have come."""
        latest = [one.span[1] for one in (self, other)]
        last = None if None in latest else max(cast(list[int], latest))
        first = max(self.span[0], other.span[0])
        return Since((first, last), tuple(dict.fromkeys((*self.after, *other.after))))


@dataclass(slots=True)
class Replay:
    """Goes a way that is told once more, as the proof's sets of cases go, with its times."""

    flow: Flow
    cases: int
    comes: dict[str, str]
    situation: Situation = FIRST
    begun: dict[int, Since] = field(default_factory=lambda: {BEGINNING: Since()})
    arrived: dict[int, Since] = field(default_factory=dict)

    def finish(self, index: int, decided: dict[int, int]) -> tuple[list[Move], list[Flaw]]:
        """Let a work finish; return where that leads and what is wrong."""
        moves = Moves(self.flow, None, Beginner(self.flow, Arrivals(self.flow), forgetful=False))
        choice = self.flow.sets.only(decided)
        out = moves.finish(self.situation, self.cases, index, choice)
        works = self.flow.works
        flaws = [
            Flaw(one.kind.value, works[one.at].name, one.names) for one in wrong_in(self.flow, out)
        ]
        return out.moves, flaws

    def go(self, move: Move, number: int) -> Span:
        """Take a move, the passage of this number; return when it ended."""
        work = self.flow.works[move.work]
        ends = self.ends(move.work)
        this = Since(ends, (number,) if number else ())
        for way in (work.ways[at] for at in move.ways):
            if way.to >= 0:
                came = Since((ends[0], _plus(ends[1], _most_hours(way))), this.after)
                self.arrived[way.to] = self.arrived.get(way.to, came).joined(came)
        for index in bits(move.begun):
            came = self.arrived.pop(index, this)
            self.begun[index] = came.joined(this)
        self.situation, self.cases = move.to, move.cases
        at_work = move.to.waiting
        self.arrived = {at: one for at, one in self.arrived.items() if at_work >> at & 1}
        return ends

    def since(self, index: int) -> Since:
        """Return when a work began; an event when the step did while which it comes."""
        step = self.comes.get(self.flow.works[index].name)
        return self.begun[self.at(step) if step else index]

    def ends(self, index: int) -> Span:
        """Return when a work that is under way is over."""
        (first, last), work = self.since(index).span, self.flow.works[index]
        if not work.step:
            return first, last
        shortest, longest = work.hours
        return first + shortest, _plus(last, longest) if work.step.takes else None

    def at(self, name: str) -> int:
        """Return the number of a step or an event."""
        return next(work.index for work in self.flow.works[1:] if work.name == name)


def _plus(hours: int | None, more: int) -> int | None:
    return None if hours is None else hours + more


def _most_hours(way: Way) -> int:
    within = way.transition and way.transition.handoff and way.transition.handoff.within
    return within.duration.longest_hours() if within and within.duration else 0


def hold(followed: Followed, asked: Asked, comes: Comes) -> int:
    """Hold a way that is told to what the proof says of this one case; return its length."""
    try:
        told = walk_through(followed.flow, asked, Along(comes, followed.promised))
    except ImpossibleCaseError:
        return 0
    flow = EventsToCome(followed.flow, comes).flow
    start = dict(_places(flow, told.facts))
    cases = flow.sets.both(universe_of(flow), flow.sets.only(start))
    replay = Replay(flow, cases, dict(comes))
    moves, flaws = replay.finish(BEGINNING, {})
    for move in moves:
        replay.go(move, 0)
    for number, passage in enumerate(told.passages, 1):
        _take(replay, passage, number, flaws if number == 1 else [])
    assert told.complete == (not replay.situation.running)
    if told.why == "fault":
        able = bits(flow.able(replay.situation.running))
        assert any(told.fault in replay.finish(index, {})[1] for index in able)
    _hold_to_all_orders(flow, cases, told)
    return len(told.passages)


def _take(replay: Replay, passage: Passage, number: int, before: list[Flaw]) -> None:
    """Take a passage that is told, and hold every word of it to the proof."""
    flow, index = replay.flow, replay.at(passage.step)
    assert flow.able(replay.situation.running) >> index & 1
    since = replay.since(index)
    assert (passage.begins, passage.after) == (since.span, since.after)
    move, flaws = _only(replay.finish(index, dict(_places(flow, passage.decided))))
    ways = [flow.works[index].ways[at] for at in move.ways]
    assert passage.flaws == (*before, *flaws)
    assert passage.to == tuple(way.target for way in ways)
    assert passage.loop == any(way.is_loop for way in ways)
    assert passage.ends == replay.go(move, number)


def _only(found: tuple[list[Move], list[Flaw]]) -> tuple[Move, tuple[Flaw, ...]]:
    (move,), flaws = found
    return move, tuple(flaws)


def _places(flow: Flow, facts: Facts) -> Iterator[tuple[int, int]]:
    """Yield facts and values as levels and places."""
    for name, value in facts:
        level = flow.facts.index(name)
        yield level, flow.domains[level].index(value)


def _hold_to_all_orders(flow: Flow, cases: int, told: Walk) -> None:
    """Where the proof follows this case in every way and finds nothing wrong, nothing is told."""
    seen = explore(flow, cases, VISITS)
    flaws = [flaw for one in told.passages for flaw in one.flaws]
    flaws += [told.fault] if told.fault else []
    if seen.complete and not seen.found:
        assert not flaws
    if seen.complete and flaws:
        assert {one.fault.kind.value for one in seen.found} & {flaw.kind for flaw in flaws}
    if seen.complete and told.complete:
        assert any(not link.move.to.running for link in seen.moves)


@over_seeds(520)
def test_a_way_that_is_told_is_what_the_proof_says_of_that_case(seeds: Seeds) -> None:
    taken = 0
    for seed in seeds:
        one = followed_in(made(seed), cast(Library, LIBRARY), f"seed {seed}", 3)
        taken += sum(hold(one, asked, comes) for asked, comes in one.cases)
    assert taken > 2 * len(seeds), "too few events to say anything"


@pytest.mark.unmeasured
def test_so_it_is_in_the_pathways_of_the_library() -> None:
    library = recorded.library()
    for name, pathway in library.pathways.items():
        one = followed_in(pathway, library, name, 1)
        assert all(hold(one, asked, comes) for asked, comes in one.cases)
