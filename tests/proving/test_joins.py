"""Steps that are told to wait for all, where never more than one comes."""

import pytest

from pathwaytool.prove import proof_findings, prove
from tests.proving.small import library_of

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
