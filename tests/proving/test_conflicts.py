"""Conflicts where the order of work matters, over rounds and with clocks that stand still."""

from collections import Counter
from contextlib import suppress
from itertools import combinations
from random import Random

import pytest

from pathwaytool.model.pathway import Pathway
from pathwaytool.prove import Proof, prove
from pathwaytool.prove.proof import Failure
from tests.proving.limit_oracle import LimitOracle, Strategy
from tests.proving.oracle import Case, TooMany
from tests.proving.small import library_of
from tests.proving.test_oracle import LIBRARY
from tests.proving.test_paused import with_pauses
from tests.seeds import Seeds, over_seeds


class TogetherOracle(LimitOracle):
    """Which limits somebody can keep together, over all timed runs."""

    def kept(self, case: Case, strategy: Strategy, most: int = 20_000) -> set[frozenset[int]]:
        """Return for each run the limits that it keeps. Raises: TooMany."""
        self.left = most
        return {
            frozenset(
                number
                for number, (step, limit) in enumerate(self.limits)
                if not self._late(case, course, step, limit)[0]
            )
            for course in self._runs(case, strategy)
        }


BODY = """\
facts:
  igen: {{title: igen, values: yes-no, decided_by: [{deciding}]}}
{loops}steps:
  h:
    title: Begynd
    ...
    start: always
    takes: 1 hour
    next: {{all: [b, c]}}
{within_h}  b:
    title: Kort eller lang
    ...
    takes: 0-{wide} hours
    next: {after_b}
{within_b}  c:
    title: Lang
    ...
    takes: {long} hours
    next: j
{within_c}  j:
    title: Sammen
    ...
    takes: 1 hour
    {waits}
    next: {{one: [{{when: {{igen: no}}, to: slut}}, {{otherwise: {back}}}]}}
{within_j}{more}ends:
  slut: {{title: Slut}}
"""

MORE = """\
  v:
    title: Imellem
    ...
    takes: 0-2 hours
    next: j
{within_v}"""


def strained_pathway(seed: int, *, by_facts: bool) -> Pathway:
    """Return two lines of work that meet, perhaps round by round, with limits between them."""
    random = Random(f"strained {seed}")
    is_loop = random.random() < 0.6
    names = ["h", "b", "c", "j"] + (["v"] if random.random() < 0.5 else [])
    within = {f"within_{name}": "" for name in "hbcjv"}
    for at in range(random.randint(2, 4)):
        # The one holds the short step early, the other late.
        to = "b" if not at else random.choice(names)
        origin = "h" if not at else "b" if at == 1 else random.choice(names)
        within[f"within_{to}"] += _limit(random, origin, to)
    deciding = ["b", "c", "j"] if not is_loop else ["j"]
    rounds = ", rounds: 1" if random.random() < 0.3 else ""
    within = {name: f"    within:\n{some}" if some else "" for name, some in within.items()}
    body = BODY.format(
        deciding=", ".join(random.sample(deciding, random.randint(1, len(deciding)))),
        loops=f"loops:\n  om: {{title: Om igen{rounds}}}\n" if is_loop else "",
        wide=random.choice((5, 6)),
        long=random.choice(("4-5", "5", "3-6")),
        after_b="v" if "v" in names else "j",
        waits="waits: any" if not is_loop and random.random() < 0.2 else "waits: all",
        back="h, loop: om" if is_loop else "slut",
        more=MORE.format(**within) if "v" in names else "",
        **within,
    )
    made = library_of(prove=body).pathways["prove"]
    return with_pauses(made, random, by_facts=True) if by_facts else made


def _limit(random: Random, origin: str, to: str) -> str:
    since = "finish" if origin == to else random.choice(("start", "finish", "finish"))
    reach = random.choice(("start", "finish"))
    clock = f"from: {{{since}: {origin}}}, reach: {reach}"
    hours = random.choice((1, 2, 3, 4, 6))
    said = f"{{kind: target, limit: {hours} hours, {clock}, text: Frist}}"
    return f"      - {said}\n"


