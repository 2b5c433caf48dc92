"""Small pathways at random with times: how long steps take, hand-off times and limits."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from pathwaytool.model.confidence import Confidence
from pathwaytool.model.pathway import Handoff, Pathway, Step, Transition
from pathwaytool.model.position import Place
from pathwaytool.model.text import Text
from pathwaytool.model.time import Duration, Limit, LimitKind, Moment, Takes, Unit
from tests.proving.generator import pathway_of

Sizes = dict[Unit, tuple[int, ...]]

HOURS: Sizes = {Unit.HOURS: (0, 1, 2, 3, 5, 8, 13)}
SHORT: Sizes = {Unit.HOURS: (0, 1, 2, 3)}
CALENDAR: Sizes = {Unit.WEEKDAYS: (1, 2, 4), Unit.DAYS: (1, 3, 9, 30), Unit.MONTHS: (1,)}
"""Days are not mixed with hours, so that whole days are all the times there are."""


def timed_pathway(
    seed: int,
    *,
    loops: bool = True,
    since_last: bool = False,
    sizes: Sizes | None = None,
    make: Callable[[int], Pathway] = pathway_of,
) -> Pathway:
    """Return the pathway that `make` makes of a seed, with times: the same every time.

    With `since_last` every limit counts from the last time that the same step ran. `sizes` are how
    long steps take, in place of those drawn.
    """
    made = make(seed)
    random = Random(seed)
    drawn = CALENDAR if random.random() < 0.15 else HOURS
    sizes = sizes or drawn
    steps = {name: _timed(step, random, sizes) for name, step in made.steps.items()}
    if not loops:
        steps = {name: _forward(step) for name, step in steps.items()}
    for _ in range(random.randint(1, 3)):
        name = random.choice(list(steps))
        limit = _limit(steps[name], list(steps), random, sizes)
        if since_last:
            limit = replace(limit, from_step=name)
        steps[name] = replace(steps[name], within=(*steps[name].within, limit))
    return replace(made, steps=steps)


def _timed(step: Step, random: Random, sizes: Sizes) -> Step:
    takes = None if random.random() < 0.04 else _takes(random, sizes)
    transitions = tuple(_handed(one, random, sizes) for one in step.transitions)
    return replace(step, takes=takes, transitions=transitions)


def _takes(random: Random, sizes: Sizes) -> Takes:
    unit = random.choice(list(sizes))
    low = random.choice(sizes[unit])
    high = low + (random.choice((1, 1, 2, 6)) if random.random() < 0.35 else 0)
    return Takes(Duration(low, unit), Duration(high, unit))


def _handed(one: Transition, random: Random, sizes: Sizes) -> Transition:
    if random.random() > 0.06:
        return one
    place = Place(one.place.source, (*one.place.pointer, "handoff"))
    unit = random.choice([unit for unit in sizes if unit != Unit.MONTHS])
    within = replace(_bare(place), duration=Duration(random.choice((1, 2)), unit))
    handoff = Handoff(place, (), (), True, None, within, Confidence.PROPOSED, None)
    return replace(one, handoff=handoff)


def _forward(step: Step) -> Step:
    """Return `step` with its ways back made into ways to an end."""
    ways = tuple(replace(one, to="e1", loop=None) if one.loop else one for one in step.transitions)
    return replace(step, transitions=ways)


def _limit(step: Step, names: list[str], random: Random, sizes: Sizes) -> Limit:
    at = names.index(step.id)
    origin = random.choice([*names[: at + 1], *names[:at], *names])
    unit = random.choice(list(sizes))
    amounts = range(1, max(sizes[unit]) + 3) if unit == Unit.HOURS else sizes[unit]
    place = Place(step.place.source, (*step.place.pointer, "within", len(step.within)))
    return replace(
        _bare(place),
        duration=Duration(random.choice(amounts), unit),
        from_step=None if origin == step.id else origin,
        from_moment=random.choice((Moment.START, Moment.FINISH)),
        reach=random.choice((Moment.START, Moment.FINISH)),
    )


def _bare(place: Place) -> Limit:
    text = Text((("en", "l"),))
    return Limit(
        place,
        LimitKind.TARGET,
        None,
        None,
        None,
        Moment.START,
        Moment.FINISH,
        text,
        (),
        (),
        Confidence.PROPOSED,
    )
