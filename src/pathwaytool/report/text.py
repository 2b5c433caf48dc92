"""Findings as text for a terminal or a log."""

from collections.abc import Iterable, Iterator
from unicodedata import category, east_asian_width

from pathwaytool.locales import words
from pathwaytool.model.diagnostic import Diagnostic, Severity
from pathwaytool.model.position import Location
from pathwaytool.report.sentences import mend, sentence

WIDTH = 100
"""The most columns of a source line that are shown."""

MOST_RELATED = 3
"""How many other places are named; the rest are counted."""

COLOURS = {Severity.ERROR: "\x1b[31;1m", Severity.WARNING: "\x1b[33;1m"}
FAINT, PLAIN = "\x1b[2m", "\x1b[0m"


def text(diagnostics: Iterable[Diagnostic], language: str, *, colour: bool = False) -> str:
    """Return the findings and a closing line that counts them."""
    found = list(diagnostics)
    open_ = (one for one in found if one.accepted is None)
    parts = [_finding(one, language, colour=colour) for one in open_]
    return "\n".join([*parts, summary(found, language)]) + "\n"


def summary(diagnostics: Iterable[Diagnostic], language: str) -> str:
    """Return one line that counts errors, warnings and what is accepted."""
    said = words(language, "report")
    told = list(diagnostics)
    found = [one.message.severity for one in told if one.accepted is None]
    accepted = len(told) - len(found)
    known = said["accepted-1" if accepted == 1 else "accepted-n"].format(n=accepted)
    if not found:
        return f"{said['clean']} {known}." if accepted else said["clean"]
    counts = []
    for severity in (Severity.ERROR, Severity.WARNING):
        number = found.count(severity)
        if number:
            name = f"{severity.value}-1" if number == 1 else f"{severity.value}-n"
            counts.append(said[name].format(n=number))
    return ", ".join([*counts, *([known] if accepted else [])])


def _finding(one: Diagnostic, language: str, *, colour: bool) -> str:
    said = words(language, "report")
    severity = one.message.severity
    head = f"{place_of(one.location)}: "
    name = said[severity.value]
    tail = f"[{one.message.rule}]"
    if colour:
        name = f"{COLOURS[severity]}{name}{PLAIN}"
        tail = f"{FAINT}{tail}{PLAIN}"
    lines = [f"{head}{name}: {shown(sentence(one, language))} {tail}"]
    lines += _marked(one.location)
    lines += [f"  {said['mend']}: {shown(mend(one, language))}"]
    near = one.related[:MOST_RELATED]
    lines += [f"  {said['see-also']}: {place_of(other)}" for other in near]
    more = len(one.related) - len(near)
    lines += [f"  {said['more-1' if more == 1 else 'more-n'].format(n=more)}"] if more else []
    return "\n".join(lines) + "\n"


def place_of(location: Location) -> str:
    """Return `file:line:column`."""
    return f"{shown(location.path)}:{location.span.line}:{location.span.column}"


def shown(line: str) -> str:
    """Return `line` with what would steer a terminal or reorder its text made visible."""
    if line.isprintable():
        return line
    return "".join(_visible(char) for char in line)


def _visible(char: str) -> str:
    if char == "\t":
        return " "
    return f"\\u{ord(char):04x}" if category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else char


def _marked(location: Location) -> Iterator[str]:
    """Yield the source line, and a line that marks the place below it.

    The marks count columns on the screen: a wide character takes two and a combining one none.
    """
    if not location.text.strip():
        return
    span = location.span
    end = span.end_column if span.end_line == span.line else len(location.text) + 1
    first, last = span.column - 1, max(end - 1, span.column)
    before = _end_of(shown(location.text[:first].lstrip()), WIDTH * 2 // 5)
    inside = _start_of(shown(location.text[first:last].rstrip()), WIDTH - len(before))
    after = _start_of(shown(location.text[last:]), WIDTH - len(before) - len(inside))
    yield f"  | {before}{inside}{after}".rstrip()
    yield f"  | {' ' * columns(before)}{'^' * max(1, columns(inside))}"


def columns(line: str) -> int:
    """Return how many columns `line` takes on a screen."""
    if line.isascii():
        return len(line)
    return sum(_column(char) for char in line)


def _column(char: str) -> int:
    if category(char) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(char) in {"W", "F"} else 1


def _start_of(line: str, most: int) -> str:
    return line if len(line) <= most else line[: max(0, most - 1)] + "…"


def _end_of(line: str, most: int) -> str:
    return line if len(line) <= most else "…" + line[1 - most :]
