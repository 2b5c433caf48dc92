"""The longest that finished work can wait for the next step to begin."""

from collections.abc import Iterator, Mapping

from pathwaytool.model.time import Moment
from pathwaytool.prove.compile.flow import BEGINNING, Way, bits, mask_of
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.proof import Stretch, Wait
from pathwaytool.prove.time.chains import Chain, longest_ahead, longest_from
from pathwaytool.prove.time.durations import Durations
from pathwaytool.prove.time.witness import Delay, is_reached

MOST_FOLLOWED = 400_000
"""How many works, for all who wait at a step, are looked at where ways go back; beyond that a bound
is given."""

Since = tuple[tuple[str, Stretch], ...]


def longest_wait(durations: Durations, since: Since) -> Wait | None:
    """Return the longest that finished work can wait for the next step to begin.

    None where no length is known: a wait of no hours would read as a promise. Of the longest it is
    the first.
    """
    spans, longest = dict(since), Delay(BEGINNING, BEGINNING, 0)
    for index in sorted(durations.order):
        for delay in _Delays(durations, index, spans).beyond(longest.hours):
            if delay.hours > longest.hours:
                longest = delay
    if not longest.hours:
        return None
    names = [work.name for work in durations.flow.works]
    beside = durations.suspicion.pairs.awaited_at(longest.step)
    return Wait(
        names[longest.before],
        names[longest.step],
        longest.hours,
        is_exact=_is_reached(durations, longest),
        is_endless=_is_endless(durations, beside, longest.step),
    )


def _is_reached(durations: Durations, delay: Delay) -> bool:
    """Tell whether somebody is found who waits so long: once for all who have the same times.

    The search asks for the shortest time of each step, the longest of those in the chain, and how
    long each hand-off takes, and for nothing else that is not of the flow.
    """
    works = range(durations.flow.steps)
    shortest = [durations.shortest(index) for index in works]
    longest = [durations.longest(index) for index in (*delay.chain, delay.before)]
    ways = (way for index in works for way in durations.flow.works[index].ways)
    passing = [durations.passing(way) for way in ways]
    question = ("is-reached", tuple(delay), shortest, longest, passing)
    return durations.suspicion.answer(question, lambda: is_reached(durations, delay))


class _Delays:
    """How long each work that leads to a step can wait there."""

    def __init__(self, durations: Durations, index: int, spans: dict[str, Stretch]) -> None:
        self._durations = durations
        self._index = index
        self._spans = spans
        self._beside = durations.suspicion.pairs.awaited_at(index)
        self._once_more = durations.once_more(index)
        backs = [(before, way) for before, way, _ in durations.rounds.backs if way.to == index]
        self._arriving = [*durations.before[index], *backs]
        work = len(self._arriving) * len(durations.order) * durations.rounds.many
        self._is_followed = work <= MOST_FOLLOWED or not durations.rounds.backs
        self._fronts: dict[int, Chain | None] = {}

    def beyond(self, hours: int) -> Iterator[Delay]:
        """Yield the delays that may be longer than so many hours, and the longest of all."""
        if not self._beside and not self._once_more:
            for before, way in self._arriving:
                passing = self._durations.passing(way)
                if before != BEGINNING and passing:
                    yield Delay(before, self._index, passing)
            return
        bounds = self._bounds()
        least = self._longest_followed(bounds, hours) if bounds else 0
        for before, way in self._arriving:
            if before == BEGINNING:
                continue
            passing = self._durations.passing(way)
            most = max(passing, bounds.get(before, passing)) + self._once_more
            if bounds and (most < least or most <= hours):
                continue
            delay = self._delay(before, way)
            hours = max(hours, delay.hours)
            yield delay

    def _longest_followed(self, bounds: Mapping[int, int], least: int) -> int:
        """Return the longest that somebody waits, where that is more than `least`."""
        for before, most in sorted(bounds.items(), key=lambda one: -one[1]):
            if most + self._once_more <= least:
                break
            front = self._front(before)
            if front:
                least = max(least, front.hours + self._once_more)
        return least

    def _delay(self, before: int, way: Way) -> Delay:
        durations, index = self._durations, self._index
        delay = Delay(before, index, durations.passing(way))
        if not self._beside:
            pass
        elif self._beside & _coming_again(durations, before, index) or not self._is_followed:
            delay = _again(durations, delay, self._spans)
        else:
            front = self._front(before)
            if front and front.hours > delay.hours:
                delay = Delay(before, index, front.hours, front.steps)
        return delay._replace(hours=delay.hours + self._once_more)

    def _front(self, before: int) -> Chain | None:
        if before not in self._fronts:
            fronts = longest_from(self._durations, before, Moment.FINISH, until=self._index)
            front = fronts.get(self._index)
            self._fronts[before] = front.longest if front else None
        return self._fronts[before]

    def _bounds(self) -> dict[int, int]:
        """Return for each work an upper bound of how long it can wait; none where ways go back.

        The longest way from where all of them have passed, less the shortest to each of them.
        """
        durations, order = self._durations, self._durations.order
        origins = {before for before, _ in self._arriving} - {BEGINNING}
        works = durations.flow.works
        again = any(works[at].repeats_freely and not works[at].waits_for_all for at in origins)
        if durations.rounds.backs or again or not self._beside or not origins:
            return {}
        passed = ~mask_of(origins)  # work may come to one of them that is done, and go on from it
        for at in origins:
            passed &= durations.surely_before[at]
        last = next(at for at in reversed(order) if passed >> at & 1)
        ahead = longest_ahead(durations, self._index, {BEGINNING, last})
        found = {}
        for before in origins:
            hours = ahead[before]
            for at in {BEGINNING, last} & ahead.keys() - {before}:
                spent = durations.shortest_between(at).get(before, 0) + durations.shortest(before)
                hours = max(hours, ahead[at] - spent)
            found[before] = hours
        return found


