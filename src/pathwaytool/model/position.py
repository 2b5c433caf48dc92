"""Where something stands in a file of the library."""

from collections.abc import Callable, Iterable
from dataclasses import field
from functools import lru_cache
from typing import NamedTuple, Protocol

from pathwaytool.dataclass import dataclass
from pathwaytool.model.civil_numbers import without_civil_numbers

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
    """A span in a named file, with its first line of text so that it can be shown.

    `pointer` is the way to what stands there, as far as it is known. No text holds a civil number.
    """

    path: str
    span: Span
    text: str = ""
    pointer: Pointer = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Edit:
    """An exact change of one file: what stands at `span` becomes `replacement`."""

    path: str
    span: Span
    replacement: str

    def applied_to(self, text: str) -> str:
        """Return the text of the file after the change."""
        span, lines = self.span, text.split("\n")
        before = "\n".join([*lines[: span.line - 1], lines[span.line - 1][: span.column - 1]])
        after = "\n".join(
            [lines[span.end_line - 1][span.end_column - 1 :], *lines[span.end_line :]]
        )
        return before + self.replacement + after


class Scalar(NamedTuple):
    """A key or a value of a file: where it stands in the text, and what it says there.

    It stands from character `first` up to `last`, counted from 0. `key` is the key that it stands
    under. `is_plain`: without quotation marks, and no text in lines of its own. A file has many
    thousands, and a tuple is made in a fifth of the time of a dataclass.
    """

    first: int
    last: int
    says: str
    key: str
    is_plain: bool


def _no_scalars() -> Iterable[Scalar]:
    return ()


# Findings come file by file: the last file's lines are wanted again and again, earlier ones never.
@lru_cache(maxsize=1)
def _lines(text: str) -> list[str]:
    return text.split("\n")


# A long line can have thousands of findings, and is searched for civil numbers once.
@lru_cache(maxsize=8)
def _to_be_shown(line: str) -> str:
    return without_civil_numbers(line.rstrip("\r"))


@dataclass(frozen=True, slots=True, eq=False)
class SourceFile:
    """A file of the library: its path from the library folder, its text and its positions.

    `find(pointer, of_key)` gives the span of the value at `pointer`, or of its key;
    where the pointer leads to nothing it gives the deepest part that exists. `scalars()` gives
    every key and value, in the order of the file, as far as it can be read.
    """

    path: str
    text: str
    find: Callable[[Pointer, bool], Span]
    scalars: Callable[[], Iterable[Scalar]] = _no_scalars

    def key(self, pointer: Pointer) -> Location:
        """Return where the key that leads to `pointer` stands."""
        return self._location(self.find(pointer, True), pointer)

    def value(self, pointer: Pointer) -> Location:
        """Return where the value at `pointer` stands."""
        return self._location(self.find(pointer, False), pointer)

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, without its line break, to be shown.

        A civil number in it is hidden, so that no report spreads it further.
        """
        lines = _lines(self.text)
        return _to_be_shown(lines[number - 1]) if number <= len(lines) else ""

    def _location(self, span: Span, pointer: Pointer) -> Location:
        return Location(self.path, span, self.line(span.line), pointer)


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


class HasPlace(Protocol):
    """Anything of the model that says where it stands."""

    @property
    def place(self) -> Place:
        """Return where it stands."""
        ...
