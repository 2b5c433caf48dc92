"""Single cases sent through a pathway, to see what really happens to somebody.

Each walk is aimed at one part that nobody has met yet, along the line of work that the outer bound
(`bound/lines.py`) shows to lead there. On the way it takes what else is new.
"""

from collections.abc import Iterator

from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Work, bits
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.parts.parts import PartsLeft, PathwayPart
from pathwaytool.prove.parts.single import Person, Result, Singles, choose

ROUNDS = 3
"""How many steps a walk may take for each step of the pathway."""

FRUITLESS = 30
"""How many walks in a row may meet nothing new."""

MOST_EVENTS = 20_000
"""How many events, and steps of lines, there may be in all walks of a pathway: about a second."""

Line = list[tuple[int, int]]
"""Where a walk is to go: works, each with the cases that are wanted when it finishes."""


class Walks:
    """Sends cases until each part of `parts` is met or has been aimed at; stops when it is idle."""

    def __init__(self, flow: Flow, suspicion: Suspicion, parts: PartsLeft) -> None:
        self._flow = flow
        self._sets = flow.sets
        self._suspicion = suspicion
        self._lines = suspicion.lines
        self._parts = parts
        self._singles = Singles(flow, suspicion.pairs.arrivals, with_events=False)
        self._left = MOST_EVENTS
        self._known = [self._lines.known(work) for work in flow.works[: flow.steps]]
        self._known_levels = [list(bits(known)) for known in self._known]
        self._quiet = [self._quiet_choices(work) for work in flow.works[: flow.steps]]

    def run(self) -> None:
        """Walk, and note in the parts what is met."""
        fruitless = 0
        for part in self._parts.order:
            if part in self._parts.left and fruitless < FRUITLESS and self._left > 0:
                before = len(self._parts.left)
                for work, happening, values in self._walk(*self._line_to(part)):
                    self._note(work, happening, values)
                fruitless = 0 if len(self._parts.left) < before else fruitless + 1

    def to(self, index: int, wanted: int) -> Iterator[tuple[Work, list[int]]]:
        """Send a case to work `index`, that is to finish there as one of `wanted`.

        Yield each work that finishes on its way, if it goes on from there, and its values by then.
        """
        line = [(index, wanted)]
        for work, happening, values in self._walk(*self._line_on(line)):
            if happening.goes_on:
                yield work, values

    def _quiet_choices(self, work: Work) -> int:
        """Return what can be decided so that no way back is taken."""
        back = self._sets.union(way.holds for way in work.ways if way.is_loop)
        return self._sets.without(self._lines.choices[work.index], back)

    # -- where to go -----------------------------------------------------------------------

    def _line_to(self, part: PathwayPart) -> tuple[Line, int]:
        """Return a line of work that leads to `part`, and the cases to begin with."""
        sets, lines, index = self._sets, self._lines, part.work
        if part.kind in {"branch", "value"}:
            return self._line_on(
                [(index, sets.both(lines.finished(index), self._parts.cases(part)))]
            )
        return self._led_to(index, sets.both(lines.arriving[index], self._parts.cases(part)), [])

    def _line_on(self, line: Line) -> tuple[Line, int]:
        """Return a line of work that leads to where `line` begins, and goes on with it."""
        index, wanted = line[-1]
        return self._led_to(index, self._before(index, wanted), line)

    def _led_to(self, index: int, before: int, line: Line) -> tuple[Line, int]:
        """Return a line that brings some of `before` to work `index`; `line` is the rest of it."""
        number = self._lines.number + 1
        while index != BEGINNING:
            self._left -= 1
            number, index, wanted = self._led_here(index, before, number)
            line.append((index, wanted))
            before = self._before(index, wanted)
        return line[::-1], before

    def _before(self, index: int, wanted: int) -> int:
        """Return the cases that can come to work `index` and finish it as `wanted`."""
        work = self._flow.works[index]
        forgotten = work.decides | work.gives | self._known[index]
        return self._sets.both(self._lines.arriving[index], self._sets.forget(wanted, forgotten))

    def _led_here(self, index: int, before: int, number: int) -> tuple[int, int, int]:
        """Return the first arrival, before that of this number, that leads some of `before` here.

        Shape: its number, the work that it came from, and what is wanted of that.
        """
        sets = self._sets
        arrivals = [one for one in self._lines.arrivals[index] if one.number < number]
        came = next((one for one in arrivals if sets.both(one.cases, before) != EMPTY), arrivals[0])
        after = sets.both(self._lines.finished(came.origin), came.way.holds)
        changed = self._lines.changed_beside(index)
        news = changed | self._lines.known_of(changed) | self._flow.papers | self._flow.counters
        for wish in (before, sets.forget(before, news)):
            wanted = sets.both(after, wish)
            if wanted != EMPTY:
                return came.number, came.origin, wanted
        return came.number, came.origin, after

    # -- going there -----------------------------------------------------------------------

    def _walk(self, line: Line, cases: int) -> Iterator[tuple[Work, Result, list[int]]]:
        """Send a case along `line` and on; yield what happens, with the case's values by then."""
        sets, flow = self._sets, self._flow
        possible = sets.both(self._suspicion.universe, cases)
        values = list(sets.first(possible if possible != EMPTY else self._suspicion.universe))
        for level in bits(flow.made):
            values[level] = 0
        person = Person(values)
        left = ROUNDS * flow.steps + 10
        ahead = list(reversed(line))
        while person.running and left:
            left -= 1
            self._left -= 1
            if ahead and person.running >> ahead[-1][0] & 1:
                index, wanted = ahead.pop()
            else:
                index, wanted = min(bits(person.running), key=self._turn), FULL
            decided = self._decision(flow.works[index], wanted, person)
            if decided is None:
                return
            happening = self._singles.finish(person, index, decided)
            yield flow.works[index], happening, person.values
            if not happening.goes_on:
                return

    def _note(self, work: Work, happening: Result, values: list[int]) -> None:
        """Note what one case met when `work` finished; `values` are its own by then."""
        met = [PathwayPart("branch", work.index, way.number) for way in happening.ways]
        met += [
            PathwayPart("value", work.index, values[level], level) for level in bits(work.decides)
        ]
        for index in bits(happening.begun):
            met.append(PathwayPart("step", index))
            if self._flow.age >= 0:
                met.append(PathwayPart("age", index, values[self._flow.age]))
        self._parts.met(met)

    def _turn(self, index: int) -> int:
        return -self._flow.weights[index]

    def _decision(
        self, work: Work, wanted: int, person: Person
    ) -> tuple[tuple[int, int], ...] | None:
        """Return how the facts that `work` decides come out: as wanted, or else as is new."""
        nodes = self._sets.nodes
        free = work.decides
        if not free:
            return ()
        values = person.values.copy()
        for level in self._known_levels[work.index]:
            values[level] = 1
        for wish in self._wishes(work, wanted):
            found = choose(nodes, wish, values, free)
            if found is not None:
                return found
        return None

    def _wishes(self, work: Work, wanted: int) -> Iterator[int]:
        sets, choices = self._sets, self._lines.choices[work.index]
        if wanted != FULL:
            wanted = sets.forget(wanted, self._flow.papers | self._flow.counters)
            yield sets.both(wanted, choices)
        for part in self._parts.left_at(work.index):
            yield sets.both(choices, self._parts.cases(part))
        yield self._quiet[work.index]
        yield choices
