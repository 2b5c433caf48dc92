"""Limits that go round: from a step to its own next run, or to a step that came before it.

For these every way back counts. Where nothing bounds the rounds of one that lies between the two
moments and does not pass the first, there is no longest time; it is enough to follow such ways as
often as makes the time longer than the limit.
"""

from collections.abc import Iterator
from heapq import heappop, heappush

from pathwaytool.model.time import Moment
from pathwaytool.prove.compile.flow import Way
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.time.deadline import Deadline
from pathwaytool.prove.time.durations import Durations
from pathwaytool.prove.time.rounds import MOST_LAYERS, RoundWays

Ways = dict[int, list[Way]]


def may_go_round(durations: Durations, deadline: Deadline) -> bool:
    """Tell whether the step may come to its moment after the origin, with ways back counted."""
    flow, lines = durations.flow, durations.suspicion.lines
    origin, index = deadline.origin, deadline.index
    people = (flow.by_start(lines.arriving[at]) for at in (origin, index))
    if flow.sets.both(*people) == EMPTY:
        return False
    comes_again = origin == index and flow.works[index].repeats_freely
    return deadline.is_own or comes_again or bool(flow.reach.works[origin] >> index & 1)


def going_round(durations: Durations, deadline: Deadline) -> Iterator[Durations]:
    """Yield the same with the ways back between the moments of `deadline`.

    Where they can be taken without end, they are first taken once, then as often as is followed.
    """
    flow, suspicion, origin = durations.flow, durations.suspicion, deadline.origin
    between = _between(durations, origin, deadline.index)
    backs = tuple(
        (at, way)
        for at, ways in between.items()
        for way in ways
        if way.is_loop and way.counter is None
    )
    yield Durations(flow, suspicion, RoundWays(backs, len(backs)))
    if any(way.to != origin and at in _led_to(between, way.to, origin) for at, way in backs):
        for times in (4 * len(backs), MOST_LAYERS):
            yield Durations(flow, suspicion, RoundWays(backs, times))


def shortest_round(durations: Durations, deadline: Deadline) -> int:
    """Return the fewest hours from the moment of the origin until the step surely begins again."""
    origin, index = deadline.origin, deadline.index
    if durations.flow.works[index].repeats_freely or origin != index:
        return 0
    between = _between(durations, origin, index)
    first = durations.shortest(origin) if deadline.moment == Moment.START else 0
    queue, seen = [(first, way.to) for way in between.get(origin, ())], set[int]()
    while queue:
        hours, at = heappop(queue)
        if at == index:
            return hours
        if at not in seen:
            seen.add(at)
            for way in between.get(at, ()):
                heappush(queue, (hours + durations.shortest(at), way.to))
    return 0


def _between(durations: Durations, origin: int, index: int) -> Ways:
    """Return the ways that lie on a route from `origin` to `index` without `origin` in between."""
    flow, suspicion = durations.flow, durations.suspicion
    ways: Ways = {
        work.index: [way for way in work.ways if way.to >= 0 and suspicion.takes(work, way)]
        for work in flow.works[: flow.steps]
    }
    reached = _led_to(ways, origin, origin) | {origin}
    back: dict[int, set[int]] = {}
    for at in reached:
        for way in ways[at]:
            back.setdefault(way.to, set()).add(at)
    leading, fresh = set[int](), [index]
    while fresh:
        for at in back.get(fresh.pop(), ()):
            if at not in leading:
                leading.add(at)
                fresh += [at] if at != origin else []
    kept = leading | {index}
    return {at: [way for way in ways[at] if way.to in kept] for at in sorted(reached & leading)}


def _led_to(ways: Ways, at: int, origin: int) -> set[int]:
    """Return what `at` leads to, as far as no run of `origin` lies in between."""
    found, fresh = set[int](), [at]
    while fresh:
        for way in ways.get(fresh.pop(), ()):
            if way.to not in found:
                found.add(way.to)
                fresh += [way.to] if way.to != origin else []
    return found
