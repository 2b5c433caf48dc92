"""Files that fit, as a library."""

import re
from dataclasses import replace

import pytest

from pathwaytool.load.library import load_library
from pathwaytool.model.aspect import Aspect
from pathwaytool.model.condition import Every, Is, Not
from pathwaytool.model.confidence import Check, Confidence
from pathwaytool.model.pathway import FactKind, Guard, Level, Split, Status, Waits
from pathwaytool.model.registers import Scheme
from pathwaytool.model.time import Duration, LimitKind, Moment, Takes, Unit
from tests.loading.examples import LIBRARY, PATHWAY, REGISTERS, TEXTS, TOPIC, library, loaded, only


def test_library_file() -> None:
    found = library()
    assert (found.id, found.languages, found.language) == ("lille", ("da", "en"), "da")
    assert found.title.versions == (("da", "Et lille bibliotek"), ("en", "A small library"))
    assert list(found.sectors) == ["social", "skole"]
    assert found.phases["a"].title.in_("en") == "Begyndelse"
    assert [file.path for file in found.files] == sorted(TEXTS)


def test_registers() -> None:
    found = library()
    assert found.actors["laerer"].organisation == "municipality"
    law = found.legal_bases["LB-1"]
    assert (law.sharing, law.valid_from, law.valid_to) == (True, "2024-01-01", "2026-12-31")
    assert law.checked == Check("2026-01-31", "Jurist")
    assert found.legal_bases["LB-2"].confidence == Confidence.UNVERIFIED
    first, second = found.interventions["samtale"].evidence
    assert (first.scheme, first.grades) == (
        Scheme.VIDENSDEKLARATION,
        (("effekt", "C"), ("metode", "unknown")),
    )
    assert second.grades == (("grade", "low"),)
    assert found.sources["S-1"].date == "2024"
    assert found.statements["U-1"].locator == "s. 3"
    corrected = found.statements["U-1"].corrects
    assert corrected and corrected.in_("da") == "Før tav vi."
    assert found.terms["plan"].title.has("sv")
    assert list(found.documents) == ["brev"]


def test_pathway() -> None:
    pathway = library().pathways["prove"]
    assert (pathway.level, pathway.status, pathway.version) == (Level.CHILD, Status.DRAFT, "0.1.0")
    assert (pathway.ages, pathway.lead) == ((12, 17), "raadgiver")
    assert pathway.criteria[0].in_("da") == "Mindst ét problem"
    assert pathway.loops["igen"].rounds == 2
    assert list(pathway.steps) == ["s1", "s2"]
    assert list(pathway.ends) == ["slut"]
    assert pathway.impossible[0].when == Every((Is("alder", (12,)), Is("svar", ("brev",))))


def test_facts() -> None:
    facts = library().pathways["prove"].facts
    assert (facts["alder"].kind, facts["alder"].domain) == (FactKind.NUMBER, tuple(range(12, 18)))
    assert (facts["samtykke"].kind, facts["samtykke"].domain) == (FactKind.YES_NO, ("yes", "no"))
    assert facts["samtykke"].decided_by == ("s1",)
    assert (facts["svar"].kind, facts["svar"].domain) == (FactKind.CHOICE, ("ingen", "brev"))
    assert facts["svar"].labels["ingen"].in_("da") == "Intet svar"


def test_step_and_its_branches() -> None:
    step = library().pathways["prove"].steps["s1"]
    assert step.start is not None and step.start.when is None
    assert step.takes == Takes(Duration(1, Unit.DAYS), Duration(4, Unit.MONTHS))
    assert (step.waits, step.repeats, step.confidence) == (Waits.ALL, False, Confidence.PROPOSED)
    assert step.split == Split.ONE
    first, second = step.transitions
    assert (first.guard, first.to, first.origin) == (Guard.WHEN, "s2", "s1")
    assert first.when == Every((Is("alder", (12, 13, 14)), Not(Is("samtykke", ("no",)))))
    assert first.label is not None and first.label.in_("da") == "De yngste"
    assert (second.guard, second.when) == (Guard.OTHERWISE, None)


