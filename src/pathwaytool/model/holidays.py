"""The public holidays of Denmark and Sweden, and how long so many weekdays can be.

The rules are the tool's own, so that nothing is fetched; tests hold them to a library. Days on
which much is closed, but which no law makes a holiday, such as Christmas Eve, are weekdays. A day
is its number, as `date.toordinal` counts.
"""

from enum import StrEnum
from functools import cache, lru_cache

YEARS = range(2024, 2056)
"""The years that the lengths of weekdays are looked for in: the rules as they are now."""

_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
"""The days of a year before each month, without a leap day."""


class Calendar(StrEnum):
    """Whose public holidays are no weekdays."""

    DENMARK = "denmark"
    SWEDEN = "sweden"


def number_of(year: int, month: int, day: int) -> int:
    """Return the number of a day."""
    before = year - 1
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    leap_days = before // 4 - before // 100 + before // 400 + (is_leap and month > 2)
    return 365 * before + leap_days + _BEFORE[month - 1] + day


def is_weekend(day: int) -> bool:
    """Tell whether a day is a Saturday or a Sunday."""
    return day % 7 in (6, 0)


@lru_cache(maxsize=512)
def holidays_of(calendar: Calendar | None, year: int) -> frozenset[int]:
    """Return the public holidays of a year, also those on a Saturday or a Sunday."""
    match calendar:
        case Calendar.DENMARK:
            return _danish(year)
        case Calendar.SWEDEN:
            return _swedish(year)
    return frozenset()


@lru_cache(maxsize=1024)
def fewest_days(amount: int) -> int:
    """Return the fewest days until so many weekdays have gone by: those from a Sunday on."""
    return amount + 2 * ((amount - 1) // 5) if amount else 0


@lru_cache(maxsize=1024)
def most_days(calendar: Calendar | None, amount: int) -> int:
    """Return the most days until so many weekdays have gone by, from any day of `YEARS`.

    What is longer than the years looked at is the sum of such spans, which is no less.
    """
    weekdays = _weekdays(calendar)
    half = len(weekdays) // 2
    whole, rest = divmod(amount, half)
    return (whole and whole * _longest(weekdays, half)) + _longest(weekdays, rest)


def _longest(weekdays: tuple[int, ...], amount: int) -> int:
    return max(later - day for day, later in zip(weekdays, weekdays[amount:], strict=False))


@cache
def _weekdays(calendar: Calendar | None) -> tuple[int, ...]:
    """Return all weekdays of the years looked at."""
    return tuple(
        day
        for year in YEARS
        for day in range(number_of(year, 1, 1), number_of(year + 1, 1, 1))
        if not is_weekend(day) and day not in holidays_of(calendar, year)
    )


def _danish(year: int) -> frozenset[int]:
    from_easter = {-3, -2, 0, 1, 39, 49, 50}
    if year <= 2023:
        from_easter.add(26)  # store bededag
    fixed = {number_of(year, 1, 1), number_of(year, 12, 25), number_of(year, 12, 26)}
    return frozenset(fixed | {easter(year) + n for n in from_easter})


def _swedish(year: int) -> frozenset[int]:
    fixed = {number_of(year, *day) for day in ((1, 1), (1, 6), (5, 1), (12, 25), (12, 26))}
    fixed |= {_saturday_from(number_of(year, 6, 20)), _saturday_from(number_of(year, 10, 31))}
    from_easter = {-2, 0, 1, 39, 49}
    if year >= 2005:
        fixed.add(number_of(year, 6, 6))  # took the place of Whit Monday
    else:
        from_easter.add(50)
    return frozenset(fixed | {easter(year) + n for n in from_easter})


def easter(year: int) -> int:
    """Return Easter Sunday, by the Gregorian computus."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = 19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    moon %= 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return number_of(year, month, day + 1)


def _saturday_from(day: int) -> int:
    return day + (6 - day) % 7
