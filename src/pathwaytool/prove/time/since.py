"""The hours from the beginning until each step begins or end is reached, on all routes."""

from itertools import islice

from pathwaytool.prove.compile.flow import BEGINNING, bits, union_of
from pathwaytool.prove.proof import Stretch
from pathwaytool.prove.time.durations import Durations
from pathwaytool.prove.time.rounds import Layer

Elapsed = tuple[int, int, int]
"""The fewest and the most hours, and a mask of the works on the way that do not say how long."""

MOST_NAMED = 20
"""How many steps that do not say how long they take are named for each step that they lead to."""


def since_start(durations: Durations) -> tuple[tuple[str, Stretch], ...]:
    """Return the hours from the beginning until each step begins or end is reached."""
    layers: dict[Layer, dict[int, Elapsed]] = {}
    for layer in durations.rounds.layers():
        layers[layer] = _spans(durations, layer, layers)
    spans: dict[int, Elapsed] = {}
    for found in layers.values():
        for index, span in found.items():
            spans[index] = _hull([spans.get(index, span), span])
    most = durations.estimated(max(high for _, high, _ in spans.values()))
    if durations.rounds.beyond:
        spans = {index: (low, most, names) for index, (low, _, names) in spans.items()}
    ends: dict[str, list[Elapsed]] = {}
    for index, span in spans.items():
        for way in durations.after[index]:
            if way.to < 0:
                after = _after(durations, index, span, durations.passing(way))
                ends.setdefault(way.target, []).append(after)
    named = [(durations.flow.works[at].name, spans[at]) for at in sorted(spans) if at != BEGINNING]
    named += [(name, _hull(found)) for name, found in sorted(ends.items())]
    return tuple((name, _stretch(durations, span)) for name, span in named)


def _stretch(durations: Durations, span: Elapsed) -> Stretch:
    low, high, silent = span
    names = (durations.flow.works[at].name for at in bits(silent))
    return Stretch(low, high, tuple(sorted(islice(names, MOST_NAMED))))


def _spans(
    durations: Durations, layer: Layer, layers: dict[Layer, dict[int, Elapsed]]
) -> dict[int, Elapsed]:
    """Return when each work begins that has been come to by the ways back of `layer`."""
    spans: dict[int, Elapsed] = {} if any(layer) else {BEGINNING: (0, 0, 0)}
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
            low, high, unknown = _hull(arriving)
            spans[index] = low, high + durations.once_more(index), unknown
    return spans


def _after(durations: Durations, index: int, span: Elapsed, passing: int) -> Elapsed:
    low, high, unknown = span
    if durations.is_silent(index):
        unknown |= 1 << index
    return low + durations.shortest(index), high + durations.longest(index) + passing, unknown


def _hull(spans: list[Elapsed]) -> Elapsed:
    unknown = union_of(names for _, _, names in spans)
    return min(low for low, _, _ in spans), max(high for _, high, _ in spans), unknown
