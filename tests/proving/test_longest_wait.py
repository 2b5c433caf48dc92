"""The longest wait: right where there are loops, and told as a bound where it is no more."""

import pytest

from pathwaytool.model.time import Moment
from pathwaytool.prove import prove
from pathwaytool.prove.proof import Proof, Wait
from pathwaytool.prove.time import waiting, witness
from pathwaytool.prove.time.chains import Chains
from pathwaytool.prove.time.durations import Durations
from pathwaytool.prove.time.witness import Delay
from tests.proving.small import library_of

LOOP = """\
facts:
  vej: {title: vej, values: {kort: kort, lang: lang}, decided_by: [start]}
  igen: {title: igen, values: yes-no, decided_by: [moede]}
loops:
  l: {title: Igen}
steps:
  start:
    title: Start
    ...
    start: always
    takes: 1 day
    next:
      one:
        - {when: {vej: kort}, to: plan}
        - {when: {vej: lang}, to: udredning}
  udredning:
    title: Udredning
    ...
    takes: 300 days
    next: plan
  plan:
    title: Plan
    ...
    takes: 1 day
    next: {all: [a, b]}
  a:
    title: A
    ...
    takes: 10 days
    next: moede
  b:
    title: B
    ...
    takes: 30 days
    next: moede
  moede:
    title: Møde
    ...
    takes: 1 day
    next:
      one:
        - {when: {igen: yes}, to: a, loop: l}
        - {otherwise: slut}
ends:
  slut: {title: Slut}
"""


def proof_of(body: str) -> Proof:
    library = library_of(made=body)
    return prove(library.pathways["made"], library)


def _wait(body: str) -> Wait | None:
    library = library_of(prove=body)
    return prove(library.pathways["prove"], library).times.longest_wait


def test_a_loop_brings_no_time_from_before_it() -> None:
    assert _wait(LOOP) == Wait("a", "moede", 20 * 24, is_exact=True)


def test_nor_does_a_loop_with_a_bound() -> None:
    assert _wait(LOOP.replace("{title: Igen}", "{title: Igen, rounds: 3}")) == Wait(
        "a", "moede", 20 * 24, is_exact=True
    )


def test_rounds_without_a_bound_are_told_where_others_wait_for_them() -> None:
    # B may be done again as often as it takes, while A waits.
    loops = "  l: {title: Igen}\n  om: {title: Om igen}"
    beside = LOOP.replace("  l: {title: Igen}", loops).replace(
        "    next: moede\n  moede:", "    next: c\n  c:" + C + "  moede:"
    )
    wait = _wait(beside.replace("decided_by: [moede]}", "decided_by: [moede]}\n" + MORE))
    assert wait is not None
    assert wait.is_endless


C = """
    title: C
    ...
    takes: 1 day
    next:
      one:
        - {when: {mere: yes}, to: b, loop: om}
        - {otherwise: moede}
"""
MORE = "  mere: {title: mere, values: yes-no, decided_by: [c]}"


def _tracks(size: int, *, rounds: str = "") -> str:
    """Return tracks side by side with a limit each, that meet; `rounds`: how often they go back."""
    steps = "".join(
        f"""\
  t{at}:
    title: Spor {at}
    ...
    takes: 1-{at % 9 + 2} days
    within:
      - {{kind: target, limit: 2 weeks, from: {{finish: s}}, confidence: proposed}}
    next: j
"""
        for at in range(size)
    )
    back = "{one: [{when: {igen: yes}, to: s, loop: l}, {otherwise: e}]}" if rounds else "e"
    loop = f"loops:\n  l: {{title: Om igen, rounds: {rounds}}}\n" if rounds else ""
    asked = "facts:\n  igen: {title: Igen, values: yes-no, decided_by: [j]}\n" if rounds else ""
    every = ", ".join(f"t{at}" for at in range(size))
    return f"""\
{asked}{loop}steps:
  s:
    title: Start
    ...
    start: always
    next: {{all: [{every}]}}
{steps}  j:
    title: Møde
    ...
    next: {back}
ends:
  e: {{title: Slut, phase: start, sector: social}}
"""


def test_limits_from_one_moment_are_worked_out_together(monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[Moment] = []
    plain = Chains.same_round

    def noted(self: Chains, moment: Moment) -> object:
        swept.append(moment)
        return plain(self, moment)

    monkeypatch.setattr(Chains, "same_round", noted)
    proof = proof_of(_tracks(40))
    assert [limit.status for limit in proof.times.limits] == ["met"] * 40
    assert proof.times.longest_wait == Wait("t0", "j", 9 * 24, is_exact=True)
    assert len(swept) < 10


def test_too_many_who_wait_in_rounds_are_given_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = proof_of(_tracks(9, rounds="2")).times.longest_wait
    monkeypatch.setattr(waiting, "MOST_FOLLOWED", 100)
    bound = proof_of(_tracks(9, rounds="2")).times.longest_wait
    assert exact is not None and bound is not None
    assert bound.hours >= exact.hours and not bound.is_exact


def test_nobody_is_looked_for_who_cannot_wait_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Delay] = []

    def noted(durations: Durations, delay: Delay) -> bool:
        looked.append(delay)
        return False

    monkeypatch.setattr(waiting, "MOST_FOLLOWED", 100)
    monkeypatch.setattr(witness, "is_found", noted)
    wait = proof_of(_tracks(9, rounds="2")).times.longest_wait
    assert wait is not None and not wait.is_exact
    assert not looked
    assert proof_of(_tracks(9)).times.longest_wait
    assert looked


TWO_JOINS = """\
steps:
  a: {next: {all: [b, c, e]}, takes: 1 day, start: always}
  b: {next: d, takes: 5 days}
  c: {next: d, takes: 7 days}
  d: {next: g, takes: 1 day}
  e: {next: g, takes: 20 days}
  g: {next: slut, takes: 1 day}
ends:
  slut: {title: Slut}
"""


def test_what_waits_for_several_begins_after_the_longest_of_them() -> None:
    said = ", title: Trin, kind: action, phase: start, sector: social, accountable: raadgiver"
    said += ", purpose: Noget sker., description: Der sker noget.}\n"
    library = library_of(
        prove=TWO_JOINS.replace("day}\n", f"day{said}")
        .replace("days}\n", f"days{said}")
        .replace("always}\n", f"always{said}")
    )
    wait = prove(library.pathways["prove"], library).times.longest_wait
    assert wait == Wait("d", "g", 12 * 24, is_exact=True, is_endless=False)
