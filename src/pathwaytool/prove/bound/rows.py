"""A table that says of every two places in which cases both can hold, a row at a time.

A row is kept by its sets of cases, of which there are few, each with a mask of the places that it
is for. So what is alike for many places is one operation on one whole number, not one for each.
"""

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush

from pathwaytool.prove.compile.flow import bits, mask_of, union_of
from pathwaytool.prove.compile.values import CaseSets

Row = dict[int, int]
"""The places, as a mask, by the cases in which they hold beside one place. No place is there twice,
and no set of cases is empty."""

WORDS = 64
"""An operation on so many words costs about as much again as one on a few."""


class OutOfRoom(Exception):
    """The table has taken more work than there is room for."""


class Rows:
    """The table. It is the same read by row and by column.

    `levels` gives for each place when its row is followed: what is lower comes first. `room` is how
    many operations there may be, those on long masks counted several times. Raises: OutOfRoom.
    """

    def __init__(self, sets: CaseSets, levels: list[int], room: int) -> None:
        self._sets = sets
        self._levels = levels
        self._room = room
        self._cost = 1 + len(levels) // (64 * WORDS)
        self.rows: list[Row] = [{} for _ in levels]
        self._held = [0] * len(levels)
        self._fresh: dict[int, int] = {}
        self._due: dict[int, list[int]] = {}
        self._heap: list[int] = []
        self._one_way: dict[int, Row] = {}

    def put_back(self, rows: list[Row]) -> None:
        """Let the table be as it was when all was followed: `rows` are all that it had then."""
        self.rows = rows
        self._held = [union_of(row.values()) for row in rows]

    @property
    def size(self) -> int:
        """Return of how many places it is known that they can hold beside how many, in all."""
        return sum(held.bit_count() for held in self._held)

    def cases(self, one: int, other: int) -> int:
        """Return the cases in which two places can both hold."""
        for cases, mask in self.rows[one].items():
            if mask >> other & 1:
                return cases
        return 0

    def add(self, place: int, mask: int, cases: int) -> None:
        """Note that `place` can hold beside all of `mask`, in `cases`; to be settled."""
        if not mask or not cases:
            return
        changed = self._put(place, mask, cases) & ~(1 << place)
        if changed:
            by_row = self._one_way.setdefault(cases, {})
            by_row[place] = by_row.get(place, 0) | changed

    def settle(self) -> None:
        """Note what was added to a row in the columns as well."""
        added, self._one_way = self._one_way, {}
        for cases, by_row in added.items():
            for place, mask in turned(by_row):
                self._put(place, mask, cases)

    def follow(self) -> Iterator[tuple[int, Row]]:
        """Yield the rows of the lowest level to which something has come, with what that is.

        None where there is nothing left to follow.
        """
        while self._heap and not self._due.get(self._heap[0]):
            heappop(self._heap)
        for place in self._due.pop(self._heap[0]) if self._heap else ():
            fresh = self._fresh.pop(place)
            row = self.rows[place].items()
            yield place, {cases: mask & fresh for cases, mask in row if mask & fresh}

    def _put(self, place: int, mask: int, cases: int) -> int:
        """Put more into a row; return the places for which that is new."""
        self._room -= self._cost
        if self._room < 0:
            raise OutOfRoom
        row, held = self.rows[place], self._held[place]
        new = mask & ~held
        known = mask & held
        if known:
            known &= ~row.get(cases, 0)
            new |= self._widened(row, known, cases) if known else 0
        if not new:
            return 0
        fresh = new & ~held
        if fresh:
            row[cases] = row.get(cases, 0) | fresh
            self._held[place] = held | fresh
        self._note(place, new)
        return new

    def _widened(self, row: Row, left: int, cases: int) -> int:
        """Add `cases` for places that are in the row; return those for which they are new."""
        changed = 0
        for before, there in list(row.items()):
            same = there & left
            if not same:
                continue
            left ^= same
            more = self._sets.either(before, cases)
            if more != before:
                changed |= same
                if row[before] == same:
                    del row[before]
                else:
                    row[before] ^= same
                row[more] = row.get(more, 0) | same
            if not left:
                break
        self._room -= len(row) >> 3
        return changed

    def _note(self, place: int, new: int) -> None:
        if place in self._fresh:
            self._fresh[place] |= new
            return
        self._fresh[place] = new
        level = self._levels[place]
        due = self._due.get(level)
        if due is None:
            self._due[level] = [place]
            heappush(self._heap, level)
        else:
            due.append(place)


def turned(rows: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the columns of a table of bits, each as a mask of its rows.

    Where it is nearly full, what is missing is turned instead.
    """
    if len(rows) == 1:
        ((row, mask),) = rows.items()
        yield from ((column, 1 << row) for column in bits(mask))
        return
    together = ones = 0
    for mask in rows.values():
        together |= mask
        ones += mask.bit_count()
    is_full = 2 * ones > len(rows) * together.bit_count()
    every = mask_of(rows)
    found = dict.fromkeys(bits(together), every if is_full else 0)
    for row, mask in rows.items():
        bit = 1 << row
        for column in bits(together ^ mask if is_full else mask):
            found[column] ^= bit
    yield from found.items()
