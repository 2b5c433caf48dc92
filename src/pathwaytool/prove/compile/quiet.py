"""A flow in which some of `events` never come, over the same sets."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from pathwaytool.model.pathway import Split
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Work, bits, mask_of, union_of
from pathwaytool.prove.compile.promised import Promised, Thing
from pathwaytool.prove.compile.reach import coupled_facts, reach_of


def quiet_of(flow: Flow, events: int | None = None) -> Flow:
    """Return `flow` without `events`, a mask; else without any. What happens in it can in `flow`.

    An event may always stay away. The works keep their numbers: in place of an event stands one
    that nothing leads to and that leads nowhere.
    """
    events = flow.events if events is None else events
    if not events:
        return flow
    works = tuple(_still(work) if events >> work.index & 1 else work for work in flow.works)
    reach = reach_of(works, flow.sets, flow.impossible)
    return replace(flow, works=works, reach=reach, events=flow.events & ~events)


def _still(event: Work) -> Work:
    return Work(event.index, event.name, None, None, Split.THEN, ())


def without_strangers(flow: Flow, promised: Promised, things: Iterable[Thing] = ()) -> Flow:
    """Return `flow` without the events that nothing a promise, or a case, names can depend on.

    What such an event leads to is a line of work of its own: it meets no other, stops nothing
    else, and decides nothing that others read. A run with it is, for all others, one without it.
    """
    named = (promised.happens, promised.other, *things)
    works = promised.deciders | union_of(thing.works | thing.leading for thing in named)
    telling = promised.telling
    works |= (telling.works | telling.makers) if telling else 0
    ends = frozenset(end for thing in named for end in thing.ends)
    facts = flow.sets.facts(promised.when)
    strangers = mask_of(
        event for event in bits(flow.events) if _is_strange(flow, event, (works, facts), ends)
    )
    return quiet_of(flow, strangers)


def _is_strange(flow: Flow, event: int, named: tuple[int, int], ends: Collection[str]) -> bool:
    own = flow.reach.works[event] | 1 << event
    entries = (flow.events | 1 << BEGINNING) & ~(1 << event)
    others = entries | union_of(flow.reach.works[at] for at in bits(entries))
    others |= union_of(flow.works[at].during for at in bits(flow.events & ~own))
    works = [work for work in flow.works if own >> work.owner & 1]
    decides = union_of(work.decides for work in works)
    reads = union_of(_read(flow, work) for work in flow.works if not own >> work.owner & 1)
    stops = union_of(work.stops for work in works)
    is_apart = not (own & (others | named[0]) or stops & ~own or decides & (reads | named[1]))
    return is_apart and not any(way.target in ends for work in works for way in work.ways)


def _read(flow: Flow, work: Work) -> int:
    coupled = coupled_facts(flow.sets, flow.impossible, work.decides)
    return coupled | flow.read_after(work.index)
