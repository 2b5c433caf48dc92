"""What stands inside a box, and how large the box must be to hold it. Unit: pixels.

A branch is a row of its own at the foot of the box, with the edge leaving beside it, so that a
condition can never drift away from its edge or collide with another.
"""

from collections.abc import Mapping, Sequence

from pathwaytool.dataclass import dataclass
from pathwaytool.draw.lettering import lines_of
from pathwaytool.draw.parts import Box, Branching, Edge, PictureKind, View
from pathwaytool.locales import words

PAD = 10
ICON = 20
"""What the icon takes of the first lines: its width and the space after it."""

TITLE, SMALL = 13.0, 11.0
TITLE_LINE, SMALL_LINE = 16, 14
ROW_GAP = 6
WIDTHS = {
    PictureKind.OVERVIEW: 220,
    PictureKind.LIBRARY: 250,
    PictureKind.PHASE: 204,
    PictureKind.STEP: 226,
}
WIDTH = 224
ASIDE_WIDTH = 184
LEAST_HEIGHT = 46
ENTRY = 19
"""How far below the top of a box its edges arrive, and leave if they have no row of their own."""
LOOP_ENTRY = 12
"""How much further down the edges of a loop arrive than the others."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in lines. `y` is the first baseline; `role` says what it is and becomes its class."""

    lines: tuple[str, ...]
    x: int
    y: int
    height: int
    role: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A small drawing inside a box: an icon or a colour mark. `y` is its middle."""

    name: str
    x: int
    y: int
    slot: int = 0


@dataclass(frozen=True, slots=True)
class Body:
    """A box with everything in its place, counted from its upper left corner.

    `ports`: index of an edge that leaves the box to the height at which it leaves; `rows` are those
    that have a row of their own.
    `rules` are the heights of dividing lines.
    """

    width: int
    height: int
    wordings: tuple[Wording, ...]
    marks: tuple[Sign, ...]
    rules: tuple[int, ...]
    ports: Mapping[int, int]
    rows: frozenset[int]


class _Writing:
    """Collects lines from the top down; `y` is the lowest edge of what has been written."""

    def __init__(self, width: int, language: str) -> None:
        self.width = width
        self.language = language
        self.y = 0
        self.wordings: list[Wording] = []
        self.marks: list[Sign] = []
        self.rules: list[int] = []
        self.ports: dict[int, int] = {}

    def write(self, text: str, role: str, *, mark: str = "", slot: int = 0, most: int = 9) -> None:
        """Write a text in as many lines as it needs, with a mark before the first.

        The mark `none` leaves its room empty.
        """
        title = role == "title"
        size, height = (TITLE, TITLE_LINE) if title else (SMALL, SMALL_LINE)
        indent = (ICON if title else 15) if mark else 0
        bold = role in ("title", "deadline", "start")
        room = self.width - 2 * PAD - indent
        if mark not in ("", "none"):
            self.marks.append(Sign(mark, PAD, self.y + height // 2, slot))
        lines = lines_of(text, room, size, bold=bold, most=most)
        self.wordings.append(Wording(lines, PAD + indent, self.y + height - 4, height, role))
        self.y += height * len(lines)

    def space(self, height: int) -> None:
        """Leave room below what has been written."""
        self.y += height

    def rule(self) -> None:
        """Draw a dividing line."""
        self.y += 5
        self.rules.append(self.y)
        self.y += 4


def body_of(box: Box, leaving: Sequence[tuple[int, Edge]], view: View) -> Body:
    """Return the body of `box`. `leaving` are the edges that leave it, with their indexes."""
    writing = _Writing(_width(box, view.kind), view.language)
    writing.space(7)
    _write_head(box, writing, view)
    rows = [(index, edge) for index, edge in leaving if _has_row(edge, view.kind)]
    if rows:
        _write_rows(rows, box, writing, view.kind)
    writing.space(8)
    height = max(writing.y, LEAST_HEIGHT)
    plain = {index: ENTRY + LOOP_ENTRY * _is_back(edge, view.kind) for index, edge in leaving}
    return Body(
        writing.width,
        height,
        tuple(writing.wordings),
        tuple(writing.marks),
        tuple(writing.rules),
        plain | writing.ports,
        frozenset(writing.ports),
    )


def _width(box: Box, kind: PictureKind) -> int:
    if box.aside and kind != PictureKind.STEP:
        return ASIDE_WIDTH
    return WIDTHS.get(kind, WIDTH)


def _write_head(box: Box, writing: _Writing, view: View) -> None:
    _write_name(box, writing, view)
    if box.accountable and not box.aside:
        writing.space(1)
        writing.write(box.accountable, "actor", mark="actor", most=2)
    if box.note:
        writing.write(box.note, "sector", most=2)
    if box.sector and view.kind == PictureKind.STEP:
        writing.write(box.sector, "sector", mark="sector", slot=box.slot, most=2)
    for deadline in box.deadlines if not box.aside else ():
        writing.space(1)
        writing.write(deadline, "deadline", mark="deadline", most=2)
    _write_foot(box, writing)


def _write_name(box: Box, writing: _Writing, view: View) -> None:
    """Write a box's title and start; in an overview titles stand first, all at one height."""
    overview = view.kind == PictureKind.OVERVIEW
    if overview:
        writing.write(box.title, "title", most=6)
    if box.start:
        writing.write(box.start, "start", mark="start", most=3)
        writing.space(2)
    if box.order:
        writing.write(words(view.language, "draw")["route"].format(order=box.order), "start")
    if not overview:
        writing.write(box.title, "title", mark=box.form.value, most=6)


