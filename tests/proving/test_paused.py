"""Limits whose clock stands still while something is awaited, against brute force."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from random import Random

import pytest

from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Place
from pathwaytool.model.time import During
from pathwaytool.prove import prove
from tests.proving.limit_oracle import LimitOracle
from tests.proving.oracle import TooMany
from tests.proving.small import library_of
from tests.proving.test_limits import Tally, agree
from tests.proving.timed import HOURS, timed_pathway
from tests.seeds import Seeds, over_seeds


def paused_pathway(seed: int, *, since_last: bool) -> Pathway:
    """Return a pathway all of whose limits stand still at some of its steps."""
    random = Random(seed)
    made = timed_pathway(seed, loops=since_last, since_last=since_last, sizes=HOURS)
    names = sorted(made.steps)
    steps = {}
    for name, step in made.steps.items():
        within = []
        for limit in step.within:
            some = tuple(random.sample(names, random.randint(1, max(1, len(names) // 3))))
            during = During(Place(made.source, limit.place.pointer), some, ())
            within.append(replace(limit, paused_while=during))
        steps[name] = replace(step, within=tuple(within))
    return replace(made, steps=steps)


@over_seeds(80)
def test_limits_that_stand_still_agree_with_brute_force(seeds: Seeds) -> None:
    counts: Counter[str] = Counter()
    for seed in seeds:
        is_round = seed % 4 == 0
        pathway = paused_pathway(seed, since_last=is_round)
        oracle = LimitOracle(pathway, backs=2 if is_round else 0)
        with suppress(TooMany):
            oracle.follow()
            tally = Tally()
            agree(seed, pathway, oracle, tally, since_start=not is_round)
            counts["met"] += tally.met
            counts["cautious"] += tally.cautious
            counts["at-risk"] += tally.at_risk
    assert seeds.are_fresh or counts["met"] > 15, counts
    assert seeds.are_fresh or counts["cautious"] <= 0.2 * counts["met"], counts


LINE = """\
steps:
  ask:
    title: Spørg familien
    ...
    start: always
    takes: 1 day
    next: {{all: [wait, look]}}
  wait:
    title: Vent på svar
    ...
    {wait}
    next: decide
  look:
    title: Undersøg
    ...
    takes: {look}
    next: decide
  decide:
    title: Afgør
    ...
    takes: 2 days
    within: [{{kind: target, limit: 5 days, from: {{finish: ask}}{paused}}}]
    next: slut
ends:
  slut: {{title: Slut}}
"""


@pytest.mark.parametrize(
    ("wait", "look", "paused", "status"),
    [
        ("takes: 30 days", "3 days", "", "impossible"),
        ("takes: 30 days", "3 days", ", paused_while: {steps: [wait]}", "met"),
        ("", "3 days", "", "unknown"),
        ("", "3 days", ", paused_while: {steps: [wait]}", "met"),
        ("takes: 1 day", "4 days", ", paused_while: {steps: [wait]}", "at-risk"),
        ("takes: 1 day", "4 days", ", paused_while: {phases: [start]}", "met"),
        ("takes: 1 day", "4 days", ", paused_while: {steps: [ask]}", "impossible"),
    ],
)
def test_what_is_awaited_does_not_count(wait: str, look: str, paused: str, status: str) -> None:
    library = library_of(prove=LINE.format(wait=wait, look=look, paused=paused))
    (fares,) = prove(library.pathways["prove"], library).times.limits
    assert fares.status == status
