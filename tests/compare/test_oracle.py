"""Who is told to go another way: just those whose route differs; whose map differs, at most."""

from dataclasses import replace
from random import Random

import pytest

from pathwaytool.compare import routes
from pathwaytool.compare.concern import Concern
from pathwaytool.compare.difference import Compared
from pathwaytool.compare.differing import differing
from pathwaytool.compare.meeting import Meeting
from pathwaytool.compare.renames import Names
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile.depth import deep_enough
from pathwaytool.prove.compile.values import EMPTY
from tests.compare.edits import eventful_pair_of, pair_of, with_step
from tests.compare.map_oracle import Case, Pair
from tests.compare.route_oracle import differs
from tests.seeds import Seeds, over_seeds

SAME = Names({}, {}, {})


def told(before: Pathway, after: Pathway) -> tuple[Concern, int]:
    """Return the cases whose map differs: who is told is among them."""
    concern = Concern(before, after)
    compared = Compared(before, after, SAME, concern)
    found = compared.found()
    cases = compared.otherwise(concern, found.changes)
    counted = found.concerned.cases if found.concerned else 0
    cases = concern.space.sets.both(cases, concern.everybody)
    assert counted <= concern.space.count(cases)
    return concern, cases


def is_in(concern: Concern, cases: int, case: Case) -> bool:
    space = concern.space
    values = {
        space.level[name]: space.domains[space.level[name]].index(case[name]) for name in case
    }
    return space.sets.both(cases, space.sets.only(values)) != EMPTY


@over_seeds(40)
def test_just_those_are_told_whose_map_differs(seeds: Seeds) -> None:
    for seed in seeds:
        before, after = pair_of(seed)
        pair = Pair(before, after)
        with deep_enough(40):
            concern, cases = told(before, after)
            for case in pair.cases():
                expected = pair.is_there(case) and pair.differs(case)
                assert is_in(concern, cases, case) == expected, (seed, case)


@over_seeds(120)
def test_just_those_are_told_whose_route_differs(seeds: Seeds) -> None:
    for seed in seeds:
        before, after = eventful_pair_of(seed) if seed % 2 else pair_of(seed)
        pair = Pair(before, after)
        with deep_enough(40):
            concern, by_map = told(before, after)
            looking = Meeting(concern)
            changes = Compared(before, after, SAME, concern, looking).found().changes
            found = differing(concern, changes, by_map, looking.told)
            assert pair.moved or found.surely == found.at_most, seed
            for case in pair.cases():
                if is_in(concern, concern.both, case) and not pair.moved:
                    assert is_in(concern, found.surely, case) == differs(before, after, case), (
                        seed,
                        case,
                    )


@over_seeds(20)
def test_what_is_not_followed_to_the_end_is_told_between_two_numbers(seeds: Seeds) -> None:
    for seed in seeds:
        before, after = eventful_pair_of(seed) if seed % 2 else pair_of(seed)
        pair = Pair(before, after)
        with deep_enough(40), pytest.MonkeyPatch.context() as patch:
            patch.setattr(routes, "MOST_EVENTS", 2)
            concern, by_map = told(before, after)
            looking = Meeting(concern)
            changes = Compared(before, after, SAME, concern, looking).found().changes
            found = differing(concern, changes, by_map, looking.told)
            for case in pair.cases():
                if is_in(concern, concern.both, case) and not pair.moved:
                    is_other = differs(before, after, case)
                    assert is_other or not is_in(concern, found.surely, case), (seed, case)
                    assert is_in(concern, found.at_most, case) or not is_other, (seed, case)


def test_among_pairs_at_random_some_are_told_and_some_are_not() -> None:
    shares = set()
    for seed in range(40):
        with deep_enough(40):
            concern, cases = told(*pair_of(seed))
        found = concern.counted(cases)
        shares.add("all" if found.cases == found.all else "some" if found.cases else "none")
    assert shares == {"all", "some", "none"}


def otherwise_repeated(seed: int) -> tuple[Pathway, Pathway]:
    """Return a pathway, and one in which one step may be repeated and may not in the other."""
    before, _ = eventful_pair_of(seed) if seed % 2 else pair_of(seed)
    step = Random(seed).choice(list(before.steps.values()))
    return before, with_step(before, replace(step, repeats=not step.repeats))


@over_seeds(24)
def test_who_may_come_twice_are_all_to_whom_repeating_makes_a_difference(seeds: Seeds) -> None:
    for seed in seeds:
        before, after = otherwise_repeated(seed)
        with deep_enough(40):
            concern = Concern(before, after)
            compared = Compared(before, after, SAME, concern, Meeting(concern))
            at_most = compared.otherwise(concern, compared.found().changes)
            for case in Pair(before, after).cases():
                is_told = is_in(concern, at_most, case)
                is_there = is_in(concern, concern.both, case)
                assert is_told or not (is_there and differs(before, after, case)), (seed, case)


def test_repeating_makes_a_difference_to_some_and_to_some_not() -> None:
    shares = set()
    for seed in range(16):
        before, after = otherwise_repeated(seed)
        with deep_enough(40):
            concern = Concern(before, after)
            compared = Compared(before, after, SAME, concern, Meeting(concern))
            found = concern.counted(compared.otherwise(concern, compared.found().changes))
        shares.add("all" if found.cases == found.all else "some" if found.cases else "none")
    assert shares >= {"all", "none"}
