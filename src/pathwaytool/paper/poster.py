"""One pathway on one large sheet: sectors by phases, each step with its title, role and limits."""

from collections.abc import Iterable
from dataclasses import asdict

from pathwaytool.dataclass import dataclass
from pathwaytool.draw.view import Box, Lane, View, swimlane_view
from pathwaytool.model.pathway import Pathway
from pathwaytool.paper.letters import breakable, legible
from pathwaytool.publish.words.writer import Writer


def poster_block(pathway: Pathway, writer: Writer) -> dict[str, object]:
    """Return the sheet as a block: titles, roles and limits, as the whole picture has them."""
    view = swimlane_view(pathway, writer.library, writer.language)
    lanes = [_lane(lane, view) for lane in view.lanes]
    return {
        "kind": "poster",
        "title": _said(view.title),
        "corner": writer.word("sector"),
        "columns": [_said(column.title) for column in view.columns],
        "widths": [_width(lane.cells[at] for lane in lanes) for at in range(len(view.columns))],
        "lanes": [asdict(lane) for lane in lanes],
    }


@dataclass(frozen=True, slots=True)
class PosterStep:
    """A step on the sheet, in words."""

    title: str
    role: str
    limits: tuple[str, ...]
    slot: int

    @property
    def letters(self) -> int:
        """Return how many letters it has, and what a line that is begun costs."""
        return sum(len(one) + LINE for one in (self.title, self.role, *self.limits))


@dataclass(frozen=True, slots=True)
class PosterLane:
    """A sector on the sheet: for each phase its steps."""

    title: str
    slot: int
    cells: tuple[tuple[PosterStep, ...], ...]


LINE = 20
"""How many letters a line that is begun counts for."""

NARROWEST = 90
"""The width of a phase with nothing in it, beside what letters make the others."""

FULL = 0.8
"""How far the width of a phase follows its letters: tried on the national pathway, where it gives
the largest letters on one sheet. With 1 a cell with four times the letters would be four times as
wide, with 0.5 twice as wide and twice as high."""


def _width(cells: Iterable[tuple[PosterStep, ...]]) -> int:
    """Return how wide a phase is beside others, by the fullest of its cells."""
    fullest = max((sum(step.letters for step in cell) for cell in cells), default=0)
    return max(NARROWEST, round(float(fullest**FULL)))


def _lane(lane: Lane, view: View) -> PosterLane:
    own = [box for box in view.boxes if box.lane == lane.id]
    cells = (_cell(box for box in own if box.column == column.id) for column in view.columns)
    return PosterLane(_said(lane.title), lane.slot, tuple(cells))


def _cell(boxes: Iterable[Box]) -> tuple[PosterStep, ...]:
    return tuple(
        PosterStep(
            _said(box.title),
            _said(box.accountable),
            tuple(map(_said, box.deadlines)),
            box.slot,
        )
        for box in boxes
    )


def _said(text: str) -> str:
    return breakable(legible(text))
