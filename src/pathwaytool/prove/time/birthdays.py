"""Limits to a birthday: "6 months before 18", over all days on which a birthday can be.

All that is known of a young person is how many years old they are when the pathway begins. So the
day can lie anywhere in a year, for each age another; and it is counted from the beginning to the
first time that the step comes to its moment.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Value
from pathwaytool.model.time import Birthday, Duration, Limit, Unit
from pathwaytool.prove.compile.flow import BEGINNING, Flow, bits, union_of
from pathwaytool.prove.proof import Failure, LimitTime, Stretch
from pathwaytool.prove.time.chains import Front
from pathwaytool.prove.time.deadline import Deadline
from pathwaytool.prove.time.durations import Durations
from pathwaytool.prove.time.lateness import Lateness
from pathwaytool.prove.time.leading import led_to
from pathwaytool.prove.time.limits import TIMED, longest_until
from pathwaytool.prove.time.outgrown import is_of_ages


@dataclass(frozen=True, slots=True)
class _Age:
    """Who is of an age when the pathway begins, and how long they have. Unit: hours.

    Less than none where the day has gone by already.
    """

    age: Value
    people: int
    shortest: int
    longest: int


def birthday_limits(
    durations: Durations, lateness: Lateness | None
) -> Iterator[tuple[LimitTime, Failure | None]]:
    """Yield how each limit to a birthday fares, with who must miss it, where somebody must.

    None is yielded for a step that nobody comes to, and none where nobody's age is known.
    """
    flow = durations.flow
    written = list(_written(flow)) if flow.age >= 0 else []
    if not written:
        return
    led = led_to(flow, durations.suspicion, with_loops=True)
    lateness = lateness or Lateness(durations)
    lines = durations.suspicion.lines
    if not all(is_of_ages(limit.place.pointer) for _, limit, _ in written):
        # Where no choice reads the age any more, it still says who has come so far.
        lines = durations.suspicion.lines_keeping(1 << flow.age)
    for index, limit, birthday in written:
        ages = _ages(flow, lines.arriving[index], birthday) if index in led else []
        if is_of_ages(limit.place.pointer):  # who is too old from the start is told as such
            ages = [one for one in ages if int(one.age) < birthday.age]
        if ages:
            yield _fares(durations, lateness, (index, limit), ages)


def _written(flow: Flow) -> Iterator[tuple[int, Limit, Birthday]]:
    for work in flow.works[: flow.steps]:
        for limit in work.step.within if work.step else ():
            if limit.birthday is not None and limit.kind in TIMED:
                yield work.index, limit, limit.birthday


def hours_until(birthday: Birthday, age: int) -> tuple[int, int]:
    """Return the fewest and the most hours until the day, for one who is `age` years old now.

    The last birthday may be today, or all but a year ago.
    """
    years = birthday.age - age
    return (
        _years(years - 1)[0] - _longest(birthday.ahead),
        _years(years)[1] - birthday.ahead.shortest_hours(),
    )


def _longest(ahead: Duration) -> int:
    """Return the most hours that lie before a birthday: counted back over public holidays as well.

    A week has two days at least that are no holiday, in Denmark and in Sweden.
    """
    if ahead.unit != Unit.WEEKDAYS:
        return ahead.longest_hours()
    return 24 * 7 * (ceil(ahead.amount / 2) + 1)


def _years(years: int) -> tuple[int, int]:
    """Return the fewest and the most hours from now until so many years have gone by."""
    length = Duration(abs(years), Unit.YEARS)
    shortest, longest = length.shortest_hours(), length.longest_hours()
    return (shortest, longest) if years >= 0 else (-longest, -shortest)


def _ages(flow: Flow, arriving: int, birthday: Birthday) -> list[_Age]:
    """Return the ages of those who may come to a work, the oldest first."""
    people = flow.by_start(arriving)
    found = []
    for value in reversed(flow.sets.values(people, flow.age)):
        age = flow.domains[flow.age][value]
        some = flow.sets.having(flow.age, (value,))
        found.append(_Age(age, some, *hours_until(birthday, int(age))))
    return found


def _fares(
    durations: Durations, lateness: Lateness, at: tuple[int, Limit], ages: list[_Age]
) -> tuple[LimitTime, Failure | None]:
    flow, (index, limit) = durations.flow, at
    again = is_of_ages(limit.place.pointer)
    whole = Deadline(BEGINNING, index, limit, Duration(0, Unit.HOURS), is_first=not again)
    front = longest_until(durations, whole) if index in durations.before else None
    longest = front.longest.hours if front else 0
    is_endless = front is None or goes_round_before(flow, durations, index, again=again)
    late = [one for one in ages if is_endless or longest > one.shortest]
    shown = late[0] if late else ages[0]
    silent = front.silent if front else 0
    status = "at-risk" if late else "unknown" if silent else "met"
    fares = LimitTime(
        flow.works[index].name,
        limit.place.pointer,
        status,
        Stretch(0, longest, tuple(flow.works[at].name for at in bits(silent))),
        Stretch(max(0, shown.shortest), max(0, shown.longest)),
        tuple(flow.works[at].name for at in front.longest.steps if at) if front else (),
        ages=tuple(sorted(one.age for one in late)),
        is_endless=is_endless,
    )
    lucky = longest_until(durations.lucky(), whole) if late and front else None
    missed = _missed(lateness, fares, whole, late, lucky) if lucky else None
    return missed or (fares, None)


def _missed(
    lateness: Lateness, fares: LimitTime, whole: Deadline, late: list[_Age], lucky: Front
) -> tuple[LimitTime, Failure] | None:
    """Return the limit as impossible for those of the first age of whom somebody must miss it."""
    for one in late:
        if lucky.longest.hours <= one.longest:
            continue
        hours = Duration(one.longest, Unit.HOURS)
        deadline = replace(whole, duration=hours, among=one.people)
        allowed = Stretch(max(0, one.shortest), max(0, one.longest))
        found = lateness.missed(replace(fares, allowed=allowed), deadline, lucky)
        if found is not None:
            return found
    return None


def goes_round_before(flow: Flow, durations: Durations, index: int, *, again: bool) -> bool:
    """Tell whether a way back that nothing bounds may be taken before a work first comes about.

    It may if work that has not passed there can take it, and what it leads back to leads there.
    `again`: before any time that it comes about, so that passing there is no matter.
    """
    passed, fresh = 1 << BEGINNING, [BEGINNING]
    backs = 0
    while fresh:
        work = flow.works[fresh.pop()]
        if work.index == index and not again:
            continue
        for way in work.ways:
            if way.to < 0 or not durations.suspicion.takes(work, way):
                continue
            if way.is_loop and way.counter is None:
                backs |= 1 << way.to
            if not passed >> way.to & 1:
                passed |= 1 << way.to
                fresh.append(way.to)
    ahead = backs | union_of(flow.reach.works[at] for at in bits(backs))
    return bool(ahead >> index & 1)
