"""Time on all routes: limits, when each step can begin, and the longest wait."""

from collections.abc import Iterator
from itertools import islice

from pathwaytool.model.condition import Condition
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, bits, union_of
from pathwaytool.prove.proof import Failure, LimitTime, Stretch, Times
from pathwaytool.prove.time.birthdays import birthday_limits
from pathwaytool.prove.time.deadline import Deadline
from pathwaytool.prove.time.durations import Durations
from pathwaytool.prove.time.lateness import Lateness
from pathwaytool.prove.time.limits import (
    deadline_of,
    handed_over,
    is_passed_on,
    limit_time,
    passed_on,
)
from pathwaytool.prove.time.pauses import Pauses
from pathwaytool.prove.time.rounds import Layer
from pathwaytool.prove.time.shorter import longest_ways
from pathwaytool.prove.time.together import conflict
from pathwaytool.prove.time.waiting import longest_wait

Elapsed = tuple[int, int, int]
"""The fewest and the most hours, and a mask of the works on the way that do not say how long."""

MOST_NAMED = 20
"""How many steps that do not say how long they take are named for each step that they lead to."""


def times_of(flow: Flow, suspicion: Suspicion) -> tuple[Times, tuple[Failure, ...]]:
    """Return how the limits fare, how long it can take to each step and end, and the failures.

    A failure is a limit that somebody must miss, with the way there.
    """
    if any(flow.reach.forward[work.index] >> work.index & 1 for work in flow.works):
        return Times(), ()
    durations = Durations(flow, suspicion)
    limits, failures = _limits(durations)
    since = since_start(durations)
    wait, ways = longest_wait(durations, since), longest_ways(durations)
    return Times(limits, since, wait, ways), failures


def _limits(durations: Durations) -> tuple[tuple[LimitTime, ...], tuple[Failure, ...]]:
    fates = _Fates(durations)
    for deadline in _deadlines(durations):
        fates.meet(deadline)
    for fares, missing in birthday_limits(durations, fates.lateness):
        fates.tell(fares, missing)
    together = conflict(durations, fates.doubtful) if fates.is_strained else None
    return tuple(fates.limits), (*fates.failures, *([together] if together else []))


class _Fates:
    """How limits fare, one by one.

    What is kept whatever happens is in nobody's way; and where all are kept when every step is as
    short as it can be, they are kept together. The others are `doubtful`, and `is_strained` tells
    whether they may conflict.
    """

    def __init__(self, durations: Durations) -> None:
        self._durations = durations
        self._pauses: dict[Condition, Pauses] = {}
        self.lateness: Lateness | None = None
        self.limits: list[LimitTime] = []
        self.failures: list[Failure] = []
        self.doubtful: list[Deadline] = []
        self.is_strained = False

    def tell(self, fares: LimitTime, missing: Failure | None) -> None:
        """Note how a limit fares, and who must miss it."""
        self.limits.append(fares)
        self.failures += [missing] if missing else []

    def meet(self, deadline: Deadline | LimitTime) -> None:
        """Work out how a limit fares."""
        if isinstance(deadline, LimitTime):
            self.limits.append(deadline)
            return
        pause = deadline.limit.paused_while
        if pause is not None and pause.holding is not None:
            if pause.holding not in self._pauses:
                self._pauses[pause.holding] = Pauses(self._durations, pause.holding)
            told = self._pauses[pause.holding].fares(deadline)
            if told is not None and told[1] is None:
                self._doubt(deadline, told[0], is_strained=True)
        else:
            told = self._running(deadline)
        if told is not None:
            self.tell(*told)

    def _running(self, deadline: Deadline) -> tuple[LimitTime, Failure | None] | None:
        found = limit_time(self._durations, deadline)
        if found is None:
            return None
        fares, front = found
        if front is not None:
            self.lateness = self.lateness or Lateness(self._durations)
            missed = self.lateness.missed(fares, deadline, front)
            if missed is not None:
                return missed
        is_paused = deadline.limit.paused_while is not None and fares.status == "at-risk"
        self._doubt(deadline, fares, is_strained=front is not None or is_paused)
        return fares, None

    def _doubt(self, deadline: Deadline, fares: LimitTime, *, is_strained: bool) -> None:
        # Not for everybody is what a promise says of time: it is told of by itself.
        if fares.status != "met" and deadline.limit.place.pointer[0] != "promises":
            self.doubtful.append(deadline)
            self.is_strained |= is_strained


def _deadlines(durations: Durations) -> Iterator[Deadline | LimitTime]:
    """Yield the limits that start to run, in the order of the file, or how they fare at once."""
    for index in range(durations.flow.steps):
        step = durations.flow.works[index].step
        for limit in step.within if step else ():
            deadline = deadline_of(durations, index, limit)
            if deadline is not None:
                yield deadline
        for way in durations.flow.works[index].ways:
            if durations.suspicion.takes(durations.flow.works[index], way):
                yield from _handed_over(durations, index, way)


def _handed_over(durations: Durations, index: int, way: Way) -> Iterator[Deadline | LimitTime]:
    handoff = way.transition.handoff if way.transition else None
    limit = handoff.within if handoff else None
    if limit is None:
        return
    if is_passed_on(durations, index, limit, way):
        found: Deadline | LimitTime | None = passed_on(durations, limit, way)
    else:
        found = handed_over(durations, index, limit, way)
    if found is not None:
        yield found


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
