"""Who may break a promise, or may ask for it at all: outer bounds, by the facts from the start.

Where nobody is left, the promise is kept, and no situation needs to be looked at. Each bound is
made on more than can really happen, so silence is a proof, while a suspicion may come to nothing.
"""

from collections.abc import Callable, Iterable, Iterator

from pathwaytool.model.promise import Claim
from pathwaytool.prove.bound.pairs import Stage
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Work, bits
from pathwaytool.prove.compile.promised import Promised, Telling, Thing
from pathwaytool.prove.compile.values import EMPTY, FULL
from pathwaytool.prove.promise.aside import Asides, asides_of
from pathwaytool.prove.promise.avoiding import AvoidGround, Avoiding
from pathwaytool.prove.promise.reaching import reaching


class PromiseBounds:
    """Answers for the promises of one pathway; `is_sound`: nothing else is wrong with it.

    `quiet` is the flow, with its bounds, in which no event comes: who can come to something there
    can come to it, for an event may always stay away.
    """

    def __init__(
        self,
        flow: Flow,
        suspicion: Suspicion,
        quiet: tuple[Flow, Suspicion],
        *,
        is_sound: bool,
    ) -> None:
        self._flow = flow
        self._sets = flow.sets
        self._suspicion = suspicion
        self._quiet = quiet
        self.is_sound = is_sound
        self._asides: Asides | None = None
        self._quiet_asides: Asides | None = None
        self._avoid_ground: AvoidGround | None = None
        self._avoiding: dict[Thing | Telling, Avoiding] = {}

    def concerned(self, promised: Promised) -> int:
        """Return the cases, of all there are, in which the condition is not ruled out at once."""
        return self._possible(promised.when)

    def askers(self, promised: Promised) -> int:
        """Return the cases in which the promise may come to be asked for."""
        if promised.is_after:
            found = [self._start(cases) for _, cases in self._after_other(promised)]
        else:
            found = [self._start(cases) for _, cases in self._coming_to_hold(promised)]
        return self._sets.both(self._sets.union(found), self.concerned(promised))

    def asked_at_once(self, promised: Promised) -> bool:
        """Tell whether somebody asks for the promise before anything has happened."""
        if promised.is_after:
            return False
        sets = self._sets
        at_once = sets.always(promised.when, self._flow.decided)
        return sets.both(self._start(self._suspicion.universe), at_once) != EMPTY

    def surely_asked(self, promised: Promised) -> bool:
        """Tell whether it is plain that somebody asks: where what comes first can begin, for them.

        What begins can finish next.
        """
        if self.asked_at_once(promised):
            return True
        steps = promised.other.steps
        is_plain = promised.is_after and not promised.deciders
        if not (is_plain and steps and self.is_sound):
            return False
        able = self._able(Thing(steps=steps))
        return self._sets.both(able, self.concerned(promised)) != EMPTY

    def breakers(self, promised: Promised) -> int:
        """Return the cases in which the promise may be broken."""
        match promised.claim:
            case Claim.NEVER:
                found = self._happening(promised.happens, promised.when)
            case Claim.NOT_TOLD:
                found = self._telling(promised)
            case Claim.AT_MOST:
                found = self._too_often(promised)
            case Claim.ONLY_AFTER:
                found = self._too_early(promised)
            case Claim.TOLD if promised.is_told_before:
                found = self._untold(promised)
            case Claim.NEVER_TOGETHER | Claim.CAN_BEGIN:
                found = self._under_way(promised)
            case Claim.CAN_REACH:
                return self._unable(promised)
            case _:
                found = self._missing(promised)
        return self._sets.both(found, self.concerned(promised))

    def _unable(self, promised: Promised) -> int:
        """Return the cases that may have no run on which it happens."""
        concerned = self.concerned(promised)
        if not self.is_sound or promised.deciders:
            return concerned
        return self._sets.without(concerned, self._able(promised.happens))

    def _able(self, thing: Thing) -> int:
        """Return cases that have a run on which `thing` happens; see `reaching`."""
        if self._quiet_asides is None:
            self._quiet_asides = asides_of(*self._quiet)
        return reaching(*self._quiet, self._quiet_asides, thing)

    def _possible(self, cases: int) -> int:
        """Return those of everybody whose facts from the start do not rule `cases` out."""
        return self._sets.both(self._start(cases), self._start(self._suspicion.universe))

    def _start(self, cases: int) -> int:
        return self._flow.by_start(cases)

    def _set_aside(self) -> Asides:
        if self._asides is None:
            self._asides = asides_of(self._flow, self._suspicion)
        return self._asides

    def _avoid(self, thing: Thing | Telling) -> Avoiding:
        if thing not in self._avoiding:
            ground = self._avoid_ground
            if ground is None:
                ground = AvoidGround(self._flow, self._suspicion, self._set_aside())
                self._avoid_ground = ground
            self._avoiding[thing] = Avoiding(ground, thing)
        return self._avoiding[thing]

    def _running(self, index: int) -> int:
        position = (Stage.RUNNING, index)
        return self._suspicion.pairs.cases(position, position)

    def _finished(self, index: int) -> int:
        """Return what can be known just after a work has finished, by whom it can be."""
        lines, sets = self._suspicion.lines, self._sets
        if index == BEGINNING:
            return self._start(self._suspicion.universe)
        return sets.both(lines.finished(index), self._running(index))

    def _happening(self, thing: Thing, when: int) -> int:
        """Return the cases in which `thing` may happen while `when` holds."""
        sets, lines = self._sets, self._suspicion.lines
        found = EMPTY
        for index in bits(thing.works):
            here = sets.both(sets.both(lines.arriving[index], when), self._running(index))
            found = sets.either(found, self._start(here))
        for index, holds in self._leading(thing):
            here = sets.both(sets.both(self._finished(index), holds), when)
            found = sets.either(found, self._start(here))
        return found

    def _telling(self, promised: Promised) -> int:
        """Return the cases in which somebody may be told while the condition holds."""
        sets, telling, found = self._sets, promised.telling, EMPTY
        if telling is None:
            return FULL
        for index in bits(telling.works):
            came = self._suspicion.lines.arriving[index] if telling.readers >> index & 1 else EMPTY
            gave = self._finished(index) if telling.givers >> index & 1 else EMPTY
            handed = sets.union(
                sets.both(self._finished(index), way.holds)
                for way in self._flow.works[index].ways
                if (index, way.number) in telling.handed
            )
            here = sets.both(sets.union((came, gave, handed)), promised.when)
            found = sets.either(found, self._start(here))
        return found

    def _leading(self, thing: Thing) -> Iterator[tuple[int, int]]:
        """Yield the works that lead to an end of `thing`, and the cases in which they do."""
        for work in self._flow.works[: self._flow.steps]:
            for way in work.ways:
                if way.to < 0 and way.target in thing.ends:
                    yield work.index, way.holds

    def _too_often(self, promised: Promised) -> int:
        """Suspect who comes there at all, where something may happen again or several things do."""
        thing, works = promised.happens, self._flow.works
        singles = list(bits(thing.works))
        once = all(
            works[at].waits_for_all
            and not works[at].may_repeat
            and not self._set_aside()[at]  # what is set aside may begin once more
            for at in singles
        )
        most = thing.steps.bit_count() + sum(group.bit_count() for group in thing.groups)
        if once and not thing.ends and most <= promised.times:
            return EMPTY
        return self._happening(thing, promised.when)

    def _under_way(self, promised: Promised) -> int:
        """Return the cases in which what is under way at a time may break the promise."""
        is_together = promised.claim == Claim.NEVER_TOGETHER
        return self._together(promised) if is_together else self._shut(promised)

    def _together(self, promised: Promised) -> int:
        sets, pairs = self._sets, self._suspicion.pairs
        found = EMPTY
        for one in bits(promised.happens.works):
            for other in bits(promised.other.works):
                cases = pairs.cases((Stage.RUNNING, one), (Stage.RUNNING, other))
                found = sets.either(found, cases)
        return self._start(found)

    def _shut(self, promised: Promised) -> int:
        """Return the cases in which a step may be under way during which no event can come."""
        shut = bits(promised.other.works & ~promised.open)
        return self._start(self._sets.union(self._running(index) for index in shut))

    def _too_early(self, promised: Promised) -> int:
        """Return the cases in which a line may come to what happens round what must come first."""
        return self._round(promised, promised.other.steps, lambda _: EMPTY)

    def _untold(self, promised: Promised) -> int:
        """Return the cases in which a line may come to what happens, and nobody has been told."""
        telling, sets = promised.telling, self._sets
        if telling is None or not self.is_sound:  # documents may be missing
            return self._happening(promised.happens, promised.when)

        def handed(work: Work) -> int:
            ways = (way for way in work.ways if (work.index, way.number) in telling.handed)
            return sets.union(way.holds for way in ways)

        if promised.is_after and not promised.other.groups:
            # Who is told when what comes first finishes is not too late, whoever comes there.
            asked = [
                sets.without(cases, handed(self._flow.works[index]))
                for index, cases in self._after_other(promised)
                if not telling.givers >> index & 1
            ]
            if sets.union(asked) == EMPTY:
                return EMPTY
        return self._round(promised, telling.givers | telling.needers, handed)

    def _round(self, promised: Promised, first: int, passed: Callable[[Work], int]) -> int:
        """Return the cases in which a line may come to what happens round the works in `first`.

        `passed` is when a work takes a way that will do instead.
        """
        flow, sets = self._flow, self._sets
        arrivals = self._suspicion.pairs.arrivals
        reached = [EMPTY] * flow.steps
        reached[BEGINNING] = self._start(self._suspicion.universe)
        found, busy = EMPTY, [BEGINNING]
        while busy:
            work = flow.works[busy.pop()]
            for event in bits(flow.events):
                # It comes while the work is under way, and so before that has finished.
                here = reached[work.index] if flow.works[event].during >> work.index & 1 else EMPTY
                if not sets.is_inside(here, reached[event]):
                    reached[event] = sets.either(reached[event], here)
                    busy.append(event)
            if first >> work.index & 1:
                continue
            by_way = passed(work)
            for way in work.ways:
                holds = sets.without(way.holds, by_way)
                taken = sets.both(reached[work.index], arrivals.possible(holds))
                if way.to < 0:
                    found = sets.either(found, taken if way.target in promised.happens.ends else 0)
                elif not sets.is_inside(taken, reached[way.to]):
                    reached[way.to] = sets.either(reached[way.to], taken)
                    busy.append(way.to)
        early = sets.union(reached[at] for at in bits(promised.happens.works))
        early = sets.both(sets.either(found, early), self._start(FULL))
        return sets.both(self._start(early), self._happening(promised.happens, promised.when))

    def _missing(self, promised: Promised) -> int:
        """Return the cases in which what is promised may not come where it is asked for."""
        sets = self._sets
        thing = promised.telling or promised.happens
        if isinstance(thing, Telling) and not self.is_sound:  # documents may be missing
            return FULL
        avoid = self._avoid(thing)
        is_after = promised.is_after
        asked = self._after_other(promised) if is_after else self._coming_to_hold(promised)
        found = [
            self._start(sets.both(cases, avoid.after(self._flow.works[index])))
            for index, cases in asked
        ]
        missing = sets.union(found)
        if promised.claim != Claim.THEN:
            beginning = self._flow.works[BEGINNING]
            missing = sets.both(missing, self._start(avoid.after(beginning)))
        return missing

    def _coming_to_hold(self, promised: Promised) -> Iterator[tuple[int, int]]:
        """Yield the works with which the condition can come to hold, and what is known by then."""
        flow, sets = self._flow, self._sets
        at_once = sets.always(promised.when, flow.decided)
        yield BEGINNING, sets.both(self._finished(BEGINNING), at_once)
        for index in bits(promised.deciders):
            yield index, sets.both(self._finished(index), promised.when)

    def _after_other(self, promised: Promised) -> Iterator[tuple[int, int]]:
        """Yield the works with which what comes before can finish while the condition holds."""
        sets, other = self._sets, promised.other
        for index in bits(other.works):
            yield index, sets.both(self._finished(index), promised.when)
        for index, holds in self._leading(other):
            here = sets.both(self._finished(index), holds)
            yield index, sets.both(here, promised.when)
        if any(self._set_aside()[index] for index in self._grouped(other)):
            # Then a group may be over when one of its steps is set aside, wherever that is.
            yield from self._anywhere(promised.when)

    def _grouped(self, thing: Thing) -> Iterable[int]:
        return [index for group in thing.groups for index in bits(group)]

    def _anywhere(self, when: int) -> Iterator[tuple[int, int]]:
        works: tuple[Work, ...] = self._flow.works[: self._flow.steps]
        for work in works:
            if work.step or work.during:
                yield work.index, self._sets.both(self._finished(work.index), when)
