"""Where a stretch of a file's text stands."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from pathwaytool.model.position import Location, SourceFile, Span


def locations_of(file: SourceFile, stretches: Iterable[tuple[int, int]]) -> Iterator[Location]:
    """Yield where the stretches of the text of `file` stand.

    Shape: first and last offset, the last exclusive. The lines are only counted where there is
    something to place.
    """
    starts: list[int] = []
    for first, last in stretches:
        starts = starts or line_starts(file.text)
        line = bisect_right(starts, first)
        end = max(line, bisect_right(starts, last - 1))
        span = Span(line, first - starts[line - 1] + 1, end, last - starts[end - 1] + 1)
        yield Location(file.path, span, file.line(line))


def line_starts(text: str) -> list[int]:
    """Return the offset of the first character of every line."""
    starts = [0]
    position = text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return starts
