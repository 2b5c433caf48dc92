"""What nobody can avoid, conditions counted: asked of the proof, for every young person."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pathwaytool.model.confidence import Confidence
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.promise import Named, Promise, Sort
from pathwaytool.prove import Verdict, prove
from pathwaytool.prove.proof import Kept


@dataclass(frozen=True, slots=True)
class Unavoidable:
    """What happens in every run of every case that ends, in the order of the file.

    `steps` and `sectors` are ids. Nothing is said where the pathway is not proved: `is_proved`.
    """

    steps: tuple[str, ...]
    sectors: tuple[str, ...]
    is_proved: bool


def unavoidable_of(pathway: Pathway, library: Library) -> Unavoidable:
    """Return what everybody comes to. Cost: about that of a second proof of the pathway."""
    steps = list(pathway.steps)
    sectors = list(dict.fromkeys(step.sector for step in pathway.steps.values()))
    asked = {
        **_asked(Sort.STEP, steps, pathway),
        **_asked(Sort.SECTOR, sectors, pathway),
    }
    proof = prove(replace(pathway, promises=asked, cases={}), library)
    if any(one.kind != "promise-broken" for one in proof.failures):
        return Unavoidable((), (), is_proved=False)
    kept = {one.id for one in proof.promises if one.verdict == Kept.KEPT}
    return Unavoidable(
        tuple(id_ for id_ in steps if _name(Sort.STEP, id_) in kept),
        tuple(id_ for id_ in sectors if _name(Sort.SECTOR, id_) in kept),
        is_proved=proof.verdict != Verdict.NOT_PROVED,
    )


def _asked(sort: Sort, ids: Iterable[str], pathway: Pathway) -> dict[str, Promise]:
    return {_name(sort, id_): _reaches(sort, id_, pathway) for id_ in ids}


def _name(sort: Sort, id_: str) -> str:
    return f"{sort.value} {id_}"


def _reaches(sort: Sort, id_: str, pathway: Pathway) -> Promise:
    return Promise(
        id=_name(sort, id_),
        place=pathway.place,
        title=pathway.title,
        when=None,
        reaches=(Named(sort, id_, pathway.place),),
        can_reach=(),
        never=(),
        then=(),
        after=(),
        only_after=None,
        never_together=(),
        at_most=None,
        within=None,
        told=None,
        not_told=None,
        legal=(),
        cites=(),
        confidence=Confidence.PROPOSED,
        note=None,
    )
