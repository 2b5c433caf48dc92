"""Where in the file a failure is mended, and the other lines that have a part in it."""

from collections.abc import Iterable, Iterator, Mapping

from pathwaytool.model.condition import Condition, Every, Is, Not, Some, Value, facts_read, tests
from pathwaytool.model.pathway import Guard, Pathway, Step, Transition
from pathwaytool.model.position import Location, Pointer
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.proof import Failure

Values = Mapping[str, Value]


def location_of(failure: Failure, pathway: Pathway) -> Location:
    """Return where in the file `failure` is mended."""
    if failure.kind in (
        FaultKind.MISSING_DOCUMENT,
        FaultKind.CONSENT_REFUSED,
        FaultKind.OUTGROWN,
    ):
        return pathway.source.value(failure.pointer)
    if failure.kind in (FaultKind.IMPOSSIBLE_LIMIT, FaultKind.LIMITS_CONFLICT):
        return limit_at(failure.pointer, pathway)
    return pathway.source.key(failure.pointer)


def limit_at(pointer: Pointer, pathway: Pathway) -> Location:
    """Return where the limit at `pointer` says how long it is; else where it begins."""
    source = pathway.source
    item, length = source.value(pointer), source.key((*pointer, "limit"))
    return item if length == source.key(pointer) else length


def related_to(failure: Failure, pathway: Pathway) -> tuple[Location, ...]:
    """Return the other lines of which one may be the mistake, those that are likeliest first."""
    if failure.others:
        return tuple(limit_at(pointer, pathway) for pointer in failure.others)
    return _located(pathway, _pointers(failure, pathway), location_of(failure, pathway))


def lasting(chain: Iterable[str], pathway: Pathway, but: Location) -> tuple[Location, ...]:
    """Return where it stands how long the steps of `chain` take."""
    return _located(pathway, _takes(chain, pathway), but)


def _located(pathway: Pathway, pointers: Iterable[Pointer], but: Location) -> tuple[Location, ...]:
    found = dict.fromkeys(pathway.source.key(pointer) for pointer in pointers)
    return tuple(one for one in found if one != but)


def _takes(chain: Iterable[str], pathway: Pathway) -> Iterator[Pointer]:
    for name in chain:
        step = pathway.steps.get(name)
        if step is not None and step.takes is not None:
            yield (*step.place.pointer, "takes")


def _pointers(failure: Failure, pathway: Pathway) -> Iterator[Pointer]:
    step = pathway.steps.get(failure.step)
    match failure.kind:
        case FaultKind.NO_START:
            yield from _starts(failure, pathway)
        case FaultKind.NO_BRANCH if step:
            yield from _gap(step, failure, pathway)
        case FaultKind.TWO_BRANCHES if step:
            yield from _overlap(step, failure)
        case FaultKind.UNKNOWN_FACT:
            yield from (("facts", name, "decided_by") for name in failure.names)
        case FaultKind.NO_VALUE:
            decided = set(failure.names)
            yield from (
                one.place.pointer for one in pathway.impossible if facts_read(one.when) & decided
            )
        case FaultKind.NO_END if step:
            yield from _loops_ahead(step, pathway)
        case FaultKind.IMPOSSIBLE_LIMIT | FaultKind.OUTGROWN:
            yield from _takes(failure.names, pathway)
        case _:
            yield from _meeting(failure, pathway)


def _meeting(failure: Failure, pathway: Pathway) -> Iterator[Pointer]:
    """Yield the way by which the step was come to, and what else meets there."""
    yield from _came_by(failure, pathway)
    match failure.kind:
        case FaultKind.MISSING_DOCUMENT:
            yield from _givers(failure, pathway)
        case FaultKind.CONSENT_REFUSED:
            yield from (("facts", name, "decided_by") for name in failure.names)
        case FaultKind.WRONG_AGE:
            yield from _strange_age(failure, pathway)
        case FaultKind.SECOND_RUN:
            yield ("steps", failure.step, "waits")
        case FaultKind.TWO_LEADS:
            yield from (("steps", name, "lead") for name in failure.names)
        case FaultKind.ROUND_AT_WORK:
            yield from (("steps", name) for name in failure.names)


