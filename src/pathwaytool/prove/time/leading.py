"""Which works lead to which, as far as time goes: by ways forward, and ways back with a bound."""

from collections.abc import Iterator

from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way
from pathwaytool.prove.compile.values import EMPTY, FULL


def only_awaited(
    flow: Flow, suspicion: Suspicion, order: list[int]
) -> Iterator[tuple[int, Way, int]]:
    """Yield works, with a way that nobody takes, and a step that waits for them all the same.

    Who waits goes by the facts from the start, whatever has been decided.
    """
    for index in order:
        here = flow.by_start(suspicion.lines.arriving[index])
        for way in flow.works[index].ways:
            if way.is_loop or way.to < 0 or suspicion.takes(flow.works[index], way):
                continue
            if flow.sets.both(here, flow.by_start(way.holds)) != EMPTY:
                ahead = flow.reach.forward[way.to] | 1 << way.to
                for to in order:
                    if ahead >> to & 1 and flow.works[to].waits_for_all:
                        yield index, way, to


def led_to(flow: Flow, suspicion: Suspicion) -> set[int]:
    """Return the works that some case may come to without a way back that is not bounded."""
    found, fresh = {BEGINNING}, [BEGINNING]
    while fresh:
        work = flow.works[fresh.pop()]
        for way in work.ways:
            is_new = way.to >= 0 and way.to not in found
            is_counted = not way.is_loop or way.counter is not None
            if is_new and is_counted and suspicion.takes(work, way):
                found.add(way.to)
                fresh.append(way.to)
    return found


def always_following(flow: Flow, order: list[int], after: dict[int, list[Way]]) -> dict[int, int]:
    """Return for each work, as a mask, what always comes after it, once and to its end.

    Shape of `after`: the ways that are taken from each work.
    """
    stopped = flow.stopped_by((1 << len(flow.works)) - 1)
    found: dict[int, int] = {}
    for index in reversed(order):
        found[index] = 0
        for way in after[index]:
            if way.to < 0 or way.holds != FULL or stopped >> way.to & 1:
                continue
            if not flow.works[way.to].may_repeat:
                found[index] |= found[way.to] | 1 << way.to
    return found
