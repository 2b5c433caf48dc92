"""A small library that changes: pathways that run each other, and all that an editor does to it."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tests.site.libraries import LEVELS

TOP = """\
pathway: top
level: child
country: dk
languages: [da, en]
status: draft
version: 0.1.0
title: {da: Fra top til bund, en: From top to bottom}
summary: Kører et forløb, der selv kører et.
owner: Ingen
target: {ages: 12-17, criteria: [Et kriterium]}
phases: [foer]
facts:
  midt: {title: hvordan det gik, outcomes_of: midt, decided_by: [koer-midt]}
steps:
  koer-midt:
    title: {da: Kør midt, en: Run the middle}
    kind: service
    phase: foer
    sector: skole
    accountable: laerer
    runs: midt
    start: always
    next: {one: [{when: {midt: godt}, to: faerdig}, {otherwise: faerdig}]}
ends:
  faerdig: {title: Færdig, sector: skole}
"""

MIDDLE = """\
pathway: midt
level: child
country: dk
languages: [da, en]
status: draft
version: 0.1.0
title: {da: Midten, en: The middle}
summary: Kører det nederste forløb.
owner: Ingen
target: {ages: 12-17, criteria: [Et kriterium]}
phases: [foer]
facts: {}
steps:
  koer-bund:
    title: Kør bund
    kind: service
    phase: foer
    sector: social
    accountable: raadgiver
    runs: bund
    start: always
    next: godt
ends:
  godt: {title: Godt, sector: social}
"""

BOTTOM = """\
pathway: bund
level: child
country: dk
languages: [da, en]
status: draft
version: 0.1.0
title: {da: Bunden, en: The bottom}
summary: Kører intet.
owner: Ingen
target: {ages: 12-17, criteria: [Et kriterium]}
phases: [foer]
facts:
  svar: {title: svaret, values: {ja: ja, nej: nej}}
steps:
  spoerg:
    title: Spørg
    kind: decision
    phase: foer
    sector: social
    accountable: raadgiver
    takes: 1 day
    within: [{kind: target, limit: 2 days, confidence: proposed}]
    start: always
    next: {one: [{when: {svar: ja}, to: slut}, {when: {svar: nej}, to: slut}]}
ends:
  slut: {title: Slut, sector: social}
"""

ADVICE = """\
topic: raad
languages: [da]
country: dk
status: draft
version: 0.1.0
title: {da: Gode råd, en: Good advice}
summary: Råd til det nederste forløb.
advice:
  vent: {text: Vent ikke., confidence: proposed, steps: {bund: [spoerg], top: [koer-midt]}}
"""

LOCAL = """\
edition: lokal
edition_of: bund
municipality: Eksempel Kommune
version: 0.1.0
departures:
  spoerg: {reason: Vi svarer hurtigt., contributors: [laerer]}
