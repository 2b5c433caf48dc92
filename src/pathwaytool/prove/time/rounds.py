"""Ways back that may be taken a bounded number of times, as layers of the ways forward.

A walk that goes back is in the next layer. What has been taken so far is the layer: one number for
each bounded loop. Layers come in order, so that the longest walk to each work is found layer by
layer, as it is without loops.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from math import prod
from typing import NamedTuple

from pathwaytool.dataclass import dataclass
from pathwaytool.prove.compile.flow import Flow, Way

Layer = tuple[int, ...]

MOST_LAYERS = 200
"""How many layers are followed. Beyond that, loops share their rounds, and then it is estimated."""


class RoundWays(NamedTuple):
    """Ways back without a bound that a limit counts, by the work they leave.

    `times` is how often they are taken, all of them together.
    """

    backs: tuple[tuple[int, Way], ...]
    times: int


@dataclass(frozen=True, slots=True)
class Rounds:
    """The bounded ways back: the work they leave, and the number of their loop.

    `most` is how often each loop may be taken, as far as it is followed; `beyond` how many rounds
    are left over, that are only estimated.
    """

    backs: tuple[tuple[int, Way, int], ...]
    most: Layer
    beyond: int

    def layers(self) -> Iterator[Layer]:
        """Yield what may have been taken, each after all that it goes on from."""
        return product(*(range(most + 1) for most in self.most))

    @property
    def many(self) -> int:
        """Return how many layers there are."""
        return prod(most + 1 for most in self.most)

    def into(self, layer: Layer, index: int) -> Iterator[tuple[int, Way, Layer]]:
        """Yield the ways back to work `index` by which `layer` comes about, and the one before."""
        for before, way, loop in self.backs:
            if way.to == index and layer[loop]:
                yield before, way, (*layer[:loop], layer[loop] - 1, *layer[loop + 1 :])


def rounds_of(
    flow: Flow, backs: Iterable[tuple[int, Way]], others: RoundWays | None = None
) -> Rounds:
    """Return the rounds of these ways back, whose loops are bounded, and of `others`."""
    listed = [(before, way, way.counter) for before, way in backs if way.counter is not None]
    counters = sorted({counter for _, _, counter in listed})
    most = tuple(flow.sets.sizes[counter] - 1 for counter in counters)
    if prod(one + 1 for one in most) <= MOST_LAYERS:
        numbered = tuple((before, way, counters.index(at)) for before, way, at in listed)
        if others is None or not others.backs:
            return Rounds(numbered, most, 0)
        more = tuple((before, way, len(most)) for before, way in others.backs)
        layers = MOST_LAYERS // prod(one + 1 for one in most)
        return Rounds((*numbered, *more), (*most, max(1, min(others.times, layers - 1))), 0)
    # Loops that share their rounds allow more walks, not fewer: what is longest is not too short.
    followed = min(sum(most), MOST_LAYERS - 1)
    shared = tuple((before, way, 0) for before, way, _ in listed)
    if others is not None:
        shared += tuple((before, way, 0) for before, way in others.backs)
    return Rounds(shared, (followed,), sum(most) - followed)
