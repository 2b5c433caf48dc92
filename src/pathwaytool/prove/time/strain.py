"""How little time can lie between two moments on a course, when all steps turn out luckily.

On a course whose events come to the same in every order, steps begin when the last line of work
they wait for has ended, and the least is found chain by chain. Where the order matters, each order
is looked at by itself, in `bounds.py`.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from pathwaytool.model.time import Moment
from pathwaytool.prove.compile.flow import BEGINNING, Flow, bits, mask_of, union_of
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.time.course import Course, Courses
from pathwaytool.prove.time.deadline import Deadline, Reached
from pathwaytool.prove.time.durations import Durations

MOST_CHAINS = 300
"""How many chains that lead to where a limit counts from are looked at."""


class Least(NamedTuple):
    """The fewest hours, and the steps in a row that take them."""

    hours: int
    chain: tuple[int, ...]


class Precedence(NamedTuple):
    """A run must have ended, and been received, before another begins."""

    before: int
    passing: int


class Web:
    """What every run on a course waits for, where the order of events does not matter."""

    def __init__(self, courses: Courses, course: Course) -> None:
        self.flow, self.course = courses.flow, course
        self.run_of = {run.work: at for at, run in enumerate(course.runs)}
        self.ended = [event.run for event in course.events]
        self.links: list[list[Precedence]] = [[] for _ in course.runs]
        self.before = [0] * len(course.runs)
        for at in range(1, len(course.runs)):
            self._link(courses, at)

    def _link(self, courses: Courses, at: int) -> None:
        """Find what run `at` waits for; what others on the list wait for anyway is left out."""
        course = self.course
        run = course.runs[at]
        waits = {self.ended[one.event]: one.passing for one in run.arrivals}
        if self.flow.works[run.work].waits_for_all:
            for event in range(run.began + 1):
                other = self.ended[event]
                cases = courses.arrivals.cases(run.work, course.runs[other].work)
                if other not in waits and self.flow.sets.both(cases, course.people):
                    waits[other] = 0
        for other in waits:
            self.before[at] |= self.before[other] | 1 << other
        deeper = union_of(self.before[other] for other in waits)
        self.links[at] = [
            Precedence(other, passing)
            for other, passing in waits.items()
            if passing or not deeper >> other & 1
        ]

    def splits(self, courses: Courses) -> int:
        """Return some of the people, where not all of them wait for the same; else nobody."""
        sets, course = self.flow.sets, self.course
        for at in range(1, len(course.runs)):
            work = course.runs[at].work
            if self.flow.works[work].waits_for_all:
                for run in self.ended:
                    cases = courses.arrivals.cases(work, course.runs[run].work)
                    some = sets.both(course.people, cases)
                    if some not in (EMPTY, course.people):
                        return some
        return EMPTY

    def is_ordered(self, one: int, other: int) -> bool:
        """Tell whether one run surely has ended before the other begins."""
        return bool(self.before[one] >> other & 1 or self.before[other] >> one & 1)


def people_apart(courses: Courses, course: Course) -> int:
    """Return some of the people on `course`, where not all of them wait for the same."""
    return Web(courses, course).splits(courses)


def least_of(courses: Courses, course: Course, deadline: Deadline, at: Reached) -> Least | None:
    """Return the least between the moments of a limit, over all lengths and all orders.

    None where the order of events may matter, or there are too many chains.
    """
    web = Web(courses, course)
    if not is_settled(web, course, at):
        return None
    best: Least | None = None
    for count, line in enumerate(_lines(web, at.origin, deadline.moment == Moment.FINISH)):
        if count >= MOST_CHAINS:
            return None
        found = _elapsed(courses.durations, web, line, deadline, at)
        if best is None or found.hours < best.hours:
            best = found
    return best


def is_settled(web: Web, course: Course, at: Reached) -> bool:
    """Tell whether all orders of events come to the same, as far as the limit goes.

    What comes before its two moments is looked at, and that nothing else can reach into it.
    """
    flow = web.flow
    runs = web.before[at.run] | web.before[at.origin] | 1 << at.run | 1 << at.origin
    works = [course.runs[run].work for run in bits(runs)]
    ran = mask_of(works)
    unwaiting = mask_of(one.index for one in flow.works if not one.waits_for_all)
    if len(set(works)) < len(works) or course.joined & unwaiting & ran or course.is_back:
        return False
    beside = _beside(web, course, runs, at.run)
    return not beside & ran and _undisturbed(web, beside, ran) and _unstopped(web, beside, ran)


def _beside(web: Web, course: Course, runs: int, last: int) -> int:
    """Return what else than `runs` has run, or may run, without coming after run `last`.

    What has ended and has no choice that others may change leads to what is on the course anyway.
    """
    reach, beside = web.flow.reach.works, 0
    for run, one in enumerate(course.runs):
        if run == last or (runs >> run | web.before[run] >> last) & 1:
            continue
        beside |= 1 << one.work
        if run not in web.ended or _is_free(web.flow, one.work):
            beside |= reach[one.work]
    for work, run in course.going.items():
        if run != last and not web.before[run] >> last & 1:
            beside |= reach[work]
    for work in bits(course.situation.waiting):
        beside |= reach[work] | 1 << work
    return beside


def _is_free(flow: Flow, work: int) -> bool:
    """Tell whether a work has ways that turn on what is decided, or on rounds."""
    changing = flow.decided | flow.counters
    return any(flow.sets.facts(way.holds) & changing for way in flow.works[work].ways)


def _undisturbed(web: Web, beside: int, ran: int) -> bool:
    """Tell whether nobody decides a fact while another may read or decide it."""
    flow = web.flow
    facts: dict[int, list[int]] = {}
    for work in bits(ran | beside):
        for level in bits(flow.works[work].decides):
            facts.setdefault(level, []).append(work)
    for level, deciders in facts.items():
        read = [work for work in bits(ran) if flow.read_after(work) >> level & 1]
        if read and not all(_in_order(web, a, b) for a in deciders for b in (*deciders, *read)):
            return False
    for combination in flow.impossible:
        levels = bits(flow.sets.facts(combination) & flow.decided)
        group = [work for level in levels for work in facts.get(level, [])]
        if not all(_in_order(web, a, b) for a in group for b in group):
            return False
    return True


def _unstopped(web: Web, beside: int, ran: int) -> bool:
    """Tell whether nobody stops what would else go on."""
    return all(
        _in_order(web, work, other)
        for work in bits(ran | beside)
        for other in bits(web.flow.works[work].stops & ran)
    )


def _in_order(web: Web, one: int, other: int) -> bool:
    if one == other:
        return True
    runs = web.run_of
    return one in runs and other in runs and web.is_ordered(runs[one], runs[other])


def _lines(web: Web, run: int, with_own: bool) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield every chain of runs from the beginning until `run` begins, and what passing on takes.

    Shape: the runs on it (`run` itself too `with_own`), and the hours of passing on along it.
    """
    stack: list[tuple[int, tuple[int, ...], int]] = [(run, (run,) if with_own else (), 0)]
    while stack:
        at, line, passing = stack.pop()
        if not web.links[at]:
            yield line, passing
        for link in web.links[at]:
            stack.append((link.before, (*line, link.before), passing + link.passing))


