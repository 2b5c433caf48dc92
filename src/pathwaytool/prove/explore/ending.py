"""Whether every case can still come to its end, whatever has happened so far."""

from pathwaytool.prove.compile.flow import Flow, bits
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.explore.explored import Explored, FoundFault
from pathwaytool.prove.move.situation import GOES_ON, Fault, FaultKind, Relation, Situation


def endless(explored: Explored) -> list[FoundFault]:
    """Return the first visit in which some cases can no longer come to an end, if there is one.

    Cases whose story ends in a fault are left out: they have been told of already.
    """
    if not any(way.is_loop for work in explored.flow.works for way in work.ways):
        return []
    hopeful = _hopeful(explored)
    sets = explored.flow.sets
    for visit in explored.visits:
        stuck = sets.without(visit.cases, hopeful.get(visit.situation, EMPTY))
        if stuck != EMPTY:
            work = _work_of(explored.flow, visit.situation)
            fault = Fault(FaultKind.NO_END, work, work, (), (), Relation(0, FULL))
            return [FoundFault(visit.number, fault, stuck)]
    return []


def _work_of(flow: Flow, situation: Situation) -> int:
    work = next(bits(situation.running))
    return flow.works[work].owner


def _hopeful(explored: Explored) -> dict[Situation, int]:
    """Return for every situation the cases that can come to an end, found backwards from the ends.

    Documents stop nobody, so they are left out of the account.
    """
    sets, papers = explored.flow.sets, explored.flow.papers
    hopeful: dict[Situation, int] = {}
    into: dict[Situation, list[int]] = {}
    for number, link in enumerate(explored.moves):
        into.setdefault(link.move.to, []).append(number)
    busy: list[Situation] = [situation for situation in into if not situation.running]
    for situation in busy:
        hopeful[situation] = FULL
    for found in explored.found:
        if found.fault.kind not in GOES_ON:
            situation = explored.visits[found.visit].situation
            cases = sets.forget(found.cases, papers)
            hopeful[situation] = sets.either(hopeful.get(situation, EMPTY), cases)
            busy.append(situation)
    while busy:
        reached = busy.pop()
        for number in into.get(reached, ()):
            link = explored.moves[number]
            visit = explored.visits[link.origin]
            before = sets.forget(visit.cases, papers)
            before = sets.both(before, link.move.relation.before(sets, hopeful[reached]))
            known = hopeful.get(visit.situation, EMPTY)
            more = sets.either(known, before)
            if more != known:
                hopeful[visit.situation] = more
                busy.append(visit.situation)
    return hopeful
