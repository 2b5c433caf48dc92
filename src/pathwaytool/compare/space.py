"""The cases of two versions together, so that sets of the one can be held against the other's."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from pathwaytool.model.condition import Condition, Every, Is, Not, Some, Value
from pathwaytool.model.pathway import Fact, Pathway
from pathwaytool.prove.compile.flow import bits, mask_of
from pathwaytool.prove.compile.order import Levels, order_of
from pathwaytool.prove.compile.values import EMPTY, FULL, CaseSets
from pathwaytool.prove.proof import Facts

MOST_NODES = 300_000
"""How large the diagrams of one comparison may grow, of about 200 bytes each."""

FEW_FACTS = 2
"""Up to so many facts, the fewest that make the difference are found by trying them all."""


class Space:
    """All facts of two versions. The newer version's come first; both must use the same ids.

    A combination of the facts that are known from the start in either version is a case of both.
    `moved` are those that are known from the start in one and decided in the other.
    """

    def __init__(self, before: Pathway, after: Pathway) -> None:
        self.facts = tuple(dict.fromkeys((*after.facts, *before.facts)))
        self.level = {id_: at for at, id_ in enumerate(self.facts)}
        self.domains = tuple(
            _values(before.facts.get(id_), after.facts.get(id_)) for id_ in self.facts
        )
        order = order_of(after, Levels(self.level, {}, {}))
        self.sets = CaseSets([len(one) for one in self.domains], MOST_NODES, order)
        starts = [self.at_start(pathway) for pathway in (before, after)]
        mades = [self.made(pathway) for pathway in (before, after)]
        self.known = starts[0] | starts[1]
        self.moved = (starts[0] & mades[1]) | (starts[1] & mades[0])
        self.open = self.all & ~self.known

    @property
    def all(self) -> int:
        """Return the mask of all facts."""
        return (1 << len(self.facts)) - 1

    def at_start(self, pathway: Pathway) -> int:
        """Return the facts that a version knows from the start, as a mask."""
        return mask_of(self.level[one.id] for one in pathway.facts.values() if not one.decided_by)

    def made(self, pathway: Pathway) -> int:
        """Return the facts that steps of a version decide, as a mask."""
        return mask_of(self.level[one.id] for one in pathway.facts.values() if one.decided_by)

    def having(self, fact: str, values: Iterable[Value]) -> int:
        """Return the combinations in which a fact has one of these values."""
        if fact not in self.level:
            return EMPTY
        level, wanted = self.level[fact], set(values)
        places = (at for at, value in enumerate(self.domains[level]) if value in wanted)
        return self.sets.having(level, places)

    def where(self, condition: Condition | None) -> int:
        """Return the combinations in which a condition holds; None holds in all."""
        match condition:
            case None:
                return FULL
            case Is(fact, values):
                return self.having(fact, values)
            case Every(parts):
                found = FULL
                for part in parts:
                    found = self.sets.both(found, self.where(part))
                return found
            case Some(parts):
                return self.sets.union(map(self.where, parts))
            case Not(part):
                return self.sets.complement(self.where(part))

    def apart(self, left: int, right: int) -> int:
        """Return what is in just one of two sets."""
        sets = self.sets
        return sets.either(sets.without(left, right), sets.without(right, left))

    def count(self, cases: int) -> int:
        """Return how many cases there are in a set that reads only facts known from the start."""
        total = 1
        for level in bits(self.open):
            total *= len(self.domains[level])
        return self.sets.count(cases) // total

    def box(self, cases: int, universe: int) -> list[tuple[int, tuple[int, ...]]]:
        """Return what all of `cases` have in common: facts with fewer values than `universe`."""
        found = []
        for level in bits(self.known):
            values = self.sets.values(cases, level)
            if values != self.sets.values(universe, level):
                found.append((level, values))
        return found

    def shortest(self, cases: int, universe: int) -> Facts:
        """Return few facts such that they alone put anybody of `universe` among `cases`.

        The fewest, where a few are enough; else facts are left out one by one while that holds.
        """
        sets = self.sets
        if cases == EMPTY:
            return ()
        within = sets.either(cases, sets.complement(universe))
        read = list(bits(sets.facts(within) & self.known))
        for chosen in _few(read):
            sure = sets.always(within, mask_of(set(read) - set(chosen)))
            if found := self._first(sets.both(sure, cases), chosen):
                return found
        left = within
        for level in reversed(read):
            less = sets.always(left, 1 << level)
            if sets.both(less, cases) != EMPTY:
                left = less
        return self._first(sets.both(left, cases), tuple(bits(sets.facts(left)))) or ()

    def _first(self, cases: int, levels: tuple[int, ...]) -> Facts | None:
        if cases == EMPTY:
            return None
        values = self.sets.first(cases)
        return tuple((self.facts[at], self.domains[at][values[at]]) for at in levels)


def _few(levels: list[int]) -> Iterator[tuple[int, ...]]:
    """Yield the choices of few facts, fewest first, in the order of the file."""
    for size in range(FEW_FACTS + 1):
        yield from combinations(levels, size)


def _values(before: Fact | None, after: Fact | None) -> tuple[Value, ...]:
    """Return all values that a fact has in either version, at least one."""
    each = [*(after.domain if after else ()), *(before.domain if before else ())]
    return tuple(dict.fromkeys(each)) or ("",)
