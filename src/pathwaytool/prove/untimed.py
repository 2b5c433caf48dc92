"""What is proved of a pathway whatever its times are, taken from the proof of another.

How long steps take and what limits they have moves nothing: who comes where, what is missing, dead
or promised without a time is the same in two pathways that differ in nothing else. Most changes
of an edition are of that kind, and times are the quick part of a proof.
"""

from pathwaytool.dataclass import dataclass
from pathwaytool.prove.bound.written import KnownBounds
from pathwaytool.prove.explore.settling import Settled
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.parts.dead import Deadness
from pathwaytool.prove.proof import PromiseProof, Proof

OF_TIMES = (
    FaultKind.IMPOSSIBLE_LIMIT.value,
    FaultKind.LIMITS_CONFLICT.value,
    FaultKind.OUTGROWN.value,
)

TOLD_APART = (FaultKind.BROKEN_PROMISE.value, FaultKind.BROKEN_CASE.value)
"""Failures that stand in the proof of a promise or of an example case as well."""


@dataclass(frozen=True, slots=True)
class Alike:
    """What is known of pathways that differ in their times alone: the proof of one, and the bounds
    of all of them, to which each proof adds what it works out."""

    proof: Proof | None = None
    bounds: KnownBounds | None = None

    @property
    def lent(self) -> Proof | None:
        """Return the proof, if it came to its end, so that another can take from it."""
        return self.proof if self.proof and self.proof.reason is None else None

    def finish(self) -> None:
        """Add to the bounds what a proof has worked out. Raises: TooLarge."""
        if self.bounds is not None:
            self.bounds.finish()


def settled_in(proof: Proof, pairs: int) -> Settled:
    """Return what became of the suspects; `pairs` is how many pairs of positions there are."""
    others = (*OF_TIMES, *TOLD_APART)
    failures = tuple(one for one in proof.failures if one.kind not in others)
    return Settled(failures, proof.open, proof.situations - pairs)


def deadness_in(proof: Proof) -> Deadness:
    """Return what is dead, waits that nothing needs among it."""
    return Deadness(proof.dead, proof.unsettled, proof.begun, proof.outcomes)


def promises_in(proof: Proof) -> dict[str, PromiseProof]:
    """Return what is proved of each promise, by id: those of a time too, which nobody may use."""
    return {one.id: one for one in proof.promises}
