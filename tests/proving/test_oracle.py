"""The proof against brute force, on pathways made at random."""

from types import SimpleNamespace
from typing import cast

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Guard, Pathway, Split
from pathwaytool.prove import Limits, Verdict, prove
from pathwaytool.prove.compile.pathway import compile_pathway
from pathwaytool.prove.compile.universe import universe_of
from pathwaytool.prove.explore.ending import endless
from pathwaytool.prove.explore.explored import explore
from pathwaytool.prove.proof import Failure, Reason
from tests.proving.generator import pathway_of
from tests.proving.happening import with_events
from tests.proving.oracle import Oracle, State, TooMany
from tests.seeds import Seeds, over_seeds

LIBRARY = cast(Library, SimpleNamespace(pathways={}))
GENEROUS = Limits(situations=4000, search=4000, parts=4000)


@over_seeds(2000, parts=4)
def test_verdict_and_stories_agree_with_brute_force(seeds: Seeds) -> None:
    for seed in seeds:
        agree(pathway_of(seed), seed)


@over_seeds(160)
def test_events_agree_with_brute_force(seeds: Seeds) -> None:
    done = sum(agree(with_events(pathway_of(seed), seed), seed) for seed in seeds)
    assert seeds.are_fresh or done > len(seeds) * 0.5


def agree(pathway: Pathway, seed: int) -> bool:
    """Hold the proof of one pathway against brute force; tell whether that could be done."""
    oracle = Oracle(pathway)
    try:
        faults = oracle.faults()
    except TooMany:
        return False
    proof = prove(pathway, LIBRARY, GENEROUS)
    if proof.reason == Reason.NOBODY:
        assert not list(oracle.cases())
        return True
    assert proof.verdict == (Verdict.FAILED if faults else Verdict.PROVED), (seed, faults)
    kinds = {kind for kind, _ in faults}
    for failure in proof.failures:
        if failure.kind != "no-end":
            assert failure.kind in kinds, seed
            assert failure.kind in _replayed(oracle, failure), (seed, failure)
        assert failure.cases > 0, seed
    return True


@over_seeds(500)
def test_exploration_alone_agrees_with_brute_force(seeds: Seeds) -> None:
    # The outer bounds settle much on their own; here the order of side-by-side work is tested.
    for seed in seeds:
        agree_when_explored(seed)


@over_seeds(100)
def test_exploration_alone_agrees_with_brute_force_on_events(seeds: Seeds) -> None:
    for seed in seeds:
        agree_when_explored(seed, with_events(pathway_of(seed), seed))


def agree_when_explored(seed: int, pathway: Pathway | None = None) -> None:
    """Hold what is explored of one pathway, without bounds, against brute force."""
    pathway = pathway or pathway_of(seed)
    try:
        faults = Oracle(pathway).faults()
    except TooMany:
        return
    flow = compile_pathway(pathway, {})
    explored = explore(flow, universe_of(flow), 5000)
    if explored.complete:
        assert bool(explored.found or endless(explored)) == bool(faults), seed


def test_the_same_pathway_gives_the_same_proof() -> None:
    for seed in range(50):
        assert prove(pathway_of(seed), LIBRARY) == prove(pathway_of(seed), LIBRARY)


def _replayed(oracle: Oracle, failure: Failure) -> set[str]:
    """Return the kinds of fault that the story's own events meet, taken by brute force."""
    case = dict(failure.story.case)
    found: set[str] = set()
    outcomes = oracle.begin(case)
    found.update(kind for one in outcomes for kind, _ in one.faults)
    states: list[State] = [one.state for one in outcomes if one.state]
    told = zip(failure.story.events[1:], failure.story.decisions[1:], strict=True)
    for event, decided in told:
        is_event = event.step in oracle.pathway.events
        able = [state for state in states if event.step in {*state.running, *oracle.able(state)}]
        assert able, "it is not under way"
        nexts: list[State] = []
        for state in able:
            take = oracle.come if is_event else oracle.finish
            for outcome in take(case, state, event.step):
                if not outcome.decided or set(decided) == set(outcome.decided):
                    found.update(kind for kind, _ in outcome.faults)
                    nexts += [outcome.state] if outcome.state else []
        states = nexts
    return found


def test_the_generator_makes_every_construct() -> None:
    made: list[Pathway] = [pathway_of(seed) for seed in range(400)]
    steps = [step for pathway in made for step in pathway.steps.values()]
    transitions = [one for step in steps for one in step.transitions]
    assert {step.split.value for step in steps} == {"then", "all", "one", "each"}
    assert {step.waits.value for step in steps} == {"all", "any"}
    assert {one.guard.value for one in transitions} == {"plain", "when", "otherwise", "always"}
    assert any(
        one.guard == Guard.OTHERWISE
        for step in steps
        for one in step.transitions
        if step.split == Split.EACH
    )
    assert any(step.stops and step.stops.steps for step in steps)
    assert any(step.stops and step.stops.phases for step in steps)
    assert any(one.handoff for one in transitions)
    assert any(step.lead for step in steps)
    assert any(step.start and step.start.when for step in steps)
    assert any(loop.rounds for pathway in made for loop in pathway.loops.values())
    assert any(pathway.impossible for pathway in made)
    assert any(fact.decided_by for pathway in made for fact in pathway.facts.values())
