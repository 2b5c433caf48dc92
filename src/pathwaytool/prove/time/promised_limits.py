"""Promises that something is in time, as limits on the steps that are to be in time."""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.model.confidence import Confidence
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.position import Place
from pathwaytool.model.promise import Happening, InTime, Promise, Sort
from pathwaytool.model.time import Limit, LimitKind


def with_promised_limits(pathway: Pathway) -> Pathway:
    """Return `pathway` with a limit on each step for each promise that something is in time."""
    steps = dict(pathway.steps)
    for promise in pathway.promises.values():
        for happens, origin in promised_pairs(promise, pathway):
            step = steps[happens]
            limits = [_limit(promise, one, origin) for one in (promise.within,) if one]
            steps[happens] = replace(step, within=(*step.within, *limits))
    return replace(pathway, steps=steps) if steps != pathway.steps else pathway


def promised_pairs(promise: Promise, pathway: Pathway) -> Iterator[tuple[str, str]]:
    """Yield each step that will do with each that is counted from, by id."""
    within = promise.within
    if within is not None:
        for happens in _steps(within.happens, pathway):
            for origin in _steps(within.origin, pathway):
                yield happens, origin


def _steps(happening: Happening, pathway: Pathway) -> Iterator[str]:
    for step in pathway.steps.values():
        if any(_is_named(step, one.sort, one.id) for one in happening):
            yield step.id


def _is_named(step: Step, sort: Sort, id_: str) -> bool:
    own = {Sort.STEP: step.id, Sort.PHASE: step.phase, Sort.SECTOR: step.sector}
    return own.get(sort, step.accountable) == id_


def _limit(promise: Promise, within: InTime, origin: str) -> Limit:
    return Limit(
        place=Place(promise.place.source, (*promise.place.pointer, "within")),
        kind=LimitKind.TARGET,
        duration=within.limit,
        percent=None,
        from_step=origin,
        from_moment=within.from_moment,
        reach=within.reach,
        text=None,
        legal=(),
        cites=(),
        confidence=Confidence.PROPOSED,
    )
