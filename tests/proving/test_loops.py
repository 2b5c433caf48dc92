"""Loops: what waits for what, what a round is, and mends that end what is told of them."""

from pathlib import Path
from random import Random

from pathwaytool.prove import Verdict, proof_findings, prove
from pathwaytool.prove.compile.flow import Flow, bits
from pathwaytool.prove.compile.pathway import compile_pathway
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.move.waiting import Arrivals
from tests.library import recorded
from tests.proving.looping import looping_pathway_of
from tests.proving.small import library_of
from tests.proving.test_oracle import agree
from tests.seeds import Seeds, over_seeds

ROOT = Path(__file__).parents[2]

Graph = tuple[dict[int, set[int]], list[tuple[int, int]]]
"""Ways forward, by the step they leave, and ways back: from, to."""


def graph_of(seed: int) -> Graph:
    random = Random(seed)
    count = random.randint(3, 8)
    onward = {at: set(range(at + 1, count)) for at in range(count)}
    forward = {at: {to for to in onward[at] if random.random() < 0.4} for at in range(count)}
    backs = []
    for _ in range(random.randint(2, 5)):
        origin = random.randrange(count)
        backs.append((origin, random.randint(0, origin)))
    return forward, backs


def reaches(graph: Graph, origin: int, ways: set[tuple[int, int]], but: int) -> bool:
    """Tell whether one of the ways back in `ways` is reached from `origin`, without `but`."""
    forward, backs = graph
    seen, busy = {origin}, [origin]
    while busy:
        at = busy.pop()
        ahead = forward[at] | {to for before, to in backs if before == at}
        if any(before == at for before, _ in ways):
            return True
        busy += [to for to in ahead if to != but and to not in seen]
        seen |= ahead
    return False


def waits_in_a_circle(graph: Graph, *, one_loop_for_each_step: bool) -> bool:
    """Tell whether some steps wait for each other, all round, by the rule on loops."""
    forward, backs = graph
    waits: dict[int, set[int]] = {}
    for join in forward:
        if sum(join in after for after in forward.values()) < 2:
            continue
        counted = []
        for way in backs:
            loop = {one for one in backs if one[1] == way[1]} if one_loop_for_each_step else {way}
            if not reaches(graph, join, loop, but=way[1]):
                counted.append(way)
        found: set[int] = set()
        busy = [join]
        while busy:
            at = busy.pop()
            before = {one for one, after in forward.items() if at in after}
            before |= {one for one, to in counted if to == at}
            busy += before - found
            found |= before
        waits[join] = found
    return any(join in _all_of(waits, join) for join in waits)


def _all_of(waits: dict[int, set[int]], join: int) -> set[int]:
    found: set[int] = set()
    busy = [join]
    while busy:
        fresh = waits.get(busy.pop(), set()) - found
        found |= fresh
        busy += fresh
    return found


def test_two_steps_never_wait_for_each_other() -> None:
    graphs = [graph_of(seed) for seed in range(5000)]
    assert not any(waits_in_a_circle(one, one_loop_for_each_step=True) for one in graphs)


def test_with_one_loop_for_each_way_they_would() -> None:
    forward = {0: {1, 2, 3}, 1: {2, 3}, 2: set[int](), 3: set[int]()}
    graph = forward, [(2, 0), (3, 0)]
    assert waits_in_a_circle(graph, one_loop_for_each_step=False)
    assert not waits_in_a_circle(graph, one_loop_for_each_step=True)


@over_seeds(2000, parts=4)
def test_loops_agree_with_brute_force(seeds: Seeds) -> None:
    held = [agree(looping_pathway_of(seed), seed) for seed in seeds]
    assert seeds.are_fresh or sum(held) > 0.8 * len(held)


REDO = """\
facts:
  god: {title: planen er god, values: yes-no, decided_by: [tjek]}
loops:
  igen: {title: En gang til}
steps:
  begyndelse:
    title: Begyndelse
    ...
    start: always
    next: {all: [plan, samtale]}
  plan:
    title: Planen skrives
    ...
    next: tjek
  tjek:
    title: Planen ses efter
    ...
    next: {one: [{when: {god: yes}, to: moede}, {otherwise: ret}]}
  ret:
    title: Planen rettes
    ...
    next: {to: plan, loop: igen}
  samtale:
    title: Samtale
    ...
    next: moede
  moede:
    title: Fælles møde
    ...
    next: LAST
ends:
  slut: {title: Slut}
"""

OUTER = """{one: [{when: {enig: yes}, to: slut}, {otherwise: begyndelse, loop: forfra}]}"""


def _told(body: str) -> list[str]:
    library = library_of(prove=body)
    pathway = library.pathways["prove"]
    proof = prove(pathway, library)
    found = [one.message.rule for one in proof_findings(proof, pathway)]
    assert (proof.verdict == Verdict.PROVED) == (not found), found
    return found


def test_a_join_waits_for_what_is_being_done_again() -> None:
    assert _told(REDO.replace("LAST", "slut")) == []


def test_so_it_does_when_a_loop_lies_around_it_all() -> None:
    body = REDO.replace("LAST", OUTER).replace("loops:\n", "loops:\n  forfra: {title: Forfra}\n")
    fact = "  enig: {title: enige, values: yes-no, decided_by: [moede]}\n"
    assert _told(body.replace("loops:\n", fact + "loops:\n")) == []


LACK = """\
facts:
  naaet: {title: målene er nået, values: yes-no, decided_by: [opfoelgning]}
loops:
  igen: {title: En gang til}
steps:
  plan:
    title: Plan
    ...
    start: always
    STOPS
    next: {all: [samtale, skole]}
  samtale:
    title: Samtale
    ...
    next: opfoelgning
  skole:
    title: Skole
    ...
    next: SCHOOL
  opfoelgning:
    title: Opfølgning
    ...
    WAITS
    next: {one: [{when: {naaet: yes}, to: slut}, {otherwise: plan, loop: igen}]}
ends:
  slut: {title: Slut}
"""


