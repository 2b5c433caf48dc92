"""The tool's own public holidays are those of a library, and weekdays are counted by them."""

from datetime import date, timedelta

import pytest
from holidays import country_holidays

from pathwaytool.model.holidays import Calendar, fewest_days, holidays_of, most_days, number_of
from pathwaytool.prove.tell.dates import after_weekdays

CODES = {Calendar.DENMARK: "DK", Calendar.SWEDEN: "SE"}
CALENDARS = (None, *Calendar)


@pytest.mark.parametrize("calendar", Calendar)
def test_holidays_of_half_a_century_are_those_of_a_library(calendar: Calendar) -> None:
    for year in range(2000, 2051):
        theirs = {day.toordinal() for day in country_holidays(CODES[calendar], years=year)}
        assert holidays_of(calendar, year) == theirs, year


def test_store_bededag_was_the_fourth_friday_after_easter_until_2023() -> None:
    assert number_of(2023, 5, 5) in holidays_of(Calendar.DENMARK, 2023)
    assert number_of(2024, 4, 26) not in holidays_of(Calendar.DENMARK, 2024)


def test_a_day_has_the_number_that_python_gives_it() -> None:
    for day in (date(2000, 2, 29), date(2024, 3, 1), date(2100, 3, 1), date(2026, 12, 31)):
        assert number_of(day.year, day.month, day.day) == day.toordinal()


@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize("amount", [1, 5, 6, 11])
def test_lengths_are_the_shortest_and_the_longest_of_all_days(
    calendar: Calendar | None, amount: int
) -> None:
    days = [date(2024, 1, 1) + timedelta(n) for n in range(366)]
    lengths = [(after_weekdays(calendar, day, amount) - day).days for day in days]
    assert min(lengths) >= fewest_days(amount)
    assert max(lengths) <= most_days(calendar, amount)
    if calendar is None:
        assert (min(lengths), max(lengths)) == (fewest_days(amount), most_days(calendar, amount))


def test_the_longest_are_found_over_christmas_and_easter() -> None:
    assert after_weekdays(Calendar.DENMARK, date(2027, 3, 24), 1) == date(2027, 3, 30)
    assert (most_days(Calendar.DENMARK, 1), most_days(Calendar.SWEDEN, 1)) == (6, 5)
    assert (most_days(None, 5), most_days(Calendar.DENMARK, 5)) == (7, 12)


def test_no_weekdays_take_no_time_and_very_many_are_counted_at_once() -> None:
    assert (fewest_days(0), most_days(Calendar.DENMARK, 0)) == (0, 0)
    many = 10**9
    assert fewest_days(many) < most_days(None, many) < most_days(Calendar.DENMARK, many)


def test_a_day_much_is_closed_on_is_a_weekday_where_no_law_says_otherwise() -> None:
    assert number_of(2026, 12, 24) not in holidays_of(Calendar.DENMARK, 2026)
    assert number_of(2026, 6, 19) not in holidays_of(Calendar.SWEDEN, 2026)
    assert number_of(2026, 6, 6) in holidays_of(Calendar.SWEDEN, 2026)
