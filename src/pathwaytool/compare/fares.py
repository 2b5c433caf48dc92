"""What the proofs of two versions say otherwise of limits, promises and waits."""

from collections.abc import Iterator, Mapping

from pathwaytool.compare.change import Fares, LimitFare, PromiseFare
from pathwaytool.compare.named import limits_of, way_id, ways_of
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.position import Pointer
from pathwaytool.prove.proof import LimitTime, PromiseProof, Proof


def fares_of(
    before: tuple[Pathway, Proof | None] | None, after: tuple[Pathway, Proof | None] | None
) -> Fares:
    """Return what is proved otherwise. The older pathway has the ids of the newer."""
    proofs = [one[1] if one else None for one in (before, after)]
    limits = [_limits(*one) if one else {} for one in (before, after)]
    promises = [_promises(one) for one in proofs]
    waits = [one.times.usual.longest_wait if one else None for one in proofs]
    is_both = all(proofs)
    return Fares(
        (_verdict(proofs[0]), _verdict(proofs[1])),
        tuple(_other_limits(*limits)) if is_both else (),
        tuple(_other_promises(*promises)) if is_both else (),
        (waits[0], waits[1]) if is_both else (None, None),
    )


def _verdict(proof: Proof | None) -> str | None:
    return proof.verdict.value if proof else None


def _limits(pathway: Pathway, proof: Proof | None) -> dict[str, LimitTime]:
    """Return how each limit fares, by what it is called."""
    names: dict[Pointer, str] = {}
    for step in pathway.steps.values():
        names.update(_names(step))
    found: dict[str, LimitTime] = {}
    for one in proof.times.limits if proof else ():
        if one.pointer in names:
            found.setdefault(names[one.pointer], one)
    return found


def _names(step: Step) -> Iterator[tuple[Pointer, str]]:
    for name, limit in limits_of(step):
        yield limit.place.pointer, name
    for way, transition in ways_of(step):
        if transition.handoff and transition.handoff.within:
            yield transition.handoff.within.place.pointer, way_id(way)


def _promises(proof: Proof | None) -> dict[str, PromiseProof]:
    return {one.id: one for one in proof.promises} if proof else {}


def _other_limits(
    before: Mapping[str, LimitTime], after: Mapping[str, LimitTime]
) -> Iterator[LimitFare]:
    for id_ in dict.fromkeys((*after, *before)):
        old, new = before.get(id_), after.get(id_)
        fare = LimitFare(
            id_,
            old.status if old else None,
            new.status if new else None,
            (old.allowed.longest if old else None, new.allowed.longest if new else None),
            (old.needed.longest if old else None, new.needed.longest if new else None),
        )
        pairs = ((fare.before, fare.after), fare.allowed, fare.needed)
        if any(one != other for one, other in pairs):
            yield fare


def _other_promises(
    before: Mapping[str, PromiseProof], after: Mapping[str, PromiseProof]
) -> Iterator[PromiseFare]:
    for id_ in dict.fromkeys((*after, *before)):
        old, new = before.get(id_), after.get(id_)
        fare = PromiseFare(
            id_,
            old.verdict.value if old else None,
            new.verdict.value if new else None,
            (old.cases if old else None, new.cases if new else None),
        )
        if fare.before != fare.after or fare.cases[0] != fare.cases[1]:
            yield fare
