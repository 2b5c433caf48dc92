"""Sets of cases, exactly: shared decision diagrams over facts with finite domains.

A set is a number; equal sets have equal numbers. That keeps the product of all domains small: the
whole universe is one number, and forgetting a fact is one operation. Facts that are read together
should stand together in the order (`compile/order.py`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pathwaytool.prove.compile.diagrams import EMPTY, FULL, Diagrams, TooLarge

__all__ = ["EMPTY", "FULL", "CaseSets", "TooLarge"]


class CaseSets(Diagrams):
    """The sets over some facts. `sizes` is how many values each fact has.

    Facts are meant by their level and values by their place in the domain, both from 0. Several
    facts are given as a bit mask of levels. `order` are the levels as the diagrams branch on them,
    from the first; else as they come. Raises: TooLarge beyond `most` diagram nodes.
    """

    __slots__ = ("_counts", "_facts", "_forgotten", "_memo", "_products")

    def __init__(
        self, sizes: Sequence[int], most: int = 2_000_000, order: Iterable[int] | None = None
    ) -> None:
        super().__init__(sizes, most, order)
        self._forgotten: dict[int, tuple[int, dict[int, int]]] = {}
        self._memo: dict[tuple[str, int, int], int] = {}
        self._facts: dict[int, int] = {EMPTY: 0, FULL: 0}
        self._counts: dict[int, int] = {EMPTY: 0, FULL: 1}
        self._products = [1]
        for level in reversed(self._order):
            self._products.append(self._products[-1] * self.sizes[level])
        self._products.reverse()

    def forget(self, cases: int, levels: int) -> int:
        """Return the cases that agree with one of `cases` on every fact but those in `levels`."""
        if not levels or cases <= FULL:
            return cases
        known = self._forgotten.get(levels)
        if known is None:
            last = max(self._rank_of[level] for level in _bits(levels))
            known = self._forgotten[levels] = last, {}
        return self._forget(cases, levels, *known)

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
        """Return one case: fact by fact, as they are numbered, the lowest value possible.

        Raises: ValueError for the empty set.
        """
        if cases == EMPTY:
            raise ValueError("the empty set has no first case")
        chosen, below = [0] * len(self.sizes), 0
        while cases > FULL:
            at, children = self.nodes[cases]
            if children.count(EMPTY) == len(children) - 1:
                chosen[at] = next(value for value, child in enumerate(children) if child)
                cases = children[chosen[at]]
                continue
            level = next(_bits(self.facts(cases) >> below)) + below
            chosen[level] = self.values(cases, level)[0]
            cases = self.both(cases, self.having(level, (chosen[level],)))
            below = level + 1
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
