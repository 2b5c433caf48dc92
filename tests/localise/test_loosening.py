"""Whatever an edition would loosen is found, at its place, with what the nation demands."""

import pytest

from pathwaytool.folder import Folder
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.project import project_of
from tests.localise.examples import EXTRA, PATH, texts_with, there_with

DEPARTURE = "departures:\n  vurdering:\n    reason: Sådan gør vi.\n"
HANDED = "departures:\n  bekymring:\n    reason: Sådan gør vi.\n    handoffs:\n      vurdering: "
AFTER = DEPARTURE + "    after: [opkald]\n" + EXTRA
INSTEAD = (
    "departures:\n  {}:\n    reason: Sådan gør vi.\n    instead: gruppe\nsteps:\n  gruppe:\n"
    "    title: Gruppesamtaler\n    kind: service\n    phase: {}\n    sector: social\n"
    "    accountable: {}\n"
)


def within(limit: str) -> str:
    return DEPARTURE + f"    within:\n      - {limit}\n"


LAW = "from: {finish: bekymring}, confidence: proposed}"
STATED = "{kind: statutory, limit: 24 hours, from: {finish: bekymring}}"

PLANTED = {
    "longer": (
        within(f"{{kind: statutory, limit: 5 days, {LAW}"),
        ("limit-loosened", "limit: 5 days", "limit: 24 hours"),
    ),
    "an hour longer": (
        within(f"{{kind: statutory, limit: 25 hours, {LAW}"),
        ("limit-loosened", "25 hours", "limit: 24 hours"),
    ),
    "a day with a weekend in it": (
        within(f"{{kind: statutory, limit: 1 weekday, {LAW}"),
        ("limit-loosened", "1 weekday", "limit: 24 hours"),
    ),
    "weaker and longer": (
        within(f"{{kind: target, limit: 3 days, {LAW}"),
        ("limit-loosened", "3 days", STATED),
    ),
    "only in words": (
        within(f"{{kind: until-condition, text: Når vi kan., {LAW}"),
        ("limit-loosened", "until-condition", STATED),
    ),
    "only for most": (
        within(f"{{kind: percentage, percent: 80, text: De fleste., limit: 2 days, {LAW}"),
        ("limit-loosened", "2 days", STATED),
    ),
    "a later clock": (
        within("{kind: statutory, limit: 2 days, confidence: proposed}"),
        ("limit-loosened", "2 days", STATED),
    ),
    "another as accountable": (
        DEPARTURE + "    accountable: raadgiver\n",
        ("settled-by-nation", "accountable: raadgiver", "accountable: modtagelse"),
    ),
    "one name for two actors": (
        "actors:\n  modtagelse: {title: Vagten}\n  raadgiver: {title: vagten}\n",
        ("local-name-shared", "raadgiver", "modtagelse"),
    ),
    "the name of another": (
        "actors:\n  modtagelse: {title: Familiehus}\n",
        ("local-name-shared", "modtagelse", "familiehus"),
    ),
    "one or the other": (
        "actors:\n  modtagelse: {title: Rådgiveren eller lederen}\n",
        ("local-name-shared", "modtagelse", "Rådgiveren / lederen"),
    ),
    "another basis": (
        HANDED + "{basis: [LB-EKSEMPEL-1]}\n",
        ("settled-by-nation", "LB-EKSEMPEL-1", "basis: [LB-EKSEMPEL-2]"),
    ),
    "a basis in place of consent": (
        HANDED.replace("bekymring", "samtale").replace("vurdering: ", "udredning: ")
        + "{basis: [LB-EKSEMPEL-2]}\n",
        ("settled-by-nation", "LB-EKSEMPEL-2", "basis: [consent]"),
    ),
    "a longer limit of a hand-off": (
        HANDED + "{within: {kind: statutory, limit: 1 day, confidence: proposed}}\n",
        ("limit-loosened", "1 day", "limit: 4 hours"),
    ),
    "a weaker limit of a hand-off": (
        HANDED + "{within: {kind: target, limit: 1 hour, confidence: proposed}}\n",
        ("limit-loosened", "limit: 1 hour", "kind: statutory, limit: 4 hours"),
    ),
    "another promise by the same id": (
        "promises:\n  alle-vurderes: {title: De fleste bliver vurderet., can_reach: vurdering}\n",
        ("settled-by-nation", "alle-vurderes", "promises: alle-vurderes"),
    ),
    "another step by the same id": (
        EXTRA.replace("opkald:", "vurdering:") + "    start: always\n    next: samtale\n",
        ("settled-by-nation", "vurdering", "steps: vurdering"),
    ),
    "an end by the id of a step": (
        EXTRA.replace("opkald:", "afsluttet:") + "    start: always\n    next: samtale\n",
        ("settled-by-nation", "afsluttet", "steps: afsluttet"),
    ),
    "past what the nation leads to": (
        AFTER + "    next: plan\n",
        ("extra-step-astray", "next: plan", "[afsluttet, samtale]"),
    ),
    "a choice of its own": (
        AFTER + "    next:\n      one:\n        - {when: {behov: let}, to: afsluttet}\n"
        "        - {otherwise: samtale}\n",
        ("extra-step-astray", "next", "[afsluttet, samtale]"),
    ),
    "past the step that it comes before": (
        DEPARTURE + "    before: [opkald]\n" + EXTRA + "    next: samtale\n",
        ("extra-step-astray", "next: samtale", "[vurdering]"),
    ),
    "what is the nation's, set aside": (
        AFTER + "    stops: {steps: [samtale]}\n",
        ("settled-by-nation", "stops", "steps: samtale"),
    ),
    "a phase of the nation's, set aside": (
        AFTER + "    stops: {phases: [indsats]}\n",
        ("settled-by-nation", "stops", "phases: indsats"),
    ),
    "another way of what is not optional": (
        INSTEAD.format("samtale", "undersoegelse", "raadgiver"),
        ("settled-by-nation", "instead: gruppe", "steps: samtale"),
    ),
    "another actor for what is optional": (
        INSTEAD.format("indsats", "indsats", "raadgiver"),
        ("settled-by-nation", "accountable: raadgiver", "accountable: familiehus"),
    ),
    "another phase for what is optional": (
        INSTEAD.format("indsats", "opfoelgning", "familiehus"),
        ("settled-by-nation", "phase: opfoelgning", "phase: indsats"),
    ),
    "a step of the nation's, moved": (
        DEPARTURE + "    after: [plan]\n",
        ("settled-by-nation", "after: [plan]", "steps: plan"),
    ),
    "a hand-off less in an extra step": (
        "departures:\n  bekymring:\n    reason: Sådan gør vi.\n    after: [opkald]\n"
        + EXTRA.replace("sector: social", "sector: undervisning").replace("raadgiver", "laerer")
        + "    next: {to: vurdering, handoff: {documents: [underretning], basis: [consent]}}\n",
        ("settled-by-nation", "basis: [consent]", "basis: [LB-EKSEMPEL-2]"),
    ),
}


