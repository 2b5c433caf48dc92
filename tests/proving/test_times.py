"""Limits against durations, and what a proof says of other pathways that steps run."""

from pathwaytool.prove import Proof, Verdict, proof_findings, prove
from pathwaytool.prove.proof import Reason
from tests.proving.small import library_of

TWO_STEPS = """\
steps:
  first:
    title: Først
    ...
    start: always
    takes: {first}
    next: second
  second:
    title: Så
    ...
    takes: {second}
    within:
      - {{kind: target, limit: {limit}, from: {{{moment}: first}}, text: Frist}}
    next: slut
ends:
  slut: {{title: Slut}}
"""


def _proof(first: str, second: str, limit: str, moment: str = "finish") -> Proof:
    body = TWO_STEPS.format(first=first, second=second, limit=limit, moment=moment)
    library = library_of(prove=body)
    return prove(library.pathways["prove"], library)


def _status(first: str, second: str, limit: str, moment: str = "finish") -> str:
    return _proof(first, second, limit, moment).times.limits[0].status


def test_limit_that_always_fits_is_met() -> None:
    assert _status("1 day", "1-2 days", "2 days") == "met"


def test_month_fits_a_month() -> None:
    assert _status("1 day", "1 month", "1 month") == "met"


def test_thirty_days_may_miss_a_month() -> None:
    assert _status("1 day", "30 days", "1 month") == "at-risk"


def test_what_comes_before_counts_from_its_own_start() -> None:
    assert _status("2-3 days", "1 day", "3 days", "start") == "at-risk"
    assert _status("2-3 days", "1 day", "4 days", "start") == "met"


def test_limit_shorter_than_the_least_work_is_a_failure() -> None:
    proof = _proof("1 day", "3-4 days", "2 days")
    assert proof.verdict == Verdict.FAILED
    assert [failure.kind for failure in proof.failures] == ["impossible-limit"]
    assert proof.failures[0].pointer == ("steps", "second", "within", 0)


def test_times_since_the_start_add_up() -> None:
    proof = _proof("1-2 days", "1 day", "5 days")
    since = dict(proof.times.since_start)
    assert (since["second"].shortest, since["second"].longest) == (24, 48)
    assert (since["slut"].shortest, since["slut"].longest) == (48, 72)


WAITING = """\
steps:
  first:
    title: Først
    ...
    start: always
    takes: 1 day
    next: {all: [quick, slow]}
  quick:
    title: Hurtig
    ...
    takes: 1 day
    next: both
  slow:
    title: Langsom
    ...
    takes: 1-9 days
    next: both
  both:
    title: Begge
    ...
    takes: 1 day
    within:
      - {kind: target, limit: 3 days, from: {finish: quick}, text: Frist}
    next: slut
ends:
  slut: {title: Slut}
"""


def test_waiting_for_others_counts() -> None:
    library = library_of(prove=WAITING)
    times = prove(library.pathways["prove"], library).times
    wait = times.longest_wait
    assert wait is not None
    assert (wait.origin, wait.step, wait.hours) == ("quick", "both", 8 * 24)
    assert times.limits[0].status == "at-risk"
    assert times.limits[0].chain == ("slow", "both")


def test_a_wait_of_unknown_length_is_not_told() -> None:
    unknown = "\n".join(line for line in WAITING.splitlines() if "takes:" not in line)
    library = library_of(prove=unknown)
    assert prove(library.pathways["prove"], library).times.longest_wait is None


def test_limit_at_risk_is_a_warning_at_the_limit() -> None:
    library = library_of(prove=WAITING)
    pathway = library.pathways["prove"]
    (finding,) = proof_findings(prove(pathway, library), pathway)
    assert finding.message.rule == "limit-at-risk"
    assert "limit: 3 days" in finding.location.text


OUTER = """\
facts:
  udfald: {title: udfald, outcomes_of: inner, decided_by: [run]}
steps:
  run:
    title: Kør
    ...
    start: always
    runs: inner
    next:
      one:
        - {when: {udfald: godt}, to: slut}
        - {when: {udfald: skidt}, to: slut}
ends:
  slut: {title: Slut}
"""

INNER = """\
facts:
  svar: {title: svar, values: yes-no, decided_by: [ask]}
steps:
  ask:
    title: Spørg
    ...
    start: always
    next:
      one:
        - {when: {svar: yes}, to: godt}
        - SECOND
ends:
  godt: {title: Godt}
  skidt: {title: Skidt}
"""


