"""What no case ever meets: steps, branches, values of facts, ages.

What the outer bounds do not reach, nobody can reach. Of the rest each part is shown to be alive by
a case that meets it, or to be dead by a search through every situation; see decision 13.
"""

from collections.abc import Container, Iterator

from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import Flow, Way, Work, bits
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.parts.parts import PartsLeft, PathwayPart
from pathwaytool.prove.parts.search import searched
from pathwaytool.prove.parts.walks import Walks
from pathwaytool.prove.proof import Dead


@dataclass(frozen=True, slots=True)
class Deadness:
    """What is dead, in the order of the file; what may be and is not settled; and what is not.

    Of a dead line of work only where it begins is told. `begun` are the steps that are not dead,
    `outcomes` the ends, sorted; those that are not settled are among them.
    """

    dead: tuple[Dead, ...]
    unsettled: tuple[Dead, ...]
    begun: tuple[str, ...]
    outcomes: tuple[str, ...]


def deadness(
    pathway: Pathway, flow: Flow, suspicion: Suspicion, most: int, *, is_proved: bool
) -> Deadness:
    """Find out what is dead, with a search of at most `most` events where `is_proved`.

    Where a pathway has faults, what nobody meets may be their doing: it is not settled.
    """
    parts = PartsLeft(flow, suspicion)
    if not (is_proved and _is_exact(flow, suspicion)):
        Walks(flow, suspicion, parts).run()
    else:
        parts.left.clear()
    is_settled = is_proved and searched(flow, suspicion.universe, parts, most)
    dead = _DeadTeller(pathway, flow, suspicion, parts, parts.left if is_settled else set())
    doubtful = [] if is_settled else [part for part in parts.order if part in parts.left]
    return Deadness(
        tuple(dead.told()),
        tuple(dead.named(part) for part in doubtful if not _follows(part, flow, parts)),
        tuple(work.name for work in flow.works[1 : flow.steps] if dead.is_alive(work)),
        tuple(sorted(set(dead.ends()))),
    )


def _follows(part: PathwayPart, flow: Flow, parts: PartsLeft) -> bool:
    """Tell whether `part` is not settled only because its step is not, which says it all."""
    steps = [part.work]
    if part.kind == "value":
        steps = [one.index for one in flow.works[: flow.steps] if one.decides >> part.level & 1]
    met = [step for step in steps if PathwayPart("step", step) in parts.possible - parts.left]
    return part.kind != "step" and not met


def _is_exact(flow: Flow, suspicion: Suspicion) -> bool:
    """Tell whether the outer bound of each line of work is all that happens to it, and no more.

    In a proved pathway every line that arrives is sure to go on, with the facts it came with, if
    no other work can set it aside or decide these facts meanwhile. Rounds are not counted in it.
    """
    works = flow.works[: flow.steps]
    changed = suspicion.lines.changed_beside
    return not (flow.counters or flow.events) and not any(
        changed(work.index) or suspicion.set_aside(work) != EMPTY for work in works
    )


class _DeadTeller:
    """Names what is dead: beside what the bounds rule out, the parts in `dead`."""

    def __init__(
        self,
        pathway: Pathway,
        flow: Flow,
        suspicion: Suspicion,
        parts: PartsLeft,
        dead: set[PathwayPart],
    ) -> None:
        self._pathway = pathway
        self._flow = flow
        self._universe = suspicion.universe
        self._parts = parts
        self._alive = parts.possible - dead
        self._steps = [work for work in flow.works[1 : flow.steps] if work.step]

    def is_alive(self, work: Work) -> bool:
        """Tell whether some case comes to `work`, as far as is known."""
        return PathwayPart("step", work.index) in self._alive

    def ends(self) -> Iterator[str]:
        """Yield the ends that some case can reach."""
        for work in self._steps:
            yield from (way.target for way in work.ways if way.to < 0 and self._takes(work, way))
        for event in (self._flow.works[at] for at in bits(self._flow.events)):
            if any(event.during >> work.index & 1 and self.is_alive(work) for work in self._steps):
                yield from (way.target for way in event.ways if way.to < 0)

    def told(self) -> Iterator[Dead]:
        """Yield what is dead, and not only because something before it is."""
        for work in self._steps:
            if self.is_alive(work):
                dead = [way for way in work.ways if not self._takes(work, way)]
                yield from (self._branch(work, way) for way in dead)
            elif not self._is_told(work):
                yield self.named(PathwayPart("step", work.index))
        for work in self._steps:
            yield from self._ages(work)
        yield from self._values()

    def named(self, part: PathwayPart) -> Dead:
        """Return `part` by the names and places of the pathway."""
        work = self._flow.works[part.work]
        if part.kind == "value":  # an event may decide it as well as a step
            return self._value(part.level, part.at)
        place = self._pathway.steps[work.name].place.pointer
        match part.kind:
            case "branch":
                return self._branch(work, work.ways[part.at])
            case "age":
                age = self._flow.domains[self._flow.age][part.at]
                return Dead("age", work.name, age, (*place, "ages"))
            case _:
                return Dead("step", work.name, None, place)

    def _takes(self, work: Work, way: Way) -> bool:
        return PathwayPart("branch", work.index, way.number) in self._alive

    def _is_told(self, work: Work) -> bool:
        """Tell whether `work` is dead only because a way to it is, or a step before it.

        Of a start that nobody begins at, nothing is told but this.
        """
        before = [
            (other, way) for other in self._steps for way in other.ways if way.to == work.index
        ]
        return bool(before) and not any(self._takes(other, way) for other, way in before)

    def _branch(self, work: Work, way: Way) -> Dead:
        kind = "loop" if way.is_loop else "branch"
        return Dead(kind, f"{work.name} → {way.target}", None, way.place.pointer)

    def _value(self, level: int, at: int) -> Dead:
        fact = list(self._pathway.facts.values())[level]
        value = fact.domain[at]
        return Dead("value", fact.id, value, (*fact.place.pointer, "values", str(value)))

    def _ages(self, work: Work) -> Iterator[Dead]:
        """Yield the ages that a step says it is for, but that never come to it."""
        flow = self._flow
        if work.step and work.step.ages and flow.age >= 0 and self.is_alive(work):
            named = range(min(work.step.ages), max(work.step.ages) + 1)
            for at in flow.sets.values(work.ages, flow.age):
                part = PathwayPart("age", work.index, at)
                if part not in self._alive and flow.domains[flow.age][at] in named:
                    yield self.named(part)

    def _values(self) -> Iterator[Dead]:
        """Yield the values that are never known from the start, or never decided."""
        for level, domain in enumerate(self._flow.domains):
            met = self._known(level)
            yield from (self._value(level, at) for at in range(len(domain)) if at not in met)

    def _known(self, level: int) -> Container[int]:
        """Return the values that are known from the start, or decided by a step.

        All, where no step that decides them is met: that is told of the steps.
        """
        if not self._flow.decided >> level & 1:
            return self._flow.sets.values(self._universe, level)
        values = range(len(self._flow.domains[level]))
        deciders = [work for work in self._steps if work.decides >> level & 1]
        if not any(self.is_alive(work) for work in deciders):
            return values
        return [at for at in values if self._parts.value(level, at) in self._alive]
