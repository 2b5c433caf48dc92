"""Slips of an editor in every kind of file, and in parts of a pathway that the small example lacks.

The library is that of the handbook with more in it: a hearing, promises, cases, events, an edition
and a topic. Each slip is one: one finding at its line, with an exact mend that ends it.
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


_LIMIT = """\
      - kind: statutory
        limit: 24 hours
        from: {finish: bekymring}
        legal: [LB-EKSEMPEL-1]
        confidence: checked
"""

SLIPS: tuple[tuple[str, str, str, str], ...] = (
    ("eksempel.yml", "    decided_by: [samtale]", "    decided_by: [\u00a0samtale]", ""),
    ("eksempel.yml", "takes: 1-2 weeks", "takes: 1-2\u202fweeks", ""),
    ("lokale/by.yml", "title: Ungerådgiver", "title:\u00a0Ungerådgiver", ""),
    ("lokale/by.yml", "edition_of: eksempel", "edition_of: \u00a0eksempel", ""),
    ("viden/ferie.yml", "status: draft", "status: draft\u00a0", ""),
    ("registers/viden.yml", "locator: side 4", "locator:\u2003side 4", ""),
    ("library.yml", "role: core}", "role:\u00a0core}", ""),
    ("eksempel.yml", "to: {sector: undervisning}", "to: {sector:\u202fundervisning}", ""),
    ("eksempel.yml", "limit: 24 hours", "limit: 24\u2009hours", ""),
    ("lokale/by.yml", "takes: 1-3 days", "takes: 1\u20133 days", ""),
    (
        "registers/hjemler.yml",
        "valid: {from: 2024-01-01}",
        "valid: {from: 2024\u201301\u201301}",
        "",
    ),
    ("eksempel.yml", "strength: good-practice", "strength: good\u2013practice", ""),
    ("eksempel.yml", "documents: [henvisning]", "documents: [\u201chenvisning\u201d]", ""),
    ("registers/dokumenter.yml", "title: Støtteplan", "title: Støtteplan #1", ""),
    (
        "registers/viden.yml",
        "text: Mange unge venter for længe på svar på en bekymring.",
        "text: Mange unge venter. # 4 af 10 venter længe.",
        "",
    ),
    (
        "eksempel.yml",
        "cites: [EKS-01]\n    steps: [vurdering]",
        "cites: [EKS 01]\n    steps: [vurdering]",
        "",
    ),
    ("eksempel.yml", "basis: [consent]", "basis: samtykke", ""),
    ("eksempel.yml", "basis: [consent]", "basis: [forældrenes samtykke]", ""),
    ("eksempel.yml", "basis: [consent]", "basis: consent", ""),
    ("eksempel.yml", "        - otherwise: plan\n", "        - else: plan\n", ""),
    ("eksempel.yml", "limit: 24 hours", "limit: et døgn", ""),
    (
        "eksempel.yml",
        "legal: [LB-EKSEMPEL-1]\n    cites",
        "legal: Eksempelloven § 1\n    cites",
        "",
    ),
    ("eksempel.yml", "when: {behov: let, bolig: alene}", "when: behov = let og bolig = alene", ""),
    ("eksempel.yml", "when: {behov: let, bolig: alene}", "when: {behov = let, bolig = alene}", ""),
    ("eksempel.yml", "when: {behov: let, bolig: alene}", "when: {behov: let og bolig: alene}", ""),
    ("eksempel.yml", "when: {behov: let, bolig: alene}", "when: {behov:let, bolig: alene}", ""),
    ("eksempel.yml", "when: {behov: let, bolig: alene}", "when: {behov: let; bolig: alene}", ""),
    (
        "eksempel.yml",
        "when: {behov: let, bolig: alene}",
        "when: {behov: [let stort], bolig: alene}",
        "",
    ),
    (
        "eksempel.yml",
        "when: {behov: let, bolig: alene}",
        "when: {behov: let eller stort, bolig: alene}",
        "",
    ),
    (
        "eksempel.yml",
        "when: {behov: let, bolig: alene}",
        "when: {ikke: {behov: stort}, bolig: alene}",
        "",
    ),
    ("eksempel.yml", "while: {phases: [indsats, opfoelgning]}", "while: indsats", ""),
    ("eksempel.yml", "while: {phases: [indsats, opfoelgning]}", "while: [indsats]", ""),
    ("eksempel.yml", "while: {phases: [indsats, opfoelgning]}", "while: {phase: indsats}", ""),
    ("eksempel.yml", "while: {phases: [indsats, opfoelgning]}", "while: {step: indsats}", ""),
    ("eksempel.yml", "stops: {phases: [indsats, opfoelgning]}", "stops: indsats", ""),
    (
        "eksempel.yml",
        "only_after: {happens: indsats, after: plan}",
        "only_after: {step: indsats, after: plan}",
        "",
    ),
    ("eksempel.yml", "reaches: vurdering", "reach: vurdering", ""),
    ("eksempel.yml", "reaches: vurdering", "når: vurdering", ""),
    ("eksempel.yml", "reaches: vurdering", "reaches: Vurdering af bekymringen", ""),
    ("eksempel.yml", "reaches: vurdering", "reaches: {phases: modtagelse}", ""),
    (
        "eksempel.yml",
        "within: {happens: vurdering, limit: 2 days, from: {finish: bekymring}}",
        "within: {happens: vurdering, limit: 2 døgn, from: {finish: bekymring}}",
        "",
    ),
    (
        "eksempel.yml",
        "within: {happens: vurdering, limit: 2 days, from: {finish: bekymring}}",
        "within: {step: vurdering, limit: 2 days, from: {finish: bekymring}}",
        "",
    ),
    (
        "eksempel.yml",
        "not_told: {to: {sector: undervisning}, document: henvisning}",
        "not_told: {to: {sector: undervisning}, documents: [henvisning]}",
        "",
    ),
    (
        "eksempel.yml",
        "not_told: {to: {sector: undervisning}, document: henvisning}",
        "not told: {to: {sector: undervisning}, document: henvisning}",
        "",
    ),
    (
        "eksempel.yml",
        "facts: {behov: intet, bolig: hjemme}",
        "facts: behov: intet, bolig: hjemme",
        "",
    ),
    (
        "eksempel.yml",
        "      samtykke: yes\n      fremgang",
        "      samtykke: Ja\n      fremgang",
        "",
    ),
    (
        "eksempel.yml",
        "      samtykke: yes\n      fremgang",
        "      samtykke:yes\n      fremgang",
        "",
    ),
    ("eksempel.yml", "must: [afsluttet]", "must: [Forløbet er afsluttet]", ""),
    ("eksempel.yml", "must: [afsluttet]", "skal: [afsluttet]", ""),
    ("eksempel.yml", "  from: 2026-09-01\n  until", "  from: 1/9-2026\n  until", ""),
    ("eksempel.yml", "  from: 2026-09-01\n  until", "  from: den 1. sept. 2026\n  until", ""),
    ("eksempel.yml", "  until: 2027-01-15", "  to: 2027-01-15", ""),
    ("eksempel.yml", "    - Eksempel Kommune\n", "    Eksempel Kommune\n", ""),
    (
        "eksempel.yml",
        "    - Eksempel Kommune\n    - Eksempelskolen\n",
        "    Eksempel Kommune\n    Eksempelskolen\n",
        "",
    ),
    (
        "eksempel.yml",
        "  asked:\n    - Eksempel Kommune\n    - Eksempelskolen\n",
        "  asked: Eksempel Kommune, Eksempelskolen\n",
        "",
    ),
    ("eksempel.yml", "aspect: evidence", "aspect: evidens", ""),
    (
        "eksempel.yml",
        "valid: {from: 2026-09-01, to: 2029-08-31}",
        "valid: {from 2026-09-01, to 2029-08-31}",
        "",
    ),
    ("eksempel.yml", "level: child", "level = child", ""),
    (
        "eksempel.yml",
        "phases: [opsporing, modtagelse, undersoegelse, indsats, opfoelgning]",
        "phases: {opsporing, modtagelse, undersoegelse, indsats, opfoelgning}",
        "",
    ),
    ("eksempel.yml", "lead: raadgiver\nrec", "lead: [raadgiver]\nrec", ""),
    (
        "eksempel.yml",
        "values: yes-no\n    decided_by: [samtale]",
        "values: yes-no\n    decided by: [samtale]",
        "",
    ),
    (
        "eksempel.yml",
        "values: yes-no\n    decided_by: [samtale]",
        "values: yes-no\n    decided-by: [samtale]",
        "",
    ),
    ("eksempel.yml", "next: indsats", "next: -> indsats", ""),
    ("eksempel.yml", "next: indsats", "næste: indsats", ""),
    ("eksempel.yml", "next: indsats", "next: indsats.", ""),
    ("lokale/by.yml", "edition_of: eksempel", "edition of: eksempel", ""),
    ("lokale/by.yml", "edition_of: eksempel", "udgave_af: eksempel", ""),
    ("lokale/by.yml", "edition_of: eksempel", "edition_of: Fra bekymring til støtte", ""),
    ("lokale/by.yml", "municipality: Eksempel By Kommune", "kommune: Eksempel By Kommune", ""),
    ("lokale/by.yml", "  raadgiver:\n", "  rådgiver:\n", ""),
    ("lokale/by.yml", "reason: Vi har en døgnvagt.", "årsag: Vi har en døgnvagt.", ""),
    ("lokale/by.yml", "reason: Vi har en døgnvagt.", "begrundelse: Vi har en døgnvagt.", ""),
    ("lokale/by.yml", "limit: 20 hours", "limit: 20 timer", ""),
    ("lokale/by.yml", "before: [opkald]", "før: [opkald]", ""),
    ("lokale/by.yml", "before: [opkald]", "before: [Opkald til familien]", ""),
    ("lokale/by.yml", "    steps: [vurdering]\n", "    steps: [Vurdering af bekymringen]\n", ""),
    ("lokale/by.yml", "    kind: action", "    kind: handling", ""),
    ("lokale/by.yml", "    kind: action", "    type: action", ""),
    (
        "lokale/by.yml",
        "    confidence: proposed\n  samtale",
        "    confidence: foreslået\n  samtale",
        "",
    ),
    ("viden/ferie.yml", "summary: Hvad man ved om ferier.", "resume: Hvad man ved om ferier.", ""),
    (
        "viden/ferie.yml",
        "    text: Ferier er lange for nogle unge.",
        "    text: - Ferier er lange",
        "",
    ),
    (
        "viden/ferie.yml",
        "    text: Ferier er lange for nogle unge.",
        "    text: {da: Ferier: lange}",
        "",
    ),
    ("library.yml", "languages: [da]", "languages: [dk]", ""),
    ("library.yml", "languages: [da]", "languages: [DA]", ""),
    ("library.yml", "role: core}\n  social", "role: kerne}\n  social", ""),
    (
        "library.yml",
        "  undervisning: {title: Undervisning, role: core}",
        "  undervisning: title: Undervisning, role: core",
        "",
    ),
    (
        "library.yml",
        "  undervisning: {title: Undervisning, role: core}",
        "  undervisning {title: Undervisning, role: core}",
        "",
    ),
    (
        "library.yml",
        "  undervisning: {title: Undervisning, role: core}",
        "  - undervisning: {title: Undervisning, role: core}",
        "",
    ),
    (
        "library.yml",
        "  undervisning: {title: Undervisning, role: core}",
        "  undervisning: {title = Undervisning, role = core}",
        "",
    ),
    (
        "library.yml",
        "title: Eksempelbiblioteket",
        "title: Eksempelbiblioteket\ncalendar: Denmark",
        "",
    ),
    ("registers/aktoerer.yml", "organisation: region", "organisation: Region Midt", ""),
    ("registers/aktoerer.yml", "organisation: region", "organization: region", ""),
    ("registers/aktoerer.yml", "  laerer:\n", "  - laerer:\n", ""),
    ("registers/hjemler.yml", "sharing: true", "sharing: ja", ""),
    ("registers/hjemler.yml", "section: § 1", "paragraf: § 1", ""),
    (
        "registers/viden.yml",
        "source: SRC-EKSEMPEL-RAPPORT\n    locator: side 4",
        "source: Rapport om det opdigtede\n    locator: side 4",
        "",
    ),
    (
        "registers/viden.yml",
        "kind: report",
        "kind: report\n    address: eksempel.example/rapport",
        "",
    ),
    (
        "registers/viden.yml",
        "kind: report",
        "kind: report\n    address: <https://eksempel.example>",
        "",
    ),
    (
        "registers/viden.yml",
        "kind: report",
        "kind: report\n    address: [rapport](https://eksempel.example)",
        "",
    ),
    ("registers/viden.yml", "kind: report", "kind: report\n    url: https://eksempel.example", ""),
    ("registers/hjemler.yml", "sharing: true", "deling: true", ""),
    ("registers/viden.yml", "effekt: unknown", "effekt: ukendt", ""),
    ("registers/viden.yml", "scheme: vidensdeklaration", "scheme: Vidensdeklaration", ""),
    ("registers/dokumenter.yml", "title: Støtteplan", "title: StÃ¸tteplan", ""),
    (
        "eksempel.yml",
        "purpose: Skolen opdager, at en ung",
        "purpose: Skolen ser, hvad bÃ¸rn gÃ¸r, og at en ung",
        "",
    ),
    ("lokale/by.yml", "title: Ungerådgiver", "title: UngerÃ¥dgiver", ""),
    ("lokale/by.yml", "title: Ungerådgiver", "title: UngerÃƒÂ¥dgiver", ""),
    (
        "registers/hjemler.yml",
        "act: Eksempelloven\n    section: § 1",
        "act: Eksempelloven\n    section: Â§ 1",
        "",
    ),
    (
        "eksempel.yml",
        "purpose: Skolen opdager",
        "purpose: Skolen siger â€œnejâ€\x9d og opdager",
        "",
    ),
    ("eksempel.yml", "purpose: Skolen opdager", "purpose: Skolen â€“ opdager", ""),
    ("eksempel.yml", "    purpose: Skolen opdager", "<p>\n    purpose: Skolen opdager", ""),
    ("eksempel.yml", "    purpose: Skolen opdager", "    <p>\n    purpose: Skolen opdager", ""),
    ("eksempel.yml", "    purpose: Skolen opdager", "&nbsp;\n    purpose: Skolen opdager", ""),
    ("eksempel.yml", "    purpose: Skolen opdager", "    <br/>\n    purpose: Skolen opdager", ""),
    (
        "eksempel.yml",
        "    purpose: Skolen opdager",
        "    <p>&nbsp;</p>\n    purpose: Skolen opdager",
        "",
    ),
    ("eksempel.yml", "    purpose: Skolen opdager", "```\n    purpose: Skolen opdager", ""),
    (
        "eksempel.yml",
        "title: Fra bekymring til støtte",
        "title: {da: bekymringer, bekymringen}",
        "",
    ),
    (
        "registers/dokumenter.yml",
        "title: Underretning",
        "title: {da: Underretning, brev, mail}",
        "",
    ),
    ("eksempel.yml", "next: indsats", "next: {indsats}", ""),
    ("eksempel.yml", "{otherwise: samtale}", "(otherwise: samtale)", ""),
    ("library.yml", "{title: Undervisning, role: core}", "(title: Undervisning, role: core)", ""),
    ("library.yml", "{title: Undervisning, role: core}", "{title: 'Undervisning, role: core}", ""),
    ("library.yml", "{title: Undervisning, role: core}", '{title: "Undervisning, role: core}', ""),
    (
        "eksempel.yml",
        "{text: Risikoen., aspect: risk-assessment}",
        "{text: 'Risikoen., aspect: risk-assessment}",
        "",
    ),
    (
        "eksempel.yml",
        _LIMIT,
        _LIMIT.replace("-", " ", 1),
        "",
    ),
    (
        "eksempel.yml",
        _LIMIT,
        _LIMIT.replace("-", " ", 1).replace("        ", "      "),
        "",
    ),
    ("lokale/by.yml", "      - kind: statutory", "        kind: statutory", ""),
    ("eksempel.yml", "  - text: Hvad det koster.", "    text: Hvad det koster.", ""),
    (
        "eksempel.yml",
        "        - when: {behov: stort, samtykke: yes}\n",
        "          when: {behov: stort, samtykke: yes}\n",
        "",
    ),
    ("eksempel.yml", "takes: 1-20 hours", "varighed: 1-20 timer", ""),
    ("eksempel.yml", "limit: 24 hours", "frist: 24 timer", ""),
    ("eksempel.yml", "status: draft", "tilstand: udkast", ""),
    ("eksempel.yml", "kind: decision", "type: beslutning", ""),
    (
        "eksempel.yml",
        "valid: {from: 2026-09-01, to: 2029-08-31}",
        "valid: {fra: 2026-09-01, til: 2029-08-31}",
        "",
    ),
    ("eksempel.yml", "  ages: 12-17\n  criteria", "  ages: 12 til og med 17 år\n  criteria", ""),
    ("eksempel.yml", "  ages: 12-17\n  criteria", "  alder: 12-17 år\n  criteria", ""),
    (
        "eksempel.yml",
        "phases: [opsporing, modtagelse, undersoegelse, indsats, opfoelgning]",
        "phases: opsporing, modtagelse, undersoegelse, indsats og opfoelgning",
        "",
    ),
    (
        "eksempel.yml",
        "phases: [opsporing, modtagelse, undersoegelse, indsats, opfoelgning]",
        "phases: [opsporing - modtagelse - undersoegelse - indsats - opfoelgning]",
        "",
    ),
    ("eksempel.yml", "audience: [modtagelse]", "målgruppe: [modtagelse]", ""),
    ("eksempel.yml", "confidence: proposed\nfacts", "sikkerhed: foreslået\nfacts", ""),
    (
        "eksempel.yml",
        "    values:\n      intet: intet behov\n      let: let behov\n      stort: stort behov\n",
        "    values: [intet, let, stort]\n",
        "",
    ),
    (
        "eksempel.yml",
        "    values:\n      intet: intet behov\n      let: let behov\n      stort: stort behov\n",
        "    values: intet, let, stort\n",
        "",
    ),
    (
        "eksempel.yml",
        "values: yes-no\n    decided_by: [samtale]",
        "values: yes-no\n    afgøres_af: [samtale]",
        "",
    ),
    (
        "eksempel.yml",
        "{when: {fremgang: yes}, to: afsluttet}",
        "{hvis: {fremgang: yes}, til: afsluttet}",
        "",
    ),
    (
        "eksempel.yml",
        "{when: {fremgang: yes}, to: afsluttet}",
        "{when: {fremgang: yes}; to: afsluttet}",
        "",
    ),
    (
        "eksempel.yml",
        "{when: {fremgang: yes}, to: afsluttet}",
        "{when: {fremgang: yes}, to: 'afsluttet}",
        "",
    ),
    (
        "eksempel.yml",
        "- {otherwise: plan, loop: ny-plan}",
        "- {otherwise: plan, loop: Ny plan, når målene ikke er nået}",
        "",
    ),
    (
        "eksempel.yml",
        "    contributors: [raadgiver]\n    purpose: Familien",
        "    contributors: [raadgiver,, laerer]\n    purpose: Familien",
        "",
    ),
    ("eksempel.yml", "      - kind: statutory\n", "      - kind: lovpligtig\n", ""),
    ("eksempel.yml", "    next: indsats\n", "    next: [indsats]\n", ""),
    ("eksempel.yml", "    next: indsats\n", "    next:\n      - indsats\n", "      - indsats"),
    (
        "eksempel.yml",
        "        documents: [underretning]\n        basis: [LB-EKSEMPEL-2]",
        "        documents: [underretning]\n        basis: LB-EKSEMPEL-2, consent",
        "",
    ),
    (
        "eksempel.yml",
        "      handoff:\n        documents: [underretning]\n        basis: [LB-EKSEMPEL-2]",
        "      handoff:\n      documents: [underretning]\n      basis: [LB-EKSEMPEL-2]",
        "",
    ),
    ("eksempel.yml", "  indsats:\n    title", "  **indsats**:\n    title", ""),
    (
        "eksempel.yml",
        "    title: Familiesamtaler\n    kind",
        '    title: Familiesamtaler"\n    kind',
        "",
    ),
    (
        "eksempel.yml",
        "    title: Familiesamtaler\n    kind",
        "    title: # Familiesamtaler\n    kind",
        "",
    ),
    (
        "registers/aktoerer.yml",
        "  laerer:\n    title: Lærer\n    sector: undervisning\n",
        "  laerer:\n    title: Lærer, sector: undervisning\n",
        "",
    ),
    (
        "registers/dokumenter.yml",
        "description: Mål, indsats og opfølgning i en plan.",
        "description: {Mål}, indsats",
        "",
    ),
    (
        "registers/dokumenter.yml",
        "description: Mål, indsats og opfølgning i en plan.",
        'description: "C:\\planer\\skabelon.docx"',
        "",
    ),
    (
        "registers/hjemler.yml",
        "checked: {date: 2026-01-31, role: Jurist}\n    confidence: checked\n  LB",
        "checked: {dato: 2026-01-31, rolle: Jurist}\n    confidence: checked\n  LB",
        "",
    ),
    (
        "registers/viden.yml",
        "      - scheme: vidensdeklaration\n",
        "        scheme: vidensdeklaration\n",
        "",
    ),
    (
        "registers/viden.yml",
        "    title: bekymring\n",
        "    title: bekymring\n    forms: {da: bekymringer, bekymringen}\n",
        "",
    ),
    ("library.yml", "languages: [da]\n", "languages: dansk\n", ""),
    (
        "library.yml",
        "  psykiatri: {title: Psykiatri, role: core}\n",
        "  psykiatri: {title: Psykiatri, role: core},\n",
        "",
    ),
    (
        "library.yml",
        "  psykiatri: {title: Psykiatri, role: core}\n",
        "  psykiatri: {title: Psykiatri, børn og unge, role: core}\n",
        "",
    ),
    (
        "library.yml",
        "  psykiatri: {title: Psykiatri, role: core}\n",
        "  psykiatri: {Psykiatri, core}\n",
        "",
    ),
    (
        "library.yml",
        "  psykiatri: {title: Psykiatri, role: core}\n",
        "  psykiatri: {titel: Psykiatri, rolle: core}\n",
        "",
    ),
    ("library.yml", "  indsats: {title: Indsats}\n", "  indsats: title: Indsats\n", ""),
    (
        "lokale/by.yml",
        "    actors: [modtagelse, laerer]\n",
        "    actors: modtagelse og laerer\n",
        "",
    ),
    ("lokale/by.yml", "  vurdering:\n    reason", "  Vurdering af bekymringen:\n    reason", ""),
    (
        "eksempel.yml",
        "    reaches: vurdering\n",
        "    reaches:\n      vurdering:\n",
        "      vurdering:",
    ),
    (
        "eksempel.yml",
        "    only_after: {happens: indsats, after: plan}",
        "    only_after: {sker: indsats, efter: plan}",
        "",
    ),
    (
        "eksempel.yml",
        "    not_told: {to: {sector: undervisning}, document: henvisning}",
        "    not_told: {to: {sector: undervisning, document: henvisning}",
        "",
    ),
    (
        "eksempel.yml",
        "    facts: {behov: intet, bolig: hjemme}",
        "    facts: [behov: intet, bolig: hjemme]",
        "",
    ),
    (
        "eksempel.yml",
        "    facts: {behov: intet, bolig: hjemme}",
        "    facts: behov intet, bolig hjemme",
        "",
    ),
    (
        "eksempel.yml",
        "    while: {phases: [indsats, opfoelgning]}\n",
        "    while: {phases: indsats, opfoelgning}\n",
        "",
    ),
    ("eksempel.yml", "owner: Eksempelstyrelsen", "owner: {Eksempelstyrelsen}", ""),
    ("eksempel.yml", "  until: 2027-01-15\n", "  til: 15. januar 2027\n", ""),
    (
        "eksempel.yml",
        "    values: yes-no\n    decided_by: [samtale]",
        "    values: true/false\n    decided_by: [samtale]",
        "",
    ),
    (
        "eksempel.yml",
        "    values: yes-no\n    decided_by: [samtale]",
        "    values: yes-no, decided_by: [samtale]",
        "",
    ),
    ("eksempel.yml", "    start: always\n", "    start: {always}\n", ""),
    ("eksempel.yml", "    next:\n      to: vurdering\n", "    next: to: vurdering\n", ""),
    (
        "eksempel.yml",
        "    next:\n      one:\n        - {when: {behov: intet}, to: afsluttet}\n",
        "    next:\n      one:\n        {when: {behov: intet}, to: afsluttet}\n",
        "",
    ),
    (
        "eksempel.yml",
        "        - {when: {behov: intet}, to: afsluttet}\n",
        "        - {when: {behov er intet}, to: afsluttet}\n",
        "",
    ),
    (
        "eksempel.yml",
        "        - {when: {behov: intet}, to: afsluttet}\n",
        "        - {when: {behov != stort}, to: afsluttet}\n",
        "",
    ),
    (
        "eksempel.yml",
        "        - {when: {behov: intet}, to: afsluttet}\n",
        "        - when: {behov: intet}\n        - to: afsluttet\n",
        "        - to: afsluttet",
    ),
    (
        "eksempel.yml",
        "        - {when: {behov: intet}, to: afsluttet}\n",
        "        - when {behov: intet}\n          to: afsluttet\n",
        "",
    ),
    (
        "eksempel.yml",
        "        - {when: {behov: intet}, to: afsluttet}\n",
        "        - when:\n          behov: intet\n          to: afsluttet\n",
        "          behov: intet",
    ),
    (
        "eksempel.yml",
        "        - {otherwise: samtale}\n",
        "        - {when: otherwise, to: samtale}\n",
        "",
    ),
    (
        "eksempel.yml",
        "    contributors: [raadgiver]\n    purpose: Kommunen",
        '    contributors: ["raadgiver]\n    purpose: Kommunen',
        "",
    ),
    ("eksempel.yml", "    takes: 1-20 hours\n", "    tager: 1-20 timer\n", ""),
    ("eksempel.yml", "      - kind: statutory\n", "      - type: lovbestemt\n", ""),
    ("registers/viden.yml", "confidence: found\nstatements", "confidence: Found\nstatements", ""),
)
"""The file, what stands there, what is written in its place, and the line that is pointed at where
it is not the first that changed."""
