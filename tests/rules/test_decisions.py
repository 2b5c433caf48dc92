"""A decision that looks known from the start, in the national pathway."""

from dataclasses import replace
from typing import cast

import pytest

from pathwaytool.check.rule import Setting
from pathwaytool.check.rules.decision_known_before import check
from tests.library import recorded

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
