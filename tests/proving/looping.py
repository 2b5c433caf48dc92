"""Small pathways at random with many ways back: loops that share a step, joins beside loops."""

from dataclasses import replace

from pathwaytool.model.condition import Condition, Is
from pathwaytool.model.control import Loop
from pathwaytool.model.pathway import Fact, FactKind, Guard, Pathway, Split, Step, Transition
from pathwaytool.model.position import Place
from tests.proving.generator import SOURCE, Maker, text


def looping_pathway_of(seed: int) -> Pathway:
    """Return the pathway of a seed: the same every time."""
    return _Looping(seed).pathway()


class _Looping(Maker):
    """Every step that chooses decides its own fact, so that any round may be the last."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.backs = self.random.sample(self.names, self.random.randint(1, min(2, self.count)))
        self.sides = self.random.random() < 0.7

    def _count(self) -> int:
        return self.random.randint(3, 7)

    def _facts(self) -> dict[str, Fact]:
        domain = ("a", "b", "c")
        return {
            f"g{at}": self._fact(f"g{at}", FactKind.CHOICE, domain, (name,))
            for at, name in enumerate(self.names)
            if self.chance(0.6)
        }

    def _step(self, at: int) -> Step:
        return replace(super()._step(at), needs=(), lead=None, ages=None)

    def _target(self, at: int) -> str:
        later = self.names[at + 1 :]
        return self.random.choice([*later[:2], *later[:3], "e1"])

    def _transitions(self, at: int) -> tuple[Split, tuple[Transition, ...]]:
        if f"g{at}" not in self.facts:
            return self._plain(at)
        kind = Split.ONE if self.chance(0.8) else Split.EACH
        values = ["a", "b"] if self.chance(0.6) else ["a"]
        ways = [
            self._branch(at, n, Guard.WHEN, Is(f"g{at}", (value,)))
            for n, value in enumerate(values)
        ]
        return kind, (*ways, self._branch(at, len(values), Guard.OTHERWISE, None))

    def _plain(self, at: int) -> tuple[Split, tuple[Transition, ...]]:
        if self.sides and self.chance(0.6):
            return Split.ALL, tuple(self._way(at, n, Guard.PLAIN, None) for n in range(2))
        return Split.THEN, (self._way(at, 0, Guard.PLAIN, None),)

    def _branch(self, at: int, number: int, guard: Guard, when: Condition | None) -> Transition:
        way = self._way(at, number, guard, when)
        backs = [name for name in self.backs if self.names.index(name) <= at]
        if not backs or not self.chance(0.4):
            return way
        loop = f"l{at}"
        rounds = self.random.choice([None, None, 1])
        self.loops.setdefault(loop, Loop(loop, Place(SOURCE, ("loops", loop)), text("l"), rounds))
        return replace(way, to=self.random.choice(backs), loop=loop)

    def _way(self, at: int, number: int, guard: Guard, when: Condition | None) -> Transition:
        name = self.names[at]
        place = Place(SOURCE, ("steps", name, "next", number))
        return Transition(place, name, self._target(at), guard, when, None, None, None)
