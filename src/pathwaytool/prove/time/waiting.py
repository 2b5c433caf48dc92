"""The longest that finished work can wait for the next step to begin."""

from pathwaytool.model.time import Moment
from pathwaytool.prove.bound.pairs import Stage
from pathwaytool.prove.compile.flow import BEGINNING, Way
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.proof import Stretch, Wait
from pathwaytool.prove.time.chains import longest_from
from pathwaytool.prove.time.durations import Durations
from pathwaytool.prove.time.witness import Delay, is_reached

Since = tuple[tuple[str, Stretch], ...]


def longest_wait(durations: Durations, since: Since) -> Wait | None:
    """Return the longest that finished work can wait for the next step to begin.

    None where no length is known: a wait of no hours would read as a promise.
    """
    delays = [
        delay
        for index in sorted(durations.order)
        for delay in _delays(durations, index, dict(since))
        if delay.hours
    ]
    if not delays:
        return None
    longest = max(delays, key=lambda delay: delay.hours)
    names = [work.name for work in durations.flow.works]
    beside = _beside_waiting(durations, longest.step)
    return Wait(
        names[longest.before],
        names[longest.step],
        longest.hours,
        is_exact=is_reached(durations, longest),
        is_endless=_is_endless(durations, beside, longest.step),
    )


def _delays(durations: Durations, index: int, spans: dict[str, Stretch]) -> list[Delay]:
    """Return how long each work that leads to a step can wait there."""
    beside = _beside_waiting(durations, index)
    once_more = durations.once_more(index)
    backs = [(before, way) for before, way, _ in durations.rounds.backs if way.to == index]
    found = []
    for before, way in (*durations.before[index], *backs):
        delay = Delay(before, index, durations.passing(way))
        if before == BEGINNING or not (delay.hours or beside or once_more):
            continue
        if beside & _coming_again(durations, before, index):
            delay = _again(durations, delay, spans)
        elif beside:
            front = longest_from(durations, before, Moment.FINISH, until=index).get(index)
            if front and front.longest.hours > delay.hours:
                delay = Delay(before, index, front.longest.hours, front.longest.steps)
        found.append(delay._replace(hours=delay.hours + once_more))
    return found


def _again(durations: Durations, delay: Delay, spans: dict[str, Stretch]) -> Delay:
    """Return a bound where the work may run again while its first arrival waits."""
    works, before = durations.flow.works, delay.before
    begun = spans[works[before].name].shortest + durations.shortest(before)
    hours = spans[works[delay.step].name].longest - begun
    return delay._replace(hours=max(delay.hours, hours))


def _coming_again(durations: Durations, before: int, index: int) -> set[int]:
    """Return the works that may let `before` run again while its first arrival waits at `index`.

    That takes a way back, unless it begins at the first arrival of several: one that waits for all
    waits for everybody who may come by ways forward.
    """
    work, leading = durations.flow.works[before], _leading_to(durations, before, index)
    if work.repeats_freely and not work.waits_for_all:
        return leading
    found = set[int]()
    for at, way, _ in durations.rounds.backs:
        if at != index and (way.to in leading or way.to == before):
            found |= _leading_to(durations, at, index) | {at}
    return found


def _leading_to(durations: Durations, before: int, index: int) -> set[int]:
    """Return the works that may lead to `before` without `index` in between."""
    ways: dict[int, set[int]] = {}
    for to, coming in durations.before.items():
        ways.setdefault(to, set()).update(at for at, _ in coming)
    for at, way, _ in durations.rounds.backs:
        ways.setdefault(way.to, set()).add(at)
    found, fresh = set[int](), [before]
    while fresh:
        for at in ways.get(fresh.pop(), ()):
            if at not in found and at != index:
                found.add(at)
                fresh.append(at)
    return found


def _is_endless(durations: Durations, beside: set[int], index: int) -> bool:
    """Tell whether one that is waited for may go back as often as it likes, and come all the same.

    Those who wait for it wait for the rounds too.
    """
    flow, suspicion = durations.flow, durations.suspicion
    ahead, fresh = set[int](beside), list(beside)
    backs: list[tuple[int, Way]] = []
    while fresh:
        work = flow.works[fresh.pop()]
        for way in work.ways:
            if way.to < 0 or way.to == index or not suspicion.takes(work, way):
                continue
            if way.is_loop and way.counter is None:
                backs.append((work.index, way))
            if way.to not in ahead:
                ahead.add(way.to)
                fresh.append(way.to)
    cases = suspicion.pairs.arrivals.cases
    return any(cases(index, way.to) != EMPTY and way.to in ahead for _, way in backs)


def _beside_waiting(durations: Durations, index: int) -> set[int]:
    """Return the works in hand that work which has come to a step may have to wait for there."""
    pairs, sets = durations.suspicion.pairs, durations.flow.sets
    if not durations.flow.works[index].waits_for_all:
        return set()
    return {
        work
        for (stage, work), cases in pairs.beside((Stage.WAITING, index)).items()
        if stage != Stage.DONE and work != index
        if sets.both(cases, pairs.arrivals.cases(index, work)) != EMPTY
    }
