"""Single cases at random: pathways with all that a case can meet, what is asked, what comes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile.flow import Flow, bits
from pathwaytool.prove.compile.pathway import compile_pathway, room_for
from pathwaytool.prove.compile.promised import Promised
from pathwaytool.prove.follow.faring import promised_in
from pathwaytool.prove.follow.way import Asked, Comes
from tests.proving.generator import pathway_of
from tests.proving.happening import with_events
from tests.proving.looping import looping_pathway_of
from tests.proving.promising import at_any_time, with_promises
from tests.proving.timed import timed_pathway


def made(seed: int) -> Pathway:
    """Return the pathway of a seed: of every fourth, of one kind."""
    kind, number = seed % 4, seed // 4
    make = pathway_of if kind in (0, 2) else looping_pathway_of
    plain = make(number) if kind < 2 else timed_pathway(number, make=make)
    return at_any_time(with_promises(with_events(_with_demands(plain, seed), seed), seed), seed)


def _with_demands(pathway: Pathway, seed: int) -> Pathway:
    """Return `pathway` with more steps that name who leads and whom they are for."""
    random = Random(f"demands {seed}")
    steps = {
        id_: replace(
            step,
            lead=random.choice(["x", "y", step.lead, step.lead]),
            ages=(15, 16) if random.random() < 0.1 else step.ages,
        )
        for id_, step in pathway.steps.items()
    }
    return replace(pathway, steps=steps)


@dataclass(frozen=True, slots=True)
class Followed:
    """A pathway compiled as a walk compiles it, and the cases that are followed through it."""

    flow: Flow
    promised: tuple[Promised, ...]
    cases: tuple[tuple[Asked, Comes], ...]


def followed_in(pathway: Pathway, library: Library, name: str, count: int) -> Followed:
    """Return a pathway with so many cases at random."""
    with room_for(pathway):
        flow = compile_pathway(pathway, {})
    random = Random(name)
    cases = tuple((asked, coming(flow, random)) for asked in cases_of(pathway, random, count))
    return Followed(flow, promised_in(pathway, library, flow), cases)


def coming(flow: Flow, random: Random) -> Comes:
    """Return some of the events, each with a step while which it may come."""
    during = {flow.works[at].name: list(bits(flow.works[at].during)) for at in bits(flow.events)}
    return {
        event: flow.works[random.choice(steps)].name
        for event, steps in during.items()
        if steps and random.random() < 0.6
    }


def cases_of(pathway: Pathway, random: Random, count: int) -> Iterator[Asked]:
    """Yield some cases at random: few facts or many, some with answers for several times."""
    for _ in range(count):
        share = random.choice((0.3, 0.7, 1))
        asked: dict[str, str | tuple[str, ...]] = {}
        for fact in pathway.facts.values():
            if random.random() < share:
                domain = [str(one) for one in fact.domain]
                times = random.randint(1, 3) if fact.decided_by and random.random() < 0.4 else 1
                answers = tuple(random.choice(domain) for _ in range(times))
                asked[fact.id] = answers if times > 1 else answers[0]
        yield asked
