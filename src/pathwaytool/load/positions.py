"""Where the parts of a file stand, worked out only when somebody asks.

A file without findings never pays for positions. Where one is asked for, the events of the file
are read once more into one compact row of numbers, which is kept.
"""

from array import array
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
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
from pathwaytool.load.spans import TextLines
from pathwaytool.model.position import Pointer, Scalar, SourceFile, Span

_START, _END, _AFTER, _KIND, _WIDTH = range(5)  # four numbers a node
_SCALAR, _MAPPING, _SEQUENCE = range(3)
_OPENERS = {MappingStartEvent: _MAPPING, SequenceStartEvent: _SEQUENCE}
_CLOSERS = {MappingEndEvent: "}", SequenceEndEvent: "]"}


def source_file(path: str, text: str) -> SourceFile:
    """Return the file with its positions, which cost nothing until they are asked for."""
    return SourceFile(path, text, Positions(text), partial(scalars_of, text))


_SIGNS = "'\"|>?"
"""What a key begins with that is not written as it is said."""


class Positions:
    """The positions in one text; call it with a pointer to get a span."""

    __slots__ = ("_children", "_lines", "_nodes", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: TextLines | None = None
        self._nodes: array[int] | None = None
        self._children: dict[int, dict[str | int, tuple[int, int]]] = {}

    def __call__(self, pointer: Pointer, of_key: bool) -> Span:
        """Return the span at `pointer`, or of its key; of the deepest part that exists."""
        if self._nodes is None:
            self._nodes = _nodes(self._text)
        nodes = self._nodes
        if not nodes:
            return Span(1, 1, 1, 1)
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
        if self._lines is None:
            self._lines = TextLines(text)
        return self._lines.span(start, end)

    def _inside(self, node: int, part: str | int) -> tuple[int, int] | None:
        """Return the nodes of the key and the value at `part` of `node`; an item is its own key."""
        found = self._children.get(node)
        if found is None:  # made once: an author may have a thousand findings in one list
            found = self._children[node] = dict(self._parts(node))
        return found.get(part)

    def _parts(self, node: int) -> Iterator[tuple[str | int, tuple[int, int]]]:
        """Yield the parts of a map or a list, the first of a name last."""
        nodes = self._nodes or array("I")
        children = list(_children(nodes, node))
        match nodes[node + _KIND]:
            case kind if kind == _SEQUENCE:
                yield from ((number, (child, child)) for number, child in enumerate(children))
            case kind if kind == _MAPPING:
                # Without the last where a file stops in the middle and it has no value.
                pairs = zip(children[::2], children[1::2], strict=False)
                for key, value in reversed(list(pairs)):
                    yield self._says(key), (key, value)

    def _says(self, key: int) -> str:
        """Return what a key says."""
        nodes = self._nodes or array("I")
        raw = self._text[nodes[key + _START] : nodes[key + _END]]
        if raw[:1] not in _SIGNS:
            return raw
        event = _first_scalar(raw)
        return raw if event is None else str(event.value)


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
    with suppress(yaml.YAMLError):
        yield from iter(next_event_of(text), None)


def _nodes(text: str) -> "array[int]":
    """Return the nodes of a text in order, `_WIDTH` numbers each; as far as it can be read."""
    nodes: list[int] = []
    open_nodes: list[int] = []
    ended = 0
    for event in _events(text):
        kind = type(event)
        if kind is ScalarEvent:
            ended = event.end_mark.index
            nodes += (event.start_mark.index, ended, len(nodes) + _WIDTH, _SCALAR)
        elif kind in _OPENERS:
            open_nodes.append(len(nodes))
            ended = event.end_mark.index
            nodes += (event.start_mark.index, ended, 0, _OPENERS[kind])
        elif kind in _CLOSERS:
            # A block ends where its last part ends, not where the next token happens to begin.
            if text[event.start_mark.index : event.end_mark.index] == _CLOSERS[kind]:
                ended = event.end_mark.index
            _close(nodes, open_nodes.pop(), ended)
        if len(open_nodes) > DEPTH or (nodes and not open_nodes):  # too deep, or all there is
            break
    for node in reversed(open_nodes):
        _close(nodes, node, ended)
    return array("I", nodes)


def _close(nodes: list[int], node: int, ended: int) -> None:
    nodes[node + _END] = max(ended, nodes[node + _START])
    nodes[node + _AFTER] = len(nodes)


def scalars_of(text: str) -> Iterator[Scalar]:
    """Yield every key and value of a file, as far as it can be read; and the key it stands under.

    A key stands under itself, and what stands in a list under the key of the list.
    """
    above: list[tuple[str, bool | None]] = []  # the key around each open map or list; and `waits`
    waits: bool | None = None  # whether the next part is a key; None: it is in a list, or the top
    key = ""
    for event in _events(text):
        kind = type(event)
        if kind is ScalarEvent:
            says = event.value
            if waits:
                key = says
            yield Scalar(event.start_mark.index, event.end_mark.index, says, key, not event.style)
        elif kind in _OPENERS:
            above.append((key, waits))
            if len(above) > DEPTH:
                return
            waits = True if kind is MappingStartEvent else None
            continue
        elif kind in _CLOSERS:
            key, waits = above.pop()
        if waits is not None:  # in a map, after a key comes its value, and after that a key
            waits = not waits
