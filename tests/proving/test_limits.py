"""Limits against brute force: all cases, decisions, lengths and orders of small pathways."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass

import pytest

from pathwaytool.model.pathway import Pathway
from pathwaytool.model.time import Limit
from pathwaytool.prove import Proof, prove
from pathwaytool.prove.proof import Failure
from tests.proving.event_oracle import EventOracle
from tests.proving.happening import with_events
from tests.proving.limit_oracle import LimitOracle, Strategy
from tests.proving.looping import looping_pathway_of
from tests.proving.oracle import GOES_ON, TooMany
from tests.proving.small import library_of
from tests.proving.test_oracle import LIBRARY
from tests.proving.timed import SHORT, timed_pathway
from tests.seeds import Seeds, over_seeds

MOST_CAUTIOUS = 0.01
"""The share of met limits that may be told as at risk; see `docs/beviset.md`."""

MOST_ROUNDS = 6
"""How often a way back that nothing bounds is taken to find who must miss a limit."""

MOST_UNTOLD = 0.01
"""The share of impossible limits that may be told as at risk, where there are ways back."""


@dataclass
class Tally:
    """How many limits: `met` in truth, `cautious` of them; `doomed` in truth, `untold` of them."""

    pathways: int = 0
    met: int = 0
    cautious: int = 0
    doomed: int = 0
    untold: int = 0
    at_risk: int = 0


@over_seeds(850, parts=2)
def test_limits_agree_where_there_are_no_ways_back(seeds: Seeds) -> None:
    tally = _tally(seeds, loops=False)
    assert tally.untold == 0


@over_seeds(850, parts=2, first=850)
def test_limits_agree_where_there_are_ways_back(seeds: Seeds) -> None:
    tally = _tally(seeds, loops=True)
    assert seeds.are_fresh or tally.untold <= MOST_UNTOLD * tally.doomed


@over_seeds(160, parts=2)
def test_limits_agree_beside_many_loops(seeds: Seeds) -> None:
    tally = Tally()
    for seed in seeds:
        pathway = timed_pathway(seed, make=looping_pathway_of)
        oracle = LimitOracle(pathway)
        with suppress(TooMany):
            oracle.follow()
            agree(seed, pathway, oracle, tally)
    assert seeds.are_fresh or tally.met > 10


@over_seeds(600, parts=2, first=1700)
def test_limits_since_last_time_agree(seeds: Seeds) -> None:
    counts = {"met": 0, "at-risk": 0, "impossible": 0}
    for seed in seeds:
        pathway = timed_pathway(seed, since_last=True)
        oracle = LimitOracle(pathway, backs=2)
        try:
            oracle.follow()
        except TooMany:
            continue
        tally = Tally()
        agree(seed, pathway, oracle, tally, since_start=False)
        counts["met"] += tally.met
        counts["impossible"] += tally.doomed - tally.untold
        counts["at-risk"] += tally.at_risk
    assert seeds.are_fresh or min(counts.values()) > 5, counts


@over_seeds(60, first=2300)
def test_limits_agree_where_events_may_come(seeds: Seeds) -> None:
    counts: Counter[str] = Counter()
    for seed in seeds:
        pathway = with_events(timed_pathway(seed, loops=False, sizes=SHORT), seed)
        oracle = EventOracle(pathway)
        with suppress(TooMany):
            oracle.follow()
            agree(seed, pathway, oracle, Tally())
            counts.update(one.status for one in prove(pathway, LIBRARY).times.limits)
    assert seeds.are_fresh or min(counts[one] for one in ("met", "unknown", "at-risk")) > 5


def test_a_story_is_about_one_who_has_its_facts() -> None:
    pathway = timed_pathway(1000386, loops=False)  # two facts are each enough to miss the limit
    oracle = LimitOracle(pathway)
    oracle.follow()
    agree(1000386, pathway, oracle, Tally())


@pytest.mark.parametrize(
    "seed",
    [
        371945111,  # a step on a loop waits for work beside it before its own next run
        559719320,  # two ways back count the rounds of one loop
    ],
)
def test_what_random_pathways_have_shown(seed: int) -> None:
    pathway = timed_pathway(seed)
    oracle = LimitOracle(pathway)
    oracle.follow()
    agree(seed, pathway, oracle, Tally())


YEAR = """\
steps:
  plan:
    title: Plan
    ...
    start: always
    takes: {takes}
    within: [{{kind: target, limit: {limit}, text: Frist}}]
    next: slut
ends:
  slut: {{title: Slut}}
