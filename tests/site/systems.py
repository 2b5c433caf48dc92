"""A small library of two countries whose pathways are compared."""

from pathwaytool.publish.frame.site import SiteInput
from tests.site.libraries import SMALL, library_of

LIBRARY = (
    SMALL["library.yml"].replace("languages: [da, en]", "languages: [da, en, sv]")
    + """\
countries:
  se: {title: {da: Sverige, en: Sweden, sv: Sverige}}
  dk: {title: {da: Danmark, en: Denmark, sv: Danmark}}
"""
)

REGISTERS = (
    SMALL["registers.yml"].replace(
        "statements:\n", "statements:\n  U-2: {text: To., source: KILDE, confidence: found}\n"
    )
    + """\
interventions:
  graded:
    title: Familiemetoden
    evidence:
      - {scheme: vidensdeklaration, grades: {maalgruppe: A, effekt: unknown}, cites: [U-2]}
      - {scheme: grade, grades: {certainty: low}, cites: [U-2]}
  ungraded: {title: Hjemmelavet metode}
terms:
  underretning:
    title: {da: underretning, sv: orosanmälan, en: notification}
    meaning: {da: Besked om *bekymring*., sv: Besked om oro., en: Word of concern.}
    forms: {da: [underretninger, underretningen]}
    confidence: found
  raad:
    title: {da: samråd, sv: samråd}
    meaning: {da: Et møde., sv: Ett möte.}
    beware: {da: Samråd er ikke det samme i de to lande., sv: Samråd är inte samma sak.}
    unlike: [underretning]
    partial: [sv]
    confidence: unverified
"""
)

DANISH = """\
pathway: dansk
level: area
country: dk
status: draft
version: 0.1.0
title: {da: Dansk system, en: Danish system, sv: Danskt system}
summary: Et system.
owner: Ingen
phases: [foer, efter]
facts: {}
not_stated:
  - {text: Ingen siger noget om opfølgning., aspect: follow-up}
  - {text: Og intet om økonomi.}
steps:
  ind:
    title: {da: Kom ind, en: Come in, sv: Kom in}
    kind: action
    phase: foer
    sector: skole
    accountable: laerer
    aspects: [entry]
    cites: [U-1]
    confidence: seed
    interventions: [graded, ungraded]
    gives: [brev]
    takes: 2-3 weeks
    within: [{kind: statutory, limit: 24 hours, legal: [LOV-1], cites: [U-2], confidence: found}]
    start: always
    next: {to: kald, handoff: {documents: [brev], basis: [LOV-1, consent], confidence: proposed}}
  kald:
    title: {da: Kald modulet, en: Call the module, sv: Kalla modulen}
    kind: service
    phase: efter
    sector: social
    accountable: raadgiver
    runs: modul
    next: slut
ends:
  slut: {title: {da: Slut, en: Over, sv: Slut}, sector: social, phase: efter}
"""

MODULE = """\
pathway: modul
level: area
country: dk
status: draft
version: 0.1.0
title: {da: Modulet, en: The module, sv: Modulen}
summary: En del.
owner: Ingen
phases: [foer]
facts: {}
steps:
  moede:
    title: {da: Hold møde, en: Meet, sv: Träffas}
    kind: action
    phase: foer
    sector: social
    accountable: raadgiver
    within: [{kind: target, limit: 5 days, confidence: proposed}]
    start: always
    next: slut
ends:
  slut: {title: Slut, sector: social, phase: foer}
"""

SWEDISH = (
    MODULE.replace("pathway: modul", "pathway: svensk\nlanguages: [sv]")
    .replace("country: dk", "country: se")
    .replace(
        "{da: Modulet, en: The module, sv: Modulen}",
        "{sv: Svenskt, da: Svensk system, en: Swedish}",
    )
    .replace("summary: En del.", "summary: Efter en orosanmälan håller de samråd.")
    .replace("    accountable", "    aspects: [coordination]\n    accountable")
)

TEXTS = {
    "library.yml": LIBRARY,
    "registers.yml": REGISTERS,
    "danmark/dansk.yml": DANISH,
    "danmark/modul.yml": MODULE,
    "sverige/svensk.yml": SWEDISH,
}


def systems(**changed: str) -> SiteInput:
    """Return that library; `changed` replaces `dansk`, `svensk` or `registers`."""
    paths = {
        "dansk": "danmark/dansk.yml",
        "svensk": "sverige/svensk.yml",
        "registers": "registers.yml",
    }
    texts = TEXTS | {paths[name]: text for name, text in changed.items()}
    return SiteInput(library_of(texts), date="2026-01-01")
