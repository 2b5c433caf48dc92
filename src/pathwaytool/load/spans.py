"""Where characters of a text stand: line and column. It waits for nothing that reads YAML."""

from bisect import bisect_right
from itertools import accumulate

from pathwaytool.model.position import Span


class TextLines:
    """The lines of one text, counted once: each span of it is then found at once."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, text: str) -> None:
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]
        self._ends = len(text)

    def span(self, start: int, end: int) -> Span:
        """Return the span from character `start` up to `end`; both count from 0."""
        start = min(start, self._ends)
        end = max(start, min(end, self._ends))
        line, end_line = bisect_right(self._starts, start), bisect_right(self._starts, end)
        first, last = self._starts[line - 1], self._starts[end_line - 1]
        return Span(line, start - first + 1, end_line, end - last + 1)


def span_of(text: str, start: int, end: int) -> Span:
    """Return the span from character `start` up to `end`, of a text that has no other asked for."""
    start = min(start, len(text))
    end = max(start, min(end, len(text)))
    line = text.count("\n", 0, start)
    end_line = line + text.count("\n", start, end)
    return Span(line + 1, _column(text, start), end_line + 1, _column(text, end))


def _column(text: str, index: int) -> int:
    return index - text.rfind("\n", 0, index)
