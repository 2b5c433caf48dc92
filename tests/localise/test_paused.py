"""A limit that stands still, in an edition: it may stand still for less, never for more."""

import pytest

from pathwaytool.localise.attempts import written
from pathwaytool.localise.limits import tightened
from pathwaytool.model.time import Limit
from tests.proving.small import library_of

PATHWAY = """\
facts:
  svar: {{title: svar, values: {{mangler: mangler, sent: sent, kommet: kommet}}}}
  barn: {{title: barn, values: yes-no}}
steps:
  plan:
    title: Plan
    ...
    start: always
    within:
      - {{kind: target, limit: 6 weeks, {paused}confidence: proposed}}
    next: slut
ends:
  slut: {{title: Slut}}
"""


def _limit(during: str) -> Limit:
    paused = f"paused_while: {{{during}}}, " if during else ""
    library = library_of(plan=PATHWAY.format(paused=paused))
    (limit,) = library.pathways["plan"].steps["plan"].within
    return limit


@pytest.mark.parametrize(
    ("national", "local", "is_kept"),
    [
        ("steps: [plan]", "steps: [plan]", True),
        ("steps: [plan]", "", True),
        ("steps: [plan], phases: [start]", "phases: [start]", True),
        ("", "steps: [plan]", False),
        ("steps: [plan]", "phases: [start]", False),
        ("when: {svar: mangler}", "when: {svar: mangler}", True),
        ("steps: [plan], when: {svar: mangler}", "steps: [plan]", True),
        ("when: {svar: mangler}", "when: {svar: [mangler, sent]}", False),
        ("steps: [plan]", "when: {svar: mangler}", False),
    ],
)
def test_it_may_stand_still_for_less_only(national: str, local: str, is_kept: bool) -> None:
    found = tightened((_limit(national),), (_limit(local),), ())
    assert (not found.attempts) == is_kept


def test_it_is_said_as_it_is_written() -> None:
    when = "when: {svar: [mangler, sent], any: [{barn: yes}, {not: {barn: yes, svar: sent}}]}"
    limit = _limit(f"steps: [plan], phases: [start], {when}")
    during = f"paused_while: {{steps: [plan], phases: [start], {when}}}"
    assert written(limit) == f"{{kind: target, limit: 6 weeks, {during}}}"
