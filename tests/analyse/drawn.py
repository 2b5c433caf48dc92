"""Pathways as text for what their structure says: made at random, or written out."""

from random import Random

from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library

SECTORS = ("social", "skole", "psykiatri")
ACTORS = {
    "raadgiver": "social",
    "koordinator": "social",
    "laerer": "skole",
    "ppr": "skole",
    "bup": "psykiatri",
}
DOCUMENTS = ("notat", "udtalelse", "henvisning")

LIBRARY = "\n".join(
    (
        "library: lille",
        "title: Lille bibliotek",
        "publisher: Ingen",
        "languages: [da]",
        "sectors:",
        *(f"  {id_}: {{title: {id_.title()}, role: core}}" for id_ in SECTORS),
        "phases:",
        "  start: {title: Start}",
        "",
    )
)

REGISTER = "\n".join(
    (
        "actors:",
        *(
            f"  {id_}: {{title: {id_.title()}, sector: {sector}, kind: role,"
            f" organisation: municipality, description: En rolle.}}"
            for id_, sector in ACTORS.items()
        ),
        "documents:",
        *(f"  {id_}: {{title: {id_.title()}, description: Et papir.}}" for id_ in DOCUMENTS),
        "",
    )
)

HEAD = """\
pathway: lille
level: child
status: draft
version: 0.1.0
title: Lille
summary: Et lille forløb.
owner: Ingen
target: {ages: 12-17, criteria: [Alle]}
phases: [start]
"""

Arrow = tuple[str, str, bool]
"""A way: from, to, whether it is a loop."""


def library_text(steps: dict[str, str], arrows: list[Arrow], starts: set[str]) -> str:
    """Return a pathway as text. Shape of `steps`: id to the accountable actor; `slut` is an end."""
    lines = [HEAD, "loops:", "  igen: {title: Igen}", "ends:", "  slut: {title: Slut}", "steps:"]
    for place, (id_, actor) in enumerate(steps.items()):
        sector = ACTORS[actor]
        lines += [
            f"  {id_}:",
            f"    title: Trin {id_}",
            "    kind: action",
            "    phase: start",
            f"    sector: {sector}",
            f"    accountable: {actor}",
            "    purpose: Noget sker.",
            "    description: Der sker noget.",
            f"    gives: [{DOCUMENTS[place % len(DOCUMENTS)]}]",
        ]
        if place % 2:
            lines.append(f"    needs: [{DOCUMENTS[(place + 1) % len(DOCUMENTS)]}]")
        if id_ in starts:
            lines.append("    start: always")
        lines += ["    next:", "      all:"]
        for origin, to, is_loop in arrows:
            if origin == id_:
                crosses = to in steps and ACTORS[steps[to]] != sector
                passing = ", handoff: {documents: [notat], basis: [not-stated]}" if crosses else ""
                loop = ", loop: igen" if is_loop else ""
                lines.append(f"        - {{to: {to}{loop}{passing}}}")
    return "\n".join(lines) + "\n"


def loaded(text: str) -> Library:
    """Return the library that holds this pathway. Raises: AssertionError where it does not fit."""
    texts = {"library.yml": LIBRARY, "registers/register.yml": REGISTER, "lille.yml": text}
    found = load_library({path: one.encode() for path, one in texts.items()})
    assert found.library, [one.message.rule for one in found.diagnostics]
    return found.library


def made(seed: int) -> tuple[dict[str, str], list[Arrow], set[str]]:
    """Return steps, ways and starts made at random: up to 7 steps, some ways back."""
    random = Random(seed)
    ids = [f"t{number}" for number in range(random.randint(2, 7))]
    steps = {id_: random.choice(list(ACTORS)) for id_ in ids}
    arrows: dict[tuple[str, str], bool] = {}
    for place, id_ in enumerate(ids):
        later = [*ids[place + 1 :], "slut"]
        for to in random.sample(later, min(len(later), random.randint(1, 2))):
            arrows[id_, to] = False
        if place and random.random() < 0.3:
            arrows[id_, random.choice(ids[: place + 1])] = True
    starts = {ids[0], *(id_ for id_ in ids[1:] if random.random() < 0.2)}
    return steps, [(a, b, back) for (a, b), back in arrows.items()], starts
