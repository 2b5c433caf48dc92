"""Where one case stands between two events: what is under way, since when, and what comes next."""

from collections.abc import Mapping

from pathwaytool.dataclass import dataclass
from pathwaytool.prove.compile.flow import Flow, Way, Work, bits
from pathwaytool.prove.follow.way import Span
from pathwaytool.prove.move.situation import read_ahead
from pathwaytool.prove.parts.single import Person, Result, Wrong

Since = tuple[Span, tuple[int, ...]]
"""When a line of work came, and the numbers of the passages that it comes from."""

BEGUN: Since = ((0, 0), ())

Event = tuple[Person, Result]
"""The case after one event, and what came of it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A case at one moment. `begun` and `arrived` say of the works running and waiting since when.

    `runs` is how often each work has finished, `counts` how often each fact has been decided.
    `untold` is what is wrong with how the case begins: told with the first passage.
    """

    person: Person
    begun: Mapping[int, Since]
    arrived: Mapping[int, Since]
    runs: Mapping[int, int]
    counts: Mapping[int, int]
    untold: tuple[Wrong, ...] = ()

    def next_work(self, flow: Flow) -> int:
        """Return the work that finishes next: that which can at the earliest.

        Work of which nobody knows when it is over, and that is done again, gives way to all else:
        it would keep everything beside it from ever being told.
        """
        steps = self.person.running & ~flow.events
        return min(bits(steps), key=lambda index: self._turn(flow, index))

    def _turn(self, flow: Flow, index: int) -> tuple[int, int, int]:
        again = self.runs.get(index, 0) if self._is_open(flow, index) else 0
        return again, self._due(flow, index), -flow.weights[index]

    def _is_open(self, flow: Flow, index: int) -> bool:
        """Tell whether nobody knows when this running work is over at the latest."""
        return finished(flow.works[index], self.begun[index][0])[1] is None

    def _due(self, flow: Flow, index: int) -> int:
        return finished(flow.works[index], self.begun[index][0])[0]

    def likeness(self, flow: Flow) -> tuple[object, ...]:
        """Return what all that can come depends on: alike for two moments that are the same.

        Only what can still be read is known. Side by side, time counts by what is left of it.
        """
        running = list(bits(self.person.running & ~flow.events))
        again = {
            index: self.runs[index]
            for index in running
            if self.runs.get(index, 0) and self._is_open(flow, index)
        }
        ahead = self._ahead(flow)
        if len(running) == 1:
            return ahead
        due = {index: self._due(flow, index) for index in running if index not in again}
        first, fewest = min(due.values(), default=0), min(again.values(), default=0)
        return (
            *ahead,
            tuple((index, hours - first) for index, hours in due.items()),
            tuple((index, times - fewest) for index, times in again.items()),
        )

    def _ahead(self, flow: Flow) -> tuple[object, ...]:
        """Return where the case stands, and its values, as far as anything ahead reads them."""
        slim, levels = read_ahead(flow, self.person.situation(flow))
        return slim, tuple(self.person.values[level] for level in bits(levels))

    def under_way(self, flow: Flow) -> tuple[str, ...]:
        """Return the steps that are running or waiting."""
        mask = (self.person.running | self.person.waiting) & ~flow.events
        return tuple(flow.works[index].name for index in bits(mask))

    def after(self, work: Work, event: Event, ends: Span, number: int) -> "Standing":
        """Return where it stands after `work` finished at `ends`, the passage of this number."""
        now, result = event
        this: Since = (ends, (number,) if number else ())
        arrived, begun = dict(self.arrived), dict(self.begun)
        for way in result.ways:
            if way.to >= 0:
                came = (_received(way, ends), this[1])
                arrived[way.to] = _latest(arrived.get(way.to, came), came)
        for index in bits(result.begun):
            begun[index] = _latest(arrived.pop(index, this), this)
        return Standing(
            now,
            {at: since for at, since in begun.items() if now.running >> at & 1},
            {at: since for at, since in arrived.items() if now.waiting >> at & 1},
            {**self.runs, work.index: self.runs.get(work.index, 0) + 1},
            {**self.counts, **{at: self.counts.get(at, 0) + 1 for at in bits(work.decides)}},
            () if number else result.wrong,
        )


def finished(work: Work, begins: Span) -> Span:
    """Return when `work` is over that began then; at the latest None where it does not say."""
    shortest, longest = work.hours
    is_open = begins[1] is None or (work.step is not None and work.step.takes is None)
    return begins[0] + shortest, None if is_open else (begins[1] or 0) + longest


def later(one: Span, other: Span) -> Span:
    """Return when both have come."""
    latest = None if one[1] is None or other[1] is None else max(one[1], other[1])
    return max(one[0], other[0]), latest


def _latest(one: Since, other: Since) -> Since:
    return later(one[0], other[0]), tuple(dict.fromkeys((*one[1], *other[1])))


def _received(way: Way, sent: Span) -> Span:
    """Return when a line of work has come over: passing it on may take what the hand-off says."""
    return sent[0], None if sent[1] is None else sent[1] + passing_hours(way)


def passing_hours(way: Way) -> int:
    """Return the most hours that passing work on along `way` may take."""
    handoff = way.transition.handoff if way.transition else None
    limit = handoff.within if handoff else None
    return limit.duration.longest_hours() if limit and limit.duration else 0
