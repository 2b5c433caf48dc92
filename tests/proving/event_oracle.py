"""Brute force on time where events may come: each of them at every moment, and never."""

from collections.abc import Iterator
from dataclasses import replace

from tests.proving.limit_oracle import Course, LimitOracle, Strategy, Taken, going_in
from tests.proving.oracle import Case


class EventOracle(LimitOracle):
    """Brute force over all timed runs, with whatever comes between two ends."""

    def _on(self, case: Case, strategy: Strategy, course: Course) -> Iterator[Course]:
        yield from super()._on(case, strategy, course)
        able = self.able(course.state)
        for when in self._moments(course) if able else ():
            for event in able:
                yield from self._let_come(case, strategy, replace(course, now=when), event)

    def _moments(self, course: Course) -> range:
        """Return when an event can come, in steps of hours or of whole days."""
        soonest, _ = min(going_in(course))
        return range(course.now, soonest + 1)

    def _let_come(
        self, case: Case, strategy: Strategy, course: Course, event_id: str
    ) -> Iterator[Course]:
        """Yield what comes of an event that comes now."""
        event = self.pathway.events[event_id]
        stopped = self._named(event.stops.steps, event.stops.phases) if event.stops else set()
        course = replace(course, event=course.event + 1)
        going_on = course.state.running - stopped
        for outcome in self.come(case, course.state, event_id):
            if outcome.state is None:
                yield replace(course, is_cut=True)
                continue
            taken: list[Taken] = [(event.to, None)]
            self._note_ends(course.now, taken)
            for after in self._after((course, -1), outcome.state, taken, going_on):
                yield from self._on(case, strategy, after)
