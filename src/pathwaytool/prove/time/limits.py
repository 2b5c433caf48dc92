"""Whether limits can be met: the longest and the shortest time between two moments, on all routes.

The longest is an upper bound over every chain of steps that could make a step begin late. A chain
counts from the last step on it that surely comes before the limit's own start, for there both times
go on side by side. So *met* is certain. The same chains with every step as short as can be tell
which limits somebody might have to miss; who that is, if anybody, `doomed.py` finds out.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from pathwaytool.model.time import Duration, Limit, LimitKind, Moment, Unit
from pathwaytool.prove.compile.flow import Way, bits, mask_of
from pathwaytool.prove.proof import LimitTime, Settling, Stretch
from pathwaytool.prove.time.around import going_round, may_go_round, shortest_round
from pathwaytool.prove.time.chains import Chain, Chains, Front, Fronts, longest_from
from pathwaytool.prove.time.deadline import Deadline
from pathwaytool.prove.time.durations import WITHOUT_END, Durations

TIMED = (LimitKind.STATUTORY, LimitKind.TARGET, LimitKind.MAXIMUM)
"""Limits on the time of each case; the others are on a share of all cases, or on an event."""


_LONG = 10**9
"""Hours of a step so long that how often a chain runs it can be read from the chain's hours."""


def deadline_of(durations: Durations, index: int, limit: Limit) -> Deadline | None:
    """Return `limit` of work `index` with the work it counts from.

    None where it has no duration, is on something else than time, or never starts to run.
    """
    if limit.duration is None or limit.kind not in TIMED:
        return None
    origin = _named(durations, index, limit)
    if origin is None:
        return None
    found = Deadline(origin, index, limit, limit.duration)
    if _runs(durations, found):
        return found
    return replace(found, goes_round=True) if may_go_round(durations, found) else None


def handed_over(durations: Durations, index: int, limit: Limit, way: Way) -> Deadline | None:
    """Return the limit of a hand-off by `way` from work `index`, that others may put off.

    None where it is on nothing else than how long passing it on takes; see `passed_on`.
    """
    if way.to < 0:
        limit, to = replace(limit, reach=Moment.FINISH), index
    else:
        to = way.to
    if is_passed_on(durations, index, limit, way):
        return None
    found = deadline_of(durations, to, limit)
    return replace(found, way=way if way.to >= 0 else None, giver=index) if found else None


def is_passed_on(durations: Durations, index: int, limit: Limit, way: Way) -> bool:
    """Tell whether a hand-off's limit is on how long passing it on takes, and on nothing else."""
    works = durations.flow.works
    if limit.from_step != works[index].name or limit.from_moment != Moment.FINISH:
        return False
    if way.to < 0:
        return True
    waits = works[way.to].waits_for_all and len(durations.before.get(way.to, ())) > 1
    return limit.reach == Moment.START and not waits


def passed_on(durations: Durations, limit: Limit, way: Way) -> LimitTime | None:
    """Return a limit that passing something on takes at the most, and so is kept."""
    duration = limit.duration
    if duration is None or limit.kind not in TIMED:
        return None
    hours = Stretch(duration.shortest_hours(), duration.longest_hours())
    needed = Stretch(0, durations.passing(way))
    return LimitTime(way.target, limit.place.pointer, "met", needed, hours, ())


def limit_time(
    durations: Durations, deadline: Deadline, still: int = 0
) -> tuple[LimitTime, Front | None] | None:
    """Return how a limit fares at least, and who might have to miss it.

    Its clock surely stands still at the works `still` too, a mask. The last is told as the longest
    chains with every step as short as it can be; None where that is nobody. None instead of both
    where nobody who meets the one moment comes to the other.
    """
    duration, works = deadline.duration, durations.flow.works
    allowed = Stretch(duration.shortest_hours(), duration.longest_hours())
    if deadline.way is not None:
        durations = durations.without(deadline.way)
    durations = durations.pausing(_paused(durations, deadline, still))
    durations, front = _routes(durations, deadline)
    if front is None:
        return None
    shown = max(
        front.chains, key=lambda one: (_is_longer(one, duration, allowed.shortest), one.hours)
    )
    silent = tuple(works[at].name for at in bits(front.silent))
    least = min(_shortest(durations, deadline), front.longest.hours)
    least = 0 if durations.paused else least
    needed = Stretch(max(0, least), max(0, front.longest.hours), silent)
    status, lucky = "unknown" if silent else "met", None
    if _is_longer(shown, duration, allowed.shortest):
        status = "at-risk"
        # Nobody surely misses what may be paused, for as long as it may be.
        lucky = None if durations.paused else longest_until(durations.lucky(), deadline)
        if lucky and not any(_is_longer(one, duration, allowed.longest) for one in lucky.chains):
            lucky = None
    chain = tuple(works[at].name for at in shown.steps)
    step, pointer = works[deadline.index].name, deadline.limit.place.pointer
    settled_by = tuple(_settling(durations, deadline, front)) if status == "unknown" else ()
    return LimitTime(step, pointer, status, needed, allowed, chain, settled_by), lucky


