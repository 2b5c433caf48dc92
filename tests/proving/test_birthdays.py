"""Limits to a birthday, against brute force over all ages, birthdays and timed runs."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from pathwaytool.model.pathway import Fact, FactKind, Pathway, Role
from pathwaytool.model.position import Place
from pathwaytool.model.text import Text
from pathwaytool.model.time import Birthday, Duration, LimitKind, Moment, Unit
from pathwaytool.prove import LimitTime, Proof, proof_findings, prove
from tests.proving.limit_oracle import Course, LimitOracle
from tests.proving.oracle import GOES_ON, TooMany
from tests.proving.small import library_of
from tests.proving.test_oracle import LIBRARY
from tests.proving.timed import timed_pathway
from tests.seeds import Seeds, over_seeds

DAY = 24
AGES = (16, 17)


class BirthdayOracle(LimitOracle):
    """Brute force on limits to a birthday: how many hours at the least and at the most.

    Shape of `reached`: for each such limit, all the times at which its step first comes to its
    moment, by case and decisions; None where a run never does.
    """

    def __init__(self, pathway: Pathway, backs: int = 0) -> None:
        super().__init__(pathway, most=3000, backs=backs)
        self.birthdays = [one for one in self.limits if one[1].birthday]
        self.limits = []
        self.fates = []
        self.late: set[tuple[int, int]] = set()
        self.doomed: set[tuple[int, int]] = set()

    def follow(self) -> None:
        for case in self.cases():
            for strategy in self._strategies():
                runs = list(self._runs(case, strategy))
                for number in range(len(self.birthdays)):
                    self._note_birthday(int(case["alder"]), number, runs)

    def _note_birthday(self, age: int, number: int, runs: list[Course]) -> None:
        step, limit = self.birthdays[number]
        assert limit.birthday
        when = [_first(run, step, is_end=limit.reach == Moment.FINISH) for run in runs]
        soonest, latest = _day(limit.birthday, age)
        if any(one is not None and one > soonest for one in when):
            self.late.add((number, age))
        if any(one is not None for one in when) and all(
            run.is_cut if one is None else one > latest for run, one in zip(runs, when, strict=True)
        ):
            self.doomed.add((number, age))


def _first(run: Course, step: str, *, is_end: bool) -> int | None:
    times = [
        one.start + (one.length.hours if is_end else 0)
        for one in run.runs
        if one.step == step and (not is_end or one.ended is not None)
    ]
    return min(times, default=None)


def _day(birthday: Birthday, age: int) -> tuple[int, int]:
    """Return the hours from now to the day: if the last birthday is a year ago, and if today."""
    years = birthday.age - age
    days = sorted((366 * years, 365 * years))
    before = sorted((366 * (years - 1), 365 * (years - 1)))
    ahead = birthday.ahead
    return before[0] * DAY - ahead.longest_hours(), days[1] * DAY - ahead.shortest_hours()


def birthday_pathway(seed: int, *, loops: bool) -> Pathway:
    """Return a pathway with ages and limits to a birthday that its steps may come near."""
    random = Random(seed)
    made = timed_pathway(seed, loops=loops)
    place = Place(made.source, ("facts", "alder"))
    text = Text((("en", "age"),))
    age = Fact("alder", place, text, FactKind.NUMBER, AGES, {}, (), None, Role.AGE)
    steps = dict(made.steps)
    for name in random.sample(sorted(steps), min(3, len(steps))):
        ways = [one.within[0] for one in steps.values() if one.within]
        years = random.choice((1, 2))
        near = DAY * random.choice((365 * (years - 1), 366 * years))
        ahead = Duration(max(0, near - random.choice((0, 1, 3, 8, 20, 50))), Unit.HOURS)
        place = Place(made.source, ("steps", name, "within", len(steps[name].within)))
        limit = replace(
            ways[0],
            place=place,
            kind=LimitKind.TARGET,
            duration=None,
            from_step=None,
            from_moment=Moment.START,
            reach=random.choice(list(Moment)),
            birthday=Birthday(AGES[-1] + years, ahead),
        )
        steps[name] = replace(steps[name], within=(*steps[name].within, limit))
    steps = {name: replace(step, ages=None) for name, step in steps.items()}
    return replace(made, facts={**made.facts, "alder": age}, steps=steps)


@over_seeds(120)
def test_birthdays_agree_with_brute_force(seeds: Seeds) -> None:
    counts: Counter[str] = Counter()
    for seed in seeds:
        pathway = birthday_pathway(seed, loops=seed % 3 == 0)
        oracle = BirthdayOracle(pathway)
        try:
            oracle.follow()
        except TooMany:
            continue
        _agree(seed, oracle, prove(pathway, LIBRARY), counts)
    assert seeds.are_fresh or min(counts[one] for one in ("met", "at-risk", "impossible")) > 1
    assert seeds.are_fresh or counts["cautious"] <= 0.1 * counts["truly met"], counts
    assert seeds.are_fresh or counts["untold"] <= 0.1 * counts["impossible"], counts


def _agree(seed: int, oracle: BirthdayOracle, proof: Proof, counts: Counter[str]) -> None:
    told = {one.pointer: one for one in proof.times.limits}
    stories = {one.pointer: one.story for one in proof.failures if one.kind == "impossible-limit"}
    for number, (step, limit) in enumerate(oracle.birthdays):
        fares = told.get(limit.place.pointer)
        status = fares.status if fares else None
        late = {age for at, age in oracle.late if at == number}
        doomed = {age for at, age in oracle.doomed if at == number}
        said = f"seed {seed}, {step}: told {status}, late {late}, doomed {doomed}"
        if status in {"met", "unknown", None}:
            assert not late, said
        if fares:
            assert late <= set(fares.ages), said
        if status == "impossible":
            assert dict(stories[limit.place.pointer].case)["alder"] in doomed, said
        counts[status or ""] += 1
        counts["untold"] += bool(doomed) and status != "impossible"
        # Where work stops in a fault, the rest of a route is there in the drawing only.
        if all(one.kind in {*GOES_ON, "impossible-limit"} for one in proof.failures):
            is_sure = fares is not None and not fares.is_endless
            counts["truly met"] += is_sure and not late
            counts["cautious"] += is_sure and not late and status == "at-risk"


ROUND = """\
facts:
  alder: {{title: alder, values: {ages}, role: age}}
  mere: {{title: mere, values: yes-no, decided_by: [follow]}}
