"""The mistakes: what is taken out of the good library, what is put in, and what is to be said."""

from typing import NamedTuple

PATHWAY = "faelles.yml"
LAW = "registers/hjemler.yml"
LIBRARY = "library.yml"


class Plant(NamedTuple):
    """A mistake. `marked` is what stands at the place that is pointed at.

    `mend` is a part of the sentence about mending it, in Danish.
    """

    name: str
    old: str
    new: str
    rule: str
    marked: str
    mend: str
    file: str = PATHWAY


STRAIGHT = "    needs: [stoetteplan]\n    takes: 3-4 months\n    next: opfoelgning\n"

PLANTS = (
    # Routes and shape.
    Plant("dangling target", "next: indsats", "next: indsatz", "unknown-id", "indsatz", "indsats"),
    Plant(
        "unreachable step",
        "ends:\n",
        "  brev:\n    title: Brev\n    kind: action\n    phase: indsats\n    sector: social\n"
        "    accountable: raadgiver\n    next: afsluttet\nends:\n",
        "unreachable-step",
        "brev",
        "Lad et andet trin føre til",
    ),
    Plant("dead end", "    next: indsats\n", "", "dead-end", "plan", "`next:`"),
    Plant(
        "endless loop",
        "{when: {fremgang: yes}, to: afsluttet}",
        "{when: {fremgang: yes}, to: indsats, loop: ny-plan}",
        "loop-without-way-out",
        "plan",
        "uden for den",
    ),
    Plant(
        "self-loop alone",
        "    next: indsats\n",
        "    next: plan\n",
        "loop-without-way-out",
        "plan",
        "uden for den",
    ),
    Plant(
        "self-loop in a choice",
        "{when: {behov: intet}, to: afsluttet}",
        "{when: {behov: intet}, to: vurdering}",
        "undeclared-loop",
        "vurdering",
        "`loops:`",
    ),
    Plant(
        "way back that is no loop",
        "    next: indsats\n",
        "    next:\n      one:\n        - {when: {fremgang: no}, to: samtale}\n"
        "        - {otherwise: indsats}\n",
        "undeclared-loop",
        "samtale",
        "`loops:`",
    ),
    Plant("duplicate id", "  plan:\n", "  samtale:\n", "duplicate-key", "samtale", "Slet"),
    Plant(
        "an end that is called as a step",
        "  afsluttet:\n",
        "  plan:\n    title: Planen er lavet\n  afsluttet:\n",
        "duplicate-id",
        "plan",
        "id",
    ),
    Plant(
        "one-branch decision",
        "        - {when: {behov: intet}, to: afsluttet}\n        - {otherwise: samtale}\n",
        "        - {when: {behov: [intet, stort]}, to: samtale}\n",
        "one-branch",
        "one",
        "`- otherwise: afsluttet`",
    ),
    Plant("no start", "    start: always\n", "", "no-start", "steps", "`start: always`"),
    Plant(
        "no end",
        "ends:\n  afsluttet:\n    title: Forløbet er afsluttet\n",
        "",
        "unknown-id",
        "afsluttet",
        "`ends:`",
    ),
    Plant("empty title", "title: Plan for støtten", 'title: ""', "empty-text", '""', "tekst"),
    Plant("misspelt key", "  purpose: Alle", "  purpos: Alle", "misspelt-key", "purpos", "purpose"),
    Plant(
        "wrong type in a deadline",
        "limit: 24 hours",
        "limit: 24",
        "not-a-duration",
        "24",
        "hours",
    ),
    Plant(
        "branch without condition",
        "{when: {behov: intet}, to: afsluttet}",
        "{to: afsluttet}",
        "branch-without-condition",
        "{to: afsluttet}",
        "when",
    ),
    Plant(
        "several accountable actors",
        "    accountable: familiehus\n",
        "    accountable: [familiehus, raadgiver]\n",
        "several-accountable",
        "[familiehus, raadgiver]",
        "contributors:",
    ),
    Plant(
        "no accountable actor",
        "    accountable: familiehus\n",
        "",
        "missing-accountable",
        "indsats",
        "accountable:",
    ),
    Plant(
        "time that runs backwards",
        "takes: 3-4 months",
        "takes: 4-3 months",
        "range-backwards",
        "4-3 months",
        "mindste",
    ),
    # References.
    Plant(
        "unknown actor",
        "accountable: familiehus",
        "accountable: familihus",
        "unknown-id",
        "familihus",
        "familiehus",
    ),
    Plant(
        "unknown sector",
        "sector: psykiatri\n    acc",
        "sector: psykatri\n    acc",
        "unknown-id",
        "psykatri",
        "psykiatri",
    ),
    Plant(
        "unknown document",
        "needs: [henvisning]",
        "needs: [henvisninng]",
        "unknown-id",
        "henvisninng",
        "henvisning",
    ),
    Plant(
        "unknown statement",
        "cites: [EKS-01]\n    needs",
        "cites: [EKS-1]\n    needs",
        "unknown-id",
        "EKS-1",
        "EKS-01",
    ),
    Plant(
        "unknown basis",
        "basis: [LB-EKSEMPEL-2]",
        "basis: [consent, LB-EKSEMPEL-02]",
        "unknown-id",
        "LB-EKSEMPEL-02",
        "LB-EKSEMPEL-2",
    ),
    Plant(
        "unknown intervention",
        "interventions: [familiesamtaler]\n    needs",
        "interventions: [familisamtaler]\n    needs",
        "unknown-id",
        "familisamtaler",
        "familiesamtaler",
    ),
    Plant(
        "unknown fact",
        "{when: {fremgang: yes}",
        "{when: {fremgan: yes}",
        "unknown-id",
        "fremgan",
        "fremgang",
    ),
    Plant(
        "unknown value",
        "{when: {behov: intet}",
        "{when: {behov: inttet}",
        "unknown-value",
        "inttet",
        "intet",
    ),
    Plant("unknown loop", "loop: ny-plan}", "loop: nyplan}", "unknown-id", "nyplan", "ny-plan"),
    Plant(
        "unknown step in a deadline",
        "from: {finish: bekymring}",
        "from: {finish: bekymringg}",
        "unknown-id",
        "bekymringg",
        "bekymring",
    ),
    Plant(
        "unknown source",
        "source: SRC-EKSEMPEL-LOV\n    checked: {date: 2026-01-31, role: Jurist}"
        "\n    confidence: checked\n  LB-EKSEMPEL-2",
        "source: SRC-EKSEMPEL-LOW\n"
        "    checked: {date: 2026-01-31, role: Jurist}\n    confidence: checked\n  LB-EKSEMPEL-2",
        "unknown-id",
        "SRC-EKSEMPEL-LOW",
        "SRC-EKSEMPEL-LOV",
        LAW,
    ),
    Plant(
        "phase that is not listed",
        "undersoegelse, indsats, opfoelgning]",
        "undersoegelse, indsats]",
        "phase-not-listed",
        "opfoelgning",
        "`phases:`",
    ),
    # Hand-offs, documents, facts and time.
    Plant(
        "hand-off left out",
        "    next:\n      to: plan\n      handoff:\n"
        "        documents: [udredningsnotat]\n        basis: [consent]\n",
        "    next: plan\n",
        "handoff-missing",
        "plan",
        "`handoff:`",
    ),
    Plant(
        "hand-off without documents",
        "        documents: [udredningsnotat]\n",
        "",
        "missing-key",
        "handoff",
        "documents",
    ),
    Plant(
        "hand-off without basis",
        "        documents: [udredningsnotat]\n        basis: [consent]",
        "        documents: [udredningsnotat]",
        "missing-key",
        "handoff",
        "basis",
    ),
    Plant(
        "basis that permits nothing",
        "basis: [LB-EKSEMPEL-2]",
        "basis: [LB-EKSEMPEL-1]",
        "basis-without-sharing",
        "LB-EKSEMPEL-1",
        "`sharing: true`",
    ),
    Plant(
        "document that nobody gives",
        "    gives: [stoetteplan]\n",
        "",
        "document-never-given",
        "stoetteplan",
        "`gives:`",
    ),
    Plant(
        "asking too early",
        "{when: {behov: intet}",
        "{when: {samtykke: no}",
        "fact-not-yet-decided",
        "samtykke",
        "`decided_by:`",
    ),
    Plant(
        "clock that starts later",
        "from: {finish: bekymring}",
        "from: {finish: plan}",
        "limit-from-later",
        "plan",
        "`from:`",
    ),
    Plant(
        "ages outside the target",
        "    accountable: laerer\n",
        "    accountable: laerer\n    ages: 10-17\n",
        "ages-outside-target",
        "10-17",
        "`ages:`",
    ),
    Plant(
        "back a phase",
        "    kind: assessment\n    phase: undersoegelse\n",
        "    kind: assessment\n    phase: opsporing\n",
        "phase-backwards",
        "udredning",
        "`back:`",
    ),
    Plant(
        "old law",
        "valid: {from: 2024-01-01}\n    source: SRC-EKSEMPEL-LOV\n    checked: {date: "
        "2026-01-31, role: Jurist}\n    confidence: checked\n  LB-EKSEMPEL-2",
        "valid: {from: 2024-01-01, to: 2026-05-31}\n    source: SRC-EKSEMPEL-LOV\n    checked: "
        "{date: 2026-01-31, role: Jurist}\n    confidence: checked\n  LB-EKSEMPEL-2",
        "basis-out-of-force",
        "LB-EKSEMPEL-1",
        "`valid:`",
        LAW,
    ),
    Plant(
        "review forgotten",
        "review: 2027-06-30",
        "review: 2026-05-31",
        "overdue-review",
        "2026-05-31",
        "ny dato",
    ),
    Plant(
        "civil registration number",
        "title: Plan for støtten",
        "title: Plan for 010199-1234",
        "cpr-number",
        "••••••-••••",
        "Slet",
    ),
    Plant(
        "unsafe link",
        "purpose: Alle ved,",
        "purpose: Alle [ved](javascript:x),",
        "unsafe-markup",
        "javascript:x",
        "https",
    ),
    Plant(
        "raw HTML", "purpose: Alle ved", "purpose: <b>Alle</b> ved", "unsafe-markup", "<b>", "ord"
    ),
    Plant(
        "fact that nothing asks for",
        "  samtykke:\n    title: samtykke til udredning",
        "  moede:\n    title: mødet er holdt\n    values: yes-no\n    decided_by: [samtale]\n"
        "  samtykke:\n    title: samtykke til udredning",
        "unused-fact",
        "moede",
        "betingelse",
    ),
    Plant(
        "language that is missing",
        "languages: [da]",
        "languages: [da, xx]",
        "not-one-of",
        "xx",
        "da",
        LIBRARY,
    ),
    # What only the proof can see.
    Plant(
        "exclusive split into a waiting join",
        "    purpose: Alle ved,",
        "    waits: all\n    purpose: Alle ved,",
        "waits-for-nobody",
        "waits",
        "side om side",
    ),
    Plant(
        "some have no branch",
        "        - {otherwise: samtale}\n",
        "        - {when: {behov: stort}, to: samtale}\n",
        "no-branch-for-some",
        "next",
        "`otherwise:`",
    ),
    Plant(
        "two branches hold",
        "        - {otherwise: samtale}\n",
        "        - {when: {behov: [intet, let, stort]}, to: samtale}\n",
        "two-branches-at-once",
        "{when: {behov: [intet, let, stort]}, to: samtale}",
        "snævrere",
    ),
    Plant(
        "document that only some have",
        "needs: [vurderingsnotat]\n    uses",
        "needs: [vurderingsnotat, udredningsnotat]\n    uses",
        "document-missing-on-a-route",
        "udredningsnotat",
        "`uses`",
    ),
)
