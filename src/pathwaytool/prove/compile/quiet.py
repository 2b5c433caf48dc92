"""A flow in which some events never come, over the same sets."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class _Led:
    """What an event leads to, as masks: `works` in all, what they decide and stop; their ends.

    `others` are the works that anything else leads to, `reads` what those read.
    """

    works: int
    others: int
    decides: int
    reads: int
    stops: int
    ends: frozenset[str]


def quiets_of(flow: Flow) -> "Quiets":
    """Return the flows in which some events of `flow`, that has all of them, never come."""
    found = flow.shared.get("quiets")
    if not isinstance(found, Quiets):
        found = flow.shared["quiets"] = Quiets(flow)
    return found


class Quiets:
    """The flows that differ from `flow` only in which events never come: each is made once."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._made: dict[int, Flow] = {0: flow}
        self._led: dict[int, list[tuple[int, _Led]]] = {}

    def without(self, events: int) -> Flow:
        """Return the flow without `events`, a mask."""
        if events not in self._made:
            self._made[events] = quiet_of(self._flow, events)
        return self._made[events]

    def without_strangers(
        self, promised: Promised, things: Iterable[Thing] = (), never: int = 0
    ) -> Flow:
        """Return it without the events that nothing a promise, or a case, names can depend on.

        What such an event leads to is a line of work of its own: it meets no other, stops nothing
        else, and decides nothing that others read. A run with it is, for all others, one without
        it. Events in `never` do not come either.
        """
        named = (promised.happens, promised.other, *things)
        works = promised.deciders | promised.coming
        works |= union_of(thing.works | thing.leading for thing in named)
        telling = promised.telling
        works |= (telling.works | telling.makers) if telling else 0
        ends = frozenset(end for thing in named for end in thing.ends)
        facts = self._flow.sets.facts(promised.when)
        strangers = mask_of(
            event
            for event, led in self._leading(never)
            if _is_strange(led, works, facts) and not led.ends & ends
        )
        return self.without(never | strangers)

    def _leading(self, never: int) -> list[tuple[int, _Led]]:
        """Return the events that are left without those in `never`, and what each leads to."""
        if never not in self._led:
            flow = self.without(never)
            self._led[never] = [(event, _led(flow, event)) for event in bits(flow.events)]
        return self._led[never]


def _is_strange(led: _Led, named: int, facts: int) -> bool:
    meets = led.works & (led.others | named)
    return not (meets or led.stops & ~led.works or led.decides & (led.reads | facts))


def _led(flow: Flow, event: int) -> _Led:
    own = flow.reach.works[event] | 1 << event
    entries = (flow.events | 1 << BEGINNING) & ~(1 << event)
    others = entries | union_of(flow.reach.works[at] for at in bits(entries))
    others |= union_of(flow.works[at].during for at in bits(flow.events & ~own))
    works = [work for work in flow.works if own >> work.owner & 1]
    return _Led(
        works=own,
        others=others,
        decides=union_of(work.decides for work in works),
        reads=union_of(_read(flow, work) for work in flow.works if not own >> work.owner & 1),
        stops=union_of(work.stops for work in works),
        ends=frozenset(way.target for work in works for way in work.ways),
    )


def _read(flow: Flow, work: Work) -> int:
    coupled = coupled_facts(flow.sets, flow.impossible, work.decides)
    return coupled | flow.read_after(work.index)
