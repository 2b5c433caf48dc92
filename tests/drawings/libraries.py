"""The libraries that are drawn in the tests: a small made-up one, and the real one."""

from functools import cache
from pathlib import Path

from pathwaytool.analyse.cooperation import cooperation_of
from pathwaytool.draw.view import Handover, View, cooperation_view
from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from tests.library import recorded

ROOT = Path(__file__).resolve().parent.parent.parent

LIBRARY = """\
library: lille
title: {da: Et lille bibliotek, en: A small library}
publisher: {da: Ingen, en: Nobody}
languages: [da, en]
sectors:
  social: {title: {da: Det sociale område, en: Social services}, role: core}
  skole: {title: {da: Undervisning, en: Education}, role: core}
  ret: {title: {da: Det strafferetlige område, en: Justice}, role: core}
phases:
  ind: {title: {da: Modtagelse, en: Intake}}
  se: {title: {da: Udredning, en: Assessment}}
  goer: {title: {da: Indsats, en: Measures}}
"""

REGISTER = """\
actors:
  raad: {title: {da: Rådgiver, en: Adviser}, sector: social, kind: role, organisation: municipality}
  leder: {title: {da: Skoleleder, en: Head}, sector: skole, kind: role, organisation: municipality}
  politi: {title: {da: Politiet, en: Police}, sector: ret, kind: authority, organisation: state}
documents:
  brev: {title: {da: Underretning, en: Notification}}
  rapport: {title: {da: Politirapport, en: Police report}}
"""

PATHWAY = """\
pathway: prøve
level: child
status: draft
version: 0.1.0
title: {da: Et prøveforløb, en: A trial pathway}
summary: {da: Kort., en: Short.}
owner: {da: Ingen, en: Nobody}
target: {ages: 12-17}
phases: [ind, se, goer]
facts:
  alder: {title: {da: alder, en: age}, values: 12-17, role: age}
  skole: {title: {da: skolen er med, en: the school takes part}, values: yes-no}
  klar: {title: {da: målet er nået, en: the goal is reached}, values: yes-no, decided_by: [foelg]}
loops:
  igen: {title: {da: endnu en runde, en: another round}}
steps:
  bekymring:
    title: {da: Bekymring i skolen, en: Concern at school}
    kind: action
    phase: ind
    sector: skole
    accountable: leder
    gives: [brev]
    start: {when: {skole: yes}}
    next: {to: vurdering, handoff: {documents: [brev], basis: [consent]}}
  anmeldelse:
    title: {da: Anmeldelse, en: Police report}
    kind: handoff
    phase: ind
    sector: ret
    accountable: politi
    gives: [rapport]
    start: always
    next: {to: vurdering, handoff: {documents: [rapport], basis: [consent]}}
  vurdering:
    title: {da: Vurdering af underretningen, en: Assess the notification}
    kind: decision
    phase: ind
    sector: social
    accountable: raad
    within: [{kind: statutory, limit: 24 hours}]
    next:
      one:
        - {when: {alder: 12-14}, to: barn, label: {da: Under den kriminelle lavalder}}
        - {otherwise: ung}
  barn:
    title: {da: Undersøgelse af barnet, en: Examine the child}
    kind: assessment
    phase: se
    sector: social
    accountable: raad
    next: {all: [plan, stoette]}
  ung:
    title: {da: Undersøgelse af den unge, en: Examine the youth}
    kind: assessment
    phase: se
    sector: social
    accountable: raad
    next: plan
  plan:
    title: {da: Planen skrives, en: Write the plan}
    kind: document
    phase: se
    sector: social
    accountable: raad
    next:
      each:
        - {when: {skole: yes}, to: stoette, handoff: {documents: [brev], basis: [consent]}}
        - {always: foelg}
  stoette:
    title: {da: Støtte i skolen, en: Support at school}
    kind: service
    phase: goer
    sector: skole
    accountable: leder
    next: {to: foelg, handoff: {documents: [brev], basis: [consent]}}
  foelg:
    title: {da: Fælles opfølgning, en: Joint follow-up}
    kind: decision
    phase: goer
    sector: social
    accountable: raad
    next:
      one:
        - {when: {klar: yes}, to: slut}
        - {otherwise: plan, loop: igen}
ends:
  slut: {title: {da: Forløbet slutter, en: The pathway ends}, sector: social, phase: goer}
"""

TEXTS = {"library.yml": LIBRARY, "registers/alle.yml": REGISTER, "prøve.yml": PATHWAY}


def loaded(texts: dict[str, str]) -> Library:
    result = load_library({path: text.encode() for path, text in texts.items()})
    assert result.library is not None, result.diagnostics
    return result.library


@cache
def small() -> Library:
    return loaded(TEXTS)


def trial() -> Pathway:
    return small().pathways["prøve"]


def national_library() -> Library:
    return recorded.library()


def national() -> Pathway:
    return national_library().pathways["national"]


def cooperation(pathway: Pathway, library: Library, language: str) -> View:
    """Return who passes what to whom, as the structure says it."""
    found = cooperation_of(pathway)
    given = [
        Handover(one.giver, one.receiver, one.documents, one.way.handoff is not None)
        for one in found.passings
    ]
    return cooperation_view(pathway, library, language, given, {one.actor for one in found.joints})
