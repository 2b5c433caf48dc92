"""Which line is indented wrongly: tried, for the reader only says where it lost its way."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pathwaytool.load.mending import Read
from pathwaytool.load.messages import shape, signs, syntax
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
    lines = source.text.split("\n")
    is_one = len(found) == 1 and found[0].message in _TRIED
    if len(source.text) > LARGEST or not (is_one or _are_halves(found)):
        return found
    if not is_one:
        dash = _needless_dash(source, lines, found[-1].location.span.line - 1, read)
        return found if dash is None else [dash]
    if (dash := _needless_dash(source, lines, found[0].location.span.line - 1, read)) is not None:
        return [dash]
    if (dash := _missing_dash(source, lines, found[0].location.span.line - 1, read)) is not None:
        return [dash]
    most = min(MOST, max(4, EFFORT // len(source.text)))
    for number, indent in islice(_tries(lines, found[0].location.span.line - 1), most):
        moved = " " * indent + lines[number].lstrip(" ")
        left, is_yaml = read("\n".join([*lines[:number], moved, *lines[number + 1 :]]))
        if is_yaml and not left:
            return [_told(source, lines, number, indent)]
    return found


def _are_halves(found: Sequence[Diagnostic]) -> bool:
    """Tell whether two parts of a list each lack what stands in the other."""
    told = [one.message for one in found]
    if told == [shape.BRANCH_WITHOUT_TARGET, shape.BRANCH_WITHOUT_CONDITION]:
        return True
    are_two = told == [shape.MISSING_KEY] * 2
    return are_two and found[0].gaps["part"] == found[1].gaps["part"]


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
        bare = line[:indent] + line[indent:].lstrip("- ")
        for new in (bare, f"{line[:indent]} {line[indent + 1 :]}"):
            left, is_yaml = read("\n".join([*lines[:number], new, *lines[number + 1 :]]))
            if is_yaml and not left:
                return _dash_told(source, lines, number, new)
        return None
    return None


def _dash_told(source: SourceFile, lines: Sequence[str], number: int, new: str) -> Diagnostic:
    line = lines[number]
    indent = _indent(line)
    start = sum(len(one) + 1 for one in lines[:number]) + indent
    at = Location(
        source.path,
        span_of(source.text, start, start + len(line) - indent),
        source.line(number + 1),
    )
    finding = syntax.DASH_AMONG_KEYS.at(at, line=line.strip()[:60])
    key = len(line) - len(line[indent:].lstrip("- "))
    mended = " " * (_indent(new) - indent)
    return finding.mended(mended, span_of(source.text, start, start + key - indent))


def _missing_dash(
    source: SourceFile, lines: Sequence[str], pointed: int, read: Read
) -> Diagnostic | None:
    """Return a finding of the first part of a list without its dash, where other parts have one."""
    if pointed >= len(lines) or not lines[pointed].lstrip().startswith("- "):
        return None
    dash = _indent(lines[pointed])
    for number in range(pointed - 1, max(0, pointed - ABOVE), -1):
        line, above = lines[number], lines[number - 1]
        first = re.match(r" *([\w-]+:|\{) *\S", line)
        begins = re.match(r" *(?:- +)?[\w-]+: *$", above) or above.lstrip().startswith("- ")
        if not first or not begins or _indent(line) not in (dash, dash + 2):
            continue
        mended = " " * dash + "- " + line.lstrip()
        left, is_yaml = read("\n".join([*lines[:number], mended, *lines[number + 1 :]]))
        if is_yaml and not left:
            start = sum(len(one) + 1 for one in lines[:number])
            span = span_of(source.text, start + _indent(line), start + len(line))
            at = Location(source.path, span, source.line(number + 1))
            gaps = {"key": _home(lines, number, dash), "first": first[1]}
            cut = span_of(source.text, start + dash, start + _indent(line))
            return signs.MISSING_DASH.at(at, **gaps).mended("- ", cut)
    return None


def _home(lines: Sequence[str], number: int, dash: int) -> str:
    """Return the key that a list with its dashes at a column stands under."""
    for line in reversed(lines[:number]):
        found = re.match(r" *(?:- +)?([\w-]+): *$", line)
        if found and _indent(line) <= dash:
            return found[1]
    return ""


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
