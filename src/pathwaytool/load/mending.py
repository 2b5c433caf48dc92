"""What is wrong with a file is sometimes only a sign that looks like another: tried, and then told.

Where a file has such a sign, it is read again as if the right one stood there. If that ends a
finding, the sign is what is told, and the mend is known to work.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from pathwaytool.dataclass import dataclass
from pathwaytool.load.failure import shown
from pathwaytool.load.messages import signs
from pathwaytool.load.signs import (
    has_signs,
    is_outside_texts,
    looks_like,
    message_of,
    tries,
    with_plain_start,
)
from pathwaytool.load.spans import span_of
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.position import Location, SourceFile, Span

LARGEST, EFFORT = 1_000_000, 300_000
"""The most characters of a file that is read again, and about how many are read again in all."""

MOST_TRIED = 24
"""The most places of a file where another sign is tried."""

LONGEST = 1_000
"""The most characters of a line in which another sign is tried."""

_OF_SIGNS = frozenset(one.rule for one in vars(signs).values() if isinstance(one, Message))

Read = Callable[[str], tuple[Sequence[Diagnostic], bool]]
"""A text to what is found in it, and whether it can be read as YAML at all."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """Lines, and what is found in them. `score` is the better the further they can be read, and
    then the less is found."""

    lines: tuple[str, ...]
    found: tuple[Diagnostic, ...]
    score: tuple[int, int]


def told_by_signs(
    source: SourceFile, found: Sequence[Diagnostic], read: Read
) -> tuple[Diagnostic, ...]:
    """Return the findings in a file, those that come from an odd sign told as just that.

    `found` is what `read` gives for the text of `source`.
    """
    if not found or not has_signs(source.text):
        return tuple(found)
    size = len(source.text)
    read = _a_few_times(read, (found, False), 0 if size > LARGEST else max(8, EFFORT // size))
    lines = tuple(source.text.split("\n"))
    reading = begun = _reading_of(lines, read)
    places = list(_places(lines, found))[:MOST_TRIED]
    for place in places:
        reading = _mended(place, reading, read)
    if reading.lines == lines:  # no sign helps alone; perhaps all do together
        reading = _all_mended(places, reading, read)
    if reading.lines == lines:
        return begun.found
    changed = {place for place in places if reading.lines[slice(*place)] != lines[slice(*place)]}
    told = [_told(source, place, reading.lines) for place in sorted(changed)]
    touched = {line + 1 for place in changed for line in range(*place)}
    told += [_left(one, source, touched) for one in reading.found]
    return tuple(sorted(told, key=lambda one: one.location.span))


def _a_few_times(read: Read, other: tuple[Sequence[Diagnostic], bool], most: int) -> Read:
    """Return `read`, which gives `other` once it has been asked more than `most` times."""
    asked = count()
    return lambda text: read(text) if next(asked) <= most else other


def _reading_of(lines: tuple[str, ...], read: Read) -> _Reading:
    found, is_yaml = read("\n".join(lines))
    errors = [one for one in found if one.message.severity == Severity.ERROR]
    reached = min((one.location.span.line for one in errors), default=0)
    return _Reading(lines, tuple(found), (1, -len(errors)) if is_yaml else (0, reached))


def _places(lines: Sequence[str], found: Sequence[Diagnostic]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of lines, counted from 0, whose signs may be what is wrong.

    Lines that follow each other and all begin oddly came in one go and are one.
    """
    pointed = {
        line
        for one in found
        if one.message.rule not in _OF_SIGNS
        for line in _around(one.location.span)
    }
    first = None
    for number, line in enumerate((*lines, "")):
        start = line.lstrip(" -")[:1]
        begins_oddly = start != looks_like(start) and looks_like(start) in (" ", "-")
        if first is not None and not begins_oddly:
            yield first, number
            first = None
        if begins_oddly:
            first = number if first is None else first
        elif (
            len(line) <= LONGEST
            and has_signs(line)
            and (number in pointed or is_outside_texts(line))
        ):
            yield number, number + 1


def _may_be_mended(line: str) -> bool:
    return len(line) <= LONGEST and has_signs(line)


def _around(span: Span) -> range:
    """Return the lines of a place, counted from 0, and the one before."""
    return range(max(0, span.line - 2), min(span.end_line, span.line + 2))


def _mended(place: tuple[int, int], reading: _Reading, read: Read) -> _Reading:
    """Return the reading with the signs mended at a place, as far as that makes it better."""
    for _ in range(MOST_TRIED):
        for new in _tries(reading.lines[slice(*place)]):
            better = _reading_of(_with(reading.lines, place, new), read)
            if better.score > reading.score:
                reading = better
                break
        else:
            break
    return reading


def _tries(lines: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if len(lines) == 1:
        yield from ((one,) for one in tries(lines[0]))
    else:
        yield tuple(map(with_plain_start, lines))


def _all_mended(places: Sequence[tuple[int, int]], reading: _Reading, read: Read) -> _Reading:
    lines = reading.lines
    for place in places:
        *_, last = _tries(lines[slice(*place)])
        lines = _with(lines, place, last)
    better = _reading_of(lines, read)
    return better if better.score > reading.score else reading


def _with(lines: tuple[str, ...], place: tuple[int, int], new: tuple[str, ...]) -> tuple[str, ...]:
    return (*lines[: place[0]], *new, *lines[place[1] :])


def _told(source: SourceFile, place: tuple[int, int], lines: tuple[str, ...]) -> Diagnostic:
    """Return the finding about the signs at a place, with the exact mend."""
    old = "\n".join(source.text.split("\n")[slice(*place)])
    new = "\n".join(lines[slice(*place)])
    first = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(new))
    same = _same_end(old[first:], new[first:])
    last = len(old) - same
    begin = len("\n".join(source.text.split("\n")[: place[0]])) + (place[0] > 0)
    span = span_of(source.text, begin + first, begin + last)
    sign = next((one for one in old[first:last] if one != looks_like(one)), old[first])
    meant = new[first : len(new) - same]
    gaps = {"code": f"U+{ord(sign):04X}", "written": sign, "meant": meant}
    if message_of(sign) is signs.ODD_DASH and "\n" not in old:
        before, after = _START_OF_WORD.search(old[:first]), _END_OF_WORD.match(old, last)
        words = (before[0] if before else "", after[0] if after else "")
        gaps |= {"written": old[first:last].join(words), "meant": meant.join(words)}
    elif "\n" in old:
        gaps["meant"] = looks_like(sign)
    location = Location(source.path, span, source.line(span.line))
    said = {name: shown(gap) for name, gap in gaps.items() if f"{{{name}}}" in _words_of(sign)}
    return message_of(sign).at(location, **said).mended(meant)


_START_OF_WORD = re.compile(r"[^\s,:\[\]{}#]*$")
_END_OF_WORD = re.compile(r"[^\s,:\[\]{}#]*")


def _words_of(sign: str) -> str:
    message = message_of(sign)
    return message.english + message.mend


def _same_end(old: str, new: str) -> int:
    """Return how many characters at the end of both are the same."""
    pairs = zip(reversed(old), reversed(new), strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _left(finding: Diagnostic, source: SourceFile, touched: set[int]) -> Diagnostic:
    """Return a finding of the lines as they would be, as one of the lines as they are."""
    at = finding.location
    location = replace(at, text=source.line(at.span.line))
    is_moved = finding.edit and finding.edit.span.line in touched
    return replace(finding, location=location, edit=None if is_moved else finding.edit)
