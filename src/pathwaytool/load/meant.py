"""What an editor meant by a value that is not in the form of the format: a time, ages, a day."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pathwaytool.load.signs import plain

_UNITS: Mapping[str, str] = {
    **dict.fromkeys(("time", "timer", "timme", "timmar", "t", "h", "hrs", "hr"), "hour"),
    **dict.fromkeys(("dag", "dage", "dagar", "døgn", "dygn", "kalenderdage", "d"), "day"),
    **dict.fromkeys(("hverdag", "hverdage", "vardag", "vardagar"), "weekday"),
    **dict.fromkeys(("arbejdsdag", "arbejdsdage", "arbetsdag", "arbetsdagar"), "weekday"),
    **dict.fromkeys(("uge", "uger", "vecka", "veckor"), "week"),
    **dict.fromkeys(("måned", "måneder", "månad", "månader", "md", "mdr", "mdr."), "month"),
    **dict.fromkeys(("år", "yr", "yrs"), "year"),
    **{unit: unit for unit in ("hour", "day", "weekday", "week", "month", "year")},
    **{f"{unit}s": unit for unit in ("hour", "day", "weekday", "week", "month", "year")},
}
_NUMBERS = {
    **{"en": "1", "et": "1", "ett": "1", "one": "1", "to": "2", "två": "2", "two": "2"},
    **{"tre": "3", "fire": "4", "fyra": "4", "fem": "5", "seks": "6", "sex": "6", "syv": "7"},
    **{"sju": "7", "otte": "8", "åtta": "8", "ni": "9", "nio": "9", "ti": "10", "tio": "10"},
}
_MONTHS = dict(
    zip(
        ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
        range(1, 13),
        strict=True,
    )
) | {"may": 5, "oct": 10}

# A limit is the longest time there is, so that these words say nothing more.
_AT_MOST = re.compile(
    r"\A(?:inden(?: for)?|inom|senest|senast|højst|högst|maks(?:imalt)?\.?|max\.?|within|at most"
    r"|op til|upp till|up to|<=?|≤) +"
)
_TIME = re.compile(r"(\d{1,4})(?:-(\d{1,4}))? ?([^\W\d_]+\.?)")
_UNTIL = re.compile(r"\s*(?:-+|\.\.+|\btil og med\b|\bt\.?o\.?m\b\.?|\btil\b|\btill\b|\bto\b)\s*")
_YEAR_FIRST = re.compile(r"(\d{4})[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})\Z")
_DAY_FIRST = re.compile(r"(?:d\.|den)?\s*(\d{1,2})[-./ ]+(\d{1,2}|[^\W\d_]{3,9})[-./ ]+(\d{4})\Z")


def meant(form: str, written: object) -> str | None:
    """Return how a value is written in a form of the schema; None where that would be a guess.

    `form`: duration | span | ages | values | day | address | boolean | number.
    """
    if form not in _READERS or isinstance(written, dict):
        return None
    parts = written if isinstance(written, list) else [written]
    text = " ".join(plain("-".join(map(str, parts))).strip(" .\"'").split())
    return _READERS[form](text if form == "address" else text.casefold())


def text_of(key: object, written: str) -> str:
    """Return how a text is written that is something else without quotation marks.

    A version has three numbers, so that it needs none.
    """
    if key == "version" and re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", written):
        return f"{written}.0" if "." in written else f"{written}.0.0"
    return f'"{written}"'


def gloss_of(written: str, choices: list[Any], description: str) -> str | None:
    """Return the word of the format that a description explains with the word that is written.

    A description says `draft (udkast), hearing (høring)`.
    """
    wanted = plain(written).strip(" \"'").casefold()
    said = {str(choice).casefold(): str(choice) for choice in choices}
    for word in (wanted, *_CHOICES.get(wanted, ())):
        if word in said:
            return said[word]
    for choice in map(str, choices):
        found = re.search(rf"(?<![\w-]){re.escape(choice)} \(([^)]*)\)", description)
        if found and wanted == found[1].casefold():
            return choice
    return None


_CHOICES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("barn", "ung", "unge", "barnet"), ("child",)),
    **dict.fromkeys(("kerne", "kärna"), ("core",)),
    **dict.fromkeys(("ukendt", "okänd", "okänt", "?"), ("unknown",)),
    **dict.fromkeys(("foreslået", "forslag", "föreslagen", "föreslaget"), ("proposed",)),
    **dict.fromkeys(("kontrolleret", "kontrollerad", "tjekket"), ("checked",)),
    **dict.fromkeys(("dansk", "dk", "danmark", "danish"), ("da", "denmark")),
    **dict.fromkeys(("svensk", "svenska", "se", "sverige", "swedish"), ("sv", "sweden")),
    **dict.fromkeys(("engelsk", "engelska", "gb", "uk", "english"), ("en",)),
    **dict.fromkeys(("kommunal", "kommunen"), ("municipality",)),
    **dict.fromkeys(("beslutning", "beslut", "beslutninger"), ("decision",)),
    **dict.fromkeys(("kladde", "udkast", "utkast"), ("draft",)),
    **dict.fromkeys(("indsatser", "insats", "tilbud"), ("service",)),
    **dict.fromkeys(("aktivitet", "opgave", "åtgärd"), ("action",)),
    **dict.fromkeys(("udredning", "undersøgelse", "utredning"), ("assessment",)),
    **dict.fromkeys(("lovpligtig", "lovkrav", "lovbestemt", "lagstadgad"), ("statutory",)),
    **dict.fromkeys(("artikel", "studie", "study", "article"), ("research",)),
}
"""Words for a choice that no description explains."""


def condition_in(written: str) -> str | None:
    """Return a condition as the format writes it, for `behov = stort og samtykke = ja`."""
    if unlike := _UNLIKE.fullmatch(plain(written).strip()):
        return f"{{not: {{{unlike[1]}: {unlike[2]}}}}}"
    tests = [_TEST.fullmatch(part.strip()) for part in _AND.split(plain(written))]
    if not tests or not all(tests):
        return None
    words = {"ja": "yes", "nej": "no"}
    said = (f"{one[1]}: {words.get(one[2], one[2])}" for one in tests if one)
    return f"{{{', '.join(said)}}}"


_UNLIKE = re.compile(r"([^\W_][\w-]*) *(?:!=|<>|≠| er ikke | är inte ) *([^\W_][\w-]*)")
_TEST = re.compile(r"([^\W_][\w-]*) *(?:==?|:| er | är | is ) *([^\W_][\w-]*)")
_AND = re.compile(r"\s+(?:og|och|and|&&?)\s+|\s*[,;]\s*")


def is_foreign(time: str) -> bool:
    """Tell whether a length of time has a unit that is not English, and no odd sign beside it."""
    words = re.findall(r"[^\W\d_]+", time.casefold())
    return time.isprintable() and any(
        _UNITS.get(word, "?") not in (word, word[:-1]) for word in words if word in _UNITS
    )


def _span(text: str) -> str | None:
    numbered = " ".join(_NUMBERS.get(word, word) for word in text.removeprefix("fra ").split())
    parts = [part for part in _UNTIL.split(numbered) if part]
    if len(parts) == 2 and parts[0].isdigit():
        parts = ["-".join(parts)]
    times = [_time(part) for part in parts]
    return " - ".join(map(str, times)) if len(times) in (1, 2) and all(times) else None


def _duration(text: str) -> str | None:
    span = _span(_AT_MOST.sub("", text))
    return span if span and "-" not in span else None


_ISO = re.compile(r"p(?:(\d{1,4})([ymwd])|t(\d{1,4})(h))")
_ISO_UNITS = {"y": "år", "m": "md", "w": "uge", "d": "dag", "h": "time"}


def _time(text: str) -> str | None:
    if iso := _ISO.fullmatch(text):
        text = f"{iso[1] or iso[3]} {_ISO_UNITS[iso[2] or iso[4]]}"
    found = _TIME.fullmatch(text)
    unit = found and _UNITS.get(found[3], _UNITS.get(found[3].rstrip(".")))
    if not found or not unit:
        return None
    number = found[1] if found[2] is None else f"{int(found[1])}-{int(found[2])}"
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"


def _ages(text: str) -> str | None:
    numbers = _UNTIL.split(
        re.sub(r"[- ]?(?:år(?:ige)?|years?)\b", "", text.removeprefix("fra ")).strip()
    )
    if len(numbers) not in (1, 2) or not all(re.fullmatch(r"\d{1,3}", one) for one in numbers):
        return None
    return "-".join(numbers)


_YES_NO = re.compile(r"(?:ja|yes|true|sandt?)[-/, ]*(?:nej|no|false|falskt?)")


def _values(text: str) -> str | None:
    if _YES_NO.fullmatch(re.sub(r" (?:eller|or) ", "/", text)):
        return "yes-no"
    found = _ages(text)
    return found if found and "-" in found else None


def _day(text: str) -> str | None:
    if found := _YEAR_FIRST.match(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY_FIRST.match(text):
        day, year = int(found[1]), int(found[3])
        month = int(found[2]) if found[2].isdigit() else _MONTHS.get(found[2][:3], 0)
    else:
        return None
    from datetime import date

    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _address(text: str) -> str | None:
    bare = text.strip("<>")
    if re.fullmatch(r"https?://[^\s<>]+", bare):
        return bare
    is_host = re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?", bare)
    return f"https://{bare}" if is_host else None


def _boolean(text: str) -> str | None:
    words = {"ja": "true", "yes": "true", "sand": "true", "nej": "false", "no": "false"}
    return words.get(text, text if text in ("true", "false") else None)


def _number(text: str) -> str | None:
    bare = re.sub(r" ?(?:%|procent|pct\.?)\Z", "", text)
    return bare if re.fullmatch(r"\d{1,4}", bare) else _NUMBERS.get(bare)


_READERS: Mapping[str, Callable[[str], str | None]] = {
    "duration": _duration,
    "span": _span,
    "ages": _ages,
    "values": _values,
    "day": _day,
    "address": _address,
    "boolean": _boolean,
    "number": _number,
}
