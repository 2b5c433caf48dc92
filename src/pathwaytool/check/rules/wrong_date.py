"""Dates exist, and a period ends after it begins.

Fix: write the date as year-month-day, such as 2026-01-31.
"""

from collections.abc import Iterator
from datetime import date

from pathwaytool.check.rule import Setting, Whole
from pathwaytool.model.confidence import Check
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Place, Pointer

MESSAGE = Message(
    "wrong-date",
    Severity.ERROR,
    "{date} is not a day in the calendar, or the period ends before it begins.",
    "Write a day as year-month-day, such as 2026-01-31, and the last day after the first.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each wrong date in a pathway."""
    yield from _period(pathway.place, pathway.valid_from, pathway.valid_to)
    yield from _day(pathway.place, ("review",), pathway.review)


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield a finding for each wrong date in the registers."""
    for basis in whole.library.legal_bases.values():
        yield from _period(basis.place, basis.valid_from, basis.valid_to)
        yield from _checked(basis.place, basis.checked)
    for statement in whole.library.statements.values():
        yield from _checked(statement.place, statement.checked)


def _checked(place: Place, check: Check | None) -> Iterator[Diagnostic]:
    if check:
        yield from _day(place, ("checked", "date"), check.date)


def _period(place: Place, first: str | None, last: str | None) -> Iterator[Diagnostic]:
    wrong = [*_day(place, ("valid", "from"), first), *_day(place, ("valid", "to"), last)]
    yield from wrong
    if first and last and not wrong and last < first:
        yield MESSAGE.at(place.value("valid", "to"), date=last)


def _day(place: Place, pointer: Pointer, day: str | None) -> Iterator[Diagnostic]:
    if day is not None and not _is_day(day):
        yield MESSAGE.at(place.value(*pointer), date=day)


def _is_day(day: str) -> bool:
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
