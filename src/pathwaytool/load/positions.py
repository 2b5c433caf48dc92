"""Where the parts of a file stand, worked out only when somebody asks.

A file without findings never pays for positions. Where one is asked for, the events of the file
are read once more into one compact row of numbers, which is kept.
"""

from array import array
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from pathwaytool.load.events import DEPTH, next_event_of
from pathwaytool.model.position import Pointer, SourceFile, Span

_START, _END, _AFTER, _KIND, _WIDTH = range(5)  # four numbers a node
_SCALAR, _MAPPING, _SEQUENCE = range(3)
_KINDS = {ScalarEvent: _SCALAR, MappingStartEvent: _MAPPING, SequenceStartEvent: _SEQUENCE}
_CLOSERS = {MappingEndEvent: "}", SequenceEndEvent: "]"}


def source_file(path: str, text: str) -> SourceFile:
    """Return the file with its positions, which cost nothing until they are asked for."""
    return SourceFile(path, text, Positions(text))


def span_of(text: str, start: int, end: int) -> Span:
    """Return the span from character `start` up to `end`; both count from 0."""
    start = min(start, len(text))
    end = max(start, min(end, len(text)))
    line = text.count("\n", 0, start)
    end_line = line + text.count("\n", start, end)
    return Span(line + 1, _column(text, start), end_line + 1, _column(text, end))


def _column(text: str, index: int) -> int:
    return index - text.rfind("\n", 0, index)


class Positions:
    """The positions in one text; call it with a pointer to get a span."""

    __slots__ = ("_nodes", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._nodes: array[int] | None = None

    def __call__(self, pointer: Pointer, of_key: bool) -> Span:
        """Return the span at `pointer`, or of its key; of the deepest part that exists."""
        if self._nodes is None:
            self._nodes = _nodes(self._text)
        nodes = self._nodes
        if not nodes:
            return span_of(self._text, 0, 0)
        node, key = 0, None
        for part in pointer:
            found = self._inside(node, part)
            if found is None:
                return self._span(node if key is None or not of_key else key)
            key, node = found
        return self._span(node if key is None or not of_key else key)

    def _span(self, node: int) -> Span:
        nodes, text = self._nodes or array("I"), self._text
        start, end = nodes[node + _START], nodes[node + _END]
        while end > start and text[end - 1] in " \t\r\n":
            end -= 1
        return span_of(text, start, end)

    def _inside(self, node: int, part: str | int) -> tuple[int, int] | None:
        """Return the nodes of the key and the value at `part` of `node`; an item is its own key."""
        nodes = self._nodes or array("I")
        children = _children(nodes, node)
        if nodes[node + _KIND] == _SEQUENCE and isinstance(part, int):
            for number, child in enumerate(children):
                if number == part:
                    return child, child
        if nodes[node + _KIND] == _MAPPING:
            for key in children:
                value = next(children, None)
                if value is None:  # a file that stops in the middle
                    return None
                if self._says(key) == part:
                    return key, value
        return None

    def _says(self, key: int) -> str | None:
        nodes = self._nodes or array("I")
        raw = self._text[nodes[key + _START] : nodes[key + _END]]
        if raw[:1] not in ("'", '"', "|", ">", "?"):
            return raw
        event = _first_scalar(raw)
        return None if event is None else str(event.value)


def _children(nodes: "array[int]", node: int) -> Iterator[int]:
    child, after = node + _WIDTH, nodes[node + _AFTER]
    while child < after:
        yield child
        child = nodes[child + _AFTER]


def _first_scalar(raw: str) -> Any:
    for event in _events(raw):
        if isinstance(event, ScalarEvent):
            return event
    return None


def _events(text: str) -> Iterator[Any]:
    next_event = next_event_of(text)
    try:
        while (event := next_event()) is not None:
            yield event
    except yaml.YAMLError:
        return


def _nodes(text: str) -> "array[int]":
    """Return the nodes of a text in order, `_WIDTH` numbers each; as far as it can be read."""
    nodes = array("I")
    open_nodes: list[int] = []
    ended = 0
    for event in _events(text):
        kind, start, end = type(event), event.start_mark.index, event.end_mark.index
        if kind in _KINDS:
            ended = end
            if kind is not ScalarEvent:
                open_nodes.append(len(nodes))
            nodes.extend((start, end, len(nodes) + _WIDTH, _KINDS[kind]))
        elif kind in _CLOSERS:
            # A block ends where its last part ends, not where the next token happens to begin.
            ended = end if text[start:end] == _CLOSERS[kind] else ended
            _close(nodes, open_nodes.pop(), ended)
        if len(open_nodes) > DEPTH or (nodes and not open_nodes):  # too deep, or all there is
            break
    for node in reversed(open_nodes):
        _close(nodes, node, ended)
    return nodes


def _close(nodes: "array[int]", node: int, ended: int) -> None:
    nodes[node + _END] = max(ended, nodes[node + _START])
    nodes[node + _AFTER] = len(nodes)
