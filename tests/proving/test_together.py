"""Limits that no schedule keeps all together, against every schedule tried one by one."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from random import Random

from pathwaytool.prove import prove
from tests.proving.small import library_of
from tests.seeds import Seeds, over_seeds

Web = list[tuple[int, ...]]
"""For each step, those that it waits for."""

Limits = list[tuple[int, str, int, str, int]]
"""From a moment of a step to one of a later step, in at most so many hours."""


Times = list[tuple[int, int]]
"""When each step begins and ends."""

MOMENTS = ["start", "finish"]


def _web(random: Random) -> Web:
    """Return steps that each wait for some of those before; the first, and it alone, for none."""
    count = random.randint(4, 6)
    return [(), (0,), (0,), (1, 2)] + [
        tuple(sorted(random.sample(range(at), random.choice([1, 2, 2])))) for at in range(4, count)
    ]


def _limits(web: Web, schedules: Sequence[Times], random: Random) -> Limits:
    """Return limits of which each is kept by some schedule, and missed by some if that can be."""
    found = []
    for at in range(random.randint(3, 5)):
        to = random.randrange(1, len(web))
        origin = random.choice(sorted(_before(web, to)))
        since, until = random.choice(MOMENTS), random.choice(MOMENTS)
        bare = origin, since, to, until, 0
        if at < 2 and random.random() < 0.7:  # the one holds step 1 early, the other late
            bare = [(0, since, 1, "finish", 0), (1, "finish", 3, until, 0)][at]
        hours = sorted({_elapsed(bare, times) for times in schedules})
        found.append((*bare[:4], max(1, hours[min(len(hours) - 1, random.choice([0, 0, 1]))])))
    return found


def _elapsed(limit: tuple[int, str, int, str, int], times: Times) -> int:
    origin, since, to, until, _ = limit
    return times[to][MOMENTS.index(until)] - times[origin][MOMENTS.index(since)]


def _before(web: Web, at: int) -> set[int]:
    return {one for direct in web[at] for one in (direct, *_before(web, direct))}


def _schedules(web: Web, takes: Sequence[tuple[int, int]]) -> Iterator[Times]:
    """Yield when each step begins and ends, for every length that the steps may have."""
    for lengths in product(*(range(low, high + 1) for low, high in takes)):
        times: Times = []
        for waits, length in zip(web, lengths, strict=True):
            begins = max((times[other][1] for other in waits), default=0)
            times.append((begins, begins + length))
        yield times


def _kept(limits: Limits, times: Times) -> frozenset[int]:
    return frozenset(at for at, one in enumerate(limits) if _elapsed(one, times) <= one[-1])


def _text(web: Web, takes: Sequence[tuple[int, int]], limits: Limits) -> str:
    body = "steps:\n"
    for at in range(len(web)):
        ahead = [f"s{to}" for to, waits in enumerate(web) if at in waits]
        body += f"  s{at}:\n    title: Trin {at}\n    ...\n" + ("    start: always\n" * (not at))
        body += f"    takes: {takes[at][0]}-{takes[at][1]} hours\n"
        own = [one for one in limits if one[2] == at]
        body += "    within:\n" * bool(own)
        for origin, since, _, until, hours in own:
            clock = f"from: {{{since}: s{origin}}}, reach: {until}"
            body += f"      - {{kind: target, limit: {hours} hours, {clock}, text: Frist}}\n"
        body += f"    next: {{all: [{', '.join(ahead)}]}}\n" if len(ahead) > 1 else ""
        body += f"    next: {ahead[0] if ahead else 'slut'}\n" if len(ahead) < 2 else ""
    return body + "ends:\n  slut: {title: Slut}\n"


@over_seeds(40)
def test_conflicts_are_those_that_no_schedule_is_free_of(seeds: Seeds) -> None:
    for seed in seeds:
        agree(seed)


def agree(seed: int) -> str:
    random = Random(f"together {seed}")
    web = _web(random)
    takes = [(low, low + random.choice([0, 3, 6])) for low in (random.randint(1, 4) for _ in web)]
    takes[2] = takes[2][0] + 6, takes[2][1] + 6
    schedules = list(_schedules(web, takes))
    limits = _limits(web, schedules, random)
    kept = {_kept(limits, times) for times in schedules}
    alone = [one for one in range(len(limits)) if any(one in some for some in kept)]
    fewest = [
        some
        for size in range(2, len(alone) + 1)
        for some in combinations(alone, size)
        if not any(kept_now.issuperset(some) for kept_now in kept)
    ]
    library = library_of(prove=_text(web, takes, limits))
    proof = prove(library.pathways["prove"], library)
    told = [one for one in proof.failures if one.kind == "limits-conflict"]
    right = {frozenset(some) for some in fewest if len(some) == len(fewest[0])}
    assert bool(told) == bool(right), (seed, right, told)
    if told:
        assert _numbers(limits, told[0].pointer, *told[0].others) in right, seed
    return "conflict" if told else "none"


def _numbers(limits: Limits, *pointers: tuple[str | int, ...]) -> frozenset[int]:
    """Return the numbers of the limits at `pointers`: steps/sN/within/M."""
    found = set()
    for _, step, _, place in pointers:
        own = [number for number, one in enumerate(limits) if f"s{one[2]}" == step]
        found.add(own[int(place)])
    return frozenset(found)


def test_some_conflict_and_some_do_not() -> None:
    assert {agree(seed) for seed in range(8)} == {"conflict", "none"}
