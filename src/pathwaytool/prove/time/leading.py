"""Which works lead to which, as far as time goes: by ways forward, and ways back with a bound."""

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush

from pathwaytool.prove.bound.pairs import Stage
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way
from pathwaytool.prove.compile.values import EMPTY, FULL


def only_awaited(
    flow: Flow, suspicion: Suspicion, led: Iterable[int]
) -> Iterator[tuple[int, Way, int]]:
    """Yield works, with a way that nobody takes, and a step that waits for them all the same.

    Who waits goes by the facts from the start, whatever has been decided. Each way back counts as
    one that nobody takes, for a last time it is not taken: a step outside its loop waits until it
    is plain that the work does not go back, also where no round is left.
    """
    arrivals, led = suspicion.pairs.arrivals, list(led)
    joins = [to for to in led if flow.works[to].waits_for_all]
    for index in led:
        here = flow.by_start(suspicion.lines.arriving[index])
        for way in flow.works[index].ways:
            if way.to < 0 or (not way.is_loop and suspicion.takes(flow.works[index], way)):
                continue
            if flow.sets.both(here, flow.by_start(way.holds)) != EMPTY:
                for to in joins:
                    leads = (arrivals.upstream[to] | 1 << to) >> way.to & 1
                    is_met = not way.is_loop or _meet(suspicion, to, index)
                    if leads and is_met and arrivals.counts(way, to):
                        yield index, way, to


def _meet(suspicion: Suspicion, waiting: int, work: int) -> bool:
    """Tell whether something may wait at a step while a work is in hand."""
    at, beside = (Stage.WAITING, waiting), (Stage.RUNNING, work)
    return suspicion.pairs.cases(at, beside) != EMPTY


def in_order(flow: Flow, led: Iterable[int], awaited: Iterable[tuple[int, Way, int]]) -> list[int]:
    """Return the works `led` such that each comes after all that lead to it, or that it awaits.

    There is such an order: nobody waits for what cannot come before him (`docs/semantics.md`).
    """
    after = {index: {way.to for way in flow.works[index].ways if not way.is_loop} for index in led}
    for index, _, to in awaited:
        after[index].add(to)
    left = dict.fromkeys(after, 0)
    for targets in after.values():
        for to in targets & left.keys():
            left[to] += 1
    ready = [(-flow.weights[index], index) for index, count in left.items() if not count]
    heapify(ready)
    found = []
    while ready:
        _, index = heappop(ready)
        found.append(index)
        for to in after[index] & left.keys():
            left[to] -= 1
            if not left[to]:
                heappush(ready, (-flow.weights[to], to))
    return found


def led_to(flow: Flow, suspicion: Suspicion, *, with_loops: bool = False) -> set[int]:
    """Return the works that some case may come to without a way back that is not bounded.

    With `with_loops`, every way back counts.
    """
    found, fresh = {BEGINNING}, [BEGINNING]
    while fresh:
        work = flow.works[fresh.pop()]
        for way in work.ways:
            is_new = way.to >= 0 and way.to not in found
            is_counted = with_loops or not way.is_loop or way.counter is not None
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
