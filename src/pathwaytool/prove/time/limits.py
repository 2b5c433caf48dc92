"""Whether limits can be met: the longest and the shortest time between two moments, on all routes.

The longest is an upper bound over every chain of steps that could make a step begin late. A chain
counts from the last step on it that surely comes before the limit's own start, for there both times
go on side by side. So *met* is certain. The same chains with every step as short as can be tell
which limits somebody might have to miss; who that is, if anybody, `doomed.py` finds out.
"""

from pathwaytool.model.pathway import Step
from pathwaytool.model.time import Duration, Limit, LimitKind, Moment
from pathwaytool.prove.proof import LimitTime, Stretch
from pathwaytool.prove.time.chains import Chain, Chains, Front, longest_from
from pathwaytool.prove.time.durations import Durations

TIMED = (LimitKind.STATUTORY, LimitKind.TARGET, LimitKind.MAXIMUM)


def limit_time(
    durations: Durations, step: Step, index: int, limit: Limit
) -> tuple[LimitTime, int, Front | None] | None:
    """Return how `limit` of `step` fares at least, and the work it counts from.

    The last is not None where somebody might have to miss it: the longest chains, with every step
    as short as it can be. None instead of all where it has no duration or never starts to run.
    """
    origin = origin_of(durations, step, index, limit)
    if origin is None or limit.duration is None or limit.kind not in TIMED:
        return None
    front = _until(durations, origin, index, limit)
    if front is None:
        return None
    duration = limit.duration
    shown = max(front.chains, key=lambda one: (_is_late(one, duration), one.hours))
    names = [durations.flow.works[at].name for at in range(front.silent.bit_length())]
    silent = tuple(name for at, name in enumerate(names) if front.silent >> at & 1)
    least = min(_shortest(durations, origin, index, limit), front.longest.hours)
    needed = Stretch(max(0, least), max(0, front.longest.hours), silent)
    allowed = Stretch(duration.shortest_hours(), duration.longest_hours())
    chain = tuple(durations.flow.works[at].name for at in shown.steps)
    status, lucky = "unknown" if silent else "met", None
    if _is_late(shown, duration):
        status = "at-risk"
        lucky = _until(durations.lucky(), origin, index, limit)
        if lucky and not any(_is_doomed(one, duration) for one in lucky.chains):
            lucky = None
    return LimitTime(step.id, limit.place.pointer, status, needed, allowed, chain), origin, lucky


def _is_late(chain: Chain, limit: Duration) -> bool:
    """Tell whether a chain is longer than a limit in the shortest calendar.

    Durations in the limit's own unit are compared as they are written, for they run together:
    a month that is allowed is as long as the month that is used.
    """
    if chain.amount is not None:
        return chain.amount > limit.amount
    return chain.hours > limit.shortest_hours()


def _is_doomed(chain: Chain, limit: Duration) -> bool:
    """Tell whether a chain is longer than a limit even in the longest calendar."""
    if chain.amount is not None:
        return chain.amount > limit.amount
    return chain.hours > limit.longest_hours()


def origin_of(durations: Durations, step: Step, index: int, limit: Limit) -> int | None:
    """Return the work that a limit counts from; None where it never does."""
    if limit.from_step is None or limit.from_step == step.id:
        return index
    named = (w.index for w in durations.flow.works if w.step and w.name == limit.from_step)
    found = next(named, None)
    if found is None or found not in durations.before or durations.exclude(found, index):
        return None
    return found if durations.after_or_beside(found) >> index & 1 else None


def _until(durations: Durations, origin: int, index: int, limit: Limit) -> Front | None:
    """Return the longest chains until the moment that `limit` is for."""
    unit = limit.duration.unit if limit.duration else None
    front: Front | None = Front(Chain(0, 0), None, 0)
    if origin != index:
        front = longest_from(durations, origin, limit.from_moment, unit).get(index)
    if front is None or limit.reach == Moment.START:
        return front
    return Chains(durations, origin, unit).with_step(front, index, 0)


def _shortest(durations: Durations, origin: int, index: int, limit: Limit) -> int:
    """Return hours that surely lie between the two moments, for everybody."""
    own = durations.shortest(index) if limit.reach == Moment.FINISH else 0
    if origin == index:
        return own
    if not durations.surely_before[index] >> origin & 1:
        return 0
    between = durations.shortest_between(origin).get(index, 0)
    first = durations.shortest(origin) if limit.from_moment == Moment.START else 0
    return first + between + own
