"""The tool's own public holidays are those of a library, and weekdays are counted by them."""

from datetime import date, timedelta

import holidays
import pytest

from pathwaytool.model.holidays import (
    Calendar,
    after_weekdays,
    fewest_days,
    holidays_of,
    is_weekday,
    most_days,
)

THEIRS = {Calendar.DENMARK: holidays.Denmark, Calendar.SWEDEN: holidays.Sweden}
NAMED = tuple(THEIRS)


@pytest.mark.parametrize("calendar", NAMED)
def test_holidays_of_half_a_century_are_those_of_a_library(calendar: Calendar) -> None:
    for year in range(2000, 2051):
        assert holidays_of(calendar, year) == set(THEIRS[calendar](years=year)), year


def test_store_bededag_was_the_fourth_friday_after_easter_until_2023() -> None:
    assert date(2023, 5, 5) in holidays_of(Calendar.DENMARK, 2023)
    assert date(2024, 4, 26) not in holidays_of(Calendar.DENMARK, 2024)


@pytest.mark.parametrize("calendar", Calendar)
@pytest.mark.parametrize("amount", [1, 2, 5, 6, 11, 60])
def test_lengths_are_the_shortest_and_the_longest_of_all_days(
    calendar: Calendar, amount: int
) -> None:
    days = [date(2024, 1, 1) + timedelta(n) for n in range(0, 366 * 3)]
    lengths = [(after_weekdays(calendar, day, amount) - day).days for day in days]
    assert min(lengths) >= fewest_days(amount)
    assert max(lengths) <= most_days(calendar, amount)
    if calendar == Calendar.NONE:
        assert (min(lengths), max(lengths)) == (fewest_days(amount), most_days(calendar, amount))


def test_the_longest_are_found_by_christmas_and_easter() -> None:
    # From Wednesday before Easter to the Tuesday after it; from Thursday over two weekends in 2026.
    assert after_weekdays(Calendar.DENMARK, date(2027, 3, 24), 1) == date(2027, 3, 30)
    assert (most_days(Calendar.DENMARK, 1), most_days(Calendar.SWEDEN, 1)) == (6, 5)
    assert (most_days(Calendar.NONE, 5), most_days(Calendar.DENMARK, 5)) == (7, 12)


def test_no_weekdays_take_no_time_and_very_many_are_counted_at_once() -> None:
    assert (fewest_days(0), most_days(Calendar.DENMARK, 0)) == (0, 0)
    many = 10**9
    assert fewest_days(many) < most_days(Calendar.NONE, many) < most_days(Calendar.DENMARK, many)


def test_a_day_much_is_closed_on_is_a_weekday_where_no_law_says_otherwise() -> None:
    eve, midsummer_eve = date(2026, 12, 24), date(2026, 6, 19)
    assert is_weekday(Calendar.DENMARK, eve)
    assert is_weekday(Calendar.SWEDEN, midsummer_eve)
    assert not is_weekday(Calendar.SWEDEN, date(2026, 6, 6))
