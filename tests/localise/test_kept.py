"""Whatever an edition says, what the nation demands is in what comes of it."""

import random
from dataclasses import replace
from functools import cache

from pathwaytool.check import check_edition, has_errors
from pathwaytool.load.file import FileRead, read_file
from pathwaytool.load.library import library_of
from pathwaytool.localise import Localised, localised
from pathwaytool.localise.limits import is_kept_by
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Handoff, Pathway, Step, Transition
from pathwaytool.model.time import Limit, LimitKind
from tests.localise.examples import HEAD, PATH, texts_with
from tests.seeds import Seeds, over_seeds

STEPS = ("bekymring", "vurdering", "samtale", "udredning", "plan", "indsats", "opfoelgning")
EXTRAS = ("et", "to", "tre")
ACTORS = ("laerer", "modtagelse", "raadgiver", "familiehus", "ungepsykiatri")
DOCUMENTS = ("underretning", "vurderingsnotat", "henvisning", "stoetteplan", "statusnotat")
LENGTHS = ("1 hour", "22 hours", "24 hours", "1 day", "25 hours", "1 weekday", "2 weeks", "1 month")
KINDS = ("statutory", "target", "maximum")
FROM = ("", ", from: {finish: bekymring}", ", from: {start: bekymring}", ", from: {start: et}")
WORDS = ("Familien har fået svar", "Vurderingen er skrevet ned", "Senere.")
"""The first two are those of the nation."""
IN_WORDS = (
    "        confidence: checked\n    next:\n      one:\n        - {when: {behov: intet}",
    "        confidence: checked\n"
    + "".join(f"      - {{kind: until-condition, text: {words}}}\n" for words in WORDS[:2])
    + "    next:\n      one:\n        - {when: {behov: intet}",
)
SHARED = "    within: [{kind: percentage, percent: 10, text: Familien varsles}]\n"
MORE = (
    (
        "    gives: [stoetteplan]\n",
        "    gives: [stoetteplan]\n    within:\n      - {kind: statutory, limit: 3 weeks}\n"
        "      - {kind: statutory, limit: 6 weeks, text: Familien har planen}\n",
    ),
    ("    interventions: [familiesamtaler]\n", f"    interventions: [familiesamtaler]\n{SHARED}"),
)
"""Two limits on one clock that begins with the step, and one that says no time."""
BASES = ("[LB-EKSEMPEL-1]", "[LB-EKSEMPEL-2]", "[LB-EKSEMPEL-1, LB-EKSEMPEL-2]", "[consent]")


@cache
def base_reads() -> tuple[FileRead, ...]:
    texts = texts_with("", IN_WORDS, *MORE)
    return tuple(read_file(path, texts[path]) for path in sorted(texts) if path != PATH)


def library_of_edition(body: str) -> Library:
    read = read_file(PATH, (HEAD + body).encode())
    assert read.data is not None, (read.diagnostics, body)
    library = library_of((*base_reads(), read)).library
    assert library is not None
    return library


def limit(rng: random.Random) -> str:
    if rng.random() < 0.2:
        return f"{{kind: until-condition, text: {rng.choice(WORDS)}}}"
    if rng.random() < 0.1:
        percent, words = rng.choice((5, 10, 12)), rng.choice(("Familien varsles", "Senere."))
        return f"{{kind: percentage, percent: {percent}, text: {words}}}"
    length, kind = rng.choice(LENGTHS), rng.choice(KINDS)
    reach = rng.choice(("", ", reach: start"))
    return f"{{kind: {kind}, limit: {length}{rng.choice(FROM)}{reach}, confidence: proposed}}"


