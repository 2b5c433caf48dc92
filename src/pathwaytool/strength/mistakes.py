"""Every small mistake of a fixed list, made on a pathway: one change each, where it stands.

The list is documented in `docs/styrke.md`.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Condition, Every, Is, Not, Some
from pathwaytool.model.control import Event, Start
from pathwaytool.model.pathway import Guard, Handoff, Pathway, Step, Transition, Waits
from pathwaytool.model.position import Location, Place
from pathwaytool.model.time import Birthday, Duration, During


class Mistake(StrEnum):
    """The kinds of mistake that are made."""

    BRANCH_DROPPED = "branch-dropped"
    VALUE_LEFT_OUT = "value-left-out"
    START_NARROWED = "start-narrowed"
    STEP_SKIPPED = "step-skipped"
    HANDOFF_WITHOUT_DOCUMENT = "handoff-without-document"
    DOCUMENT_NOT_GIVEN = "document-not-given"
    LIMIT_LENGTHENED = "limit-lengthened"
    STOP_FORGOTTEN = "stop-forgotten"
    WAIT_FORGOTTEN = "wait-forgotten"
    EVENT_DROPPED = "event-dropped"
    EVENT_NARROWED = "event-narrowed"
    EVENT_STOPS_FORGOTTEN = "event-stops-forgotten"
    EVENT_DECISION_FORGOTTEN = "event-decision-forgotten"


@dataclass(frozen=True, slots=True)
class Made:
    """A mistake that was made: its kind, the step it is with, where, and what of it is gone."""

    kind: Mistake
    step: str
    location: Location
    what: str
    pathway: Pathway


def mistakes_of(pathway: Pathway) -> Iterator[Made]:
    """Yield `pathway` with each mistake in turn, in the order of the file."""
    arrivals = _arrivals(pathway)
    for step in pathway.steps.values():
        for make in (_start, _conditions, _branches, _handoffs, _gives, _limits, _stops):
            for kind, place, what, changed in make(step):
                yield Made(kind, step.id, place, what, _with(pathway, changed))
        for kind, place, what, changed in _waits(step) if arrivals[step.id] > 1 else ():
            yield Made(kind, step.id, place, what, _with(pathway, changed))
        yield from _skipped(pathway, step)
    for event in pathway.events.values():
        yield from _events(pathway, event)


def _arrivals(pathway: Pathway) -> Counter[str]:
    """Count the ways into each step: where there is one, nothing can be waited for."""
    steps, events = pathway.steps.values(), pathway.events.values()
    ways = (way.to for step in steps for way in step.transitions)
    starts = (step.id for step in steps if step.start)
    return Counter((*ways, *starts, *(event.to for event in events)))


Changed = tuple[Mistake, Location, str, Step]


def _with(pathway: Pathway, step: Step) -> Pathway:
    return replace(pathway, steps={**pathway.steps, step.id: step})


def _start(step: Step) -> Iterator[Changed]:
    if step.start is None:
        return
    at = step.start.place.key()
    yield Mistake.START_NARROWED, at, "start", replace(step, start=None)
    if step.start.when is not None:
        for what, less in _narrowed(step.start.when):
            start = Start(step.start.place, less)
            yield Mistake.START_NARROWED, at, what, replace(step, start=start)


def _conditions(step: Step) -> Iterator[Changed]:
    for at, way in enumerate(step.transitions):
        for what, less in _narrowed(way.when) if way.when else ():
            changed = _way(step, at, replace(way, when=less))
            yield Mistake.VALUE_LEFT_OUT, way.place.key("when"), what, changed


def _branches(step: Step) -> Iterator[Changed]:
    if len(step.transitions) > 1:
        for at, way in enumerate(step.transitions):
            left = (*step.transitions[:at], *step.transitions[at + 1 :])
            changed = replace(step, transitions=left)
            yield Mistake.BRANCH_DROPPED, _at(way), way.to, changed


def _handoffs(step: Step) -> Iterator[Changed]:
    for at, way in enumerate(step.transitions):
        for handoff in filter(None, (way.handoff,)):
            place = handoff.place.key("documents")
            for document, less in _without_documents(handoff):
                changed = _way(step, at, replace(way, handoff=less))
                yield Mistake.HANDOFF_WITHOUT_DOCUMENT, place, document, changed


def _without_documents(handoff: Handoff) -> Iterator[tuple[str, Handoff | None]]:
    for document in handoff.documents:
        left = tuple(one for one in handoff.documents if one != document)
        yield document, replace(handoff, documents=left) if left else None


def _gives(step: Step) -> Iterator[Changed]:
    for document in step.gives:
        left = tuple(one for one in step.gives if one != document)
        place = step.place.key("gives")
        yield Mistake.DOCUMENT_NOT_GIVEN, place, document, replace(step, gives=left)


def _limits(step: Step) -> Iterator[Changed]:
    for at, limit in enumerate(step.within):
        longer, length = limit, limit.duration
        if length is not None:
            longer = replace(limit, duration=_doubled(length))
        elif limit.birthday is not None:
            length = limit.birthday.ahead
            longer = replace(limit, birthday=_later(limit.birthday))
        if length is not None:
            within = (*step.within[:at], longer, *step.within[at + 1 :])
            place, what = limit.place.key("limit"), f"{length.amount}"
            yield Mistake.LIMIT_LENGTHENED, place, what, replace(step, within=within)


def _later(birthday: Birthday) -> Birthday:
    """Return a day that is nearer to the birthday: half as far, rounded down."""
    return replace(birthday, ahead=replace(birthday.ahead, amount=birthday.ahead.amount // 2))


def _doubled(duration: Duration) -> Duration:
    return replace(duration, amount=2 * duration.amount)


def _stops(step: Step) -> Iterator[Changed]:
    if step.stops is not None:
        yield Mistake.STOP_FORGOTTEN, step.stops.place.key(), "stops", replace(step, stops=None)


def _waits(step: Step) -> Iterator[Changed]:
    other = Waits.ANY if step.waits == Waits.ALL else Waits.ALL
    place = step.place.key("waits") if step.waits == Waits.ANY else step.place.key()
    yield Mistake.WAIT_FORGOTTEN, place, other.value, replace(step, waits=other)


def _skipped(pathway: Pathway, step: Step) -> Iterator[Made]:
    """Let all that led to a step with one way on, events too, lead past it."""
    if len(step.transitions) != 1 or step.transitions[0].loop or step.start:
        return
    onward = step.transitions[0].to
    steps = {
        one.id: replace(
            one, transitions=tuple(_past(way, step.id, onward) for way in one.transitions)
        )
        for one in pathway.steps.values()
    }
    events = {
        one.id: replace(one, to=onward) if one.to == step.id else one
        for one in pathway.events.values()
    }
    passed = replace(pathway, steps=steps, events=events)
    yield Made(Mistake.STEP_SKIPPED, step.id, step.place.key(), onward, passed)


def _events(pathway: Pathway, event: Event) -> Iterator[Made]:
    """Let an event never come, come during less, or do less."""
    at = event.place.key()
    left = {id_: one for id_, one in pathway.events.items() if id_ != event.id}
    yield Made(Mistake.EVENT_DROPPED, event.id, at, event.id, replace(pathway, events=left))
    for kind, place, what, changed in (*_during(event), *_doing(event)):
        events = {**pathway.events, event.id: changed}
        yield Made(kind, event.id, place, what, replace(pathway, events=events))


def _during(event: Event) -> Iterator[tuple[Mistake, Location, str, Event]]:
    during, place = event.during, event.during.place.key()
    for name in (*during.steps, *during.phases) if _names(during) > 1 else ():
        less = replace(
            during,
            steps=tuple(one for one in during.steps if one != name),
            phases=tuple(one for one in during.phases if one != name),
        )
        yield Mistake.EVENT_NARROWED, place, name, replace(event, during=less)


def _names(during: During) -> int:
    return len(during.steps) + len(during.phases)


def _doing(event: Event) -> Iterator[tuple[Mistake, Location, str, Event]]:
    if event.stops is not None:
        place = event.stops.place.key()
        yield Mistake.EVENT_STOPS_FORGOTTEN, place, "stops", replace(event, stops=None)
    for fact in event.decides:
        left = {name: values for name, values in event.decides.items() if name != fact}
        place = event.place.key("decides")
        yield Mistake.EVENT_DECISION_FORGOTTEN, place, fact, replace(event, decides=left)


def _past(way: Transition, skipped: str, onward: str) -> Transition:
    return replace(way, to=onward) if way.to == skipped else way


def _way(step: Step, at: int, way: Transition) -> Step:
    ways = (*step.transitions[:at], way, *step.transitions[at + 1 :])
    return replace(step, transitions=ways)


def _at(way: Transition) -> Location:
    place: Place = way.place
    return place.value() if way.guard == Guard.PLAIN else place.key()


def _narrowed(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """Yield the condition with each value of each list left out, and what was left out."""
    match condition:
        case Is(fact, values) if len(values) > 1:
            for value in values:
                left = tuple(one for one in values if one != value)
                yield f"{fact}={value}", Is(fact, left)
        case Every(parts):
            yield from _narrowed_part(parts, Every)
        case Some(parts):
            yield from _narrowed_part(parts, Some)
            for at in range(len(parts) if len(parts) > 1 else 0):
                yield f"any {at + 1}", Some((*parts[:at], *parts[at + 1 :]))
        case Not(part):
            for what, less in _narrowed(part):
                yield f"not {what}", Not(less)


def _narrowed_part(
    parts: tuple[Condition, ...], kind: Callable[[tuple[Condition, ...]], Condition]
) -> Iterator[tuple[str, Condition]]:
    for at, part in enumerate(parts):
        for what, less in _narrowed(part):
            yield what, kind((*parts[:at], less, *parts[at + 1 :]))
