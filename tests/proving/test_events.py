"""What may come at any time: once each, while the steps it names are under way, or never."""

import pytest

from pathwaytool.model.pathway import Pathway
from pathwaytool.prove import Proof, Verdict, proof_findings, prove
from pathwaytool.prove.follow.walk import walk
from pathwaytool.prove.proof import PromiseVerdict, Reason
from pathwaytool.prove.tell.story import story_text
from pathwaytool.report.sentences import mend, sentence
from tests.findings import rules_find
from tests.proving.small import library_of

BODY = """\
facts:
  samtykke: {{title: samtykke, values: yes-no, decided_by: [ask]}}
events:
  nej:
    title: Samtykket bliver trukket tilbage
    while: {{steps: [{during}]}}
    {does}
    to: {to}
steps:
  ask:
    title: Spørg
    ...
    start: always
    takes: 1-2 days
    next: look
  look:
    title: Undersøg
    ...
    takes: 1 week
    within:
      - {{kind: target, limit: 3 days, from: {{finish: ask}}, reach: start, text: Frist}}
    next:
      one:
        - {{when: {{samtykke: yes}}, to: help}}
        - {{otherwise: plan}}
  help:
    title: Hjælp
    ...
    takes: 1 week
    next: plan
  plan:
    title: Plan
    ...
    takes: 1-2 days
    within:
      - {{kind: target, limit: 3 weeks, from: {{finish: ask}}, text: Frist}}
    next: slut
ends:
  slut: {{title: Slut}}
  ud: {{title: Flyttet}}
"""
HALTS = "stops: {steps: [look]}"


def _proof(during: str, does: str, to: str) -> tuple[Pathway, Proof]:
    library = library_of(prove=BODY.format(during=during, does=does, to=to))
    pathway = library.pathways["prove"]
    return pathway, prove(pathway, library)


def test_event_that_stops_what_it_takes_over_from_is_proved() -> None:
    _, proof = _proof("look", HALTS, "plan")
    assert proof.verdict == Verdict.PROVED
    assert proof.dead == () and proof.unsettled == ()


def test_event_whose_step_may_have_run_already_is_found_and_told() -> None:
    library = library_of(prove=BODY.format(during="look, plan", does=HALTS, to="plan"))
    pathway = library.pathways["prove"]
    proof = prove(pathway, library)
    assert [(one.kind, one.step) for one in proof.failures] == [("second-run", "plan")]
    assert [event.step for event in proof.failures[0].story.events][-1] == "nej"
    told = story_text(proof.failures[0], pathway, library, "en")
    assert "Then this happens: “Samtykket bliver trukket tilbage”" in told


def test_event_comes_in_the_middle_of_what_it_decides_for() -> None:
    # Where consent is withdrawn while the help is given, the help goes on: nothing reads it later.
    assert _proof("help", "decides: {samtykke: no}", "ud")[1].verdict == Verdict.PROVED


def test_event_that_leads_to_an_end_opens_that_end_and_no_other() -> None:
    assert _proof("look", HALTS, "ud")[1].outcomes == ("slut", "ud")
    assert _proof("help", "stops: {steps: [help]}", "slut")[1].outcomes == ("slut",)


def test_nobody_waits_for_an_event_and_it_keeps_no_case_open() -> None:
    # A proof that looked for an end with the event still to come would find none.
    assert _proof("ask", "stops: {steps: [ask]}", "ud")[1].verdict == Verdict.PROVED


@pytest.mark.parametrize(
    ("during", "status"), [("look", {"look": "met", "plan": "unknown"}), ("plan", {"look": "met"})]
)
def test_limit_is_told_as_kept_only_where_no_event_can_change_it(
    during: str, status: dict[str, str]
) -> None:
    _, proof = _proof(
        during, HALTS if during == "look" else "", "plan" if during == "look" else "ud"
    )
    told = {one.step: one.status for one in proof.times.limits}
    assert told == {"plan": "met", **status}
    silent = {one.step: one.needed.unknown for one in proof.times.limits}
    assert ("nej" in silent["plan"]) == (status.get("plan") == "unknown")


FOLLOWS = """\
facts:
  samtykke: {title: samtykke, values: yes-no, decided_by: [ask, plan]}
events:
  nej:
    title: Samtykket bliver trukket tilbage
    while: {steps: [plan]}
    decides: {samtykke: no}
    to: look
steps:
  ask:
    title: Spørg
    ...
    start: always
    next:
      to: look
      handoff: {documents: [brev], basis: [LOV], within: {kind: target, limit: 2 days}}
    gives: [brev]
  look:
    title: Undersøg
    ...
    repeats: true
    waits: WAITS
    next: plan
  plan:
    title: Plan
    ...
    repeats: true
    waits: any
    within:
      - {kind: target, limit: 2 days, from: {finish: look}, reach: start, text: Frist}
    next:
      one:
        - {when: {samtykke: yes}, to: slut}
        - {otherwise: ud}
ends:
  slut: {title: Slut}
  ud: {title: Nej}
"""


