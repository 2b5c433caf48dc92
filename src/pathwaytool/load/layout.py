"""Where the parts of a file stand, as one compact row of numbers: made while the file is read."""

from array import array
from collections.abc import Iterator
from contextlib import suppress
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
from pathwaytool.model.position import Scalar

START, END, AFTER, KIND, WIDTH = range(5)
"""The numbers of a node: its first character, the one after its last, the node after all that is
inside it, and its kind; and how many numbers that is."""

PLAIN, MAPPING, SEQUENCE, QUOTED = range(4)
"""The kinds: a text without quotation marks, a map, a list, and any other text."""

OPENERS = {MappingStartEvent: MAPPING, SequenceStartEvent: SEQUENCE}
CLOSERS = {MappingEndEvent: "}", SequenceEndEvent: "]"}


class Placement:
    """The nodes of a file in order, `WIDTH` numbers each; and what is read otherwise than it is
    written, by node. It is told the events of the file, one after the other."""

    __slots__ = ("_ended", "_open", "_text", "nodes", "said")

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[int] = []
        self._ended = 0
        self.nodes: list[int] | array[int] = []
        self.said: dict[int, str] = {}

    def place(self, event: Any) -> None:
        """Say where a text stands."""
        nodes, start, end = self.nodes, event.start_mark, event.end_mark
        if event.style or start.line != end.line:
            self.said[len(nodes)] = event.value
        self._ended = end.index
        sort = QUOTED if event.style else PLAIN
        nodes.extend((start.index, end.index, len(nodes) + WIDTH, sort))

    def open(self, event: Any) -> int:
        """Say where a map or a list begins. Return how deep it stands."""
        self._open.append(len(self.nodes))
        self._ended = event.end_mark.index
        self.nodes.extend((event.start_mark.index, self._ended, 0, OPENERS[type(event)]))
        return len(self._open)

    def close(self, event: Any) -> None:
        """Say where a map or a list ends: where its last part does, unless it has a bracket there.

        The next token happens to begin somewhere else.
        """
        last: int = event.end_mark.index
        if self._text[event.start_mark.index : last] == CLOSERS[type(event)]:
            self._ended = last
        self._close(self._open.pop())

    def finish(self) -> "Placement":
        """Close what the file leaves open, and keep it in little room."""
        while self._open:
            self._close(self._open.pop())
        self.nodes = array("I", self.nodes)
        return self

    def says(self, node: int) -> str:
        """Return what a text says, or how it is written where it is none."""
        said = self.said.get(node)
        if said is None:
            return self._text[self.nodes[node + START] : self.nodes[node + END]]
        return said

    def _close(self, node: int) -> None:
        self.nodes[node + END] = max(self._ended, self.nodes[node + START])
        self.nodes[node + AFTER] = len(self.nodes)


def layout_of(text: str) -> Placement:
    """Return where everything in `text` stands, as far as it can be read.

    A file that fits has its layout from `yaml_source.data_of` already.
    """
    found = Placement(text)
    with suppress(yaml.YAMLError):
        for event in iter(next_event_of(text), None):
            kind = type(event)
            if kind is ScalarEvent:
                found.place(event)
            elif kind in OPENERS and found.open(event) > DEPTH:
                break
            elif kind in CLOSERS:
                found.close(event)
    return found.finish()


def scalars_in(layout: Placement) -> Iterator[Scalar]:
    """Yield every key and value of a file; and the key it stands under.

    A key stands under itself, and what stands in a list under the key of the list.
    """
    nodes = layout.nodes
    above: list[tuple[int, str, bool | None]] = []  # of each open one: its end, `key` and `waits`
    waits: bool | None = None  # whether the next part is a key; None: it is in a list, or the top
    key = ""
    for node in range(0, len(nodes), WIDTH):
        while above and node >= above[-1][0]:
            _, key, waits = above.pop()
            waits = None if waits is None else not waits
        kind = nodes[node + KIND]
        if kind in (MAPPING, SEQUENCE):
            above.append((nodes[node + AFTER], key, waits))
            waits = True if kind == MAPPING else None
            continue
        says = layout.says(node)
        if waits:
            key = says
        yield Scalar(nodes[node + START], nodes[node + END], says, key, kind == PLAIN)
        if waits is not None:  # in a map, after a key comes its value, and after that a key
            waits = not waits
