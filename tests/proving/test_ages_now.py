"""The age as it is when a step asks for it, against brute force over ages and timed runs."""

from dataclasses import replace
from random import Random

import pytest

from pathwaytool.model.condition import Is
from pathwaytool.model.pathway import Fact, FactKind, Guard, Pathway, Role, Split
from pathwaytool.model.position import Place
from pathwaytool.model.text import Text
from pathwaytool.model.time import Unit
from pathwaytool.prove import Proof, proof_findings, prove
from tests.proving.limit_oracle import LimitOracle
from tests.proving.oracle import TooMany
from tests.proving.small import library_of
from tests.proving.test_oracle import LIBRARY
from tests.proving.timed import timed_pathway
from tests.seeds import Seeds, over_seeds

DAY = 24
AGES = (15, 16)
LAST = 19


class AskingOracle(LimitOracle):
    """Brute force on how old somebody may be when a step is done. Shape: step to ages."""

    def __init__(self, pathway: Pathway) -> None:
        super().__init__(pathway, most=3000)
        self.limits = []
        self.fates = []
        self.found: dict[str, set[int]] = {}

    def follow(self) -> None:
        for case in self.cases():
            for strategy in self._strategies():
                for run in self._runs(case, strategy):
                    for one in run.runs:
                        if one.ended is not None:
                            hours = one.start + one.length.hours
                            ages = _ages_after(int(case["alder"]), hours)
                            self.found.setdefault(one.step, set()).update(ages)


def _ages_after(age: int, hours: int) -> set[int]:
    """Return how old one may be: the next birthday is tomorrow at the soonest, or in a year."""
    return {
        min(LAST, age + years)
        for years in range(8)
        if not years or hours > (years - 1) * 365 * DAY
        if hours <= (years + 1) * 366 * DAY
    }


def asking_pathway(seed: int) -> Pathway:
    """Return a pathway in which one step asks for the age, and leads each answer to an end."""
    random = Random(seed)
    made = timed_pathway(seed, loops=False, sizes={Unit.DAYS: (0, 0, 1, 30, 180, 363, 400)})
    place = Place(made.source, ("facts", "alder"))
    text = Text((("en", "age"),))
    age = Fact("alder", place, text, FactKind.NUMBER, AGES, {}, (), None, Role.AGE)
    steps = {
        name: replace(step, within=(), ages=None, stops=None) for name, step in made.steps.items()
    }
    asking = random.choice(list(steps))
    now = replace(
        age,
        id="nu",
        place=Place(made.source, ("facts", "nu")),
        domain=tuple(range(AGES[0], LAST + 1)),
        decided_by=(asking,),
        role=Role.AGE_NOW,
    )
    way = replace(steps[asking].transitions[0], loop=None, handoff=None, to="e1")
    ways = tuple(
        replace(
            way,
            place=Place(made.source, ("steps", asking, "next", "one", at)),
            guard=Guard.WHEN,
            when=Is("nu", (value,)),
        )
        for at, value in enumerate(now.domain)
    )
    steps[asking] = replace(steps[asking], split=Split.ONE, transitions=ways)
    return replace(made, facts={**made.facts, "alder": age, "nu": now}, steps=steps)


@over_seeds(40)
def test_ages_that_are_asked_for_agree_with_brute_force(seeds: Seeds) -> None:
    exact = 0
    for seed in seeds:
        pathway = asking_pathway(seed)
        (asking,) = pathway.facts["nu"].decided_by
        plain = replace(pathway, facts={k: v for k, v in pathway.facts.items() if k != "nu"})
        way = replace(pathway.steps[asking].transitions[0], guard=Guard.ALWAYS, when=None)
        step = replace(pathway.steps[asking], split=Split.THEN, transitions=(way,))
        oracle = AskingOracle(replace(plain, steps={**plain.steps, asking: step}))
        try:
            oracle.follow()
        except TooMany:
            continue
        proof = prove(pathway, LIBRARY)
        never = {at for one in proof.dead for at in _ends_of(one.pointer, asking)}
        told = {value for at, value in enumerate(pathway.facts["nu"].domain) if at not in never}
        real = oracle.found.get(asking, set())
        if _is_sure(proof, asking) and real:
            assert real <= told, f"seed {seed}: {asking}, {real}, told {told}"
            exact += real == told
    assert seeds.are_fresh or exact > 8


def _ends_of(pointer: tuple[str | int, ...], asking: str) -> list[int]:
    return [int(pointer[4])] if pointer[:4] == ("steps", asking, "next", "one") else []


def _is_sure(proof: Proof, asking: str) -> bool:
    return asking in proof.begun


ASKS = """\
facts:
  alder: {{title: alder, values: 12-17, role: age}}
  nu: {{title: alder nu, values: 12-18, role: age-now, decided_by: [plan]}}
steps:
  foer:
    title: Samtale
    ...
    start: always
    {takes}
    next: plan
  plan:
    title: Plan
    ...
    takes: 1 day
    next:
      one:
        - {{when: {{nu: {young}}}, to: barn}}
        - {{when: {{nu: {old}}}, to: voksen}}
  barn:
    title: Barnets indsats
    ...
    ages: 12-17
    next: slut
  voksen:
    title: Den voksnes indsats
    ...
    next: slut
ends:
  slut: {{title: Slut}}
"""


def _rules(takes: str, young: str, old: str) -> list[str]:
    body = ASKS.format(takes=takes, young=young, old=old)
    library = library_of(prove=body)
    pathway = library.pathways["prove"]
    return [one.message.rule for one in proof_findings(prove(pathway, library), pathway)]


def test_who_is_asked_for_the_age_just_before_has_not_outgrown_the_step() -> None:
    assert _rules("takes: 1-3 weeks", "12-17", "18") == []


@pytest.mark.parametrize(
    ("takes", "young", "old", "told"),
    [
        ("takes: 1-3 weeks", "12-16", "18", ["no-branch-for-some"]),
        ("takes: 1-3 weeks", "12-17", "17-18", ["two-branches-at-once"]),
        ("", "12-17", "18", []),
        ("takes: 7 years", "12-17", "18", ["branch-for-nobody", "value-for-nobody"]),
    ],
)
def test_every_age_that_there_may_be_by_then_has_a_way(
    takes: str, young: str, old: str, told: list[str]
) -> None:
    assert _rules(takes, young, old)[: len(told) or None] == told


def test_nobody_grows_younger() -> None:
    body = ASKS.format(takes="takes: 1 day", young="12-17", old="18")
    library = library_of(
        prove=body.replace("{title: alder, values: 12-17", "{title: a, values: 17-17")
    )
    pathway = library.pathways["prove"]
    proof = prove(pathway, library)
    values = {one.value for one in proof.dead if one.kind == "value"}
    assert values == {12, 13, 14, 15, 16}
