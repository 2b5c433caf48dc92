"""Single cases go the way that the semantics on sets of cases says, event by event.

`single.py` says again for plain values what `moves.py` and `beginning.py` say for sets.
"""

from collections.abc import Callable, Iterator
from random import Random

import pytest

from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile.flow import Flow, bits
from pathwaytool.prove.compile.pathway import compile_pathway
from pathwaytool.prove.compile.values import EMPTY, TooLarge
from pathwaytool.prove.move.beginning import Beginner
from pathwaytool.prove.move.moves import Moves
from pathwaytool.prove.move.situation import FIRST, GOES_ON, Move, Situation
from pathwaytool.prove.move.waiting import Arrivals
from pathwaytool.prove.parts.single import Person, Result, Singles
from tests.proving.generator import pathway_of
from tests.proving.looping import looping_pathway_of

pytestmark = pytest.mark.unmeasured

SEEDS = 600
WALKS = 4
EVENTS = 25

Values = tuple[tuple[int, int], ...]


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
        chosen = flow.sets.only({level: values[level] for level in bits(known)})
        self.cases = flow.sets.both(flow.allowed, chosen)

    def events(self) -> Iterator[tuple[Result, list[Move], bool]]:
        """Yield what each says of one event after another, and whether there is a grave fault."""
        for _ in range(EVENTS):
            if not self.situation.running or self.cases == EMPTY:
                return
            work = self.random.choice(list(bits(self.situation.running)))
            decided = self.decided(work)
            choice = self.flow.sets.only(dict(decided))
            out = self.moves.finish(self.situation, self.cases, work, choice)
            moves = [move for move in out.moves if move.cases != EMPTY]
            if not moves and all(fault.kind == "no-value" for fault in out.faults):
                return  # It cannot come out so: a combination that is impossible.
            is_grave = any(fault.kind not in GOES_ON | {"no-value"} for fault in out.faults)
            yield self.singles.finish(self.person, work, decided), moves, is_grave
            if is_grave or not moves:
                return
            self.situation, self.cases = moves[0].to, moves[0].cases

    def decided(self, work: int) -> Values:
        """Return what the work decides, at random."""
        sizes = self.flow.sets.sizes
        levels = bits(self.flow.works[work].decides)
        return tuple((level, self.random.randrange(sizes[level])) for level in levels)


def compared(seed: int, make: Callable[[int], Pathway]) -> int:
    """Follow some cases of a pathway; return how many events both agreed on."""
    random, agreed = Random(seed), 0
    try:
        flow = compile_pathway(make(seed), {})
    except TooLarge:
        return 0
    for _ in range(WALKS):
        pair = Pair(flow, random)
        for happening, moves, is_grave in pair.events():
            where = (seed, agreed, happening, moves)
            assert len(moves) <= 1, where
            goes_on = bool(moves) and not is_grave and bool(moves[0].to.running)
            assert happening.goes_on == goes_on, where
            if moves and not is_grave:
                assert tuple(way.number for way in happening.ways) == moves[0].ways, where
                assert happening.begun == moves[0].begun, where
                assert pair.person.running == moves[0].to.running, where
                assert pair.person.waiting == moves[0].to.waiting, where
            agreed += 1
    return agreed


@pytest.mark.parametrize("make", [pathway_of, looping_pathway_of])
@pytest.mark.parametrize("first", range(0, SEEDS, 100))
def test_both_say_the_same_of_every_event(first: int, make: Callable[[int], Pathway]) -> None:
    agreed = sum(compared(seed, make) for seed in range(first, first + 100))
    assert agreed > 500, "too few events to say anything"
