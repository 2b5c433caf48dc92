"""What nobody can avoid, conditions counted: asked of the proof, for every young person."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Value
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.promise import Named, Promise, Sort
from pathwaytool.prove import Verdict, prove
from pathwaytool.prove.compile.pathway import Broken
from pathwaytool.prove.follow.walk import walk
from pathwaytool.prove.follow.way import ImpossibleCaseError
from pathwaytool.prove.proof import PromiseVerdict

MOST_FOLLOWED = 24
"""How many young people are followed before the proof is asked."""

MOST_ASKED = 40
"""Of how many steps and sectors the proof is asked at most; each costs a search."""


@dataclass(frozen=True, slots=True)
class Unavoidable:
    """What happens in every run of every case that ends, in the order of the file.

    `steps` and `sectors` are ids. Nothing is said where the pathway is not proved: `is_proved`.
    """

    steps: tuple[str, ...]
    sectors: tuple[str, ...]
    is_proved: bool


class Everybody:
    """What everybody comes to in each pathway of a library, worked out when asked for, and once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._known: dict[str, Unavoidable] = {}

    def comes_to(self, pathway: Pathway) -> Unavoidable:
        """Return what everybody comes to in a pathway of the library."""
        if pathway.id not in self._known:
            self._known[pathway.id] = unavoidable_of(pathway, self.library)
        return self._known[pathway.id]


def unavoidable_of(pathway: Pathway, library: Library) -> Unavoidable:
    """Return what everybody comes to.

    First some young people are followed: what one of them ends without is avoided. Of what is left
    the proof is asked.
    """
    plain = replace(pathway, promises={}, cases={})
    steps, sectors = _left(plain, library)
    asked = {**_asked(Sort.STEP, steps, pathway), **_asked(Sort.SECTOR, sectors, pathway)}
    if len(asked) > MOST_ASKED:
        return Unavoidable((), (), is_proved=False)
    proof = prove(replace(plain, promises=asked), library)
    if any(one.kind != "promise-broken" for one in proof.failures):
        return Unavoidable((), (), is_proved=False)
    kept = {one.id for one in proof.promises if one.verdict == PromiseVerdict.KEPT}
    return Unavoidable(
        tuple(id_ for id_ in steps if _name(Sort.STEP, id_) in kept),
        tuple(id_ for id_ in sectors if _name(Sort.SECTOR, id_) in kept),
        is_proved=proof.verdict != Verdict.NOT_PROVED,
    )


def _left(pathway: Pathway, library: Library) -> tuple[list[str], list[str]]:
    """Return the steps and the sectors that everybody comes to who is followed."""
    sector = {step.id: step.sector for step in pathway.steps.values()}
    steps, sectors = list(sector), list(dict.fromkeys(sector.values()))
    for facts in islice(_people(pathway), MOST_FOLLOWED):
        if not steps and not sectors:
            break
        try:
            found = walk(pathway, library, facts)
        except (ImpossibleCaseError, Broken):
            continue
        if found.complete:
            met = {passage.step for passage in found.passages}
            steps = [id_ for id_ in steps if id_ in met]
            sectors = [id_ for id_ in sectors if id_ in {sector[step] for step in met}]
    return steps, sectors


def _people(pathway: Pathway) -> Iterator[dict[str, Value]]:
    """Yield what to know of the young people to follow: each answer to each question once."""
    yield {}
    for fact in pathway.facts.values():
        for value in fact.domain:
            yield {fact.id: value}


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
        can_begin=None,
        at_most=None,
        within=None,
        told=None,
        not_told=None,
        legal=(),
        cites=(),
        confidence=Confidence.PROPOSED,
        note=None,
    )
