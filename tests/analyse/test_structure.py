"""What the structure says is held against taking things away, one after the other."""

from collections.abc import Collection, Iterable
from itertools import combinations

import pytest

from pathwaytool.analyse.cooperation import cooperation_of
from pathwaytool.analyse.dependence import reaches_of, waits_of
from pathwaytool.analyse.graph import graph_of, receiver_of
from pathwaytool.analyse.passage import passage_of
from pathwaytool.model.pathway import Pathway, Transition
from tests.analyse.drawn import ACTORS, library_text, loaded, made

pytestmark = pytest.mark.unmeasured

SEEDS = range(120)


def pathway_of(seed: int) -> Pathway:
    return loaded(library_text(*made(seed))).pathways["lille"]


def ways_of(pathway: Pathway) -> list[Transition]:
    return [way for step in pathway.steps.values() for way in step.transitions]


def reached(ways: Iterable[tuple[str, str]], starts: Collection[str]) -> set[str]:
    after: dict[str, list[str]] = {}
    for origin, to in ways:
        after.setdefault(origin, []).append(to)
    found = set(starts)
    waiting = list(starts)
    while waiting:
        for to in after.get(waiting.pop(), ()):
            if to not in found:
                found.add(to)
                waiting.append(to)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_what_nobody_can_avoid_is_what_cuts_off_the_end_when_it_is_taken_away(seed: int) -> None:
    pathway = pathway_of(seed)
    ways = [(way.origin, way.to) for way in ways_of(pathway)]
    starts = {step.id for step in pathway.steps.values() if step.start}
    passage = passage_of(pathway)
    needed = {id_ for id_ in pathway.steps if not _gets_there(ways, starts, id_)}
    assert set(passage.to_end.get("slut", ())) == needed
    for start in starts:
        further = [id_ for id_ in pathway.steps if id_ != start]
        alone = {id_ for id_ in further if not _gets_there(ways, {start}, id_)}
        assert set(passage.from_start[start]) == alone


def _gets_there(ways: list[tuple[str, str]], starts: set[str], without: str) -> bool:
    left = [way for way in ways if without not in way]
    return "slut" in reached(left, starts - {without})


@pytest.mark.parametrize("seed", SEEDS)
def test_a_joint_is_who_parts_the_others_when_taken_away(seed: int) -> None:
    pathway = pathway_of(seed)
    found = cooperation_of(pathway)
    pairs = [
        (step.accountable, receiver_of(way, pathway))
        for step in pathway.steps.values()
        for way in step.transitions
    ]
    links = [(a, b) for a, b in pairs if b and a != b]
    both = links + [(b, a) for a, b in links]
    actors = {actor for link in links for actor in link}
    for actor in actors:
        others = actors - {actor}
        near = reached(both, [actor])
        left = [link for link in both if actor not in link]
        parts = {frozenset(reached(left, [one])) for one in others & near}
        standing = next(one for one in found.standings if one.actor == actor)
        assert standing.is_joint == (len(parts) > 1)
        assert standing.gives == sum(giver == actor for giver, _ in links)
        assert standing.receives == sum(receiver == actor for _, receiver in links)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_thinnest_cut_is_the_fewest_hand_offs_whose_loss_parts_two_sectors(seed: int) -> None:
    pathway = pathway_of(seed)
    ways = [way for way in ways_of(pathway) if way.to in pathway.steps]
    sectors = {step.sector for step in pathway.steps.values()}
    cuts = {(cut.origin, cut.to): cut.ways for cut in cooperation_of(pathway).cuts}
    for origin, to in ((a, b) for a in sectors for b in sectors if a != b):
        sources = [step.id for step in pathway.steps.values() if step.sector == origin]
        targets = {step.id for step in pathway.steps.values() if step.sector == to}
        fewest = _fewest(ways, sources, targets)
        cut = cuts.get((origin, to), ())
        assert len(cut) == fewest
        left = [(way.origin, way.to) for way in ways if way not in cut]
        assert not reached(left, sources) & targets


def _fewest(ways: list[Transition], sources: list[str], targets: set[str]) -> int:
    handoffs = [way for way in ways if way.handoff]
    for number in range(len(handoffs) + 1):
        for lost in combinations(handoffs, number):
            left = [(way.origin, way.to) for way in ways if way not in lost]
            if not reached(left, sources) & targets:
                return number
    raise AssertionError("a way over the border that is no hand-off")


@pytest.mark.parametrize("seed", SEEDS)
def test_who_waits_for_whom_is_said_once_for_each_document_and_pair(seed: int) -> None:
    pathway = pathway_of(seed)
    steps = pathway.steps.values()
    expected = {
        (document, giver.accountable, step.accountable)
        for step in steps
        for document in step.needs
        for giver in steps
        if document in giver.gives and giver.accountable != step.accountable
    }
    waits = waits_of(pathway)
    assert {(one.document, one.giver, one.receiver) for one in waits} == expected
    assert len(waits) == len(expected)
    needs = {(need, give) for step in steps for need in step.needs for give in step.gives}
    for reach in reaches_of(pathway):
        assert set(reach.rests_on_it) == reached(needs, [reach.document]) - {reach.document}


def test_loops_inside_each_other_are_counted() -> None:
    steps = dict.fromkeys(("a", "b", "c", "d"), "raadgiver")
    row = [("a", "b", False), ("b", "c", False), ("c", "d", False), ("d", "slut", False)]
    for back, depth in (
        ([], 0),
        ([("c", "b", True)], 1),
        ([("b", "a", True), ("d", "c", True)], 1),
        ([("c", "b", True), ("d", "a", True)], 2),
        ([("c", "b", True), ("c", "c", True), ("d", "a", True)], 3),
    ):
        pathway = loaded(library_text(steps, row + back, {"a"})).pathways["lille"]
        assert passage_of(pathway).depth == depth, back


def test_the_graph_has_every_step_end_and_way() -> None:
    for seed in SEEDS:
        pathway = pathway_of(seed)
        graph = graph_of(pathway)
        assert list(graph) == [*pathway.steps, *pathway.ends]
        assert sorted(graph.edges()) == sorted((way.origin, way.to) for way in ways_of(pathway))
        for origin, to, data in graph.edges(data=True):
            assert (data["handoff"] is not None) == (
                to in pathway.steps
                and ACTORS[pathway.steps[origin].accountable]
                != ACTORS[pathway.steps[to].accountable]
            )
