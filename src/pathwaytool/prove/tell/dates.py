"""Days of the calendar on one young person's way: when it is, and the last day of its limits."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from pathwaytool.dataclass import dataclass
from pathwaytool.model.holidays import Calendar, holidays_of, is_weekend
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.time import Duration, Limit, Moment, Unit
from pathwaytool.prove.follow.way import Span, Walk

LAST_YEAR = 9900
"""Of the days from which weekdays are counted: the calendar ends some decades later."""


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a limit: on the earliest day that its clock can start, and on the latest."""

    limit: Limit
    first: date
    last: date


def day_at(start: date, hours: int) -> date:
    """Return the day so many hours after the beginning of `start`, or the last there is."""
    try:
        return start + timedelta(hours // 24)
    except OverflowError:
        return date.max


def dues(walk: Walk, pathway: Pathway, number: int, start: date) -> Iterator[Due]:
    """Yield the limits of a passage, by its number from 1, whose clock starts at a known time.

    A limit to a birthday, one in words, and one that stands still meanwhile, have no such day.
    """
    passage = walk.passages[number - 1]
    for limit, way in pathway.steps[passage.step].limits:
        if limit.duration is None or limit.paused_while or (way and way.to not in passage.to):
            continue
        span = passage.ends if way else _counted_from(walk, number, limit)
        if span is None or span[1] is None:
            continue
        days = [_last_day(start, hours, limit.duration) for hours in (span[0], span[1])]
        if days[0] is not None and days[1] is not None:
            yield Due(limit, days[0], days[1])


def _counted_from(walk: Walk, number: int, limit: Limit) -> Span | None:
    """Return when the clock of a limit starts: at the last time its step came to the moment."""
    own = walk.passages[number - 1]
    is_start = limit.from_moment == Moment.START
    if limit.from_step is None or (
        limit.from_step == own.step and is_start and limit.reach == Moment.FINISH
    ):
        return own.begins if is_start else own.ends
    before = [one for one in walk.passages[: number - 1] if one.step == limit.from_step]
    if not before:
        return None
    return before[-1].begins if is_start else before[-1].ends


def _last_day(start: date, hours: int, length: Duration) -> date | None:
    """Return the last day of a length that begins so many hours after the beginning of a day."""
    day = day_at(start, hours)
    match length.unit:
        case Unit.HOURS:
            return day_at(start, hours + length.amount)
        case Unit.DAYS:
            return day_at(day, 24 * length.amount)
        case Unit.WEEKS:
            return day_at(day, 168 * length.amount)
        case Unit.WEEKDAYS:
            if day.year > LAST_YEAR:
                return None
            return after_weekdays(length.calendar, day, length.amount)
        case Unit.MONTHS:
            return _after_months(day, length.amount)
        case Unit.YEARS:
            return _after_months(day, 12 * length.amount)


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
