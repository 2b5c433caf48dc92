"""How the proof grows, and that it stops where it is told to."""

from collections.abc import Mapping
from dataclasses import replace
from sys import getrecursionlimit

import pytest

from pathwaytool.model.condition import Every, Is
from pathwaytool.model.control import Loop, Start
from pathwaytool.model.pathway import Fact, FactKind, Guard, Pathway, Split, Step, Transition, Waits
from pathwaytool.model.position import Place
from pathwaytool.prove import Limits, Verdict, proof_findings, prove
from pathwaytool.prove.bound import pairs
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.order import FEW, Levels, order_of
from pathwaytool.prove.compile.pathway import compile_pathway
from pathwaytool.prove.compile.universe import universe_of
from pathwaytool.prove.explore.explored import explore
from pathwaytool.prove.follow.walk import walk
from pathwaytool.prove.move.waiting import Arrivals
from pathwaytool.prove.proof import Reason
from pathwaytool.report.sentences import mend, sentence
from tests.proving.generator import SOURCE, pathway_of, text
from tests.proving.test_oracle import LIBRARY

pytestmark = pytest.mark.unmeasured

Ways = list[tuple[str, Guard, str | None]]


def step_of(name: str, split: Split, ways: Ways, **changes: object) -> Step:
    """Return a step. Shape of `ways`: target, guard, and the fact that must be yes."""
    place = Place(SOURCE, ("steps", name))
    transitions = tuple(
        Transition(
            Place(SOURCE, (*place.pointer, "next", at)),
            name,
            to,
            guard,
            None if fact is None else Is(fact, ("yes",)),
            None,
            None,
            None,
        )
        for at, (to, guard, fact) in enumerate(ways)
    )
    plain = next(iter(pathway_of(1).steps.values()))
    step = replace(
        plain,
        id=name,
        place=place,
        split=split,
        transitions=transitions,
        start=None,
        needs=(),
        gives=(),
        waits=Waits.ALL,
        stops=None,
        lead=None,
        repeats=False,
        ages=None,
    )
    return replace(step, **changes)  # type: ignore[arg-type]


def pathway_with(steps: list[Step], facts: int) -> Pathway:
    first = replace(steps[0], start=Start(Place(SOURCE), None))
    made = {
        f"f{at}": Fact(
            f"f{at}", Place(SOURCE), text("f"), FactKind.YES_NO, ("yes", "no"), {}, (), None
        )
        for at in range(facts)
    }
    named = {step.id: step for step in (first, *steps[1:])}
    return replace(pathway_of(1), steps=named, facts=made, impossible=(), loops={}, ages=None)


def ladder(size: int) -> Pathway:
    """Return so many yes/no questions in a row, each with a branch for either answer."""
    steps = []
    for at in range(size):
        after = f"s{at + 1}" if at < size - 1 else "e1"
        ways: Ways = [(f"a{at}", Guard.WHEN, f"f{at}"), (f"b{at}", Guard.OTHERWISE, None)]
        steps.append(step_of(f"s{at}", Split.ONE, ways))
        steps += [step_of(f"{one}{at}", Split.THEN, [(after, Guard.PLAIN, None)]) for one in "ab"]
    return pathway_with(steps, size)


def fan(size: int, *, join: Waits = Waits.ALL) -> Pathway:
    """Return so many branches side by side, each for those with a fact, that meet in a step."""
    ways: Ways = [(f"b{at}", Guard.WHEN, f"f{at}") for at in range(size)]
    steps = [step_of("s", Split.EACH, [*ways, ("j", Guard.ALWAYS, None)])]
    for at in range(size):
        steps.append(step_of(f"b{at}", Split.THEN, [("j", Guard.PLAIN, None)]))
    steps.append(step_of("j", Split.THEN, [("e1", Guard.PLAIN, None)], waits=join))
    return pathway_with(steps, size)


def deciding(pathway: Pathway, by: Mapping[str, tuple[str, ...]]) -> Pathway:
    """Return `pathway` with facts that steps decide. Shape of `by`: fact to these steps."""
    facts = {
        name: replace(fact, decided_by=by.get(name, ())) for name, fact in pathway.facts.items()
    }
    return replace(pathway, facts=facts)


def screening(size: int) -> Pathway:
    """Return one step that decides so many yes/no facts, and asks whether all of them are no."""
    steps = [
        step_of("s", Split.ONE, [("e1", Guard.WHEN, None), ("help", Guard.OTHERWISE, None)]),
        step_of("help", Split.THEN, [("e2", Guard.PLAIN, None)]),
    ]
    first, rest = steps[0].transitions
    nothing = Every(tuple(Is(f"f{at}", ("no",)) for at in range(size)))
    steps[0] = replace(steps[0], transitions=(replace(first, when=nothing), rest))
    return deciding(pathway_with(steps, size), {f"f{at}": ("s",) for at in range(size)})


