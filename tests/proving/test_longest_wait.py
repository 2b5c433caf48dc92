"""The longest wait: right where there are loops, and told as a bound where it is no more."""

from pathwaytool.prove import prove
from pathwaytool.prove.proof import Wait
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