def _elapsed(
    durations: Durations,
    web: Web,
    line: tuple[tuple[int, ...], int],
    deadline: Deadline,
    at: Reached,
) -> Least:
    """Return the least where `line` decides when the origin comes to its moment.

    Longer steps on it put off both moments alike, or the origin's alone; longer steps beside it
    only the other. So on it they are as long, and beside it as short, as they can be.
    """
    on, passed = line
    course = web.course
    chosen = set(on)

    def length(run: int) -> int:
        work = course.runs[run].work
        return durations.most(work) if run in chosen else durations.shortest(work)

    whole = on if at.origin in chosen else (at.origin, *on)
    begins, came = _begun(web, length, {(one, after) for after, one in pairwise(whole)})
    since = sum(length(run) for run in on) + passed
    until = begins[at.run] + (length(at.run) if deadline.is_for_end else 0)
    chain = [at.run] if deadline.is_for_end else []
    run = came[at.run]
    while run >= 0 and run not in chosen:
        chain.append(run)
        run = came[run]
    works = tuple(course.runs[one].work for one in reversed(chain))
    return Least(until - since, tuple(work for work in works if work != BEGINNING))


def _begun(
    web: Web, length: Callable[[int], int], following: set[tuple[int, int]]
) -> tuple[list[int], list[int]]:
    """Return when each run begins, and the run that it has waited for the longest (-1: none).

    Passing on takes as long as it may between the runs that are `following`, and else no time.
    """
    begins: list[int] = []
    came: list[int] = []
    for run, links in enumerate(web.links):
        best, source = 0, -1
        for link in links:
            lag = link.passing if (link.before, run) in following else 0
            hours = begins[link.before] + length(link.before) + lag
            if source < 0 or hours > best:
                best, source = hours, link.before
        begins.append(best)
        came.append(source)
    return begins, came
