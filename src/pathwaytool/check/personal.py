"""What in a file looks like personal data: civil registration numbers and contact details.

The files are searched as they are written, so that keys, comments and every text are covered and
the place found is exact; and as they are read, so that nothing hides behind how it is written.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from html import unescape

from pathwaytool.check.places import locations_of
from pathwaytool.model.civil_numbers import civil_numbers
from pathwaytool.model.position import Location, SourceFile

_LONG_NUMBER = re.compile(r"\d[\d \u00a0–+-]{6,}\d")

_ESCAPED = re.compile(r"\\[ux0-9N_ \n]|&#?\w+;")
_GOES_ON = re.compile(r"\n[^\S\n]*[^\w\n]?\d")
_STOPS = re.compile(r"\d\W{0,3}\Z")

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


def civil_places(file: SourceFile) -> Iterator[Location]:
    """Yield where something looks like a Danish or Swedish civil registration number.

    The file is searched as it is written, and then what is read otherwise than it is written:
    with escapes and entities, and over several lines.
    """
    found = civil_numbers(file.text)
    if _is_escaped(file.text) or _is_broken(file.text):
        found += _read_otherwise(file, found)
    yield from locations_of(file, sorted(found))


def _is_escaped(text: str) -> bool:
    return ("\\" in text or "&" in text) and _ESCAPED.search(text) is not None


def _is_broken(text: str) -> bool:
    """Tell whether a number may go on in the next line: one that begins with a digit is rare."""
    ends = (_end_before(text, found.start()) for found in _GOES_ON.finditer(text))
    return any(_STOPS.search(text, max(0, end - 4), end) for end in ends)


def _end_before(text: str, start: int) -> int:
    """Return where the line with something in it ends above the line break at `start`.

    It is looked for a few characters back only: so much is not left empty within a number.
    """
    first = max(0, start - _EMPTY)
    return first + len(text[first:start].rstrip())


_EMPTY = 200
"""How many empty characters there may be between two lines of a number, at the most."""


def _read_otherwise(file: SourceFile, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where a text says a number that does not stand so in the file."""
    starts = [first for first, _ in found]
    for scalar in file.scalars():
        seen = bisect_left(starts, scalar.last) - bisect_left(starts, scalar.first)
        if len(civil_numbers(unescape(scalar.says))) > seen:
            yield scalar.first, scalar.last


def contact_details(file: SourceFile) -> Iterator[Location]:
    """Yield where something looks like a person's e-mail address or a telephone number."""
    found = _contacts(file.text)
    taken = civil_numbers(file.text) if found else []  # what is one is told as one
    found = [one for one in found if not any(one[0] < to and at < one[1] for at, to in taken)]
    yield from locations_of(file, sorted(found))


def is_personal(text: str) -> bool:
    """Tell whether a text that comes from outside looks as if it held personal data."""
    return bool(civil_numbers(unescape(text)) or _contacts(text))


def _contacts(text: str) -> list[tuple[int, int]]:
    found = [
        match.span()
        for first, last in _long_numbers(text)
        for match in _PHONE.finditer(text, first, last)
    ]
    if "@" in text:
        found += [
            match.span() for match in _MAIL.finditer(text) if match[1].lower() not in OF_A_UNIT
        ]
    return found


def _long_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches around long numbers, with room for a word before and a sign after.

    They are found with one quick search, so that the careful patterns see a few characters only.
    """
    reached = 0
    for match in _LONG_NUMBER.finditer(text):
        yield max(reached, match.start() - 24), match.end() + 4
        reached = match.end()
