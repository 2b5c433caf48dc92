"""Where a step is lost, a choice is named only if somebody comes to it without a branch."""

from dataclasses import replace
from pathlib import Path

from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.bound.gaps import gaping_choices
from tests.library import recorded
from tests.proving.small import library_of

ROOT = Path(__file__).parents[2]

BODY = """\
facts:
  art: {title: arten, values: {a: A, b: B, c: C}}
steps:
  first:
    title: Først
    ...
    start: {when: {art: [a, b]}}
    next: {one: [{when: {art: a}, to: slut}, {when: {art: LAST}, to: slut}]}
  other:
    title: Andet
    ...
    start: {when: {art: c}}
    next: slut
ends:
  slut: {title: Slut}
"""


def _named(body: str) -> list[str]:
    return [step.id for step in gaping_choices(library_of(prove=body).pathways["prove"])]


def test_an_answer_with_which_nobody_comes_needs_no_branch() -> None:
    assert _named(BODY.replace("LAST", "b")) == []


def test_an_answer_with_which_somebody_comes_needs_one() -> None:
    assert _named(BODY.replace("LAST", "c")) == ["first"]


def test_in_the_national_pathway_only_the_choice_that_lost_a_branch_is_named() -> None:
    library = recorded.library()
    national = library.pathways["national"]
    assert gaping_choices(national) == ()
    assert [step.id for step in gaping_choices(_without_branch(national))] == ["screening"]


def _without_branch(pathway: Pathway) -> Pathway:
    step = pathway.steps["screening"]
    shorter = replace(step, transitions=step.transitions[1:])
    return replace(pathway, steps={**pathway.steps, step.id: shorter})
