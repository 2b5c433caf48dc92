"""Times where events may come: what is known without them, as far as no event can change it.

When an event comes nobody knows, so what it may lead to, set aside or keep waiting has no time that
holds. Everything else happens when it happens without events. What follows at once on something
moves with it, so the time between the two holds all the same.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import facts_read
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Pointer
from pathwaytool.model.time import Limit, Moment
from pathwaytool.prove.bound.pairs import Pairs, Stage
from pathwaytool.prove.compile.flow import Flow, Way, Work, bits, union_of
from pathwaytool.prove.compile.values import FULL
from pathwaytool.prove.proof import Failure, LimitTime, PromiseProof, PromiseVerdict, Stretch, Times
from pathwaytool.prove.time.limits import TIMED


@dataclass(frozen=True, slots=True)
class EventChanges:
    """What events may change, steps and ends by id, each with the events.

    `moved`: they may come at another time. `spared`: they may come at another time or never, so
    nobody surely must miss a limit there. `passed_on`: a step and what begins at once when the step
    hands over to it, whatever has come; `at_once`: what begins whenever the step has finished.
    `events` are all of them.
    """

    moved: Mapping[str, tuple[str, ...]]
    spared: Mapping[str, tuple[str, ...]]
    passed_on: frozenset[tuple[str, str]]
    at_once: frozenset[tuple[str, str]]
    events: frozenset[str]


def changed_by_events(flow: Flow, pairs: Pairs) -> EventChanges:
    """Return what the events of `flow` may change."""
    moved: dict[str, list[str]] = {}
    spared: dict[str, list[str]] = {}
    for event in (flow.works[index] for index in bits(flow.events)):
        ends = {way.target for way in event.ways if way.to < 0}
        lost = _with_ahead(event.stops, flow)
        met = _moved_by(event, lost, flow, pairs)
        for found, works in ((moved, met), (spared, met | lost)):
            for name in ends | _names(works, flow):
                found.setdefault(name, []).append(event.name)
    events = frozenset(flow.works[index].name for index in bits(flow.events))
    passed_on, at_once = _following(flow, pairs)
    return EventChanges(_settled(moved), _settled(spared), passed_on, at_once, events)


def _following(flow: Flow, pairs: Pairs) -> tuple[frozenset[tuple[str, str]], ...]:
    """Return what begins at once after a step: when it is handed over to, and in any case.

    The last only where nothing else leads there, so that it begins at no other time.
    """
    entries: dict[str, set[str]] = {}
    for work, way in _ways(flow):
        entries.setdefault(way.target, set()).add(work.name)
    works = flow.works if flow.events else ()
    waiting = {work.name for work in works if work.waits_for_all and pairs.meets(work.index)}
    passed_on, always = set(), set()
    for work, way in _ways(flow):
        if way.target not in waiting or len(entries[way.target]) == 1:
            passed_on.add((work.name, way.target))
            if way.holds == FULL and not way.is_loop:
                always.add((work.name, way.target))
    others = Counter(way.target for _, way in _ways(flow) if not way.is_loop)
    return frozenset(passed_on), frozenset(one for one in always if others[one[1]] == 1)


def _ways(flow: Flow) -> Iterator[tuple[Work, Way]]:
    works = flow.works[: flow.steps] if flow.events else ()
    return ((work, way) for work in works for way in work.ways)


def _settled(found: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(events) for name, events in found.items()}


def _names(works: int, flow: Flow) -> set[str]:
    """Return the names of `works`, a mask, and of the ends that they lead to."""
    ways = [way for at in bits(works) for way in flow.works[at].ways]
    return {flow.works[at].name for at in bits(works)} | {way.target for way in ways if way.to < 0}


def _with_ahead(works: int, flow: Flow) -> int:
    return works | union_of(flow.reach.works[at] for at in bits(works))


def _moved_by(event: Work, lost: int, flow: Flow, pairs: Pairs) -> int:
    """Return the works, as a mask, that may begin at another time because `event` has come.

    Those are what it leads to, what a choice leads to that reads what it decides (and the step of
    that choice, for its ends), where others waited for what it stops, and all that lies ahead. What
    is moved, or never comes, may stop something else at another time, or not at all.
    """
    readers = [work for work in flow.works if flow.read_after(work.index) & event.decides]
    first = [way for work in (event, *readers) for way in work.ways]
    met = union_of(1 << way.to for way in first if way.to >= 0)
    met |= union_of(1 << work.index for work in readers)
    left = _with_ahead(_left_by(event, flow, pairs), flow)
    met |= union_of(1 << at for at in bits(left & lost) if flow.works[at].waits_for_all)
    while True:
        stopped = flow.stopped_by(met | lost)
        more = _with_ahead(met | stopped, flow)
        if more == met:
            return met
        met = more


def _left_by(event: Work, flow: Flow, pairs: Pairs) -> int:
    """Return the works that may be in hand when `event` comes, and that it does not stop."""
    found = event.during
    for at in bits(event.during):
        found |= union_of(works for works, _ in pairs.in_hand_beside((Stage.RUNNING, at)))
    return found & ~event.stops & ~flow.events


class WrittenLimit(NamedTuple):
    """A limit, the step that has it, and what it is for: that step, or what a hand-off leads to.

    `deciding` are the steps and events that say how long its clock stands still.
    """

    step: str
    limit: Limit
    target: str
    deciding: tuple[str, ...] = ()


Written = Mapping[Pointer, list[WrittenLimit]]
"""The limits of a pathway. Shape: pointer to what stands there."""


def _written(pathway: Pathway) -> Written:
    found: dict[Pointer, list[WrittenLimit]] = {}
    for step in pathway.steps.values():
        for limit, way in step.limits:
            deciding = _deciding(pathway, limit)
            one = WrittenLimit(step.id, limit, way.to if way else step.id, deciding)
            found.setdefault(limit.place.pointer, []).append(one)
    return found


def _deciding(pathway: Pathway, limit: Limit) -> tuple[str, ...]:
    """Return the steps and the events that say how long the clock of a limit stands still."""
    pause = limit.paused_while
    if pause is None or pause.holding is None:
        return ()
    read = facts_read(pause.holding)
    steps = (id_ for fact in read for id_ in pathway.facts[fact].decided_by)
    events = (one.id for one in pathway.events.values() if read & one.decides.keys())
    return tuple(dict.fromkeys((*steps, *events)))


def with_events(
    pathway: Pathway, times: Times, late: Iterable[Failure], changed: EventChanges
) -> tuple[Times, tuple[Failure, ...]]:
    """Return what holds of `times`, that are those without events, and of who must be `late`."""
    if not changed.spared:
        return times, tuple(late)
    written = _written(pathway)
    limits = [_limit(one, *_events(written, one.pointer, changed)) for one in times.limits]
    told = {(one.step, one.pointer) for one in limits}
    limits += [one for one in _untold(written, changed) if (one.step, one.pointer) not in told]
    since = tuple((name, one) for name, one in times.since_start if name not in changed.moved)
    kept = (
        one
        for one in late
        if not any(_events(written, each, changed)[1] for each in (one.pointer, *one.others))
    )
    # Where events only come to ends, nobody waits longer or shorter for them.
    is_moved = any(name in pathway.steps for name in changed.spared)
    wait = None if is_moved else times.longest_wait
    ways = tuple(one for one in times.longest_ways if one.step not in changed.moved)
    found = Times(tuple(limits), since, wait, ways)
    usual = replace(times, limits=())
    is_other = replace(found, limits=()) != usual
    return replace(found, undisturbed=usual if is_other else None), tuple(kept)


def promise_with_events(
    told: PromiseProof, pathway: Pathway, changed: EventChanges
) -> PromiseProof:
    """Return what holds of a promise of time, that was settled without events."""
    if not changed.spared or pathway.promises[told.id].within is None:
        return told
    moved, spared = _events(_written(pathway), ("promises", told.id, "within"), changed)
    if not spared or (not moved and told.verdict != PromiseVerdict.BROKEN):
        return told
    if told.limit is None:  # nobody comes there without the event
        return replace(told, verdict=PromiseVerdict.NOT_PROVED)
    verdict = {
        PromiseVerdict.KEPT: PromiseVerdict.UNKNOWN,
        PromiseVerdict.BROKEN: PromiseVerdict.AT_RISK,
    }.get(told.verdict, told.verdict)
    return replace(told, verdict=verdict, failure=None, limit=_limit(told.limit, moved, spared))


Events = tuple[str, ...]


def _events(written: Written, pointer: Pointer, changed: EventChanges) -> tuple[Events, Events]:
    """Return the events that may move, or spare, a moment of the limits at `pointer`."""
    names: list[str] = []
    all_names: list[str] = []
    pausing: list[str] = []
    for step, limit, target, deciding in written.get(pointer, ()):
        all_names += [step, limit.from_step or step, target]
        if not _is_fixed(step, limit, target, changed):
            names += all_names[-3:]
        for name in deciding:
            pausing += changed.spared.get(name, ()) if name not in changed.events else (name,)
    moved = (*(event for name in names for event in changed.moved.get(name, ())), *pausing)
    spared = (*(event for name in all_names for event in changed.spared.get(name, ())), *pausing)
    return tuple(dict.fromkeys(moved)), tuple(dict.fromkeys(spared))


def _is_fixed(step: str, limit: Limit, target: str, changed: EventChanges) -> bool:
    """Tell whether both moments of a limit move together: a step's own time, or none between."""
    if limit.birthday:
        return False
    origin = limit.from_step or step
    if limit.from_moment == Moment.START:
        return origin == step == target and limit.reach == Moment.FINISH
    if origin == step != target:
        return (step, target) in changed.passed_on and limit.reach == Moment.START
    return target == step and (origin, step) in changed.at_once


def _limit(one: LimitTime, moved: Events, spared: Events) -> LimitTime:
    """Return a limit that is surely kept only if none is moved, and missed if none is spared."""
    if one.status == "impossible" and spared:
        return replace(one, status="at-risk")
    if not moved:
        return one
    silent = tuple(dict.fromkeys((*one.needed.unknown, *moved)))
    status = "unknown" if one.status == "met" else one.status
    return replace(one, status=status, needed=Stretch(0, one.needed.longest, silent))


def _untold(written: Written, changed: EventChanges) -> Iterator[LimitTime]:
    """Yield the limits that events may change, as if nothing were known of them."""
    for pointer, limits in written.items():
        events, _ = _events(written, pointer, changed)
        for _, limit, target, _ in limits if events else ():
            length = limit.birthday.ahead if limit.birthday else limit.duration
            if length is not None and limit.kind in TIMED:
                allowed = Stretch(length.shortest_hours(), length.longest_hours())
                yield LimitTime(target, pointer, "unknown", Stretch(0, 0, events), allowed, ())
