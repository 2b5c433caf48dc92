"""The pathway as it is in a municipality: an ordinary one, in which all of the nation's stands."""

from dataclasses import replace

import pytest

from pathwaytool.localise import Origin, localised
from pathwaytool.model.pathway import Guard, Pathway, Split
from pathwaytool.model.time import Duration, Moment, Unit
from pathwaytool.proofs import Proofs
from pathwaytool.prove import Verdict
from tests.localise.examples import EXTRA, library_with, there_with

REASON = "    reason: Sådan gør vi.\n"


def at(step: str, rest: str) -> str:
    return f"departures:\n  {step}:\n{REASON}    {rest}\n"


def ways(pathway: Pathway, step: str) -> list[str]:
    return [way.to for way in pathway.steps[step].transitions]


def test_an_edition_without_departures_is_the_pathway_itself() -> None:
    there = there_with("")
    assert there.pathway.steps == there.base.steps
    assert there.pathway.title.in_("da") == "Hele forløbet – Opdigt Kommune"
    assert there.pathway.id == there.base.id


def test_actors_are_called_what_they_are_called_there() -> None:
    there = there_with("actors: {raadgiver: {title: Familierådgiver}}\n")
    assert there.library.actors["raadgiver"].title.in_("da") == "Familierådgiver"
    assert there.library.actors["laerer"].title.in_("da") == "Lærer"


def test_a_step_after_another_takes_over_all_its_ways() -> None:
    there = there_with(at("vurdering", "after: [opkald]") + EXTRA).pathway
    assert (there.steps["vurdering"].split, ways(there, "vurdering")) == (Split.THEN, ["opkald"])
    assert (there.steps["opkald"].split, ways(there, "opkald")) == (
        Split.ONE,
        ["afsluttet", "samtale"],
    )
    assert list(there.steps)[1:4] == ["vurdering", "opkald", "samtale"]


def test_a_step_after_another_stands_on_one_way_where_it_says_so() -> None:
    there = there_with(at("vurdering", "after: [opkald]") + EXTRA + "    next: samtale\n").pathway
    assert ways(there, "vurdering") == ["afsluttet", "opkald"]
    assert ways(there, "opkald") == ["samtale"]


def test_a_hand_off_stands_where_the_border_is_crossed() -> None:
    body = at("bekymring", "after: [opkald]") + EXTRA + "    next: vurdering\n"
    there = there_with(body).pathway
    (first,) = there.steps["bekymring"].transitions
    (second,) = there.steps["opkald"].transitions
    assert (first.to, second.to, second.handoff) == ("opkald", "vurdering", None)
    assert first.handoff is not None
    # The receiver is who it was, and the limit still reaches the step that it reached.
    assert first.handoff.receiver == "modtagelse"
    assert first.handoff.within in there.steps["vurdering"].within


def test_a_step_in_the_giving_sector_comes_before_the_hand_off() -> None:
    extra = EXTRA.replace("sector: social", "sector: undervisning").replace("raadgiver", "laerer")
    there = there_with(at("bekymring", "after: [opkald]") + extra).pathway
    assert there.steps["bekymring"].transitions[0].handoff is None
    handoff = there.steps["opkald"].transitions[0].handoff
    assert handoff is not None and handoff.basis == ("LB-EKSEMPEL-2",)


def test_a_step_before_another_is_on_every_way_to_it() -> None:
    there = there_with(at("plan", "before: [opkald]") + EXTRA).pathway
    assert "opkald" in ways(there, "samtale")
    assert ways(there, "udredning") == ["opkald"]
    assert there.steps["opfoelgning"].transitions[1].loop == "ny-plan"
    assert ways(there, "opfoelgning") == ["afsluttet", "opkald"]
    assert ways(there, "opkald") == ["plan"]
    assert list(there.steps).index("opkald") == list(there.steps).index("plan") - 1


def test_a_step_before_the_first_is_the_start() -> None:
    there = there_with(at("bekymring", "before: [opkald]") + EXTRA).pathway
    assert there.steps["bekymring"].start is None
    assert there.steps["opkald"].start is not None


def test_a_limit_counts_from_where_its_step_would_have_begun() -> None:
    limit = (
        "    gives: [stoetteplan]\n",
        "    gives: [stoetteplan]\n    within: [{kind: maximum, limit: 4 weeks}]\n",
    )
    for body in (at("plan", "before: [opkald]"), at("udredning", "after: [opkald]")):
        found = there_with(body + EXTRA, limit).pathway.steps["plan"].within
        assert [(one.from_step, one.duration) for one in found] == [
            (None, found[0].duration),
            ("opkald", found[0].duration),
        ]
        assert found[1].from_moment == Moment.START
    untimed = there_with(
        at("plan", "before: [opkald]") + EXTRA.replace("    takes: 1 hour\n", ""), limit
    )
    assert len(untimed.pathway.steps["plan"].within) == 1


