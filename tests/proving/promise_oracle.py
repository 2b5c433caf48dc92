"""Promises by brute force: every case, every decision, every order, remembered as plain facts.

It shares no code with `prove/`; what a promise means is written here a second time, from
`docs/semantics.md`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pathwaytool.model.pathway import Pathway, Step, Transition, Waits
from pathwaytool.model.promise import Claim, Happening, Named, Promise, Sort
from tests.proving.oracle import Case, Oracle, Outcome, State, TooMany
from tests.proving.promising import LIBRARY

Decided = tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class Event:
    """What happened at once. `finished` is empty for the beginning, and where an event has come."""

    finished: str
    decided: Decided
    taken: tuple[Transition, ...]
    begun: frozenset[str]
    joined: frozenset[str]
    after: State
    led_to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Memory:
    """All that a promise needs to remember of a run."""

    is_held: bool = False
    was_held: bool = False
    was_asked: bool = False
    was_due: bool = False
    happened: bool = False
    preceded: bool = False
    told: bool = False
    owed: bool = False
    times: int = 0
    on: frozenset[Named] = frozenset()
    is_broken: bool = False


class Watching(Oracle):
    """Brute force that says what happened at each event."""

    def __init__(self, pathway: Pathway) -> None:
        super().__init__(pathway)
        self._targets: list[tuple[str, Transition | None]] = []

    def _arrive(  # type: ignore[no-untyped-def]
        self, case, state, origin, targets, decided, **more
    ) -> Outcome:
        self._targets = targets
        return super()._arrive(case, state, origin, targets, decided, **more)

    def first(self, case: Case) -> Iterator[tuple[Outcome, Event | None]]:
        """Yield what the beginning comes to."""
        for outcome in self.begin(case):
            yield outcome, self._event("", frozenset(), outcome)

    def next(self, case: Case, state: State, step: str) -> Iterator[tuple[Outcome, Event | None]]:
        """Yield what may come of `step` finishing."""
        for outcome in self.finish(case, state, step):
            yield outcome, self._event(step, state.running - {step}, outcome)

    def next_event(
        self, case: Case, state: State, event_id: str
    ) -> Iterator[tuple[Outcome, Event | None]]:
        """Yield what may come of an event."""
        stops = self.pathway.events[event_id].stops
        stopped = self._named(stops.steps, stops.phases) if stops else set()
        for outcome in self.come(case, state, event_id):
            yield outcome, self._event("", state.running - stopped, outcome)

    def _event(self, step: str, going_on: frozenset[str], outcome: Outcome) -> Event | None:
        if outcome.state is None:
            return None
        steps = self.pathway.steps
        joined = {
            target
            for target, _ in self._targets
            if target in going_on and steps[target].waits == Waits.ANY
        }
        return Event(
            step,
            outcome.decided,
            tuple(way for _, way in self._targets if way is not None),
            outcome.state.running - going_on,
            frozenset(joined),
            outcome.state,
            tuple(target for target, way in self._targets if way is None),
        )


class PromiseOracle:
    """What becomes of one promise, over all runs of all cases."""

    def __init__(self, pathway: Pathway, promise: Promise) -> None:
        self.watching = Watching(pathway)
        self.pathway = pathway
        self.promise = promise

    def verdict(self, most: int = 4000) -> str:
        """Return kept, broken or empty. Raises: TooMany."""
        found = [self._of_case(case, most) for case in self.watching.cases()]
        if not any(asked for asked, _ in found):
            return "empty"
        return "broken" if any(broken for _, broken in found) else "kept"

    def _of_case(self, case: Case, most: int) -> tuple[bool, bool]:
        """Return whether the case has a run that asks for it, and whether it is broken for it."""
        ended: set[Memory] = set()
        seen: set[tuple[State, Memory]] = set()
        busy = [
            (event.after, self._remember(Memory(), event, case))
            for _, event in self.watching.first(case)
            if event
        ]
        while busy:
            state, memory = busy.pop()
            if (state, memory) in seen:
                continue
            seen.add((state, memory))
            if len(seen) > most:
                raise TooMany
            if not state.running:
                ended.add(memory)
            busy += self._after(case, state, memory)
        memories = {memory for _, memory in seen}
        asked = self._is_asked_at_once(case) or any(memory.was_asked for memory in memories)
        return asked, self._is_broken(asked, memories, ended)

    def _after(self, case: Case, state: State, memory: Memory) -> Iterator[tuple[State, Memory]]:
        for step in state.running:
            for _, event in self.watching.next(case, state, step):
                if event:
                    yield event.after, self._remember(memory, event, case)
        for event_id in self.watching.able(state):
            for _, event in self.watching.next_event(case, state, event_id):
                if event:
                    yield event.after, self._remember(memory, event, case)

    def _ends(self, event: Event) -> list[str]:
        ways = (*(way.to for way in event.taken), *event.led_to)
        return [to for to in ways if to in self.pathway.ends]

    def _is_asked_at_once(self, case: Case) -> bool:
        if self._occasion_is_other():
            return False
        empty = State(frozenset(), frozenset(), frozenset(), frozenset(), (), ())
        return self.holds(case, empty)

    def _is_broken(self, asked: bool, memories: set[Memory], ended: set[Memory]) -> bool:
        match self.promise.claim:
            case Claim.REACHES:
                return any(one.was_held and not one.happened for one in ended)
            case Claim.TOLD if not self._told_before():
                return any(one.was_due and not one.told for one in ended)
            case Claim.THEN:
                return any(one.owed for one in ended)
            case Claim.CAN_REACH:
                return asked and not any(one.was_held and one.happened for one in memories)
            case _:
                return any(one.is_broken for one in memories)

    def holds(self, case: Case, state: State) -> bool:
        """Tell whether what is known settles that the condition holds."""
        return self.watching._truth(self.promise.when, case, state) is True

    def _told_before(self) -> bool:
        return self.promise.told is not None and bool(self.promise.told.before)

    def _occasion_is_other(self) -> bool:
        told = self.promise.told
        return bool(self.promise.after) or (told is not None and bool(told.after))

    # -- one event -------------------------------------------------------------------------

    def _remember(self, before: Memory, event: Event, case: Case) -> Memory:
        holds = self.holds(case, event.after)
        on, over, anew = self._groups(before.on, event)
        happened = self._happened(event)
        finished = self._finished(event, over)
        preceded = before.preceded or finished
        is_new = finished if self._occasion_is_other() else not before.is_held
        occasion = holds and is_new
        times = before.times + (self._times(event, anew) if holds else 0)
        memory = Memory(
            is_held=holds,
            was_held=before.was_held or holds,
            was_asked=before.was_asked or (occasion if self._occasion_is_other() else holds),
            was_due=before.was_due or (occasion if self._occasion_is_other() else holds),
            happened=before.happened or happened,
            preceded=preceded,
            told=before.told or self._told(event),
            is_broken=before.is_broken,
            owed=(before.owed or occasion) and not happened,
            times=min(times, 9),
            on=on,
        )
        if self._told_before():
            due = memory.was_due if self._occasion_is_other() else holds
            had = before.told or self._told(replace(event, begun=frozenset()))
            return replace(memory, is_broken=before.is_broken or (happened and due and not had))
        if self.promise.claim == Claim.NOT_TOLD:
            return replace(memory, is_broken=before.is_broken or (holds and self._told(event)))
        return replace(memory, is_broken=before.is_broken or self._breaks(memory, event, happened))

    def _breaks(self, memory: Memory, event: Event, happened: bool) -> bool:
        promise = self.promise
        match promise.claim:
            case Claim.NEVER:
                return happened and memory.is_held
            case Claim.ONLY_AFTER:
                return happened and memory.is_held and not memory.preceded
            case Claim.NEVER_TOGETHER:
                one, other = promise.never_together
                running = event.after.running
                both = [any(self._is(step, thing) for step in running) for thing in (one, other)]
                return all(both) and memory.is_held
            case Claim.CAN_BEGIN:
                return memory.is_held and self._is_shut(event)
            case Claim.AT_MOST:
                return promise.at_most is not None and memory.times > promise.at_most.times
            case _:
                return False

    def _is_shut(self, event: Event) -> bool:
        """Tell whether no event that leads there can come, and none has."""
        during = any(self._is(step, self.promise.other) for step in event.after.running)
        able = {*self.watching.able(event.after), *event.after.came}
        return during and not any(self._leads(self.pathway.events[one].to) for one in able)

    def _leads(self, to: str) -> bool:
        named = self.promise.happens
        if to in self.pathway.steps:
            return self._is(to, named)
        return any(one.sort == Sort.STEP and one.id == to for one in named)

    def _happened(self, event: Event) -> bool:
        named = self.promise.happens
        ends = self._ends(event)
        steps = event.begun | event.joined
        return any(self._is(step, named) for step in steps) or any(
            one.sort == Sort.STEP and one.id in ends for one in named
        )

    def _times(self, event: Event, anew: set[Named]) -> int:
        named = {(one.sort, one.id) for one in self.promise.happens}
        singles = {id_ for sort, id_ in named if sort == Sort.STEP}
        ends = sum(to in singles for to in self._ends(event))
        steps = len(singles & (event.begun | event.joined))
        return ends + steps + len({(one.sort, one.id) for one in anew})

    def _groups(
        self, before: frozenset[Named], event: Event
    ) -> tuple[frozenset[Named], set[Named], set[Named]]:
        """Return the groups that have begun and are not over, those that are now, and the new."""
        promise = self.promise
        on, over, anew = set(), set(), set()
        in_hand = event.after.running | event.after.waiting
        for one in (*promise.happens, *promise.other):
            if one.sort == Sort.STEP:
                continue
            begins = any(self._is(step, (one,)) for step in event.begun | event.joined)
            goes_on = any(self._is(step, (one,)) for step in in_hand)
            if begins and one not in before and one in promise.happens:
                anew.add(one)
            if (begins or one in before) and goes_on:
                on.add(one)
            elif begins or one in before:
                over.add(one)
        return frozenset(on), over, anew

    def _finished(self, event: Event, over: set[Named]) -> bool:
        ends = self._ends(event)
        return any(
            one in over if one.sort != Sort.STEP else one.id == event.finished or one.id in ends
            for one in self.promise.other
        )

    def _told(self, event: Event) -> bool:
        told = self.promise.told or self.promise.not_told
        if told is None or told.document not in self.watching._at_hand(event.after):
            return False
        steps = self.pathway.steps
        gives = event.finished and told.document in steps[event.finished].gives
        if (gives and self._is(event.finished, told.to)) or any(
            told.document in (*steps[step].needs, *steps[step].uses) and self._is(step, told.to)
            for step in event.begun
        ):
            return True
        return any(self._hands(way, told.to, told.document) for way in event.taken)

    def _hands(self, way: Transition, to: Happening, document: str) -> bool:
        if way.handoff is None or document not in way.handoff.documents:
            return False
        if way.handoff.receiver is None:
            return way.to in self.pathway.steps and self._is(way.to, to)
        actor = LIBRARY.actors[way.handoff.receiver]
        return any(
            one.id == actor.id if one.sort == Sort.ACTOR else one.id == actor.sector for one in to
        )

    def _is(self, step_id: str, named: Happening) -> bool:
        step: Step = self.pathway.steps[step_id]
        belongs = {
            (Sort.STEP, step.id),
            (Sort.PHASE, step.phase),
            (Sort.SECTOR, step.sector),
            (Sort.ACTOR, step.accountable),
        }
        return any((one.sort, one.id) in belongs for one in named)

    # -- a story ---------------------------------------------------------------------------

    def breaks(self, case: Case, steps: list[str], decisions: list[Decided]) -> bool:
        """Tell whether these events, one by one, break the promise for this case."""
        told: list[tuple[State, Memory]] = []
        for _, event in self.watching.first(case):
            if event:
                told.append((event.after, self._remember(Memory(), event, case)))
        for step, decided in zip(steps, decisions, strict=True):
            then: list[tuple[State, Memory]] = []
            for state, memory in told:
                is_event = step in self.pathway.events
                assert step in {*state.running, *self.watching.able(state)}, "it is not under way"
                take = self.watching.next_event if is_event else self.watching.next
                for outcome, event in take(case, state, step):
                    is_told = not outcome.decided or set(decided) == set(outcome.decided)
                    if event and is_told:
                        then.append((event.after, self._remember(memory, event, case)))
            told = then
        return any(self._is_broken_at(state, memory) for state, memory in told)

    def _is_broken_at(self, state: State, memory: Memory) -> bool:
        ended = {memory} if not state.running else set()
        return self._is_broken(True, {memory}, ended)
