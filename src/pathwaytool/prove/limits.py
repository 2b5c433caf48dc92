"""Whether limits can be met: the longest and the shortest time between two moments, on all routes.

The longest is an upper bound over every chain of steps that could make a step begin late. A chain
counts from the last step on it that surely comes before the limit's own start, for there both times
go on side by side. So *met* is certain. *Impossible* is told only of a chain that some young person
really takes, and that is too long even where every step on it is as short as it can be.
"""

from dataclasses import dataclass

from pathwaytool.model.pathway import Step
from pathwaytool.model.time import Duration, Limit, LimitKind, Moment
from pathwaytool.prove.durations import Durations, added
from pathwaytool.prove.flow import Way
from pathwaytool.prove.proof import LimitTime, Stretch
from pathwaytool.prove.rounds import Layer

TIMED = (LimitKind.STATUTORY, LimitKind.TARGET, LimitKind.MAXIMUM)


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps in a row, and the hours from the limit's start until the last of them begins."""

    hours: int
    steps: tuple[int, ...]


def limit_time(durations: Durations, step: Step, index: int, limit: Limit) -> LimitTime | None:
    """Return how `limit` of `step` fares; None where it has no duration or never starts to run."""
    origin = _origin(durations, step, index, limit)
    if origin is None or limit.duration is None or limit.kind not in TIMED:
        return None
    longest = Chain(0, ())
    if origin != index:
        chains = longest_from(durations, origin, limit.from_moment)
        if index not in chains:
            return None
        longest = chains[index]
    shortest = _shortest(durations, origin, index, limit)
    steps = (*longest.steps, *((index,) if limit.reach == Moment.FINISH else ()))
    hours = longest.hours
    if limit.reach == Moment.FINISH:
        hours += durations.longest(index)
    needed = Stretch(max(0, shortest), max(0, hours), _silent(durations, steps))
    allowed = Stretch(limit.duration.shortest_hours(), limit.duration.longest_hours())
    names = tuple(durations.flow.works[at].name for at in steps)
    status = _status(durations, steps, needed, limit.duration)
    return LimitTime(step.id, limit.place.pointer, status, needed, allowed, names)


def _origin(durations: Durations, step: Step, index: int, limit: Limit) -> int | None:
    if limit.from_step is None or limit.from_step == step.id:
        return index
    named = (w.index for w in durations.flow.works if w.step and w.name == limit.from_step)
    found = next(named, None)
    if found is None or found not in durations.before or durations.exclude(found, index):
        return None
    return found


def longest_from(durations: Durations, origin: int, moment: Moment) -> dict[int, Chain]:
    """Return for each work the longest chain until it begins, counted from a moment of `origin`.

    It counts from the last time that `origin` runs: no chain comes back to it.
    """
    rounds = durations.rounds
    found: dict[Layer, dict[int, Chain]] = {}
    ended: dict[int, int] = {}
    for layer in rounds.layers():
        if not any(layer):
            found[layer], ended = _same_round(durations, origin, moment)
        else:
            found[layer] = _later_round(durations, origin, layer, found, ended)
    longest: dict[int, Chain] = {}
    for chains in found.values():
        for at, chain in chains.items():
            longest[at] = max(longest.get(at, chain), chain, key=lambda one: one.hours)
    if rounds.beyond:
        most = durations.estimated(max(chain.hours for chain in longest.values()))
        longest = {at: Chain(most, chain.steps) for at, chain in longest.items()}
    return longest


def _same_round(
    durations: Durations, origin: int, moment: Moment
) -> tuple[dict[int, Chain], dict[int, int]]:
    """Return the longest chains without a way back, and when what comes before has ended."""
    found: dict[int, Chain] = {}
    finish = moment == Moment.FINISH
    own = durations.shortest(origin) if finish else 0
    surely = durations.surely_before[origin] & ~(1 << origin)
    ended: dict[int, int] = {origin: 0} if finish else {}
    for at in durations.order:
        if at == origin:
            found[at] = Chain(-own, ())
        elif surely >> at & 1:
            # Both times go on side by side from the end of this step, however long it took.
            ended[at] = -own - durations.shortest_between(at).get(origin, 0)
            found[at] = Chain(ended[at] - durations.shortest(at), ())
        elif not durations.exclude(at, origin):
            chains = [
                _onward(durations, found[before], before, way, ended.get(before))
                for before, way in durations.before[at]
                if before in found
            ]
            if chains:
                found[at] = max(chains, key=lambda chain: chain.hours)
    return found, ended


def _later_round(
    durations: Durations,
    origin: int,
    layer: Layer,
    layers: dict[Layer, dict[int, Chain]],
    ended: dict[int, int],
) -> dict[int, Chain]:
    """Return the longest chains that have taken the ways back of `layer`."""
    found: dict[int, Chain] = {}
    for at in durations.order:
        if at == origin or durations.exclude(at, origin):
            continue
        chains = [
            _onward(durations, found[before], before, way, None)
            for before, way in durations.before[at]
            if before in found
        ]
        for before, way, came in durations.rounds.into(layer, at):
            chain = layers[came].get(before)
            if chain is not None:
                over = None if any(came) else ended.get(before)
                chains.append(_onward(durations, chain, before, way, over))
        if chains:
            found[at] = max(chains, key=lambda chain: chain.hours)
    return found


def _onward(durations: Durations, chain: Chain, before: int, way: Way, ended: int | None) -> Chain:
    """Return `chain` with `before` at its end; `ended`: when that has surely ended, if it has."""
    passing = durations.passing(way)
    if ended is not None:
        return Chain(ended + passing, ())
    hours = chain.hours + durations.longest(before) + passing
    return Chain(hours, (*chain.steps, before))


def _shortest(durations: Durations, origin: int, index: int, limit: Limit) -> int:
    own = durations.shortest(index) if limit.reach == Moment.FINISH else 0
    if origin == index:
        return own
    between = durations.shortest_between(origin).get(index)
    if between is None:
        return 0
    first = durations.shortest(origin) if limit.from_moment == Moment.START else 0
    return first + between + own


def _silent(durations: Durations, steps: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(durations.flow.works[at].name for at in steps if durations.is_silent(at))


def _status(durations: Durations, steps: tuple[int, ...], needed: Stretch, limit: Duration) -> str:
    """Return met, at-risk, impossible or unknown.

    Durations in the limit's own unit are compared as they are written, for they run together:
    a month that is allowed is as long as the month that is used.
    """
    takes = [work.step.takes for at in steps if (work := durations.flow.works[at]).step]
    longest = added(one.longest for one in takes if one)
    same = longest is not None and longest.unit == limit.unit
    if needed.shortest > limit.longest_hours():
        shortest = added(one.shortest for one in takes if one)
        if not (same and shortest and shortest.amount <= limit.amount):
            return "impossible"
    if same and longest is not None and needed.longest <= longest.longest_hours():
        late = longest.amount > limit.amount
    else:
        late = needed.longest > limit.shortest_hours()
    if late:
        return "at-risk"
    return "unknown" if needed.unknown else "met"