def departure(rng: random.Random, step: str, extras: list[str]) -> str:
    lines = [f"  {step}:", "    reason: Sådan gør vi."]
    some = rng.sample(("limit", "lists", "handoff", "who", "place", "place", "takes"), 2)
    if "limit" in some:
        limits = [limit(rng) for _ in range(rng.choice((0, 1, 1, 2)))]
        lines.append(f"    within: [{', '.join(limits)}]")
    if "lists" in some:
        lines.append(f"    contributors: [{rng.choice(ACTORS)}]")
        lines.append(f"    gives: [{rng.choice(DOCUMENTS)}]")
    if "who" in some:
        lines.append(f"    accountable: {rng.choice(ACTORS)}")
    if "takes" in some:
        lines.append("    takes: 1-2 days")
    if "handoff" in some:
        to, basis = rng.choice((*STEPS, "afsluttet")), rng.choice(BASES)
        within = rng.choice(("", f", within: {limit(rng)}"))
        lines.append(f"    handoffs: {{{to}: {{basis: {basis}{within}}}}}")
    if "place" in some and extras:
        key = rng.choice(("before", "after", "after", "beside", "instead"))
        if key == "instead":
            lines.append(f"    instead: {extras.pop()}")
        else:
            row = [extras.pop() for _ in range(min(len(extras), rng.choice((1, 1, 2))))]
            lines.append(f"    {key}: [{', '.join(row)}]")
    return "\n".join(lines) + "\n"


def body_of(seed: int) -> str:
    rng = random.Random(seed)
    extras = list(EXTRAS)
    rng.shuffle(extras)
    steps = rng.sample(STEPS, rng.randint(1, 2))
    text = "departures:\n" + "".join(departure(rng, step, extras) for step in steps)
    used = [id_ for id_ in EXTRAS if id_ not in extras]
    if used:
        text += "steps:\n"
    for id_ in used:
        sector, actor = rng.choice((("social", "raadgiver"), ("undervisning", "laerer")))
        text += f"  {id_}:\n    title: Trin {id_}\n    kind: action\n    phase: indsats\n"
        text += f"    sector: {sector}\n    accountable: {actor}\n"
        text += rng.choice(("", "    takes: 2 days\n"))
        text += "    start: always\n" if rng.random() < 0.03 else ""
        to = rng.choice((*[None] * 8, *STEPS, "afsluttet", *used))
        text += f"    next: {to}\n" if to and to != id_ else ""
        if rng.random() < 0.1:
            text += f"    stops: {{steps: [{rng.choice(STEPS)}]}}\n"
    if rng.random() < 0.2:
        text += (
            f"promises:\n  {rng.choice(('alle-vurderes', 'vores'))}: {{title: T, reaches: plan}}\n"
        )
    return text


def assert_kept(there: Localised) -> None:
    base, local = there.base, there.pathway
    for id_, step in base.steps.items():
        assert_step(step, local.steps[id_])
        for way in step.transitions:
            assert_way(way, local, set(there.edition.steps) & set(local.steps))
    for id_, promise in base.promises.items():
        assert local.promises[id_] == promise
    for name in ("facts", "impossible", "ends", "loops", "external_documents", "lead", "phases"):
        assert getattr(local, name) == getattr(base, name)
    begun = [one.start.when for one in local.steps.values() if one.start]
    assert all(one.start.when in begun for one in base.steps.values() if one.start)


def assert_step(step: Step, local: Step) -> None:
    for name in ("accountable", "sector", "phase", "lead", "ages", "runs"):
        assert getattr(local, name) == getattr(step, name)
    for name in ("legal", "needs", "gives", "uses", "cites", "contributors"):
        assert set(getattr(step, name)) <= set(getattr(local, name))
    for one in step.within:
        assert holds(one, local.within), one
    assert len(local.within) >= len(step.within)
    if step.stops:
        assert local.stops and set(step.stops.steps) <= set(local.stops.steps)


def holds(national: Limit, local: tuple[Limit, ...]) -> bool:
    return any(
        (one.from_step, one.from_moment, one.reach, one.kind)
        == (national.from_step, national.from_moment, national.reach, national.kind)
        and is_kept_by(national, one)
        and (national.kind != LimitKind.UNTIL_CONDITION or one.text == national.text)
        and set(national.legal) <= set(one.legal)
        for one in local
    )


