"""Sets of cases against plain sets of combinations, in any order of the levels."""

from itertools import product
from random import Random

import pytest

from pathwaytool.prove.compile.order import drawn_together
from pathwaytool.prove.compile.values import EMPTY, FULL, CaseSets, TooLarge

SIZES = (2, 3, 2, 4)

ALL = (1 << len(SIZES)) - 1

Plain = frozenset[tuple[int, ...]]

EVERYTHING: Plain = frozenset(product(*map(range, SIZES)))


class Both:
    """The same sets, kept in two ways."""

    def __init__(self, random: Random) -> None:
        order = list(range(len(SIZES)))
        random.shuffle(order)
        self.sets = CaseSets(SIZES, order=order)
        self.random = random
        self.pairs: list[tuple[int, Plain]] = [(EMPTY, frozenset()), (FULL, EVERYTHING)]
        for level, size in enumerate(SIZES):
            values = random.sample(range(size), random.randint(1, size))
            plain = frozenset(case for case in EVERYTHING if case[level] in values)
            self.pairs.append((self.sets.having(level, values), plain))

    def combine(self) -> None:
        """Make a new pair of two of those there are."""
        sets = self.sets
        (one, first), (two, second) = self.random.choice(self.pairs), self.random.choice(self.pairs)
        levels = self.random.getrandbits(len(SIZES))
        level = self.random.randrange(len(SIZES))
        self.pairs += [
            (sets.both(one, two), first & second),
            (sets.either(one, two), first | second),
            (sets.without(one, two), first - second),
            (sets.forget(one, levels), _forgotten(first, levels)),
            (sets.raised(one, level), frozenset(_raised(case, level) for case in first)),
            (
                sets.lowered(one, level),
                frozenset(case for case in EVERYTHING if _raised(case, level) in first),
            ),
        ]


def _forgotten(cases: Plain, levels: int) -> Plain:
    def seen(case: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(value for at, value in enumerate(case) if not levels >> at & 1)

    kept = {seen(case) for case in cases}
    return frozenset(case for case in EVERYTHING if seen(case) in kept)


def _raised(case: tuple[int, ...], level: int) -> tuple[int, ...]:
    higher = min(case[level] + 1, SIZES[level] - 1)
    return (*case[:level], higher, *case[level + 1 :])


@pytest.mark.parametrize("seed", range(20))
def test_every_operation_is_that_on_plain_sets(seed: int) -> None:
    made = Both(Random(seed))
    sets = made.sets
    for _ in range(12):
        made.combine()
    numbers: dict[Plain, int] = {}
    for cases, plain in made.pairs:
        assert numbers.setdefault(plain, cases) == cases
        assert sets.count(cases) == len(plain)
        assert cases == EMPTY or sets.first(cases) == min(plain)  # whatever the order
        for level in range(len(SIZES)):
            assert sets.values(cases, level) == tuple(sorted({case[level] for case in plain}))
            is_read = _forgotten(plain, 1 << level) != plain
            assert sets.facts(cases) >> level & 1 == is_read
        for other, more in made.pairs[::7]:
            assert sets.is_inside(cases, other) == (plain <= more)


def test_the_order_of_levels_decides_how_large_a_set_is() -> None:
    half = 10
    apart, together = CaseSets([2] * 2 * half), CaseSets([2] * 2 * half, order=_alternating(half))
    for sets in (apart, together):
        same = FULL
        for at in range(half):
            yes = sets.both(sets.having(at, (1,)), sets.having(half + at, (1,)))
            no = sets.both(sets.having(at, (0,)), sets.having(half + at, (0,)))
            same = sets.both(same, sets.either(yes, no))
        assert sets.count(same) == 2**half
    assert len(apart.nodes) > 2**half
    assert len(together.nodes) < 30 * half


def _alternating(half: int) -> list[int]:
    return [level for at in range(half) for level in (at, half + at)]


def test_what_is_read_together_is_drawn_together() -> None:
    pairs = [(at, 20 + at) for at in range(20)]
    order = drawn_together(range(40), pairs)
    assert sorted(order) == list(range(40))
    assert all(abs(order.index(one) - order.index(other)) <= 3 for one, other in pairs)


def test_an_order_that_gains_nothing_is_left() -> None:
    assert drawn_together(range(40), [(at, at + 1) for at in range(39)]) == list(range(40))


def test_too_many_nodes_are_refused() -> None:
    with pytest.raises(TooLarge):
        for at in range(8):
            CaseSets([2] * 8, most=6).only(dict.fromkeys(range(at), 1))
