"""The public holidays of Denmark and Sweden, and how long so many weekdays can be.

The rules are the tool's own, so that nothing is fetched; tests hold them to a library. Days on
which much is closed, but which no law makes a holiday, such as Christmas Eve, are weekdays.
"""

from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache

FIRST, LAST = 2024, 2055
"""The years that the lengths of weekdays are looked for in: the rules as they are now."""

FREE = (5, 6)
"""Saturday and Sunday, as `date.weekday` counts."""


class Calendar(StrEnum):
    """Whose public holidays are no weekdays. `NONE`: only Saturdays and Sundays are free."""

    NONE = ""
    DENMARK = "denmark"
    SWEDEN = "sweden"


@lru_cache(maxsize=512)
def holidays_of(calendar: Calendar, year: int) -> frozenset[date]:
    """Return the public holidays of a year, also those that fall on a Saturday or a Sunday."""
    match calendar:
        case Calendar.DENMARK:
            return _danish(year)
        case Calendar.SWEDEN:
            return _swedish(year)
        case _:
            return frozenset()


def is_weekday(calendar: Calendar, day: date) -> bool:
    """Tell whether a day is neither Saturday, Sunday nor a public holiday."""
    return day.weekday() not in FREE and day not in holidays_of(calendar, day.year)


def after_weekdays(calendar: Calendar, day: date, amount: int) -> date:
    """Return the last of so many weekdays after a day. Raises: OverflowError past the year 9999."""
    left = amount
    while left:
        day += timedelta(1)
        left -= is_weekday(calendar, day)
    return day


@lru_cache(maxsize=1024)
def fewest_days(amount: int) -> int:
    """Return the fewest days until so many weekdays have gone by: those from a Sunday on."""
    return amount + 2 * ((amount - 1) // 5) if amount else 0


@lru_cache(maxsize=1024)
def most_days(calendar: Calendar, amount: int) -> int:
    """Return the most days until so many weekdays have gone by, from any day of `FIRST` on.

    What is longer than the years looked at is the sum of such spans, which is no less.
    """
    weekdays = _weekdays(calendar)
    half = len(weekdays) // 2
    whole, rest = divmod(amount, half)
    return (whole and whole * _longest(weekdays, half)) + _longest(weekdays, rest)


def _longest(weekdays: tuple[int, ...], amount: int) -> int:
    return max(later - day for day, later in zip(weekdays, weekdays[amount:], strict=False))


@cache
def _weekdays(calendar: Calendar) -> tuple[int, ...]:
    """Return all weekdays of the years looked at, as ordinals."""
    days = range(date(FIRST, 1, 1).toordinal(), date(LAST, 12, 31).toordinal() + 1)
    return tuple(day for day in days if is_weekday(calendar, date.fromordinal(day)))


def _danish(year: int) -> frozenset[date]:
    from_easter = [-3, -2, 0, 1, 39, 49, 50]
    if year <= 2023:
        from_easter.append(26)  # store bededag
    fixed = {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}
    return frozenset(fixed | _from_easter(year, from_easter))


def _swedish(year: int) -> frozenset[date]:
    fixed = {date(year, *day) for day in ((1, 1), (1, 6), (5, 1), (12, 25), (12, 26))}
    fixed |= {_saturday_from(date(year, 6, 20)), _saturday_from(date(year, 10, 31))}
    from_easter = [-2, 0, 1, 39, 49]
    if year >= 2005:
        fixed.add(date(year, 6, 6))  # took the place of Whit Monday
    else:
        from_easter.append(50)
    return frozenset(fixed | _from_easter(year, from_easter))


def _from_easter(year: int, days: list[int]) -> set[date]:
    return {easter(year) + timedelta(n) for n in days}


def easter(year: int) -> date:
    """Return Easter Sunday, by the Gregorian computus."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3) + 15
    moon %= 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _saturday_from(day: date) -> date:
    return day + timedelta((5 - day.weekday()) % 7)
