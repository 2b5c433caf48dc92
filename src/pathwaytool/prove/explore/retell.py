"""A counterexample -> its story: one young person, the facts that matter, what happened."""

from pathwaytool.prove.compile.flow import Flow, Way, bits
from pathwaytool.prove.compile.universe import universe_of
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.explore.counterexample import Counterexample, Replay, Turn
from pathwaytool.prove.move.moves import Moves
from pathwaytool.prove.move.situation import FIRST, Fault, FaultKind, Move, Situation
from pathwaytool.prove.proof import Story, StoryEvent


def story_of(example: Counterexample, fault: Fault, moves: Moves) -> Story:
    """Return the story of one young person among `example.cases`, with the fewest facts."""
    flow = moves.flow
    matter, case = fewest_facts(flow, example.cases)
    whole = [(level, case[level]) for level in bits(flow.at_start)]
    start = flow.sets.only(dict(whole))
    told = _Telling(moves, start)
    if fault.kind == FaultKind.NO_END:
        for turn in example.turns:
            told.take(turn, dict(turn.values))
    else:
        replay = Replay(moves, start, fault)
        replay.of(example.turns)
        for at, turn in enumerate(example.turns[:-1]):
            told.take(turn, _mattering(replay, example, at, flow))
        last = len(example.turns) - 1
        told.last(example.turns[-1], _mattering(replay, example, last, flow), fault)
    return Story(
        facts=flow.named((level, case[level]) for level in bits(matter)),
        case=flow.named(whole),
        events=tuple(told.events),
        decisions=tuple(flow.named(turn.values) for turn in example.turns),
        running=tuple(flow.works[at].name for at in bits(told.situation.running & ~flow.events)),
        turn=flow.works[fault.at].name,
    )


def fewest_facts(flow: Flow, cases: int, shown: int = FULL) -> tuple[int, tuple[int, ...]]:
    """Return few facts, as a mask, and one of `cases` such that these facts alone put it there.

    Facts are left out one by one, the last of the file first, while that still holds. Cases that
    are impossible need no fact to tell them apart. `shown`: whom the story that is told is about.
    """
    sets = flow.sets
    everybody = flow.by_start(universe_of(flow))
    left = sets.either(cases, sets.complement(everybody))
    shown = sets.both(shown, cases)
    for level in reversed(list(bits(sets.facts(left)))):
        less = sets.always(left, 1 << level)
        if sets.both(less, shown) != EMPTY:
            left = less
    return sets.facts(left), sets.first(sets.both(left, shown))


def _mattering(replay: Replay, example: Counterexample, at: int, flow: Flow) -> dict[int, int]:
    """Return the decisions of turn `at` that the fault depends on; `replay` has taken them all."""
    turn = example.turns[at]
    matter = {}
    for level, value in turn.values:
        for other in range(flow.sets.sizes[level]):
            if other != value and not replay.is_met_with(at, level, other, example.turns):
                matter[level] = value
                break
    return matter


class _Telling:
    """Follows one case turn by turn and notes what happens."""

    def __init__(self, moves: Moves, start: int) -> None:
        flow = moves.flow
        self.events: list[StoryEvent] = []
        self.situation: Situation = FIRST
        self._moves = moves
        self._cases = flow.sets.both(start, flow.untouched)

    def take(self, turn: Turn, matter: dict[int, int]) -> None:
        """Let a step finish."""
        flow = self._moves.flow
        choice = flow.sets.only(dict(turn.values))
        outcome = self._moves.finish(self.situation, self._cases, turn.work, choice)
        if outcome.moves:
            move = outcome.moves[0]
            self._note(turn, matter, move)
            self.situation, self._cases = move.to, move.cases

    def last(self, turn: Turn, matter: dict[int, int], fault: Fault) -> None:
        """Let the step finish at which the fault is met; nothing may come of it."""
        flow = self._moves.flow
        choice = flow.sets.only(dict(turn.values))
        outcome = self._moves.finish(self.situation, self._cases, turn.work, choice)
        if outcome.moves:
            self.take(turn, matter)
            return
        decided = self._moves.flow.named(matter.items())
        ways = [way.target for way in flow.works[turn.work].ways if way.number in fault.ways]
        self.events.append(StoryEvent(flow.works[turn.work].name, decided, tuple(ways), ()))
        self.situation = self.situation._replace(running=self.situation.running & ~(1 << turn.work))

    def _note(self, turn: Turn, matter: dict[int, int], move: Move) -> None:
        work = self._moves.flow.works[turn.work]
        ways: tuple[Way, ...] = tuple(work.ways[number] for number in move.ways)
        begun = tuple(self._moves.flow.works[at].name for at in bits(move.begun))
        decided = self._moves.flow.named(matter.items())
        targets = tuple(way.target for way in ways)
        self.events.append(StoryEvent(work.name, decided, targets, begun))
