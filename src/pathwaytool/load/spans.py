"""Where characters of a text stand: line and column. It waits for nothing that reads YAML."""

from pathwaytool.model.position import Span


def span_of(text: str, start: int, end: int) -> Span:
    """Return the span from character `start` up to `end`; both count from 0."""
    start = min(start, len(text))
    end = max(start, min(end, len(text)))
    line = text.count("\n", 0, start)
    end_line = line + text.count("\n", start, end)
    return Span(line + 1, _column(text, start), end_line + 1, _column(text, end))


def _column(text: str, index: int) -> int:
    return index - text.rfind("\n", 0, index)