@pytest.mark.parametrize("waits", ["any", "all"])
def test_what_follows_at_once_moves_with_what_it_follows(waits: str) -> None:
    library = library_of(prove=FOLLOWS.replace("WAITS", waits))
    proof = prove(library.pathways["prove"], library)
    assert {one.step: one.status for one in proof.times.limits} == {"look": "met", "plan": "met"}


PROMISED = """\
promises:
  i-tide:
    title: I tide
    within: {{happens: plan, limit: {limit}, from: {{finish: ask}}, reach: finish}}
"""


@pytest.mark.parametrize(
    ("during", "limit", "verdict"),
    [
        (
            "look",
            "3 weeks",
            PromiseVerdict.UNKNOWN,
        ),  # the plan is made sooner where consent is withdrawn
        ("look", "5 days", PromiseVerdict.AT_RISK),
        ("plan", "3 weeks", PromiseVerdict.KEPT),
        ("plan", "5 days", PromiseVerdict.BROKEN),
    ],
)
def test_promise_of_time_is_settled_only_where_no_event_moves_it(
    during: str, limit: str, verdict: PromiseVerdict
) -> None:
    does, to = (HALTS, "plan") if during == "look" else ("", "ud")
    body = BODY.format(during=during, does=does, to=to) + PROMISED.format(limit=limit)
    library = library_of(prove=body)
    (promise,) = prove(library.pathways["prove"], library).promises
    assert promise.verdict == verdict


CASE = """\
cases:
  noah: {{title: Noah, facts: {{{facts}}}, {expected}}}
"""


@pytest.mark.parametrize(
    ("facts", "expected", "verdict"),
    [
        ("samtykke: no", "may: [ud]", PromiseVerdict.KEPT),
        ("samtykke: no", "must: [plan]", PromiseVerdict.BROKEN),
        # Withdrawn consent does not come to somebody of whom it is said that it is given.
        ("samtykke: yes", "must: [plan]", PromiseVerdict.KEPT),
    ],
)
def test_events_come_to_an_example_case_too(
    facts: str, expected: str, verdict: PromiseVerdict
) -> None:
    does = "decides: {samtykke: no}\n    stops: {steps: [look]}"
    body = BODY.format(during="look", does=does, to="ud")
    library = library_of(prove=body + CASE.format(facts=facts, expected=expected))
    (case,) = prove(library.pathways["prove"], library).examples
    assert case.verdict == verdict


@pytest.mark.parametrize(("to", "hours"), [("ud", 264), ("plan", None)])
def test_longest_wait_is_known_where_events_only_come_to_ends(to: str, hours: int | None) -> None:
    does = "stops: {steps: [look]}" if to == "plan" else ""
    body = BODY.format(during="look", does=does, to=to).replace(
        "one:\n        - {when: {samtykke: yes}, to: help}\n        - {otherwise: plan}",
        "all: [help, plan]",
    )
    body = body.replace("next: look", "next: {all: [look, call]}").replace(
        "  help:\n",
        "  call:\n    title: Ring\n    ...\n    takes: 3 days\n    next: plan\n  help:\n",
    )
    library = library_of(prove=body)
    times = prove(library.pathways["prove"], library).times
    assert (times.longest_wait.hours if times.longest_wait else None) == hours
    # What no event comes to change is told for itself.
    assert times.usual.longest_wait and times.usual.longest_wait.hours == 264
    assert (times.undisturbed is None) == (to == "ud")


def test_times_that_an_event_may_change_are_left_out() -> None:
    _, proof = _proof("look", HALTS, "plan")
    assert [name for name, _ in proof.times.since_start] == ["ask", "look", "help"]


def test_no_event_comes_by_itself_to_one_case() -> None:
    library = library_of(prove=BODY.format(during="look", does=HALTS, to="ud"))
    found = walk(library.pathways["prove"], library, {})
    assert found.ends == ("slut",)


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("look|decides: {alder: no}|ud", "unknown-id"),
        ("look|decides: {samtykke: maaske}|ud", "unknown-value"),
        ("look|decides: {any: no}|ud", "unknown-id"),
        ("lok||ud", "unknown-id"),
        ("look|stops: {steps: [lok]}|ud", "unknown-id"),
        ("look||lok", "unknown-id"),
    ],
)
def test_slip_in_an_event_is_told(written: str, rule: str) -> None:
    during, does, to = written.split("|")
    library = library_of(prove=BODY.format(during=during, does=does, to=to))
    assert rule in {one.message.rule for one in rules_find(library)}


def test_event_is_not_called_as_a_step() -> None:
    body = BODY.format(during="look", does="", to="ud").replace("  nej:", "  help:", 1)
    assert "reserved-id" in {one.message.rule for one in rules_find(library_of(prove=body))}