def _conflicts(proof: Proof) -> list[Failure]:
    return [one for one in proof.failures if one.kind == "limits-conflict"]


def agree(pathway: Pathway, failure: Failure) -> None:
    """Hold that the young person told of can keep each of the limits, and that nobody keeps all."""
    backs = 3
    oracle = TogetherOracle(pathway, backs=backs)
    named = {failure.pointer, *failure.others}
    numbers = {at for at, (_, one) in enumerate(oracle.limits) if one.place.pointer in named}
    strategy: Strategy = {}
    times: Counter[str] = Counter()
    for event, decided in zip(failure.story.events, failure.story.decisions, strict=True):
        if event.step:
            strategy[event.step, times[event.step]] = decided
            times[event.step] += 1
    kept = oracle.kept(dict(failure.story.case), strategy)
    assert len(numbers) == len(named)
    assert not any(numbers <= some for some in kept), (numbers, kept)
    fewer = [set(some) for some in combinations(numbers, len(numbers) - 1)]
    assert all(any(less <= some for some in kept) for less in fewer), (numbers, kept)


@over_seeds(24)
def test_whoever_cannot_keep_all_is_told_truly(seeds: Seeds) -> None:
    counts: Counter[str] = Counter()
    for seed in seeds:
        pathway = strained_pathway(seed, by_facts=seed % 2 == 1)
        for failure in _conflicts(prove(pathway, LIBRARY)):
            with suppress(TooMany):
                agree(pathway, failure)
                counts["told"] += 1
    assert seeds.are_fresh or counts["told"] > 0, counts


PAUSED = """\
facts:
  hjemme: {{title: hjemme, values: yes-no{known}}}
steps:
  a:
    title: Begynd
    ...
    start: always
    takes: 1 day
    next: {{all: [b, c]}}
  b:
    title: Kort eller lang
    ...
    takes: 1-30 days
    within: [{{kind: target, limit: 5 days, from: {{finish: a}}, text: Frist}}]
    next: v
  c:
    title: Lang
    ...
    takes: 20-25 days
    next: d
  v:
    title: Vent på svar
    ...
    takes: {waiting}
    next: d
  d:
    title: Sammen
    ...
    takes: 1 day
    within:
      - {{kind: target, limit: 7 days, from: {{finish: b}}, reach: start{paused}, text: Frist}}
    next: slut
ends:
  slut: {{title: Slut}}
"""


@pytest.mark.parametrize(
    ("paused", "waiting", "is_told"),
    [
        ("", "2 days", True),
        (", paused_while: {steps: [v]}", "2 days", True),
        (", paused_while: {steps: [v]}", "2-20 days", False),
        (", paused_while: {steps: [c]}", "2 days", False),
        (", paused_while: {steps: [a]}", "2 days", True),
        (", paused_while: {when: {hjemme: yes}}", "2 days", True),
        (", paused_while: {when: {hjemme: yes}, steps: [v]}", "2-20 days", False),
        (", paused_while: {when: {hjemme: [yes, no]}}", "2 days", False),
    ],
)
@pytest.mark.parametrize("known", ["", ", decided_by: [a]"])
def test_a_clock_that_stands_still_conflicts_as_far_as_it_must_run(
    paused: str, waiting: str, known: str, *, is_told: bool
) -> None:
    library = library_of(prove=PAUSED.format(paused=paused, waiting=waiting, known=known))
    found = _conflicts(prove(library.pathways["prove"], library))
    assert bool(found) == is_told


def test_a_promise_of_some_is_no_limit_of_all() -> None:
    promise = """\
promises:
  snart:
    title: Snart
    when: {hjemme: yes}
    within: {happens: b, from: {finish: a}, reach: finish, limit: 5 days}
"""
    limit = "    within: [{{kind: target, limit: 5 days, from: {{finish: a}}, text: Frist}}]\n"
    body = PAUSED.replace(limit, "").format(paused="", waiting="2 days", known="")
    library = library_of(prove=promise + body)
    assert not _conflicts(prove(library.pathways["prove"], library))