def questions(size: int) -> Pathway:
    """Return so many steps in a row that each decide a fact, and go on only where it is yes."""
    steps = []
    for at in range(size):
        after = f"s{at + 1}" if at < size - 1 else "e1"
        ways: Ways = [(after, Guard.WHEN, f"f{at}"), ("e2", Guard.OTHERWISE, None)]
        steps.append(step_of(f"s{at}", Split.ONE, ways))
    return deciding(pathway_with(steps, size), {f"f{at}": (f"s{at}",) for at in range(size)})


def weighed(size: int) -> Pathway:
    """Return so many steps in a row that each decide a fact, all of which the last one reads."""
    steps = [
        step_of(f"s{at}", Split.THEN, [(f"s{at + 1}", Guard.PLAIN, None)]) for at in range(size)
    ]
    last = screening(size).steps["s"]
    steps += [replace(last, id=f"s{size}", start=None), screening(1).steps["help"]]
    return deciding(pathway_with(steps, size), {f"f{at}": (f"s{at}",) for at in range(size)})


def test_what_is_read_late_is_branched_on_first() -> None:
    pathway = questions(FEW + 2)
    levels = Levels({id_: at for at, id_ in enumerate(pathway.facts)}, {}, {})
    assert order_of(pathway, levels) == list(reversed(range(FEW + 2)))
    few = questions(FEW)
    assert order_of(few, Levels({id_: at for at, id_ in enumerate(few.facts)}, {}, {})) == list(
        range(FEW)
    )


@pytest.mark.parametrize("shape", [screening, questions, weighed])
def test_decided_facts_are_no_harder_than_facts_from_the_start(shape: object) -> None:
    assert callable(shape)
    for size in (16, 60):
        flow = compile_pathway(shape(size), {})
        assert not Suspicion(flow, Arrivals(flow), universe_of(flow)).suspects()
        # With the facts on one side and whether they are known on the other it would be 2 ** size.
        assert len(flow.sets.nodes) <= 12 * size**2


@pytest.mark.parametrize("shape", [ladder, screening, questions, weighed])
def test_a_pathway_of_many_facts_is_no_deeper_than_python_can_call(shape: object) -> None:
    assert callable(shape)
    before = getrecursionlimit()
    assert prove(shape(330), LIBRARY).verdict == Verdict.PROVED
    assert getrecursionlimit() == before


def test_a_case_of_many_facts_can_be_followed() -> None:
    assert walk(screening(60), LIBRARY, {}).ends == ("e2",)
    way = walk(questions(330), LIBRARY, {}, most=20)
    assert way.fault is None


@pytest.mark.parametrize("shape", [ladder, fan])
def test_work_grows_no_worse_than_with_the_square(shape: object) -> None:
    assert callable(shape)
    looked = []
    for size in (10, 20, 40):
        proof = prove(shape(size), LIBRARY)
        assert proof.verdict == Verdict.PROVED
        assert proof.combinations == 2**size
        looked.append(proof.situations)
    assert looked[1] <= 4.5 * looked[0]
    assert looked[2] <= 4.5 * looked[1]


@pytest.mark.parametrize("shape", [ladder, fan])
def test_exploration_alone_grows_with_the_size(shape: object) -> None:
    assert callable(shape)
    for size in (10, 20, 40):
        flow = compile_pathway(shape(size), {})
        explored = explore(flow, universe_of(flow), 5 * size)
        assert explored.complete
        assert not explored.found


def test_too_little_room_is_not_proved() -> None:
    proof = prove(ladder(20), LIBRARY, Limits(nodes=10))
    assert proof.verdict == Verdict.NOT_PROVED
    assert proof.reason == Reason.MEMORY


def test_what_cannot_be_settled_is_named_and_never_called_proved() -> None:
    # Thirty arrivals at a step that begins at the first of them: too many to follow at once.
    proof = prove(fan(30, join=Waits.ANY), LIBRARY, Limits(situations=5, search=5))
    assert proof.verdict != Verdict.PROVED
    assert proof.failures or ("second-run", "j") in proof.open


