"""Twelve labelled networks of limits: which conflict, and with which shortest set."""

import pytest

from pathwaytool.prove import Proof, prove
from tests.proving.small import library_of

Step = tuple[str, str, str, list[str]]
"""A step: its id, how long it takes (empty: it does not say), where it leads, and its limits.

A limit is written as `10 days finish a -> start`.
"""


def _limit(written: str) -> str:
    amount, unit, moment, origin, _, reach = written.split()
    clock = f"from: {{{moment}: {origin}}}, reach: {reach}"
    return f"      - {{kind: target, limit: {amount} {unit}, {clock}, confidence: proposed}}\n"


def _proved(steps: list[Step], head: str = "") -> Proof:
    body = head + "steps:\n"
    for at, (name, takes, ways, limits) in enumerate(steps):
        body += f"  {name}:\n    title: {name}\n    ...\n" + ("    start: always\n" * (not at))
        body += f"    takes: {takes}\n" if takes else ""
        body += "    within:\n" * bool(limits) + "".join(map(_limit, limits))
        body += f"    next: {ways}\n"
    library = library_of(prove=body + "ends:\n  slut: {title: Slut}\n")
    return prove(library.pathways["prove"], library)


def _told(proof: Proof) -> list[set[str]]:
    """Return the shortest sets that conflict, each as `step/number`."""
    found = [one for one in proof.failures if one.kind == "limits-conflict"]
    return [{f"{at[1]}/{at[3]}" for at in (one.pointer, *one.others)} for one in found]


