"""Brute force: the routes of one case in two versions, event by event. Shares no code with compare.

It follows `docs/semantics.md` (What a difference concerns) as plainly as it can be written.
"""

from collections.abc import Iterator

from pathwaytool.model.pathway import Pathway, Transition
from tests.proving.oracle import Case, Oracle, Outcome, State, TooMany

MOST_STATES = 1000
GRAVE = {
    "no-start", "no-branch", "two-branches", "unknown-fact", "no-value", "second-run",
    "round-at-work", "stuck",
}  # fmt: skip
"""What ends a story. All else follows from what steps and ways say, and that is compared."""


class Version(Oracle):
    """Brute force on one version, that also says which ways were taken."""

    taken: tuple[tuple[str, Transition | None], ...] = ()

    def _arrive(
        self,
        case: Case,
        state: State,
        origin: str,
        targets: list[tuple[str, Transition | None]],
        decided: tuple[tuple[str, object], ...],
    ) -> Outcome:
        self.taken = tuple(targets)
        return super()._arrive(case, state, origin, targets, decided)  # type: ignore[arg-type]

    def events(self, case: Case, state: State | None) -> dict[object, tuple[object, State | None]]:
        """Return what can happen next, by what finishes and what it decides: what is seen of it."""
        found: dict[object, tuple[object, State | None]] = {}
        for name, one in self._next(case, state):
            faults = frozenset(fault for fault in one.faults if fault[0] in GRAVE)
            after = (one.state.running, one.state.waiting) if one.state else None
            taken = () if faults and not one.state else sorted(map(self._way, self.taken))
            seen = (faults, after, tuple(taken))
            found[name, one.decided] = (seen, one.state)
            self.taken = ()
        return found

    def _next(self, case: Case, state: State | None) -> Iterator[tuple[str, Outcome]]:
        if state is None:
            yield from (("", one) for one in self.begin(case))
            return
        for step in sorted(state.running):
            yield from ((step, one) for one in self.finish(case, state, step))
        for event in self.able(state):
            yield from ((event, one) for one in self.come(case, state, event))

    def _way(self, way: tuple[str, Transition | None]) -> str:
        to, one = way
        loop = self.pathway.loops.get(one.loop or "") if one else None
        handed = one.handoff if one else None
        about = handed and (sorted(handed.documents), handed.consent, handed.consent_fact)
        end = self.pathway.ends.get(to)
        ended = end and (end.sector, end.phase, end.accountable, end.gives)
        return repr((to, loop and (loop.id, loop.rounds), about, ended))

    def said(self, name: str) -> object:
        """Return what a step says beside where it leads and who waits for whom."""
        step = self.pathway.steps[name]
        limits = [(one.from_step, one.from_moment, one.reach, one.kind) for one in step.within]
        return (
            (step.sector, step.phase, step.ages, step.accountable, step.lead, limits),
            (frozenset(step.needs), frozenset(step.gives)),
        )


def differs(before: Pathway, after: Pathway, case: Case) -> bool:
    """Tell whether something can happen to a case in one version that cannot in the other.

    Raises: TooMany.
    """
    old, new = Version(before), Version(after)
    seen: set[object] = set()
    busy: list[tuple[State | None, State | None]] = [(None, None)]
    while busy:
        pair = busy.pop()
        if pair in seen:
            continue
        seen.add(pair)
        if len(seen) > MOST_STATES:
            raise TooMany
        if any(old.said(name) != new.said(name) for name in (pair[0].running if pair[0] else ())):
            return True
        onward = _onward(old.events(case, pair[0]), new.events(case, pair[1]))
        if onward is None:
            return True
        busy += onward
    return False


Events = dict[object, tuple[object, State | None]]


def _onward(one: Events, other: Events) -> list[tuple[State | None, State | None]] | None:
    """Return where the case can stand next in both; None where anything else can happen."""
    if one.keys() != other.keys() or any(one[key][0] != other[key][0] for key in one):
        return None
    pairs = [(one[key][1], other[key][1]) for key in one]
    return [pair for pair in pairs if pair[0] and pair[1]]
