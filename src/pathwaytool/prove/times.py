"""Time on all routes: limits, when each step can begin, and the longest wait."""

from itertools import pairwise

from pathwaytool.model.time import Moment
from pathwaytool.prove.counterexample import start_levels
from pathwaytool.prove.durations import Durations
from pathwaytool.prove.flow import BEGINNING, Flow
from pathwaytool.prove.limits import limit_time, longest_from
from pathwaytool.prove.proof import (
    Event,
    Failure,
    LimitTime,
    Story,
    Stretch,
    Times,
    Wait,
)
from pathwaytool.prove.retell import fewest_facts, told
from pathwaytool.prove.rounds import Layer
from pathwaytool.prove.situation import Kind
from pathwaytool.prove.suspects import Suspicion


def times_of(flow: Flow, suspicion: Suspicion) -> Times:
    """Return how the limits fare, and how long it can take to each step and end."""
    if any(flow.reach.forward[work.index] >> work.index & 1 for work in flow.works):
        return Times()
    durations = Durations(flow, suspicion)
    return Times(_limits(durations), _since_start(durations), _longest_wait(durations))


def _limits(durations: Durations) -> tuple[LimitTime, ...]:
    found = []
    for index in sorted(durations.order):
        step = durations.flow.works[index].step
        for limit in step.within if step else ():
            one = limit_time(durations, step, index, limit) if step else None
            if one is not None:
                found.append(one)
    return tuple(found)


Span = tuple[int, int, frozenset[str]]
"""The fewest and the most hours, and the steps on the way that do not say how long they take."""


def _since_start(durations: Durations) -> tuple[tuple[str, Stretch], ...]:
    """Return the hours from the beginning until each step begins or end is reached."""
    layers: dict[Layer, dict[int, Span]] = {}
    for layer in durations.rounds.layers():
        layers[layer] = _spans(durations, layer, layers)
    spans: dict[int, Span] = {}
    for found in layers.values():
        for index, span in found.items():
            spans[index] = _hull([spans.get(index, span), span])
    most = durations.estimated(max(high for _, high, _ in spans.values()))
    if durations.rounds.beyond:
        spans = {index: (low, most, names) for index, (low, _, names) in spans.items()}
    ends: dict[str, list[Span]] = {}
    for index, span in spans.items():
        for way in durations.after[index]:
            if way.to < 0:
                after = _after(durations, index, span, durations.passing(way))
                ends.setdefault(way.target, []).append(after)
    named = [(durations.flow.works[at].name, spans[at]) for at in sorted(spans) if at != BEGINNING]
    named += [(name, _hull(found)) for name, found in sorted(ends.items())]
    return tuple((name, Stretch(low, high, tuple(sorted(un)))) for name, (low, high, un) in named)


def _spans(
    durations: Durations, layer: Layer, layers: dict[Layer, dict[int, Span]]
) -> dict[int, Span]:
    """Return when each work begins that has been come to by the ways back of `layer`."""
    spans: dict[int, Span] = {} if any(layer) else {BEGINNING: (0, 0, frozenset())}
    for index in durations.order:
        arriving = [
            _after(durations, before, spans[before], durations.passing(way))
            for before, way in durations.before[index]
            if before in spans
        ]
        arriving += [
            _after(durations, before, layers[came][before], durations.passing(way))
            for before, way, came in durations.rounds.into(layer, index)
            if before in layers[came]
        ]
        if arriving:
            spans[index] = _hull(arriving)
    return spans


def _after(durations: Durations, index: int, span: Span, passing: int) -> Span:
    low, high, unknown = span
    if durations.is_silent(index):
        unknown = unknown | {durations.flow.works[index].name}
    return low + durations.shortest(index), high + durations.longest(index) + passing, unknown


def _hull(spans: list[Span]) -> Span:
    unknown = frozenset(name for _, _, names in spans for name in names)
    return min(low for low, _, _ in spans), max(high for _, high, _ in spans), unknown


def _longest_wait(durations: Durations) -> Wait | None:
    """Return the longest that finished work can wait for the next step to begin."""
    waits = []
    for index in sorted(durations.order):
        if len(durations.before[index]) < 2 or not durations.flow.works[index].waits_for_all:
            continue
        for before, _ in durations.before[index]:
            chain = longest_from(durations, before, Moment.FINISH).get(index)
            if chain and before != BEGINNING:
                names = durations.flow.works
                waits.append(Wait(names[before].name, names[index].name, max(0, chain.hours)))
    return max(waits, key=lambda wait: wait.hours, default=None)


def late_failures(flow: Flow, suspicion: Suspicion, times: Times) -> tuple[Failure, ...]:
    """Return a failure for every limit that cannot be met, with the way there."""
    return tuple(
        _failure(flow, suspicion, limit) for limit in times.limits if limit.status == "impossible"
    )


def _failure(flow: Flow, suspicion: Suspicion, limit: LimitTime) -> Failure:
    index = next(work.index for work in flow.works if work.name == limit.step)
    route = shortest_route(flow, suspicion, index)
    cases = flow.sets.forget(suspicion.lines.arriving[index], flow.decided | flow.beside)
    facts, case = fewest_facts(flow, cases)
    names = tuple(flow.works[at].name for at in route)
    events = tuple(Event(name, (), (after,), (after,)) for name, after in pairwise(names))
    story = Story(
        facts=told(flow, case, facts),
        case=told(flow, case, start_levels(flow)),
        events=events,
        decisions=(),
        running=(limit.step,),
        turn=limit.step,
    )
    return Failure(Kind.IMPOSSIBLE_LIMIT.value, limit.step, limit.pointer, limit.chain, 0, story)


def shortest_route(flow: Flow, suspicion: Suspicion, index: int) -> list[int]:
    """Return the works on the way with the fewest steps from the beginning to `index`."""
    came: dict[int, int] = {BEGINNING: BEGINNING}
    ring = [BEGINNING]
    while ring and index not in came:
        nexts = []
        for at in ring:
            for way in flow.works[at].ways:
                if way.to >= 0 and way.to not in came and suspicion.takes(flow.works[at], way):
                    came[way.to] = at
                    nexts.append(way.to)
        ring = nexts
    route = [index]
    while route[-1] != BEGINNING:
        route.append(came[route[-1]])
    return route[::-1]
