"""How much each cell of the comparison shows, so that the table stays small."""

from collections.abc import Mapping, Sequence

from pathwaytool.dataclass import dataclass
from pathwaytool.model.aspect import Unstated
from pathwaytool.publish.gather.comparison import AnswerItem, SystemAnswer
from pathwaytool.publish.order.systems import System
from pathwaytool.publish.words.writer import Writer

ROOM = 83_000
"""About how many bytes the table may take before its cells show fewer answers."""

MOST = 4
"""How many answers a cell shows where there is room."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """What a cell shows: some of its answers, how many more there are, and what is not said."""

    items: tuple[AnswerItem, ...]
    more: int
    unstated: tuple[Unstated, ...]
    system: System


def shown_of(system: System, cell: SystemAnswer, most: int) -> ShownCell:
    """Return what a cell shows where it may show `most` answers."""
    items = _items(cell, most)
    return ShownCell(items, len(cell.items) - len(items), cell.unstated, system)


def _items(cell: SystemAnswer, most: int) -> tuple[AnswerItem, ...]:
    # One more takes little more room than to say that there is one more, where there is any.
    return cell.items if 1 < most == len(cell.items) - 1 else cell.items[:most]


def most_in_cell(cells: Mapping[str, Sequence[SystemAnswer]], writer: Writer) -> int:
    """Return how many answers a cell may show for the table to stay within its size."""
    every = [cell for row in cells.values() for cell in row]
    fits = (most for most in range(MOST, 1, -1) if _size(every, most, writer) < ROOM)
    return next(fits, 1)


def _size(cells: Sequence[SystemAnswer], most: int, writer: Writer) -> int:
    """Return about how many bytes the cells take; measured on pages that were made."""
    size = 160 * len(cells)
    for cell in cells:
        size += sum(75 + len(writer.plain(one.text)) for one in cell.unstated)
        size += sum(_size_of(item, writer) for item in _items(cell, most))
    return size


def _size_of(item: AnswerItem, writer: Writer) -> int:
    graded = 70 * sum(len(one.grades) + 1 for one in item.graded.evidence) if item.graded else 0
    mark = 50 if item.confidence else 0
    said = 25 if item.limit or item.takes or item.passing else 0
    cites = 70 * min(2, len(item.cites))
    return 70 + len(writer.plain(item.title)) + cites + mark + said + graded
