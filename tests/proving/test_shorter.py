"""The longest way to each decision, what a week less would do, and for whom it is."""

from pathwaytool.prove.proof import LongestWay, Sooner
from pathwaytool.prove.proving import prove
from tests.proving.small import library_of

BODY = """\
facts:
  alder: {title: alder, values: 12-17, role: age}
  igen: {title: igen, values: yes-no, decided_by: [moede]}
LOOPS
steps:
  start:
    title: Start
    ...
    start: always
    takes: 1 day
    next:
      one:
        - {when: {alder: 15-17}, to: lang}
        - {otherwise: kort}
  lang:
    title: Lang
    ...
    takes: 5 weeks
    next: moede
  kort:
    title: Kort
    ...
    takes: 4 weeks
    next: tavs
  tavs:
    title: Tavs
    ...
    next: moede
  moede:
    title: Møde
    ...
    takes: 3 days
    next:
      one:
        - {when: {igen: yes}, to: AGAIN}
        - {otherwise: slut}
ends:
  slut: {title: Slut}
"""


def ways(loops: str = "", again: str = "slut") -> tuple[LongestWay, ...]:
    text = BODY.replace("LOOPS\n", loops).replace("AGAIN", again)
    head, mark, rest = text.partition("  moede:\n    title: Møde\n    ...\n")
    text = head + mark.replace("    ...\n", STEP) + rest
    library = library_of(a=text)
    return prove(library.pathways["a"], library).times.longest_ways


STEP = """\
    kind: decision
    phase: start
    sector: social
    accountable: raadgiver
    purpose: Noget afgøres.
    description: Der afgøres noget.
"""


def test_a_week_less_counts_until_another_way_is_the_longest() -> None:
    (found,) = ways()
    assert found.step == "moede"
    assert found.hours == (1 + 5 * 7 + 3) * 24
    assert found.chain == (("start", 24), ("lang", 5 * 7 * 24), ("moede", 3 * 24))
    # Of a step that takes less than a week all is gone.
    assert found.sooner == (
        Sooner("lang", 7 * 24), Sooner("moede", 3 * 24), Sooner("start", 24),
    )  # fmt: skip
    assert found.silent == ("tavs",)
    assert found.among == (("alder", (15, 16, 17)),)
    assert not found.is_endless


def test_a_step_that_is_run_again_is_sooner_each_time() -> None:
    (found,) = ways("loops: {l: {title: Igen, rounds: 1}}\n", "lang, loop: l")
    assert found.hours == (1 + 2 * (5 * 7 + 3)) * 24
    assert Sooner("lang", 2 * 7 * 24) in found.sooner
    assert Sooner("moede", 2 * 3 * 24) in found.sooner


def test_a_way_back_without_a_bound_is_told() -> None:
    (found,) = ways("loops: {l: {title: Igen}}\n", "lang, loop: l")
    assert found.is_endless
    assert found.hours == (1 + 5 * 7 + 3) * 24
