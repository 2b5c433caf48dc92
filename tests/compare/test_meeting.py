"""Who meets a part: just those whom brute force sees meet it, in any order of work."""

from collections.abc import Iterator

import pytest

from pathwaytool.compare import meeting
from pathwaytool.compare.concern import Concern
from pathwaytool.compare.difference import Compared
from pathwaytool.compare.map import Map
from pathwaytool.compare.meeting import Meeters, Meeting
from pathwaytool.compare.named import Way, way_of, ways_of
from pathwaytool.compare.renames import Names
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile.depth import deep_enough
from pathwaytool.prove.compile.flow import mask_of
from pathwaytool.prove.compile.values import EMPTY
from tests.compare.edits import eventful_pair_of, pair_of
from tests.compare.map_oracle import Case, Pair
from tests.compare.route_oracle import MOST_STATES, Version
from tests.compare.test_oracle import is_in
from tests.proving.oracle import State, TooMany
from tests.proving.promising import with_promises
from tests.seeds import Seeds, over_seeds

SAME = Names({}, {}, {})


def met_by(pathway: Pathway, case: Case) -> set[object]:
    """Return all that a case can meet: steps that begin, ends, and ways. Raises: TooMany."""
    version = Version(pathway)
    names = {id(one): way for step in pathway.steps.values() for way, one in ways_of(step)}
    found: set[object] = set()
    seen: set[State | None] = set()
    busy: list[State | None] = [None]
    while busy:
        state = busy.pop()
        if state in seen:
            continue
        seen.add(state)
        if len(seen) > MOST_STATES:
            raise TooMany
        for _, one in version._next(case, state):
            if one.state:
                found |= {*(one.state.running - (state.running if state else frozenset()))}
                found |= {to for to, _ in version.taken if to in pathway.ends}
                found |= {names[id(way)] for _, way in version.taken if id(way) in names}
                busy.append(one.state)
            version.taken = ()
    return found


def goals(own: Map) -> Iterator[tuple[str, str, Way | None]]:
    for step in own.pathway.steps.values():
        yield "step", step.id, None
        for way, _ in ways_of(step):
            yield "way", "", way
    for end in own.pathway.ends:
        yield "end", end, None


def held(before: Pathway, after: Pathway, *, is_all: bool) -> int:
    """Hold who is told to meet each part against brute force; return how many are exact."""
    concern, pair = Concern(before, after), Pair(before, after)
    looking = Meeting(concern)
    exact = 0
    cases = [one for one in pair.cases() if is_in(concern, concern.both, one)]
    seen = [{at: met_by(one, case) for at, case in enumerate(cases)} for one in (before, after)]
    for version, own in enumerate((concern.before, concern.after)):
        for kind, id_, way in goals(own):
            goal = looking._goal(kind, id_, way, own)
            assert goal is not None
            found = looking._in(version, goal, concern.both)
            exact += found.is_exact
            assert found.is_exact or not is_all
            for at, case in enumerate(cases):
                is_told, really = (
                    is_in(concern, found.cases, case),
                    (way or id_) in seen[version][at],
                )
                assert is_told == really if found.is_exact else is_told or not really, (id_, way)
    return exact


@over_seeds(16)
def test_just_those_meet_a_part_who_can_in_some_order(seeds: Seeds) -> None:
    for seed in seeds:
        before, after = eventful_pair_of(seed) if seed % 2 else pair_of(seed)
        if not Pair(before, after).moved:
            with deep_enough(40), pytest.MonkeyPatch.context() as patch:
                patch.setattr(meeting, "MOST_EVENTS", 1_000_000)
                patch.setattr(meeting, "MOST_OF_ONE", 10_000)
                assert held(before, after, is_all=True), seed


@over_seeds(8)
def test_what_is_not_looked_at_to_the_end_is_at_most(seeds: Seeds) -> None:
    for seed in seeds:
        before, after = pair_of(seed)
        if not Pair(before, after).moved:
            with deep_enough(40), pytest.MonkeyPatch.context() as patch:
                patch.setattr(meeting, "MOST_EVENTS", 20)
                patch.setattr(meeting, "MOST_OF_ONE", 4)
                held(before, after, is_all=False)