"""

START = LEVELS | {
    "top.yml": TOP,
    "midt.yml": MIDDLE,
    "bund.yml": BOTTOM,
    "viden/raad.yml": ADVICE,
    "lokal.yml": LOCAL,
}

KEPT = ("library.yml", "registers.yml")
"""Files without which there is no library to speak of."""

DATES = ("2026-01-01", "2026-06-01", "2031-01-01")

TEXTS = ("Kort sagt.", "Vent ikke.", "Noget andet", "Kører intet.", "Kun på dansk.", "Ét ord til.")

EDITS: tuple[tuple[str, str], ...] = (
    # the flow: a gap far below what rests on it, and what takes it away again
    (", {when: {svar: nej}, to: slut}", ""),
    ("{when: {svar: ja}, to: slut}]", "{when: {svar: ja}, to: slut}, {otherwise: slut}]"),
    ("within: [{kind: target, limit: 2 days", "within: [{kind: target, limit: 1 hour"),
    ("takes: 1 day", "takes: 3 days"),
    ("to: faerdig}, {otherwise: faerdig}", "to: faerdig}"),
    ("    runs: bund\n", "    runs: modul\n"),
    ("    runs: midt\n", "    runs: a\n"),
    ("    runs: bund\n", ""),
    ("    kind: service\n", "    kind: meeting\n"),
    # texts that other pages show
    ("title: {da: Bunden,", "title: {da: Helt nede,"),
    ("title: {da: Midten,", "title: {da: På halvvejen,"),
    ("title: {da: Forløb A,", "title: {da: Det første,"),
    ("title: {da: Fra top til bund,", "title: {da: Oppefra,"),
    ("title: {da: Gode råd,", "title: {da: Bedre råd,"),
    ("title: Spørg", "title: Spørg igen"),
    ("title: Kør bund", "title: Gå ned"),
    ("title: {da: Kør midt,", "title: {da: Gå ind,"),
    ("summary: ", "summary: Ret: "),
    ("Vent ikke.", "Vent lidt."),
    ("steps: {bund: [spoerg], ", "steps: {"),
    ("Vi svarer hurtigt.", "Vi svarer samme dag."),
    # what pathways share
    ("title: {da: Lærer,", "title: {da: Klasselærer,"),
    ("title: Rådgiver", "title: Sagsbehandler"),
    ("title: {da: Før,", "title: {da: Forinden,"),
    ("Mange venter længe.", "Nogle venter længe."),
    ("confidence: seed}", "confidence: found}"),
    ("notice: Opdigtet.", "notice: Det hele er opdigtet."),
    ("title: {da: Danmark,", "title: {da: Kongeriget,"),
    ("section: § 1", "section: § 2"),
    # who belongs to whom
    ("ages: 12-17", "ages: 12-20"),
    ("level: child", "level: area"),
    ("country: dk", "country: se"),
    ("country: dk\n", ""),
    ("languages: [da, en]\n", "languages: [da]\n"),
    ("owner: Ingen", "owner: Kommunen"),
    ("version: 0.1.0", "version: 0.2.0"),
    ("status: draft", "status: review"),
    ("not_stated:\n", "not_stated:\n  - {text: Endnu en ting}\n"),
)
"""What an editor could change: a text, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class State:
    """A library at one moment. Shape of `texts`: path to text. `date` is an ISO day."""

    texts: Mapping[str, str]
    date: str


def changes(chance: random.Random, length: int) -> Iterator[State]:
    """Yield the library as it was, and after each of `length` changes, one upon the other."""
    texts, date = dict(START), DATES[0]
    yield State(dict(texts), date)
    for _ in range(length):
        if chance.random() < 0.08:
            date = chance.choice(DATES)
        else:
            chance.choice(_WAYS)(texts, chance)
        yield State(dict(sorted(texts.items())), date)


def _edited(texts: dict[str, str], chance: random.Random) -> None:
    """Make one of the edits, either way, in a file where it can be made."""
    pairs = [pair for one in EDITS for pair in (one, one[::-1]) if pair[0]]
    old, new = chance.choice(pairs)
    places = [path for path, text in texts.items() if old in text]
    if places:
        path = chance.choice(places)
        texts[path] = texts[path].replace(old, new, 1)


def _removed(texts: dict[str, str], chance: random.Random) -> None:
    texts.pop(chance.choice([path for path in texts if path not in KEPT]))


def _restored(texts: dict[str, str], chance: random.Random) -> None:
    path = chance.choice([*START])
    texts.pop(f"andet/{path.rpartition('/')[2]}", None)
    texts[path] = START[path]


def _renamed(texts: dict[str, str], chance: random.Random) -> None:
    path = chance.choice([path for path in texts if path not in KEPT])
    text = texts.pop(path)
    texts[f"andet/{path.rpartition('/')[2]}"] = text


_WAYS: tuple[Callable[[dict[str, str], random.Random], None], ...] = (
    *(_edited,) * 8,
    _removed,
    _restored,
    _restored,
    _renamed,
)
