"""The library of the handbook with more in it, for slips in what the small example lacks.

It has a hearing, promises, cases, events, an edition and a topic besides.
"""

from tests.handbook.examples import PREFIX, library_files

_MORE: tuple[tuple[str, str], ...] = (
    (
        "review: 2027-06-30\n",
        "valid: {from: 2026-09-01, to: 2029-08-31}\n"
        "review: 2027-06-30\n"
        "hearing:\n"
        "  from: 2026-09-01\n"
        "  until: 2027-01-15\n"
        "  asked:\n"
        "    - Eksempel Kommune\n"
        "    - Eksempelskolen\n",
    ),
    (
        "loops:\n",
        "decisions:\n"
        "  plan-foer-indsats:\n"
        "    title: Planen kommer før indsatsen\n"
        "    gap: Kilderne siger ikke, hvad der kommer først.\n"
        "    choice: Her er planen skrevet først.\n"
        "    steps: [plan, indsats]\n"
        "    cites: [EKS-01]\n"
        "about:\n"
        "  omfang:\n"
        "    title: Omfang\n"
        "    text: Ti familier om året.\n"
        "    cites: [EKS-02]\n"
        "to_you:\n"
        "  nej:\n"
        "    title: Du må sige nej\n"
        "    text: Du bestemmer selv, om du vil være med.\n"
        "    cites: [EKS-02]\n"
        "not_stated:\n"
        "  - text: Hvad det koster.\n"
        "    aspect: evidence\n"
        "  - {text: Hvem der kommer., aspect: entry}\n"
        "  - {text: Risikoen., aspect: risk-assessment}\n"
        "  - {text: Samordning., aspect: coordination}\n"
        "  - {text: Deling., aspect: information-sharing}\n"
        "  - {text: Indsatser., aspect: intervention}\n"
        "  - {text: Opfølgning., aspect: follow-up}\n"
        "impossible:\n"
        "  - when: {behov: let, bolig: alene}\n"
        "    why: Den, der bor alene, har altid stort behov.\n"
        "loops:\n",
    ),
    (
        "  fremgang:\n    title",
        "  bolig:\n"
        "    title: hvor den unge bor\n"
        "    values:\n"
        "      hjemme: hjemme hos forældrene\n"
        "      alene: alene\n"
        "    decided_by: [vurdering]\n"
        "  fremgang:\n"
        "    title",
    ),
    (
        "steps:\n  bekymring:",
        "events:\n"
        "  flytter:\n"
        "    title: Familien flytter til en anden kommune\n"
        "    while: {phases: [indsats, opfoelgning]}\n"
        "    stops: {phases: [indsats, opfoelgning]}\n"
        "    to: fraflyttet\n"
        "    note: Den nye kommune får besked.\n"
        "promises:\n"
        "  bliver-vurderet:\n"
        "    title: Enhver bekymring bliver vurderet.\n"
        "    reaches: vurdering\n"
        "  plan-foer:\n"
        "    title: Ingen indsats uden plan.\n"
        "    only_after: {happens: indsats, after: plan}\n"
        "    legal: [LB-EKSEMPEL-1]\n"
        "  hurtigt:\n"
        "    title: Vurderingen er der inden to døgn.\n"
        "    within: {happens: vurdering, limit: 2 days, from: {finish: bekymring}}\n"
        "  skolen-faar-ikke:\n"
        "    title: Skolen får ikke henvisningen.\n"
        "    not_told: {to: {sector: undervisning}, document: henvisning}\n"
        "cases:\n"
        "  noah:\n"
        "    title: Noah har intet behov\n"
        "    facts: {behov: intet, bolig: hjemme}\n"
        "    must: [afsluttet]\n"
        "    never: [udredning, indsats]\n"
        "  sofie:\n"
        "    title: Sofie har stort behov\n"
        "    facts:\n"
        "      behov: stort\n"
        "      bolig: hjemme\n"
        "      samtykke: yes\n"
        "      fremgang: yes\n"
        "    must: [udredning, indsats]\n"
        "steps:\n"
        "  bekymring:",
    ),
    (
        "ends:\n",
        "ends:\n  fraflyttet:\n    title: Familien er flyttet\n",
    ),
)
"""What stands in the example, and what stands there in its place."""

_EDITION = """\
edition: by
edition_of: eksempel
municipality: Eksempel By Kommune
version: 0.1.0
actors:
  raadgiver:
    title: Ungerådgiver
    unit: Familieafdelingen
    contact: Familieafdelingens døgnvagt
agreements:
  ugemoede:
    title: Fast ugemøde med skolerne
    text: Modtagelsen og skolerne mødes en gang om ugen.
    actors: [modtagelse, laerer]
    steps: [vurdering]
departures:
  vurdering:
    reason: Vi har en døgnvagt.
    within:
      - kind: statutory
        limit: 20 hours
        from: {finish: bekymring}
        legal: [LB-EKSEMPEL-1]
        confidence: proposed
  samtale:
    reason: Familien skal vide, hvad mødet handler om.
    before: [opkald]
steps:
  opkald:
    title: Opkald til familien
    kind: action
    phase: undersoegelse
    sector: social
    accountable: raadgiver
    purpose: Familien hører, hvad samtalen handler om.
    takes: 1-3 days
    confidence: proposed
"""

_TOPIC = """\
topic: ferie
status: draft
version: 0.1.0
title: Unge i ferien
summary: Hvad man ved om ferier.
sections:
  ved:
    title: Hvad man ved
    text: Ferier er lange for nogle unge.
    cites: [EKS-01]
    confidence: found
"""


def larger_library() -> dict[str, str]:
    """Return the texts of the library that these slips are made in, by path."""
    files = {path.removeprefix(PREFIX): text for path, text in library_files().items()}
    pathway = files["eksempel.yml"]
    for old, new in _MORE:
        assert pathway.count(old)
        pathway = pathway.replace(old, new, 1)
    return {**files, "eksempel.yml": pathway, "lokale/by.yml": _EDITION, "viden/ferie.yml": _TOPIC}
