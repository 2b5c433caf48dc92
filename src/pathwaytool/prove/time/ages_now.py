"""The age as it is when a step asks for it: the age at the beginning, and the years on the way.

Each step that asks finds an age between that of one to whom it comes as soon as it can, with the
birthday as late as can be, and that of one to whom it comes as late as it can.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Value
from pathwaytool.model.pathway import Fact, Pathway
from pathwaytool.model.time import Birthday, Duration, Unit
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import Flow, Way, Work
from pathwaytool.prove.compile.quiet import quiet_of
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.move.waiting import Arrivals
from pathwaytool.prove.proof import Stretch
from pathwaytool.prove.time.birthdays import goes_round_before, hours_until
from pathwaytool.prove.time.durations import Durations
from pathwaytool.prove.time.eventful import changed_by_events
from pathwaytool.prove.time.since import since_start


@dataclass(frozen=True, slots=True)
class _Asked:
    """When a step is done that asks for the age. Unit: hours; `longest` None: nobody knows."""

    shortest: int
    longest: int | None


def asks_ages(pathway: Pathway) -> bool:
    """Tell whether a step of a young person's pathway asks for the age as it is."""
    return any(fact.is_age_now for fact in pathway.facts.values())


def with_ages_asked(pathway: Pathway, flow: Flow, suspicion: Suspicion) -> tuple[Flow, Suspicion]:
    """Return a pathway in which nobody is asked for another age than they may have by then.

    `flow` is `pathway` compiled, and `suspicion` its bounds. Raises: TooLarge.
    """
    asked = [fact for fact in pathway.facts.values() if fact.is_age_now and fact.domain]
    if not asked or flow.age < 0:
        return flow, suspicion
    times = _times(flow, suspicion, {name for fact in asked for name in fact.decided_by})
    works = list(flow.works)
    for fact in asked:
        for work in flow.works[: flow.steps]:
            if work.name in times and work.name in fact.decided_by:
                outcome = _ages(flow, fact, times[work.name])
                both = flow.sets.both(works[work.index].outcome, outcome)
                works[work.index] = replace(works[work.index], outcome=both)
    narrowed = replace(flow, works=tuple(works), shared={})
    bounds = Suspicion(narrowed, Arrivals(narrowed), suspicion.universe)
    kept = asked_just_before(pathway, narrowed, bounds)
    if kept:  # of their ages, for they have been asked; whatever they were at the beginning
        works = [replace(work, ages=FULL) if work.name in kept else work for work in works]
        narrowed = replace(flow, works=tuple(works), shared={})
        bounds = Suspicion(narrowed, Arrivals(narrowed), suspicion.universe)
    return narrowed, bounds


def asked_just_before(pathway: Pathway, flow: Flow, suspicion: Suspicion) -> frozenset[str]:
    """Return the steps that are for all who come there, for the step before has asked for the age.

    Nothing but that step leads there, at once, and only those who are of the step's ages.
    """
    asked = [fact for fact in pathway.facts.values() if fact.is_age_now]
    found = set()
    for work in flow.works[: flow.steps] if asked else ():
        ages = work.step.ages if work.step else None
        ways = list(_ways_to(flow, suspicion, work))
        if ages is None or len({other.index for other, _ in ways}) != 1:
            continue
        if any(_is_kept(fact, ages, flow, suspicion, ways) for fact in asked):
            found.add(work.name)
    return frozenset(found)


def _ways_to(flow: Flow, suspicion: Suspicion, work: Work) -> Iterator[tuple[Work, Way]]:
    """Yield the ways to a work that somebody takes; those of the beginning and of events too."""
    for other in flow.works[: flow.steps]:
        for way in other.ways:
            if way.to == work.index and (other.step is None or suspicion.takes(other, way)):
                yield other, way


def _is_kept(
    fact: Fact,
    ages: tuple[int, int],
    flow: Flow,
    suspicion: Suspicion,
    ways: list[tuple[Work, Way]],
) -> bool:
    """Tell whether all who take `ways` have just been found to be of `ages`."""
    level = flow.facts.index(fact.id)
    for other, way in ways:
        handoff = way.transition.handoff if way.transition else None
        if other.name not in fact.decided_by or (handoff and handoff.within):
            return False
        people = flow.sets.both(suspicion.lines.finished(other.index), way.holds)
        found = [fact.domain[at] for at in flow.sets.values(people, level)]
        youngest = min((int(age) for age in flow.domains[flow.age]), default=0)
        if not all(_is_of(now, fact, ages, youngest) for now in found):
            return False
    return True


def _is_of(now: Value, fact: Fact, ages: tuple[int, int], youngest: int) -> bool:
    """Tell whether a value stands for none but `ages`.

    The first is that age or less, the last that or more; `youngest` is the least at the beginning.
    """
    is_less = now == fact.domain[0] and youngest < int(now)
    return min(ages) <= int(now) <= max(ages) and now != fact.domain[-1] and not is_less


def _times(flow: Flow, suspicion: Suspicion, names: set[str]) -> dict[str, _Asked]:
    """Return when the steps `names` are done, by id. Nobody knows when an event has moved them."""
    quiet = quiet_of(flow)
    bounds = suspicion
    if quiet is not flow:
        bounds = Suspicion(quiet, Arrivals(quiet), suspicion.universe)
    durations = Durations(quiet, bounds)
    moved = changed_by_events(flow, suspicion.pairs).moved
    since = dict(since_start(durations))
    works = [work for work in quiet.works[: quiet.steps] if work.name in names]
    return {
        work.name: _Asked(0, None)
        if work.name in moved or work.name not in since
        else _asked(work, durations, since[work.name])
        for work in works
    }


def _asked(work: Work, durations: Durations, since: Stretch) -> _Asked:
    shortest = since.shortest + durations.shortest(work.index)
    is_silent = bool(since.unknown) or durations.is_silent(work.index)
    if is_silent or goes_round_before(durations.flow, durations, work.index, again=True):
        return _Asked(shortest, None)
    return _Asked(shortest, since.longest + durations.longest(work.index))


def _ages(flow: Flow, fact: Fact, asked: _Asked) -> int:
    """Return the cases in which the age that is found is one that they may have by then."""
    sets, level = flow.sets, flow.facts.index(fact.id)
    first, last = int(fact.domain[0]), int(fact.domain[-1])
    youngest, oldest = _years(asked)
    found = EMPTY
    for at, age in enumerate(flow.domains[flow.age]):
        low = _within(int(age) + youngest, first, last)
        high = last if oldest is None else _within(int(age) + oldest, first, last)
        places = [at for at, now in enumerate(fact.domain) if low <= int(now) <= high]
        one = sets.both(sets.having(flow.age, (at,)), sets.having(level, places))
        found = sets.either(found, one)
    return found


def _within(age: int, first: int, last: int) -> int:
    """Return the value that stands for an age: the first and the last for those beyond as well."""
    return max(first, min(last, age))


def _years(asked: _Asked) -> tuple[int, int | None]:
    """Return how many birthdays there are by then, at the least and, if it is known, the most."""
    fewest = next(years for years in count() if asked.shortest <= _birthday(years + 1)[1])
    if asked.longest is None:
        return fewest, None
    return fewest, next(years for years in count() if asked.longest <= _birthday(years + 1)[0])


def _birthday(number: int) -> tuple[int, int]:
    return hours_until(Birthday(number, Duration(0, Unit.HOURS)), 0)
