"""Times with ways back, against every walk there is. The walks share no code with the proof."""

from random import Random
from typing import NamedTuple

import pytest

from pathwaytool.prove import prove
from tests.proving.small import library_of


class Way(NamedTuple):
    """A branch to a step, or to the end (None). `loop`: the number of its loop."""

    to: int | None
    loop: int | None


class Made(NamedTuple):
    """A pathway made at random. `rounds`: how often each loop may be taken; None: no bound."""

    takes: list[tuple[int, int]]
    ways: list[list[Way]]
    rounds: list[int | None]


def made(seed: int, bounds: list[int | None]) -> Made:
    random = Random(seed)
    count = random.randint(3, 5)
    takes = [(low, low + random.randint(0, 9)) for low in random.choices(range(9), k=count)]
    ways = []
    for at in range(count):
        later = [*range(at + 1, count), None]
        own = [Way(random.choice(later[:3]), None) for _ in range(random.randint(1, 2))]
        if bounds and random.random() < 0.5:
            own.append(Way(random.randint(0, at), random.randrange(2)))
        ways.append(own)
    return Made(takes, ways, [random.choice(bounds or [None]) for _ in range(2)])


def body(one: Made) -> str:
    """Return the pathway as text: every step decides by itself where it leads."""
    lines = ["facts:"]
    for at, ways in enumerate(one.ways):
        values = ", ".join(f"v{number}: svar {number}" for number in range(len(ways) + 1))
        lines.append(f"  f{at}: {{title: f{at}, values: {{{values}}}, decided_by: [s{at}]}}")
    lines.append("loops:")
    for at, rounds in enumerate(one.rounds):
        bound = "" if rounds is None else f", rounds: {rounds}"
        lines.append(f"  l{at}: {{title: tilbage{bound}}}")
    lines.append("steps:")
    for at, (low, high) in enumerate(one.takes):
        lines += [f"  s{at}:", f"    title: s{at}", "    ..."]
        lines += ["    start: always"] if at == 0 else []
        lines += [f"    takes: {low}-{high} hours" if low < high else f"    takes: {low} hours"]
        lines += ["    next:", "      one:"]
        for number, way in enumerate(one.ways[at]):
            to = "slut" if way.to is None else f"s{way.to}"
            loop = "" if way.loop is None else f", loop: l{way.loop}"
            lines.append(f"        - {{when: {{f{at}: v{number}}}, to: {to}{loop}}}")
        lines.append("        - {otherwise: slut}")
    return "\n".join([*lines, "ends:", "  slut: {title: Slut}", ""])


Spans = dict[str, tuple[int, int]]


def walked(one: Made) -> Spans:
    """Return the shortest and the longest hours to each step, over every walk."""
    found: Spans = {}

    def walk(at: int | None, low: int, high: int, used: tuple[int, ...]) -> None:
        name = "slut" if at is None else f"s{at}"
        least, most = found.get(name, (low, high))
        found[name] = (min(least, low), max(most, high))
        if at is None:
            return
        low, high = low + one.takes[at][0], high + one.takes[at][1]
        walk(None, low, high, used)
        for way in one.ways[at]:
            if way.loop is None:
                walk(way.to, low, high, used)
            elif used[way.loop] < (one.rounds[way.loop] or 0):
                more = tuple(n + (loop == way.loop) for loop, n in enumerate(used))
                walk(way.to, low, high, more)

    walk(0, 0, 0, (0, 0))
    return found


def _proved(one: Made) -> Spans:
    library = library_of(prove=body(one))
    times = prove(library.pathways["prove"], library).times
    return {name: (span.shortest, span.longest) for name, span in times.since_start}


@pytest.mark.parametrize("bounds", [[], [None], [1], [2], [None, 1, 2, 3]], ids=str)
def test_times_are_those_of_all_walks(bounds: list[int | None]) -> None:
    for seed in range(40):
        one = made(seed, bounds)
        assert _proved(one) == walked(one), body(one)


LOOP = """\
facts:
  klar: {title: klar, values: yes-no, decided_by: [second]}
loops:
  igen: {title: Igen, rounds: ROUNDS}
steps:
  first:
    title: Først
    ...
    start: always
    takes: 1-2 days
    next: second
  second:
    title: Så
    ...
    takes: 1-3 days
    next:
      one:
        - {when: {klar: no}, to: first, loop: igen}
        - {otherwise: third}
  third:
    title: Sidst
    ...
    takes: 1 day
    within:
      - {kind: target, limit: 15 days, from: {MOMENT}, text: Frist}
    next: slut
ends:
  slut: {title: Slut}
"""


def _limit(rounds: int, moment: str) -> tuple[str, int]:
    text = LOOP.replace("ROUNDS", str(rounds)).replace("MOMENT", moment)
    library = library_of(prove=text)
    (limit,) = prove(library.pathways["prove"], library).times.limits
    return limit.status, limit.needed.longest // 24


def test_limit_from_a_step_in_the_loop_counts_from_its_last_time() -> None:
    assert _limit(9, "start: first") == ("met", 6)
    assert _limit(9, "finish: second") == ("met", 1)


def test_so_many_rounds_that_they_are_estimated_are_not_too_few() -> None:
    one = Made([(1, 2)], [[Way(0, 0)]], [300, None])
    assert _proved(one)["slut"][1] >= 301 * 2
    assert _proved(one)["slut"][0] == 1


BEFORE = """\
steps:
  early:
    title: Tidligt
    ...
    start: always
    takes: 1 day
    next: first
"""


@pytest.mark.parametrize(("rounds", "status", "days"), [(1, "met", 11), (2, "at-risk", 16)])
def test_limit_that_spans_the_loop_counts_its_rounds(rounds: int, status: str, days: int) -> None:
    text = LOOP.replace("    start: always\n", "").replace("steps:\n", BEFORE)
    text = text.replace("ROUNDS", str(rounds)).replace("MOMENT", "finish: early")
    library = library_of(prove=text)
    (limit,) = prove(library.pathways["prove"], library).times.limits
    assert (limit.status, limit.needed.longest // 24) == (status, days)
