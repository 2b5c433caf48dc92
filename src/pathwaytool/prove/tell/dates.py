"""Days of the calendar on one young person's way: when it is, and the last day of its limits.

From a day on, a month is as long as it is, and weekdays skip the public holidays that there are.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from pathwaytool.dataclass import dataclass
from pathwaytool.model.holidays import Calendar, holidays_of, is_weekend
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.time import Duration, Limit, Moment, Unit
from pathwaytool.prove.follow.way import Passage, Walk
from pathwaytool.prove.time.promised_limits import with_promised_limits

LAST_YEAR = 9900
"""Of the days from which weekdays are counted: the calendar ends some decades later."""


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a limit: on the earliest day that its clock can start, and on the latest."""

    limit: Limit
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Dated:
    """When a passage begins and ends, at the earliest and at the latest, if it is known."""

    begins: tuple[datetime, datetime | None]
    ends: tuple[datetime, datetime | None]


def dated(walk: Walk, pathway: Pathway, start: date) -> list[Dated]:
    """Return when each passage is, where the first day is `start`."""
    found: list[Dated] = []
    for passage in walk.passages:
        begins = (datetime.combine(start, time()),) * 2
        first, last = begins[0], begins[1] if passage.begins[1] is not None else None
        for number in passage.after:
            before, to = walk.passages[number - 1], passage.step
            ended = found[number - 1].ends
            first = max(first, ended[0])
            if last is not None and ended[1] is not None:
                last = max(last, later_by(ended[1], _passing(before, to, pathway)))
        found.append(Dated((first, last), _ends(passage, (first, last), pathway)))
    return found


def _ends(
    passage: Passage, begins: tuple[datetime, datetime | None], pathway: Pathway
) -> tuple[datetime, datetime | None]:
    if passage.is_event:
        return begins
    takes = pathway.steps[passage.step].takes
    if takes is None:
        return begins[0], None
    last = None if begins[1] is None else later_by(begins[1], takes.longest)
    return later_by(begins[0], takes.shortest), last


def _passing(before: Passage, to: str, pathway: Pathway) -> Duration | None:
    """Return the most that passing work on to a step may take."""
    step = None if before.is_event else pathway.steps[before.step]
    for way in step.transitions if step and to in before.to else ():
        limit = way.handoff.within if way.to == to and way.handoff else None
        if limit and limit.duration:
            return limit.duration
    return None


def later_by(moment: datetime, length: Duration | None) -> datetime:
    """Return the moment so much later, or the last there is."""
    try:
        return moment if length is None else _later_by(moment, length)
    except OverflowError:
        return datetime.max


def _later_by(moment: datetime, length: Duration) -> datetime:
    day, amount = moment.date(), length.amount
    match length.unit:
        case Unit.HOURS:
            return moment + timedelta(hours=amount)
        case Unit.DAYS:
            return moment + timedelta(amount)
        case Unit.WEEKS:
            return moment + timedelta(weeks=amount)
        case Unit.WEEKDAYS:
            if day.year > LAST_YEAR:
                return datetime.max
            then = after_weekdays(length.calendar, day, amount)
        case Unit.MONTHS:
            then = _after_months(day, amount)
        case Unit.YEARS:
            then = _after_months(day, 12 * amount)
    return datetime.combine(then, moment.time())


def dues(walk: Walk, pathway: Pathway, number: int, start: date) -> Iterator[Due]:
    """Yield the limits of a passage, by its number from 1, whose clock starts at a known time.

    Those of promises that hold for all are among them. A limit to a birthday, one in words, and one
    that stands still meanwhile, have no such day.
    """
    passage, times = walk.passages[number - 1], dated(walk, pathway, start)
    if passage.is_event:
        return
    for limit, way in with_promised_limits(_asked_of_all(pathway)).steps[passage.step].limits:
        if limit.duration is None or limit.paused_while or (way and way.to not in passage.to):
            continue
        span = times[number - 1].ends if way else _counted_from(walk, times, number, limit)
        if span is None or span[1] is None:
            continue
        first, last = (later_by(one, limit.duration) for one in (span[0], span[1]))
        if limit.duration.unit != Unit.WEEKDAYS or last != datetime.max:
            yield Due(limit, first.date(), last.date())


def _asked_of_all(pathway: Pathway) -> Pathway:
    """Return a pathway with the promises alone that everybody may ask for."""
    promises = {id_: one for id_, one in pathway.promises.items() if one.when is None}
    return replace(pathway, promises=promises)


def _counted_from(
    walk: Walk, times: Sequence[Dated], number: int, limit: Limit
) -> tuple[datetime, datetime | None] | None:
    """Return when the clock of a limit starts: at the last time its step came to the moment."""
    own = walk.passages[number - 1]
    is_start = limit.from_moment == Moment.START
    at: int | None = number - 1
    if limit.from_step is not None and not (
        limit.from_step == own.step and is_start and limit.reach == Moment.FINISH
    ):
        before = [at for at in range(number - 1) if walk.passages[at].step == limit.from_step]
        at = before[-1] if before else None
    if at is None:
        return None
    return times[at].begins if is_start else times[at].ends


def after_weekdays(calendar: Calendar | None, day: date, amount: int) -> date:
    """Return the last of so many weekdays after a day. Raises: OverflowError past the year 9999."""
    left = amount
    while left:
        day += timedelta(1)
        number = day.toordinal()
        left -= not (is_weekend(number) or number in holidays_of(calendar, day.year))
    return day


def _after_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