def _givers(failure: Failure, pathway: Pathway) -> Iterator[Pointer]:
    for step in pathway.steps.values():
        if set(failure.names) & set(step.gives):
            yield (*step.place.pointer, "gives")


def _strange_age(failure: Failure, pathway: Pathway) -> Iterator[Pointer]:
    """Yield the fact that is the age, where it lies outside the target group."""
    ages = pathway.ages
    for name, value in failure.story.case:
        fact = pathway.facts.get(name)
        if ages is None or fact is None or not fact.is_age:
            continue
        if value not in range(ages[0], ages[1] + 1):
            yield ("facts", name, "values")


def _known(failure: Failure) -> Values:
    """Return what is known of the young person when it stops."""
    values = dict(failure.story.case)
    for decided in failure.story.decisions:
        values.update(decided)
    return values


def _starts(failure: Failure, pathway: Pathway) -> Iterator[Pointer]:
    values = _known(failure)
    starts = [step.start for step in pathway.steps.values() if step.start]
    misses = [_misses(start.when, values) for start in starts]
    yield from (
        start.place.pointer
        for start, missed in zip(starts, misses, strict=True)
        if missed == min(misses)
    )


def _gap(step: Step, failure: Failure, pathway: Pathway) -> Iterator[Pointer]:
    """Yield the branches that come nearest to holding, and what else could let one hold."""
    values = _known(failure)
    closed, guarded = [], []
    for one in step.transitions:
        missed = _misses(one.when, values)
        if one.guard == Guard.WHEN and missed:
            guarded.append((missed, one))
        elif one.loop:
            closed.append(one.loop)
    named = [test for one in step.transitions if one.when for test in tests(one.when)]
    # First what no branch ever names: a value of a fact, or a way back that is closed.
    for fact in dict.fromkeys(test.fact for test in named):
        if not any(values.get(fact) in test.values for test in named if test.fact == fact):
            yield ("facts", fact, "values", str(values.get(fact)))
    nearest = min((missed for missed, _ in guarded), default=0)
    yield from (("loops", loop, "rounds") for loop in closed)
    yield from (one.place.pointer for missed, one in guarded if missed == nearest)


def _overlap(step: Step, failure: Failure) -> Iterator[Pointer]:
    """Yield the branches that hold at once, and the word that says that only one may."""
    values = _known(failure)
    for one in step.transitions:
        if one.to in failure.names and not _misses(one.when, values):
            yield one.place.pointer
    yield failure.pointer[:-1]


def _loops_ahead(step: Step, pathway: Pathway) -> Iterator[Pointer]:
    """Yield the ways back that lie ahead of `step`, the nearest first."""
    seen, ring = {step.id}, [step]
    while ring:
        ways = [one for each in ring for one in each.transitions]
        yield from (one.place.pointer for one in ways if one.loop)
        fresh = dict.fromkeys(one.to for one in ways if one.to not in seen)
        seen.update(fresh)
        ring = [pathway.steps[name] for name in fresh if name in pathway.steps]


def _came_by(failure: Failure, pathway: Pathway) -> Iterator[Pointer]:
    """Yield the last way in the story that leads to the step."""
    for event in reversed(failure.story.events):
        if failure.step in event.to:
            if event.step in pathway.events:
                yield ("events", event.step, "to")
            origin = pathway.steps.get(event.step)
            ways: tuple[Transition, ...] = origin.transitions if origin else ()
            yield from (one.place.pointer for one in ways if one.to == failure.step)
            return


def _misses(condition: Condition | None, values: Values) -> int:
    """Return how many tests of `condition` fail, at the least: 0 where it holds."""
    match condition:
        case Is(fact, wanted):
            return int(values.get(fact) not in wanted)
        case Every(parts):
            return sum(_misses(part, values) for part in parts)
        case Some(parts):
            return min((_misses(part, values) for part in parts), default=1)
        case Not(part):
            return int(not _misses(part, values))
        case None:
            return 0
