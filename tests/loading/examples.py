"""A small good library, and ways to break it."""

from pathwaytool.load.file import read_file
from pathwaytool.load.library import Loaded, load_library
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.library import Library

LIBRARY = """\
library: lille
title: {da: Et lille bibliotek, en: A small library}
publisher: Styrelsen
languages: [da, en]
sectors:
  social: {title: Social, role: core}
  skole: {title: Skole, role: core}
phases:
  a: {title: Begyndelse}
  b: {title: Indsats}
countries:
  dk: {title: Danmark}
"""

REGISTERS = """\
actors:
  raadgiver: {title: Rådgiver, sector: social, kind: role, organisation: municipality}
  laerer: {title: Lærer, sector: skole, kind: role, organisation: municipality}
legal_bases:
  LB-1:
    act: Eksempelloven
    section: § 1
    title: Om at dele
    effect: permits
    sharing: true
    valid: {from: 2024-01-01, to: 2026-12-31}
    source: S-1
    checked: {date: 2026-01-31, role: Jurist}
    confidence: found
  LB-2: {act: Eksempelloven, section: § 2, title: Om at vurdere, effect: demands}
documents:
  brev: {title: Brev}
interventions:
  samtale:
    title: Samtale
    evidence:
      - {scheme: vidensdeklaration, grades: {effekt: C, metode: unknown}, cites: [U-1]}
      - {scheme: grade, grades: {certainty: low}}
sources:
  S-1: {title: Kilde, publisher: Styrelsen, date: "2024", kind: law, confidence: found}
statements:
  U-1: {text: Det hjælper at tale sammen., source: S-1, locator: s. 3, corrects: Før tav vi.}
terms:
  plan:
    title: {da: plan, sv: plan}
    meaning: Hvad der skal ske.
    beware: En plan er ikke en indsats.
    unlike: [plan]
    partial: [sv]
    forms: {da: [planer, planen]}
"""

PATHWAY = """\
pathway: prove
level: child
status: draft
version: 0.1.0
title: Et forløb
summary: Kort fortalt
owner: Styrelsen
target: {ages: 12-17, criteria: [Mindst ét problem]}
phases: [a, b]
lead: raadgiver
facts:
  alder: {title: Alder, values: 12-17, role: age}
  samtykke: {title: Samtykke, values: yes-no, decided_by: [s1]}
  svar: {title: Svar, values: {ingen: Intet svar, brev: Et brev}}
impossible:
  - {when: {alder: 12, svar: [brev]}, why: Det sker ikke}
loops:
  igen: {title: Om igen, rounds: 2}
steps:
  s1:
    title: Trin et
    kind: action
    phase: a
    sector: social
    accountable: raadgiver
    start: always
    takes: 1 day - 4 months
    within:
      - {kind: target, limit: 24 hours, from: {start: s1}}
    next:
      one:
        - {when: {alder: 12-14, not: {samtykke: no}}, to: s2, label: De yngste}
        - otherwise: s2
          handoff: {documents: [brev], basis: [LB-1, consent], within: {kind: target, limit: 1 day}}
  s2:
    title: Trin to
    kind: action
    phase: b
    sector: skole
    accountable: laerer
    aspects: [entry, risk-assessment]
    next: {to: slut, label: Færdig}
ends:
  slut: {title: Slut}
country: dk
about:
  antal: {title: Hvor mange, text: Ti om året., cites: [U-1], confidence: found}
not_stated:
  - {text: Hvad det koster, aspect: evidence}
"""

EDITION = """\
edition: her
edition_of: prove
municipality: Her Kommune
version: 0.1.0
actors:
  raadgiver: {title: Familierådgiver, unit: Familieafdelingen}
agreements:
  moede: {title: Fast møde, text: Hver mandag., actors: [raadgiver], steps: [s1]}
departures:
  s1: {reason: Vi er hurtigere., within: [{kind: target, limit: 12 hours}], after: [ekstra]}
steps:
  ekstra:
    title: Ekstra trin
    kind: action
    phase: a
    sector: social
    accountable: raadgiver
    start: {when: {alder: 12-13}}
"""

TOPIC = """\
topic: viden
languages: [sv, da]
country: dk
status: draft
version: 0.1.0
title: {da: Viden om piger, sv: Kunskap om flickor}
summary: Kort sagt
sections:
  antal: {title: Hur många, text: Ingen vet., cites: [U-1], confidence: found}
advice:
  tal: {text: Prata med dem., cites: [U-1], steps: {prove: [s1, s2]}}
not_stated:
  - {text: Hur det går sedan, aspect: outcomes}
  - {text: Vem som betalar}
"""

TEXTS = {
    "library.yml": LIBRARY,
    "lokalt/her.yml": EDITION,
    "prove.yml": PATHWAY,
    "registers/alt.yml": REGISTERS,
    "viden.yml": TOPIC,
}


def loaded(**changed: str | None) -> Loaded:
    """Load the small library with files changed, added or (None) left out; `_` stands for `/`."""
    texts: dict[str, str | None] = dict(TEXTS)
    texts |= {f"{name.replace('_', '/')}.yml": text for name, text in changed.items()}
    return load_library({path: text.encode() for path, text in texts.items() if text is not None})


def library(**changed: str | None) -> Library:
    """Load the small library with files changed, and stop the test unless that goes well."""
    result = loaded(**changed)
    assert result.library is not None, result.diagnostics
    return result.library


def broken(old: str, new: str, text: str = PATHWAY) -> tuple[Diagnostic, ...]:
    """Return what is found in a file where `old`, the first time, has become `new`."""
    assert old in text
    return read_file("fil.yml", text.replace(old, new, 1).encode()).diagnostics


def only(found: tuple[Diagnostic, ...]) -> tuple[str, int, int]:
    """Return the rule, the line and the column of the only finding."""
    assert len(found) == 1, [one.message.rule for one in found]
    span = found[0].location.span
    return found[0].message.rule, span.line, span.column


def pointed_at(found: Diagnostic) -> str:
    """Return the text that a finding points at, up to the end of its first line."""
    location = found.location
    end = location.span.end_column - 1 if location.span.end_line == location.span.line else None
    return location.text[location.span.column - 1 : end]
