"""Events at random, put into small pathways: what may come at any time."""

from dataclasses import replace
from random import Random

from pathwaytool.model.condition import Value
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.control import Event, Stops
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Place
from pathwaytool.model.time import During
from tests.proving.generator import SOURCE, text


def with_events(pathway: Pathway, seed: int) -> Pathway:
    """Return `pathway` with one or two events, the same every time."""
    random = Random(f"events {seed}")
    names = ["v1", "v2"][: random.choice([1, 1, 2])]
    return replace(pathway, events={name: _event(name, pathway, random) for name in names})


def _event(name: str, pathway: Pathway, random: Random) -> Event:
    steps = list(pathway.steps)
    place = Place(SOURCE, ("events", name))
    during = _some(steps, random, 0.7), ("p1",) if random.random() < 0.3 else ()
    stops = None
    if random.random() < 0.6:
        phases = tuple(one for one in ("p1", "p2") if random.random() < 0.3)
        stops = Stops(place, _some(steps, random, 0.6), phases)
    return Event(
        name,
        place,
        text(name),
        During(place, *during),
        _decided(pathway, random),
        stops,
        random.choice(["e1", "e2", *steps, *steps[-1:], *steps[-1:]]),
        (),
        (),
        None,
        Confidence.PROPOSED,
    )


def _some(steps: list[str], random: Random, share: float) -> tuple[str, ...]:
    most = random.randint(1, len(steps))
    return tuple(random.sample(steps, most)) if random.random() < share else ()


def _decided(pathway: Pathway, random: Random) -> dict[str, tuple[Value, ...]]:
    decided: dict[str, tuple[Value, ...]] = {}
    for fact in pathway.facts.values():
        if fact.decided_by and random.random() < 0.4:
            most = random.randint(1, len(fact.domain))
            decided[fact.id] = tuple(random.sample(list(fact.domain), most))
    return decided
