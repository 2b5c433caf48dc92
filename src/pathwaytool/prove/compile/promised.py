"""A promise made ready for the proof: what it names as masks of works, its condition as a set."""

from collections.abc import Collection

from pathwaytool.dataclass import dataclass
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.promise import Claim, Happening, Promise, Sort
from pathwaytool.prove.compile.conditions import cases_where
from pathwaytool.prove.compile.flow import Flow, bits, mask_of, union_of
from pathwaytool.prove.compile.pathway import Broken
from pathwaytool.prove.compile.values import FULL


@dataclass(frozen=True, slots=True)
class Thing:
    """What can happen: single `steps`, and `groups` of steps that count as one, as masks; ends.

    `leading` are the works that have a way to one of the ends.
    """

    steps: int = 0
    groups: tuple[int, ...] = ()
    ends: frozenset[str] = frozenset()
    leading: int = 0

    @property
    def works(self) -> int:
        """Return the mask of all its steps."""
        return self.steps | union_of(self.groups)


@dataclass(frozen=True, slots=True)
class Telling:
    """How those who are to be told, or are not to be, get a document.

    `makers` are the works that give it; of `givers`, `readers` and `needers` the told are
    accountable (who needs it reads it); all as masks. `handed` are the ways by which it is handed
    to them, as work and number. `is_there`: it exists from the start.
    """

    makers: int
    givers: int
    readers: int
    needers: int
    handed: frozenset[tuple[int, int]]
    is_there: bool

    @property
    def works(self) -> int:
        """Return the works at which, or by whose ways, they get it, as a mask."""
        return self.givers | self.readers | mask_of(index for index, _ in self.handed)


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise, compiled. `when` is the set of cases in which it is asked for.

    `deciders` is the mask of the works that decide a fact that `when` reads, `coming` that of the
    events that lead to what can begin at any time, `open` that of the works while which they come.
    """

    id: str
    claim: Claim
    when: int
    deciders: int
    happens: Thing
    other: Thing
    times: int
    telling: Telling | None
    coming: int = 0
    open: int = 0

    @property
    def is_after(self) -> bool:
        """Tell whether it is asked for when something else has finished."""
        return self.claim in {Claim.THEN, Claim.TOLD} and self.other != Thing()

    @property
    def is_told_before(self) -> bool:
        """Tell whether somebody is to be told before something begins."""
        return self.claim == Claim.TOLD and self.happens != Thing()


def promised_of(promise: Promise, pathway: Pathway, library: Library, flow: Flow) -> Promised:
    """Return `promise` compiled. Raises: Broken, where it names what is not there."""
    try:
        when = FULL if promise.when is None else cases_where(flow, promise.when)
        happens = thing_of(promise.happens, pathway, flow)
        coming = _coming(happens, flow) if promise.claim == Claim.CAN_BEGIN else 0
        facts = flow.sets.facts(when)
        return Promised(
            id=promise.id,
            claim=promise.claim,
            when=when,
            deciders=mask_of(work.index for work in flow.works if work.decides & facts),
            happens=happens,
            other=thing_of(promise.other, pathway, flow),
            times=promise.at_most.times if promise.at_most else 0,
            telling=_telling(promise, pathway, library, flow),
            coming=coming,
            open=union_of(flow.works[event].during for event in bits(coming)),
        )
    except (KeyError, IndexError) as error:
        raise Broken from error


def thing_of(happening: Happening, pathway: Pathway, flow: Flow) -> Thing:
    """Return what can happen, compiled. Raises: KeyError for what is not there."""
    steps, groups, ends = 0, [], set()
    for one in {(one.sort, one.id): one for one in happening}.values():
        if one.sort != Sort.STEP:
            groups.append(_group(flow, one.sort, one.id))
        elif one.id in pathway.steps:
            steps |= 1 << next(at.index for at in flow.works if at.step and at.name == one.id)
        else:
            ends.add(pathway.ends[one.id].id)
    leading = 0
    if ends:
        works = (one for one in flow.works if any(way.target in ends for way in one.ways))
        leading = mask_of(work.index for work in works)
    return Thing(steps, tuple(groups), frozenset(ends), leading)


def _coming(thing: Thing, flow: Flow) -> int:
    """Return the events that lead to `thing`, as a mask."""
    leading = thing.works
    return mask_of(
        event
        for event in bits(flow.events)
        for way in flow.works[event].ways
        if (leading >> way.to & 1 if way.to >= 0 else way.target in thing.ends)
    )


def _group(flow: Flow, sort: Sort, id_: str) -> int:
    return mask_of(
        work.index for work in flow.works if work.step and _belongs(work.step, sort, id_)
    )


def _belongs(step: Step, sort: Sort, id_: str) -> bool:
    match sort:
        case Sort.PHASE:
            return step.phase == id_
        case Sort.SECTOR:
            return step.sector == id_
        case _:
            return step.accountable == id_


def _telling(promise: Promise, pathway: Pathway, library: Library, flow: Flow) -> Telling | None:
    told = promise.telling
    if told is None:
        return None
    document = told.document
    steps = [(work.index, work.step) for work in flow.works if work.step]
    theirs = [
        (index, step)
        for index, step in steps
        if any(_belongs(step, one.sort, one.id) for one in told.to)
    ]
    actors = _actors(told.to, library)
    handed = {
        (index, number)
        for index, step in steps
        for number, way in enumerate(step.transitions)
        if way.handoff
        and document in way.handoff.documents
        and _receives(way.handoff.receiver, way.to, pathway, told.to, actors)
    }
    return Telling(
        makers=mask_of(index for index, step in steps if document in step.gives),
        givers=mask_of(index for index, step in theirs if document in step.gives),
        readers=mask_of(index for index, step in theirs if document in (*step.needs, *step.uses)),
        needers=mask_of(index for index, step in theirs if document in step.needs),
        handed=frozenset(handed),
        is_there=document in pathway.external_documents,
    )


def _actors(to: Happening, library: Library) -> Collection[str]:
    """Return the actors that are named, or that belong to a sector that is."""
    named = {one.id for one in to if one.sort == Sort.ACTOR}
    sectors = {one.id for one in to if one.sort == Sort.SECTOR}
    if sectors:
        named |= {actor.id for actor in library.actors.values() if actor.sector in sectors}
    return named


def _receives(
    receiver: str | None, target: str, pathway: Pathway, to: Happening, actors: Collection[str]
) -> bool:
    """Tell whether a hand-off is to one of `to`: its receiver, else who takes over."""
    if receiver is not None:
        return receiver in actors
    step = pathway.steps.get(target)
    if step is not None:
        return any(_belongs(step, one.sort, one.id) for one in to)
    end = pathway.ends[target]
    sectors = {one.id for one in to if one.sort == Sort.SECTOR}
    return end.accountable in actors or end.sector in sectors


def works_leading(flow: Flow, thing: Thing | Telling) -> int:
    """Return the works at which, or by whose ways, `thing` happens or is told."""
    return thing.works | (thing.leading if isinstance(thing, Thing) else 0)


def ahead_of(flow: Flow, works: int) -> int:
    """Return `works` and all that lies ahead of them, as a mask."""
    return works | union_of(flow.reach.works[at] for at in bits(works))
