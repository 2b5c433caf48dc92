"""Slips of an editor who is no programmer, in the small library of the handbook.

Each is one slip: one finding at its line, and a mend that works. `at` is the line that is pointed
at where it is not the first that changed; `by_hand` is what an editor writes who follows the mend,
where the tool cannot write it itself.
"""

from typing import NamedTuple

from tests.mends.followed import Change


class Slip(NamedTuple):
    """What stood in the pathway, what stands there now, and how the slip is mended."""

    old: str
    new: str
    at: str = ""
    by_hand: tuple[Change, ...] = ()


SLIPS = (
    Slip("        - otherwise: plan\n", "        - ellers: plan\n"),
    Slip("{behov: stort, samtykke: yes}", "{behov: stort samtykke: yes}"),
    Slip("{behov: stort, samtykke: yes}", "{behov: stort, samtykket: yes}"),
    Slip("title: Vurdering af bekymringen", "titel: Vurdering af bekymringen"),
    Slip("accountable: modtagelse", "ansvarlig: modtagelse"),
    Slip("    purpose: Kommunen afgør", "    formål: Kommunen afgør"),
    Slip("    gives: [vurderingsnotat]", "    give: [vurderingsnotat]"),
    Slip("    needs: [stoetteplan]\n    takes", "    need: [stoetteplan]\n    takes"),
    Slip(
        "    contributors: [raadgiver]\n    purpose: Kommunen",
        "    contributers: [raadgiver]\n    purpose: Kommunen",
    ),
    Slip("    takes: 1-2 weeks\n", "    Takes: 1-2 weeks\n"),
    Slip("    takes: 4-8 weeks\n", "    varer: 4-8 weeks\n"),
    Slip(
        "    accountable: ungepsykiatri\n",
        "",
        at="  udredning:",
        by_hand=(
            ("    sector: psykiatri\n", "    sector: psykiatri\n    accountable: ungepsykiatri\n"),
        ),
    ),
    Slip(
        "    phase: undersoegelse\n    sector: psykiatri\n",
        "    sector: psykiatri\n",
        at="  udredning:",
        by_hand=(
            (
                "    title: Udredning i psykiatrien\n",
                "    title: Udredning i psykiatrien\n    phase: undersoegelse\n",
            ),
        ),
    ),
    Slip(
        "    title: Familiesamtaler\n    kind",
        "    kind",
        at="  indsats:",
        by_hand=(("  indsats:\n    kind", "  indsats:\n    title: Familiesamtaler\n    kind"),),
    ),
    Slip(
        "owner: Eksempelstyrelsen\n",
        "",
        at="pathway: eksempel",
        by_hand=(("pathway: eksempel\n", "pathway: eksempel\nowner: Eksempelstyrelsen\n"),),
    ),
    Slip("    takes: 4-8 weeks\n", "   takes: 4-8 weeks\n"),
    Slip("    takes: 4-8 weeks\n", "     takes: 4-8 weeks\n"),
    Slip("  plan:\n    title", " plan:\n    title"),
    Slip("  plan:\n    title", "plan:\n    title"),
    Slip("    kind: document\n    phase", "  kind: document\n    phase"),
    Slip("ends:\n", "  ends:\n"),
    Slip("    takes: 4-8 weeks\n", "\ttakes: 4-8 weeks\n", by_hand=(("\ttakes", "    takes"),)),
    Slip("        - {otherwise: samtale}", "      - {otherwise: samtale}"),
    Slip("title: Fra bekymring til støtte", "title Fra bekymring til støtte"),
    Slip("title: Fra bekymring til støtte", "title:Fra bekymring til støtte"),
    Slip("title: Fra bekymring til støtte", "title: Forløb: fra bekymring til støtte"),
    Slip("purpose: Kommunen afgør hurtigt, om", "purpose: Kommunen afgør: Har"),
    Slip("    - Den unge mistrives i skolen.", "    - Kriterium: Den unge mistrives i skolen."),
    Slip("steps:\n", "steps\n"),
    Slip("  udredning:\n    title", "  udredning\n    title"),
    Slip("{when: {behov: intet}, to: afsluttet}", "{when: {behov: intet} to: afsluttet}"),
    Slip("{when: {behov: intet}, to: afsluttet}", "{when: {behov: intet}, to: afsluttet"),
    Slip("{when: {behov: intet}, to: afsluttet}", "{when: behov: intet, to: afsluttet}"),
    Slip("{when: {behov: intet}, to: afsluttet}", "when: {behov: intet}, to: afsluttet"),
    Slip("gives: [vurderingsnotat]", "gives: [vurderingsnotat"),
    Slip("gives: [vurderingsnotat]", "gives: vurderingsnotat]"),
    Slip("gives: [vurderingsnotat]", "gives: vurderingsnotat"),
    Slip("gives: [vurderingsnotat]", "gives: (vurderingsnotat)"),
    Slip("uses: [udredningsnotat, statusnotat]", "uses: [udredningsnotat statusnotat]"),
    Slip("uses: [udredningsnotat, statusnotat]", "uses: udredningsnotat, statusnotat"),
    Slip("uses: [udredningsnotat, statusnotat]", "uses: [udredningsnotat; statusnotat]"),
    Slip("uses: [udredningsnotat, statusnotat]", "uses: [udredningsnotat og statusnotat]"),
    Slip(
        "uses: [udredningsnotat, statusnotat]",
        "uses:\n      - udredningsnotat\n      -statusnotat",
        at="      -statusnotat",
    ),
    Slip(
        "uses: [udredningsnotat, statusnotat]",
        "uses:\n      - udredningsnotat\n      * statusnotat",
        at="      * statusnotat",
    ),
    Slip("kind: decision", "kind: beslutning"),
    Slip("kind: decision", "kind: Decision"),
    Slip("kind: decision", "kind: afgørelse"),
    Slip("status: draft", "status: udkast"),
    Slip("level: child", "level: barn"),
    Slip("takes: 1-2 weeks", "takes: 1-2 uger"),
    Slip("takes: 1-2 weeks", "takes: 1–2 weeks"),
    Slip(
        "takes: 1-2 weeks",
        "takes: ca. 2 weeks",
        by_hand=(("takes: ca. 2 weeks", "takes: 2 weeks"),),
    ),
    Slip("takes: 3-4 months", "takes: 3 - 4 måneder"),
    Slip("takes: 1 week", "takes: en uge"),
    Slip("limit: 24 hours", "limit: 24 timer"),
    Slip("limit: 24 hours", "limit: 1 døgn"),
    Slip("limit: 24 hours", "limit: 24h"),
    Slip("limit: 24 hours", "limit: højst 24 timer"),
    Slip("limit: 24 hours", "limit: 24", by_hand=(("limit: 24\n", "limit: 24 hours\n"),)),
    Slip("kind: statutory", "kind: lovbestemt"),
    Slip(
        "from: {finish: bekymring}",
        "from: bekymring",
        by_hand=(("from: bekymring", "from:\n          finish: bekymring"),),
    ),
    Slip("from: {finish: bekymring}", "from: {slut: bekymring}"),
    Slip("from: {finish: bekymring}", "from: {finish: bekymringen}"),
    Slip("ages: 12-17", "ages: 12-17 år"),
    Slip("ages: 12-17", "ages: 17-12"),
    Slip("review: 2027-06-30", "review: 30-06-2027"),
    Slip("review: 2027-06-30", "review: 2027-06-31", by_hand=(("2027-06-31", "2027-06-30"),)),
    Slip("version: 0.1.0", "version: 0.1"),
    Slip("start: always", "start: yes"),
    Slip("samtykke: yes}", "samtykke: ja}"),
    Slip("samtykke: yes}", "samtykke: true}"),
    Slip("behov: stort, samtykke", "behov: Stort, samtykke"),
    Slip("behov: stort, samtykke", "behov: store, samtykke"),
    Slip("values: yes-no\n    decided_by: [samtale]", "values: yes/no\n    decided_by: [samtale]"),
    Slip("decided_by: [samtale]", "decided_by: samtale"),
    Slip("decided_by: [samtale]", "decided_by: [samtalen]"),
    Slip("next: indsats", "next: Indsats"),
    Slip("next: indsats", "next: indsatsen"),
    Slip("next: indsats", "next: Familiesamtaler"),
    Slip("accountable: familiehus", "accountable: Familiehus"),
    Slip("accountable: familiehus", "accountable: familiehuset"),
    Slip("sector: psykiatri", "sector: psykiatrien"),
    Slip("phase: modtagelse", "phase: modtagelsen"),
    Slip("basis: [LB-EKSEMPEL-2]", "basis: [lb-eksempel-2]"),
    Slip("basis: [LB-EKSEMPEL-2]", "basis: [LB EKSEMPEL 2]"),
    Slip("basis: [LB-EKSEMPEL-2]", "basis: [Eksempelloven § 2]"),
    Slip("basis: [consent]\n        - other", "basis: [samtykke]\n        - other"),
    Slip("cites: [EKS-01]\n    needs", "cites: [EKS-1]\n    needs"),
    Slip("interventions: [familiesamtaler]", "interventions: [Familiesamtaler]"),
    Slip("documents: [henvisning]", "documents: [Henvisning]"),
    Slip("documents: [henvisning]", "documents: [henvisningen]"),
    Slip("loop: ny-plan", "loop: ny_plan"),
    Slip("loop: ny-plan", "loop: nyplan"),
    Slip(
        "        - {otherwise: samtale}\n",
        "",
        at="      one:",
        by_hand=(("to: afsluttet}\n", "to: afsluttet}\n        - {otherwise: samtale}\n"),),
    ),
    Slip(
        "        - {otherwise: plan, loop: ny-plan}",
        "        - {otherwise: plan}",
        by_hand=(("{otherwise: plan}", "{otherwise: plan, loop: ny-plan}"),),
    ),
    Slip(
        "    next: indsats\n",
        "",
        at="  plan:",
        by_hand=(("    takes: 1-3 weeks\n", "    takes: 1-3 weeks\n    next: indsats\n"),),
    ),
    Slip(
        "      handoff:\n        documents: [underretning]\n        basis: [LB-EKSEMPEL-2]\n",
        "",
        at="      to: vurdering",
        by_hand=(
            (
                "      to: vurdering\n",
                "      to: vurdering\n"
                "      handoff: {documents: [underretning], basis: [LB-EKSEMPEL-2]}\n",
            ),
        ),
    ),
    Slip(
        "    start: always\n",
        "",
        at="steps:",
        by_hand=(("    takes: 1-3 days\n", "    takes: 1-3 days\n    start: always\n"),),
    ),
    Slip("needs: [henvisning]", "needs: [vurderingsnotatet]"),
    Slip(
        "needs: [henvisning]",
        "needs: [stoetteplan]",
        by_hand=(("recommendations:\n", "external_documents: [stoetteplan]\nrecommendations:\n"),),
    ),
    Slip(
        "    gives: [henvisning]\n",
        "",
        at="            documents: [henvisning]",
        by_hand=(
            (
                "    needs: [vurderingsnotat]\n    takes",
                "    needs: [vurderingsnotat]\n    gives: [henvisning]\n    takes",
            ),
        ),
    ),
    Slip("title: Fra bekymring til støtte", 'title: "Fra bekymring til støtte'),
    Slip("title: Fra bekymring til støtte", 'title: "Fra bekymring" til støtte'),
    Slip("title: Fra bekymring til støtte", "title: 'Fra barnets 'bekymring' til støtte'"),
    Slip("title: Fra bekymring til støtte", "title: „Fra bekymring: til støtte“"),
    Slip("title: Fra bekymring til støtte", "title: @Fra bekymring"),
    Slip("title: Fra bekymring til støtte", "title: % af bekymringer"),
    Slip("title: Fra bekymring til støtte", "title: [Fra bekymring] til støtte"),
    Slip("title: Fra bekymring til støtte", "title: Fra bekymring #1 til støtte"),
    Slip(
        "title: Fra bekymring til støtte",
        "title: <b>Fra bekymring</b> til støtte",
        by_hand=(("<b>Fra bekymring</b>", "Fra bekymring"),),
    ),
    Slip(
        "title: Fra bekymring til støtte",
        "title:",
        by_hand=(("title:\n", "title: Fra bekymring til støtte\n"),),
    ),
    Slip(
        "title: Fra bekymring til støtte",
        "title: Fra bekymring til støtte\ntitle: Støtteforløb",
        by_hand=(("title: Fra bekymring til støtte\n", ""),),
    ),
    Slip(
        "title: Fra bekymring til støtte",
        "title: Fra bekymring til støtte\nmål: At hjælpe",
        by_hand=(("mål: At hjælpe\n", ""),),
    ),
    Slip(
        "title: Fra bekymring til støtte",
        "title: >Fra bekymring til støtte",
        by_hand=((">Fra bekymring til støtte", ">\n  Fra bekymring til støtte"),),
    ),
    Slip(
        "purpose: Alle ved",
        "purpose: Ring til Mette på 12 34 56 78. Alle ved",
        by_hand=((" Ring til Mette på 12 34 56 78.", ""),),
    ),
    Slip(
        "purpose: Alle ved",
        "purpose: Sag 010199-1234. Alle ved",
        by_hand=((" Sag 010199-1234.", ""),),
    ),
    Slip(
        "purpose: Familien finder sammen måder at løse konflikterne på.",
        "purpose:\n      Mål: Familien finder sammen måder\n      at løse konflikterne på.",
    ),
    Slip(
        "purpose: Familien finder sammen måder at løse konflikterne på.",
        "purpose:\n      Mål: Familien løser konflikterne.",
    ),
    Slip(
        "purpose: Familien finder sammen måder at løse konflikterne på.",
        "purpose: Mål: Familien finder sammen måder\n      at løse konflikterne på.",
    ),
    Slip("interventions: [familiesamtaler]", "interventions: Familiesamtaler"),
    Slip("      let: let behov\n", "      let = let behov\n"),
    Slip(
        "      intet: intet behov\n      let: let behov\n      stort: stort behov\n",
        "    intet: intet behov\n    let: let behov\n    stort: stort behov\n",
    ),
    Slip("cites: [EKS-01]\n    needs", "cites: EKS–01\n    needs"),
    Slip("purpose: Kommunen afgør", "purpose: Kommunen&nbsp;afgør"),
    Slip("    takes: 1-2 weeks\n", "    duration: P2W\n"),
    Slip("  udredning:\n    title: Udredning i", "  udredning: Udredning i"),
    Slip("kind: decision", "kind: ?", by_hand=(("kind: ?", "kind: decision"),)),
    Slip("next: indsats", "next: ind sats"),
    Slip("to: udredning", "to: udredning i psykiatrien"),
    Slip("accountable: ungepsykiatri", "accountable: unge psykiatri"),
    Slip(
        "contributors: [raadgiver]\n    purpose: Kommunen",
        "contributors: [raad giver]\n    purpose: Kommunen",
    ),
    Slip("accountable: ungepsykiatri", "accountable: psykiatri"),
    Slip("basis: [consent]\n        - other", "basis: [samtykke-til-deling]\n        - other"),
    Slip(
        "        - {when: {behov: intet}, to: afsluttet}\n",
        "",
        at="      one:",
        by_hand=(
            (
                "        - {otherwise: samtale}\n",
                "        - {when: {behov: intet}, to: afsluttet}\n        - {otherwise: samtale}\n",
            ),
        ),
    ),
    Slip("title: Familiesamtaler\n", "title: [Familiesamtaler]\n"),
    Slip("title: Familiesamtaler\n", "title: [Samtaler, hele familien]\n"),
    Slip("kind: decision", "kind: [decision]"),
    Slip("start: always", "start: [always]"),
    Slip(
        "    kind: document\n",
        "",
        at="  plan:",
        by_hand=(("    title: Plan for", "    kind: document\n    title: Plan for"),),
    ),
    Slip("title: Opfølgning\n", "title: {da: 'Tim's opfølgning'}\n"),
    Slip("title: Opfølgning\n", 'title: {da: "Den "store" opfølgning"}\n'),
    Slip("title: Opfølgning\n", "title: 'Tim's opfølgning'\n"),
    Slip("owner: Eksempelstyrelsen\n", "owner:\xa0Eksempelstyrelsen\n"),
    Slip("    takes: 4-8 weeks\n", "\xa0\xa0\xa0\xa0takes: 4-8 weeks\n"),
    Slip(
        "    sector: psykiatri\n",
        "    sector: psykiatri\n<<<<<<< HEAD\n    lead: raadgiver\n"
        "=======\n    lead: familiehus\n>>>>>>> rettelse\n",
        by_hand=(("<<<<<<< HEAD\n", ""), ("=======\n    lead: familiehus\n>>>>>>> rettelse\n", "")),
    ),
    Slip(
        "    title: Opfølgning\n",
        '    title:\n      da: "Den "store" opfølgning"\n',
        at='      da: "Den "store" opfølgning"',
    ),
    Slip(
        "    title: Opfølgning\n",
        "    title:\n      dk: Opfølgning\n",
        at="      dk: Opfølgning",
    ),
    Slip("title: Opfølgning\n", "title: {dk: Opfølgning}\n"),
    Slip("        - when: {behov: stort", "        -when: {behov: stort"),
    Slip(
        "    contributors: [raadgiver]\n    purpose: Familien",
        "    contributors: [raadgiver/laerer]\n    purpose: Familien",
    ),
    Slip(
        "accountable: familiehus\n    contributors: [raadgiver]",
        "accountable: familiehus/laerer\n    contributors: [raadgiver]",
        by_hand=(
            (
                "familiehus/laerer\n    contributors: [raad",
                "familiehus\n    contributors: [laerer, raad",
            ),
        ),
    ),
    Slip(
        "  fremgang:\n    title",
        "  maal-naaet:\n    title",
        at="        - {when: {fremgang: yes}, to: afsluttet}",
        by_hand=(("{fremgang: yes}", "{maal-naaet: yes}"),),
    ),
    Slip(
        "  samtale:\n    title",
        "  familiesamtale:\n    title",
        at="    decided_by: [samtale]",
        by_hand=(
            ("decided_by: [samtale]", "decided_by: [familiesamtale]"),
            ("{otherwise: samtale}", "{otherwise: familiesamtale}"),
        ),
    ),
    Slip(
        "takes: 1 week\n",
        "takes: 1 week\n    within:\n      - kind: target\n        limit: 2 weeks\n"
        "        percent: 50\n        confidence: proposed\n",
        at="        percent: 50",
        by_hand=(("        percent: 50\n", ""),),
    ),
)
