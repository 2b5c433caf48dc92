"""A YAML file as blocks of lines, key by key, with its comments: what can be moved as it stands."""

from collections.abc import Mapping
from typing import Any

from pathwaytool.dataclass import dataclass
from pathwaytool.load.positions import source_file
from pathwaytool.load.yaml_source import Read, data_of
from pathwaytool.model.position import Pointer, SourceFile


@dataclass(frozen=True, slots=True)
class Block:
    """A key and all lines that belong to it: the comments above it, itself, and what it holds.

    `inner` are the blocks of a map that is written line by line; None for anything else. `head` is
    what stands before those, or all of it. `value` is what the key says, as data.
    """

    key: str
    head: str
    inner: "tuple[Block, ...] | None"
    value: object

    @property
    def text(self) -> str:
        """Return all its lines."""
        return self.head + "".join(one.text for one in self.inner or ())


def blocks_of(path: str, text: str) -> tuple[Block, ...] | None:
    """Return the blocks of a file; None where it cannot be read or is not written line by line."""
    read = data_of(path, text)
    if not isinstance(read, Read):
        return None
    whole = text if text.endswith("\n") else f"{text}\n"
    return _Cut(source_file(path, whole), whole).inside((), read.data, 0, None)


class _Cut:
    """Cuts one file."""

    def __init__(self, source: SourceFile, text: str) -> None:
        self._source = source
        self._lines = [f"{line}\n" for line in text.split("\n")[:-1]]

    def inside(
        self, pointer: Pointer, data: Mapping[str, Any], first: int, last: int | None
    ) -> tuple[Block, ...] | None:
        """Return the blocks of a map whose lines, counted from 0, are from `first` to `last`.

        None where two of its keys share a line, or one shares the line of the map's own key.
        """
        end = len(self._lines) if last is None else last
        keys = [(key, self._source.find((*pointer, key), True)) for key in data]
        lines = [span.line - 1 for _, span in keys]
        if not lines or lines[0] < first or len(set(lines)) < len(lines):
            return None
        if any(self._lines[span.line - 1][: span.column - 1].strip() for _, span in keys):
            return None
        floors = [first, *lines[:-1]]
        starts = [
            self._with_comments(line, floor) for line, floor in zip(lines, floors, strict=True)
        ]
        starts[0] = first
        ends = [*starts[1:], end]
        return tuple(
            self._block((*pointer, key), data[key], (start, line, stop))
            for (key, _), start, line, stop in zip(keys, starts, lines, ends, strict=True)
        )

    def _block(self, pointer: Pointer, value: object, at: tuple[int, int, int]) -> Block:
        start, line, stop = at
        inner = None
        if isinstance(value, dict) and value:
            inner = self.inside(pointer, value, line + 1, stop)
        if inner is None:
            return Block(str(pointer[-1]), self._text(start, stop), None, value)
        return Block(str(pointer[-1]), self._text(start, line + 1), inner, value)

    def _with_comments(self, line: int, floor: int) -> int:
        """Return the first line of the comments and empty lines that stand above a key."""
        while line - 1 > floor and self._is_between(line - 1):
            line -= 1
        return line

    def _is_between(self, line: int) -> bool:
        bare = self._lines[line].strip()
        return not bare or bare.startswith("#")

    def _text(self, start: int, stop: int) -> str:
        return "".join(self._lines[start:stop])
