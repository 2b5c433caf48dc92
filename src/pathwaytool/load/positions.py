"""Where the parts of a file stand, worked out only when somebody asks.

A file without findings never pays for lines and columns, nor one that was kept for a second look
at its events.
"""

from collections.abc import Iterator

from pathwaytool.load.layout import (
    AFTER,
    END,
    KIND,
    MAPPING,
    SEQUENCE,
    START,
    WIDTH,
    Placement,
    layout_of,
    scalars_in,
)
from pathwaytool.load.spans import TextLines
from pathwaytool.model.position import Pointer, Scalar, SourceFile, Span


def source_file(path: str, text: str, layout: Placement | None = None) -> SourceFile:
    """Return the file with its positions, which cost nothing until they are asked for.

    `layout` is that of the text, where it is known.
    """
    positions = Positions(text, layout)
    return SourceFile(path, text, positions, positions.scalars)


class Positions:
    """The positions in one text; call it with a pointer to get a span."""

    __slots__ = ("_children", "_known", "_lines", "_text")

    def __init__(self, text: str, layout: Placement | None = None) -> None:
        self._text = text
        self._lines: TextLines | None = None
        self._known = layout
        self._children: dict[int, dict[str | int, tuple[int, int]]] = {}

    def __reduce__(self) -> tuple[type["Positions"], tuple[str]]:
        """Leave behind, for another process, what it can work out by itself if it is asked."""
        return Positions, (self._text,)

    def __call__(self, pointer: Pointer, of_key: bool) -> Span:
        """Return the span at `pointer`, or of its key; of the deepest part that exists."""
        if not self._layout().nodes:
            return Span(1, 1, 1, 1)
        node, key = 0, None
        for part in pointer:
            found = self._inside(node, part)
            if found is None:
                break
            key, node = found
        return self._span(node if key is None or not of_key else key)

    def scalars(self) -> Iterator[Scalar]:
        """Yield every key and value, in the order of the file, as far as it can be read."""
        return scalars_in(self._layout())

    def _layout(self) -> Placement:
        if self._known is None:
            self._known = layout_of(self._text)
        return self._known

    def _span(self, node: int) -> Span:
        nodes, text = self._layout().nodes, self._text
        start, end = nodes[node + START], nodes[node + END]
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
        layout = self._layout()
        children = list(_children(layout, node))
        match layout.nodes[node + KIND]:
            case kind if kind == SEQUENCE:
                yield from ((number, (child, child)) for number, child in enumerate(children))
            case kind if kind == MAPPING:
                # Without the last where a file stops in the middle and it has no value.
                pairs = zip(children[::2], children[1::2], strict=False)
                for key, value in reversed(list(pairs)):
                    yield layout.says(key), (key, value)


def _children(layout: Placement, node: int) -> Iterator[int]:
    nodes = layout.nodes
    child, after = node + WIDTH, nodes[node + AFTER]
    while child < after:
        yield child
        child = nodes[child + AFTER]
