"""Who has a run on which something happens: found backwards from where it does."""

from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile.flow import Flow, bits
from pathwaytool.prove.compile.promised import Promised
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.explore.explored import Explored
from pathwaytool.prove.explore.retell import fewest_facts
from pathwaytool.prove.move.situation import FIRST, FaultKind, Situation
from pathwaytool.prove.proof import Failure, Story


def beyond_reach(explored: Explored, cases: int) -> int:
    """Return those of `cases`, by their facts from the start, for whom nothing was found."""
    sets = explored.flow.sets
    able = _able(explored)
    return sets.without(cases, explored.flow.by_start(able))


def _able(explored: Explored) -> int:
    """Return the cases at the beginning that can come to where what was looked for is found."""
    sets = explored.flow.sets
    able: dict[Situation, int] = {}
    into: dict[Situation, list[int]] = {}
    for number, link in enumerate(explored.moves):
        into.setdefault(link.move.to, []).append(number)
    busy: list[Situation] = []
    for found in explored.found:
        if found.fault.kind == FaultKind.BROKEN_PROMISE:
            situation = explored.visits[found.visit].situation
            able[situation] = sets.either(able.get(situation, EMPTY), found.cases)
            busy.append(situation)
    while busy:
        reached = busy.pop()
        for number in into.get(reached, ()):
            link = explored.moves[number]
            visit = explored.visits[link.origin]
            before = link.move.relation.before(sets, able[reached])
            known = able.get(visit.situation, EMPTY)
            more = sets.either(known, sets.both(visit.cases, before))
            if more != known:
                able[visit.situation] = more
                busy.append(visit.situation)
    return able.get(FIRST, EMPTY)


def unreachable_story(pathway: Pathway, flow: Flow, promised: Promised, cases: int) -> Failure:
    """Return the failure that these cases have no run on which it happens."""
    matter, case = fewest_facts(flow, cases)
    whole = flow.named((level, case[level]) for level in bits(flow.at_start))
    story = Story(flow.named((level, case[level]) for level in bits(matter)), whole, (), (), (), "")
    return Failure(
        kind=FaultKind.BROKEN_PROMISE.value,
        step="",
        pointer=("promises", promised.id),
        names=(promised.id,),
        cases=flow.count_by_start(cases),
        story=story,
    )
