"""A wait that is forgotten changes nothing only where brute force finds nothing changed."""

from dataclasses import replace
from typing import cast

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Waits
from pathwaytool.prove import waits_for_nobody
from pathwaytool.strength.measure import strength_of
from pathwaytool.strength.mistakes import Mistake
from tests.proving.generator import pathway_of
from tests.proving.happening import with_events
from tests.proving.looping import looping_pathway_of
from tests.proving.oracle import Case, Oracle, Outcome, State
from tests.proving.small import library_of
from tests.seeds import Seeds, over_seeds

MOST = 300

Seen = frozenset[tuple[frozenset[tuple[str, str]], State | None]]


def waiting(pathway: Pathway, step: str, waits: Waits) -> Pathway:
    steps = {**pathway.steps, step: replace(pathway.steps[step], waits=waits)}
    return replace(pathway, steps=steps)


def seen_in(pathway: Pathway) -> list[Seen] | None:
    """Return for each case all that can happen; None where it is too much."""
    oracle = Oracle(pathway)
    found = [_of_case(oracle, case) for case in oracle.cases()]
    return None if any(one is None for one in found) else cast(list[Seen], found)


def _of_case(oracle: Oracle, case: Case) -> Seen | None:
    seen: set[tuple[frozenset[tuple[str, str]], State | None]] = set()
    busy: list[Outcome] = list(oracle.begin(case))
    while busy:
        outcome = busy.pop()
        key = (frozenset(outcome.faults), outcome.state)
        if key in seen or outcome.state is None:
            seen.add(key)
            continue
        seen.add(key)
        if len(seen) > MOST:
            return None
        for step in outcome.state.running:
            busy += oracle.finish(case, outcome.state, step)
        for event in oracle.able(outcome.state):
            busy += oracle.come(case, outcome.state, event)
    return frozenset(seen)


def compared(pathway: Pathway) -> int:
    """Hold each wait that is said to change nothing against brute force; return how many."""
    found = 0
    for step in pathway.steps:
        whole = waiting(pathway, step, Waits.ALL)
        if waits_for_nobody(whole, step, {}):
            seen = seen_in(whole)
            assert seen is None or seen == seen_in(waiting(pathway, step, Waits.ANY)), step
            found += seen is not None
    return found


@over_seeds(8)
def test_what_changes_nothing_changes_nothing(seeds: Seeds) -> None:
    found = 0
    for seed in seeds:
        make = pathway_of if seed % 2 else looping_pathway_of
        found += compared(make(seed))
        found += compared(with_events(make(seed), seed))
    assert found


ONE_OF_TWO = """\
facts:
  vej: {title: vej, values: yes-no}
steps:
  begynd:
    title: Begynd
    ...
    start: always
    next: {one: [{when: {vej: yes}, to: a}, {otherwise: b}]}
  a:
    title: A
    ...
    next: c
  b:
    title: B
    ...
    next: c
  c:
    title: C
    ...
    next: slut
ends: {slut: {title: Slut}}
"""


def test_a_wait_where_never_two_come_is_no_mistake() -> None:
    library: Library = library_of(a=ONE_OF_TWO)
    strength = strength_of(library.pathways["a"], library, "2026-06-01")
    assert [(one.step, one.kind) for one in strength.alike] == [("c", Mistake.WAIT_FORGOTTEN.value)]
    assert not {one for one in strength.outcomes if one.kind == Mistake.WAIT_FORGOTTEN}
