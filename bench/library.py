"""Invented libraries of any size: pathways of 25 steps that pass every rule, with one register."""

from collections.abc import Iterator, Mapping
from pathlib import Path

STEPS_A_PATHWAY = 25

LIBRARY = """\
library: bench
title: Opfundet bibliotek
publisher: Ingen; opfundet til måling
notice: Opfundet. Ikke en vejledning.
languages: [da]
sectors:
  social: {title: Det sociale område, role: core}
  education: {title: Skole og uddannelse, role: core}
  justice: {title: Politi og kriminalforsorg, role: core}
  psychiatry: {title: Psykiatri, role: core}
phases:
  opsporing: {title: Opsporing}
  udredning: {title: Udredning}
  plan: {title: Plan}
  indsats: {title: Indsats}
  overgang: {title: Overgang}
"""

ACTORS = {
    "raadgiver": ("Rådgiver", "social", "municipality"),
    "underretningsenhed": ("Underretningsenhed", "social", "municipality"),
    "familiehus": ("Familiehus", "social", "municipality"),
    "skoleleder": ("Skoleleder", "education", "municipality"),
    "ppr": ("Pædagogisk-psykologisk rådgivning", "education", "municipality"),
    "ssp": ("Politiets forebyggende enhed", "justice", "state"),
    "bup": ("Børne- og ungdomspsykiatri", "psychiatry", "region"),
}

DOCUMENTS = """
    underretning vurderingsnotat akutnotat screeningsskema helhedsnotat henvisning
    skoleudredning psykiatriudredning faellesudredning moedereferat planudkast samtykkeskema
    handleplan skolenotat familienotat politinotat opfoelgningsnotat overgangsplan slutnotat
""".split()

# A step a line: id, title, kind, phase, actor, needs, gives, takes.
STEPS = """
bekymring | Skolen bliver bekymret | action | opsporing | skoleleder |  | underretning | 1-5 days
modtagelse | Underretningen modtages | decision | opsporing | underretningsenhed | underretning | vurderingsnotat | 1-20 hours
akut | Akut hjælp | service | opsporing | raadgiver | vurderingsnotat | akutnotat | 1-7 days
screening | Screening | assessment | udredning | raadgiver | vurderingsnotat | screeningsskema | 1-2 weeks
helhed | Samlet vurdering | decision | udredning | raadgiver | screeningsskema | helhedsnotat henvisning | 1-2 weeks
skoleudredning | Udredning i skolen | assessment | udredning | ppr | henvisning | skoleudredning | 2-4 weeks
visitation | Psykiatrien tager imod | decision | udredning | bup | henvisning |  | 1-10 days
faelles | Fælles udredning | assessment | udredning | raadgiver | helhedsnotat | faellesudredning | 2-6 weeks
psykiatri | Udredning i psykiatrien | assessment | udredning | bup | henvisning | psykiatriudredning | 10-30 days
moede | Udredningsmøde | decision | udredning | raadgiver | helhedsnotat | moedereferat | 1-2 days
udkast | Udkast til plan | document | plan | raadgiver | moedereferat | planudkast | 1-2 weeks
samtykke | Samtale om samtykke | decision | plan | raadgiver | planudkast | samtykkeskema | 1-7 days
aftalt | Planen aftales | document | plan | raadgiver | samtykkeskema | handleplan | 1-5 days
afgjort | Planen afgøres uden samtykke | decision | plan | raadgiver | planudkast | handleplan | 1-10 days
ivaerk | Planen sættes i værk | action | indsats | raadgiver | handleplan |  | 1-5 days
skoleindsats | Indsats i skolen | service | indsats | skoleleder | handleplan | skolenotat | 2-3 months
familie | Indsats i familien | service | indsats | familiehus | handleplan | familienotat | 2-3 months
politi | Politiets forebyggende samtaler | service | indsats | ssp | handleplan | politinotat | 1-2 months
opfoelgning | Opfølgning | decision | indsats | raadgiver | skolenotat familienotat politinotat | opfoelgningsnotat | 1-2 weeks
revision | Planen revideres | document | indsats | raadgiver | opfoelgningsnotat | handleplan | 1-2 weeks
overgang | Plan for overgangen | document | overgang | raadgiver | opfoelgningsnotat | overgangsplan | 1-2 weeks
overlevering | Skolen tager over | action | overgang | skoleleder | overgangsplan |  | 1-2 weeks
slutmoede | Afsluttende møde | action | overgang | raadgiver | overgangsplan |  | 1-2 days
evaluering | Den unge siger sin mening | assessment | overgang | raadgiver |  | slutnotat | 1-2 weeks
arkiv | Sagen lukkes | document | overgang | raadgiver | slutnotat |  | 1-5 days
"""