def _again(durations: Durations, delay: Delay, spans: dict[str, Stretch]) -> Delay:
    """Return a bound where the work may run again while its first arrival waits."""
    works, before = durations.flow.works, delay.before
    begun = spans[works[before].name].shortest + durations.shortest(before)
    hours = spans[works[delay.step].name].longest - begun
    return delay._replace(hours=max(delay.hours, hours))


def _coming_again(durations: Durations, before: int, index: int) -> int:
    """Return the works, as a mask, that may let `before` run again while its first arrival waits.

    It waits at `index`. That takes a way back, unless it begins at the first arrival of several:
    one that waits for all waits for everybody who may come by ways forward.
    """
    work = durations.flow.works[before]
    if work.repeats_freely and not work.waits_for_all:
        return _leading_to(durations, before, index)
    if not durations.rounds.backs:
        return 0
    leading, found = _leading_to(durations, before, index), 0
    for at, way, _ in durations.rounds.backs:
        if at != index and (leading >> way.to & 1 or way.to == before):
            found |= _leading_to(durations, at, index) | 1 << at
    return found


def _leading_to(durations: Durations, before: int, index: int) -> int:
    """Return the works, as a mask, that may lead to `before` without `index` in between."""
    backs: dict[int, list[int]] = {}
    for at, way, _ in durations.rounds.backs:
        backs.setdefault(way.to, []).append(at)
    found, fresh = 0, [before]
    while fresh:
        to = fresh.pop()
        for at in (*(at for at, _ in durations.before.get(to, ())), *backs.get(to, ())):
            if not found >> at & 1 and at != index:
                found |= 1 << at
                fresh.append(at)
    return found


def _is_endless(durations: Durations, beside: int, index: int) -> bool:
    """Tell whether one that is waited for may go back as often as it likes, and come all the same.

    Those who wait for it wait for the rounds too.
    """
    flow, suspicion = durations.flow, durations.suspicion
    fresh = list(bits(beside))
    ahead = set(fresh)
    backs: list[tuple[int, Way]] = []
    while fresh:
        work = flow.works[fresh.pop()]
        for way in work.ways:
            if way.to < 0 or way.to == index or not suspicion.takes(work, way):
                continue
            if way.is_loop and way.counter is None:
                backs.append((work.index, way))
            if way.to not in ahead:
                ahead.add(way.to)
                fresh.append(way.to)
    cases = suspicion.pairs.arrivals.cases
    return any(cases(index, way.to) != EMPTY and way.to in ahead for _, way in backs)
