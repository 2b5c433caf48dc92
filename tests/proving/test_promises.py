"""Promises against brute force, on pathways made at random, with promises of every kind."""

from collections import Counter
from typing import cast

import pytest

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.promise import Claim
from pathwaytool.prove import Limits, prove
from pathwaytool.prove.proof import Reason
from tests.proving.happening import with_events
from tests.proving.oracle import TooMany
from tests.proving.promise_oracle import PromiseOracle
from tests.proving.promising import LIBRARY, at_any_time, promising
from tests.seeds import Seeds, over_seeds

pytestmark = pytest.mark.unmeasured

GENEROUS = Limits(situations=4000, search=4000, parts=4000, promises=6000)


@over_seeds(3000, parts=12)
def test_promises_agree_with_brute_force(seeds: Seeds) -> None:
    for seed in seeds:
        agree(seed)


@over_seeds(40)
def test_promises_agree_with_brute_force_where_events_may_come(seeds: Seeds) -> None:
    for seed in seeds:
        agree(seed, with_events(promising(seed), seed))


@over_seeds(60)
def test_what_can_begin_at_any_time_agrees_with_brute_force(seeds: Seeds) -> None:
    for seed in seeds:
        agree(seed, at_any_time(with_events(promising(seed), seed), seed))


def agree(seed: int, made: Pathway | None = None) -> Counter[tuple[str, str]]:
    """Hold the promises of one pathway against brute force; return what they came to."""
    pathway = made or promising(seed)
    proof = prove(pathway, cast(Library, LIBRARY), GENEROUS)
    came: Counter[tuple[str, str]] = Counter()
    # While it is not known that everybody can come to an end, no promise is said to be kept.
    is_endless = any(one.kind == "no-end" for one in proof.failures) or proof.open
    if proof.reason == Reason.NOBODY or is_endless:
        return came
    for told in proof.promises:
        promise = pathway.promises[told.id]
        oracle = PromiseOracle(pathway, promise)
        try:
            right = oracle.verdict()
        except TooMany:
            continue
        assert told.verdict == right, (seed, told.id)
        came[promise.claim.value, right] += 1
        if told.failure and promise.claim != Claim.CAN_REACH:
            story = told.failure.story
            steps = [event.step for event in story.events[1:]]
            broken = oracle.breaks(dict(story.case), steps, list(story.decisions[1:]))
            assert broken, (seed, told.id, story)
    return came


def test_every_claim_comes_out_in_every_way() -> None:
    claims = [claim.value for claim in Claim if claim not in {Claim.WITHIN, Claim.CAN_BEGIN}]
    missing = {(claim, verdict) for claim in claims for verdict in ("kept", "broken", "empty")}
    for seed in range(300):
        missing -= agree(seed).keys()
        if not missing:
            break
    assert not missing
