"""Where something stands in a file of the library."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

Pointer = tuple[str | int, ...]
"""The way from the top of a file to a value, such as ("steps", "screening", "needs", 0)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text. Lines and columns count characters from 1; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A span in a named file, with its first line of text so that it can be shown."""

    path: str
    span: Span
    text: str = ""


# Findings come file by file: the last file's lines are wanted again and again, earlier ones never.
@lru_cache(maxsize=1)
def _lines(text: str) -> list[str]:
    return text.split("\n")


@dataclass(frozen=True, slots=True, eq=False)
class SourceFile:
    """A file of the library: its path from the library folder, its text and its positions.

    `find(pointer, of_key)` gives the span of the value at `pointer`, or of its key;
    where the pointer leads to nothing it gives the deepest part that exists.
    """

    path: str
    text: str
    find: Callable[[Pointer, bool], Span]

    def key(self, pointer: Pointer) -> Location:
        """Return where the key that leads to `pointer` stands."""
        return self._location(self.find(pointer, True))

    def value(self, pointer: Pointer) -> Location:
        """Return where the value at `pointer` stands."""
        return self._location(self.find(pointer, False))

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, without its line break."""
        lines = _lines(self.text)
        return lines[number - 1].rstrip("\r") if number <= len(lines) else ""

    def _location(self, span: Span) -> Location:
        return Location(self.path, span, self.line(span.line))


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a file: what every item of the model carries, so that it can be pointed at."""

    source: SourceFile
    pointer: Pointer = ()

    def key(self, *further: str | int) -> Location:
        """Return where the key of this part, or of a part `further` inside it, stands."""
        return self.source.key(self.pointer + further)

    def value(self, *further: str | int) -> Location:
        """Return where this part, or a part `further` inside it, stands."""
        return self.source.value(self.pointer + further)
