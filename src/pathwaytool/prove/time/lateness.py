"""Limits that somebody must miss: who it is, by which facts, and the way they really take."""

from dataclasses import replace
from itertools import pairwise

from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, bits
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.explore.retell import fewest_facts
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.proof import Failure, LimitTime, Story, StoryEvent, Stretch
from pathwaytool.prove.time.chains import Front
from pathwaytool.prove.time.course import Course, Courses
from pathwaytool.prove.time.deadline import Deadline
from pathwaytool.prove.time.doomed import Doomed, all_doomed, first_doomed
from pathwaytool.prove.time.durations import Durations
from pathwaytool.prove.time.going import Going, Somebody

MOST_EVENTS = 1_000
"""How many events are looked at for one limit; half as many again to tell of it with few facts."""

MOST_IN_ALL = 5_000
"""How many events are looked at for all limits of a pathway."""


class Lateness:
    """Looks for those who must miss a limit, as far as the limits of the search go."""

    def __init__(self, durations: Durations) -> None:
        self.durations = durations
        self._flow = durations.flow
        self._courses = Courses(durations)
        self._goings: list[Going] = []

    def missed(
        self, found: LimitTime, deadline: Deadline, front: Front
    ) -> tuple[LimitTime, Failure] | None:
        """Return `found` as impossible, and the story of somebody who must miss it.

        `front` are the longest chains with every step as short as it can be. None where nobody was
        found.
        """
        guide = self._guide(deadline, front)
        everybody = self._everybody(deadline)
        likely = self._likely(everybody, guide)
        rest = self._flow.sets.without(everybody, likely)
        for people in (likely, rest):
            if people == EMPTY:
                continue
            going = self._going(deadline, guide, MOST_EVENTS)
            doomed = first_doomed(going, Somebody(people))
            if doomed is not None:
                return self._told(found, doomed, self._going(deadline, guide, MOST_EVENTS // 2))
        return None

    def _everybody(self, deadline: Deadline) -> int:
        """Return all whom a limit is for, by their facts from the start."""
        everybody = self._flow.by_start(self.durations.suspicion.universe)
        return self._flow.sets.both(everybody, deadline.among)

    def _going(self, deadline: Deadline, guide: dict[int, Way], most: int) -> Going:
        left = MOST_IN_ALL - sum(going.used for going in self._goings)
        self._goings.append(Going(self._courses, deadline, guide, min(most, left)))
        return self._goings[-1]

    def _guide(self, deadline: Deadline, front: Front) -> dict[int, Way]:
        """Return the way from each work that leads along the longest chain."""
        chain = front.longest.steps
        route = [*self._route(chain[0] if chain else deadline.index), *chain[1:], deadline.index]
        pairs = [*pairwise(route), *pairwise(self._route(deadline.origin))]
        guide: dict[int, Way] = {}
        for one, other in pairs:
            for way in self._flow.works[one].ways:
                if way.to == other:
                    guide.setdefault(one, way)
        return guide

    def _route(self, index: int) -> list[int]:
        """Return the works on a way from the beginning to `index`, as far as ways forward go."""
        route, before = [index], self.durations.before
        while route[-1] != BEGINNING and before.get(route[-1]):
            route.append(before[route[-1]][0][0])
        return route[::-1]

    def _likely(self, everybody: int, guide: dict[int, Way]) -> int:
        """Return those who may take all the ways of `guide`; everybody where there is nobody."""
        sets, lines = self._flow.sets, self.durations.suspicion.lines
        people = everybody
        for index, way in guide.items():
            taken = sets.both(lines.finished(index), way.holds)
            people = sets.both(people, self._flow.by_start(taken))
        return people if people != EMPTY else everybody

    def _told(self, found: LimitTime, doomed: Doomed, going: Going) -> tuple[LimitTime, Failure]:
        """Tell of `doomed`, with as few facts as `going` can make do with."""
        flow = self._flow
        names = tuple(flow.works[at].name for at in doomed.least.chain)
        needed = Stretch(doomed.least.hours, max(found.needed.longest, doomed.least.hours))
        limit = replace(found, status="impossible", needed=needed, chain=names)
        people = self._widened(doomed.who, going)
        levels, case = fewest_facts(flow, people, doomed.who.people)
        matter = _mattering(doomed.who, going)
        course = doomed.course
        if going.deadline.is_for_end:
            course = replace(course, events=course.events[:-1])
        story = Story(
            facts=flow.named((level, case[level]) for level in bits(levels)),
            case=flow.named((level, case[level]) for level in bits(flow.at_start)),
            events=tuple(_events(flow, course, matter)),
            decisions=tuple(flow.named(one.values) for one in course.events),
            running=tuple(flow.works[at].name for at in sorted(course.going)),
            turn=found.step,
        )
        kind, cases = FaultKind.IMPOSSIBLE_LIMIT.value, flow.count_by_start(people)
        return limit, Failure(kind, found.step, found.pointer, names, cases, story)

    def _widened(self, who: Somebody, going: Going) -> int:
        """Return more people of whom the same is true: without the facts that do not matter."""
        sets = self._flow.sets
        everybody = self._everybody(going.deadline)
        people = who.people
        for level in reversed(list(bits(sets.facts(people)))):
            more = sets.both(sets.forget(people, 1 << level), everybody)
            fresh = sets.without(more, people)
            if fresh == EMPTY or all_doomed(going, replace(who, people=fresh)):
                people = more
        return people


def _mattering(who: Somebody, going: Going) -> set[tuple[tuple[int, int], int]]:
    """Return the decisions, and the facts in them, without which they might be in time."""
    matter = set()
    for at, (key, values) in enumerate(who.decided):
        for place, (level, value) in enumerate(values):
            others = [one for one in going.courses.values(level) if one != value]
            for other in others:
                changed = (*values[:place], (level, other), *values[place + 1 :])
                decided = (*who.decided[:at], (key, changed), *who.decided[at + 1 :])
                if not all_doomed(going, replace(who, decided=decided)):
                    matter.add((key, level))
                    break
    return matter


def _events(
    flow: Flow, course: Course, matter: set[tuple[tuple[int, int], int]]
) -> list[StoryEvent]:
    found, times = [], dict.fromkeys(range(len(flow.works)), 0)
    for event in course.events:
        work = flow.works[course.runs[event.run].work]
        key = (work.index, times[work.index])
        times[work.index] += 1
        decided = tuple(one for one in event.values if (key, one[0]) in matter)
        to = tuple(work.ways[number].target for number in event.ways)
        begun = tuple(flow.works[course.runs[run].work].name for run in event.begun)
        found.append(StoryEvent(work.name, flow.named(decided), to, begun))
    return found
