"""The outer bounds of flows written down, so that another proof of the same flow has them at once.

They rest on the flow and on who there is, and on no hour: two pathways that differ in their times
alone have the same (`prove/untimed.py`). The number of a set means something in one proof only;
here it is a place in a list of nodes, each after those that it leads to.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from pathwaytool.fingerprint import fingerprint
from pathwaytool.prove.bound.rows import Row
from pathwaytool.prove.compile.flow import Flow
from pathwaytool.prove.compile.values import EMPTY, FULL, CaseSets

MOST_ANSWERS = 20
"""How many answers are kept of a pathway: those that were used last."""

WrittenBounds = str
"""The bounds of one flow for one universe, as JSON: nodes, rows, arriving, taken.

Of each node the level that it branches on, and its children: 0 is nobody, 1 everybody, 2 the first.
Of each position, in its row, sets of cases and the positions beside it. `arriving` is a set for
each work, `taken` the numbers of the ways that some case takes; both are empty where nobody asked.
Masks are in hexadecimal digits.
"""

Nodes = list[list[int]]


class PutBack(NamedTuple):
    """Written bounds in the sets of another proof. `arriving` is None where it is not known."""

    rows: list[Row]
    arriving: list[int] | None
    taken: list[int]


class KnownBounds:
    """What is known of the bounds of one pathway, with and without events, whoever it is for.

    `written` are the bounds and `answers` what was found out beside them, both by name. A proof
    reads them, and `finish` adds what it has worked out itself.
    """

    def __init__(
        self,
        written: Mapping[str, WrittenBounds] | None = None,
        answers: Mapping[str, bool] | None = None,
    ) -> None:
        self.written = dict(written or {})
        self.answers = dict(answers or {})
        self.is_new = False
        self._noted: dict[str, Callable[[], WrittenBounds]] = {}

    def back(self, name: str, sets: CaseSets) -> PutBack | None:
        """Return what is known under `name`, in `sets`. Raises: TooLarge."""
        known = self.written.get(name)
        try:
            return _put_back(known, sets) if known else None
        except (LookupError, TypeError, ValueError):  # nothing that we have written
            return None

    def note(self, name: str, write: Callable[[], WrittenBounds]) -> None:
        """Let `write` say at the end what is known under `name`, if it is not yet."""
        if name not in self.written:
            self._noted[name] = write

    def answer(self, question: str, find: Callable[[], bool]) -> bool:
        """Return the answer that is known to a question, or what `find` finds."""
        key = fingerprint(question)
        found = self.answers.pop(key, None)
        if found is None:
            found, self.is_new = find(), True
        self.answers[key] = found
        for old in list(self.answers)[:-MOST_ANSWERS]:
            del self.answers[old]
        return found

    def finish(self) -> None:
        """Write down what was noted. Raises: TooLarge."""
        for name, write in self._noted.items():
            self.written[name] = write()
            self.is_new = True

    def let_go(self) -> None:
        """Hold on to nothing of the proof."""
        self._noted = {}

    def add(self, other: "KnownBounds") -> None:
        """Take over what another has, who was asked the same."""
        self.written |= other.written
        self.answers |= other.answers
        self.is_new |= other.is_new


def bounds_name(flow: Flow, universe: int) -> str:
    """Return what tells the bounds apart of one pathway: which events may come, and who there is.

    The flows of a pathway that have the same are the same but for their hours.
    """
    nodes, place = _nodes(flow.sets, (universe,))
    return fingerprint(f"{flow.events:x}", repr(nodes), str(place[universe]))


def written(
    sets: CaseSets, rows: Sequence[Row], arriving: Sequence[int], taken: Iterable[int]
) -> WrittenBounds:
    """Return bounds as they are written down."""
    nodes, place = _nodes(sets, (*arriving, *(cases for row in rows for cases in row)))
    beside = [[(place[cases], f"{mask:x}") for cases, mask in row.items()] for row in rows]
    parts = nodes, beside, [place[cases] for cases in arriving], [f"{mask:x}" for mask in taken]
    return json.dumps(parts, separators=(",", ":"))


def _nodes(sets: CaseSets, roots: Iterable[int]) -> tuple[Nodes, dict[int, int]]:
    """Return all nodes below `roots`, each after its children, and the place of each.

    The order is that in which they are met: it does not depend on what else was worked out.
    """
    place = {EMPTY: EMPTY, FULL: FULL}
    nodes: Nodes = []
    for root in roots:
        busy = [root]
        while busy:
            at = busy[-1]
            level, below = sets.nodes[at]
            left = [one for one in below if one not in place]
            if left and at not in place:
                busy += reversed(left)
                continue
            busy.pop()
            if at not in place:
                place[at] = len(place)
                nodes.append([level, *[place[one] for one in below]])
    return nodes, place


def _put_back(known: WrittenBounds, sets: CaseSets) -> PutBack:
    nodes, beside, arriving, taken = json.loads(known)
    made = [EMPTY, FULL]
    for level, *below in nodes:
        made.append(sets.branching(level, tuple([made[one] for one in below])))
    rows = [{made[cases]: int(mask, 16) for cases, mask in row} for row in beside]
    come = [made[cases] for cases in arriving]
    return PutBack(rows, come or None, [int(mask, 16) for mask in taken])