def test_limit_counts_from_the_step_itself_or_from_a_moment() -> None:
    (limit,) = library().pathways["prove"].steps["s1"].within
    assert (limit.kind, limit.duration) == (LimitKind.TARGET, Duration(24, Unit.HOURS))
    assert (limit.from_step, limit.from_moment, limit.reach) == ("s1", Moment.START, Moment.FINISH)
    assert limit.confidence == Confidence.UNVERIFIED


def test_handoff_counts_from_the_finish_of_the_step_before() -> None:
    handoff = library().pathways["prove"].steps["s1"].transitions[1].handoff
    assert handoff is not None and handoff.within is not None
    assert (handoff.basis, handoff.consent, handoff.receiver) == (("LB-1",), True, None)
    within = handoff.within
    assert (within.from_step, within.from_moment) == ("s1", Moment.FINISH)
    assert within.reach == Moment.START


def test_a_basis_that_is_not_stated_is_neither_law_nor_consent() -> None:
    unsaid = re.sub(r"basis: \[.*?\]", "basis: [not-stated]", PATHWAY)
    handoff = library(prove=unsaid).pathways["prove"].steps["s1"].transitions[1].handoff
    assert handoff is not None and (handoff.basis, handoff.consent) == ((), False)


def test_plain_next_and_next_with_more_to_say() -> None:
    (said,) = library().pathways["prove"].steps["s2"].transitions
    plain_text = PATHWAY.replace("next: {to: slut, label: Færdig}", "next: slut")
    (plain,) = library(prove=plain_text).pathways["prove"].steps["s2"].transitions
    assert replace(said, label=None, place=plain.place) == plain
    assert plain.guard == Guard.PLAIN


@pytest.mark.parametrize(
    ("written", "split", "targets"),
    [
        ("{all: [s1, {to: slut}]}", Split.ALL, ["s1", "slut"]),
        ("{each: [{when: {alder: 12}, to: s1}, {always: slut}]}", Split.EACH, ["s1", "slut"]),
        ("all", Split.THEN, ["all"]),
    ],
)
def test_ways_to_go_on(written: str, split: Split, targets: list[str]) -> None:
    text = PATHWAY.replace("next: {to: slut, label: Færdig}", f"next: {written}")
    step = library(prove=text).pathways["prove"].steps["s2"]
    assert step.split == split
    assert [way.to for way in step.transitions] == targets


def test_places_lead_back_to_the_text() -> None:
    pathway = library().pathways["prove"]
    step = pathway.steps["s1"]
    assert step.place.key().text == "  s1:"
    assert step.transitions[0].place.value("when", "alder").text.strip().startswith("- {when")
    assert step.within[0].place.value("limit").span.column == 31
    assert pathway.place.value().path == "prove.yml"


def test_outcomes_of_another_pathway_become_the_values_of_a_fact() -> None:
    other = PATHWAY.replace("pathway: prove", "pathway: anden").replace(
        "values: yes-no,", "outcomes_of: prove,"
    )
    other = other.replace(", not: {samtykke: no}", "")
    fact = library(anden=other).pathways["anden"].facts["samtykke"]
    assert (fact.kind, fact.domain, fact.outcomes_of) == (FactKind.OUTCOME, ("slut",), "prove")
    assert fact.labels["slut"].in_("da") == "Slut"


def test_edition() -> None:
    edition = library().editions["her"]
    assert edition.edition_of == "prove"
    assert edition.departures["s1"].after == ("ekstra",)
    assert edition.departures["s1"].within[0].duration == Duration(12, Unit.HOURS)
    start = edition.steps["ekstra"].start
    assert start is not None and start.when == Is("alder", (12, 13))
    assert edition.actors["raadgiver"].unit is not None
    assert edition.agreements["moede"].actors == ("raadgiver",)


