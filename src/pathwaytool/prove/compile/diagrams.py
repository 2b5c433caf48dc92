"""Shared decision diagrams: what is in both of two sets, in one of them, or in one alone.

A diagram branches on one fact after the other, in an order that the caller chooses, and leaves out
facts that make no difference. A set is the number of a node; equal sets have equal numbers.
"""

from collections.abc import Iterable, Sequence

EMPTY = 0
FULL = 1

SHIFT = 32
"""Two sets in one number, for a key: the first is so many bits further up."""

YES_NO = 2
"""How many children most nodes have, for most facts are yes or no: gone through one by one."""


class TooLarge(Exception):
    """The diagrams have outgrown the limit that the caller set."""


class Diagrams:
    """The diagrams over some facts, and how sets are put together; see `values.CaseSets`."""

    __slots__ = (
        "_both",
        "_children",
        "_either",
        "_most",
        "_order",
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
        children = [(one or right) if one <= FULL else either(one, right) for one in first]
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