def told(body: str, *edits: tuple[str, str]) -> tuple[Diagnostic, ...]:
    return project_of(Folder(texts_with(body, *edits)), date="2026-06-01").diagnostics


@pytest.mark.parametrize("name", PLANTED)
def test_a_loosening_is_found_at_its_place(name: str) -> None:
    body, (rule, line, demanded) = PLANTED[name]
    found = told(body)
    assert [one.message.rule for one in found if one.is_error] == [rule], found
    one = next(one for one in found if one.is_error)
    assert one.location.path == PATH
    assert line in one.location.text
    assert demanded in " ".join(one.gaps.values())


HURRIED = "        confidence: checked\n    next:\n      one:\n        - {when: {behov: intet}"
MOSTLY = "{kind: percentage, percent: %s, limit: %s, text: De fleste., from: {finish: bekymring}}"


def with_limits(*limits: str) -> tuple[str, str]:
    """Return an edit that lets the nation demand more of the step `vurdering`."""
    more = "".join(f"      - {one}\n" for one in limits)
    return HURRIED, HURRIED.replace("    next:", f"{more}    next:")


ANSWERED = "{kind: until-condition, text: Familien har fået svar, legal: [LB-EKSEMPEL-1]}"
WRITTEN = "{kind: until-condition, text: Vurderingen er skrevet ned}"
IN_WORDS = with_limits(ANSWERED, WRITTEN)
FOR_MOST = with_limits(MOSTLY % (90, "10 hours"))
SHARED = (
    "    interventions: [familiesamtaler]\n",
    "    interventions: [familiesamtaler]\n    sharing: Skolen får intet at vide.\n"
    "    within: [{kind: maximum, limit: 6 months, confidence: proposed}]\n",
)
GROUP = INSTEAD.format("indsats", "indsats", "familiehus")
TALKED = "departures:\n  samtale:\n    reason: Sådan gør vi.\n    handoffs:\n      udredning: "

RECEIPT = with_limits(
    "{kind: statutory, limit: 6 weekdays, text: Skolen har fået svar, from: {finish: bekymring}}"
)
AT_TEN = "{kind: percentage, percent: 10, text: Familien varsles ved 10 %}"
BESIDE = DEPARTURE + "    beside: [opkald]\n" + EXTRA