def _write_foot(box: Box, writing: _Writing) -> None:
    for share in box.shares:
        writing.space(2)
        writing.write(share.text, "share", mark="sector", slot=share.slot, most=3)
    for place, remark in enumerate(box.remarks):
        writing.space(2 if place else 5)
        writing.write(remark.text, "remark", mark=remark.sign, most=9)


def _write_rows(
    rows: Sequence[tuple[int, Edge]], box: Box, writing: _Writing, kind: PictureKind
) -> None:
    writing.rule()
    said = words(writing.language, "draw")
    if box.branching != Branching.THEN and len(rows) > 1:
        writing.write(said[f"split_{box.branching.value}"], "split")
        writing.space(1)
    for place, (index, edge) in enumerate(rows):
        if place:
            writing.space(ROW_GAP)
        top = writing.y
        _write_row(edge, writing, kind)
        writing.ports[index] = (top + min(writing.y, top + 2 * SMALL_LINE)) // 2


def _write_row(edge: Edge, writing: _Writing, kind: PictureKind) -> None:
    text = edge.label or edge.condition
    if text or edge.loop:
        writing.write(text or edge.loop, "branch", mark="loop" if edge.loop else "branch", most=4)
    if kind == PictureKind.STEP and edge.label and _adds(edge.condition, edge.label):
        writing.write(edge.condition, "condition", mark="none", most=4)
    for document in edge.documents:
        writing.write(document, "document", mark="paper", most=2)
    if edge.deadline:
        writing.write(edge.deadline, "deadline", mark="deadline", most=2)


def _has_row(edge: Edge, kind: PictureKind) -> bool:
    if kind == PictureKind.OVERVIEW:
        return False
    return bool(edge.label or edge.condition or edge.documents or edge.loop)


def _is_back(edge: Edge, kind: PictureKind) -> bool:
    """Tell whether an edge leaves where loops arrive, so that it runs straight to its neighbour."""
    return kind == PictureKind.OVERVIEW and bool(edge.loop)


def _adds(condition: str, label: str) -> bool:
    """Tell whether the generated sentence says more than the author's own words."""
    return bool(condition) and condition.casefold() != label.casefold()
