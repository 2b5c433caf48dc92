"""A decision that looks known from the start, in the national pathway."""

from dataclasses import replace
from typing import cast

import pytest

from pathwaytool.check.rule import Setting
from pathwaytool.check.rules.decision_known_before import check
from tests.library import recorded
from tests.proving.small import library_of

SETTING = cast(Setting, None)  # the rule asks for nothing beside the pathway
NATIONAL = recorded.library().pathways["national"]


def _told(fact: str) -> list[str]:
    known = replace(NATIONAL.facts[fact], decided_by=())
    pathway = replace(NATIONAL, facts={**NATIONAL.facts, fact: known})
    return [str(one.gaps["fact"]) for one in check(pathway, SETTING)]


@pytest.mark.parametrize("fact", ["naevn", "udvalgets-afgoerelse", "afgoerelse-i-straffesagen"])
def test_a_board_that_decides_nothing_any_more_is_told(fact: str) -> None:
    assert _told(fact) == [fact]


def test_nothing_is_told_of_what_was_known_from_the_start() -> None:
    assert _told("alder") == []


BODY = """\
facts:
  behov: {title: behov, values: {intet: intet, let: let, stort: stort}}
steps:
  {start}vurdering:
    title: Vurdering
    kind: decision
    phase: start
    sector: social
    accountable: raadgiver
    {begins}next:
      one:
        - {when: {behov: intet}, to: slut}
        - {otherwise: samtale}
  samtale:
    title: Samtale
    ...
    next:
      one:
        - {when: {behov: stort}, to: indsats}
        - {otherwise: slut}
  indsats:
    title: Indsats
    ...
    next: slut
ends:
  slut: {title: Slut}
"""

BEFORE = """\
opdaget:
    title: Opdaget
    ...
    start: always
    next:
      one:
        - {when: {behov: stort}, to: samtale}
        - {otherwise: vurdering}
  """


def _told_of_need(start: str, begins: str) -> list[str]:
    body = BODY.replace("{start}", start).replace("{begins}", begins)
    pathway = library_of(lille=body).pathways["lille"]
    return [str(one.gaps["fact"]) for one in check(pathway, SETTING)]


def test_a_decision_that_settles_nothing_is_told_though_others_ask_later() -> None:
    assert _told_of_need("", "start: always\n    ") == ["behov"]


def test_nothing_is_told_where_somebody_asks_before_the_decision() -> None:
    assert _told_of_need(BEFORE, "") == []