@pytest.mark.parametrize("language", ["en", "da", "sv"])
def test_what_is_too_large_is_said_as_that(language: str) -> None:
    pathway = ladder(20)
    (finding,) = proof_findings(prove(pathway, LIBRARY, Limits(nodes=10)), pathway)
    said = f"{sentence(finding, language)} {mend(finding, language)}"
    assert finding.message.rule == "not-proved"
    assert "20" in said and "60" in said and "runs:" in said
    assert not any(sign in said for sign in ("…", "{", "prove`", " 0 "))


def side_by_side(size: int) -> Pathway:
    """Return so many steps side by side."""
    steps = [step_of("s", Split.ALL, [(f"b{at}", Guard.PLAIN, None) for at in range(size)])]
    steps += [step_of(f"b{at}", Split.THEN, [("j", Guard.PLAIN, None)]) for at in range(size)]
    return pathway_with([*steps, step_of("j", Split.THEN, [("e1", Guard.PLAIN, None)])], 0)


def test_work_side_by_side_is_proved_however_much_there_is() -> None:
    proof = prove(side_by_side(1_000), LIBRARY)
    assert proof.verdict == Verdict.PROVED
    assert proof.situations == 4 * 1_000**2 + 2_005  # pairs of positions, not looked at one by one


def test_what_is_done_for_work_side_by_side_grows_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for size in (50, 100, 200, 400):
        monkeypatch.setattr(pairs, "MOST_WORK", 40 * size)
        assert prove(side_by_side(size), LIBRARY).verdict == Verdict.PROVED


@pytest.mark.parametrize("language", ["en", "da", "sv"])
def test_more_work_side_by_side_than_there_is_room_for_is_told(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairs, "MOST_WORK", 50)
    for pathway in (side_by_side(60), fan(8)):
        proof = prove(pathway, LIBRARY)
        assert (proof.verdict, proof.reason) == (Verdict.NOT_PROVED, Reason.BESIDE)
        (finding,) = proof_findings(proof, pathway)
        said = f"{sentence(finding, language)} {mend(finding, language)}"
        assert str(len(pathway.steps)) in said and "runs:" in said


def test_what_no_memory_can_hold_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "MOST_BESIDE", 50)
    assert prove(side_by_side(50), LIBRARY).verdict == Verdict.PROVED
    proof = prove(side_by_side(51), LIBRARY)
    assert (proof.verdict, proof.reason) == (Verdict.NOT_PROVED, Reason.BESIDE)


def circle(size: int) -> Pathway:
    """Return so many steps in a row, the last of which may begin them all once more."""
    steps = [
        step_of(f"s{at}", Split.THEN, [(f"s{at + 1}", Guard.PLAIN, None)]) for at in range(size)
    ]
    last = step_of(f"s{size}", Split.ONE, [("s0", Guard.WHEN, "f0"), ("e1", Guard.OTHERWISE, None)])
    back, on = last.transitions
    steps.append(replace(last, transitions=(replace(back, loop="l"), on)))
    loop = Loop("l", Place(SOURCE, ("loops", "l")), text("l"), None)
    made = deciding(pathway_with(steps, 1), {"f0": (f"s{size}",)})
    return replace(made, loops={"l": loop})


def test_a_row_of_steps_is_looked_at_step_by_step_and_not_pair_by_pair() -> None:
    for size in (20, 200):
        proof = prove(circle(size), LIBRARY)
        assert proof.verdict == Verdict.PROVED
        assert proof.situations <= 8 * size


def tracks(size: int) -> Pathway:
    """Return so many lines side by side that each decide a fact, and meet where facts are read."""
    steps = [_all_of("s", [f"a{at}" for at in range(size)])]
    for at in range(size):
        ways: Ways = [(f"b{at}", Guard.WHEN, f"f{at}"), ("j", Guard.OTHERWISE, None)]
        steps.append(step_of(f"a{at}", Split.ONE, ways))
        steps.append(step_of(f"b{at}", Split.THEN, [("j", Guard.PLAIN, None)]))
    last: Ways = [("e1", Guard.WHEN, f"f{size - 1}"), ("e2", Guard.OTHERWISE, None)]
    steps.append(step_of("j", Split.ONE, last))
    return deciding(pathway_with(steps, size), {f"f{at}": (f"a{at}",) for at in range(size)})


def _all_of(name: str, targets: list[str]) -> Step:
    return step_of(name, Split.ALL, [(to, Guard.PLAIN, None) for to in targets])


def test_one_line_of_many_is_followed_until_its_branches_meet_again() -> None:
    for size in (10, 40):
        flow = compile_pathway(tracks(size), {})
        explored = explore(flow, universe_of(flow), 5 * size)
        assert explored.complete
        assert not explored.found
    assert prove(tracks(20), LIBRARY).verdict == Verdict.PROVED