def test_one_of_several_limits_is_tightened_and_the_others_stand() -> None:
    receipt = (
        "{kind: statutory, limit: 6 weekdays, text: Skolen har svar, from: {finish: bekymring}}"
    )
    ours = "{kind: statutory, limit: 22 hours, from: {finish: bekymring}, confidence: proposed}"
    two = ("        confidence: checked\n", f"        confidence: checked\n      - {receipt}\n")
    there = there_with(at("vurdering", f"within: [{ours}]"), two)
    assert there.attempts == ()
    lengths = {
        one.duration.amount for one in there.pathway.steps["vurdering"].within if one.duration
    }
    assert lengths == {22, 6}


def test_work_beside_a_choice_leaves_the_choice() -> None:
    there = there_with(at("vurdering", "beside: [opkald]") + EXTRA + "    next: afsluttet\n")
    step = there.pathway.steps["vurdering"]
    assert step.split == Split.EACH
    assert [way.guard for way in step.transitions] == [Guard.WHEN, Guard.WHEN, Guard.ALWAYS]
    proof = Proofs().of(there.pathway, there.library)
    assert proof.verdict == Verdict.PROVED


def test_work_beside_what_follows_goes_on_side_by_side() -> None:
    there = there_with(at("bekymring", "beside: [opkald]") + EXTRA + "    next: afsluttet\n")
    assert there.pathway.steps["bekymring"].split == Split.ALL
    assert ways(there.pathway, "bekymring") == ["vurdering", "opkald"]


def test_a_hand_off_to_an_extra_step_is_the_editions() -> None:
    body = at("bekymring", "beside: [opkald]").replace(
        "    beside",
        "    handoffs: {opkald: {documents: [underretning], basis: [consent]}}\n    beside",
    )
    there = there_with(body + EXTRA + "    next: afsluttet\n").pathway
    handoff = there.steps["bekymring"].transitions[1].handoff
    assert handoff is not None and handoff.consent and handoff.documents == ("underretning",)


def test_another_way_of_an_optional_step_keeps_its_place() -> None:
    body = at("indsats", "instead: gruppe") + (
        "steps:\n  gruppe:\n    title: Gruppesamtaler\n    kind: service\n    phase: indsats\n"
        "    sector: social\n    accountable: familiehus\n    takes: 2 months\n"
    )
    there = there_with(body)
    step = there.pathway.steps["indsats"]
    assert step.title.in_("da") == "Gruppesamtaler"
    assert (step.needs, ways(there.pathway, "indsats")) == (("stoetteplan",), ["opfoelgning"])
    assert "gruppe" not in there.pathway.steps
    assert there.attempts == ()
    assert step.place.value("title").path == "lokale/by.yml"


def test_what_stops_a_step_stops_what_comes_before_it() -> None:
    stop = (
        "    purpose: Familien finder",
        "    stops: {steps: [plan]}\n    purpose: Familien finder",
    )
    there = there_with(at("plan", "before: [opkald]") + EXTRA, stop).pathway
    stops = there.steps["indsats"].stops
    assert stops is not None and stops.steps == ("plan", "opkald")


def test_lists_grow_and_times_are_the_places_own() -> None:
    body = at("vurdering", "takes: 1-4 hours").replace(
        "    takes", "    contributors: [familiehus]\n    gives: [statusnotat]\n    takes"
    )
    there = there_with(body)
    step = there.pathway.steps["vurdering"]
    assert step.contributors == ("raadgiver", "familiehus")
    assert step.gives == ("vurderingsnotat", "statusnotat")
    assert step.takes is not None and step.takes.longest == Duration(4, Unit.HOURS)
    assert step.place.value("contributors", 1).path == "lokale/by.yml"
    assert step.place.value("contributors", 0).path == "faelles.yml"
    assert there.pathway.source.key(("steps", "vurdering", "takes")).path == "lokale/by.yml"


def test_every_part_knows_whose_it_is() -> None:
    body = at("vurdering", "after: [opkald]") + EXTRA + "    next: samtale\n"
    there = there_with(body)
    steps = there.pathway.steps
    found = [there.origin(steps[id_]) for id_ in ("opkald", "vurdering", "plan")]
    assert found == [Origin.LOCAL, Origin.DEPARTED, Origin.NATIONAL]


NAMED = "actors: {raadgiver: {title: Familierådgiver}}\nagreements: {m: {title: M, text: T}}\n"


def test_names_and_contributors_are_proved_with_the_nation() -> None:
    library = library_with(NAMED)
    proofs = Proofs()
    nations = proofs.of(library.pathways["faelles"], library)
    for body in (NAMED, NAMED + at("plan", "contributors: [laerer]")):
        there = there_with(body)
        assert proofs.of(there.pathway, there.library) is nations
    there = there_with(at("plan", "takes: 1 day"))
    assert proofs.of(there.pathway, there.library) is not nations


@pytest.mark.parametrize("of", ["ukendt", "by"])
def test_an_edition_of_no_pathway_makes_none(of: str) -> None:
    library = library_with("")
    edition = replace(library.editions["by"], edition_of=of)
    assert localised(edition, library) is None