def test_ends_of_a_part_are_what_the_whole_branches_on() -> None:
    library = library_of(inner=INNER.replace("SECOND", "{otherwise: skidt}"), outer=OUTER)
    proof = prove(library.pathways["outer"], library)
    assert proof.verdict == Verdict.PROVED
    assert proof.rests_on == (("inner", "proved"),)


def test_whole_is_not_proved_while_a_part_fails() -> None:
    library = library_of(inner=INNER.replace("        - SECOND\n", ""), outer=OUTER)
    proof = prove(library.pathways["outer"], library)
    assert proof.verdict == Verdict.NOT_PROVED
    assert proof.reason == Reason.RESTS_ON


ROUTES = """\
facts:
  alder: {title: alder, values: 12-17, role: age}
  svar: {title: svar, values: yes-no, decided_by: [ask]}
steps:
  first:
    title: Først
    ...
    start: always
    takes: 1 day
    next:
      one:
        - {when: {alder: 12-14}, to: ask}
        - {otherwise: last}
  ask:
    title: Spørg
    ...
    takes: 2-3 days
    next:
      one:
        - {when: {svar: yes}, to: more}
        - {otherwise: last}
  more:
    title: Mere
    ...
    takes: 2 days
    next: last
  last:
    title: Sidst
    ...
    takes: 1 day
    within:
      - {kind: target, limit: LIMIT days, from: {finish: first}, text: Frist}
    next: slut
ends:
  slut: {title: Slut}
"""


def _routes(limit: int) -> Proof:
    library = library_of(prove=ROUTES.replace("LIMIT", str(limit)))
    return prove(library.pathways["prove"], library)


def test_longer_route_that_must_be_late_is_told_with_its_facts_and_its_way() -> None:
    proof = _routes(4)
    (limit,) = proof.times.limits
    (failure,) = proof.failures
    assert (limit.status, limit.needed.shortest) == ("impossible", 5 * 24)
    assert failure.names == ("ask", "more", "last")
    assert set(failure.story.facts) == {("alder", 12)}
    events = failure.story.events
    assert [event.step for event in events] == ["", "first", "ask", "more"]
    assert [event.decided for event in events] == [(), (), (("svar", "yes"),), ()]
    assert failure.story.running == ("last",)
    assert failure.cases == 3


def test_longer_route_that_can_be_in_time_is_at_risk() -> None:
    assert _routes(5).times.limits[0].status == "at-risk"
    assert _routes(6).times.limits[0].status == "met"


def _limit(body: str) -> tuple[str, int, tuple[str, ...]]:
    library = library_of(prove=body)
    limit = prove(library.pathways["prove"], library).times.limits[-1]
    return limit.status, limit.needed.shortest // 24, limit.chain


def test_a_step_that_waits_for_all_waits_for_the_slowest() -> None:
    text = WAITING.replace("takes: 1-9 days", "takes: 5-9 days")
    assert _limit(text.replace("finish: quick", "finish: first")) == (
        "impossible",
        6,
        ("slow", "both"),
    )
    # What goes on beside the step that the limit counts from has been under way for a day.
    assert _limit(text) == ("impossible", 5, ("slow", "both"))


def test_with_luck_the_step_that_the_limit_counts_from_is_slow_too() -> None:
    text = WAITING.replace("takes: 1-9 days", "takes: 5-9 days")
    quick = "    title: Hurtig\n    ...\n    takes: "
    text = text.replace(f"{quick}1 day", f"{quick}1-3 days")
    assert _limit(text)[0] == "at-risk"


def test_work_beside_of_unknown_length_leaves_a_limit_open() -> None:
    text = WAITING.replace("    takes: 1-9 days\n", "")
    assert _limit(text)[0] == "unknown"


def test_where_the_order_decides_every_order_counts() -> None:
    title = "    title: Begge\n    ...\n"
    text = WAITING.replace(title, f"{title}    waits: any\n    repeats: true\n")
    text = text.replace("finish: quick", "finish: first")
    # It is done anew for the slow line of work, unless that is in time to join the first.
    assert _limit(text)[0] == "at-risk"
    assert _limit(text.replace("takes: 1-9 days", "takes: 3-9 days"))[0] == "impossible"


