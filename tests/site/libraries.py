"""Libraries that the tests of the site are made on."""

from pathlib import Path

from pathwaytool.folder import read_folder
from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library
from pathwaytool.publish.site import SiteInput

ROOT = Path(__file__).parents[2]

SMALL = {
    "library.yml": """\
library: lille
title: {da: Lille bibliotek, en: Small library}
publisher: Ingen
notice: Opdigtet.
languages: [da, en]
sectors:
  skole: {title: {da: Skole, en: School}, role: core}
  social: {title: {da: Social, en: Social}, role: core}
phases:
  foer: {title: {da: Før, en: Before}}
  efter: {title: {da: Efter, en: After}}
""",
    "registers.yml": """\
actors:
  laerer: {title: {da: Lærer, en: Teacher}, sector: skole, kind: role, organisation: municipality}
  raadgiver: {title: Rådgiver, sector: social, kind: role, organisation: municipality}
documents:
  brev: {title: {da: Brev, en: Letter}}
legal_bases:
  LOV-1:
    act: Eksempelloven
    section: § 1
    title: Der må deles
    effect: permits
    sharing: true
    source: KILDE
    confidence: unverified
sources:
  KILDE: {title: Kilde, publisher: Ingen, kind: web, confidence: found}
statements:
  U-1: {text: Mange venter længe., source: KILDE, confidence: seed}
""",
    "a.yml": """\
pathway: a
level: child
status: draft
version: 0.1.0
title: {da: Forløb A, en: Pathway A}
summary: Kun på dansk.
owner: Ingen
target: {ages: 12-17, criteria: [Et kriterium]}
phases: [foer, efter]
recommendations:
  r: {text: Svar samme dag., strength: strong, steps: [begynd], confidence: proposed}
facts: {}
steps:
  begynd:
    title: {da: Begynd, en: Begin}
    kind: action
    phase: foer
    sector: skole
    accountable: laerer
    purpose: Formålet står kun på dansk.
    description: "Første afsnit.\\n\\n- *et*\\n- **to**"
    cites: [U-1]
    gives: [brev]
    start: always
    next: {to: slut-med-raad, handoff: {documents: [brev], basis: [LOV-1], confidence: proposed}}
  slut-med-raad:
    title: Råd
    kind: decision
    phase: efter
    sector: social
    accountable: raadgiver
    needs: [brev]
    within: [{kind: target, limit: 1 day, confidence: proposed}]
    next: faerdig
ends:
  faerdig: {title: {da: Færdig, en: Done}, sector: social, phase: efter}
""",
}


def library_of(texts: dict[str, str]) -> Library:
    """Return a library that must fit the schema."""
    loaded = load_library({path: text.encode() for path, text in texts.items()})
    assert loaded.library is not None, [
        (one.message.rule, one.location, one.gaps) for one in loaded.diagnostics
    ]
    return loaded.library


def small(**changed: str) -> SiteInput:
    """Return the small library; `changed` replaces whole files, named without their ending."""
    texts = SMALL | {f"{name}.yml": text for name, text in changed.items()}
    return SiteInput(library_of(texts), date="2026-01-01")


def national() -> SiteInput:
    """Return the library of this repository."""
    library = load_library(read_folder(ROOT / "pathways").texts).library
    assert library is not None
    return SiteInput(library, date="2026-01-01")
