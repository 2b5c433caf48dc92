"""Limits whose clock stands still while something is awaited, against brute force."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from random import Random

import pytest

from pathwaytool.model.condition import Condition, Every, Is, Not, Some
from pathwaytool.model.pathway import Fact, Pathway
from pathwaytool.model.position import Place
from pathwaytool.model.time import Pause
from pathwaytool.prove import prove
from pathwaytool.prove.proof import Reason
from tests.findings import rules_find
from tests.proving.limit_oracle import LimitOracle
from tests.proving.oracle import TooMany
from tests.proving.small import library_of
from tests.proving.test_limits import Tally, agree
from tests.proving.timed import HOURS, Sizes, timed_pathway
from tests.seeds import Seeds, over_seeds


def paused_pathway(
    seed: int, *, since_last: bool, by_facts: bool = False, sizes: Sizes | None = HOURS
) -> Pathway:
    """Return a pathway all of whose limits stand still at some of its steps.

    Or, `by_facts`, as long as something holds; of these some stand still at a step as well.
    """
    made = timed_pathway(seed, loops=since_last, since_last=since_last, sizes=sizes)
    return with_pauses(made, Random(seed), by_facts=by_facts)


def with_pauses(made: Pathway, random: Random, *, by_facts: bool) -> Pathway:
    """Return a pathway all of whose limits stand still some time."""
    names = sorted(made.steps)
    steps = {}
    for name, step in made.steps.items():
        within = []
        for limit in step.within:
            some = tuple(random.sample(names, random.randint(1, max(1, len(names) // 3))))
            pause = Pause(Place(made.source, limit.place.pointer), some, ())
            if by_facts and made.facts:
                holding = _condition(random, list(made.facts.values()))
                some = some[:1] if random.random() < 0.2 else ()
                pause = replace(pause, steps=some, holding=holding)
            within.append(replace(limit, paused_while=pause))
        steps[name] = replace(step, within=tuple(within))
    return replace(made, steps=steps)


def _condition(random: Random, facts: list[Fact]) -> Condition:
    asked = random.sample(facts, min(len(facts), random.choice((1, 1, 2))))
    parts: list[Condition] = []
    for fact in asked:
        some = random.sample(fact.domain, random.randint(1, max(1, len(fact.domain) - 1)))
        test = Is(fact.id, tuple(sorted(some, key=str)))
        parts.append(Not(test) if random.random() < 0.2 else test)
    if len(parts) == 1:
        return parts[0]
    return Every(tuple(parts)) if random.random() < 0.5 else Some(tuple(parts))


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


@over_seeds(120)
def test_limits_that_stand_still_while_something_holds_agree_with_brute_force(
    seeds: Seeds,
) -> None:
    counts: Counter[str] = Counter()
    for seed in seeds:
        is_round = seed % 4 == 0
        sizes = None if seed % 3 == 0 else HOURS
        pathway = paused_pathway(seed, since_last=is_round, by_facts=True, sizes=sizes)
        oracle = LimitOracle(pathway, backs=2 if is_round else 0)
        with suppress(TooMany):
            oracle.follow()
            tally = Tally()
            agree(seed, pathway, oracle, tally, since_start=not is_round)
            counts["met"] += tally.met
            counts["cautious"] += tally.cautious
            counts["doomed"] += tally.doomed
            counts["untold"] += tally.untold
            counts["at-risk"] += tally.at_risk
    assert seeds.are_fresh or counts["met"] > 15, counts
    assert seeds.are_fresh or counts["cautious"] <= 0.1 * counts["met"], counts


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


ANSWERED = """\
facts:
  bor-hjemme: {{title: bor hjemme, values: yes-no}}
  svar: {{title: svar, values: {{mangler: mangler, kommet: kommet}}, decided_by: {decided_by}}}
{events}steps:
  ask:
    title: Spørg familien
    ...
    start: always
    takes: 1 day
    next:
      one: [{{when: {{svar: mangler}}, to: wait}}, {{otherwise: decide}}]
  wait:
    title: Hold fri
    ...
    takes: 30 days
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

COMES = """\
events:
  svarer: {title: Svarer, while: {steps: [wait]}, decides: {svar: kommet}, to: slut}
"""


@pytest.mark.parametrize(
    ("when", "status"),
    [
        ("", "impossible"),
        ("svar: mangler", "met"),
        ("not: {svar: kommet}", "met"),
        ("any: [{svar: mangler}, {bor-hjemme: yes}]", "met"),
        ("svar: mangler, bor-hjemme: yes", "impossible"),
        ("bor-hjemme: yes", "impossible"),
        ("any: [{bor-hjemme: yes}, {bor-hjemme: no}]", "met"),
        ("svar: kommet", "impossible"),
    ],
)
@pytest.mark.parametrize("decided_by", ["[ask]", "[ask, decide]"])
def test_the_clock_stands_still_as_long_as_something_holds(
    when: str, status: str, decided_by: str
) -> None:
    paused = f", paused_while: {{when: {{{when}}}}}" if when else ""
    body = ANSWERED.format(paused=paused, decided_by=decided_by, events="")
    library = library_of(prove=body)
    (fares,) = prove(library.pathways["prove"], library).times.limits
    assert fares.status == status


def test_who_must_miss_it_is_one_for_whom_it_does_not_stand_still() -> None:
    paused = ", paused_while: {when: {bor-hjemme: yes}}"
    body = ANSWERED.format(paused=paused, decided_by="[ask]", events="")
    library = library_of(prove=body)
    proof = prove(library.pathways["prove"], library)
    (failure,) = proof.failures
    assert ("bor-hjemme", "no") in failure.story.facts
    (fares,) = proof.times.limits
    assert fares.needed.shortest == 32 * 24  # no less than what is told to be too much


def test_an_event_may_let_the_clock_go_on() -> None:
    paused = ", paused_while: {when: {svar: mangler}}"
    body = ANSWERED.format(paused=paused, decided_by="[ask]", events=COMES)
    library = library_of(prove=body)
    (fares,) = prove(library.pathways["prove"], library).times.limits
    assert fares.status == "unknown"
    assert "svarer" in fares.needed.unknown


def test_what_a_clock_turns_on_must_be_there() -> None:
    paused = ", paused_while: {when: {svaret: ja}}"
    body = ANSWERED.format(paused=paused, decided_by="[ask]", events="")
    library = library_of(prove=body)
    assert prove(library.pathways["prove"], library).reason == Reason.BROKEN_REFERENCE
    assert "unknown-id" in [one.message.rule for one in rules_find(library)]
