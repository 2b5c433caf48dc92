"""The parts of a pathway that somebody should meet, and those that nobody has been seen to meet."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import Flow, Work, bits
from pathwaytool.prove.compile.values import EMPTY, FULL


class PathwayPart(NamedTuple):
    """A step that begins, a branch that is taken, an age at a step, or a value that is decided.

    `at` is the number of the branch, the place of the age in its domain, or that of the value;
    `level` that of the fact. A value belongs to the first step that can decide it so.
    """

    kind: str
    work: int
    at: int = 0
    level: int = 0


class PartsLeft:
    """What is left to be met. `order` is that of the file; `possible` what the bounds allow."""

    def __init__(self, flow: Flow, suspicion: Suspicion) -> None:
        self._flow = flow
        self._suspicion = suspicion
        self._at: dict[int, list[PathwayPart]] = {}
        self._values: dict[tuple[int, int], PathwayPart] = {}
        self.order = [part for work in flow.works[1 : flow.steps] for part in self._of(work)]
        self.left = set(self.order)
        self.possible = frozenset(self.order)

    def cases(self, part: PathwayPart) -> int:
        """Return the cases that meet `part`, of those that come to its work."""
        flow = self._flow
        match part.kind:
            case "branch":
                return flow.works[part.work].ways[part.at].holds
            case "age":
                return flow.sets.having(flow.age, (part.at,))
            case "value":
                return flow.sets.having(part.level, (part.at,))
            case _:
                return FULL

    def value(self, level: int, at: int) -> PathwayPart | None:
        """Return the part that is this value of a fact that is decided, if it can be decided so."""
        return self._values.get((level, at))

    def left_at(self, work: int) -> list[PathwayPart]:
        """Return what is left of what the end of `work` decides."""
        return [part for part in self._at.get(work, ()) if part in self.left]

    def met(self, parts: Iterable[PathwayPart]) -> None:
        """Note that somebody has met `parts`."""
        for part in parts:
            own = self._values.get((part.level, part.at), part) if part.kind == "value" else part
            self.left.discard(own)

    def _of(self, work: Work) -> Iterator[PathwayPart]:
        """Yield what the outer bounds let somebody meet: parts of a step, values of an event."""
        flow, lines = self._flow, self._suspicion.lines
        arriving = lines.arriving[work.index]
        if arriving == EMPTY:
            return
        own = list(self._of_step(work)) if work.step else []
        yield from own
        ends = [part for part in own if part.kind == "branch"]
        for level in bits(work.decides):
            for at in flow.sets.values(lines.finished(work.index), level):
                part = PathwayPart("value", work.index, at, level)
                if (level, at) not in self._values:
                    self._values[level, at] = part
                    yield part
                ends.append(self._values[level, at])
        self._at[work.index] = ends

    def _of_step(self, work: Work) -> Iterator[PathwayPart]:
        flow = self._flow
        yield PathwayPart("step", work.index)
        if work.step and work.step.ages and flow.age >= 0:
            came = self._suspicion.lines.arriving[work.index]
            ages = flow.sets.values(flow.sets.both(came, work.ages), flow.age)
            yield from (PathwayPart("age", work.index, at) for at in ages)
        for way in work.ways:
            if self._suspicion.takes(work, way):
                yield PathwayPart("branch", work.index, way.number)