FACT = "facts:\n  svar: {title: svar, values: yes-no, decided_by: [a]}\n"
LOOP = (
    "loops:\n  igen: {title: Igen}\n"
    "facts:\n  svar: {title: svar, values: yes-no, decided_by: [j]}\n"
)
BACK = "{one: [{when: {svar: yes}, to: slut}, {otherwise: h, loop: igen}]}"
NETWORKS: dict[str, tuple[str, list[Step], list[set[str]]]] = {
    "a chain whose limits add up": (
        "",
        [
            ("a", "1-3 days", "b", []),
            ("b", "1-3 days", "c", ["4 days finish a -> finish"]),
            ("c", "1-3 days", "slut", ["4 days finish b -> finish", "9 days start a -> finish"]),
        ],
        [],
    ),
    "a chain where only the whole is too short alone": (
        "",
        [
            ("a", "3-9 days", "b", []),
            ("b", "3-9 days", "c", ["9 days finish a -> finish"]),
            ("c", "3-9 days", "slut", ["8 days start a -> finish"]),
        ],
        [],  # impossible by itself, told as such
    ),
    "a diamond that pulls one side both ways": (
        "",
        [
            ("a", "1 day", "{all: [b, c]}", []),
            ("b", "1-30 days", "d", ["5 days finish a -> finish"]),
            ("c", "20-25 days", "d", []),
            ("d", "1 day", "slut", ["7 days finish b -> start"]),
        ],
        [{"b/0", "d/0"}],
    ),
    "a diamond with room enough": (
        "",
        [
            ("a", "1 day", "{all: [b, c]}", []),
            ("b", "1-30 days", "d", ["14 days finish a -> finish"]),
            ("c", "20-25 days", "d", []),
            ("d", "1 day", "slut", ["7 days finish b -> start"]),
        ],
        [],
    ),
    "three that conflict, and no two of them": (
        "",
        [
            ("a", "1 day", "{all: [b, c]}", []),
            ("b", "1-30 days", "e", ["5 days finish a -> finish"]),
            ("c", "20-25 days", "d", []),
            ("e", "1-30 days", "d", ["5 days finish b -> finish"]),
            ("d", "1 day", "slut", ["7 days finish e -> start"]),
        ],
        [{"b/0", "e/0", "d/0"}],
    ),
    "a limit on the side is not named": (
        "",
        [
            ("a", "1 day", "{all: [b, c]}", []),
            ("b", "1-30 days", "d", ["5 days finish a -> finish"]),
            ("c", "20-25 days", "d", ["22 days finish a -> finish"]),
            ("d", "1 day", "e", ["7 days finish b -> start"]),
            ("e", "1-9 days", "slut", ["4 days finish d -> finish"]),
        ],
        [{"b/0", "d/0"}],
    ),
    "side by side, three lines that meet": (
        "",
        [
            ("a", "1 day", "{all: [b, c, e]}", []),
            ("b", "1-30 days", "d", ["3 days finish a -> finish"]),
            ("c", "10-12 days", "d", []),
            ("e", "1-30 days", "d", ["9 days finish a -> finish"]),
            ("d", "1 day", "slut", ["4 days finish b -> start", "4 days finish e -> start"]),
        ],
        [{"b/0", "d/0"}],
    ),
    "a choice where only one way conflicts": (
        FACT,
        [
            ("a", "1 day", "{each: [{when: {svar: yes}, to: c}, {always: b}]}", []),
            ("b", "1-30 days", "d", ["5 days finish a -> finish"]),
            ("c", "20-25 days", "d", []),
            ("d", "1 day", "slut", ["7 days finish b -> start"]),
        ],
        [{"b/0", "d/0"}],
    ),
    "a choice that parts the two limits": (
        FACT,
        [
            ("a", "1 day", "{one: [{when: {svar: yes}, to: b}, {otherwise: c}]}", []),
            ("b", "1-30 days", "d", ["5 days finish a -> finish"]),
            ("c", "20-25 days", "d", []),
            ("d", "1 day", "slut", ["7 days finish b -> start"]),
        ],
        [],
    ),
    "in a loop, each round": (
        LOOP,
        [
            ("h", "1 day", "{all: [b, c]}", []),
            ("b", "1-30 days", "j", ["5 days finish h -> finish"]),
            ("c", "20-25 days", "j", []),
            ("j", "1 day", BACK, ["7 days finish b -> start"]),
        ],
        [{"b/0", "j/0"}],
    ),
    "in a loop with room enough": (
        LOOP,
        [
            ("h", "1-2 days", "{all: [b, c]}", []),
            ("b", "1-30 days", "j", ["12 days finish h -> finish"]),
            ("c", "20-25 days", "j", []),
            ("j", "1 day", BACK, ["12 days finish b -> start"]),
        ],
        [],
    ),
    "where the order decides what is known": (
        FACT.replace("[a]", "[b, c]"),
        [
            ("a", "1 day", "{all: [b, c]}", []),
            ("b", "1-30 days", "d", ["5 days finish a -> finish"]),
            ("c", "20-25 days", "d", []),
            ("d", "1 day", "slut", ["7 days finish b -> start"]),
        ],
        [{"b/0", "d/0"}],
    ),
    "from one round to the next": (
        LOOP,
        [
            ("h", "1 day", "{all: [b, c]}", ["7 days finish b -> start"]),
            ("b", "1-30 days", "j", ["5 days finish h -> finish"]),
            ("c", "20-25 days", "j", []),
            ("j", "1 day", BACK, []),
        ],
        [{"b/0", "h/0"}],
    ),
    "from one round to the next, with a last round": (
        LOOP.replace("Igen}", "Igen, rounds: 2}"),
        [
            ("h", "1 day", "{all: [b, c]}", ["7 days finish b -> start"]),
            ("b", "1-30 days", "j", ["5 days finish h -> finish"]),
            ("c", "20-25 days", "j", []),
            ("j", "1 day", "{one: [{when: {svar: no}, to: h, loop: igen}, {otherwise: slut}]}", []),
        ],
        [{"b/0", "h/0"}],
    ),
    "from one round to the next, with room enough": (
        LOOP,
        [
            ("h", "1 day", "{all: [b, c]}", ["7 days finish b -> start"]),
            ("b", "1-30 days", "j", ["25 days finish h -> finish"]),
            ("c", "20-25 days", "j", []),
            ("j", "1 day", BACK, []),
        ],
        [],
    ),
    "after a loop": (
        LOOP.replace("[j]", "[h]"),
        [
            ("h", "1 day", "{one: [{when: {svar: yes}, to: a}, {otherwise: h, loop: igen}]}", []),
            ("a", "1 day", "{all: [b, c]}", []),
            ("b", "1-30 days", "d", ["5 days finish a -> finish"]),
            ("c", "20-25 days", "d", []),
            ("d", "1 day", "slut", ["7 days finish b -> start"]),
        ],
        [{"b/0", "d/0"}],
    ),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_networks_are_told_with_the_shortest_set_that_conflicts(name: str) -> None:
    head, steps, conflict = NETWORKS[name]
    assert _told(_proved(steps, head)) == conflict