OTHERS = {
    "the other of two limits, by its text": (
        within(f"{{kind: statutory, limit: 7 weekdays, text: Skolen har fået svar, {LAW}"),
        ("limit-loosened", "7 weekdays", "limit: 6 weekdays"),
        (RECEIPT,),
    ),
    "another part of them": (
        within("{kind: percentage, percent: 12, text: Familien varsles ved 10 %}"),
        ("limit-loosened", "percent: 12", "percent: 10"),
        (with_limits(AT_TEN),),
    ),
    "a part of them in other words": (
        within("{kind: percentage, percent: 10, text: Familien varsles en gang}"),
        ("limit-loosened", "en gang", "text: Familien varsles ved 10 %"),
        (with_limits(AT_TEN),),
    ),
    "longer than the nation lets it take": (
        DEPARTURE + "    takes: 2-3 days\n",
        ("limit-loosened", "takes: 2-3 days", "limit: 20 hours"),
        (with_limits("{kind: maximum, limit: 20 hours}"),),
    ),
    "a name that another had": (
        "actors:\n  familiehus: {title: Huset}\n  modtagelse: {title: Familiehus}\n",
        ("local-name-shared", "modtagelse", "familiehus"),
        (),
    ),
    "beside, and on to what comes by conditions": (
        BESIDE + "    next: plan\n",
        ("extra-step-astray", "next: plan", "[afsluttet]"),
        (),
    ),
    "beside, by way of another": (
        BESIDE + "    next: to\n" + EXTRA[7:].replace("opkald", "to") + "    next: indsats\n",
        ("extra-step-astray", "next: indsats", "[afsluttet]"),
        (),
    ),
    "from the beginning to the middle": (
        EXTRA + "    start: always\n    next: indsats\n",
        ("extra-step-astray", "next: indsats", "[bekymring, afsluttet]"),
        (),
    ),
    "after a step, and from the beginning": (
        AFTER + "    start: always\n",
        ("extra-step-unplaced", "opkald", "vurdering.after, start"),
        (),
    ),
    "an end": (
        DEPARTURE.replace("vurdering", "afsluttet") + "    note: Vi lukker tidligt.\n",
        ("settled-by-nation", "afsluttet", "ends: afsluttet"),
        (),
    ),
    "when we have the time": (
        within("{kind: until-condition, text: Når vi har tid., confidence: proposed}"),
        ("limit-loosened", "Når vi har tid", "text: Familien har fået svar"),
        (IN_WORDS,),
    ),
    "one of two conditions said again, and one anew": (
        DEPARTURE
        + f"    within:\n      - {ANSWERED}\n      - {{kind: until-condition, text: Senere.}}\n",
        ("limit-loosened", "Senere", "text: Vurderingen er skrevet ned"),
        (IN_WORDS,),
    ),
    "fewer of them": (
        within(MOSTLY % (80, "10 hours")),
        ("limit-loosened", "percent: 80", "percent: 90"),
        (FOR_MOST,),
    ),
    "most of them later": (
        within(MOSTLY % (90, "12 hours")),
        ("limit-loosened", "12 hours", "limit: 10 hours"),
        (FOR_MOST,),
    ),
    "a clock that stands still": (
        within(f"{{kind: statutory, limit: 24 hours, paused_while: {{steps: [samtale]}}, {LAW}"),
        ("limit-loosened", "paused_while", STATED),
        (),
    ),
    "only begun, and later": (
        within(f"{{kind: statutory, limit: 3 days, reach: start, {LAW}"),
        ("limit-loosened", "3 days", STATED),
        (),
    ),
    "no limits": (
        DEPARTURE + "    within: []\n",
        ("settled-by-nation", "within: []", "limit: 24 hours"),
        (),
    ),
    "nothing that it needs": (
        DEPARTURE + "    needs: []\n",
        ("settled-by-nation", "needs: []", "needs: [underretning]"),
        (),
    ),
    "no documents handed over": (
        HANDED + "{documents: []}\n",
        ("settled-by-nation", "documents: []", "documents: [underretning]"),
        (),
    ),
    "no basis": (
        HANDED + "{basis: []}\n",
        ("settled-by-nation", "basis: []", "basis: [LB-EKSEMPEL-2]"),
        (),
    ),
    "consent in place of a basis": (
        HANDED + "{basis: [consent]}\n",
        ("settled-by-nation", "consent", "basis: [LB-EKSEMPEL-2]"),
        (),
    ),
    "a basis beside consent": (
        TALKED + "{basis: [consent, LB-EKSEMPEL-2]}\n",
        ("settled-by-nation", "LB-EKSEMPEL-2", "basis: [consent]"),
        (),
    ),
    "consent to something else": (
        TALKED + "{basis: {consent: fremgang}}\n",
        ("settled-by-nation", "fremgang", "basis: [consent]"),
        (),
    ),
    "a hand-off to a later step": (
        HANDED.replace("vurdering:", "samtale:") + "{documents: [underretning]}\n",
        ("extra-step-astray", "samtale", "[vurdering]"),
        (),
    ),
    "a clock of a hand-off that starts later": (
        HANDED + "{within: {kind: statutory, limit: 4 hours, from: {finish: vurdering}}}\n",
        ("limit-loosened", "vurdering", "from: {finish: bekymring}"),
        (),
    ),
    "another's name with other spaces": (
        'actors:\n  modtagelse: {title: "Børne-  og ungerådgiver."}\n',
        ("local-name-shared", "modtagelse", "raadgiver"),
        (),
    ),
    "another's name in another language": (
        "actors:\n  modtagelse: {title: {da: Vagten, en: Familiehus}}\n",
        ("local-name-shared", "modtagelse", "familiehus"),
        (),
    ),
    "one and another with a stroke between": (
        "actors:\n  modtagelse: {title: Rådgiver/leder}\n",
        ("local-name-shared", "modtagelse", "Rådgiver / leder"),
        (),
    ),
    "for some ages only, in another way": (
        GROUP + "    ages: 15-17\n",
        ("settled-by-nation", "ages: 15-17", "steps: indsats"),
        (),
    ),
    "what may be shared, in another way": (
        GROUP + "    sharing: Skolen får alt at vide.\n",
        ("settled-by-nation", "sharing", "sharing: Skolen får intet at vide."),
        (SHARED,),
    ),
    "a longer limit, in another way": (
        GROUP + "    within: [{kind: maximum, limit: 9 months, confidence: proposed}]\n",
        ("limit-loosened", "9 months", "limit: 6 months"),
        (SHARED,),
    ),
    "a promise to some of those it is made to": (
        "promises:\n  alle-vurderes: {title: De store., when: {behov: stort}, reaches: plan}\n",
        ("settled-by-nation", "alle-vurderes", "promises: alle-vurderes"),
        (),
    ),
    "back to where it began": (
        AFTER + "    next: {to: bekymring, loop: ny-plan}\n",
        ("extra-step-astray", "bekymring", "[afsluttet, samtale]"),
        (),
    ),
}
"""Ways to loosen that are less plain, with what the nation then says besides."""


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_less_plain_is_found_too(name: str) -> None:
    body, (rule, line, demanded), edits = OTHERS[name]
    found = [one for one in told(body, *edits) if one.is_error]
    assert [one.message.rule for one in found] == [rule], found
    assert found[0].location.path == PATH
    assert line in found[0].location.text
    assert demanded in " ".join(found[0].gaps.values())


