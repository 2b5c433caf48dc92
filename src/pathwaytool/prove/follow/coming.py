"""Which events come to one case, and when: at once, the first time that a step is under way."""

from pathwaytool.prove.compile.flow import Flow, bits
from pathwaytool.prove.compile.quiet import quiet_of
from pathwaytool.prove.follow.standing import Standing
from pathwaytool.prove.follow.way import Comes, ImpossibleCaseError


class EventsToCome:
    """The events that are asked for, and the flow in which no other comes.

    Raises: ImpossibleCaseError for an event there is not, or that cannot come at that step.
    """

    def __init__(self, flow: Flow, comes: Comes) -> None:
        events = {flow.works[at].name: at for at in bits(flow.events)}
        steps = {work.name: work.index for work in flow.works if work.step}
        self._while = {}
        for event, step in comes.items():
            at, during = events.get(event, -1), steps.get(step, -1)
            if at < 0 or during < 0 or not flow.works[at].during >> during & 1:
                raise ImpossibleCaseError(event)
            self._while[at] = during
        others = sum(1 << at for at in bits(flow.events) if at not in self._while)
        self.flow = quiet_of(flow, others)

    def next_work(self, standing: Standing) -> int:
        """Return the work that comes or finishes next."""
        running = standing.person.running
        for at, during in sorted(self._while.items()):
            if running >> at & 1 and running >> during & 1:
                return at
        return standing.next_work(self.flow)

    def during(self, index: int) -> int:
        """Return the work that is under way when `index` comes; itself where it is no event."""
        return self._while.get(index, index)

    def stayed_away(self, standing: Standing) -> tuple[str, ...]:
        """Return the events asked for that have not come by then."""
        return tuple(
            self.flow.works[at].name for at in sorted(self._while) if not standing.runs.get(at)
        )
