"""What in a file looks like personal data: civil registration numbers and contact details.

The files are searched as they are written, so that keys, comments and every text are covered and
the place found is exact.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.check.places import locations_of
from pathwaytool.model.position import Location, SourceFile

_LONG_NUMBER = re.compile(r"\d[\d  –+-]{6,}\d")

# Danish: day, month, year and four digits. Swedish: year, month, day and four digits with a check
# digit. Digits inside a longer number, an address, an id or a date do not count.
_DANISH = re.compile(r"(?<![\w.,/=-])(\d\d)(\d\d)\d\d[-–  ]?\d{4}(?![\w/-]|[.,]\d)")
_SWEDISH = re.compile(r"(?<![\w.,/=-])(?:19|20)?(\d\d)(\d\d)(\d\d)[-+]?(\d{4})(?![\w/-]|[.,]\d)")

_MAIL = re.compile(r"(?<![\w.+/:@-])([\w.+-]{1,64})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(
    r"(?<![\w.,/=-])(?<!\d[  ])(?:"
    r"(?:\+|00)4[5-7](?:[  -]?\d){8,9}"
    r"|\d\d[  ]\d\d[  ]\d\d[  ]\d\d"
    r"|07\d[  -]?\d{3}[  -]?\d\d[  -]?\d\d"
    r"|(?:tlf|tel|telefon|mobil|phone)\.?:?[  ]{0,3}\d(?:[  ]?\d){7}"
    r")(?![\w/-]|[.,  ]\d)",
    re.IGNORECASE,
)

OF_A_UNIT = frozenset(
    [
        "info",
        "kontakt",
        "contact",
        "post",
        "mail",
        "kommune",
        "kommunen",
        "sikkerpost",
        "registrator",
    ]
)
"""The names before the @ of addresses that belong to a unit and not to a person."""


def civil_numbers(file: SourceFile) -> Iterator[Location]:
    """Yield where something looks like a Danish or Swedish civil registration number."""
    found: set[tuple[int, int]] = set()
    for first, last in _long_numbers(file.text):
        danish = _DANISH.finditer(file.text, first, last)
        swedish = _SWEDISH.finditer(file.text, first, last)
        found.update(match.span() for match in danish if _is_danish(match))
        found.update(match.span() for match in swedish if _is_swedish(match))
    for location in locations_of(file, sorted(found)):
        yield replace(location, text=_hidden(location))


def _hidden(location: Location) -> str:
    """Return the line without the digits, so that no report spreads the number further."""
    first, last = location.span.column - 1, location.span.end_column - 1
    number = re.sub(r"\d", "•", location.text[first:last])
    return location.text[:first] + number + location.text[last:]


def contact_details(file: SourceFile) -> Iterator[Location]:
    """Yield where something looks like a person's e-mail address or a telephone number."""
    found = [
        match.span()
        for first, last in _long_numbers(file.text)
        for match in _PHONE.finditer(file.text, first, last)
    ]
    if "@" in file.text:
        found += [
            match.span() for match in _MAIL.finditer(file.text) if match[1].lower() not in OF_A_UNIT
        ]
    yield from locations_of(file, sorted(found))


def _long_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches around long numbers, with room for a word before and a sign after.

    They are found with one quick search, so that the careful patterns see a few characters only.
    """
    reached = 0
    for match in _LONG_NUMBER.finditer(text):
        yield max(reached, match.start() - 24), match.end() + 4
        reached = match.end()


def _is_danish(match: re.Match[str]) -> bool:
    return 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12


def _is_swedish(match: re.Match[str]) -> bool:
    if not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) % 60 <= 31):
        return False
    digits = [int(digit) for digit in "".join(match.groups())]
    doubled = [digit * 2 if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    return sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0
