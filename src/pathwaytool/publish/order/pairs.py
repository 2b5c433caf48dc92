"""Which sectors hand over to each other in a pathway."""

from pathwaytool.dataclass import dataclass
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step, Transition


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sectors, in the order of the library, and what goes between them.

    `there` goes from `one` to `other`, `back` the other way. `shared` are the steps in which both
    take part. A sector may hand over to itself, which is only `there`.
    """

    one: str
    other: str
    there: tuple[Transition, ...]
    back: tuple[Transition, ...]
    shared: tuple[Step, ...]

    @property
    def handoffs(self) -> tuple[Transition, ...]:
        """Return what goes either way."""
        return (*self.there, *self.back)


def pairs_of(pathway: Pathway, library: Library) -> list[Pair]:
    """Return the pairs of known sectors that hand over, in the order of the library."""
    found: dict[tuple[str, str], list[Transition]] = {}
    for step in pathway.steps.values():
        for one in step.transitions:
            target = pathway.steps.get(one.to) or pathway.ends.get(one.to)
            if one.handoff and target and target.sector:
                found.setdefault((step.sector, target.sector), []).append(one)
    order = list(library.sectors)
    return [
        Pair(
            one,
            other,
            tuple(found.get((one, other), ())),
            tuple(found.get((other, one), ())) if other != one else (),
            _shared(pathway, library, one, other),
        )
        for number, one in enumerate(order)
        for other in order[number:]
        if (one, other) in found or (other, one) in found
    ]


def _shared(pathway: Pathway, library: Library, one: str, other: str) -> tuple[Step, ...]:
    return tuple(
        step
        for step in pathway.steps.values()
        if one != other and {one, other} <= _sectors_in(step, library)
    )


def _sectors_in(step: Step, library: Library) -> set[str]:
    acting = (library.actors.get(id_) for id_ in (step.accountable, *step.contributors))
    return {actor.sector for actor in acting if actor}
