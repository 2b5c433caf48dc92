"""What is a difference and what is none; renames; whom it concerns; what the proofs say."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from pathwaytool.compare import difference_of
from pathwaytool.compare.change import Difference, Fate, PathwayDifference, Version
from pathwaytool.compare.parts import Depth, VersionParts
from pathwaytool.compare.telling import text_of
from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library
from pathwaytool.prove import prove
from tests.proving.small import library_of
from tests.rules.example_library import shared_texts

BODY = """\
facts:
  behov: {title: Behov, values: {intet: Intet, stort: Stort}}
  psykisk: {title: Psykisk, values: yes-no, decided_by: [samtale]}
steps:
  samtale:
    title: Samtale
    ...
    takes: 1-3 days
    within: [{limit: 1 week, kind: target, confidence: proposed}]
    start: always
    next:
      one:
        - {when: {behov: stort}, to: plan}
        - {otherwise: hjem}
  plan:
    title: Plan
    ...
    next: hjem
ends:
  hjem: {title: Hjem}
promises:
  plan-til-alle: {title: Plan, when: {behov: stort}, reaches: plan}
"""


def version_of(body: str, name: str = "lille") -> Version:
    library = library_of(**{name: body})
    return Version(library, {id_: prove(one, library) for id_, one in library.pathways.items()})


def compared(*edits: tuple[str, str], name: str = "lille") -> Difference:
    """Return what differs after these edits of the text."""
    body = BODY
    for old, new in edits:
        assert old in body
        body = body.replace(old, new, 1)
    return difference_of(version_of(BODY), version_of(body, name))


def only(difference: Difference) -> PathwayDifference:
    (one,) = difference.pathways
    return one


def told(one: PathwayDifference) -> list[tuple[str, str, str, str]]:
    """Return each change: its kind, id, sort and level."""
    return [(each.kind, each.id, each.sort.value, each.level.value) for each in one.changes]


def test_the_same_is_no_difference() -> None:
    assert compared().is_nothing


def test_order_layout_and_comments_are_no_difference() -> None:
    first, second = BODY.index("  samtale:\n"), BODY.index("  plan:\n")
    steps, end = BODY.index("steps:\n"), BODY.index("ends:\n")
    moved = BODY[:first] + BODY[second:end] + BODY[first:second] + BODY[end:]
    swapped = moved.replace("{intet: Intet, stort: Stort}", "{stort: Stort, intet: Intet}")
    laid_out = swapped.replace("{title: Hjem}", "\n    title: Hjem # en bemærkning")
    assert steps < first
    assert difference_of(version_of(BODY), version_of(laid_out)).is_nothing


def test_where_a_consent_stands_among_the_bases_is_no_difference() -> None:
    library = load_library(shared_texts()).library
    assert library
    (handoff, *_) = (
        way.handoff
        for pathway in library.pathways.values()
        for step in pathway.steps.values()
        for way in step.transitions
        if way.handoff
    )
    first, last = (VersionParts().fields(replace(handoff, consent_at=at)) for at in (0, 2))
    assert first == last


def test_a_condition_that_means_the_same_is_no_difference() -> None:
    edits = (("{when: {behov: stort}, to", "{when: {not: {behov: intet}}, to"),)
    assert compared(*edits).is_nothing


def test_a_title_is_wording_and_an_actor_is_meaning() -> None:
    difference = compared(("title: Plan\n", "title: Støtteplan\n"))
    assert told(only(difference)) == [("step", "plan", "changed", "wording")]
    assert not difference.is_meant
    assert only(difference).concerned is None
    edited = BODY.replace(
        "    title: Plan\n    ...", "    title: Plan\n    lead: raadgiver\n    ..."
    )
    difference = difference_of(version_of(BODY), version_of(edited))
    assert told(only(difference)) == [("step", "plan", "changed", "meaning")]
    assert difference.is_meant


def test_who_is_concerned_is_counted_with_the_shortest_case() -> None:
    one = only(compared(("title: Plan\n    ...", "title: Plan\n    takes: 2 days\n    ...")))
    assert one.concerned is not None
    assert (one.concerned.cases, one.concerned.all) == (1, 2)
    assert one.concerned.shortest == (("behov", "stort"),)
    assert one.concerned.among == (("behov", ("stort",)),)
    assert one.actors == ("raadgiver",)
    assert one.sectors == ("social",)


def test_who_no_longer_comes_to_a_step_is_told() -> None:
    one = only(compared(("{when: {behov: stort}, to: plan}", "{when: {psykisk: yes}, to: plan}")))
    (coming,) = one.coming
    assert (coming.place, coming.sort, coming.concerned.cases) == ("plan", Fate.ADDED, 1)
    assert coming.concerned.shortest == (("behov", "intet"),)
    assert ("way", "samtale → plan", "changed", "meaning") in told(one)


def test_new_and_gone_cases_are_counted() -> None:
    three = "{intet: Intet, stort: Stort, let: Let}"
    one = only(compared(("{intet: Intet, stort: Stort}", three)))
    assert (one.new, one.gone) == (1, 0)
    assert one.concerned
    assert one.concerned.shortest == (("behov", "let"),)


def test_what_is_called_otherwise_is_the_same_if_it_says_so() -> None:
    renamed = BODY.replace("  plan:\n    title: Plan", "  stoetteplan:\n    title: Plan")
    renamed = renamed.replace("to: plan}", "to: stoetteplan}").replace(
        "reaches: plan", "reaches: stoetteplan"
    )
    renamed = renamed.replace("behov", "stoettebehov")
    unsaid = difference_of(version_of(BODY), version_of(renamed))
    assert len(only(unsaid).changes) > 5
    assert [(each.kind, each.before, each.after) for each in only(unsaid).likely] == [
        ("step", "plan", "stoetteplan"),
        ("fact", "behov", "stoettebehov"),
    ]
    assert "Er det rigtigt, så skriv formerly: [plan] ved stoetteplan." in text_of(unsaid, "da")
    said = renamed.replace("stoetteplan:\n", "stoetteplan:\n    formerly: [plan]\n")
    said = said.replace("{title: Behov,", "{title: Behov, formerly: [behov],")
    one = only(difference_of(version_of(BODY), version_of(said)))
    assert [(each.kind, each.formerly, each.level) for each in one.changes] == [
        ("fact", "behov", Depth.WORDING),
        ("step", "plan", Depth.WORDING),
    ]
    assert one.concerned is None
    assert not one.likely
    assert not one.has_other_fares


def test_what_only_stands_in_another_place_is_no_likeness() -> None:
    moved = BODY.replace("  plan:\n    title: Plan", "  andet:\n    title: Noget helt andet")
    moved = moved.replace("to: plan}", "to: andet}").replace("reaches: plan", "reaches: andet")
    assert not only(difference_of(version_of(BODY), version_of(moved))).likely


def test_an_event_decides_a_fact_under_its_new_id() -> None:
    event = "title: Flytter, while: {steps: [samtale]}, decides: {psykisk: yes}, to: hjem"
    before = BODY.replace("promises:", f"events:\n  flyt: {{{event}}}\npromises:")
    after = before.replace("psykisk", "lidelse")
    after = after.replace("{title: Psykisk,", "{title: Psykisk, formerly: [psykisk],")
    one = only(difference_of(version_of(before), version_of(after)))
    assert [(each.kind, each.formerly) for each in one.changes] == [("fact", "psykisk")]


def test_a_pathway_that_says_what_it_was_called_is_the_same() -> None:
    after = version_of("formerly: [lille]\n" + BODY, "stor")
    one = only(difference_of(version_of(BODY), after))
    assert one.before and one.after
    assert (one.before.id, one.after.id) == ("lille", "stor")
    assert {each.level for each in one.changes} == {Depth.WORDING}
    without = difference_of(version_of(BODY), version_of(BODY, "stor"))
    assert [told(each) for each in without.pathways] == [
        [("pathway", "stor", "added", "meaning")],
        [("pathway", "lille", "removed", "meaning")],
    ]


def test_what_the_proofs_say_otherwise_is_told() -> None:
    one = only(compared(("takes: 1-3 days", "takes: 1-9 days"), ("to: plan}", "to: hjem}")))
    (limit,) = one.fares.limits
    assert (limit.before, limit.after) == ("met", "at-risk")
    (promise,) = one.fares.promises
    assert (promise.before, promise.after) == ("kept", "broken")
    assert one.fares.verdicts == ("proved", "failed")


def test_a_change_of_the_registers_is_told_beside_the_pathways() -> None:
    before = version_of(BODY)
    library = before.library
    actor = replace(library.actors["raadgiver"], sector="andet")
    changed: Mapping[str, object] = {**library.actors, "raadgiver": actor}
    after = Version(replace(library, actors=changed), before.proofs)  # type: ignore[arg-type]
    (change,) = difference_of(before, after).shared
    assert (change.kind, change.id, change.level) == ("actors", "raadgiver", Depth.MEANING)


@pytest.mark.parametrize("slip", ["{behov: stort}", "to: plan}", "reaches: plan"])
def test_what_refers_to_nothing_is_compared_all_the_same(slip: str) -> None:
    texts = {one.path: one.text for one in version_of(BODY).library.files}
    spoilt = {
        path: text.replace(slip, slip.replace("plan", "p").replace("behov", "b"))
        for path, text in texts.items()
    }
    assert only(difference_of(Version(_read(texts), {}), Version(_read(spoilt), {}))).changes
    assert only(difference_of(Version(_read(spoilt), {}), Version(_read(texts), {}))).changes


def _read(texts: Mapping[str, str]) -> Library:
    library = load_library({path: text.encode() for path, text in texts.items()}).library
    assert library is not None
    return library