def test_conditions_of_the_place_stand_beside_those_that_it_repeats() -> None:
    ours = "{kind: until-condition, text: Familien har fået et brev}"
    body = DEPARTURE + "".join(f"      - {one}\n" for one in (ANSWERED, WRITTEN, ours))
    there = there_with(body.replace("      - ", "    within:\n      - ", 1), IN_WORDS)
    assert there.attempts == ()
    said = [one.text.in_("da") for one in there.pathway.steps["vurdering"].within if one.text]
    assert said == [
        "Familien har fået svar",
        "Vurderingen er skrevet ned",
        "Familien har fået et brev",
    ]


@pytest.mark.parametrize("basis", ["[consent]", "[]"])
def test_the_nations_consent_may_be_said_again(basis: str) -> None:
    there = there_with(TALKED + f"{{documents: [statusnotat], basis: {basis}}}\n")
    ways = there.pathway.steps["samtale"].transitions
    handoff = next(one.handoff for one in ways if one.handoff)
    assert (handoff.basis, handoff.consent) == ((), True)
    assert bool(there.attempts) == (basis == "[]")


@pytest.mark.parametrize("key", ["next: afsluttet", "legal_bases: []"])
def test_what_belongs_to_no_edition_cannot_be_written_at_its_top(key: str) -> None:
    assert [one.message.rule for one in told(f"{key}\n")] == ["unknown-key"]


def test_what_the_nation_says_may_be_said_again() -> None:
    body = DEPARTURE + "    accountable: modtagelse\n    legal: [LB-EKSEMPEL-1]\n"
    assert told(body) == ()
