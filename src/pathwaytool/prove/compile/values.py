"""Sets of cases, exactly: shared decision diagrams over facts with finite domains.

A set is a number; equal sets have equal numbers. A diagram branches on one fact a level, in the
order of the pathway file, and leaves out facts that make no difference. That keeps the product of
all domains small: the whole universe is one number, and forgetting a fact is one operation.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

EMPTY = 0
FULL = 1


class TooLarge(Exception):
    """The diagrams have outgrown the limit that the caller set."""


class CaseSets:
    """The sets over some facts, fact by fact a level. `sizes` is how many values each fact has.

    Facts are meant by their level and values by their place in the domain, both from 0. Several
    facts are given as a bit mask of levels. Raises: TooLarge beyond `most` diagram nodes.
    """

    __slots__ = ("_counts", "_memo", "_most", "_unique", "nodes", "sizes")

    def __init__(self, sizes: Sequence[int], most: int = 2_000_000) -> None:
        self.sizes = tuple(sizes)
        self._most = most
        terminal = (len(self.sizes), ())
        self.nodes: list[tuple[int, tuple[int, ...]]] = [terminal, terminal]
        self._unique: dict[tuple[int, tuple[int, ...]], int] = {}
        self._memo: dict[tuple[str, int, int], int] = {}
        self._counts: dict[int, int] = {EMPTY: 0, FULL: 1}

    def having(self, level: int, values: Iterable[int]) -> int:
        """Return the cases in which the fact at `level` has one of `values`."""
        wanted = set(values)
        return self._node(level, tuple(int(at in wanted) for at in range(self.sizes[level])))

    def both(self, left: int, right: int) -> int:
        """Return what is in both sets."""
        if right in {left, FULL}:
            return left
        if left == FULL:
            return right
        if EMPTY in {left, right}:
            return EMPTY
        return self._apply("&", min(left, right), max(left, right), self.both)

    def either(self, left: int, right: int) -> int:
        """Return what is in at least one of the sets."""
        if right in {left, EMPTY}:
            return left
        if left == EMPTY:
            return right
        if FULL in {left, right}:
            return FULL
        return self._apply("|", min(left, right), max(left, right), self.either)

    def without(self, left: int, right: int) -> int:
        """Return what is in `left` and not in `right`."""
        if left in (EMPTY, right) or right == FULL:
            return EMPTY
        if right == EMPTY:
            return left
        return self._apply("-", left, right, self.without)

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
        key = ("f", cases, levels)
        found = self._memo.get(key)
        if found is None:
            level, children = self.nodes[cases]
            if levels >> level == 0:
                found = cases
            elif levels >> level & 1:
                found = self.union(self.forget(child, levels) for child in children)
            else:
                found = self._node(level, tuple(self.forget(child, levels) for child in children))
            self._memo[key] = found
        return found

    def always(self, cases: int, levels: int) -> int:
        """Return the cases that are in `cases` whatever the facts in `levels` are."""
        return self.complement(self.forget(self.complement(cases), levels)) if levels else cases

    def all_of(self, levels: int) -> int:
        """Return the cases in which every fact in `levels` has its value 1."""
        key = ("1", levels, 0)
        found = self._memo.get(key)
        if found is None:
            found = FULL
            for level in range(levels.bit_length()):
                if levels >> level & 1:
                    found = self.both(found, self.having(level, (1,)))
            self._memo[key] = found
        return found

    def with_more(self, cases: int, levels: int) -> int:
        """Return `cases`, and those that differ only by a 1 in place of a 0 at some of `levels`."""
        if not levels or cases <= FULL:
            return cases
        key = ("m", cases, levels)
        found = self._memo.get(key)
        if found is None:
            level, children = self.nodes[cases]
            below = [self.with_more(child, levels) for child in children]
            if levels >> level & 1:
                below[1] = self.either(below[0], below[1])
            found = self._node(level, tuple(below))
            self._memo[key] = found
        return found

    def raised(self, cases: int, level: int) -> int:
        """Return `cases` with the value at `level` one higher; those at the highest stay there."""
        return self._shifted(cases, level, 1)

    def lowered(self, cases: int, level: int) -> int:
        """Return the cases that `raised` would bring into `cases`."""
        return self._shifted(cases, level, -1)

    def facts(self, cases: int) -> int:
        """Return the levels that `cases` depends on, as a bit mask."""
        if cases <= FULL:
            return 0
        key = ("s", cases, 0)
        found = self._memo.get(key)
        if found is None:
            level, children = self.nodes[cases]
            found = 1 << level
            for child in children:
                found |= self.facts(child)
            self._memo[key] = found
        return found

    def count(self, cases: int) -> int:
        """Return how many combinations of all facts are in `cases`."""
        level = self.nodes[cases][0]
        return self._counted(cases) * self._product(0, level)

    def first(self, cases: int) -> tuple[int, ...]:
        """Return one case: at every level the lowest value that is possible.

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
        for level in sorted(values, reverse=True):
            result = self.both(self.having(level, (values[level],)), result)
        return result

    def values(self, cases: int, level: int) -> tuple[int, ...]:
        """Return the values that the fact at `level` takes in `cases`, in order."""
        others = (1 << len(self.sizes)) - 1 & ~(1 << level)
        left = self.forget(cases, others)
        if left == EMPTY:
            return ()
        if left == FULL:
            return tuple(range(self.sizes[level]))
        return tuple(at for at, child in enumerate(self.nodes[left][1]) if child != EMPTY)

    def _apply(self, name: str, left: int, right: int, operation: Callable[[int, int], int]) -> int:
        key = (name, left, right)
        found = self._memo.get(key)
        if found is None:
            left_level, left_children = self.nodes[left]
            right_level, right_children = self.nodes[right]
            level = min(left_level, right_level)
            if left_level != level:
                left_children = (left,) * len(right_children)
            elif right_level != level:
                right_children = (right,) * len(left_children)
            found = self._node(level, tuple(map(operation, left_children, right_children)))
            if len(self._memo) > 4 * self._most:
                raise TooLarge
            self._memo[key] = found
        return found

    def _shifted(self, cases: int, level: int, by: int) -> int:
        at, children = self.nodes[cases]
        if cases == EMPTY:
            return EMPTY
        if at > level:
            at, children = level, (cases,) * self.sizes[level]
        elif at < level:
            return self._node(at, tuple(self._shifted(child, level, by) for child in children))
        if by < 0:
            return self._node(at, (*children[1:], children[-1]))
        return self._node(at, (EMPTY, *children[:-2], self.either(*children[-2:])))

    def _node(self, level: int, children: tuple[int, ...]) -> int:
        if children.count(children[0]) == len(children):
            return children[0]
        key = (level, children)
        found = self._unique.get(key)
        if found is None:
            found = len(self.nodes)
            if found >= self._most:
                raise TooLarge
            self.nodes.append(key)
            self._unique[key] = found
        return found

    def _counted(self, cases: int) -> int:
        found = self._counts.get(cases)
        if found is None:
            level, children = self.nodes[cases]
            found = sum(
                self._counted(child) * self._product(level + 1, self.nodes[child][0])
                for child in children
            )
            self._counts[cases] = found
        return found

    def _product(self, first: int, last: int) -> int:
        result = 1
        for size in self.sizes[first:last]:
            result *= size
        return result
