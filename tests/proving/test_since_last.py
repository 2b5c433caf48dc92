"""Limits since last time, and those whose clock starts with the moment they want."""

import pytest

from pathwaytool.prove import Proof, prove
from tests.proving.small import library_of

ROUND = """\
facts:
  mere: {{title: mere, values: yes-no, decided_by: [follow]}}
loops:
  igen: {{title: Igen}}
steps:
  plan:
    title: Plan
    ...
    start: always
    takes: {plan}
    next: work
  work:
    title: Indsats
    ...
    takes: {work}
    next: follow
  follow:
    title: Opfølgning
    ...
    takes: {follow}
    within:
      - {{kind: target, limit: {limit}, from: {{{moment}: {origin}}}, reach: {reach}}}
    next:
      one:
        - {{when: {{mere: yes}}, to: {back}, loop: igen}}
        - {{otherwise: slut}}
ends:
  slut: {{title: Slut}}
"""

AS_IT_IS = {
    "plan": "1-3 weeks",
    "work": "3-4 months",
    "follow": "1 week",
    "limit": "1 month",
    "moment": "finish",
    "origin": "follow",
    "reach": "finish",
    "back": "plan",
}


def _proof(**changes: str) -> Proof:
    library = library_of(prove=ROUND.format(**AS_IT_IS | changes))
    return prove(library.pathways["prove"], library)


def test_a_limit_from_its_own_finish_counts_since_last_time() -> None:
    proof = _proof()
    (limit,) = proof.times.limits
    assert (limit.status, limit.needed.shortest) == ("impossible", 103 * 24)
    assert limit.chain == ("plan", "work", "follow")
    (failure,) = proof.failures
    assert [event.step for event in failure.story.events].count("follow") == 1


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"limit": "21 weeks"}, "at-risk"),
        ({"limit": "22 weeks"}, "met"),
        ({"limit": "21 weeks", "reach": "start"}, "met"),  # the work in between alone
        ({"limit": "22 weeks", "moment": "start", "reach": "start"}, "met"),
        ({"limit": "1 week", "moment": "start"}, "met"),  # one run alone
        ({"limit": "1 week", "back": "follow"}, "met"),
        ({"limit": "6 days", "back": "follow"}, "impossible"),
        ({"limit": "2 days", "back": "follow", "reach": "start"}, "met"),
    ],
)
def test_since_last_time_is_the_longest_round(changes: dict[str, str], status: str) -> None:
    (limit,) = _proof(**changes).times.limits
    assert limit.status == status


LATER = """\
facts:
  mere: {{title: mere, values: yes-no, decided_by: [follow]}}
  godt: {{title: godt, values: yes-no, decided_by: [work]}}
loops:
  igen: {{title: Igen}}
  om: {{title: Om igen}}
steps:
  plan:
    title: Plan
    ...
    start: always
    takes: 1 week
    within:
      - {{kind: target, limit: {limit}, from: {{finish: follow}}}}
    next: work
  work:
    title: Indsats
    ...
    takes: 2 weeks
    within:
      - {{kind: target, limit: {other}, from: {{finish: follow}}}}
    next:
      one:
        - {{when: {{godt: yes}}, to: follow}}
        - {{otherwise: work, loop: om}}
  follow:
    title: Opfølgning
    ...
    takes: 1 week
    next:
      one:
        - {{when: {{mere: yes}}, to: plan, loop: igen}}
        - {{otherwise: slut}}
ends:
  slut: {{title: Slut}}
"""


def test_a_limit_from_a_later_step_counts_round_the_way_back() -> None:
    library = library_of(prove=LATER.format(limit="6 days", other="50 years"))
    plan, work = prove(library.pathways["prove"], library).times.limits
    assert (plan.status, plan.needed.shortest) == ("impossible", 7 * 24)
    assert work.status == "at-risk"  # however long that is: the rounds in between have no end


def test_rounds_without_a_bound_in_between_put_a_limit_at_risk() -> None:
    library = library_of(prove=LATER.format(limit="7 days", other="1 year"))
    plan, work = prove(library.pathways["prove"], library).times.limits
    assert (plan.status, work.status) == ("met", "at-risk")
