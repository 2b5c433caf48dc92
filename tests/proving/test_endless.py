"""Who can no longer come to an end, where the whole is too large and each suspect is looked for."""

import pytest

from pathwaytool.prove import Limits, Proof, prove
from tests.proving.small import library_of

STOPPED_FOR_SOME = """\
facts:
  hjaelp: {title: Der er bedt om hjælp, values: yes-no}
loops:
  igen: {title: En gang til}
ends:
  slut: {title: Slut}
steps:
  modtag:
    title: Henvendelsen modtages
    ...
    start: always
    next: {each: [{when: {hjaelp: yes}, to: stoette}, {always: vent}]}
  vent:
    title: Den unge står på venteliste
    ...
    next: {to: vent, loop: igen}
  stoette:
    title: Støtten begynder
    ...
    next: svar
  svar:
    title: Den unge får svar
    ...
    stops: {steps: [vent]}
    next: slut
"""
"""Whether anybody is taken off the waiting list turns on a fact that nothing reads by then."""

SEARCHED = Limits(situations=1)
"""So little room for the whole that each suspect is looked for by itself."""


def proof_of(body: str, limits: Limits) -> Proof:
    library = library_of(lille=body)
    return prove(library.pathways["lille"], library, limits)


def test_who_has_no_end_is_found_though_nothing_reads_the_fact_any_more() -> None:
    proof = proof_of(STOPPED_FOR_SOME, SEARCHED)
    assert not proof.open
    (failure,) = proof.failures
    assert (failure.kind, failure.step, failure.cases) == ("no-end", "vent", 1)
    assert failure.story.case == (("hjaelp", "no"),)
    assert [event.step for event in failure.story.events] == ["", "modtag"]


@pytest.mark.parametrize("limits", [SEARCHED, Limits()])
def test_whoever_is_taken_off_the_list_comes_to_an_end(limits: Limits) -> None:
    always = STOPPED_FOR_SOME.replace("{when: {hjaelp: yes}, to: stoette}", "{always: stoette}")
    assert not proof_of(always, limits).failures