loops:
  igen: {{title: Igen}}
steps:
  plan:
    title: Plan
    ...
    start: always
    {takes}
    within: [{of_plan}]
    next: work
  work:
    title: Indsats
    ...
    takes: 2 days
    within: [{of_work}]
    next: follow
  follow:
    title: Opfølgning
    ...
    takes: 1 day
    next:
      one:
        - {{when: {{mere: yes}}, {back}}}
        - {{otherwise: slut}}
ends:
  slut: {{title: Slut}}
  andet: {{title: Andet}}
"""

LIMIT = "{{kind: target, limit: {}, from: {{before_birthday: 18}}, confidence: proposed}}"

AS_IT_IS = {
    "ages": "12-13",
    "takes": "takes: 3 days",
    "of_plan": "",
    "of_work": "",
    "back": "to: andet",
}


def _fares_of(**changes: str) -> LimitTime:
    library = library_of(prove=ROUND.format(**AS_IT_IS | changes))
    return prove(library.pathways["prove"], library).times.limits[0]


@pytest.mark.parametrize(
    ("ages", "status", "among"),
    [("12-16", "met", ()), ("15-17", "at-risk", (17,)), ("15-18", "impossible", (17, 18))],
)
def test_it_is_held_to_every_birthday(ages: str, status: str, among: tuple[int, ...]) -> None:
    fares = _fares_of(ages=ages, of_work=LIMIT.format("6 months"))
    assert (fares.status, fares.ages, fares.is_endless) == (status, among, False)


def test_weekdays_before_a_birthday_may_be_holidays() -> None:
    fares = _fares_of(ages="16-16", of_work=LIMIT.format("5 weekdays"))
    assert fares.allowed.shortest == (365 - 28) * DAY


def test_what_can_go_round_before_it_has_no_longest_time() -> None:
    limit = LIMIT.format("1 day")
    to_itself, before = "loop: igen, to: follow", "loop: igen, to: plan"
    assert _fares_of(of_work=limit, back=before).status == "met"  # only the first time counts
    assert _fares_of(of_plan=limit, back=before).status == "met"
    assert _fares_of(of_work=limit, back=to_itself).status == "met"


def test_a_step_that_does_not_say_how_long_it_takes_leaves_it_unknown() -> None:
    fares = _fares_of(of_work=LIMIT.format("1 day"), takes="")
    assert (fares.status, fares.needed.unknown) == ("unknown", ("plan",))


def test_a_loop_before_the_step_is_told() -> None:
    body = ROUND.format(**AS_IT_IS | {"back": "loop: igen, to: plan"})
    body = body.replace("- {otherwise: slut}", "- {otherwise: last}").replace(
        "ends:\n",
        "  last:\n    title: Sidst\n    ...\n    takes: 1 day\n"
        f"    within: [{LIMIT.format('1 day')}]\n    next: slut\nends:\n",
    )
    library = library_of(prove=body)
    pathway = library.pathways["prove"]
    proof = prove(pathway, library)
    (fares,) = proof.times.limits
    assert (fares.status, fares.ages, fares.is_endless) == ("at-risk", (12, 13), True)
    (told,) = [one for one in proof_findings(proof, pathway) if "birthday" in one.message.rule]
    assert told.titles["ages"].in_("da") == "12–13"
    assert "så mange gange det skal være" in told.titles["why"].in_("da")


def test_one_who_can_be_late_is_told_how_long_it_takes() -> None:
    body = ROUND.format(**AS_IT_IS | {"ages": "16-16", "of_work": LIMIT.format("362 days")})
    library = library_of(prove=body)
    pathway = library.pathways["prove"]
    (told,) = proof_findings(prove(pathway, library), pathway)
    assert "Det kan tage 5 dage" in told.titles["why"].in_("da")


def test_an_event_leaves_it_unknown() -> None:
    body = ROUND.format(**AS_IT_IS | {"of_work": LIMIT.format("1 day")})
    body += (
        "events:\n  flytter:\n    title: Flytter\n    while: {steps: [plan]}\n"
        "    stops: {steps: [plan]}\n    to: work\n"
    )
    library = library_of(prove=body)
    (fares,) = prove(library.pathways["prove"], library).times.limits
    assert fares.status == "unknown"


BY_AGE = """\
facts:
  alder: {title: alder, values: 15-17, role: age}
steps:
  plan:
    title: Plan
    ...
    start: always
    takes: 1 day
    next: {one: [{when: {alder: 15-16}, to: work}, {otherwise: slut}]}
  work:
    title: Indsats
    ...
    takes: 5 months
    within: [{kind: target, limit: 6 months, from: {before_birthday: 18}, confidence: proposed}]
    next: slut
ends:
  slut: {title: Slut}
"""


def test_it_is_for_the_ages_alone_that_come_to_it() -> None:
    library = library_of(prove=BY_AGE)
    (fares,) = prove(library.pathways["prove"], library).times.limits
    assert fares.status == "met"
