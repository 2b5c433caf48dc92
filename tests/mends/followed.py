"""What an editor writes who follows a mend to the letter, where the tool cannot write it itself.

Shape: the example to pairs of what stood there and what stands there now. The first file of the
library in which the old text stands is meant; a new text of None deletes the file. An example of a
rule is called by its folder, and by its file where the folder has several.
"""

Change = tuple[str, str | None]

ACCEPTED = (
    "accepted:\n  - finding: {}\n    at: library.yml\n"
    "    because: {{da: {}, en: {}}}\n"
    "    review: 2026-12-31\n    seen: [s0123456789ab]\n"
)

LATER = ("Oversættes til høringen.", "Translated before the hearing.")

OF_RULES: dict[str, tuple[Change, ...]] = {
    "acceptance-lapsed": ((ACCEPTED.format("missing-translation", *LATER), ""),),
    "acceptance-not-allowed": (
        (ACCEPTED.format("cpr-number", "Det er kun et eksempel.", "It is only an example."), ""),
    ),
    "acceptance-of-nothing": ((ACCEPTED.format("missing-translation", *LATER), ""),),
    "age-for-nobody": (("ages: 14-17", "ages: 15-17"),),
    "age-not-known": (("target: {criteria: [Alle]}", "target: {ages: 12-17, criteria: [Alle]}"),),
    "age-not-said": (("    values: 12-17\n", "    values: 12-17\n    role: age\n"),),
    "age-now-not-asked": (
        ("    role: age-now\n", "    role: age-now\n    decided_by: [vurdering]\n"),
    ),
    "age-outside-step": (("{when: {alder: 12-13}, to: raad}", "{when: {alder: 12-14}, to: raad}"),),
    "ages-outside-target": (("ages: 12-18", "ages: 12-17"),),
    "basis-out-of-force": (("[LB-EKSEMPEL-0]", "[LB-EKSEMPEL-1]"),),
    "basis-without-sharing/bad": (("basis: [LB-EKSEMPEL-1]", "basis: [LB-EKSEMPEL-2]"),),
    "basis-without-sharing/bad-not-stated": (("basis: [not-stated]", "basis: [LB-EKSEMPEL-2]"),),
    "branch-for-nobody": (
        ("{alder: 12-14, bolig: alene}, to: raad", "{alder: 16-17, bolig: alene}, to: raad"),
    ),
    "case-broken": (("    must: [vurdering, stoette]\n", "    must: [vurdering]\n"),),
    "case-impossible": (
        ("{alder: 13, skoleform: gymnasium}", "{alder: 16, skoleform: gymnasium}"),
    ),
    "case-not-settled": (("    waits: any\n    repeats: true\n", "    waits: all\n"),),
    "criterion-decided-later": (
        (
            "- {text: Familien har bedt om hjælp., when: {behov: yes}}",
            "- Familien har bedt om hjælp.",
        ),
    ),
    "consent-not-given": (("{behov: yes}", "{behov: yes, deling: yes}"),),
    "birthday-at-risk": (("ages: 12-17", "ages: 12-16"),),
    "birthday-not-counted": (
        (
            "phases: [modtagelse, indsats]\n",
            "target: {ages: 12-16}\nphases: [modtagelse, indsats]\n",
        ),
    ),
    "contact-details": (
        (
            "Ring til Mette på 12 34 56 78.",
            "Se [enhedens side](https://www.example.org/familiehus).",
        ),
    ),
    "contributor-is-accountable": (("[raadgiver, familiehus]", "[raadgiver]"),),
    "cpr-number": ((" (sag 010199-1234)", ""),),
    "dead-end": (("accountable: familiehus\n", "accountable: familiehus\n    next: afsluttet\n"),),
    "decision-known-before": (("  behov:\n", "  behov:\n    decided_by: [vurdering]\n"),),
    "document-missing-on-a-route": (
        ("    needs: [vurderingsnotat]", "    uses: [vurderingsnotat]"),
    ),
    "document-never-given": (
        ("    gives: [vurderingsnotat]\n", "    gives: [vurderingsnotat, stoetteplan]\n"),
    ),
    "empty-phase": ((", opfoelgning]", "]"),),
    "extra-step-astray": (("    next: plan\n", "    next: samtale\n"),),
    "extra-step-unplaced": (
        (
            "steps:\n  opkald:\n",
            "departures:\n  vurdering:\n    reason: Familien skal ikke vente på et brev.\n"
            "    after: [opkald]\nsteps:\n  opkald:\n",
        ),
    ),
    "fact-not-yet-decided": (("decided_by: [stoette]", "decided_by: [vurdering]"),),
    "fact-read-too-early": (("decided_by: [vurdering]", "decided_by: [vurdering, samtale]"),),
    "former-id-shared/bad": (("    formerly: [vurdering]\n", ""),),
    "former-id-shared/bad-two": (
        ("    formerly: [familiesamtaler]\n    title: Forløbet", "    title: Forløbet"),
    ),
    "handoff-missing": (
        (
            "    next: vurdering\n",
            "    next:\n      to: vurdering\n"
            "      handoff: {documents: [underretning], basis: [LB-EKSEMPEL-2]}\n",
        ),
    ),
    "hearing-without-end": (
        (
            "owner: Eksempelstyrelsen\n",
            "owner: Eksempelstyrelsen\nhearing: {until: 2027-01-31, asked: [Eksempelforeningen]}\n",
        ),
    ),
    "handoff-paused": (("          paused_while: {steps: [bekymring]}\n", ""),),
    "impossible-everything": (("{alder: 12-17}", "{alder: 12-13, skole: ungdomsuddannelse}"),),
    "impossible-limit": (("limit: 4 weeks", "limit: 12 weeks"),),
    "limit-at-risk": (("takes: 1-4 weeks", "takes: 1-2 weeks"),),
    "limit-counts-nothing": (("reach: start", "reach: start, from: {finish: bekymring}"),),
    "limit-beyond-promise": (("{limit: 8 weeks", "{limit: 6 weeks"),),
    "limit-from-later": ((", from: {finish: stoette}", ""),),
    "limits-conflict": (
        ("limit: 3 weeks", "limit: 8 weeks"),
        ("limit: 2 weeks", "limit: 4 weeks"),
    ),
    "limit-loosened": (("limit: 5 days", "limit: 24 hours"),),
    "local-name-shared": (
        ("modtagelse: {title: Familieafdelingen}", "modtagelse: {title: Familievagten}"),
    ),
    "long-title": (
        (
            "title: Ti samtaler med hele familien hjemme hos den unge, så de sammen finder måder at"
            " løse konflikterne på\n",
            "title: Ti samtaler med hele familien\n"
            "    purpose: Familien finder sammen måder at løse konflikterne på.\n",
        ),
    ),
    "loop-for-nobody": (("{fremgang: [naaet, ingen]}", "{fremgang: naaet}"),),
    "loop-without-way-out": (("{otherwise: stoette, loop: ny-runde}", "{otherwise: afsluttet}"),),
    "missing-source": (("    next:\n      one:", "    cites: [EKS-01]\n    next:\n      one:"),),
    "missing-translation": (("{title: Indsats}", "{title: {da: Indsats, en: Support}}"),),
    "needless-handoff": (
        (
            "    next:\n      to: afsluttet\n"
            "      handoff: {documents: [underretning], basis: [LB-EKSEMPEL-2]}\n",
            "    next: afsluttet\n",
        ),
    ),
    "needless-percent": (("        percent: 50\n", ""),),
    "never-ends": (("decided_by: [maal]", "decided_by: [maal, opfoelgning]"),),
    "never-true": ((", not: {behov: stort}}", "}"),),
    "no-branch-for-some": (
        (
            "{when: {behov: stort}, to: stoette}\n",
            "{when: {behov: stort}, to: stoette}\n        - {otherwise: raad}\n",
        ),
    ),
    "no-end": (
        ("accountable: familiehus\n", "accountable: familiehus\n    next: afsluttet\n"),
        (
            "    accountable: raadgiver\n",
            "    accountable: raadgiver\n    next: afsluttet\n"
            "ends:\n  afsluttet:\n    title: Forløbet er afsluttet\n",
        ),
    ),
    "no-start": (
        ("    gives: [underretning]\n", "    gives: [underretning]\n    start: always\n"),
    ),
    "no-start-for-some": (("{alder: 12-13}", "{alder: 12-14}"),),
    "no-value-left": (
        (
            "  - when: {behov: stort, tilbud: samtaler}\n"
            "    why: Familiesamtaler er til familier med et let behov.\n",
            "",
        ),
    ),
    "nobody-left": (
        ("  - when: {alder: 15-17}\n    why: Forløbet er for de yngste.\n", ""),
        ("  - when: {bolig: familie}\n    why: Forløbet er for unge i egen bolig.\n", ""),
    ),
    "not-a-loop": (("{otherwise: afsluttet, loop: ny-runde}", "{otherwise: afsluttet}"),),
    "not-proved": (
        ("    gives: [vurderingsnotat]\n", ""),
        ("    start: always\n", "    gives: [vurderingsnotat]\n    start: always\n"),
    ),
    "one-branch": (("to: stoette}\n", "to: stoette}\n        - {otherwise: afsluttet}\n"),),
    "otherwise-not-last": (
        ("        - {otherwise: afsluttet}\n", ""),
        ("to: stoette}\n", "to: stoette}\n        - {otherwise: afsluttet}\n"),
    ),
    "outcome-not-decided": (
        ("accountable: familiehus\n", "accountable: familiehus\n    runs: samtaler\n"),
    ),
    "overdue-review": (("review: 2025-06-30", "review: 2027-06-30"),),
    "percent-missing": (("kind: percentage\n", "kind: percentage\n        percent: 15\n"),),
    "phase-backwards": (
        ("to: stoette}", "to: stoette, back: Familien har brug for en ny begyndelse.}"),
    ),
    "phase-not-listed": (("[opsporing, modtagelse]", "[opsporing, modtagelse, indsats]"),),
    "promise-at-risk": (("limit: 2 weeks", "limit: 6 weeks"),),
    "promise-broken": (
        (
            "    title: Alle familier får samtaler.\n",
            "    title: Alle familier får samtaler.\n    when: {behov: stort}\n",
        ),
    ),
    "promise-empty": (("{alder: 12-14, behov: stort}", "{alder: 15-17, behov: stort}"),),
    "promise-not-proved": (("happens: {phase: modtagelse}", "happens: modtagelse"),),
    "promise-time-unknown": (
        ("    needs: [underretning]\n", "    needs: [underretning]\n    takes: 1-4 weeks\n"),
    ),
    "round-at-work": (
        (
            "    start: always\n",
            "    start: always\n"
            "    stops: {steps: [samtaler, skolemoede, skoleaftale, opfoelgning]}\n",
        ),
    ),
    "published-but-not-proved": (("status: published", "status: draft"),),
    "receiver-stays-behind": (("receiver: laerer", "receiver: modtagelse"),),
    "repeated-target": ((", samtale, stoette]", ", samtale]"),),
    "reserved-id": (("consent:", "LB-SAMTYKKE:"),),
    "rests-on-unproved": (
        ("    gives: [vurderingsnotat]\n", ""),
        ("    start: always\n", "    gives: [vurderingsnotat]\n    start: always\n"),
    ),
    "reversed-period/bad": (("to: 2027-12-31", "to: 2028-12-31"),),
    "reversed-period/bad-hearing": (("until: 2027-01-31", "until: 2027-03-31"),),
    "runs-itself": (("    runs: eksempel\n", ""),),
    "runs-twice": (("    waits: any\n", ""),),
    "several-otherwise": (("        - {otherwise: stoette}\n", ""),),
    "repeated-condition": (
        ("{when: {behov: stort}, to: afsluttet}", "{when: {behov: intet}, to: afsluttet}"),
    ),
    "settled-by-nation": (
        (
            "    reason: Rådgiverne kender familierne.\n    accountable: raadgiver\n",
            "    reason: Rådgiverne kender familierne.\n    accountable: modtagelse\n",
        ),
    ),
    "age-asked-late": (("takes: 6-13 months", "takes: 6-8 months"),),
    "step-may-be-outgrown": (("{alder: 15-17}", "{alder: 15-16}"),),
    "step-outgrown": (("{alder: 15-17}", "{alder: 15}"),),
    "step-for-nobody": (
        ("{alder: 12-14, opholdssted: alene}", "{alder: 16-17, opholdssted: alene}"),
    ),
    "stops-itself": (("    stops: {steps: [stoette]}\n", ""),),
    "two-branches-at-once": (("behov: [intet, let]}", "behov: intet}"),),
    "two-leads-at-once": (("lead: modtagelse", "lead: raadgiver"),),
    "unanswered-aspect": (
        ("not_stated:\n", "not_stated:\n  - {text: Om rådgivningen virker., aspect: evidence}\n"),
    ),
    "unchecked-content": (("confidence: found", "confidence: checked"),),
    "values-alike": (
        ("start: {when: {indgang: anmeldelse}}", "start: {when: {indgang: [anmeldelse, begge]}}"),
    ),
    "unclear-promise": (("    then: stoette\n", "    then: stoette\n    when: {behov: stort}\n"),),
    "undeclared-loop": (
        ("{fremgang: no}, to: stoette}", "{fremgang: no}, to: stoette, loop: ny-runde}"),
        ("steps:\n", "loops:\n  ny-runde: {title: En runde mere}\nsteps:\n"),
    ),
    "suspect-check": (
        (
            "2026-03-02, role: Jurist, seen: s000000000000",
            "2026-11-30, role: Jurist, seen: scd0486154f4e",
        ),
    ),
    "unlisted-language": ((", sv: Familjesamtal}", "}"),),
    "unreachable-step/bad": (("{otherwise: afsluttet}", "{otherwise: samtale}"),),
    "unreachable-step/bad-branch": (
        ("to: raad}\n", "to: raad}\n        - {otherwise: stoette}\n"),
    ),
    "unnamed-consent": (
        (
            "    decided_by: [vurdering]\n",
            "    decided_by: [vurdering]\n  deling:\n    title: ja til, at skolen får besked\n"
            "    values: yes-no\n    decided_by: [vurdering]\n    consent: {to: sharing}\n",
        ),
        ("{behov: yes}", "{behov: yes, deling: yes}"),
        ("basis: [consent]", "basis: {consent: deling}"),
    ),
    "unsafe-markup": (("javascript:alert(1)", "https://www.example.org/vejledning"),),
    "unused-entry": (("documents:\n  gammelt-skema:\n    title: Gammelt skema\n", None),),
    "unused-fact": (("  alder:\n    title: alder\n    values: 12-17\n", ""),),
    "unused-loop": (
        ("loops:\n  ny-runde:\n    title: En runde mere, når målene ikke er nået\n", ""),
    ),
    "unverified-basis": (
        (
            "    source: SRC-EKSEMPEL-LOV\n    confidence: unverified\n",
            "    source: SRC-EKSEMPEL-LOV\n    checked: {date: 2026-01-31, role: Jurist}\n"
            "    confidence: checked\n",
        ),
    ),
    "value-for-nobody": (("{alder: 12-17, bolig: alene}", "{alder: 12-14, bolig: alene}"),),
    "version-format": (("version: udkast 2", "version: 0.2.0"),),
    "waits-for-nobody": (("    waits: all\n", ""),),
    "word-of-two-terms": (("[beskeden, underretninger]", "[beskeden]"),),
}

