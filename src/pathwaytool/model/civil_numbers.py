"""Civil registration numbers, Danish and Swedish, as Word, mail and people spell them.

They stand with the model because nothing that the tool says may repeat one: a message is made here.
"""

import re
from collections.abc import Callable, Iterator

Stretch = tuple[int, int]
"""The first character of a stretch of text and the one after its last, counted from 0."""

SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
SPACES += "\u205f\u3000"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
UNSEEN = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""What nobody sees, but what comes along when digits are copied from a page or a mail."""

HIDDEN = "•"
"""What stands in place of each digit of a civil number wherever something is shown."""

_PLAIN = dict.fromkeys(SPACES, " ") | dict.fromkeys(DASHES, "-")

# Between two parts: a sign, or a sign as an address, a page or a text in quotation marks writes it.
_SIGN = r"(?:[ ./_+~*·:-]|%[0-9A-Fa-f]{2}|&#?\w{1,8};|\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[N_]))"
_SERIAL = rf"({_SIGN}{{0,3}})(\d\d\d\d)"

# A part of a longer number, of a decimal, of an ISBN or of a row of groups is no person's number.
# A year before it is none of these: `sag-2024-0101991234`.
_BEFORE = r"(?<!\d)(?<!\d[.,])(?:(?<!\d-)|(?<=(?:19|20)\d\d-))"
_AFTER = r"(?!\d)(?![.,]\d)(?!-(?:\d{4}|\d\d?-))"

_DANISH = re.compile(rf"{_BEFORE}(\d\d)({_SIGN}{{0,2}})(\d\d)\2((?:19|20)?)\d\d{_SERIAL}{_AFTER}")
_SWEDISH = re.compile(rf"{_BEFORE}(?:19|20)?(\d\d)({_SIGN}{{0,2}})(\d\d)\2(\d\d){_SERIAL}{_AFTER}")
# The last four in two and two, and each digit by itself, as a form with boxes is copied.
_HALVED = re.compile(rf"{_BEFORE}(\d\d)(\d\d)(\d\d)-(\d\d) (\d\d){_AFTER}")
_BOXED = re.compile(
    rf"(?<!\d)(?<!\d[ .,-])\d([ -])\d(?:(?:\1|{_SIGN}{{1,3}})\d){{8}}(?!\d)(?![ .,-]\d)"
)
_CALLED = re.compile(
    r"(?:cpr|personnumm?er|personnr)[ ._-]{0,2}(?:nr|no|nummer)?[ .:=#_/(-]{0,4}"
    rf"((?:\d{_SIGN}{{0,3}}){{6}}(?:\d{_SIGN}{{0,3}}){{0,3}}[0-9A-Z]{{1,4}})(?!\w)",
    re.IGNORECASE,
)

# Found with one quick search, so that the careful patterns see a few characters only.
_LONG_NUMBER = re.compile(rf"\d(?:{_SIGN}{{0,3}}\d){{6,}}")
_ROOM = 24
"""How many characters before a long number may say what it is."""


def civil_numbers(text: str) -> list[Stretch]:
    """Return where something in `text` looks like a civil registration number, in order."""
    plain, places = _plain(text)
    found: set[Stretch] = set()
    reached = 0
    for number in _LONG_NUMBER.finditer(plain):
        first, last = max(reached, number.start() - _ROOM), number.end() + 8
        found.update(_numbers_in(plain, first, last))
        reached = number.end()
    if places is not None:
        found = {(places[first], places[last - 1] + 1) for first, last in found}
    return _apart(sorted(found))


def without_civil_numbers(text: str) -> str:
    """Return `text` with a dot in place of every digit of a number that looks like a person's."""
    parts, reached = [], 0
    for first, last in civil_numbers(text):
        parts += [text[reached:first], re.sub(r"\d", HIDDEN, text[first:last])]
        reached = last
    return text if not reached else "".join([*parts, text[reached:]])


def has_hidden_digits(text: str) -> bool:
    """Tell whether digits of a civil number are hidden in `text`; a dot alone begins a list."""
    return text.count(HIDDEN) >= len("ddmmyy")


def _plain(text: str) -> tuple[str, list[int] | None]:
    """Return `text` with plain spaces and hyphens and nothing unseen; and where its signs stood.

    None: where they stand in `text`.
    """
    if text.isascii():
        return text, None
    plain = text
    for sign, usual in _PLAIN.items():  # a search for one sign is far quicker than one for many
        if sign in text:
            plain = plain.replace(sign, usual)
    if not any(sign in text for sign in UNSEEN):
        return plain, None
    places = [place for place, sign in enumerate(plain) if sign not in UNSEEN]
    return "".join(plain[place] for place in places), places


def _numbers_in(text: str, first: int, last: int) -> Iterator[Stretch]:
    for pattern, is_one in _SPELLINGS:
        yield from (one.span() for one in pattern.finditer(text, first, last) if is_one(one))
    for one in _CALLED.finditer(text, first, last):
        if sum(sign.isdigit() for sign in one[1]) >= 8:
            yield one.span(1)


def _apart(found: list[Stretch]) -> list[Stretch]:
    """Return the stretches, those that overlap as one."""
    apart: list[Stretch] = []
    for first, last in found:
        if apart and first < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(last, apart[-1][1]))
        else:
            apart.append((first, last))
    return apart


def _is_danish(number: re.Match[str]) -> bool:
    day, inside, month, century, between, serial = number.groups()
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return False
    if inside and (not between or (century and serial[:2] in ("19", "20"))):
        return False  # a date, or from one year to another
    return not (century and inside and not between.strip())


def _is_born(number: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", number[0])
    return 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12


def _is_swedish(number: re.Match[str]) -> bool:
    year, inside, month, day, between, serial = number.groups()
    if not (1 <= int(month) <= 12 and 1 <= int(day) % 60 <= 31) or (inside and not between):
        return False
    digits = [int(digit) for digit in year + month + day + serial]
    doubled = [digit * 2 if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    return sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0


_SPELLINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
    (_DANISH, _is_danish),
    (_SWEDISH, _is_swedish),
    (_HALVED, _is_born),
    (_BOXED, _is_born),
)