def test_numbers_among_choices_are_ids() -> None:
    text = PATHWAY.replace("{ingen: Intet svar, brev: Et brev}", '{"1": En, "2-3": To}')
    text = text.replace("svar: [brev]", "svar: [1, 2-3]")
    (impossible,) = library(prove=text).pathways["prove"].impossible
    assert impossible.when == Every((Is("alder", (12,)), Is("svar", ("1", "2-3"))))


def test_the_default_language_stands_first() -> None:
    text = LIBRARY.replace("{da: Et lille bibliotek, en: A small library}", "{en: E, da: D}")
    assert library(library=text).title.versions == (("da", "D"), ("en", "E"))


def test_duplicate_id_over_two_files_names_both_places() -> None:
    found = loaded(registers_mere="documents:\n  brev: {title: Et andet brev}\n")
    assert only(found.diagnostics) == ("duplicate-id", 2, 3)
    (one,) = found.diagnostics
    assert one.location.path == "registers/mere.yml"
    assert [(two.path, two.text.strip()) for two in one.related] == [
        ("registers/alt.yml", "brev: {title: Brev}")
    ]
    assert found.library is not None
    assert found.library.documents["brev"].title.in_("da") == "Brev"


def test_duplicate_pathway_id() -> None:
    found = loaded(zz=PATHWAY)
    assert only(found.diagnostics) == ("duplicate-id", 1, 10)


@pytest.mark.parametrize(
    ("files", "line"),
    [
        ({"registers_mere": "documents:\n  Brev: {title: Et brev}\n"}, 2),
        ({"prove": PATHWAY.replace("  slut: {title", "  S1: {title")}, 44),
        ({"zz": PATHWAY.replace("pathway: prove", "pathway: Prove")}, 1),
        ({"library": LIBRARY.replace("  b: {title", "  A: {title")}, 10),
    ],
)
def test_ids_that_differ_only_in_capitals(files: dict[str, str], line: int) -> None:
    found = loaded(**files)
    assert [(one.message.rule, one.location.span.line) for one in found.diagnostics] == [
        ("case-collision", line)
    ]


def test_library_file_is_needed_once() -> None:
    assert only(loaded(library=None).diagnostics) == ("no-library-file", 1, 1)
    found = loaded(zz=LIBRARY)
    assert [one.message.rule for one in found.diagnostics] == ["several-library-files"]
    assert found.diagnostics[0].gaps["other"] == "library.yml"


def test_library_file_that_is_broken_is_not_called_missing() -> None:
    assert [one.message.rule for one in loaded(library="library: [\n").diagnostics] == [
        "unclosed-bracket"
    ]


def test_same_texts_give_the_same_library_whatever_their_order() -> None:
    texts = {path: text.encode() for path, text in TEXTS.items()}
    again = load_library(dict(reversed(texts.items()))).library
    assert again is not None
    assert list(again.actors) == list(library().actors)
    assert [file.path for file in again.files] == sorted(texts)


def test_registers_may_be_spread_over_files() -> None:
    found = library(registers_mere="documents:\n  plan: {title: Plan}\n")
    assert list(found.documents) == ["brev", "plan"]
    assert REGISTERS.count("documents:") == 1


def test_language_is_known_even_where_the_library_is_not() -> None:
    english = LIBRARY.replace("[da, en]", "[en, da]")
    assert loaded().language == "da"
    assert loaded(library=english, prove="x:y\n").language == "en"
    assert loaded(library=english.replace("title:", "titel:")).language == "en"
    assert loaded(library=english.replace("[en, da]", "\n  - en\n  - da")).language == "en"
    assert loaded(library=None).language == "da"


