"""Limits on hand-offs, and the number that would settle a limit that is unknown."""

import pytest

from pathwaytool.prove import Proof, proof_findings, prove
from pathwaytool.prove.proof import Settling, Stretch
from tests.proving.small import library_of

JOIN = """\
steps:
  first:
    title: Først
    ...
    start: always
    takes: 1 day
    next: {{all: [ask, beside]}}
  ask:
    title: Spørg
    ...
    takes: 1 day
    next:
      to: both
      handoff:
        documents: [notat]
        basis: [consent]
        within: {{kind: target, limit: {limit}, confidence: proposed}}
    gives: [notat]
  beside:
    title: Ved siden af
    ...
    {beside}
    next: both
  both:
    title: Begge
    ...
    takes: 1 day
    {own}
    next:
      to: slut
      handoff:
        documents: [notat]
        basis: [consent]
        within: {{kind: target, limit: 3 days, confidence: proposed}}
ends:
  slut: {{title: Slut}}
"""


def _proof(limit: str = "1 month", beside: str = "takes: 1 week", own: str = "") -> Proof:
    body = JOIN.format(limit=limit, beside=beside, own=own)
    library = library_of(prove="\n".join(line for line in body.splitlines() if line.strip()) + "\n")
    return prove(library.pathways["prove"], library)


@pytest.mark.parametrize(
    ("beside", "status"),
    [
        ("takes: 1 week", "met"),  # a month for passing it on is what is allowed
        ("takes: 28 days", "met"),
        ("takes: 1-9 weeks", "at-risk"),  # the receiver waits for what goes on beside
        ("takes: 8-9 weeks", "impossible"),
        ("", "unknown"),
    ],
)
def test_a_hand_off_to_one_that_waits_counts(beside: str, status: str) -> None:
    proof = _proof(beside=beside)
    handed, last = proof.times.limits
    assert (handed.step, handed.status) == ("both", status)
    assert handed.pointer == ("steps", "ask", "next", "handoff", "within")
    assert (last.step, last.status) == ("slut", "met")
    assert [one.kind for one in proof.failures] == ["impossible-limit"] * (status == "impossible")


def test_a_hand_off_that_comes_too_late_is_told_at_its_limit() -> None:
    body = JOIN.format(limit="1 month", beside="takes: 1-9 weeks", own="uses: [notat]")
    library = library_of(prove=body)
    pathway = library.pathways["prove"]
    (found,) = proof_findings(prove(pathway, library), pathway)
    assert found.message.rule == "limit-at-risk"
    assert "limit: 1 month" in found.location.text


def test_one_number_would_settle_what_is_unknown() -> None:
    within = "within: [{kind: target, limit: 6 weeks, from: {finish: first}}]"
    proof = _proof(limit="1 day", beside="", own=within)
    own = next(one for one in proof.times.limits if one.pointer[-2] == "within")
    assert own.status == "unknown"
    assert own.settled_by == (Settling("beside", Stretch(0, (42 - 1) * 24)),)
    just, over = (
        _proof(limit="1 week", beside=f"takes: {days} days", own=within).times.limits
        for days in (41, 42)
    )
    assert "met" in {one.status for one in just if one.pointer[-2] == "within"}
    assert "met" not in {one.status for one in over if one.pointer[-2] == "within"}
