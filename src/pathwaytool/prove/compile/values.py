"""Sets of cases, exactly: shared decision diagrams over facts with finite domains.

A set is a number; equal sets have equal numbers. A diagram branches on one fact after the other, in
an order that the caller chooses, and leaves out facts that make no difference. That keeps the
product of all domains small: the whole universe is one number, and forgetting a fact is one
operation. Facts that are read together should stand together in the order (`compile/order.py`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

EMPTY = 0
FULL = 1

SHIFT = 32
"""Two sets in one number, for a key: the first is so many bits further up."""

YES_NO = 2
"""How many children most nodes have, for most facts are yes or no: gone through one by one."""


class TooLarge(Exception):
    """The diagrams have outgrown the limit that the caller set."""


class CaseSets:
    """The sets over some facts. `sizes` is how many values each fact has.

    Facts are meant by their level and values by their place in the domain, both from 0. Several
    facts are given as a bit mask of levels. `order` are the levels as the diagrams branch on them,
    from the first; else as they come. Raises: TooLarge beyond `most` diagram nodes.
    """

    __slots__ = (
        "_both",
        "_children",
        "_counts",
        "_either",
        "_facts",
        "_forgotten",
        "_memo",
        "_most",
        "_order",
        "_products",
        "_rank_of",
        "_ranks",
        "_unique",
        "_without",
        "nodes",
        "sizes",
    )

    def __init__(
        self, sizes: Sequence[int], most: int = 2_000_000, order: Iterable[int] | None = None
    ) -> None:
        self.sizes = tuple(sizes)
        self._most = most
        self._order = tuple(range(len(sizes)) if order is None else order)
        self._rank_of = [0] * len(sizes)
        for rank, level in enumerate(self._order):
            self._rank_of[level] = rank
        terminal = len(self.sizes)
        self.nodes: list[tuple[int, tuple[int, ...]]] = [(terminal, ()), (terminal, ())]
        self._ranks = [terminal, terminal]
        self._children: list[tuple[int, ...]] = [(), ()]
        self._unique: list[dict[tuple[int, ...], int]] = [{} for _ in sizes]
        self._both: dict[int, int] = {}
        self._either: dict[int, int] = {}
        self._without: dict[int, int] = {}
        self._forgotten: dict[int, tuple[int, dict[int, int]]] = {}
        self._memo: dict[tuple[str, int, int], int] = {}
        self._facts: dict[int, int] = {EMPTY: 0, FULL: 0}
        self._counts: dict[int, int] = {EMPTY: 0, FULL: 1}
        self._products = [1]
        for level in reversed(self._order):
            self._products.append(self._products[-1] * self.sizes[level])
        self._products.reverse()

    def having(self, level: int, values: Iterable[int]) -> int:
        """Return the cases in which the fact at `level` has one of `values`."""
        wanted = set(values)
        return self.branching(level, tuple([int(at in wanted) for at in range(self.sizes[level])]))

    def branching(self, level: int, children: tuple[int, ...]) -> int:
        """Return the cases that are in one of `children`, by the value at `level`, read before."""
        return self._node(self._rank_of[level], children)

    # The next three are the innermost loop of every proof: one call for each pair of nodes.

    def both(self, left: int, right: int) -> int:
        """Return what is in both sets."""
        if right in (left, FULL):
            return left
        if left == FULL:
            return right
        if not left or not right:
            return EMPTY
        key = left << SHIFT | right if left < right else right << SHIFT | left
        found = self._both.get(key)
        if found is None:
            found = self._both[key] = self._both_below(left, right)
        return found

    def either(self, left: int, right: int) -> int:
        """Return what is in at least one of the sets."""
        if left == right or not right:
            return left
        if not left:
            return right
        if FULL in (left, right):
            return FULL
        key = left << SHIFT | right if left < right else right << SHIFT | left
        found = self._either.get(key)
        if found is None:
            found = self._either[key] = self._either_below(left, right)
        return found

    def without(self, left: int, right: int) -> int:
        """Return what is in `left` and not in `right`."""
        if not left or right in (left, FULL):
            return EMPTY
        if not right:
            return left
        key = left << SHIFT | right
        found = self._without.get(key)
        if found is None:
            found = self._without[key] = self._without_below(left, right)
        return found

    def complement(self, cases: int) -> int:
        """Return every case that is not in `cases`."""
        return self.without(FULL, cases)

    def union(self, sets: Iterable[int]) -> int:
        """Return what is in at least one of `sets`."""
        result = EMPTY
        for cases in sets:
            result = self.either(result, cases)
        return result

    def is_inside(self, left: int, right: int) -> bool:
        """Tell whether all of `left` is in `right`."""
        return right == FULL or self.without(left, right) == EMPTY

    def forget(self, cases: int, levels: int) -> int:
        """Return the cases that agree with one of `cases` on every fact but those in `levels`."""
        if not levels or cases <= FULL:
            return cases
        if levels not in self._forgotten:
            self._forgotten[levels] = max(self._rank_of[level] for level in _bits(levels)), {}
        last, memo = self._forgotten[levels]
        return self._forget(cases, levels, last, memo)

    def _forget(self, cases: int, levels: int, last: int, memo: dict[int, int]) -> int:
        rank = self._ranks[cases]
        if rank > last:
            return cases
        found = memo.get(cases)
        if found is None:
            forget = self._forget
            below = [
                forget(child, levels, last, memo) if child > FULL else child
                for child in self._children[cases]
            ]
            if levels >> self._order[rank] & 1:
                found = FULL if FULL in below else self.union(below)
            else:
                found = self._node(rank, tuple(below))
            memo[cases] = found
        return found

    def always(self, cases: int, levels: int) -> int:
        """Return the cases that are in `cases` whatever the facts in `levels` are."""
        return self.complement(self.forget(self.complement(cases), levels)) if levels else cases

    def surely(self, cases: int, levels: int, knowing: Mapping[int, int]) -> int:
        """Return the cases that are in `cases` whatever the facts not known are.

        Only the facts in `levels` may be unknown. Shape of `knowing`: the level of a fact to the
        level that is 1 where it is known.
        """
        if cases <= FULL or not levels:
            return cases
        key = ("k", cases, levels)
        found = self._memo.get(key)
        if found is None:
            rank = self._ranks[cases]
            below = [self.surely(child, levels, knowing) for child in self._children[cases]]
            found = self._node(rank, tuple(below))
            if levels >> self._order[rank] & 1:
                always = FULL
                for child in below:
                    always = self.both(always, child)
                unknown = self.having(knowing[self._order[rank]], (0,))
                found = self.either(self.without(found, unknown), self.both(always, unknown))
            self._memo[key] = found
        return found

    def all_of(self, levels: int) -> int:
        """Return the cases in which every fact in `levels` has its value 1."""
        return self.only(dict.fromkeys(_bits(levels), 1))

    def with_more(self, cases: int, levels: int) -> int:
        """Return `cases`, and those that differ only by a 1 in place of a 0 at some of `levels`."""
        if not levels or cases <= FULL:
            return cases
        key = ("m", cases, levels)
        found = self._memo.get(key)
        if found is None:
            rank = self._ranks[cases]
            below = [self.with_more(child, levels) for child in self._children[cases]]
            if levels >> self._order[rank] & 1:
                below[1] = self.either(below[0], below[1])
            found = self._memo[key] = self._node(rank, tuple(below))
        return found

    def raised(self, cases: int, level: int) -> int:
        """Return `cases` with the value at `level` one higher; those at the highest stay there."""
        return self._shifted(cases, level, 1)

    def lowered(self, cases: int, level: int) -> int:
        """Return the cases that `raised` would bring into `cases`."""
        return self._shifted(cases, level, -1)

    def facts(self, cases: int) -> int:
        """Return the levels that `cases` depends on, as a bit mask."""
        found = self._facts.get(cases)
        if found is None:
            found = 1 << self._order[self._ranks[cases]]
            for child in self._children[cases]:
                found |= self.facts(child)
            self._facts[cases] = found
        return found

    def count(self, cases: int) -> int:
        """Return how many combinations of all facts are in `cases`."""
        return self._counted(cases) * (self._products[0] // self._products[self._ranks[cases]])

    def first(self, cases: int) -> tuple[int, ...]:
        """Return one case: fact by fact, as they are branched on, the lowest value possible.

        Raises: ValueError for the empty set.
        """
        if cases == EMPTY:
            raise ValueError("the empty set has no first case")
        chosen = [0] * len(self.sizes)
        while cases > FULL:
            level, children = self.nodes[cases]
            chosen[level] = next(at for at, child in enumerate(children) if child != EMPTY)
            cases = children[chosen[level]]
        return tuple(chosen)

    def only(self, values: Mapping[int, int]) -> int:
        """Return the cases that have these values. Shape: level to value."""
        result = FULL
        for level in sorted(values, key=self._rank_of.__getitem__, reverse=True):
            children = [EMPTY] * self.sizes[level]
            children[values[level]] = result
            result = self._node(self._rank_of[level], tuple(children))
        return result

    def values(self, cases: int, level: int) -> tuple[int, ...]:
        """Return the values that the fact at `level` takes in `cases`, in order."""
        rank = self._rank_of[level]
        found: set[int] = set()
        seen = {EMPTY}
        busy = [cases] if cases else []
        while busy:
            at = busy.pop()
            if self._ranks[at] > rank:
                return tuple(range(self.sizes[level]))
            children = self._children[at]
            if self._ranks[at] == rank:
                found.update([value for value, child in enumerate(children) if child])
                continue
            busy += [child for child in children if child not in seen]
            seen.update(children)
        return tuple(sorted(found))

    # What is plain is settled where the pair is met, without a call: most pairs are.

    def _both_below(self, left: int, right: int) -> int:
        both, rank, other = self.both, self._ranks[left], self._ranks[right]
        if rank == other:
            first, second = self._children[left], self._children[right]
            if len(first) == YES_NO:
                (low, high), (one, two) = first, second
                low = low * one if low <= FULL or one <= FULL else both(low, one)
                high = high * two if high <= FULL or two <= FULL else both(high, two)
                return low if low == high else self._node(rank, (low, high))
            children = [
                one * two if one <= FULL or two <= FULL else one if one == two else both(one, two)
                for one, two in zip(first, second, strict=True)
            ]
            return self._node(rank, tuple(children))
        if rank > other:
            left, right, rank = right, left, other
        first = self._children[left]
        if len(first) == YES_NO:
            low, high = first
            low = low * right if low <= FULL else both(low, right)
            high = high * right if high <= FULL else both(high, right)
            return low if low == high else self._node(rank, (low, high))
        children = [one * right if one <= FULL else both(one, right) for one in first]
        return self._node(rank, tuple(children))

    def _either_below(self, left: int, right: int) -> int:
        either, rank, other = self.either, self._ranks[left], self._ranks[right]
        if rank == other:
            first, second = self._children[left], self._children[right]
            if len(first) == YES_NO:
                (low, high), (one, two) = first, second
                low = either(low, one) if low and one else low or one
                high = either(high, two) if high and two else high or two
                return low if low == high else self._node(rank, (low, high))
            children = [
                either(one, two) if one and two and one != two else one or two
                for one, two in zip(first, second, strict=True)
            ]
            return self._node(rank, tuple(children))
        if rank > other:
            left, right, rank = right, left, other
        first = self._children[left]
        if len(first) == YES_NO:
            low, high = first
            low = (low or right) if low <= FULL else either(low, right)
            high = (high or right) if high <= FULL else either(high, right)
            return low if low == high else self._node(rank, (low, high))
        children = [
            (one or right) if one <= FULL else either(one, right) for one in self._children[left]
        ]
        return self._node(rank, tuple(children))

    def _without_below(self, left: int, right: int) -> int:
        without, rank, other = self.without, self._ranks[left], self._ranks[right]
        if rank == other:
            children = [
                without(one, two) if one and two else one
                for one, two in zip(self._children[left], self._children[right], strict=True)
            ]
        elif rank < other:
            children = [without(one, right) if one else one for one in self._children[left]]
        else:
            rank = other
            children = [
                without(left, two) if two > FULL else EMPTY if two else left
                for two in self._children[right]
            ]
        return self._node(rank, tuple(children))

    def _shifted(self, cases: int, level: int, by: int) -> int:
        if cases == EMPTY:
            return EMPTY
        key = ("s", cases, level * 2 + (by > 0))
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = self._shift(cases, level, by)
        return found

    def _shift(self, cases: int, level: int, by: int) -> int:
        rank, wanted, children = self._ranks[cases], self._rank_of[level], self._children[cases]
        if rank > wanted:
            children = (cases,) * self.sizes[level]
        elif rank < wanted:
            return self._node(rank, tuple([self._shifted(child, level, by) for child in children]))
        if by < 0:
            return self._node(wanted, (*children[1:], children[-1]))
        return self._node(wanted, (EMPTY, *children[:-2], self.either(*children[-2:])))

    def _node(self, rank: int, children: tuple[int, ...]) -> int:
        if children.count(children[0]) == len(children):
            return children[0]
        unique = self._unique[rank]
        found = unique.get(children)
        if found is None:
            found = len(self._ranks)
            if found >= self._most or len(self._both) + len(self._either) > 4 * self._most:
                raise TooLarge
            self.nodes.append((self._order[rank], children))
            self._ranks.append(rank)
            self._children.append(children)
            unique[children] = found
        return found

    def _counted(self, cases: int) -> int:
        found = self._counts.get(cases)
        if found is None:
            below = self._products[self._ranks[cases] + 1]
            found = 0
            for child in self._children[cases]:
                found += self._counted(child) * (below // self._products[self._ranks[child]])
            self._counts[cases] = found
        return found


def _bits(mask: int) -> Iterator[int]:
    """Yield the levels in a mask, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