NEXT = {
    "bekymring": "{to: modtagelse, handoff: {documents: [underretning], basis: [lov-1]}}",
    "modtagelse": "{each: [{when: {haster: yes}, to: akut}, {always: screening}]}",
    "akut": "helhed",
    "screening": "helhed",
    "helhed": (
        "{one: [{when: {problem: skole}, to: skoleudredning, "
        "handoff: {documents: [henvisning], basis: [lov-2]}}, "
        "{when: {problem: psykisk}, to: visitation, "
        "handoff: {documents: [henvisning], basis: [consent]}}, {otherwise: faelles}]}"
    ),
    "skoleudredning": (
        "{to: moede, handoff: {documents: [skoleudredning], basis: [lov-2], "
        "within: {kind: target, limit: 1 week}}}"
    ),
    "visitation": "psykiatri",
    "faelles": "moede",
    "psykiatri": "{to: moede, handoff: {documents: [psykiatriudredning], basis: [consent]}}",
    "moede": "udkast",
    "udkast": "samtykke",
    "samtykke": "{one: [{when: {samtykke: yes}, to: aftalt}, {otherwise: afgjort}]}",
    "aftalt": "ivaerk",
    "afgjort": "ivaerk",
    "ivaerk": (
        "{all: [{to: skoleindsats, handoff: {documents: [handleplan], basis: [lov-2]}}, familie, "
        "{to: politi, handoff: {documents: [handleplan], basis: [lov-3]}}]}"
    ),
    "skoleindsats": "{to: opfoelgning, handoff: {documents: [skolenotat], basis: [lov-2]}}",
    "familie": "opfoelgning",
    "politi": "{to: opfoelgning, handoff: {documents: [politinotat], basis: [lov-3]}}",
    "opfoelgning": "{one: [{when: {fremgang: no}, to: revision}, {otherwise: overgang}]}",
    "revision": "{to: ivaerk, loop: ny-runde}",
    "overgang": "{to: overlevering, handoff: {documents: [overgangsplan], basis: [lov-2]}}",
    "overlevering": "{to: slutmoede, handoff: {documents: [overgangsplan], basis: [lov-2]}}",
    "slutmoede": "evaluering",
    "evaluering": "arkiv",
    "arkiv": "afsluttet",
}

EXTRA = {
    "bekymring": "    start: always\n",
    "modtagelse": (
        "    within:\n      - {kind: statutory, limit: 24 hours, from: {finish: bekymring}, "
        "legal: [lov-1], cites: [udsagn-1], confidence: found}\n"
    ),
    "helhed": (
        "    within:\n      - {kind: target, limit: 4 months, from: {finish: modtagelse}, "
        "text: Så hurtigt som muligt., confidence: proposed}\n"
    ),
    "skoleindsats": "    interventions: [klassemoeder]\n",
}

LAWS = 3
STATEMENTS = 5


