"""Steps that are told to wait for all, where never more than one comes."""

import pytest

from pathwaytool.model.pathway import Waits
from pathwaytool.prove import proof_findings, prove
from pathwaytool.prove.compile.flow import mask_of
from pathwaytool.prove.compile.pathway import compile_pathway
from pathwaytool.prove.compile.universe import universe_of
from pathwaytool.prove.parts.leaving import leaving
from tests.proving.generator import pathway_of
from tests.proving.looping import looping_pathway_of
from tests.proving.oracle import Case, Oracle, State, TooMany
from tests.proving.small import library_of
from tests.seeds import Seeds, over_seeds

JOIN = """\
facts:
  svar: {title: svar, values: yes-no, decided_by: [first]}
steps:
  first:
    title: Først
    ...
    start: always
    next: SPLIT
  left:
    title: Til venstre
    ...
    next: both
  right:
    title: Til højre
    ...
    next: both
  both:
    title: Begge
    ...
    WAITS
    next: slut
ends:
  slut: {title: Slut}
"""
ONE = "{one: [{when: {svar: yes}, to: left}, {otherwise: right}]}"
EACH = "{each: [{when: {svar: yes}, to: left}, {always: right}]}"
ALL = "{all: [left, right]}"


def _rules(split: str, waits: str) -> list[str]:
    library = library_of(prove=JOIN.replace("SPLIT", split).replace("WAITS", waits))
    pathway = library.pathways["prove"]
    return [one.message.rule for one in proof_findings(prove(pathway, library), pathway)]


def test_waiting_for_ways_that_exclude_each_other_is_told() -> None:
    assert _rules(ONE, "waits: all") == ["waits-for-nobody"]


@pytest.mark.parametrize("split", [EACH, ALL])
def test_waiting_where_lines_may_meet_is_right(split: str) -> None:
    assert _rules(split, "waits: all") == []


@pytest.mark.parametrize("waits", ["", "waits: any"])
def test_waiting_that_nobody_wrote_is_not_told(waits: str) -> None:
    assert _rules(ONE, waits) == []


LEAVES = """\
facts:
  fare: {title: fare, values: yes-no, decided_by: [vurdering]}
steps:
  first:
    title: Først
    ...
    start: always
    next: {all: [vurdering, skole]}
  vurdering:
    title: Vurdering
    ...
    next: {one: [{when: {fare: yes}, to: sikring}, {otherwise: OTHER}]}
  sikring:
    title: Sikring
    ...
    next: both
  skole:
    title: Skole
    ...
    next: both
  both:
    title: Begge
    ...
    WAITS
    next: slut
ends:
  slut: {title: Slut}
  forladt: {title: Forladt}
"""


@pytest.mark.parametrize(
    ("other", "waits", "told"),
    [
        ("forladt", "waits: all", ["waits-for-nobody"]),
        ("forladt", "", []),
        ("both", "waits: all", []),
    ],
)
def test_waiting_for_work_that_may_leave_is_told(other: str, waits: str, told: list[str]) -> None:
    body = LEAVES.replace("OTHER", other).replace("    WAITS\n", f"    {waits}\n" if waits else "")
    if other == "both":
        body = body.replace("  forladt: {title: Forladt}\n", "")
    library = library_of(prove=body)
    pathway = library.pathways["prove"]
    proof = prove(pathway, library)
    found = proof_findings(proof, pathway)
    assert [one.message.rule for one in found] == told
    assert [one.value for one in proof.dead] == ["vurdering" for _ in told]


@over_seeds(800, parts=2)
def test_who_leaves_agrees_with_brute_force(seeds: Seeds) -> None:
    for seed in seeds:
        for pathway in (pathway_of(seed), looping_pathway_of(seed)):
            flow = compile_pathway(pathway, {})
            joins = mask_of(one.index for one in flow.works if one.step and one.waits_for_all)
            try:
                truly = _who_leaves(Oracle(pathway))
            except TooMany:
                continue
            told = leaving(flow, universe_of(flow), joins, 10_000)
            assert {flow.works[one].name for one in told} == truly, seed


def _who_leaves(oracle: Oracle) -> set[str]:
    """Return the steps where some case waits for work that then goes another way."""
    found: set[str] = set()
    for case in oracle.cases():
        seen: set[State] = set()
        busy = [one.state for one in oracle.begin(case) if one.state]
        while busy:
            state = busy.pop()
            if state in seen:
                continue
            if len(seen) > 1500:
                raise TooMany
            seen.add(state)
            for step in state.running:
                for outcome, targets in oracle.finished(case, state, step):
                    if outcome.state is not None:
                        busy.append(outcome.state)
                        found |= _left(oracle, case, state.waiting, (step, *targets))
    return found


def _left(oracle: Oracle, case: Case, waiting: frozenset[str], way: tuple[str, ...]) -> set[str]:
    step, *targets = way
    comes = {
        join: any(
            to == join or (to in oracle.pathway.steps and oracle.can_arrive(case, to, join))
            for to in targets
        )
        for join in waiting
        if oracle.pathway.steps[join].waits == Waits.ALL and step != join
    }
    return {one for one, still in comes.items() if oracle.can_arrive(case, step, one) and not still}
