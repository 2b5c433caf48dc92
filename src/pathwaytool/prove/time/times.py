"""Time on all routes: limits, when each step can begin, and the longest wait."""

from collections.abc import Iterator

from pathwaytool.model.condition import Condition
from pathwaytool.model.position import Pointer
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import Flow, Way
from pathwaytool.prove.proof import Failure, LimitTime, Times
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
from pathwaytool.prove.time.shorter import longest_ways
from pathwaytool.prove.time.since import since_start
from pathwaytool.prove.time.together import conflict
from pathwaytool.prove.time.waiting import longest_wait


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


def limits_of(
    flow: Flow, suspicion: Suspicion, place: Pointer
) -> tuple[tuple[LimitTime, ...], tuple[Failure, ...]]:
    """Return how the limits fare that are written at `place`, and the failures; no other is asked.

    Whether they can be kept beside others is not asked either.
    """
    if any(flow.reach.forward[work.index] >> work.index & 1 for work in flow.works):
        return (), ()
    return _limits(Durations(flow, suspicion), place)


def _limits(
    durations: Durations, place: Pointer = ()
) -> tuple[tuple[LimitTime, ...], tuple[Failure, ...]]:
    fates = _Fates(durations)
    for deadline in _deadlines(durations, place):
        fates.meet(deadline)
    for fares, missing in birthday_limits(durations, fates.lateness) if not place else ():
        fates.tell(fares, missing)
    together = conflict(durations, fates.doubtful) if fates.is_strained and not place else None
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


def _deadlines(durations: Durations, place: Pointer) -> Iterator[Deadline | LimitTime]:
    """Yield the limits that start to run, in the order of the file, or how they fare at once.

    With a `place`, only those that are written there.
    """
    for index in range(durations.flow.steps):
        step = durations.flow.works[index].step
        for limit in step.within if step else ():
            is_asked = limit.place.pointer[: len(place)] == place
            deadline = deadline_of(durations, index, limit) if is_asked else None
            if deadline is not None:
                yield deadline
        for way in durations.flow.works[index].ways if not place else ():
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