def test_parts_that_a_pathway_may_have() -> None:
    more = """\
recommendations:
  tidligt:
    text: Begynd tidligt.
    why: Det hjælper.
    strength: strong
    audience: [raadgiver]
    cites: [U-1]
    steps: [s1]
decisions:
  valg: {title: Et valg, gap: Kilden siger intet, choice: Vi valgte det, steps: [s1]}
"""
    text = PATHWAY.replace("facts:\n", more + "facts:\n", 1)
    text = text.replace("start: always", "start: {when: {svar: ingen}}\n    ages: 13", 1)
    text = text.replace("accountable: laerer", "accountable: laerer\n    stops: {phases: [a]}")
    pathway = library(prove=text).pathways["prove"]
    recommendation = pathway.recommendations["tidligt"]
    assert (recommendation.strength, recommendation.steps) == ("strong", ("s1",))
    assert recommendation.confidence == Confidence.PROPOSED
    assert pathway.decisions["valg"].choice.in_("da") == "Vi valgte det"
    stops = pathway.steps["s2"].stops
    assert stops is not None and (stops.steps, stops.phases) == ((), ("a",))
    start = pathway.steps["s1"].start
    assert start is not None and start.when == Is("svar", ("ingen",))
    assert pathway.steps["s1"].ages == (13, 13)


def test_topic_is_in_its_own_language_first() -> None:
    found = library()
    topic = found.topics["viden"]
    assert (topic.languages, topic.country, topic.place.source.path) == (
        ("sv", "da"),
        "dk",
        "viden.yml",
    )
    assert topic.title.versions == (("sv", "Kunskap om flickor"), ("da", "Viden om piger"))
    assert topic.summary.versions == (("sv", "Kort sagt"),)
    assert topic.sections["antal"].cites == ("U-1",)
    assert topic.advice["tal"].steps == {"prove": ("s1", "s2")}
    assert topic.advice["tal"].confidence == Confidence.PROPOSED
    assert [one.aspect for one in topic.not_stated] == [Aspect.OUTCOMES, None]
    assert found.countries["dk"].title.in_("da") == "Danmark"


def test_what_a_pathway_is_compared_on() -> None:
    pathway = library().pathways["prove"]
    assert (pathway.languages, pathway.country) == (("da", "en"), "dk")
    assert pathway.about["antal"].text.in_("da") == "Ti om året."
    assert [one.aspect for one in pathway.not_stated] == [Aspect.EVIDENCE]
    assert pathway.steps["s2"].aspects == (Aspect.ENTRY, Aspect.RISK_ASSESSMENT)


def test_words_of_the_field_know_their_false_friends_and_forms() -> None:
    plan = library().terms["plan"]
    assert plan.beware is not None and plan.beware.in_("da") == "En plan er ikke en indsats."
    assert (plan.unlike, plan.partial) == (("plan",), ("sv",))
    assert plan.forms == {"da": ("planer", "planen")}


@pytest.mark.parametrize(("name", "text"), [("registers_alt", REGISTERS), ("prove", PATHWAY)])
def test_file_that_says_its_languages_is_read_in_the_first(name: str, text: str) -> None:
    said = "languages: [sv]\n"
    text = said + text if name == "registers_alt" else text.replace("level:", said + "level:", 1)
    found = library(**{name: text})
    assert found.promised == {"library.yml": ("da", "en"), "viden.yml": ("sv", "da")} | {
        f"{name.replace('_', '/')}.yml": ("sv",)
    }
    swedish = found.terms["plan"].meaning, found.pathways["prove"].title
    assert swedish[name == "prove"].versions[0][0] == "sv"


def test_same_passage_twice_in_capitals_is_told() -> None:
    text = TOPIC.replace("advice:", "  Antal: {title: Igen, text: Igen.}\nadvice:")
    assert only(loaded(viden=text).diagnostics)[0] == "case-collision"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("summary: Kort", "sumary: Kort", "misspelt-key"),
        ("aspect: outcomes", "aspect: outcome", "misspelt-value"),
        ("{prove: [s1, s2]}", "[s1, s2]", "map-expected"),
        ("title: Hur många, ", "", "missing-key"),
        ("languages: [sv, da]", "languages: [sv, de]", "not-one-of"),
    ],
)
def test_slip_in_a_topic_is_explained(old: str, new: str, rule: str) -> None:
    assert only(loaded(viden=TOPIC.replace(old, new, 1)).diagnostics)[0] == rule