def _paused(durations: Durations, deadline: Deadline, still: int) -> int:
    """Return the works, as a mask, at which the clock of a limit stands still."""
    during, works = deadline.limit.paused_while, durations.flow.works
    if during is None:
        return 0
    named = still | mask_of(
        work.index
        for work in works
        if work.step and (work.step.id in during.steps or work.step.phase in during.phases)
    )
    if deadline.goes_round:
        return named
    is_own = deadline.moment == Moment.START
    found = durations.after_or_beside(deadline.origin) | is_own << deadline.origin
    return named & found


def _settling(durations: Durations, deadline: Deadline, front: Front) -> Iterator[Settling]:
    """Yield how long each silent work may take, so that it alone does not miss the limit."""
    allowed = deadline.duration.shortest_hours()
    for at in bits(front.silent):
        ways = durations.assuming(at, _LONG)
        longest = longest_until(ways, deadline)
        times = round(longest.longest.hours / _LONG) if longest else 0
        if longest and times > 0:
            most = (allowed - longest.longest.hours + times * _LONG) // times
            yield Settling(durations.flow.works[at].name, Stretch(0, min(allowed, most)))


def _routes(durations: Durations, deadline: Deadline) -> tuple[Durations, Front | None]:
    """Return the ways that count between the moments of a limit, and the longest chains by them."""
    ways, front, before = durations, None, 0
    hours = deadline.duration.shortest_hours()
    for some in going_round(durations, deadline) if deadline.goes_round else (durations,):
        before = front.longest.hours if front else WITHOUT_END
        ways = some.pausing(durations.paused)
        front = longest_until(ways, deadline)
        if front and any(_is_longer(one, deadline.duration, hours) for one in front.chains):
            return ways, front
    if front and front.longest.hours > before:  # it grows with every round, and they have no end
        chain = replace(front.longest, hours=hours + 1, amount=None)
        return ways, Front(None, chain, front.silent)
    return ways, front


def _is_longer(chain: Chain, limit: Duration, hours: int) -> bool:
    """Tell whether a chain is longer than a limit, which is so many hours in the calendar meant.

    Durations in the limit's own unit are compared as they are written, for they run together:
    a month that is allowed is as long as the month that is used.
    """
    if chain.amount is not None:
        return chain.amount > limit.plain().amount
    return chain.hours > hours


def _named(durations: Durations, index: int, limit: Limit) -> int | None:
    """Return the work that a limit counts from; None where it is no step."""
    works = durations.flow.works
    if limit.from_step is None:
        return index
    named = (work.index for work in works if work.step and work.name == limit.from_step)
    return next(named, None)


def _runs(durations: Durations, found: Deadline) -> bool:
    """Tell whether a limit runs without a way back whose rounds are not bounded."""
    origin, index = found.origin, found.index
    if origin not in durations.before or index not in durations.before:
        return False
    if found.is_own:
        return True
    if durations.exclude(origin, index) or origin == index:
        return False
    return bool(durations.after_or_beside(origin) >> index & 1)


def longest_until(durations: Durations, deadline: Deadline) -> Front | None:
    """Return the longest chains until the moment that a limit is for."""
    origin, index = deadline.origin, deadline.index
    unit = None if durations.paused else deadline.duration.plain().unit
    front: Front | None = Front(Chain(0, 0), None, 0)
    if not deadline.is_own:
        front = _longest_from(durations, origin, deadline.moment, unit).get(index)
    if front is None or not deadline.is_for_end:
        return front
    return Chains(durations, origin, unit).with_step(front, index, 0)


def _longest_from(durations: Durations, origin: int, moment: Moment, unit: Unit | None) -> Fronts:
    """Return the longest chains; of many limits that count from one moment, only once."""
    key = origin, moment, unit
    if key not in durations.kept:
        durations.kept = {key: longest_from(durations, origin, moment, unit)}
    return cast("Fronts", durations.kept[key])


def _shortest(durations: Durations, deadline: Deadline) -> int:
    """Return hours that surely lie between the two moments, for everybody."""
    origin, index = deadline.origin, deadline.index
    own = durations.shortest(index) if deadline.is_for_end else 0
    if deadline.is_own:
        return own
    if deadline.goes_round:
        return shortest_round(durations, deadline) + own
    if not durations.surely_before[index] >> origin & 1:
        return 0
    between = durations.shortest_between(origin).get(index, 0)
    first = durations.shortest(origin) if deadline.moment == Moment.START else 0
    return first + between + own
