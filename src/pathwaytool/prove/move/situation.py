"""Where a case stands between two events, and what an event does to it."""

from enum import StrEnum
from typing import NamedTuple

from pathwaytool.dataclass import dataclass
from pathwaytool.prove.compile.flow import BEGINNING, Flow, bits
from pathwaytool.prove.compile.values import CaseSets


class Situation(NamedTuple):
    """What is going on in a case, as masks; which facts the case has is kept beside it.

    `finished` holds works that must not run again; `known` the decided facts that are decided.
    `watch` is what a promise that is watched remembers (`move/watch.py`).
    """

    running: int
    waiting: int
    finished: int
    known: int
    watch: int = 0


FIRST = Situation(1 << BEGINNING, 0, 0, 0)


class FaultKind(StrEnum):
    """What can be wrong with a pathway. The words of each stand in `locales/*/prove.toml`."""

    NO_START = "no-start"
    NO_BRANCH = "no-branch"
    TWO_BRANCHES = "two-branches"
    UNKNOWN_FACT = "unknown-fact"
    NO_VALUE = "no-value"
    SECOND_RUN = "second-run"
    ROUND_AT_WORK = "round-at-work"
    NO_END = "no-end"
    MISSING_DOCUMENT = "missing-document"
    CONSENT_REFUSED = "consent-refused"
    WRONG_AGE = "wrong-age"
    TWO_LEADS = "two-leads"
    IMPOSSIBLE_LIMIT = "impossible-limit"
    LIMITS_CONFLICT = "limits-conflict"
    OUTGROWN = "outgrown"
    BROKEN_PROMISE = "promise-broken"
    BROKEN_CASE = "case-broken"


GOES_ON = frozenset(
    {
        FaultKind.MISSING_DOCUMENT,
        FaultKind.CONSENT_REFUSED,
        FaultKind.WRONG_AGE,
        FaultKind.TWO_LEADS,
        FaultKind.BROKEN_PROMISE,
        FaultKind.BROKEN_CASE,
    }
)
"""Faults that work can go on in spite of, so that the rest of the story is looked at too."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How an event changes what is known: forget `decides`, keep `keeps`, count `raised` rounds up.

    A document that is given is treated as a fact that is decided, and comes out as 1.
    """

    decides: int
    keeps: int
    raised: tuple[int, ...] = ()

    def after(self, sets: CaseSets, cases: int) -> int:
        """Return what `cases` become."""
        cases = sets.both(sets.forget(cases, self.decides), self.keeps)
        for level in self.raised:
            cases = sets.raised(cases, level)
        return cases

    def before(self, sets: CaseSets, cases: int) -> int:
        """Return the cases that can become one of `cases`."""
        for level in reversed(self.raised):
            cases = sets.lowered(cases, level)
        return sets.forget(sets.both(cases, self.keeps), self.decides)


@dataclass(frozen=True, slots=True)
class Move:
    """Work has finished, for the cases of `relation`; what they come to.

    `ways` are the numbers of the ways taken (postponed branches not among them), `begun` the mask
    of steps that began. `cases` are those that come to `to`, all that is dead forgotten.
    """

    work: int
    ways: tuple[int, ...]
    relation: Relation
    begun: int
    to: Situation
    cases: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something is wrong for the cases of `relation`, when `work` finishes.

    `at` is the work it is wrong with, `ways` the ways of `work` in question, `names` the ids of
    facts, documents, leads or steps in question.
    """

    kind: FaultKind
    work: int
    at: int
    ways: tuple[int, ...]
    names: tuple[str, ...]
    relation: Relation


def normal(flow: Flow, situation: Situation, cases: int) -> tuple[Situation, int]:
    """Forget all that nothing ahead can look at."""
    slim, levels = read_ahead(flow, situation)
    return slim, flow.sets.forget(cases, flow.levels & ~levels)


def read_ahead(flow: Flow, situation: Situation) -> tuple[Situation, int]:
    """Return `situation` without what nothing ahead can look at, and the levels that it can."""
    ahead, facts = 0, 0
    reach = flow.reach
    for at in bits(situation.running | situation.waiting):
        ahead |= reach.works[at]
        facts |= reach.facts[at] | reach.documents[at]
    slim = Situation(
        situation.running,
        situation.waiting,
        situation.finished & ahead,
        situation.known & facts,
    )
    return slim, facts