def alone(before: Pathway, after: Pathway) -> int:
    """Hold who is found by the work alone, and on one run each, against brute force.

    Return how many parts had any.
    """
    concern, pair = Concern(before, after), Pair(before, after)
    looking, found = Meeting(concern), 0
    aligned = looking._aligned
    if aligned is None:
        return 0
    cases = [one for one in pair.cases() if is_in(concern, concern.both, one)]
    for version, own in enumerate((concern.before, concern.after)):
        seen = [met_by(own.pathway, case) for case in cases]
        for kind, id_, way in goals(own):
            goal = looking._goal(kind, id_, way, own)
            assert goal is not None
            looking._left_steered = looking._left_alone = 10_000
            steered = looking._steered(aligned, version, goal, concern.both)
            met, _ = looking._alone(aligned, version, goal, concern.both)
            found += EMPTY not in (met, steered)
            for case, really in zip(cases, seen, strict=True):
                is_told = is_in(concern, concern.space.sets.either(met, steered), case)
                assert (way or id_) in really or not is_told, (id_, way, case)
    return found


@over_seeds(10)
def test_whoever_is_found_by_the_work_alone_that_leads_there_can_meet_it(seeds: Seeds) -> None:
    found = 0
    for seed in seeds:
        before, after = eventful_pair_of(seed) if seed % 2 else pair_of(seed)
        if not Pair(before, after).moved:
            with deep_enough(40):
                found += alone(before, after)
    assert seeds.are_fresh or found


def finishing(pathway: Pathway, case: Case, step: str) -> Iterator[Case]:
    """Yield all that is known of a case when a step finishes, in any order. Raises: TooMany."""
    version, seen, busy = Version(pathway), set[State | None](), list[State | None]([None])
    while busy:
        state = busy.pop()
        if state in seen:
            continue
        seen.add(state)
        if len(seen) > MOST_STATES:
            raise TooMany
        for name, one in version._next(case, state):
            if name == step and state:
                yield {**case, **dict(state.known), **dict(one.decided)}
            busy += [one.state] if one.state else []


@over_seeds(16)
def test_a_condition_concerns_just_those_who_meet_another_answer(seeds: Seeds) -> None:
    for seed in seeds:
        before, after = pair_of(seed)
        pair = Pair(before, after)
        if pair.moved:
            continue
        with deep_enough(40):
            concern = Concern(before, after)
            looking = Meeting(concern)
            for one in Compared(before, after, SAME, concern, looking).found().changes:
                way = way_of(one.kind, one.id)
                if way is None or not way[0] or [each.name for each in one.fields] != ["when"]:
                    continue
                holds = [own.ways[way].holds for own in (concern.before, concern.after)]
                apart = concern.space.apart(*holds)
                found: Meeters = looking.otherwise(way, concern.taking_otherwise(way))
                for case in filter(lambda one: is_in(concern, concern.both, one), pair.cases()):
                    read = concern.space.sets.facts(apart)
                    known = [
                        each for one in (before, after) for each in finishing(one, case, way[0])
                    ]
                    if any(
                        read & ~mask_of(concern.space.level[name] for name in one) for one in known
                    ):
                        continue  # a rule tells of a fact that is read before it is decided
                    really = any(is_in(concern, apart, one) for one in known)
                    told = is_in(concern, found.cases, case)
                    assert told == really or (told and not found.is_exact), (seed, case, way)


def asks(pathway: Pathway, case: Case, concern: Concern, promise: str) -> bool:
    """Tell whether the condition of a promise can come to hold for a case, in any order of work."""
    when = pathway.promises[promise].when
    where = concern.space.where(when)
    read = concern.space.sets.facts(where)
    known = [case, *(one for step in pathway.steps for one in finishing(pathway, case, step))]
    for one in known:
        named = mask_of(concern.space.level[name] for name in one)
        cases = concern.space.sets.always(where, read & ~named)
        if is_in(concern, cases, one):
            return True
    return False


@over_seeds(40)
def test_a_promise_is_asked_for_by_just_those_who_get_such_an_answer(seeds: Seeds) -> None:
    exact = 0
    for seed in seeds:
        own = with_promises(pair_of(seed)[0], seed, 3)
        with deep_enough(40):
            concern = Concern(own, own)
            looking = Meeting(concern)
            for promise in own.promises:
                by_map = concern._promised(promise)
                found = looking.of(("promise", promise), None, by_map)
                exact += found.is_exact and found.cases not in (by_map, EMPTY)
                for case in Pair(own, own).cases():
                    if not is_in(concern, concern.both, case):
                        continue
                    really = asks(own, case, concern, promise)
                    is_told = is_in(concern, found.cases, case)
                    assert is_told == really or (is_told and not found.is_exact), (seed, promise)
    assert seeds.are_fresh or exact