def test_step_that_only_an_event_leads_to_is_reached() -> None:
    body = (
        BODY.format(during="look", does=HALTS, to="ring")
        .replace("ends:", "  ring:\n    title: Ring\n    ...\n    next: slut\nends:")
        .replace("  ud: {title: Flyttet}\n", "")
    )
    rules = {one.message.rule for one in rules_find(library_of(prove=body))}
    assert not rules & {"unreachable-step", "step-never-reached"}


@pytest.mark.parametrize("language", ["en", "da", "sv"])
def test_more_events_than_there_is_room_for_are_told_at_once(language: str) -> None:
    events = "".join(_event(f"v{at}", "", "slut") for at in range(150))
    body = "".join(
        f"  a{at}:\n    title: A{at}\n    ...\n    next: a{at + 1}\n" for at in range(1, 60)
    )
    first = "  a0:\n    title: A0\n    ...\n    start: always\n    next: a1\n"
    last = "  a60:\n    title: A60\n    ...\n    next: slut\n"
    steps = f"steps:\n{first}{body}{last}ends:\n  slut: {{title: Slut}}\n"
    library = library_of(prove=f"events:\n{events}{steps}")
    pathway = library.pathways["prove"]
    proof = prove(pathway, library)
    assert (proof.verdict, proof.reason) == (Verdict.NOT_PROVED, Reason.EVENTS)
    (finding,) = proof_findings(proof, pathway)
    said = f"{sentence(finding, language)} {mend(finding, language)}"
    assert "150" in said and "61" in said and "runs:" in said
    assert not any(sign in said for sign in ("…", "{", " 0 "))


LINE = """\
  a{at}:
    title: Begynd {at}
    ...
    next: {{one: [{{when: {{f{at}: yes}}, to: b{at}}}, {{otherwise: c{at}}}]}}
  b{at}:
    title: Hjælp {at}
    ...
    next: plan
  c{at}:
    title: Vent {at}
    ...
    next: plan
"""


def _wide(lines: int, events: str, promises: str) -> Proof:
    """Return the proof of a pathway in which so many lines of work are met by a plan."""
    every = range(lines)
    body = "facts:\n" + "".join(
        f"  f{at}: {{title: hjælp {at}, values: yes-no, decided_by: [a{at}]}}\n" for at in every
    )
    body += f"events:\n{events}promises:\n{promises}steps:\n"
    body += "  ask:\n    title: Spørg\n    ...\n    start: always\n"
    body += f"    next: {{all: [{', '.join(f'a{at}' for at in every)}]}}\n"
    body += "".join(LINE.format(at=at) for at in every)
    body += "  plan:\n    title: Plan\n    ...\n    next: slut\n"
    body += "  ring:\n    title: Ring\n    ...\n    next: ud\n"
    body += "ends:\n  slut: {title: Slut}\n  ud: {title: Flyttet}\n"
    library = library_of(prove=body)
    return prove(library.pathways["prove"], library)


def _event(name: str, does: str, to: str) -> str:
    return f"  {name}:\n    title: {name}\n    while: {{phases: [start]}}\n{does}    to: {to}\n"


KEPT_BY_ALL = """\
  faar-plan: {title: Får en plan, reaches: [plan]}
  plan-efter: {title: Plan efter spørgsmål, only_after: {happens: plan, after: ask}}
  en-plan: {title: Én plan, at_most: {happens: plan, times: 1}}
  aldrig: {title: Aldrig hjælp, when: {f0: no}, never: [b1]}
"""


def test_bounds_settle_promises_where_events_may_come() -> None:
    # Eight lines of work side by side, with events at each moment, are more than can be seen.
    events = "".join(_event(f"v{at}", f"    decides: {{f{at}: no}}\n", "slut") for at in range(3))
    proof = _wide(8, events, KEPT_BY_ALL)
    told = {one.id: (one.verdict, one.situations) for one in proof.promises}
    assert told["aldrig"][0] == PromiseVerdict.BROKEN
    del told["aldrig"]
    assert set(told.values()) == {(PromiseVerdict.KEPT, 0)}


def test_event_that_stops_all_breaks_what_was_promised() -> None:
    stops = "    stops: {phases: [start]}\n"
    proof = _wide(3, _event("flytter", stops, "ud"), KEPT_BY_ALL)
    assert {one.id for one in proof.promises if one.verdict == PromiseVerdict.BROKEN} >= {
        "faar-plan"
    }
    assert [one.verdict for one in proof.promises if one.id == "plan-efter"] == [
        PromiseVerdict.KEPT
    ]


def test_event_that_what_is_promised_cannot_depend_on_is_not_looked_at() -> None:
    promises = "  sammen: {title: Aldrig sammen, never_together: [[b0], [b1]], when: {f0: no}}\n"
    found = [
        _wide(3, _event("flytter", "", to), promises).promises[0].situations
        for to in ("ring", "plan")
    ]
    assert 0 < found[0] < found[1]
