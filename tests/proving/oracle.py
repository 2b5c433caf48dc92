"""Brute force: every case one by one, every order of side-by-side work. Shares no code with prove/.

It follows `docs/semantics.md` as plainly as it can be written, and is slow.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from pathwaytool.model.condition import Condition, Value, facts_read, holds
from pathwaytool.model.pathway import Guard, Handoff, Pathway, Split, Step, Transition, Waits

Case = dict[str, Value]
Fault = tuple[str, str]
"""What is wrong, and with which step (empty: with the beginning)."""

GOES_ON = {"missing-document", "consent-refused", "wrong-age", "two-leads"}


class TooMany(Exception):
    """The pathway has too many situations for brute force."""


@dataclass(frozen=True)
class State:
    """One young person between two events."""

    running: frozenset[str]
    waiting: frozenset[str]
    finished: frozenset[str]
    documents: frozenset[str]
    known: tuple[tuple[str, Value], ...]
    rounds: tuple[tuple[str, int], ...]
    came: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Outcome:
    """What may come of an event: a state to go on in (or none), and the faults on the way."""

    decided: tuple[tuple[str, Value], ...]
    state: State | None
    faults: frozenset[Fault]


class Oracle:
    """Brute force on one pathway. `outcomes` are the ends that outcome facts may have."""

    def __init__(self, pathway: Pathway) -> None:
        self.pathway = pathway
        self.start_facts = [fact for fact in pathway.facts.values() if not fact.decided_by]
        self.made_facts = [fact for fact in pathway.facts.values() if fact.decided_by]
        self.led_to: tuple[str, ...] = ()
        self._arrive_memo: dict[tuple[tuple[tuple[str, Value], ...], str, str], bool] = {}
        self._repeating = {step for step in pathway.steps if self._may_repeat(step)}
        self._gone_back_to = {
            one.to
            for step in pathway.steps.values()
            for one in step.transitions
            if one.loop and one.to in pathway.steps
        }
        self._real = {step for step in self._gone_back_to if self._is_passed_before(step)}
        self._free = {step for step in pathway.steps if self._is_free_to_run(step)}

    # -- all cases -------------------------------------------------------------------------

    def cases(self) -> Iterator[Case]:
        """Yield every case that is not impossible."""
        for values in product(*(fact.domain for fact in self.start_facts)):
            case = dict(zip((fact.id for fact in self.start_facts), values, strict=True))
            if not self._is_impossible(case):
                yield case

    def faults(self, most: int = 4000) -> set[Fault]:
        """Return every fault that any case meets in any order. Raises: TooMany."""
        found: set[Fault] = set()
        for case in self.cases():
            found |= self._case_faults(case, most)
        return found

    def _case_faults(self, case: Case, most: int) -> set[Fault]:
        found: set[Fault] = set()
        after: dict[State, set[State]] = {}
        good: set[State] = set()
        busy: list[State] = []
        for outcome in self.begin(case):
            found |= outcome.faults
            busy += [outcome.state] if outcome.state else []
        while busy:
            state = busy.pop()
            if state in after:
                continue
            if len(after) > most:
                raise TooMany
            outcomes = [one for step in state.running for one in self.finish(case, state, step)]
            outcomes += [one for event in self.able(state) for one in self.come(case, state, event)]
            found.update(fault for one in outcomes for fault in one.faults)
            after[state] = {one.state for one in outcomes if one.state}
            busy += after[state]
            # Who has ended is at an end; a story that stops in a fault has been told already.
            if not state.running or any(one.state is None for one in outcomes):
                good.add(state)
        if self._hopeless(after, good):
            found.add(("no-end", ""))
        return found

    def _hopeless(self, after: Mapping[State, set[State]], good: set[State]) -> bool:
        before: dict[State, set[State]] = {}
        for state, nexts in after.items():
            for one in nexts:
                before.setdefault(one, set()).add(state)
        hopeful, busy = set(good), list(good)
        while busy:
            for one in before.get(busy.pop(), ()):
                if one not in hopeful:
                    hopeful.add(one)
                    busy.append(one)
        return len(hopeful & set(after)) < len(after)

    # -- one case --------------------------------------------------------------------------

    def begin(self, case: Case) -> list[Outcome]:
        """Return what the beginning comes to."""
        empty = State(frozenset(), frozenset(), frozenset(), frozenset(), (), ())
        targets = []
        for step in self.pathway.steps.values():
            if step.start is None:
                continue
            truth = self._truth(step.start.when, case, empty)
            if truth is None:
                return [Outcome((), None, frozenset({("unknown-fact", "")}))]
            if truth:
                targets.append(step.id)
        if not targets:
            return [Outcome((), None, frozenset({("no-start", "")}))]
        return [self._arrive(case, empty, "", [(target, None) for target in targets], ())]

    def finish(self, case: Case, state: State, step_id: str) -> Iterator[Outcome]:
        """Yield all that may come of a step finishing."""
        step = self.pathway.steps[step_id]
        made = [fact for fact in self.made_facts if step_id in fact.decided_by]
        any_value = False
        for values in product(*(fact.domain for fact in made)):
            decided = tuple(zip((fact.id for fact in made), values, strict=True))
            known = tuple(sorted((dict(state.known) | dict(decided)).items()))
            if made and self._is_impossible_now(case | dict(known), {f.id for f in made}):
                continue
            any_value = True
            finished = state.finished | ({step_id} - self._free)
            after = State(
                state.running - {step_id},
                state.waiting,
                frozenset(finished),
                state.documents | frozenset(step.gives),
                known,
                state.rounds,
                state.came,
            )
            yield self._go_on(case, after, step, decided)
        if not any_value:
            yield Outcome((), None, frozenset({("no-value", step_id)}))

    def able(self, state: State) -> list[str]:
        """Return the events that can come next: once each, while a step they name is under way."""
        return [
            event.id
            for event in self.pathway.events.values()
            if event.id not in state.came
            and any(
                step in event.during.steps or self.pathway.steps[step].phase in event.during.phases
                for step in state.running
            )
        ]

    def come(self, case: Case, state: State, event_id: str) -> Iterator[Outcome]:
        """Yield all that may come of an event."""
        event = self.pathway.events[event_id]
        any_value = False
        for values in product(*event.decides.values()):
            decided = tuple(zip(event.decides, values, strict=True))
            known = tuple(sorted((dict(state.known) | dict(decided)).items()))
            facts = case | dict(known)
            if event.decides and self._is_impossible_now(facts, set(event.decides)):
                continue
            any_value = True
            stopped = self._named(event.stops.steps, event.stops.phases) if event.stops else set()
            after = replace(
                state,
                running=state.running - stopped,
                waiting=state.waiting - stopped,
                known=known,
                came=state.came | {event_id},
            )
            yield self._arrive(case, after, event_id, [(event.to, None)], decided)
        if not any_value:
            yield Outcome((), None, frozenset({("no-value", event_id)}))

    def _named(self, steps: tuple[str, ...], phases: tuple[str, ...]) -> set[str]:
        return {
            one.id for one in self.pathway.steps.values() if one.id in steps or one.phase in phases
        }

    def finished(
        self, case: Case, state: State, step_id: str
    ) -> Iterator[tuple[Outcome, tuple[str, ...]]]:
        """Yield all that may come of a step finishing, with where it leads."""
        for outcome in self.finish(case, state, step_id):
            yield outcome, self.led_to

    def _go_on(
        self, case: Case, state: State, step: Step, decided: tuple[tuple[str, Value], ...]
    ) -> Outcome:
        truths = []
        for transition in step.transitions:
            truth = self._guard(step, transition, case, state)
            if truth is None:
                return Outcome(decided, None, frozenset({("unknown-fact", step.id)}))
            truths.append(truth)
        taken = [each for each, truth in zip(step.transitions, truths, strict=True) if truth]
        self.led_to = tuple(each.to for each in taken)
        if not taken:
            return Outcome(decided, None, frozenset({("no-branch", step.id)}))
        if step.split == Split.ONE and len(taken) > 1:
            return Outcome(decided, None, frozenset({("two-branches", step.id)}))
        rounds = dict(state.rounds)
        for transition in taken:
            bound = self._bound(transition)
            if bound is not None and transition.loop:
                rounds[transition.loop] = min(bound, rounds.get(transition.loop, 0) + 1)
        counted = replace(state, rounds=tuple(sorted(rounds.items())))
        return self._arrive(case, counted, step.id, [(each.to, each) for each in taken], decided)

    def _arrive(
        self,
        case: Case,
        state: State,
        origin: str,
        targets: list[tuple[str, Transition | None]],
        decided: tuple[tuple[str, Value], ...],
    ) -> Outcome:
        faults: set[Fault] = set()
        waiting = set(state.waiting)
        is_over = False
        backs = {one.to for _, one in targets if one and one.loop and one.to in self._real}
        for back in sorted(backs):
            anew = self._anew(back)
            beside = {target for target, _ in targets} - {back}
            if anew & (state.running | state.waiting | beside) - self._stops(back):
                faults.add(("round-at-work", back))
                is_over = True
        state = replace(state, finished=state.finished - {s for b in backs for s in self._anew(b)})
        for target, transition in targets:
            handoff = transition.handoff if transition else None
            faults |= self._passing_faults(case, state, origin, handoff)
            if target not in self.pathway.steps or self._joins(state, target):
                continue
            if target not in backs and self._runs_twice(state, target):
                faults.add(("second-run", target))
                is_over = True
            waiting.add(target)
        if is_over:
            return Outcome(decided, None, frozenset(faults))
        return self._begin(case, state, waiting, faults, decided)

    def _passing_faults(
        self, case: Case, state: State, origin: str, handoff: Handoff | None
    ) -> set[Fault]:
        faults: set[Fault] = set()
        if handoff and set(handoff.documents) - self._at_hand(state):
            faults.add(("missing-document", origin))
        asked = handoff.consent_fact if handoff and not handoff.basis else None
        if asked and {**case, **dict(state.known)}.get(asked) != "yes":
            faults.add(("consent-refused", origin))
        return faults

    def _joins(self, state: State, target: str) -> bool:
        return target in state.running and self.pathway.steps[target].waits == Waits.ANY

    def _runs_twice(self, state: State, target: str) -> bool:
        runs = target in state.running
        return target in state.finished or (runs and target not in self._free)

    def _begin(
        self,
        case: Case,
        state: State,
        waiting: set[str],
        faults: set[Fault],
        decided: tuple[tuple[str, Value], ...],
    ) -> Outcome:
        running = set(state.running)
        begun: set[str] = set()
        while True:
            able = {one for one in waiting - running if self._is_free(case, one, running, waiting)}
            if not able:
                break
            begun |= able
            waiting -= able
            running |= able
            stopped = {other for one in able for other in self._stops(one)} - begun
            waiting -= stopped
            running -= stopped
            for one in sorted(able):
                faults |= self._begin_faults(case, state, one, running)
        if waiting and not running:
            return Outcome(decided, None, frozenset(faults | {("stuck", "")}))
        after = replace(state, running=frozenset(running), waiting=frozenset(waiting))
        return Outcome(decided, after, frozenset(faults))

    def _begin_faults(
        self, case: Case, state: State, step_id: str, running: set[str]
    ) -> set[Fault]:
        faults = set()
        step = self.pathway.steps[step_id]
        if set(step.needs) - self._at_hand(state):
            faults.add(("missing-document", step_id))
        ages = step.ages or self.pathway.ages
        own = [one.id for one in self.pathway.facts.values() if one.role == "age"]
        if ages and own and not ages[0] <= int(case[own[0]]) <= ages[1]:
            faults.add(("wrong-age", step_id))
        for other in running:
            lead = self.pathway.steps[other].lead
            if step.lead and lead and lead != step.lead:
                faults.add(("two-leads", ""))
        return faults

    def _at_hand(self, state: State) -> set[str]:
        return set(state.documents) | set(self.pathway.external_documents)

    def _stops(self, step_id: str) -> set[str]:
        stops = self.pathway.steps[step_id].stops
        if stops is None:
            return set()
        return {
            step.id
            for step in self.pathway.steps.values()
            if step.id != step_id and (step.id in stops.steps or step.phase in stops.phases)
        }

    # -- waiting ---------------------------------------------------------------------------

    def _is_free(self, case: Case, step_id: str, running: set[str], waiting: set[str]) -> bool:
        if self.pathway.steps[step_id].waits == Waits.ANY:
            return True
        others = (running | waiting) - {step_id}
        return not any(self.can_arrive(case, other, step_id) for other in others)

    def can_arrive(self, case: Case, origin: str, target: str) -> bool:
        """Tell whether work can come from one step to another in this case."""
        key = (tuple(case.items()), origin, target)
        if key not in self._arrive_memo:
            seen, busy = {origin}, [origin]
            while busy:
                step = self.pathway.steps[busy.pop()]
                for transition in step.transitions:
                    counts = not transition.loop or self._is_redone(transition.to, target)
                    if counts and self._is_possible(step, transition, case):
                        if transition.to not in seen and transition.to in self.pathway.steps:
                            busy.append(transition.to)
                        seen.add(transition.to)
                        if transition.to == target:
                            self._arrive_memo[key] = True
                            return True
            self._arrive_memo[key] = False
        return self._arrive_memo[key]

    def _is_possible(self, step: Step, transition: Transition, case: Case) -> bool:
        for values in product(*(fact.domain for fact in self.made_facts)):
            made = dict(zip((fact.id for fact in self.made_facts), values, strict=True))
            full = case | made
            loops = sorted({one.loop for one in step.transitions if one.loop})
            for left in product((True, False), repeat=len(loops)):
                of_loop = dict(zip(loops, left, strict=True))
                is_left = {one: of_loop.get(one.loop or "", True) for one in step.transitions}
                if self._holds(step, transition, full, is_left):
                    return True
        return False

    def _holds(
        self,
        step: Step,
        transition: Transition,
        facts: Mapping[str, Value],
        is_left: Mapping[Transition, bool],
    ) -> bool:
        if self._bound(transition) is not None and not is_left[transition]:
            return False
        if transition.guard == Guard.OTHERWISE:
            return not any(
                self._holds(step, other, facts, is_left)
                for other in step.transitions
                if other.guard != Guard.OTHERWISE
            )
        return transition.when is None or holds(transition.when, facts)

    # -- conditions ------------------------------------------------------------------------

    def _guard(self, step: Step, transition: Transition, case: Case, state: State) -> bool | None:
        """Tell whether a transition is taken; None where that turns on what is not decided."""
        counts = dict(state.rounds)
        is_left = {
            each: (bound := self._bound(each)) is None or counts.get(each.loop or "", 0) < bound
            for each in step.transitions
        }
        answers = {
            self._holds(step, transition, full, is_left) for full in self._completions(case, state)
        }
        return answers.pop() if len(answers) == 1 else None

    def _truth(self, when: Condition | None, case: Case, state: State) -> bool | None:
        if when is None:
            return True
        answers = {holds(when, full) for full in self._completions(case, state)}
        return answers.pop() if len(answers) == 1 else None

    def _completions(self, case: Case, state: State) -> Iterator[Case]:
        known = dict(state.known)
        missing = [fact for fact in self.made_facts if fact.id not in known]
        for values in product(*(fact.domain for fact in missing)):
            made = dict(zip((fact.id for fact in missing), values, strict=True))
            yield case | known | made

    def _is_impossible(self, case: Case) -> bool:
        return self._is_impossible_now(case, None)

    def _is_impossible_now(self, facts: Case, touching: set[str] | None) -> bool:
        """Tell whether a combination is sure, whatever the facts that are not decided will be."""
        missing = [fact for fact in self.made_facts if fact.id not in facts]
        for combination in self.pathway.impossible:
            if touching is not None and not touching & facts_read(combination.when):
                continue
            sure = True
            for values in product(*(fact.domain for fact in missing)):
                made = dict(zip((fact.id for fact in missing), values, strict=True))
                if not holds(combination.when, facts | made):
                    sure = False
                    break
            if sure:
                return True
        return False

    def _bound(self, transition: Transition) -> int | None:
        loop = self.pathway.loops.get(transition.loop or "")
        return loop.rounds if loop else None

    def _may_repeat(self, step_id: str) -> bool:
        """Tell whether a step repeats or lies on a circle with a loop transition in it."""
        if self.pathway.steps[step_id].repeats:
            return True
        for step in self.pathway.steps.values():
            for transition in step.transitions:
                if transition.loop and transition.to in self.pathway.steps:
                    there = self._leads(transition.to, step_id)
                    back = self._leads(step_id, step.id)
                    if there and back:
                        return True
        return False

    # -- loops -----------------------------------------------------------------------------

    def _is_redone(self, back: str, target: str) -> bool:
        """Tell whether `target` waits for work that goes back to `back`, outside that loop."""
        ways = sum(
            one.to == target and not one.loop
            for step in self.pathway.steps.values()
            for one in step.transitions
        )
        starts = self.pathway.steps[target].start is not None
        return back in self._gone_back_to and ways + starts > 1 and not self._lies_in(target, back)

    def _lies_in(self, step_id: str, back: str) -> bool:
        """Tell whether a step comes to a way back to `back` without passing `back`."""
        seen, busy = {step_id}, [step_id]
        while busy:
            for one in self.pathway.steps[busy.pop()].transitions:
                if one.to == back and one.loop:
                    return True
                if one.to in self.pathway.steps and one.to != back and one.to not in seen:
                    seen.add(one.to)
                    busy.append(one.to)
        return False

    def _is_passed_before(self, back: str) -> bool:
        """Tell whether nobody comes to a way back to `back` without having passed it."""
        starts = [step.id for step in self.pathway.steps.values() if step.start]
        for event in self.pathway.events.values():
            named = self._named(event.during.steps, event.during.phases)
            starts += [event.to] if named and event.to in self.pathway.steps else []
        return not any(self._lies_in(one, back) for one in starts if one != back)

    def _circle(self, back: str) -> set[str]:
        """Return the steps that a new round from `back` comes to, and that lie in its loop."""
        steps = {step for step in self.pathway.steps if self._leads(back, step)}
        return {step for step in steps if self._lies_in(step, back)}

    def _anew(self, back: str) -> set[str]:
        return self._circle(back) - self._free

    def _is_free_to_run(self, step_id: str) -> bool:
        """Tell whether an arrival at a step is never too much."""
        vague = self._gone_back_to - self._real
        is_vague = any(self._lies_in(step_id, back) for back in vague)
        goes_round = step_id in self._repeating
        return self.pathway.steps[step_id].repeats or (goes_round and is_vague)

    def _leads(self, origin: str, target: str) -> bool:
        seen, busy = {origin}, [origin]
        while busy:
            for transition in self.pathway.steps[busy.pop()].transitions:
                if transition.to in self.pathway.steps and transition.to not in seen:
                    seen.add(transition.to)
                    busy.append(transition.to)
        return target in seen
