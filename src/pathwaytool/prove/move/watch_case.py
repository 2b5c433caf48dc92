"""An example case watched: what of the things that are expected has happened so far."""

from collections.abc import Sequence

from pathwaytool.model.promise import Claim
from pathwaytool.prove.compile.flow import Flow, union_of
from pathwaytool.prove.compile.promised import Promised, Thing
from pathwaytool.prove.compile.values import FULL
from pathwaytool.prove.move.situation import FaultKind, Situation
from pathwaytool.prove.move.watch import Noted, Seen, Watch


class CaseWatch(Watch):
    """Remembers, a bit for each of `things`, what has happened; which comes first is all the same.

    The first `must` of them must have happened when all has ended; the last `never` never may.
    `seen` gathers, over all runs, what has happened in any; `has_ended` whether any has ended.
    """

    sees_order = False

    def __init__(
        self, flow: Flow, id_: str, things: Sequence[Thing], must: int, never: int
    ) -> None:
        steps = union_of(thing.works for thing in things)
        bare = Promised(id_, Claim.REACHES, FULL, 0, Thing(steps), Thing(), 0, None)
        super().__init__(flow, bare, finds_all=True)
        self.kind = FaultKind.BROKEN_CASE
        self.seen = 0
        self.has_ended = False
        self._things = [(thing.works, thing.ends) for thing in things]
        self._must = must
        self._never = never

    def sees(self, work: int, targets: int, begun: int) -> bool:
        """Tell that no order matters: what has happened is added up."""
        return False

    def noted(self, state: int, seen: Seen) -> Noted:
        """Return what has happened now, and the first expectation that it is against."""
        ends = {way.target for way in seen.ways if way.to < 0}
        now = state
        for at, (works, last) in enumerate(self._things):
            if seen.begun & works or ends & last:
                now |= 1 << at
        self.seen |= now
        first_never = len(self._things) - self._never
        for at in range(first_never, len(self._things)):
            if now & ~state & 1 << at:
                return Noted(now, True, ("never", str(at - first_never)))
        if not (seen.after.running | seen.after.waiting):
            self.has_ended = True
            for at in range(self._must):
                if not now & 1 << at:
                    return Noted(now, True, ("must", str(at)))
        return Noted(now, False)

    def is_settled(self, state: int, after: Situation) -> bool:
        """Tell that everything ahead counts."""
        return False