OF_FILES: dict[str, tuple[Change, ...]] = {
    "letter-lost": (("forl\ufffdbet", "forløbet"),),
    "merge-conflict": (
        ("<<<<<<< HEAD\n", ""),
        ("=======\ntitle: Forløbet i kommunen\n>>>>>>> rettelser\n", ""),
    ),
    "empty-file": (("# Her kommer forløbet\n", None),),
    "not-a-map": (
        (
            "Fra bekymring til støtte\n",
            "terms:\n  stoette: {title: støtte, meaning: Hjælp., confidence: proposed}\n",
        ),
    ),
    "tab": (("\ttakes", "    takes"),),
    "yaml-syntax": (("title: |0\n  Hele forløbet", "title: |\n  Hele forløbet"),),
    "text-after-block-sign": (("| Hele forløbet", "|\n  Hele forløbet"),),
    "duplicate-key": (("title: Hele forløbet\n", ""),),
    "anchor": (("&titel Hele forløbet", '"&titel Hele forløbet"'),),
    "alias": (("*titel", "Hele forløbet"),),
    "tag": (("!!str Hele", "Hele"),),
    "several-documents": (("---\n", ""),),
    "directive": (("%YAML 1.2\n", ""),),
    "merge-key": (("<<: {takes: 1-3 days}", "takes: 1-3 days"),),
    "key-not-text": (("  12:\n", "  criteria:\n"),),
    "unknown-kind-of-file": (
        (
            "navn: eksempel\ntitle: Fra bekymring til støtte\n",
            "terms:\n  stoette: {title: støtte, meaning: Hjælp., confidence: proposed}\n",
        ),
    ),
    "unknown-key": (("omfang:", "takes:"),),
    "key-of-the-nation": (("    next: samtale\n", ""),),
    "key-for-the-nation": (("    ages: 15-17\n", ""),),
    "keys-of-something-else": (("documents:\n  ungepsykiatri:", "  ungepsykiatri:"),),
    "key-where-id-belongs": (("\n  next: indsats", "\n    next: indsats"),),
    "keys-that-exclude-each-other": ((", to: plan}", "}"),),
    "missing-key": (("review:", "owner: Eksempelstyrelsen\nreview:"),),
    "missing-keys": (("  afsluttet:\n", "ends:\n  afsluttet:\n"),),
    "missing-accountable": (
        (
            "sector: undervisning\n    purpose",
            "sector: undervisning\n    accountable: laerer\n    purpose",
        ),
    ),
    "several-accountable": (
        (
            "accountable: [laerer, modtagelse]",
            "accountable: laerer\n    contributors: [modtagelse]",
        ),
    ),
    "branch-without-condition": (("- {to: afsluttet}", "- {when: {behov: intet}, to: afsluttet}"),),
    "branch-without-target": (
        ("- {when: {behov: intet}}", "- {when: {behov: intet}, to: afsluttet}"),
    ),
    "empty-value": (("title:\nsummary", "title: Hele forløbet\nsummary"),),
    "empty-text": (("title: ''", "title: Hele forløbet"),),
    "empty-list": (("documents: []", "documents: [underretning]"),),
    "map-expected": (("from: bekymring", "from:\n          finish: bekymring"),),
    "number-out-of-range": (("    rounds: 0\n", ""),),
    "not-one-of": (("kind: forløb", "kind: action"),),
    "next-mixed": (("{to: indsats, all: [indsats, opfoelgning]}", "{to: indsats}"),),
    "next-is-list": (("next: [indsats, opfoelgning]", "next:\n      all: [indsats, opfoelgning]"),),
    "not-an-id": (("  ny plan:\n", "  ny-plan:\n"),),
    "words-for-an-id": (("Klassens lærer", "laerer"),),
    "id-is-path": (("skole.yml/laerer", "laerer"),),
    "reserved-fact-name": (("  any:\n", "  behov:\n"),),
    "not-a-duration": (("limit: om et døgn", "limit: 24 hours"),),
    "one-moment": (("{start: bekymring, finish: bekymring}", "{finish: bekymring}"),),
    "one-kind": (("{phase: indsats, sector: social}", "{sector: social}"),),
    "not-two": (("[indsats]}}", "[indsats, udredning]}}"),),
    "not-a-time-span": (("takes: nogle dage", "takes: 1-24 hours"),),
    "not-a-mark": ((", seen: i januar", ""),),
    "repeated-entry": (("[opsporing, opsporing, ", "[opsporing, "),),
    "not-a-date": (("review: juni 2027", "review: 2027-06-30"),),
    "no-such-day": (("review: 2027-06-31", "review: 2027-06-30"),),
    "several-library-files": (("library: nyt\n", None),),
    "duplicate-id": (("documents:\n  underretning:\n    title: Underretning fra skolen\n", None),),
    "case-collision": (("  Underretning:\n    title: Underretning fra skolen\n", None),),
}
