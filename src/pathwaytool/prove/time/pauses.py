"""Limits whose clock stands still as long as something holds of the case.

Everybody is parted by the facts that it turns on, as far as these stay as they are once they are
known. For each part it is worked out at which steps the clock surely stands still; and for those
for whom it never does, the limit is like any other.
"""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Condition
from pathwaytool.prove.bound.lines import surely_holds
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.conditions import cases_where
from pathwaytool.prove.compile.flow import Flow, bits, mask_of
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.move.waiting import Arrivals
from pathwaytool.prove.proof import Failure, LimitTime, Stretch
from pathwaytool.prove.time.deadline import Deadline
from pathwaytool.prove.time.durations import Durations
from pathwaytool.prove.time.lateness import Lateness
from pathwaytool.prove.time.limits import deadline_of, limit_time

MOST_PARTS = 12
"""In how many parts everybody is looked at; facts beyond that part nobody."""

STATUSES = ("met", "unknown", "at-risk", "impossible")
"""How a limit may fare, from good to bad."""


@dataclass(frozen=True, slots=True)
class PauseGroup:
    """Some of the young people, with some of what may be decided about them.

    The clock surely stands still at the works `still`, a mask. `running`: those of them for whom it
    never does, or None where nobody could be shown to be such.
    """

    durations: Durations
    still: int
    running: Lateness | None


class Pauses:
    """Limits that stand still while one condition holds."""

    def __init__(self, durations: Durations, condition: Condition) -> None:
        self._durations = durations
        self._flow = durations.flow
        self._holding = cases_where(self._flow, condition)
        self._parts: list[PauseGroup] | None = None

    def fares(self, deadline: Deadline) -> tuple[LimitTime, Failure | None] | None:
        """Return how a limit fares, and the story of somebody who must miss it.

        None where nobody who meets the one moment comes to the other.
        """
        if self._parts is None:
            self._parts = list(self._all_parts())
        found: list[LimitTime] = []
        failure: Failure | None = None
        for part in self._parts:
            told = self._for_part(part, deadline)
            if told is not None:
                found.append(told[0])
                failure = failure or told[1]
        if not found:
            return None
        worst = max(found, key=lambda one: STATUSES.index(one.status))
        if worst.status == "impossible":  # it is told of those who must miss it
            return worst, failure
        least = min(one.needed.shortest for one in found)
        most = max(one.needed.longest for one in found)
        silent = tuple(dict.fromkeys(name for one in found for name in one.needed.unknown))
        return replace(worst, needed=Stretch(least, most, silent)), failure

    def _for_part(
        self, part: PauseGroup, deadline: Deadline
    ) -> tuple[LimitTime, Failure | None] | None:
        own = deadline_of(part.durations, deadline.index, deadline.limit)
        found = limit_time(part.durations, own, part.still) if own else None
        if found is None:
            return None
        fares, failure = found[0], None
        if part.running is not None and fares.status == "at-risk":
            missed = self._missed(part.running, deadline)
            fares, failure = missed or (fares, None)
        return fares, failure

    def _missed(self, running: Lateness, deadline: Deadline) -> tuple[LimitTime, Failure] | None:
        own = deadline_of(running.durations, deadline.index, deadline.limit)
        found = limit_time(running.durations, own) if own else None
        if own is None or found is None or found[1] is None:
            return None
        return running.missed(found[0], own, found[1])

    def _all_parts(self) -> Iterator[PauseGroup]:
        flow, sets = self._flow, self._flow.sets
        for within in _parts(flow, self._holding):
            allowed = sets.both(flow.allowed, sets.forget(within, flow.at_start))
            people = sets.both(self._durations.suspicion.universe, flow.by_start(within))
            if EMPTY in (allowed, people):
                continue
            durations = self._with(allowed, people)
            never = self._never(allowed, people)
            running = None
            if never is not None:
                same = never == allowed
                running = Lateness(durations if same else self._with(never, people))
            yield PauseGroup(durations, _still(durations, self._holding), running)

    def _with(self, allowed: int, people: int) -> Durations:
        """Return the ways for `people` alone, where nothing is decided but what is `allowed`."""
        suspicion = self._durations.suspicion
        if allowed == self._flow.allowed and people == suspicion.universe:
            return self._durations
        flow = replace(self._flow, allowed=allowed)
        return Durations(flow, Suspicion(flow, Arrivals(flow), people))

    def _never(self, allowed: int, people: int) -> int | None:
        """Return decisions of those `allowed` with which the condition never holds, if any."""
        flow, sets = self._flow, self._flow.sets
        left = sets.both(sets.both(self._holding, allowed), flow.by_start(people))
        for level in bits(sets.facts(self._holding) & flow.decided):
            values = sets.values(allowed, level)
            without = [
                one for one in values if sets.both(left, sets.having(level, (one,))) == EMPTY
            ]
            if left != EMPTY and without:
                having = sets.having(level, without)
                allowed, left = sets.both(allowed, having), sets.both(left, having)
        return allowed if left == EMPTY else None


def _parts(flow: Flow, holding: int) -> list[int]:
    """Return sets of cases by the facts that never change, as far as `holding` tells them apart."""
    sets, parts = flow.sets, [FULL]
    for level in bits(sets.facts(holding) & (flow.at_start | _decided_once(flow))):
        alike: dict[int, list[int]] = {}
        for value in range(sets.sizes[level]):
            told = sets.forget(sets.both(holding, sets.having(level, (value,))), 1 << level)
            alike.setdefault(told, []).append(value)
        if len(alike) * len(parts) <= MOST_PARTS:
            having = [sets.having(level, values) for values in alike.values()]
            parts = [sets.both(part, one) for part in parts for one in having]
    return parts


def _decided_once(flow: Flow) -> int:
    """Return the facts that are decided by one step or event alone, which comes once."""
    works = [work for work in flow.works if work.decides]
    once = 0
    for level in bits(flow.decided):
        deciding = [work for work in works if work.decides >> level & 1]
        if len(deciding) == 1 and not deciding[0].may_repeat:
            once |= 1 << level
    return once


def _still(durations: Durations, holding: int) -> int:
    """Return the works, as a mask, that are only ever in hand while `holding` holds."""
    flow, suspicion = durations.flow, durations.suspicion
    # What the clock turns on is not forgotten where no choice reads it any more.
    sets, lines = flow.sets, suspicion.lines_keeping(flow.sets.facts(holding))
    surely = surely_holds(flow, holding)
    return mask_of(
        index for index in durations.order if sets.is_inside(lines.arriving[index], surely)
    )
