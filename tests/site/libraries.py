"""Libraries that the tests of the site are made on."""

from pathlib import Path

from pathwaytool.kept import records_in
from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library
from pathwaytool.publish.frame.site import SiteInput
from tests.library import recorded

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

LEVELS = SMALL | {
    "library.yml": SMALL["library.yml"].replace("[da, en]", "[da, en, sv]")
    + """\
countries:
  dk: {title: {da: Danmark, en: Denmark, sv: Danmark}}
  se: {title: {da: Sverige, en: Sweden, sv: Sverige}}
""",
    "a.yml": SMALL["a.yml"].replace("status:", "country: dk\nlanguages: [da, en]\nstatus:", 1),
    "danmark/bydel.yml": """\
pathway: bydel
level: area
country: dk
languages: [da]
status: draft
version: 0.1.0
title: {da: Bydelen, en: The area, sv: Stadsdelen}
summary: Et arbejde i en bydel.
owner: Kommunen
target: {criteria: [Unge i bydelen]}
phases: [foer]
about:
  penge: {title: Penge, text: Det koster lidt., cites: [U-1], confidence: seed}
not_stated:
  - {text: Hvem der følger op, aspect: follow-up}
  - {text: Hvem der har fundet på det}
facts:
  valg: {title: valget, values: {ja: det ene, nej: det andet}}
steps:
  moed:
    title: {da: Mød de unge, en: Meet them, sv: Möt de unga}
    kind: action
    phase: foer
    sector: skole
    accountable: laerer
    contributors: [raadgiver]
    cites: [U-1]
    confidence: seed
    start: always
    next: {one: [{when: {valg: ja}, to: modul-trin}, {when: {valg: nej}, to: moedt}]}
  modul-trin:
    title: {da: Et modul, en: A module, sv: En modul}
    kind: service
    phase: foer
    sector: skole
    accountable: laerer
    runs: modul
    next: moedt
ends:
  moedt: {title: {da: Mødt, en: Met, sv: Mötta}, sector: skole}
""",
    "danmark/modul.yml": """\
pathway: modul
level: area
country: dk
languages: [da]
status: draft
version: 0.1.0
title: {da: Modulet, en: The module, sv: Modulen}
summary: Et modul.
owner: Kommunen
target: {criteria: [Unge i bydelen]}
phases: [foer]
facts: {}
steps:
  goer:
    title: {da: Gør det, en: Do it, sv: Gör det}
    kind: service
    phase: foer
    sector: skole
    accountable: laerer
    start: always
    next: gjort
ends:
  gjort: {title: {da: Gjort, en: Done, sv: Gjort}, sector: skole}
""",
    "sverige/stod.yml": """\
pathway: stod
level: child
country: se
languages: [sv]
status: draft
version: 0.1.0
title: {da: Støtte, en: Support, sv: Stöd}
summary: Ett stöd för unga.
owner: Kommunen
target: {ages: 15-25, criteria: [Unga som vill]}
phases: [foer]
facts: {}
steps:
  moete:
    title: {da: Møde, en: Meeting, sv: Möte}
    kind: action
    phase: foer
    sector: social
    accountable: raadgiver
    ages: 18-25
    description: Alla träffas.
    start: always
    next: klart
ends:
  klart: {title: {da: Klar, en: Done, sv: Klart}, sector: social}
""",
    "viden/kvinder.yml": """\
topic: kvinder
languages: [da]
country: dk
status: draft
version: 0.1.0
title: {da: Kvinder i miljøet, en: Women, sv: Kvinnor}
summary: Hvad man ved.
sections:
  faa: {title: Lidt viden, text: Man ved lidt., cites: [U-1], confidence: seed}
advice:
  spoerg: {text: Spørg efter pigerne., cites: [U-1], confidence: proposed, steps: {a: [begynd]}}
not_stated:
  - {text: Hvor mange det er}
""",
}
"""A library with two countries, three levels, three languages, a module and a topic."""


def levels(**changed: str) -> SiteInput:
    """Return the library of all levels; `changed` replaces whole files, named by their ids."""
    names = {path.rpartition("/")[2].removesuffix(".yml"): path for path in LEVELS}
    return SiteInput(
        library_of(LEVELS | {names[id_]: text for id_, text in changed.items()}),
        date="2026-01-01",
    )


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
    records = records_in(ROOT / "pathways")
    return SiteInput(recorded.library(), date="2026-01-01", records=records)
