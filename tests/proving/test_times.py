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
