"""Which line is indented wrongly: tried, for the reader only says where it lost its way."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pathwaytool.load.mending import Read
from pathwaytool.load.messages import syntax
from pathwaytool.load.spans import span_of
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import Location, SourceFile

ABOVE = 20
"""How many lines above the place where the reader gave up are tried."""

LARGEST, EFFORT, MOST = 300_000, 1_500_000, 60
"""The most characters of a file that is tried, that are read in all, and the most tries."""

_TRIED = (syntax.BAD_INDENTATION, syntax.DASH_AMONG_KEYS, syntax.MISSING_COLON)


def told_by_indentation(
    source: SourceFile, found: Sequence[Diagnostic], read: Read
) -> Sequence[Diagnostic]:
    """Return the findings in a file; that of a wrong indentation at the one line to move.

    A line is the one where, moved, nothing at all is wrong with the file any more.
    """
    if len(found) != 1 or found[0].message not in _TRIED or len(source.text) > LARGEST:
        return found
    lines = source.text.split("\n")
    if (dash := _needless_dash(source, lines, found[0].location.span.line - 1, read)) is not None:
        return [dash]
    most = min(MOST, max(4, EFFORT // len(source.text)))
    for number, indent in islice(_tries(lines, found[0].location.span.line - 1), most):
        moved = " " * indent + lines[number].lstrip(" ")
        left, is_yaml = read("\n".join([*lines[:number], moved, *lines[number + 1 :]]))
        if is_yaml and not left:
            return [_told(source, lines, number, indent)]
    return found


def _needless_dash(
    source: SourceFile, lines: Sequence[str], pointed: int, read: Read
) -> Diagnostic | None:
    """Return a finding of a dash among keys: without it, nothing at all is wrong any more."""
    last = min(pointed, len(lines) - 1)
    for number in range(last, max(-1, last - ABOVE), -1):
        line = lines[number]
        indent = _indent(line)
        if not re.match(r"- +[\w-]+:", line[indent:]):
            continue
        without = line[:indent] + line[indent:].lstrip("- ")
        left, is_yaml = read("\n".join([*lines[:number], without, *lines[number + 1 :]]))
        if is_yaml and not left:
            start = sum(len(one) + 1 for one in lines[:number]) + indent
            dash = len(line) - len(without)
            span = span_of(source.text, start, start + len(line) - indent)
            at = Location(source.path, span, source.line(number + 1))
            finding = syntax.DASH_AMONG_KEYS.at(at, line=line.strip()[:60])
            return finding.mended("", span_of(source.text, start, start + dash))
        return None
    return None


def _told(source: SourceFile, lines: list[str], number: int, indent: int) -> Diagnostic:
    start = sum(len(line) + 1 for line in lines[:number])
    line = lines[number]
    now = len(line) - len(line.lstrip(" "))
    span = span_of(source.text, start + now, start + len(line.rstrip()))
    at = Location(source.path, span, source.line(number + 1))
    finding = syntax.BAD_INDENTATION.at(at, line=line.strip()[:60])
    return finding.mended(" " * indent, span_of(source.text, start, start + now))


def _tries(lines: Sequence[str], pointed: int) -> Iterator[tuple[int, int]]:
    """Yield lines, the one that is pointed at first, and the indentations that each may need."""
    last = min(pointed, len(lines) - 1)
    for number in range(last, max(-1, last - ABOVE), -1):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        now, before, after = _indent(line), _near(lines, number, -1), _near(lines, number, 1)
        is_odd = number == last or now % 2 or now not in (before, after) or _opens(lines, number)
        if is_odd:
            wanted = dict.fromkeys((before, after, before + 2, after - 2, now + 2))
            yield from ((number, one) for one in wanted if one >= 0 and one != now)


def _opens(lines: Sequence[str], number: int) -> bool:
    return re.fullmatch(r" *[\w-]+: *", lines[number]) is not None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _near(lines: Sequence[str], number: int, step: int) -> int:
    """Return the indentation of the next line with something in it, upwards or downwards."""
    number += step
    while 0 <= number < len(lines):
        if lines[number].strip():
            return _indent(lines[number])
        number += step
    return 0