def library_texts(steps: int) -> Mapping[str, str]:
    """Return a library of about `steps` steps: path from the library folder to text."""
    texts = {"library.yml": LIBRARY, "registers/register.yml": "".join(_register())}
    for number in range(1, steps // STEPS_A_PATHWAY + 1):
        texts[f"forloeb-{number:04}.yml"] = "".join(_pathway(number))
    return texts


def write_library(folder: Path, steps: int) -> None:
    """Write such a library into `folder`."""
    for path, text in library_texts(steps).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def _register() -> Iterator[str]:
    yield "actors:\n"
    for id_, (title, sector, organisation) in ACTORS.items():
        yield f"  {id_}:\n    title: {title}\n    sector: {sector}\n    kind: unit\n"
        yield f"    organisation: {organisation}\n    description: Opfundet aktør.\n"
    yield "legal_bases:\n"
    for number in range(1, LAWS + 1):
        yield f"  lov-{number}:\n    act: Opfundet lov\n    section: § {number}\n"
        yield f"    title: Opfundet bestemmelse {number}\n    effect: demands\n    sharing: true\n"
        yield "    source: kilde\n    confidence: checked\n"
        yield "    checked: {date: 2026-01-31, role: Jurist}\n    valid: {from: 2020-01-01}\n"
    yield "documents:\n"
    for id_ in DOCUMENTS:
        yield f"  {id_}: {{title: {id_.capitalize()}, description: Opfundet dokument.}}\n"
    yield "interventions:\n  klassemoeder:\n    title: Klassemøder\n"
    yield "    description: Opfundet indsats.\n    cites: [udsagn-2]\n"
    yield "sources:\n  kilde: {title: Opfundet kilde, publisher: Ingen, date: 2026-01-31, "
    yield "kind: report, confidence: found}\n"
    yield "statements:\n"
    for number in range(1, STATEMENTS + 1):
        yield f"  udsagn-{number}: {{text: Opfundet udsagn {number}., source: kilde, "
        yield f"locator: side {number}, confidence: found}}\n"


def _pathway(number: int) -> Iterator[str]:
    yield f"pathway: forloeb-{number:04}\nlevel: child\nstatus: draft\nversion: 0.1.0\n"
    yield f"title: Opfundet forløb {number}\nsummary: Et opfundet forløb til måling.\n"
    yield "owner: Ingen\nreview: 2999-12-31\n"
    yield "target: {ages: 12-17, criteria: [Opfundet kriterium.]}\n"
    yield "phases: [opsporing, udredning, plan, indsats, overgang]\nlead: raadgiver\n"
    yield "facts:\n"
    yield "  haster: {title: Det haster, values: yes-no, decided_by: [modtagelse]}\n"
    yield "  problem:\n    title: Problem\n    values: {skole: Kun skole, psykisk: Psykisk, flere: "
    yield "Flere}\n    decided_by: [helhed]\n"
    yield "  samtykke: {title: Samtykke, values: yes-no, decided_by: [samtykke]}\n"
    yield "  fremgang: {title: Fremgang, values: yes-no, decided_by: [opfoelgning]}\n"
    yield "loops:\n  ny-runde: {title: Ny runde med en bedre plan}\n"
    yield "steps:\n"
    for place, row in enumerate(STEPS.strip().splitlines()):
        id_, title, kind, phase, actor, needs, gives, takes = row.split(" | ")
        yield f"  {id_}:\n    title: {title}\n    kind: {kind}\n    phase: {phase}\n"
        yield f"    sector: {ACTORS[actor][1]}\n    accountable: {actor}\n"
        yield f"    purpose: Den unge og familien ved, hvad der sker i forløb {number}.\n"
        yield "    description: >-\n      Opfundet beskrivelse af trinnet. Den er så lang som en "
        yield f"rigtig,\n      og den nævner trin {place + 1} i forløb {number}, så at ingen to er "
        yield "ens.\n"
        yield f"    cites: [udsagn-{place % STATEMENTS + 1}]\n"
        yield f"    needs: [{', '.join(needs.split())}]\n" if needs else ""
        yield f"    gives: [{', '.join(gives.split())}]\n" if gives else ""
        yield f"    takes: {takes}\n{EXTRA.get(id_, '')}    next: {NEXT[id_]}\n"
    yield "ends:\n  afsluttet: {title: Forløbet er afsluttet, phase: overgang, sector: social}\n"
