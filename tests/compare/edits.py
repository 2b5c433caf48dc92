"""Small edits of a pathway at random: of what it says, where it leads, and who meets it."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from pathwaytool.model.condition import Condition, Is, Not
from pathwaytool.model.control import Event, Start
from pathwaytool.model.pathway import Fact, Impossible, Pathway, Step, Waits
from pathwaytool.model.position import Place
from tests.proving.generator import SOURCE, pathway_of, text
from tests.proving.happening import with_events

Edit = Callable[[Pathway, Random], Pathway]


def pair_of(seed: int) -> tuple[Pathway, Pathway]:
    """Return a pathway and an edited version of it: the same every time."""
    random = Random(f"edit {seed}")
    before = after = pathway_of(seed)
    for _ in range(random.randint(1, 3)):
        after = random.choice(EDITS)(after, random)
    return before, after


def eventful_pair_of(seed: int) -> tuple[Pathway, Pathway]:
    """Return such a pair where something may come at any time, the same in both or not."""
    before, after = pair_of(seed)
    before = with_events(before, seed)
    is_same = all(one.to in {**after.steps, **after.ends} for one in before.events.values())
    if is_same and Random(f"same events {seed}").random() < 0.6:
        after = replace(after, events=before.events)
    else:
        after = with_events(after, seed + 1)
    events = {id_: _possible(one, after) for id_, one in after.events.items()}
    return before, replace(after, events=events)


def _possible(event: Event, pathway: Pathway) -> Event:
    """Return an event that decides facts as values that they have."""
    decides = {
        fact: tuple(one for one in values if one in pathway.facts[fact].domain)
        or pathway.facts[fact].domain
        for fact, values in event.decides.items()
        if fact in pathway.facts and pathway.facts[fact].decided_by
    }
    return replace(event, decides=decides)


def with_step(pathway: Pathway, step: Step) -> Pathway:
    return replace(pathway, steps={**pathway.steps, step.id: step})


def _step(pathway: Pathway, random: Random) -> Step:
    return random.choice(list(pathway.steps.values()))


def _condition(pathway: Pathway, random: Random) -> Condition | None:
    if not pathway.facts:
        return None
    fact = random.choice(list(pathway.facts.values()))
    one = Is(fact.id, (random.choice(fact.domain),))
    return Not(one) if random.random() < 0.3 else one


def another_actor(pathway: Pathway, random: Random) -> Pathway:
    return with_step(pathway, replace(_step(pathway, random), accountable="other"))


def other_documents(pathway: Pathway, random: Random) -> Pathway:
    return with_step(pathway, replace(_step(pathway, random), gives=("d1",), needs=()))


def other_waiting(pathway: Pathway, random: Random) -> Pathway:
    step = _step(pathway, random)
    waits = Waits.ANY if step.waits == Waits.ALL else Waits.ALL
    return with_step(pathway, replace(step, waits=waits))


def another_target(pathway: Pathway, random: Random) -> Pathway:
    step = _step(pathway, random)
    at = random.randrange(len(step.transitions))
    names = [*list(pathway.steps)[list(pathway.steps).index(step.id) + 1 :], "e1", "e2"]
    way = replace(step.transitions[at], to=random.choice(names), loop=None)
    ways = (*step.transitions[:at], way, *step.transitions[at + 1 :])
    return with_step(pathway, replace(step, transitions=ways))


def another_condition(pathway: Pathway, random: Random) -> Pathway:
    step = _step(pathway, random)
    ways = tuple(
        replace(one, when=_condition(pathway, random) or one.when) if one.when else one
        for one in step.transitions
    )
    return with_step(pathway, replace(step, transitions=ways))


def another_start(pathway: Pathway, random: Random) -> Pathway:
    step = _step(pathway, random)
    start = Start(Place(SOURCE, ("steps", step.id, "start")), _condition(pathway, random))
    return with_step(pathway, replace(step, start=start))


def impossible(pathway: Pathway, random: Random) -> Pathway:
    when = _condition(pathway, random)
    if when is None or pathway.impossible:
        return replace(pathway, impossible=())
    one = Impossible(Place(SOURCE, ("impossible", 0)), when, text("w"))
    return replace(pathway, impossible=(one,))


def fewer_values(pathway: Pathway, random: Random) -> Pathway:
    facts = [one for one in pathway.facts.values() if len(one.domain) > 2]
    if not facts:
        return pathway
    fact: Fact = random.choice(facts)
    return replace(
        pathway, facts={**pathway.facts, fact.id: replace(fact, domain=fact.domain[:-1])}
    )


def known_from_the_start(pathway: Pathway, random: Random) -> Pathway:
    facts = [one for one in pathway.facts.values() if one.decided_by]
    if not facts:
        return pathway
    fact = random.choice(facts)
    return replace(pathway, facts={**pathway.facts, fact.id: replace(fact, decided_by=())})


def a_step_less(pathway: Pathway, random: Random) -> Pathway:
    """Take out a step that nobody leads to any more, once its ways in lead on."""
    step = random.choice(list(pathway.steps.values())[1:] or [None])
    if step is None or any(step.id in one.decided_by for one in pathway.facts.values()):
        return pathway
    steps = {
        id_: replace(
            one,
            transitions=tuple(
                replace(way, to="e1", loop=None) if way.to == step.id else way
                for way in one.transitions
            ),
        )
        for id_, one in pathway.steps.items()
        if id_ != step.id
    }
    return replace(pathway, steps=steps)


EDITS: tuple[Edit, ...] = (
    another_actor,
    other_documents,
    other_waiting,
    another_target,
    another_condition,
    another_start,
    impossible,
    fewer_values,
    known_from_the_start,
    a_step_less,
)