"""


@pytest.mark.parametrize(
    ("takes", "limit", "status"),
    [
        ("12 months", "1 year", "met"),
        ("1 year", "12 months", "met"),
        ("1 year", "11 months", "impossible"),
        ("13 months", "1 year", "impossible"),
        ("366 days", "1 year", "at-risk"),
        ("1 month", "4 weeks", "at-risk"),
    ],
)
def test_years_and_months_run_together(takes: str, limit: str, status: str) -> None:
    library = library_of(prove=YEAR.format(takes=takes, limit=limit))
    (fares,) = prove(library.pathways["prove"], library).times.limits
    assert fares.status == status


def _tally(seeds: Seeds, *, loops: bool) -> Tally:
    tally = Tally()
    for seed in seeds:
        pathway = timed_pathway(seed, loops=loops)
        oracle = LimitOracle(pathway)
        try:
            oracle.follow()
        except TooMany:
            continue
        tally.pathways += 1
        try:
            agree(seed, pathway, oracle, tally)
        except TooMany:
            assert seeds.are_fresh, seed  # of the old seeds each story can be followed
    if seeds.are_fresh:
        return tally  # too few to tell of shares
    assert tally.pathways > 0.85 * len(seeds)
    assert tally.cautious <= MOST_CAUTIOUS * tally.met, tally
    assert min(tally.met, tally.doomed, tally.at_risk) > len(seeds) / 60, tally
    return tally


def agree(
    seed: int,
    pathway: Pathway,
    oracle: LimitOracle,
    tally: Tally,
    *,
    since_start: bool = True,
) -> None:
    """Hold what the proof says of time in one pathway against brute force."""
    proof = prove(pathway, LIBRARY)
    is_silent = any(step.takes is None for step in pathway.steps.values())
    told = {one.pointer: one.status for one in proof.times.limits}
    stories = {one.pointer: one for one in proof.failures if one.kind == "impossible-limit"}
    for number, (_, limit) in enumerate(oracle.limits):
        status, truth = told.get(limit.place.pointer), oracle.status(number)
        said = f"seed {seed}, {limit.place.pointer}: told {status}, truly {truth}"
        if status in {"met", None} or (status == "unknown" and not pathway.events):
            assert truth == "met", said
        if status == "impossible":
            doom = oracle if oracle.fates[number].doomed else _further(pathway, number)
            assert doom.fates[number].doomed, said
            _check_story(stories[limit.place.pointer], doom, number, said)
        if not is_silent:
            _count(tally, status, truth, proof)
    if since_start:
        _check_bounds(seed, oracle, proof)


def _further(pathway: Pathway, number: int) -> LimitOracle:
    """Return what is true along ways back too, for a limit that only these lead to.

    A way back may lead to a step for the first time, or go round several times before it is late.
    """
    for backs in range(1, MOST_ROUNDS + 1):
        oracle = LimitOracle(pathway, most=100_000, backs=backs)
        oracle.follow()
        if oracle.fates[number].doomed:
            break
    return oracle


def _count(tally: Tally, status: str | None, truth: str, proof: Proof) -> None:
    tally.doomed += truth == "impossible"
    tally.at_risk += truth == "at-risk"
    tally.untold += truth == "impossible" != status
    # Where work stops in a fault, the rest of a route is there in the drawing only.
    if all(one.kind in {*GOES_ON, "impossible-limit"} for one in proof.failures):
        tally.met += truth == "met"
        tally.cautious += truth == "met" and status == "at-risk"


def _check_story(failure: Failure, oracle: LimitOracle, number: int, said: str) -> None:
    """Hold that the young person of a story must miss the limit, and all with the same facts."""
    story = failure.story
    strategy: Strategy = {}
    times: dict[str, int] = {}
    for event, decided in zip(story.events, story.decisions, strict=True):
        if event.step:
            strategy[event.step, times.get(event.step, 0)] = decided
            times[event.step] = times.get(event.step, 0) + 1
    assert oracle.must_miss(dict(story.case), strategy, number), said
    assert set(story.facts) <= set(story.case), said
    alike = [case for case in oracle.cases() if set(story.facts) <= set(case.items())]
    assert all(case in oracle.fates[number].doomed for case in alike), said


def _check_bounds(seed: int, oracle: LimitOracle, proof: Proof) -> None:
    since = dict(proof.times.since_start)
    if not since:
        return
    told = [name for name in oracle.since if name in since or not oracle.pathway.events]
    for name, (least, most) in ((name, oracle.since[name]) for name in told):
        assert since[name].shortest <= least, (seed, name)
        assert since[name].longest >= most, (seed, name)
    wait = proof.times.longest_wait
    if wait is not None or not oracle.pathway.events:
        assert oracle.longest_wait <= (wait.hours if wait else 0), seed


def test_the_generator_makes_everything_that_takes_time() -> None:
    made = [timed_pathway(seed) for seed in range(400)]
    steps = [step for pathway in made for step in pathway.steps.values()]
    limits: list[Limit] = [limit for step in steps for limit in step.within]
    units = {one.duration.unit.value for one in limits if one.duration}
    assert {(one.from_moment, one.reach) for one in limits} >= {
        (first, last) for first in ("start", "finish") for last in ("start", "finish")
    }
    assert units == {"hours", "days", "weekdays", "months"}
    assert any(one.from_step for one in limits)
    assert any(step.takes is None for step in steps)
    assert any(step.takes and step.takes.shortest != step.takes.longest for step in steps)
    assert any(one.handoff and one.handoff.within for step in steps for one in step.transitions)
