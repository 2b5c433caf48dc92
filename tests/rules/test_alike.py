"""Values that a pathway treats alike are told, whatever the conditions look like."""

import pytest

from pathwaytool.check.rules.values_alike import check
from tests.proving.small import library_of

STEPS = """\
facts:
  sag: {{title: sagen, values: {{a: a, b: b, c: c}}, {decided}}}
  ung: {{title: ung, values: yes-no}}
{more}steps:
  x:
    title: X
    ...
    start: always
    next:
      one:
{branches}{steps}  z:
    title: Zz
    ...
    next: slut
ends:
  slut: {{title: Slut}}
  ud: {{title: Ud}}
"""


def pairs(
    *branches: str, decided: str = "decided_by: [x]", more: str = "", steps: str = ""
) -> list[str]:
    lines = "".join(f"        - {{{one}}}\n" for one in branches)
    body = STEPS.format(branches=lines, decided=decided, more=more, steps=steps)
    pathway = library_of(lille=body).pathways["lille"]
    told = (dict(one.gaps) for one in check(pathway, None))  # type: ignore[arg-type]
    return [f"{one['first']} {one['second']}: {one['steps']}" for one in told]


@pytest.mark.parametrize(
    ("branches", "told"),
    [
        (["when: {sag: a}, to: z", "otherwise: slut"], ["b c: slut"]),
        (["when: {sag: [a, b]}, to: z", "when: {sag: c}, to: slut"], ["a b: z"]),
        (["when: {sag: [a, b, c]}, to: z", "otherwise: slut"], []),
        (["when: {not: {sag: a}}, to: z", "otherwise: slut"], ["b c: slut"]),
        (["when: {sag: a}, to: z", "when: {sag: b}, to: slut", "otherwise: ud"], []),
        # Told apart, but both lead to the same.
        (["when: {sag: a}, to: z", "when: {sag: b}, to: z", "otherwise: ud"], ["a b: z"]),
        # Told apart for some only.
        (
            ["when: {sag: a}, to: z", "when: {sag: b, ung: yes}, to: z", "otherwise: ud"],
            [],
        ),
    ],
)
def test_values_are_alike_if_every_choice_is_the_same(branches: list[str], told: list[str]) -> None:
    assert pairs(*branches) == told


def test_what_cannot_occur_and_what_is_promised_tells_values_apart() -> None:
    branches = ("when: {sag: a}, to: z", "otherwise: slut")
    impossible = "impossible:\n  - {when: {sag: b, ung: no}, why: Det sker ikke.}\n"
    promise = "promises:\n  lovet: {title: Lovet, when: {sag: b}, reaches: slut}\n"
    assert pairs(*branches, more=impossible) == []
    assert pairs(*branches, more=promise) == []


def test_two_hand_overs_differ_though_they_lead_to_the_same() -> None:
    handed = "handoff: {documents: [notat], basis: [not-stated]}"
    assert pairs(f"when: {{sag: [a, b]}}, to: z, {handed}", "when: {sag: c}, to: z") == ["a b: z"]


PASSING = """\
  p:
    title: I forbifarten
    ...
{said}    next: {on}
"""
SERVICE = """\
  p:
    title: Hjælp
    kind: service
    phase: start
    sector: social
    accountable: raadgiver
    next: z
"""


@pytest.mark.parametrize(
    ("said", "on", "told"),
    [
        ("", "z", ["a b: z"]),
        ("    takes: 1 day\n", "z", []),
        ("    gives: [notat]\n", "z", []),
        ("    within: [{kind: target, limit: 1 day, text: Snart}]\n", "z", []),
        ("    ages: 12-13\n", "z", []),
        ("", "{all: [z, slut]}", []),
        ("", "slut", []),
        ("", "p", []),
    ],
)
def test_a_step_that_nothing_rests_on_is_in_passing(said: str, on: str, told: list[str]) -> None:
    branches = ("when: {sag: a}, to: p", "when: {sag: b}, to: z", "otherwise: ud")
    step = PASSING.format(said=said, on=on)
    assert pairs(*branches, steps=step) == told


def test_what_is_done_beside_other_work_is_not_in_passing() -> None:
    side = PASSING.format(said="", on="z").replace("  p:", "  q:") + PASSING.format(said="", on="z")
    more = side + "".join(f"  {one}\n" for one in ("y:", "  title: Yy", "  ..."))
    branches = "when: {sag: a}, to: y", "otherwise: z"
    each = more + "    next: {each: [{when: {ung: yes}, to: p}, {always: q}]}\n"
    one = more + "    next: {one: [{when: {ung: yes}, to: p}, {otherwise: z}]}\n"
    assert pairs(*branches, steps=each) == ["b c: z"]
    assert pairs(*branches, steps=one) == ["b c: z", "yes no: z"]


def test_two_that_each_pass_a_step_of_their_own_are_told_apart() -> None:
    side = PASSING.format(said="", on="z").replace("  p:", "  q:") + PASSING.format(said="", on="z")
    branches = ("when: {sag: a}, to: p", "when: {sag: b}, to: q", "otherwise: ud")
    assert pairs(*branches, steps=side) == []


def test_help_is_never_in_passing() -> None:
    branches = ("when: {sag: a}, to: p", "when: {sag: b}, to: z", "otherwise: ud")
    assert pairs(*branches, steps=SERVICE) == []


@pytest.mark.parametrize(
    "more",
    [
        "promises:\n  lovet: {title: Lovet, when: {ung: yes}, reaches: p}\n",
        "promises:\n  lovet: {title: Lovet, never_together: [{sector: social}, {actor: laeser}]}\n",
        "events:\n  e: {title: E, while: {steps: [p]}, to: slut}\n",
        "cases:\n  ida: {title: Ida, facts: {ung: yes}, may: [p]}\n",
    ],
)
def test_what_rests_on_a_step_tells_apart_who_passes_it(more: str) -> None:
    branches = ("when: {sag: a}, to: p", "when: {sag: b}, to: z", "otherwise: ud")
    assert pairs(*branches, more=more, steps=PASSING.format(said="", on="z")) == []


def test_many_facts_in_one_choice_are_not_looked_at() -> None:
    facts = [f"f{n}" for n in range(9)]
    more = "".join(f"  {one}: {{title: {one}, values: yes-no}}\n" for one in facts)
    named = ", ".join(f"{one}: yes" for one in facts)
    wide = ("when: {sag: a}, to: z", f"when: {{sag: b, {named}}}, to: z", "otherwise: ud")
    assert pairs(*wide, more=more) == []