def _lack(school: str = "opfoelgning", waits: str = "waits: any", stops: str = "") -> list[str]:
    body = LACK.replace("SCHOOL", school)
    for word, key in (("WAITS", waits), ("STOPS", stops)):
        body = body.replace(f"    {word}\n", f"    {key}\n" if key else "")
    return _told(body)


def test_two_arrivals_in_one_round_are_two_runs() -> None:
    assert _lack() == ["round-at-work", "runs-twice"]


def test_the_mends_of_a_second_run_end_it() -> None:
    assert _lack(waits="") == []
    assert "runs-twice" not in _lack(waits="repeats: true")
    meeting = "\n  moede:\n    title: Møde\n    ...\n    next: opfoelgning\n"
    body = LACK.replace("SCHOOL", "moede" + meeting.rstrip()).replace("    STOPS\n", "")
    body = body.replace("    WAITS\n", "    waits: any\n")
    body = body.replace("    next: opfoelgning\n  skole:", "    next: moede\n  skole:")
    assert _told(body) == []


def test_the_mends_of_a_round_at_work_end_it() -> None:
    own = "skolevalg\n  skolevalg:\n    title: Skolevalg\n    ...\n    waits: any\n    next: " + (
        "{one: [{when: {holder: yes}, to: slut}, {otherwise: plan, loop: igen}]}"
    )
    fact = "  holder: {title: det holder, values: yes-no, decided_by: [skolevalg]}\n"
    body = LACK.replace("SCHOOL", own).replace("loops:\n", fact + "loops:\n")
    body = body.replace("    WAITS\n", "")
    assert set(_told(body.replace("    STOPS\n", ""))) == {"round-at-work"}
    stops = "    stops: {steps: [samtale, opfoelgning, skole, skolevalg]}\n"
    assert _told(body.replace("    STOPS\n", stops)) == []


def test_somebody_may_come_in_in_the_middle_of_a_loop() -> None:
    body = LACK.replace("    STOPS\n", "").replace("SCHOOL", "opfoelgning")
    body = body.replace("    WAITS\n", "    waits: any\n")
    before = "  foer:\n    title: Før\n    ...\n    start: always\n    next: {all: [plan, skole]}\n"
    body = body.replace("    start: always\n", "").replace("steps:\n", "steps:\n" + before)
    body = body.replace("{all: [samtale, skole]}", "samtale")
    assert _told(body) == []


def test_what_comes_after_a_step_that_repeats_may_run_twice() -> None:
    body = LACK.replace("    STOPS\n", "").replace("SCHOOL", "opfoelgning")
    body = body.replace("    WAITS\n", "    waits: any\n    repeats: true\n")
    after = "  efter:\n    title: Efter\n    ...\n    waits: any\n    next: slut\n"
    body = body[body.index("steps:") : body.index("    next: {one:")] + "    next: efter\n"
    body += after + "ends:\n  slut: {title: Slut}\n"
    assert _told(body) == ["runs-twice"]


def _forward(flow: Flow) -> Arrivals:
    """Return what could arrive by ways forward alone."""
    found = Arrivals(flow)
    found.counts = lambda way, waiting: not way.is_loop  # type: ignore[method-assign]
    found.upstream = [found.before(one.index) if one.waits_for_all else 0 for one in flow.works]
    return found


def test_only_the_closing_of_the_national_pathway_waits_for_work_that_goes_back() -> None:
    library = recorded.library()
    flow = compile_pathway(library.pathways["national"], {})
    now, before = Arrivals(flow), _forward(flow)
    waited, longer = 0, set[str]()
    for join in flow.works:
        for other in bits(now.upstream[join.index]):
            if now.cases(join.index, other) != before.cases(join.index, other):
                longer.add(join.name)
            waited += now.cases(join.index, other) != EMPTY
    assert waited > 100
    # It waits until nobody is at work, and so for supervision that goes round too.
    assert longer == {"lukning"}


ABANDONED = """\
facts:
  god: {title: planen er god, values: yes-no, decided_by: [tjek]}
  igen: {title: igen, values: yes-no, decided_by: [ret]}
loops:
  igen: {title: En gang til}
steps:
  begyndelse:
    title: Begyndelse
    ...
    start: always
    takes: 1 day
    next: {all: [plan, samtale]}
  plan:
    title: Planen skrives
    ...
    takes: 1 day
    next: tjek
  tjek:
    title: Planen ses efter
    ...
    takes: 1 day
    next: {one: [{when: {god: yes}, to: moede}, {otherwise: ret}]}
  ret:
    title: Planen rettes
    ...
    takes: 100 days
    next: {one: [{when: {igen: yes}, to: plan, loop: igen}, {otherwise: opgivet}]}
  samtale:
    title: Samtale
    ...
    takes: 1 day
    next: moede
  moede:
    title: Fælles møde
    ...
    takes: 1 day
    within:
      - {kind: target, limit: 10 days, from: {finish: samtale}, reach: start, text: Frist}
    next: slut
ends:
  slut: {title: Slut}
  opgivet: {title: Opgivet}
"""


def test_the_time_until_what_waits_for_redoing_counts_what_is_given_up() -> None:
    library = library_of(prove=ABANDONED)
    times = prove(library.pathways["prove"], library).times
    since = dict(times.since_start)
    assert since["moede"].longest == 103 * 24
    assert [limit.status for limit in times.limits] == ["impossible"]
