"""Ages that run on, against brute force over all ages, birthdays and timed runs."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from pathwaytool.model.pathway import Fact, FactKind, Pathway, Role
from pathwaytool.model.position import Place
from pathwaytool.model.text import Text
from pathwaytool.model.time import Unit
from pathwaytool.prove import Proof, proof_findings, prove
from tests.proving.limit_oracle import LimitOracle
from tests.proving.oracle import GOES_ON, TooMany
from tests.proving.small import library_of
from tests.proving.test_oracle import LIBRARY
from tests.proving.timed import timed_pathway
from tests.seeds import Seeds, over_seeds

DAY = 24
AGES = (15, 16, 17)


class AgesOracle(LimitOracle):
    """Brute force on who may be older than a step is for when it begins: step and age."""

    def __init__(self, pathway: Pathway) -> None:
        super().__init__(pathway, most=3000)
        self.limits = []
        self.fates = []
        self.late: set[tuple[str, int]] = set()
        self.doomed: set[tuple[str, int]] = set()

    def follow(self) -> None:
        for case in self.cases():
            for strategy in self._strategies():
                runs = list(self._runs(case, strategy))
                for step in self.pathway.steps.values():
                    age = int(case["alder"])
                    if not step.ages or age > max(step.ages):
                        continue
                    last = [_last(run.runs, step.id) for run in runs]
                    years = max(step.ages) + 1 - age  # the birthday: in years - 1 to years
                    met = [one for one in last if one is not None]
                    if any(one > (years - 1) * 365 * DAY for one in met):
                        self.late.add((step.id, age))
                    if met and all(
                        run.is_cut if one is None else one > years * 366 * DAY
                        for run, one in zip(runs, last, strict=True)
                    ):
                        self.doomed.add((step.id, age))


def _last(runs: tuple, step: str) -> int | None:  # type: ignore[type-arg]
    return max((one.start for one in runs if one.step == step), default=None)


def ages_pathway(seed: int, *, loops: bool) -> Pathway:
    """Return a pathway with ages on some steps, and steps that may take all but a year."""
    random = Random(seed)
    made = timed_pathway(seed, loops=loops, sizes={Unit.DAYS: (0, 0, 1, 30, 180, 363, 400)})
    place = Place(made.source, ("facts", "alder"))
    text = Text((("en", "age"),))
    age = Fact("alder", place, text, FactKind.NUMBER, AGES, {}, (), None, Role.AGE)
    steps = {
        name: replace(step, within=(), ages=random.choice((None, (15, 15), (15, 16), (15, 17))))
        for name, step in made.steps.items()
    }
    return replace(made, facts={**made.facts, "alder": age}, steps=steps)


@over_seeds(30)
def test_ages_that_run_on_agree_with_brute_force(seeds: Seeds) -> None:
    counts: Counter[str] = Counter()
    for seed in seeds:
        pathway = ages_pathway(seed, loops=seed % 3 == 0)
        oracle = AgesOracle(pathway)
        try:
            oracle.follow()
        except TooMany:
            continue
        _agree(seed, oracle, prove(pathway, LIBRARY), counts)
    assert seeds.are_fresh or min(counts[one] for one in ("met", "at-risk", "impossible")) > 1
    assert seeds.are_fresh or counts["cautious"] <= 0.1 * counts["truly met"], counts
    assert seeds.are_fresh or counts["untold"] <= 0.1 * counts["impossible"], counts


def _agree(seed: int, oracle: AgesOracle, proof: Proof, counts: Counter[str]) -> None:
    told = {one.step: one for one in proof.times.outgrown}
    stories = {one.step: one.story for one in proof.failures if one.kind == "outgrown"}
    is_sound = all(one.kind in {*GOES_ON, "outgrown"} for one in proof.failures)
    for step in oracle.pathway.steps.values():
        fares = told.get(step.id)
        status = fares.status if fares else None
        late = {age for name, age in oracle.late if name == step.id}
        doomed = {age for name, age in oracle.doomed if name == step.id}
        said = f"seed {seed}, {step.id}: told {status}, late {late}, doomed {doomed}"
        if status in {"met", "unknown", None}:
            assert not late, said
        if fares:
            assert late <= set(fares.ages), said
        if status == "impossible":
            assert dict(stories[step.id].case)["alder"] in doomed, said
        counts[status or ""] += 1
        counts["untold"] += bool(doomed) and status != "impossible"
        if is_sound and fares is not None and not fares.is_endless:
            counts["truly met"] += not late
            counts["cautious"] += not late and status == "at-risk"


TWO = """\
loops:
  igen: {{title: Igen}}
facts:
  alder: {{title: alder, values: 12-17, role: age}}
  mere: {{title: mere, values: yes-no, decided_by: [follow]}}
steps:
  plan:
    title: Plan
    ...
    start: always
    takes: {takes}
    next: {first}
  follow:
    title: Opfølgning
    ...
    takes: 1 day
    {ages}
    next:
      one:
        - {{when: {{mere: yes}}, {back}}}
        - {{otherwise: slut}}
ends:
  slut: {{title: Slut}}
  andet: {{title: Andet}}
"""


@pytest.mark.parametrize(
    ("takes", "ages", "back", "told"),
    [
        ("1-3 weeks", "ages: 12-17", "to: andet", ("at-risk", (17,))),
        ("1-3 weeks", "ages: 12-18", "to: andet", ("met", ())),
        ("20-23 months", "ages: 12-18", "to: andet", ("at-risk", (17,))),
        ("32-35 months", "ages: 12-18", "to: andet", ("impossible", (16, 17))),
        ("13 months", "ages: 12-17", "to: andet", ("impossible", (16, 17))),
        ("1 day", "ages: 12-19", "loop: igen, to: plan", ("at-risk", (12, 13, 14, 15, 16, 17))),
    ],
)
def test_who_may_be_older_by_then_is_told(
    takes: str, ages: str, back: str, told: tuple[str, tuple[int, ...]]
) -> None:
    body = TWO.format(takes=takes, ages=ages, back=back, first="follow")
    library = library_of(prove=body)
    (fares,) = prove(library.pathways["prove"], library).times.outgrown
    assert (fares.status, fares.ages) == told


def test_an_age_that_somebody_comes_to_be_is_for_somebody() -> None:
    branch = "{one: [{when: {alder: 12}, to: follow}, {otherwise: andet}]}"

    def rules(takes: str) -> list[str]:
        body = TWO.format(takes=takes, ages="ages: 12-13", back="to: andet", first=branch)
        library = library_of(prove=body)
        pathway = library.pathways["prove"]
        return [one.message.rule for one in proof_findings(prove(pathway, library), pathway)]

    assert rules("0 days") == ["age-for-nobody"]
    assert rules("1 week") == []
