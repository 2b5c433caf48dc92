"""Who is told to go another way: just those whose map differs, and all whose runs differ."""

from pathwaytool.compare.concern import Concern
from pathwaytool.compare.difference import Compared
from pathwaytool.compare.renames import Names
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile.values import EMPTY, deep_enough
from tests.compare.edits import pair_of
from tests.compare.map_oracle import Case, Pair
from tests.proving.oracle import Oracle, State
from tests.seeds import Seeds, over_seeds

MOST_STATES = 2000

SAME = Names({}, {}, {})


def told(before: Pathway, after: Pathway) -> tuple[Concern, int]:
    """Return the cases that are told to go another way."""
    concern = Concern(before, after)
    compared = Compared(before, after, SAME, concern)
    found = compared.found()
    cases = compared.otherwise(concern, found.changes)
    counted = found.concerned.cases if found.concerned else 0
    cases = concern.space.sets.both(cases, concern.everybody)
    assert counted == concern.space.count(cases)
    return concern, cases


def is_in(concern: Concern, cases: int, case: Case) -> bool:
    space = concern.space
    values = {
        space.level[name]: space.domains[space.level[name]].index(case[name]) for name in case
    }
    return space.sets.both(cases, space.sets.only(values)) != EMPTY


@over_seeds(100)
def test_just_those_are_told_whose_map_differs(seeds: Seeds) -> None:
    for seed in seeds:
        before, after = pair_of(seed)
        pair = Pair(before, after)
        with deep_enough(40):
            concern, cases = told(before, after)
            for case in pair.cases():
                expected = pair.is_there(case) and pair.differs(case)
                assert is_in(concern, cases, case) == expected, (seed, case)


@over_seeds(60)
def test_nobody_is_left_out_whose_runs_differ(seeds: Seeds) -> None:
    for seed in seeds:
        before, after = pair_of(seed)
        pair = Pair(before, after)
        if pair.moved or any(
            len(f.domain) != len(pair.domains[f.id]) for f in after.facts.values()
        ):
            continue
        with deep_enough(40):
            concern, cases = told(before, after)
            for case in pair.cases():
                if pair.is_there(case) and not is_in(concern, cases, case):
                    assert runs_of(before, case) == runs_of(after, case), (seed, case)


def runs_of(pathway: Pathway, case: Case) -> object:
    """Return every event that can happen to a case, and what is known of the steps it meets."""
    oracle = Oracle(pathway)
    seen: set[State] = set()
    events: set[object] = set()
    busy = []
    for one in oracle.begin(case):
        events.add(("", one.state, one.faults))
        busy += [one.state] if one.state else []
    while busy:
        state = busy.pop()
        if state in seen:
            continue
        if len(seen) > MOST_STATES:
            return None  # too many for brute force
        seen.add(state)
        for step in state.running:
            for one, led_to in oracle.finished(case, state, step):
                events.add((state, step, one.decided, tuple(sorted(led_to)), one.state, one.faults))
                busy += [one.state] if one.state else []
    met = {step for state in seen for step in state.running}
    return events, {step: pathway.steps[step].accountable for step in met}


def test_among_pairs_at_random_some_are_told_and_some_are_not() -> None:
    shares = set()
    for seed in range(40):
        with deep_enough(40):
            concern, cases = told(*pair_of(seed))
        found = concern.counted(cases)
        shares.add("all" if found.cases == found.all else "some" if found.cases else "none")
    assert shares == {"all", "some", "none"}
