"""Promises of every kind at random, for pathways made at random."""

from dataclasses import replace
from random import Random
from types import SimpleNamespace

from pathwaytool.model.condition import Condition, Every, Is, Not, Some
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.model.position import Place
from pathwaytool.model.promise import (
    AtMost,
    CanBegin,
    Claim,
    Happening,
    Informed,
    Named,
    OnlyAfter,
    Promise,
    Sort,
)
from tests.proving.generator import DOCUMENTS, SOURCE, pathway_of, text

LIBRARY = SimpleNamespace(
    pathways={},
    actors={
        "actor": SimpleNamespace(id="actor", sector="s"),
        "boss": SimpleNamespace(id="boss", sector="t"),
    },
)
"""A library with the actors that the pathways name."""

SAID_APART = {Claim.WITHIN, Claim.NOT_TOLD, Claim.CAN_BEGIN}
"""Claims that need something else: times, a prohibition, events."""

CLAIMS = [claim for claim in Claim if claim not in SAID_APART]


def promising(seed: int, count: int = 4) -> Pathway:
    """Return the pathway of a seed with promises, its steps spread over sectors and actors."""
    return with_promises(pathway_of(seed), seed, count)


def with_promises(pathway: Pathway, seed: int, count: int = 4) -> Pathway:
    """Return `pathway` with promises, the same every time, its steps spread over sectors."""
    random = Random(f"promises {seed}")
    steps = {id_: _spread(step, random) for id_, step in pathway.steps.items()}
    pathway = replace(pathway, steps=steps)
    promises = [_promise(f"p{at}", pathway, random) for at in range(count)]
    return replace(pathway, promises={one.id: one for one in promises})


def at_any_time(pathway: Pathway, seed: int) -> Pathway:
    """Return `pathway`, which has events, with one promise more: what can begin at any time."""
    random = Random(f"coming {seed}")
    led_to = [Named(Sort.STEP, one.to, Place(SOURCE)) for one in pathway.events.values()]
    happens = random.choice([*((one,) for one in led_to), _happening(pathway, random)])
    during = _happening(pathway, random, ends=False)
    bare = _promise("p0", pathway, random)
    place = Place(SOURCE, ("promises", "coming"))
    claim = CanBegin(happens, during)
    one = replace(CLEAR, id="coming", place=place, when=bare.when, can_begin=claim)
    return replace(pathway, promises={**pathway.promises, one.id: one})


def _spread(step: Step, random: Random) -> Step:
    return replace(
        step,
        sector=random.choice("st"),
        accountable=random.choice(["actor", "boss"]),
        uses=tuple(one for one in DOCUMENTS if random.random() < 0.15),
        transitions=tuple(_handed(one, random) for one in step.transitions),
    )


def _handed(way: Transition, random: Random) -> Transition:
    if way.handoff is None:
        return way
    receiver = random.choice([None, "actor", "boss"])
    return replace(way, handoff=replace(way.handoff, receiver=receiver))


def _promise(id_: str, pathway: Pathway, random: Random) -> Promise:
    claim: Claim = random.choice(CLAIMS)
    if claim == Claim.TOLD and Random(str(random.getstate())).random() < 0.5:
        claim = Claim.NOT_TOLD
    bare = replace(
        CLEAR,
        id=id_,
        place=Place(SOURCE, ("promises", id_)),
        title=text(id_),
        when=_condition(pathway, random) if random.random() < 0.6 else None,
    )
    return _claiming(bare, claim, pathway, random)


CLEAR = Promise(
    id="p",
    place=Place(SOURCE, ("promises", "p0")),
    title=text("p"),
    when=None,
    reaches=(),
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
"""A promise that claims nothing."""


def _claiming(bare: Promise, claim: Claim, pathway: Pathway, random: Random) -> Promise:
    one = _happening(pathway, random)
    match claim:
        case Claim.REACHES:
            return replace(bare, reaches=one)
        case Claim.CAN_REACH:
            return replace(bare, can_reach=one)
        case Claim.NEVER:
            return replace(bare, never=one)
        case Claim.THEN:
            after = _happening(pathway, random)
            return replace(
                bare, then=one, after=() if bare.when and random.random() < 0.5 else after
            )
        case Claim.ONLY_AFTER:
            return replace(bare, only_after=OnlyAfter(one, _happening(pathway, random)))
        case Claim.NEVER_TOGETHER:
            pair = (_happening(pathway, random, ends=False) for _ in range(2))
            return replace(bare, never_together=tuple(pair))
        case Claim.AT_MOST:
            return replace(bare, at_most=AtMost(one, random.randint(1, 2)))
        case _:
            return _telling(bare, claim, pathway, random)


def _telling(bare: Promise, claim: Claim, pathway: Pathway, random: Random) -> Promise:
    to = random.choice([Sort.ACTOR, Sort.SECTOR])
    named = tuple(_group(to, random) for _ in range(random.choice([1, 1, 2])))
    telling = Informed(named, random.choice(["d0", *DOCUMENTS]))
    if claim == Claim.NOT_TOLD:
        return replace(bare, not_told=telling)
    # Of a seed of its own, so that the pathways and the other promises stay the same.
    own = Random(str(random.getstate()))
    before = _happening(pathway, own) if own.random() < 0.5 else ()
    after = _happening(pathway, own) if own.random() < 0.4 else ()
    return replace(bare, told=replace(telling, before=before, after=after))


def _happening(pathway: Pathway, random: Random, *, ends: bool = True) -> Happening:
    size = random.choice([1, 1, 1, 2])
    return tuple(_named(pathway, random, ends) for _ in range(size))


def _named(pathway: Pathway, random: Random, ends: bool) -> Named:
    if random.random() < 0.3:
        return _group(random.choice([Sort.PHASE, Sort.SECTOR, Sort.ACTOR]), random)
    names = [*pathway.steps, *(pathway.ends if ends else ())]
    return Named(Sort.STEP, random.choice(names), Place(SOURCE))


def _group(sort: Sort, random: Random) -> Named:
    names = {Sort.PHASE: ["p1", "p2"], Sort.SECTOR: ["s", "t"], Sort.ACTOR: ["actor", "boss"]}
    return Named(sort, random.choice(names[sort]), Place(SOURCE))


def _condition(pathway: Pathway, random: Random) -> Condition | None:
    if not pathway.facts:
        return None
    fact = random.choice(list(pathway.facts.values()))
    size = random.randint(1, max(1, len(fact.domain) - 1))
    condition: Condition = Is(fact.id, tuple(sorted(random.sample(list(fact.domain), size))))
    if random.random() < 0.15:
        condition = Not(condition)
    if random.random() < 0.25:
        other = _condition(pathway, random)
        assert other is not None
        both = (condition, other)
        condition = Every(both) if random.random() < 0.5 else Some(both)
    return condition