def assert_way(way: Transition, local: Pathway, extras: set[str]) -> None:
    """Hold that what a way leads to is still come to, by way of extra steps alone."""
    passed = list(ways_to(way.origin, way.to, local, extras))
    assert passed, (way.origin, way.to)
    assert any(one.loop == way.loop for one in passed)
    if way.handoff is not None:
        assert any(is_kept(way, one.handoff, local) for one in passed), (way.origin, way.to)


def assert_joined(there: Localised) -> None:
    """Hold that no extra step lets a step of the nation's happen where the nation would not."""
    base, extras = there.base, set(there.edition.steps)
    begun = {id_ for id_, step in base.steps.items() if step.start}
    for id_ in extras & set(there.pathway.steps):
        for way in there.pathway.steps[id_].transitions:
            if way.to in base.steps:
                before = {
                    one.id
                    for one in base.steps.values()
                    for to in one.transitions
                    if to.to == way.to
                }
                origins = {one for one in before if reaches(one, id_, there.pathway, extras)}
                assert origins or way.to in begun, (id_, way.to)


def reaches(origin: str, extra: str, local: Pathway, extras: set[str]) -> bool:
    """Tell whether an extra step is come to from a step by way of extra steps alone."""
    waiting, seen = [origin], {origin}
    for id_ in waiting:
        found = {way.to for way in local.steps[id_].transitions} & extras - seen
        seen |= found
        waiting += found
    return extra in seen


def ways_to(origin: str, to: str, local: Pathway, extras: set[str]) -> list[Transition]:
    """Return every way that lies between, where the target is come to at all."""
    found: list[Transition] = []
    waiting, seen, is_met = [origin], {origin}, False
    for id_ in waiting:
        for way in local.steps[id_].transitions:
            is_met = is_met or way.to == to
            found.append(way)
            if way.to in extras and way.to not in seen:
                seen.add(way.to)
                waiting.append(way.to)
    return found if is_met else []


def is_kept(way: Transition, local: Handoff | None, pathway: Pathway) -> bool:
    national = way.handoff
    if national is None or local is None:
        return False
    receiver = national.receiver or pathway.steps[way.to].accountable
    limits = (*([local.within] if local.within else []), *pathway.steps[way.to].within)
    return (
        set(national.documents) <= set(local.documents)
        and set(national.basis) <= set(local.basis)
        and bool(national.basis) == bool(local.basis)
        and (national.consent, national.consent_fact) == (local.consent, local.consent_fact)
        and (local.receiver or receiver) == receiver
        and (national.within is None or holds(national.within, limits))
    )


@over_seeds(400)
def test_whatever_an_edition_says_what_the_nation_demands_stands(seeds: Seeds) -> None:
    for seed in seeds:
        library = library_of_edition(body_of(seed))
        there = localised(library.editions["by"], library)
        assert there is not None
        try:
            assert_kept(there)
            if not there.attempts:
                assert_joined(there)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {error}\n{body_of(seed)}") from error


def test_some_editions_are_accepted_and_some_are_not() -> None:
    found = []
    for seed in range(60):
        library = library_of_edition(body_of(seed))
        found.append(has_errors(check_edition(library.editions["by"], library)))
    assert 5 < sum(found) < 55


def test_the_test_itself_notices_what_is_lost() -> None:
    library = library_of_edition("")
    there = localised(library.editions["by"], library)
    assert there is not None
    step = there.pathway.steps["vurdering"]
    for less in (replace(step, within=()), replace(step, legal=()), replace(step, transitions=())):
        steps = {**there.pathway.steps, step.id: less}
        try:
            assert_kept(replace(there, pathway=replace(there.pathway, steps=steps)))
        except AssertionError:
            continue
        raise AssertionError("it was not noticed")
