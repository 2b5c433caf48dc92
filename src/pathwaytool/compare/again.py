"""Who may come to a step twice: only they go another way because it may be repeated, or not.

Until somebody comes a second time the same happens in both versions. Who may is said by the proof's
outer bounds (`prove/bound/`), on the version in which the step is not repeated.
"""

from collections.abc import Iterator

from pathwaytool.model.pathway import Split
from pathwaytool.prove.bound.pairs import Pairs, Stage
from pathwaytool.prove.compile.flow import Flow, Way, Work
from pathwaytool.prove.compile.universe import universe_of
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.move.waiting import Arrivals


def coming_again(flow: Flow, index: int) -> int:
    """Return who may come to work `index` when it has run, runs, or should have ended with a round.

    As cases by their facts from the start. Raises: TooMuchBeside, TooLarge.
    """
    if flow.works[index].repeats_freely:
        return EMPTY
    pairs, sets, found = Pairs(flow, Arrivals(flow), universe_of(flow)), flow.sets, EMPTY
    for work in flow.works[: flow.steps]:
        for way in work.ways:
            for cases in _again(flow, pairs, (work, way), index):
                found = sets.either(found, flow.by_start(sets.both(cases, way.holds)))
    return found


def _again(flow: Flow, pairs: Pairs, taken: tuple[Work, Way], index: int) -> Iterator[int]:
    """Yield the cases in which a way is too much for work `index`, or comes too early for it."""
    work, way = taken
    here = (Stage.RUNNING, work.index)
    if way.to == index and not way.reopens:
        yield pairs.cases(here, (Stage.DONE, index))
        if flow.works[index].waits_for_all and work.index != index:
            yield pairs.cases(here, (Stage.RUNNING, index))
    if way.reopens >> index & 1:
        for stage in (Stage.WAITING, Stage.RUNNING):
            if work.index != index:
                yield pairs.cases(here, (stage, index))
        if work.split != Split.ONE:
            yield from (one.holds for one in work.ways if one.to == index and one is not way)
