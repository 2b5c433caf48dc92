"""The Danish systems do what their source texts say, and leave open what these do not."""

from itertools import product

import pytest

from pathwaytool.model.aspect import Aspect
from pathwaytool.model.pathway import FactKind, Pathway
from pathwaytool.model.time import LimitKind
from pathwaytool.prove import prove
from pathwaytool.prove.follow.walk import walk
from pathwaytool.prove.follow.way import ImpossibleCaseError
from pathwaytool.prove.proof import Verdict
from tests.library import recorded

pytestmark = pytest.mark.unmeasured

COURSES = ("samarbejde", "opsporing", "udredning", "indsatser")
CRITERIA = ("sikker-viden", "saerlig-koordinering", "positiv-effekt")
AALBORG = ("aalborg-haard-kerne", "aalborg-omraade")


def _pathway(id_: str) -> Pathway:
    return recorded.library().pathways[id_]


def _begun(id_: str, **facts: str) -> tuple[set[str], tuple[str, ...]]:
    asked = {name.replace("_", "-"): value for name, value in facts.items()}
    way = walk(_pathway(id_), recorded.library(), asked)
    assert way.fault is None
    return {passage.step for passage in way.passages}, way.ends


@pytest.mark.parametrize("id_", sorted(recorded.library().pathways))
def test_pathway_is_proved(id_: str) -> None:
    proof = prove(_pathway(id_), recorded.library())
    assert (proof.verdict, proof.failures, proof.dead) == (Verdict.PROVED, (), ())


@pytest.mark.parametrize("chosen", [one for one in product((True, False), repeat=4) if any(one)])
def test_each_selection_of_courses_is_given_and_no_other(chosen: tuple[bool, ...]) -> None:
    picked = {name for name, one in zip(COURSES, chosen, strict=True) if one}
    facts = {f"vil_{name}": "yes" if name in picked else "no" for name in COURSES}
    begun, ends = _begun("siri-raadgivning", **facts, vil_kurser="no", tildelt="yes")
    assert begun & set(COURSES) == picked
    assert ends == ("raadgivet",)


def test_no_municipality_chooses_nothing() -> None:
    with pytest.raises(ImpossibleCaseError):
        _begun("siri-raadgivning", **{f"vil_{name}": "no" for name in COURSES})


def test_only_the_whole_of_the_advice_takes_three_to_six_months() -> None:
    steps = _pathway("siri-raadgivning").steps
    assert {steps[name].takes for name in COURSES} == {None}
    (whole,) = (limit for step in steps.values() for limit in step.within)
    assert (whole.cites, whole.duration) == (("SD-03",), None)
    assert whole.text and whole.text.in_("da") == "Hele rådgivningen varer oftest 3-6 måneder"


@pytest.mark.parametrize("met", list(product(("yes", "no"), repeat=3)))
def test_description_is_begun_only_when_all_three_criteria_hold(met: tuple[str, ...]) -> None:
    facts = {name.replace("-", "_"): one for name, one in zip(CRITERIA, met, strict=True)}
    begun, _ = _begun(
        "forloebsbeskrivelse",
        **facts,
        national_koordination="yes",
        hoeringens_udfald="klar",
        gennemgangens_udfald="gaelder",
    )
    assert ("projekt" in begun) == (set(met) == {"yes"})


@pytest.mark.parametrize("id_", AALBORG)
def test_ten_to_fifteen_is_a_head_count_and_no_age(id_: str) -> None:
    pathway = _pathway(id_)
    assert pathway.ages is None
    assert not [step.id for step in pathway.steps.values() if step.ages]
    assert not [one.id for one in pathway.facts.values() if one.kind == FactKind.NUMBER]


def test_close_follow_up_goes_on_until_behaviour_improves() -> None:
    pathway = _pathway("aalborg-haard-kerne")
    ways = {way.to: way.loop for way in pathway.steps["status"].transitions}
    assert ways == {"af-listen": None, "mandsopdaekning": "til-bedring"}
    (limit,) = pathway.steps["mandsopdaekning"].within
    assert (limit.kind, limit.cites) == (LimitKind.UNTIL_CONDITION, ("SD-08",))


@pytest.mark.parametrize("right", ["yes", "no"])
def test_mentor_is_for_those_without_the_right(right: str) -> None:
    begun, _ = _begun(
        "aalborg-haard-kerne", foranstaltningsret=right, verserende_sager="no", bedring="yes"
    )
    assert ("mentor" in begun) == (right == "no")


@pytest.mark.parametrize("id_", AALBORG)
def test_no_basis_for_sharing_is_invented(id_: str) -> None:
    pathway = _pathway(id_)
    passed = [
        way.handoff for step in pathway.steps.values() for way in step.transitions if way.handoff
    ]
    assert passed
    assert not [one for one in passed if one.basis or one.consent]
    assert Aspect.INFORMATION_SHARING in {one.aspect for one in pathway.not_stated}


@pytest.mark.parametrize(
    ("step", "fact", "run"),
    [
        ("omraadeindsats", "omraade-udfald", "aalborg-omraade"),
        ("exit-ssp-plus", "exit-udfald", "exit-forloeb"),
    ],
)
def test_national_pathway_runs_another_and_reads_its_outcome(
    step: str, fact: str, run: str
) -> None:
    national = _pathway("national")
    assert national.steps[step].runs == run
    assert (national.facts[fact].outcomes_of, national.facts[fact].decided_by) == (run, (step,))
    assert run in dict(prove(national, recorded.library()).rests_on)
