"""A compiled pathway as plain data, so that a program without this one can follow a case.

It is the proof's own flow and sets, no copy of the rules by which they were made: what a condition
means, what `otherwise` leaves, which loop opens which round is all settled before it is written.
`docs/semantics.md` says what to do with it, and `publish/assets/walk.js` does it.

The keys, with what stands for a part that is left out in brackets:

- `facts`, `domains`: the facts and their values, by level. `sizes`: how many values each level has;
  after the facts come the rounds of each bounded loop, then `papers`, the documents.
- `decided`: the levels of the facts that steps decide.
- `nodes`: the sets, from number 2. A node is its level, and for each value the set that remains;
  set 0 has nothing and set 1 everything.
- `impossible`: a set for each combination that cannot be. `universe`: the cases that there are.
- `works`: 0 is the beginning, then come the steps, then the events. A work has `name`, `ways`,
  `split` ("one"; else any number of ways), `decides`, `gives`, `needs` (levels, none), `ages` (a
  set, 1), `lead`, `stops` (works, none), `all` (it waits for all that can still come), `free` (it
  may run again at any time), `takes` (the fewest and the most hours; nobody has said), `turn` (who
  is told first of those that can finish at the same time). An event has besides `during` (the works
  while which it can come) and, where it decides something, `outcome` (the set in which that comes
  out).
- A way has `to` (a work; none for an end), `end` (the id of an end), `holds` (a set, 1), `loop` (it
  leads back), `counter` (the level that counts its rounds), `papers` (levels handed over),
  `consent` (a set, 1), `reopens` (works), `hours` (the most that passing it on takes, 0).
- `loops`: for each work that is gone back to, the works in its loop.
- `promises`: what is promised. One has `id`, `claim`, `when` (a set, 1), `times` (0); `happens` and
  `other` with `steps` (works), `groups` (lists of works that count as one) and `ends`; `coming`
  (the events that lead to what can begin at any time, none); `telling`
  with `makers`, `givers`, `readers` (works), `handed` (works and the places of their ways) and
  `there` (the document exists from the start).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from json import dumps

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Split
from pathwaytool.prove.compile.flow import BEGINNING, END, Flow, Way, Work, bits
from pathwaytool.prove.compile.pathway import Broken, compile_pathway, room_for
from pathwaytool.prove.compile.promised import Promised, Telling, Thing
from pathwaytool.prove.compile.universe import universe_of
from pathwaytool.prove.compile.values import FULL, TooLarge
from pathwaytool.prove.follow.faring import promised_in
from pathwaytool.prove.follow.standing import passing_hours

MOST_NODES = 20_000
"""How many nodes of sets may be carried: what a phone reads at once."""

UNSAFE = {0x3C: "\\u003c", 0x3E: "\\u003e", 0x26: "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Characters that could end a script or a line of it, as JSON writes them otherwise."""

Data = dict[str, object]


def carried_json(pathway: Pathway, library: Library) -> str | None:
    """Return the pathway as JSON that is safe in a page and in a script; None if it is too large.

    None as well where it refers to something that does not exist: then there is nothing to follow.
    """
    with room_for(pathway):
        try:
            flow = compile_pathway(pathway, {})
            return safe_json(carried(flow, promised_in(pathway, library, flow)))
        except (Broken, TooLarge):
            return None


def safe_json(data: object) -> str:
    """Return `data` as compact JSON in which nothing is markup, wherever it is put."""
    return dumps(data, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)


