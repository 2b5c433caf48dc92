"""Example cases against brute force, on pathways made at random."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import cast

import pytest

from pathwaytool.model.condition import Every, Is, holds
from pathwaytool.model.example import Example
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Place
from pathwaytool.model.promise import Named, Sort
from pathwaytool.prove import Limits, prove
from pathwaytool.prove.proof import Reason
from tests.proving.generator import SOURCE, text
from tests.proving.oracle import Case, Outcome, State, TooMany
from tests.proving.promise_oracle import Event, Watching
from tests.proving.promising import LIBRARY, promising
from tests.seeds import Seeds, over_seeds

pytestmark = pytest.mark.unmeasured

GENEROUS = Limits(situations=4000, search=4000, parts=4000, promises=6000)


class Exemplifying(Watching):
    """Brute force on those whom an example case is about."""

    def __init__(self, pathway: Pathway, example: Example) -> None:
        super().__init__(pathway)
        self.example = example
        assert isinstance(example.facts, Every)
        self.tests = [one for one in example.facts.parts if isinstance(one, Is)]

    def cases(self) -> Iterator[Case]:
        for case in super().cases():
            if all(holds(one, case) for one in self.tests if one.fact in case):
                yield case

    def finish(self, case: Case, state: State, step_id: str) -> Iterator[Outcome]:
        any_value = False
        for outcome in super().finish(case, state, step_id):
            decided = dict(outcome.decided)
            if all(holds(one, decided) for one in self.tests if one.fact in decided):
                any_value = True
                yield outcome
        if not any_value:
            yield Outcome((), None, frozenset({("no-value", step_id)}))

    def verdict(self, most: int = 3000) -> str:
        """Return kept, broken or empty. Raises: TooMany."""
        runs = [run for case in self.cases() for run in self._ends(case, most)]
        if not list(self.cases()):
            return "empty"
        ended = [happened for happened, is_over in runs if is_over]
        met = frozenset[Named]().union(*(happened for happened, _ in runs))
        example = self.example
        is_right = (
            bool(ended)
            and all(set(example.must) <= happened for happened in ended)
            and set(example.may) <= met
            and not set(example.never) & met
        )
        return "kept" if is_right else "broken"

    def _ends(self, case: Case, most: int) -> set[tuple[frozenset[Named], bool]]:
        """Return what has happened at every moment of every run, and whether it had ended."""
        seen: set[tuple[State, frozenset[Named]]] = set()
        busy = [(one.after, self._happened(one)) for _, one in self.first(case) if one]
        while busy:
            state, happened = busy.pop()
            if (state, happened) in seen:
                continue
            seen.add((state, happened))
            if len(seen) > most:
                raise TooMany
            for step in state.running:
                for _, event in self.next(case, state, step):
                    if event:
                        busy.append((event.after, happened | self._happened(event)))
        return {(happened, not state.running) for state, happened in seen}

    def _happened(self, event: Event) -> frozenset[Named]:
        example, steps = self.example, self.pathway.steps
        begun = [steps[id_] for id_ in event.begun | event.joined]
        ends = {way.to for way in event.taken}
        return frozenset(
            one
            for one in (*example.must, *example.may, *example.never)
            if (one.sort == Sort.STEP and one.id in ends and one.id in self.pathway.ends)
            or any(one.id in {step.id, step.phase} for step in begun)
        )


def exemplary(seed: int) -> Pathway:
    """Return the pathway of a seed with example cases."""
    random = Random(f"examples {seed}")
    pathway = replace(promising(seed), promises={})
    names = [*pathway.steps, *pathway.ends]

    def some(most: int) -> tuple[Named, ...]:
        chosen = random.sample(names, random.randint(0, min(most, len(names))))
        named = [Named(Sort.STEP, id_, Place(SOURCE)) for id_ in chosen]
        if random.random() < 0.2:
            named.append(Named(Sort.PHASE, "p2", Place(SOURCE)))
        return tuple(named)

    cases = {}
    for at in range(3):
        known = random.sample(list(pathway.facts.values()), random.randint(0, len(pathway.facts)))
        facts = Every(
            tuple(
                Is(one.id, tuple(sorted(random.sample(list(one.domain), random.randint(1, 2)))))
                for one in known
            )
        )
        id_, place = f"c{at}", Place(SOURCE, ("cases", f"c{at}"))
        cases[id_] = Example(id_, place, text(id_), facts, some(2), some(2), some(1), None)
    return replace(pathway, cases=cases)


@over_seeds(1000, parts=4)
def test_example_cases_agree_with_brute_force(seeds: Seeds) -> None:
    for seed in seeds:
        agree(seed)


def agree(seed: int) -> Counter[str]:
    """Hold the example cases of one pathway against brute force; return what they came to."""
    pathway = exemplary(seed)
    proof = prove(pathway, cast(Library, LIBRARY), GENEROUS)
    came: Counter[str] = Counter()
    # Where something else is wrong, stories stop early, and the order decides what is seen.
    others = [one for one in proof.failures if one.kind != "case-broken"]
    if proof.reason in {Reason.NOBODY, Reason.SITUATIONS} or others:
        return came
    for told in proof.examples:
        try:
            right = Exemplifying(pathway, pathway.cases[told.id]).verdict()
        except TooMany:
            continue
        assert told.verdict == right, (seed, told.id)
        came[right] += 1
    return came


def test_every_verdict_comes() -> None:
    came: Counter[str] = Counter()
    for seed in range(150):
        came += agree(seed)
    assert {"kept", "broken"} <= set(came)
