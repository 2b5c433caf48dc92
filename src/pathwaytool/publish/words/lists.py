"""Which lines of an editor's text are the parts of a list, and which only begin with a sign.

Markdown takes `15. maj 2024` for the first part of a list, and the page would say `1. maj 2024`. A
list here has two parts or more: `-` or `*` before each, or numbers that count up from 1.
"""

import re
from collections.abc import Sequence

from pathwaytool.dataclass import dataclass

GUARD = "\ue000"
"""What stands before a sign that is a sign; no text has it, and no page."""

_MARK = re.compile(r"( *)([-+*]|\d{1,9}[.)])(?=[ \t]|$)[ \t]*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may be a part of a list: its number, how far it is indented, and its sign."""

    line: int
    indent: int
    sign: str


def guarded(text: str) -> str:
    """Return a text for a reader of Markdown, in which only the lists are lists."""
    lines = text.replace(GUARD, "").split("\n")
    parts = [_Line(n, len(m[1]), m[2]) for n, line in enumerate(lines) if (m := _MARK.match(line))]
    if not parts:
        return "\n".join(lines)
    listed = _listed(parts, lines)
    return "\n".join(_guarded(line, number in listed) for number, line in enumerate(lines))


def _guarded(line: str, is_part: bool) -> str:
    """Return a line whose sign is a sign, but the first where the line is a part of a list."""
    mark = _MARK.match(line)
    start = 0 if mark is None or not is_part else mark.end()
    rest = line[start:]
    inner = _MARK.match(rest)
    if inner is None:
        return line
    return f"{line[:start]}{inner[1]}{GUARD}{rest[len(inner[1]) :]}"


def _listed(parts: Sequence[_Line], lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that are parts of a list."""
    listed: set[int] = set()
    runs: dict[int, list[_Line]] = {}  # the list that may be going on, for each indentation
    for part in [*parts, None]:
        for indent in [one for one in runs if part is None or _ends(runs[one], part, lines)]:
            run = runs.pop(indent)
            if len(run) > 1:
                listed.update(one.line for one in run)
        if part is None:
            break
        if part.indent in runs:
            runs[part.indent].append(part)
        elif part.sign in ("-", "*", "1."):
            runs[part.indent] = [part]
    return listed


def _ends(run: list[_Line], part: _Line, lines: Sequence[str]) -> bool:
    """Tell whether a list does not go on with or around a part."""
    last = run[-1]
    between = lines[last.line + 1 : part.line]
    is_apart = any(
        line.strip() and len(line) - len(line.lstrip()) <= last.indent for line in between
    )
    if is_apart or part.indent < last.indent:
        return True
    if part.indent > last.indent:
        return False
    wanted = f"{int(last.sign[:-1]) + 1}." if last.sign[0].isdigit() else last.sign
    return part.sign != wanted