def carried(flow: Flow, promised: Sequence[Promised] = ()) -> Data:
    """Return `flow` as data, with what is promised. Raises: TooLarge."""
    nodes = _Nodes(flow)
    turns = sorted(range(flow.steps), key=lambda at: (-flow.weights[at], at))
    turn_of = {at: turn for turn, at in enumerate(turns)}
    levels = len(flow.sets.sizes) - len(flow.knowing)
    works = [_work(work, turn_of[work.index], nodes) for work in flow.works[: flow.steps]]
    impossible = [nodes.number(one) for one in flow.impossible]
    # Whether a fact is known is a level for the bounds of the proof only; documents and rounds
    # are none at the beginning, which need not be said.
    universe = nodes.number(flow.sets.forget(universe_of(flow), flow.beside))
    promises = [_promise(one, nodes) for one in promised]
    return {
        "facts": list(flow.facts),
        "domains": [[str(one) for one in domain] for domain in flow.domains],
        "sizes": list(flow.sets.sizes[:levels]),
        "papers": list(flow.documents),
        "decided": list(bits(flow.decided)),
        "nodes": nodes.carried,
        "impossible": impossible,
        "universe": universe,
        "works": works,
        "loops": {
            str(to): [at for at in bits(inside) if at < flow.steps]
            for to, inside in flow.loops.items()
        },
        "promises": promises,
    }


@dataclass(slots=True)
class _Nodes:
    """The sets that are carried, numbered anew as they are asked for."""

    flow: Flow
    carried: list[list[int]] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=lambda: {0: 0, 1: 1})

    def number(self, cases: int) -> int:
        """Return the number under which a set is carried."""
        found = self.numbers.get(cases)
        if found is None:
            level, children = self.flow.sets.nodes[cases]
            node = [level, *map(self.number, children)]
            found = self.numbers[cases] = len(self.carried) + 2
            self.carried.append(node)
            if len(self.carried) > MOST_NODES:
                raise TooLarge
        return found


def _work(work: Work, turn: int, nodes: _Nodes) -> Data:
    takes = work.step.takes if work.step else None
    is_event = work.step is None and work.index != BEGINNING
    return (
        {"name": work.name, "turn": turn}
        | _without_nothing(
            ways=[_way(way, nodes) for way in work.ways],
            split="one" if work.split == Split.ONE else None,
            decides=list(bits(work.decides)),
            gives=list(bits(work.gives)),
            needs=list(bits(work.needs)),
            ages=_unless_all(work.ages, nodes),
            lead=work.lead,
            stops=list(bits(work.stops)),
            all=int(work.waits_for_all),
            free=int(work.repeats_freely),
            takes=list(work.hours) if takes else None,
            outcome=_unless_all(work.outcome, nodes),
        )
        | ({"during": list(bits(work.during))} if is_event else {})
    )


def _way(way: Way, nodes: _Nodes) -> Data:
    return _without_nothing(
        to=None if way.to == END else way.to,
        end=way.target if way.to == END else None,
        holds=_unless_all(way.holds, nodes),
        loop=int(way.is_loop),
        papers=list(bits(way.documents)),
        consent=_unless_all(way.consent, nodes),
        reopens=list(bits(way.reopens)),
        hours=passing_hours(way),
    ) | ({"counter": way.counter} if way.counter is not None else {})


def _promise(promised: Promised, nodes: _Nodes) -> Data:
    return {"id": promised.id, "claim": promised.claim.value} | _without_nothing(
        when=_unless_all(promised.when, nodes),
        times=promised.times,
        happens=_thing(promised.happens),
        other=_thing(promised.other),
        coming=list(bits(promised.coming)),
        telling=_telling(promised.telling) if promised.telling else None,
    )


def _thing(thing: Thing) -> Data:
    return _without_nothing(
        steps=list(bits(thing.steps)),
        groups=[list(bits(group)) for group in thing.groups],
        ends=sorted(thing.ends),
    )


def _telling(telling: Telling) -> Data:
    return _without_nothing(
        makers=list(bits(telling.makers)),
        givers=list(bits(telling.givers)),
        readers=list(bits(telling.readers)),
        handed=sorted(telling.handed),
        there=int(telling.is_there),
    ) or {"there": 0}


def _unless_all(cases: int, nodes: _Nodes) -> int | None:
    return None if cases == FULL else nodes.number(cases)


def _without_nothing(**said: object) -> Data:
    """Return what is said, without what is nothing; a set that is empty is something."""
    return {key: one for key, one in said.items() if (key in _SETS and one is not None) or one}


_SETS = frozenset(("ages", "holds", "consent", "outcome", "when"))
