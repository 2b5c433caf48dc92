"""Choices of many branches: the fault is told, whatever the number of combinations."""

from dataclasses import replace

import pytest

from pathwaytool.model.condition import Condition, Every, Is, Some
from pathwaytool.model.control import Start
from pathwaytool.model.pathway import Guard, Pathway, Split, Step
from pathwaytool.model.position import Place
from pathwaytool.prove import Verdict, prove
from pathwaytool.prove.move.situation import FaultKind
from tests.proving.generator import SOURCE
from tests.proving.test_oracle import LIBRARY
from tests.proving.test_size import deciding, pathway_with, step_of

pytestmark = pytest.mark.unmeasured

WIDE = (12, 30)


def alone(at: int, size: int) -> Condition:
    """Return that fact `at` is yes."""
    return Is(f"f{at}", ("yes",))


def overlapping(at: int, size: int) -> Condition:
    """Return that fact `at` or the next is yes."""
    return Some((alone(at, size), alone((at + 1) % size, size)))


def offers(size: int, *, of: object = alone, at_start: bool = True, nothing: bool) -> Pathway:
    """Return an `each` of so many branches; `nothing`: with the branch for those with none."""
    assert callable(of)
    wanted = [of(at, size) for at in range(size)]
    targets = [f"b{at}" for at in range(size)]
    if nothing:
        wanted.append(Every(tuple(Is(f"f{at}", ("no",)) for at in range(size))))
        targets.append("rest")
    split = step_of("s", Split.EACH, [(to, Guard.WHEN, "f0") for to in targets])
    pairs = zip(split.transitions, wanted, strict=True)
    ways = tuple(replace(way, when=when) for way, when in pairs)
    ends = [step_of(to, Split.THEN, [("j", Guard.PLAIN, None)]) for to in targets]
    join = step_of("j", Split.THEN, [("e1", Guard.PLAIN, None)])
    made = pathway_with([replace(split, transitions=ways), *ends, join], size)
    return made if at_start else deciding(made, {f"f{at}": ("s",) for at in range(size)})


def doors(size: int, *, nothing: bool) -> Pathway:
    """Return so many conditional starts; `nothing`: with one for those with none of the facts."""
    made = offers(size, nothing=nothing)
    steps: dict[str, Step] = {}
    for way in made.steps["s"].transitions:
        start = Start(Place(SOURCE, ("steps", way.to, "start")), way.when)
        steps[way.to] = replace(made.steps[way.to], start=start)
    return replace(made, steps={**steps, "j": made.steps["j"]})


@pytest.mark.parametrize("size", WIDE)
@pytest.mark.parametrize("of", [alone, overlapping])
@pytest.mark.parametrize("at_start", [True, False])
def test_the_forgotten_branch_is_told(size: int, of: object, at_start: bool) -> None:
    proof = prove(offers(size, of=of, at_start=at_start, nothing=False), LIBRARY)
    (failure,) = proof.failures
    assert (failure.kind, failure.step) == (FaultKind.NO_BRANCH.value, "s")
    decided = failure.story.facts if at_start else failure.story.events[-1].decided
    assert set(decided) == {(f"f{at}", "no") for at in range(size)}
    assert failure.cases == 1


@pytest.mark.parametrize("size", WIDE)
@pytest.mark.parametrize("of", [alone, overlapping])
@pytest.mark.parametrize("at_start", [True, False])
def test_with_that_branch_it_is_proved(size: int, of: object, at_start: bool) -> None:
    proof = prove(offers(size, of=of, at_start=at_start, nothing=True), LIBRARY)
    assert (proof.verdict, proof.open) == (Verdict.PROVED, ())


@pytest.mark.parametrize("size", WIDE)
def test_so_it_is_with_starts(size: int) -> None:
    (failure,) = prove(doors(size, nothing=False), LIBRARY).failures
    assert (failure.kind, failure.cases) == (FaultKind.NO_START.value, 1)
    assert prove(doors(size, nothing=True), LIBRARY).verdict == Verdict.PROVED


def test_a_fault_behind_a_wide_choice_is_told_of_who_goes_the_same_way() -> None:
    made = offers(20, nothing=True)
    lacking = replace(made.steps["b7"], needs=("d1",))
    proof = prove(replace(made, steps={**made.steps, "b7": lacking}), LIBRARY)
    (failure,) = proof.failures
    assert (failure.kind, failure.step) == (FaultKind.MISSING_DOCUMENT.value, "b7")
    assert ("f7", "yes") in failure.story.facts
