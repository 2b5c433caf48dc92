"""What everybody comes to is what brute force meets in every run of every case."""

from types import SimpleNamespace
from typing import cast

from pathwaytool.analyse.unavoidable import unavoidable_of
from pathwaytool.model.library import Library
from tests.proving.generator import pathway_of
from tests.proving.oracle import Oracle, TooMany
from tests.seeds import Seeds, over_seeds

LIBRARY = cast(Library, SimpleNamespace(pathways={}))


@over_seeds(300)
def test_nobody_ends_without_what_everybody_comes_to(seeds: Seeds) -> None:
    said = 0
    for seed in seeds:
        pathway = pathway_of(seed)
        oracle = Oracle(pathway)
        try:
            faults = oracle.faults()
        except TooMany:
            continue
        found = unavoidable_of(pathway, LIBRARY)
        if faults or not found.is_proved:
            continue
        said += 1
        missed = {id_ for id_ in pathway.steps if _can_end_without(oracle, id_)}
        assert set(found.steps) == set(pathway.steps) - missed, seed
    assert seeds.are_fresh or said


def _can_end_without(oracle: Oracle, step: str) -> bool:
    """Tell whether some case comes to its end and `step` has never begun."""
    for case in oracle.cases():
        seen = set()
        waiting = [one.state for one in oracle.begin(case) if one.state]
        while waiting:
            state = waiting.pop()
            if state in seen or step in state.running:
                continue
            seen.add(state)
            if not state.running and not state.waiting:
                return True
            for running in state.running:
                waiting += [one.state for one in oracle.finish(case, state, running) if one.state]
    return False
