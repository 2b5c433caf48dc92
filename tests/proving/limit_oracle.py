"""Brute force on time: every case, every decision, every length, every order. Slow and plain.

It follows `docs/semantics.md` and shares no code with prove/. Time goes in whole hours, or in whole
days where nothing is said in hours.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from pathwaytool.model.condition import Value, facts_read
from pathwaytool.model.pathway import Fact, Pathway, Transition, Waits
from pathwaytool.model.time import Duration, Limit, Moment, Unit
from tests.proving.limits_read import Fate, conditions, is_on_one_run, lags_of
from tests.proving.oracle import Case, Oracle, Outcome, State, TooMany

Values = tuple[tuple[str, Value], ...]
Taken = tuple[str, Transition | None]
Strategy = dict[tuple[str, int], Values]
"""What a step decides, the first time it finishes and the second."""

EMPTY = State(frozenset(), frozenset(), frozenset(), frozenset(), (), ())

MOST_TIMES = 3
"""How often a step that may run again is followed with decisions of its own for each time."""


Ready = tuple[int, int | None]


@dataclass(frozen=True)
class Length:
    """How long a step lasts this time: as it is written, and in hours."""

    amount: int
    unit: Unit | None
    hours: int


@dataclass(frozen=True)
class Run:
    """A step that has begun. `cause` is the run whose end let it begin; `lag` the time passing on
    took; `began` and `ended` the numbers of the events.
    """

    step: str
    cause: int
    lag: int
    start: int
    length: Length
    began: int
    ended: int | None = None


@dataclass(frozen=True)
class Course:
    """One young person so far.

    `ready` gives for each step that waits when all that came has been received, and when the first
    piece of work that came had finished (None: only the beginning has led there). `backs`: how
    often a way back has been taken that nothing bounds. `known`: from when what was decided.
    """

    state: State
    now: int
    event: int
    runs: tuple[Run, ...]
    ready: tuple[tuple[str, Ready], ...]
    is_cut: bool = False
    backs: int = 0
    known: tuple[tuple[int, Values], ...] = ()


class LimitOracle(Oracle):
    """Brute force over all timed runs of one pathway.

    They are followed until a way back that nothing bounds has been taken more than `backs` times.
    """

    def __init__(self, pathway: Pathway, most: int = 3000, backs: int = 0) -> None:
        super().__init__(pathway)
        self.limits = [(step.id, one) for step in pathway.steps.values() for one in step.within]
        self.fates = [Fate() for _ in self.limits]
        self.since: dict[str, tuple[int, int]] = {}
        self.longest_wait = 0
        self.left = most
        self.backs = backs
        self._taken: list[Taken] = []
        self._memo: dict[object, list[tuple[Outcome, list[Taken]]]] = {}
        self._read = {fact for when in conditions(pathway) for fact in facts_read(when)}

    def status(self, number: int) -> str:
        """Return how a limit fares: met, at-risk, or impossible. Call `follow` first."""
        fate = self.fates[number]
        return "impossible" if fate.surely else "at-risk" if fate.late else "met"

    def follow(self) -> None:
        """Follow everybody. Raises: TooMany."""
        for case in self.cases():
            for strategy in self._strategies():
                self._one(case, strategy)

    def _strategies(self) -> Iterator[Strategy]:
        keys = []
        for step in self.pathway.steps:
            decides = [fact for fact in self.made_facts if step in fact.decided_by]
            if decides:
                times = MOST_TIMES if step in self._repeating else 1
                keys += [(step, time, decides) for time in range(times)]
        choices = [
            [
                tuple(zip((fact.id for fact in decides), values, strict=True))
                for values in product(*map(self._values, decides))
            ]
            for _, _, decides in keys
        ]
        count = 1
        for one in choices:
            count *= len(one)
        if count > 300:
            raise TooMany
        for chosen in product(*choices):
            yield {(key[0], key[1]): values for key, values in zip(keys, chosen, strict=True)}

    def _values(self, fact: Fact) -> tuple[Value, ...]:
        """Return how a fact may come out; one value is enough where nobody asks for it."""
        return fact.domain if fact.id in self._read else fact.domain[:1]

    def _one(self, case: Case, strategy: Strategy) -> None:
        runs = list(self._runs(case, strategy))
        for number, fate in enumerate(self.fates):
            step, limit = self.limits[number]
            found = [self._late(case, course, step, limit) for course in runs]
            fate.late |= any(worst for _, worst in found)
            fate.surely |= all(best for best, _ in found)
            if case not in fate.doomed and self._misses(case, runs, number):
                fate.doomed.append(case)

    def must_miss(self, case: Case, strategy: Strategy, number: int) -> bool:
        """Tell whether all runs miss a limit, whatever is decided beside `strategy`.

        Runs that a fault stops before are left aside.
        """
        self.left = 20_000
        return self._misses(case, list(self._runs(case, strategy)), number)

    def _misses(self, case: Case, runs: list[Course], number: int) -> bool:
        step, limit = self.limits[number]
        found = [(self._late(case, one, step, limit)[0], one.is_cut) for one in runs]
        return all(late or cut for late, cut in found) and any(late for late, _ in found)

    def _runs(self, case: Case, strategy: Strategy) -> Iterator[Course]:
        """Yield every run to its end, or until it stops, or goes back where nothing bounds that."""
        for outcome, taken in self._begun(case):
            if outcome.state is not None:
                first = Course(EMPTY, 0, 0, (), ())
                for course in self._after((first, -1), outcome.state, taken):
                    yield from self._on(case, strategy, course)
            else:
                yield Course(EMPTY, 0, 0, (), (), is_cut=True)

    def _on(self, case: Case, strategy: Strategy, course: Course) -> Iterator[Course]:
        self.left -= 1
        if self.left < 0:
            raise TooMany
        going = going_in(course)
        if not going:
            yield course
            return
        soonest = min(going)[0]
        for when, number in going:
            if when == soonest:
                yield from self._finish_run(case, strategy, course, number)

    def _finish_run(
        self, case: Case, strategy: Strategy, course: Course, number: int
    ) -> Iterator[Course]:
        run = course.runs[number]
        times = sum(one.step == run.step and one.ended is not None for one in course.runs)
        wanted = strategy.get((run.step, min(times, MOST_TIMES - 1)))
        ended = Run(
            run.step, run.cause, run.lag, run.start, run.length, run.began, course.event + 1
        )
        runs = (*course.runs[:number], ended, *course.runs[number + 1 :])
        now = run.start + run.length.hours
        at_end = replace(course, now=now, event=course.event + 1, runs=runs)
        any_value = False
        for outcome, taken in self._finished(case, course.state, run.step):
            if wanted is not None and outcome.decided != wanted:
                continue
            any_value = True
            back = any(one and one.loop and self._bound(one) is None for _, one in taken)
            if (back and course.backs >= self.backs) or outcome.state is None:
                yield replace(at_end, is_cut=not back)
            else:
                self._note_ends(now, taken)
                then = replace(at_end, backs=course.backs + back)
                going_on = course.state.running - {run.step}
                for after in self._after((then, number), outcome.state, taken, going_on):
                    yield from self._on(case, strategy, after)
        if not any_value:
            yield replace(at_end, is_cut=True)

    def _note_ends(self, now: int, taken: list[Taken]) -> None:
        for target, one in taken:
            if target not in self.pathway.steps:
                for lag in lags_of(one):
                    self._note(target, now + lag)

    def _after(
        self,
        origin: tuple[Course, int],
        state: State,
        taken: list[Taken],
        going_on: frozenset[str] = frozenset(),
    ) -> Iterator[Course]:
        """Yield what comes after an event, with every length of what begins.

        `origin` is the course and the run that has ended. What was `going_on` goes on, unless it
        is set aside; what begins is all else.
        """
        course, number = origin
        begun = sorted(state.running - going_on)
        known = {one: when for one, when in course.ready if one in state.waiting | set(begun)}
        came = [one for one in taken if one[0] in state.waiting or one[0] in begun]
        for lags in product(*(lags_of(one) for _, one in came)):
            then = dict(known)
            for (target, _), lag in zip(came, lags, strict=True):
                then[target] = self._received(course.now, lag, target, then.get(target), number)
            for lengths in product(*(self._lengths(step) for step in begun)):
                runs = list(course.runs)
                for step, length in zip(begun, lengths, strict=True):
                    when, first = then.get(step, (course.now, None))
                    start = max(course.now, when)
                    self._note(step, start)
                    if first is not None:
                        self.longest_wait = max(self.longest_wait, start - first)
                    lag = start - course.now
                    runs.append(Run(step, number, lag, start, length, course.event))
                left = tuple(sorted((one, what) for one, what in then.items() if one not in begun))
                since = (*course.known, (course.now, state.known))
                yield replace(course, state=state, runs=tuple(runs), ready=left, known=since)

    def _received(self, now: int, lag: int, target: str, known: Ready | None, number: int) -> Ready:
        first = now if number >= 0 else None
        if known is None:
            return now + lag, first
        kept = first if known[1] is None else known[1]
        if self.pathway.steps[target].waits == Waits.ANY:
            return min(known[0], now + lag), kept
        return max(known[0], now + lag), kept

    def _note(self, name: str, when: int) -> None:
        least, most = self.since.get(name, (when, when))
        self.since[name] = min(least, when), max(most, when)

    def _lengths(self, step: str) -> list[Length]:
        takes = self.pathway.steps[step].takes
        if takes is None:
            return [Length(0, None, 0)]
        found = []
        for amount in range(takes.shortest.amount, takes.longest.amount + 1):
            one = Duration(amount, takes.shortest.unit)
            by = 1 if one.unit == Unit.HOURS else 24
            for hours in range(one.shortest_hours(), one.longest_hours() + 1, by):
                found.append(Length(amount, one.unit, hours))
        return found

    def _begun(self, case: Case) -> list[tuple[Outcome, list[Taken]]]:
        found = []
        self._taken = []
        for outcome in self.begin(case):
            found.append((outcome, self._taken))
        return found

    def _finished(self, case: Case, state: State, step: str) -> list[tuple[Outcome, list[Taken]]]:
        key = (tuple(case.items()), state, step)
        if key not in self._memo:
            self._memo[key] = []
            self._taken = []
            for outcome in self.finish(case, state, step):
                self._memo[key].append((outcome, self._taken))
                self._taken = []
        return self._memo[key]

    def _arrive(
        self,
        case: Case,
        state: State,
        origin: str,
        targets: list[Taken],
        decided: Values,
    ) -> Outcome:
        self._taken = targets
        return super()._arrive(case, state, origin, targets, decided)

    def _late(self, case: Case, course: Course, step: str, limit: Limit) -> tuple[bool, bool]:
        """Tell whether a run misses a limit in the longest calendar, and in the shortest."""
        best = worst = False
        assert limit.duration is not None
        for number, run in enumerate(course.runs):
            if run.step != step or (limit.reach == Moment.FINISH and run.ended is None):
                continue
            event = run.ended if limit.reach == Moment.FINISH else run.began
            reached = run.start + (run.length.hours if limit.reach == Moment.FINISH else 0)
            origin = number
            moment = Moment.START
            if not is_on_one_run(limit, step):
                moment = limit.from_moment
                before = []
                for at, one in enumerate(course.runs):
                    when = one.ended if moment == Moment.FINISH else one.began
                    # What an event begins has not begun yet when the step has ended by it.
                    is_before = when is not None and (when, moment == Moment.START) <= (
                        event,
                        limit.reach == Moment.START,
                    )
                    is_itself = at == number and moment == limit.reach
                    if one.step == limit.from_step and is_before and not is_itself:
                        before.append((when, at))
                if not before:
                    continue
                origin = max(before)[1]
            first = course.runs[origin]
            since = first.start + (first.length.hours if moment == Moment.FINISH else 0)
            amount, is_all = _in_a_row(course, number, origin, moment, limit)
            is_more = amount > limit.duration.amount
            hours = 0 if is_all else reached - since
            still = self._standing_still(case, course, limit, since, reached)
            if still:
                is_more = False
                hours = reached - since - still
            best |= is_more or hours > limit.duration.longest_hours()
            worst |= is_more or hours > limit.duration.shortest_hours()
        return best, worst

    def _standing_still(
        self, case: Case, course: Course, limit: Limit, since: int, until: int
    ) -> int:
        """Return the hours between two moments in which the clock stands still.

        What is set aside before its end is left out: nothing says when that was.
        """
        pause = limit.paused_while
        hours: set[int] = set()
        for run in course.runs if pause else ():
            if pause and run.step in pause.steps and run.ended is not None:
                end = run.start + run.length.hours
                hours.update(range(max(since, run.start), min(until, end)))
        if pause and pause.holding:
            later = (*(when for when, _ in course.known[1:]), until)
            for (when, known), then in zip(course.known, later, strict=True):
                if self._truth(pause.holding, case, replace(EMPTY, known=known)):
                    hours.update(range(max(since, when), min(until, then)))
        return len(hours)


def going_in(course: Course) -> list[tuple[int, int]]:
    """Return the runs that are under way: when each ends, and its number."""
    return [
        (run.start + run.length.hours, number)
        for number, run in enumerate(course.runs)
        if run.ended is None and run.step in course.state.running and _is_last(course, number)
    ]


def _is_last(course: Course, number: int) -> bool:
    step = course.runs[number].step
    return all(one.step != step for one in course.runs[number + 1 :])


def _in_a_row(
    course: Course, number: int, origin: int, moment: Moment, limit: Limit
) -> tuple[int, bool]:
    """Return how much of the limit's own unit steps in a row take, and whether that is all."""
    amount, is_all = 0, True
    at, counted = number, limit.reach == Moment.FINISH
    while True:
        run = course.runs[at]
        if counted:
            if limit.duration is None or run.length.unit != limit.duration.unit:
                return 0, False
            amount += run.length.amount
        if at == origin and moment == Moment.START:
            return amount, is_all
        if run.cause < 0:
            return 0, False
        is_all &= not run.lag
        at, counted = run.cause, True
        if at == origin and moment == Moment.FINISH:
            return amount, is_all
