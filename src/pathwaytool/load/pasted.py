"""Lines that came along when a text was copied: of a chat, of Markdown, of a page on the web."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pathwaytool.load.exact import known_keys
from pathwaytool.load.failure import shown
from pathwaytool.load.mending import Read
from pathwaytool.load.messages.signs import PASTED_LINES
from pathwaytool.load.schema import KINDS, schema
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import Location, SourceFile, Span

LARGEST = 1_000_000
"""The most characters of a file that is read again."""

LONGEST = 300
"""The most characters of a line that may be more than text from elsewhere."""

_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})\s*[\w.-]*\s*")
_MARKUP = re.compile(r"\s*(?:(?:</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]{2,8}|#x?[0-9a-fA-F]{2,6});)\s*)+")
_KEY = re.compile(r"[\"']?([\w-]+)[\"']?\s*:(?:\s|$)")
_FIRST_WORD = re.compile(r"[\w-]+")


def told_by_pasted_lines(
    source: SourceFile, found: Sequence[Diagnostic], read: Read
) -> Sequence[Diagnostic] | None:
    """Return one finding for all lines that are no part of a file, and those in what is left.

    None where nothing was pasted, or the file can be read no better without it.
    """
    if len(source.text) > LARGEST:
        return None
    lines = source.text.split("\n")
    for find in (_all_around, _fences_and_markup):
        strange = sorted(set(find(lines)))
        if not strange:
            continue
        kept = ["" if number in strange else line for number, line in enumerate(lines)]
        left, is_yaml = read("\n".join(kept))
        if is_yaml and len(left) <= len(found):
            return [_told(source, lines, strange), *left]
    return None


def _all_around(lines: Sequence[str]) -> Iterator[int]:
    fences = [number for number, line in enumerate(lines) if _is_fence(line)]
    first = next((number for number, line in enumerate(lines) if _is_heading(line)), 0)
    before, after = [one for one in fences if one < first], [one for one in fences if one > first]
    yield from (n for n in range(first) if _is_prose(lines[n]) or _is_fence(lines[n]))
    yield from _filled(lines, range(after[-1], len(lines)) if before and after else after)
    if not before:
        yield from _tail(lines[: after[-1]] if after else lines)
    yield from (number for number in range(first, len(lines)) if _is_markup(lines[number]))


def _fences_and_markup(lines: Sequence[str]) -> Iterator[int]:
    yield from (n for n, line in enumerate(lines) if _is_fence(line) or _is_markup(line))


def _filled(lines: Sequence[str], numbers: Sequence[int]) -> Iterator[int]:
    yield from (n for n in numbers if lines[n].strip() and not lines[n].lstrip().startswith("#"))


def _tail(lines: Sequence[str]) -> Iterator[int]:
    """Yield the last lines of a file that stand at its very left and are words."""
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number].rstrip()
        word = _FIRST_WORD.match(line)
        if line and not line.startswith("#"):
            if not word or word[0] in known_keys() or _KEY.match(line):
                return
            yield number


def _is_prose(line: str) -> bool:
    """Tell whether a line before the first heading is words, and no heading without its colon."""
    word = _FIRST_WORD.match(line)
    is_list = line.startswith("-")
    return word is not None and word[0] not in known_keys() and not (is_list or _KEY.match(line))


def _is_heading(line: str) -> bool:
    found = _KEY.match(line)
    return found is not None and found[1] in _headings()


@cache
def _headings() -> frozenset[str]:
    """Return the keys that can stand at the left of any kind of file."""
    return frozenset(key for kind in KINDS for key in schema(kind)["properties"])


def _is_fence(line: str) -> bool:
    return len(line) <= LONGEST and _FENCE.fullmatch(line) is not None


def _is_markup(line: str) -> bool:
    return len(line) <= LONGEST and _MARKUP.fullmatch(line) is not None


def _told(source: SourceFile, lines: Sequence[str], strange: Sequence[int]) -> Diagnostic:
    first, last = strange[0], strange[-1]
    line = lines[first]
    indent = len(line) - len(line.lstrip())
    span = Span(first + 1, indent + 1, first + 1, len(line.rstrip("\r ")) + 1)
    at = Location(source.path, span, source.line(first + 1))
    found = PASTED_LINES.at(at, line=shown(line.strip()), lines=_listed(strange))
    rest = [lines[n] for n in range(first, last + 1) if n not in set(strange)]
    ends = last + 1 < len(lines)
    whole = (
        Span(first + 1, 1, last + 2, 1)
        if ends
        else Span(first + 1, 1, last + 1, len(lines[last]) + 1)
    )
    return found.mended("".join(f"{one}\n" for one in rest), whole)


def _listed(numbers: Sequence[int]) -> str:
    """Return lines as an editor counts them: `1-3, 20`."""
    stretches: list[tuple[int, int]] = []
    for number in numbers:
        if stretches and stretches[-1][1] == number:
            stretches[-1] = (stretches[-1][0], number + 1)
        else:
            stretches.append((number + 1, number + 1))
    said = [f"{a}" if a == b else f"{a}-{b}" for a, b in stretches]
    return ", ".join(said[:_MOST_LISTED]) + (", …" if len(said) > _MOST_LISTED else "")


_MOST_LISTED = 8