def test_six_weekdays_are_more_than_five_in_every_calendar() -> None:
    assert _status("1 day", "6 weekdays", "5 weekdays") == "impossible"
    assert _status("1 day", "5-6 weekdays", "5 weekdays") == "at-risk"
    assert _status("1 day", "32 days", "1 month") == "impossible"
    assert _status("1 day", "31 days", "1 month") == "at-risk"


def test_passing_on_may_take_its_time_but_need_not() -> None:
    handed = "{to: second, handoff: {documents: [notat], basis: [consent], within: WITHIN}}"
    within = "{kind: target, limit: 2 days}"
    text = TWO_STEPS.format(first="1 day", second="2 days", limit="LIMIT", moment="finish")
    text = text.replace("next: second", "next: " + handed.replace("WITHIN", within))
    assert _limit(text.replace("LIMIT", "1 day"))[0] == "impossible"
    assert _limit(text.replace("LIMIT", "2 days"))[0] == "at-risk"
    assert _limit(text.replace("LIMIT", "4 days"))[0] == "met"


STOPPED = """\
steps:
  first:
    title: Først
    ...
    start: always
    takes: 1 day
    next: {all: [slow, stop]}
  slow:
    title: Langsom
    ...
    takes: 5 days
    next: last
  stop:
    title: Stands
    ...
    takes: STOP
    next: set_aside
  set_aside:
    title: Til side
    ...
    stops: {steps: [slow, last]}
    takes: 1 day
    next: slut
  last:
    title: Sidst
    ...
    waits: any
    takes: 1 day
    within:
      - {kind: target, limit: 3 days, from: {finish: first}, text: Frist}
    next: slut
ends:
  slut: {title: Slut}
"""


def test_who_may_be_stopped_before_need_not_miss_a_limit() -> None:
    assert _limit(STOPPED.replace("STOP", "7 days"))[0] == "impossible"
    assert _limit(STOPPED.replace("STOP", "3-7 days"))[0] == "at-risk"


BACK = """\
facts:
  klar: {title: klar, values: yes-no, decided_by: [look]}
loops:
  igen: {title: Igen, rounds: ROUNDS}
steps:
  early:
    title: Tidligt
    ...
    start: always
    takes: 1 day
    next: work
  work:
    title: Arbejd
    ...
    takes: 1-2 days
    next: look
  look:
    title: Se efter
    ...
    takes: 1 day
    next:
      one:
        - {when: {klar: no}, to: work, loop: igen}
        - {otherwise: last}
  last:
    title: Sidst
    ...
    takes: 1 day
    within:
      - {kind: target, limit: 5 days, from: {finish: early}, reach: start, text: Frist}
    next: slut
ends:
  slut: {title: Slut}
"""


def test_who_is_sent_back_as_often_as_can_be_may_have_to_miss_a_limit() -> None:
    text = BACK.replace("ROUNDS", "1")
    assert _limit(text)[0] == "at-risk"
    status, days, chain = _limit(BACK.replace("ROUNDS", "2"))
    assert (status, days) == ("impossible", 6)
    assert chain == ("work", "look", "work", "look", "work", "look")


def test_a_search_that_grows_too_large_tells_nothing_and_ends() -> None:
    names = [f"a{at}" for at in range(12)]
    lines = ["steps:", "  s:", "    title: S", "    ...", "    start: always", "    takes: 1 day"]
    lines += [f"    next: {{all: [{', '.join(names)}]}}"]
    for name in names:
        lines += [f"  {name}:", f"    title: {name}", "    ...", "    takes: 2-9 days"]
        lines += ["    next: j"]
    lines += ["  j:", "    title: J", "    ...", "    waits: any", "    repeats: true"]
    lines += ["    takes: 1 day", "    within:"]
    lines += ["      - {kind: target, limit: 1 day, from: {finish: s}, text: Frist}"]
    lines += ["    next: slut", "ends:", "  slut: {title: Slut}", ""]
    assert _limit("\n".join(lines))[0] == "at-risk"


def test_many_rounds_are_followed_to_the_last() -> None:
    status, days, _ = _limit(
        BACK.replace("ROUNDS", "60").replace("limit: 5 days", "limit: 90 days")
    )
    assert (status, days) == ("impossible", 2 * 61)
