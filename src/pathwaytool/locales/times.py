"""Durations in words."""

from datetime import date

from pathwaytool.locales import words
from pathwaytool.model.time import Birthday, Duration, Takes, Unit

DAYS_FROM = 72
"""From how many hours on a time is said in days, where it comes to whole days."""


def duration_words(duration: Duration, language: str) -> str:
    """Say a duration, such as "4 måneder"."""
    name = duration.unit.value + ("_1" if duration.amount == 1 else "")
    return words(language, "grammar")[name].format(n=duration.amount)


def birthday_words(birthday: Birthday, language: str) -> str:
    """Say a day before a birthday, such as "6 måneder før 18 år"."""
    ahead = duration_words(birthday.ahead, language)
    return words(language, "grammar")["before_birthday"].format(time=ahead, age=birthday.age)


def takes_words(takes: Takes, language: str) -> str:
    """Say how long a step takes, such as "6–8 uger" or "1 dag – 4 måneder"."""
    shortest, longest = takes.shortest, takes.longest
    if shortest == longest:
        return duration_words(longest, language)
    if shortest.unit == longest.unit:
        words_of_longest = duration_words(longest, language)
        return words_of_longest.replace(
            str(longest.amount), f"{shortest.amount}–{longest.amount}", 1
        )
    return f"{duration_words(shortest, language)} – {duration_words(longest, language)}"


def date_words(day: date, language: str) -> str:
    """Say a day, such as "31. januar 2026"."""
    said = words(language, "site")
    month = said["months"].split()[day.month - 1]
    return said["date"].format(year=day.year, month=month, day=day.day)


def hours_words(hours: int, language: str) -> str:
    """Say a number of hours, such as "30 timer" or "91 dage"."""
    if hours >= DAYS_FROM and hours % 24 == 0:
        return duration_words(Duration(hours // 24, Unit.DAYS), language)
    return duration_words(Duration(hours, Unit.HOURS), language)
