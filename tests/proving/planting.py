"""Planting a mistake in the text of a pathway file: small edits, and the lines they touch."""

from collections.abc import Sequence
from typing import NamedTuple

from pathwaytool.model.condition import Condition, Every, Is, Not, Some
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.position import Location, Pointer, Span


class Edit(NamedTuple):
    """`new` in place of what stands at `span`. `around` are the lines that it is planted in."""

    span: Span
    new: str
    around: tuple[int, int] | None = None


class Block(NamedTuple):
    """Some lines of the file, from the first to the last."""

    first: int
    last: int

    def has(self, location: Location) -> bool:
        return self.first <= location.span.line <= self.last


class Planted(NamedTuple):
    """The text with the mistake in it, and the lines it stands in."""

    text: str
    blocks: tuple[Block, ...]


def planted(pathway: Pathway, edits: Sequence[Edit]) -> Planted:
    """Make `edits` in the text of `pathway`, which do not overlap."""
    lines = pathway.source.text.split("\n")
    blocks: list[Block] = []
    for edit in sorted(edits, key=lambda one: one.span, reverse=True):
        span = edit.span
        head = lines[span.line - 1][: span.column - 1]
        tail = lines[span.end_line - 1][span.end_column - 1 :]
        put = [] if edit.around and not edit.new else (head + edit.new + tail).split("\n")
        lines[span.line - 1 : span.end_line] = put
        grown = len(put) - (span.end_line - span.line + 1)
        blocks = [Block(one.first + grown, one.last + grown) for one in blocks]
        first, last = edit.around or (span.line, span.end_line)
        blocks.append(Block(first, max(first, last + grown)))
    return Planted("\n".join(lines), tuple(blocks))


def put(pathway: Pathway, pointer: Pointer, new: str) -> Edit:
    """Write `new` in place of the value at `pointer`. The line of its key is touched as well."""
    key, value = pathway.source.key(pointer).span, pathway.source.value(pointer).span
    return Edit(value, new, (min(key.line, value.line), value.end_line))


def rename(pathway: Pathway, pointer: Pointer, new: str) -> Edit:
    """Write `new` in place of the key at `pointer`."""
    return Edit(pathway.source.key(pointer).span, new)


def set_key(pathway: Pathway, step: Step, key: str, value: str) -> Edit:
    """Write a key of a step, or change it."""
    pointer = (*step.place.pointer, key)
    if has_key(pathway, pointer):
        return put(pathway, pointer, value)
    return add(pathway, step.place.pointer, f"{key}: {value}")


def cut(pathway: Pathway, pointer: Pointer, step: Step) -> Edit:
    """Take out the lines of an item or of a key with its value, that `step` has."""
    source = pathway.source
    key, value = source.key(pointer).span, source.value(pointer).span
    around = (
        source.key(step.place.pointer).span.line,
        source.value(step.place.pointer).span.end_line,
    )
    end = len(source.line(value.end_line)) + 1
    return Edit(Span(key.line, 1, value.end_line, end), "", around)


def add(pathway: Pathway, pointer: Pointer, line: str) -> Edit:
    """Write `line` as the first in the map at `pointer`."""
    span = pathway.source.value(pointer).span
    indent = " " * (span.column - 1)
    return Edit(Span(span.line, span.column, span.line, span.column), f"{line}\n{indent}")


def again(pathway: Pathway, pointer: Pointer) -> Edit:
    """Write the list item at `pointer` a second time, after itself."""
    source = pathway.source
    span = source.value(pointer).span
    copy = [source.line(number) for number in range(span.line, span.end_line + 1)]
    copy[-1] = copy[-1][: span.end_column - 1]
    end = Span(span.end_line, span.end_column, span.end_line, span.end_column)
    return Edit(end, "\n" + "\n".join(copy))


def has_key(pathway: Pathway, pointer: Pointer) -> bool:
    """Tell whether the file has something at `pointer`."""
    return pathway.source.key(pointer).span != pathway.source.key(pointer[:-1]).span


def written(condition: Condition) -> str:
    """Return `condition` as it is written in a file."""
    return "{" + ", ".join(_tests(condition)) + "}"


def _tests(condition: Condition) -> list[str]:
    match condition:
        case Is(fact, values):
            return [f"{fact}: [{', '.join(str(value) for value in values)}]"]
        case Every(parts):
            return [test for part in parts for test in _tests(part)]
        case Some(parts):
            return [f"any: [{', '.join(written(part) for part in parts)}]"]
        case Not(part):
            return [f"not: {written(part)}"]
