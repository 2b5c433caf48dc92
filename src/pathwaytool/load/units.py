"""Units of time as Danish and Swedish editors may come to write them."""

import re

_ENGLISH = {
    "time": "hours",
    "timer": "hours",
    "timme": "hours",
    "timmar": "hours",
    "dag": "days",
    "dage": "days",
    "dagar": "days",
    "døgn": "days",
    "dygn": "days",
    "hverdag": "weekdays",
    "hverdage": "weekdays",
    "vardag": "weekdays",
    "vardagar": "weekdays",
    "uge": "weeks",
    "uger": "weeks",
    "vecka": "weeks",
    "veckor": "weeks",
    "måned": "months",
    "måneder": "months",
    "månad": "months",
    "månader": "months",
    "år": "years",
}
_FORM = re.compile(r"\d+(-\d+)? \w+( - \d+ \w+)?")
_WORD = re.compile(r"[^\W\d_]+")


def in_english(time: str) -> str | None:
    """Return `time` with its units in English, such as "24 hours" for "24 timer".

    None where no word of it is a Danish or Swedish unit, or it is no length of time at all.
    """
    if not _FORM.fullmatch(time):
        return None
    translated = _WORD.sub(lambda word: _ENGLISH.get(word[0].casefold(), word[0]), time)
    return translated if translated != time else None
