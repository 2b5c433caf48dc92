"""Dead parts against brute force: each is told or listed as not settled, and none told wrongly."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from pathwaytool.model.condition import Value
from pathwaytool.model.pathway import Pathway, Transition
from pathwaytool.prove import Limits, Verdict, prove
from pathwaytool.prove.proof import Dead, Reason
from tests.proving.generator import pathway_of
from tests.proving.oracle import Case, Oracle, Outcome, State, TooMany
from tests.proving.test_oracle import GENEROUS, LIBRARY
from tests.seeds import Seeds, over_seeds

MOST_UNSETTLED = 0.001
"""The share of all parts of proved pathways that may be listed as not settled."""

Part = tuple[str, str, object]
"""A kind of part, its name, and its value, as `Dead` has them."""


class Witness(Oracle):
    """Brute force that remembers what some case meets."""

    def __init__(self, pathway: Pathway) -> None:
        super().__init__(pathway)
        self.met: set[Part] = set()

    def finish(self, case: Case, state: State, step_id: str) -> Iterator[Outcome]:
        for outcome in super().finish(case, state, step_id):
            self.met.update(("value", name, value) for name, value in outcome.decided)
            yield outcome

    def _arrive(
        self,
        case: Case,
        state: State,
        origin: str,
        targets: list[tuple[str, Transition | None]],
        decided: tuple[tuple[str, Value], ...],
    ) -> Outcome:
        self.met.update(("way", str(way.place.pointer), None) for _, way in targets if way)
        return super()._arrive(case, state, origin, targets, decided)

    def _begin_faults(
        self, case: Case, state: State, step_id: str, running: set[str]
    ) -> set[tuple[str, str]]:
        self.met.add(("step", step_id, None))
        self.met.add(("age", step_id, case.get("alder")))
        return super()._begin_faults(case, state, step_id, running)


class Measured(NamedTuple):
    """What brute force says of a pathway: all its parts, and those that are dead."""

    parts: set[Part]
    dead: set[Part]


def measured(pathway: Pathway) -> Measured:
    """Look at every part of `pathway` by brute force. Raises: TooMany."""
    witness = Witness(pathway)
    witness.faults()
    for case in witness.cases():
        witness.met.update(("value", name, value) for name, value in case.items())
    parts: set[Part] = set()
    for step in pathway.steps.values():
        parts.add(("step", step.id, None))
        parts.update(("way", str(way.place.pointer), None) for way in step.transitions)
        if step.ages and "alder" in pathway.facts:
            ages = pathway.facts["alder"].domain
            low, high = step.ages
            parts.update(("age", step.id, age) for age in ages if low <= cast(int, age) <= high)
    for fact in pathway.facts.values():
        parts.update(("value", fact.id, value) for value in fact.domain)
    return Measured(parts, parts - witness.met)


def named(dead: tuple[Dead, ...]) -> set[Part]:
    """Return what a proof says in the words that `Witness` uses."""
    ways = {"branch", "loop"}
    return {
        ("way", str(one.pointer), None) if one.kind in ways else (one.kind, one.name, one.value)
        for one in dead
        if one.kind != "wait"
    }


def following(pathway: Pathway, steps: set[str]) -> set[Part]:
    """Return all that is dead if `steps` are: they, their ways and ages, what they alone decide."""
    found: set[Part] = set()
    for step in pathway.steps.values():
        if step.id in steps:
            found.add(("step", step.id, None))
            found.update(("way", str(way.place.pointer), None) for way in step.transitions)
            found.update(("age", step.id, age) for age in range(20))
    for fact in pathway.facts.values():
        if fact.decided_by and not set(fact.decided_by) - steps:
            found.update(("value", fact.id, value) for value in fact.domain)
    return found


def compared(seed: int, limits: Limits) -> tuple[int, int, int] | None:
    """Hold one proof against brute force; return how many parts, dead and not settled.

    None where the pathway is too large for brute force, has nobody, or is not proved.
    """
    pathway = pathway_of(seed)
    try:
        parts, dead = measured(pathway)
    except TooMany:
        return None
    proof = prove(pathway, LIBRARY, limits)
    if proof.reason == Reason.NOBODY:
        return None
    told, unsettled = named(proof.dead), named(proof.unsettled)
    gone = set(pathway.steps) - set(proof.begun)
    told |= following(pathway, gone)
    unsettled |= following(
        pathway, gone | {one.name for one in proof.unsettled if one.kind == "step"}
    )
    assert not told & (parts - dead), seed
    assert not dead - told - unsettled, seed
    if proof.verdict != Verdict.PROVED:
        return None
    return len(parts), len(dead), len(proof.unsettled)


@over_seeds(2000, parts=4)
def test_every_dead_part_is_told_and_nothing_else(seeds: Seeds) -> None:
    found = [one for seed in seeds if (one := compared(seed, GENEROUS))]
    if seeds.are_fresh:
        return  # too few to tell of shares
    parts, dead, unsettled = (sum(column) for column in zip(*found, strict=True))
    assert dead > len(seeds) // 10, "too little is dead to say anything"
    assert unsettled <= MOST_UNSETTLED * parts, f"{unsettled} of {parts} parts are not settled"
