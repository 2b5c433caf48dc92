"""A promise watched beside the situation: a small automaton, and which events it can see.

The state of the automaton is a number: what the claim remembers in the lowest eight bits, and above
them a bit for each group of steps (a phase, a sector, an actor) that is under way or waiting.
"""

from enum import Enum, auto
from typing import NamedTuple

from pathwaytool.dataclass import dataclass
from pathwaytool.model.promise import Claim
from pathwaytool.prove.compile.flow import BEGINNING, Flow, Way, union_of
from pathwaytool.prove.compile.promised import Promised, Thing, ahead_of, works_leading
from pathwaytool.prove.move.situation import FaultKind, Situation

MEMORY = 8
"""How many bits a claim remembers."""

SEEN, DONE, THERE = 1, 2, 4


class Aim(Enum):
    """What the watch looks for: that the promise is broken, is asked for at all, or can be kept."""

    BROKEN = auto()
    ASKED = auto()
    REACHED = auto()


class Seen(NamedTuple):
    """What an event shows. Masks of works; `begun` holds those that were joined as well.

    `finished` is empty for the beginning and a postponed branch. `holds`: what is known by then
    settles that the condition of the promise holds.
    """

    work: int
    finished: int
    began: int
    begun: int
    ways: tuple[Way, ...]
    after: Situation
    holds: bool


class Noted(NamedTuple):
    """What becomes of an event: the new state, and whether it is what was looked for.

    `names` tell what was found, beside the id of what is watched.
    """

    state: int
    is_found: bool
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Says:
    """What an event says of the two things that a promise names."""

    happened: bool
    finished: bool
    times: int
    groups: int


class Watch:
    """Follows one promise. `aim` is what it looks for: the first of it, or all (`finds_all`)."""

    sees_order = True
    """It may matter which of two events comes first."""

    def __init__(
        self, flow: Flow, promised: Promised, aim: Aim = Aim.BROKEN, *, finds_all: bool = False
    ) -> None:
        self.finds_all = finds_all
        self.kind = FaultKind.BROKEN_PROMISE
        self.promised = promised
        self.facts = flow.sets.facts(promised.when)
        self._flow = flow
        self.aim = aim
        self._groups = _tracked(promised, aim)
        self._own = _seen_by_finishing(flow, promised)
        self._begins = _seen_by_beginning(promised)
        self._touched = union_of(self._groups)
        if promised.claim == Claim.NEVER_TOGETHER:
            self._touched |= promised.happens.works | promised.other.works
            self._own |= self._touched
        if promised.claim == Claim.CAN_BEGIN:
            self._touched |= promised.other.works | promised.open
            self._own |= self._touched | promised.coming

    def sees(self, work: int, targets: int, begun: int) -> bool:
        """Tell whether it may matter when `work` finishes, with these targets and beginnings."""
        if self._own >> work & 1 or begun & self._begins:
            return True
        return bool((targets | self._flow.stopped_by(begun)) & self._touched)

    def noted(self, state: int, seen: Seen) -> Noted:
        """Return what an event makes of `state`."""
        memory, groups = state & ((1 << MEMORY) - 1), state >> MEMORY
        told = self._told(groups, seen)
        match self.aim:
            case Aim.ASKED:
                memory, is_found = self._asked(memory, seen, told)
            case Aim.REACHED:
                memory |= (SEEN if seen.holds else 0) | (DONE if told.happened else 0)
                is_found = memory == SEEN | DONE
            case _:
                memory, is_found = self._claimed(memory, seen, told)
        return Noted(memory | told.groups << MEMORY, is_found)

    def has_come(self, state: int) -> bool:
        """Tell whether what is promised has come about, for claims that are then kept for good."""
        return bool(state & DONE)

    def is_settled(self, state: int, after: Situation) -> bool:
        """Tell whether nothing that lies ahead can change what the watch finds."""
        memory = state & ((1 << MEMORY) - 1)
        ahead = ahead_of(self._flow, after.running | after.waiting)
        promised = self.promised
        is_about = promised.happens if promised.is_told_before else promised.telling
        near = works_leading(self._flow, is_about or promised.happens) & ahead
        if self.aim == Aim.ASKED:
            return bool(memory & DONE) or not self._occasions() & ahead
        if self.aim == Aim.REACHED:
            return memory == SEEN | DONE or not (near or memory & DONE)
        match promised.claim:
            case Claim.REACHES | Claim.TOLD if not promised.is_told_before:
                return bool(memory & DONE)
            case Claim.ONLY_AFTER | Claim.TOLD:
                return bool(memory & DONE) or not near
            case Claim.NEVER_TOGETHER:
                return not (near and promised.other.works & ahead)
            case Claim.CAN_BEGIN:
                return bool(memory & DONE) or not promised.other.works & ahead
            case Claim.THEN:
                return not memory & DONE and not self._occasions() & ahead
            case _:
                return not near

    def _occasions(self) -> int:
        """Return the works with which the promise can come to be asked for."""
        promised = self.promised
        if promised.is_after:
            return works_leading(self._flow, promised.other)
        return promised.deciders

    def _told(self, groups: int, seen: Seen) -> _Says:
        promised = self.promised
        in_hand = seen.after.running | seen.after.waiting
        now, anew, over = 0, 0, False
        for at, group in enumerate(self._groups):
            was = groups >> at & 1
            begins = bool(seen.begun & group)
            anew += bool(seen.began & group) and not was
            if (was or begins) and not in_hand & group:
                over = True
            elif was or begins:
                now |= 1 << at
        ends = [way.target for way in seen.ways if way.to < 0]
        reached = sum(end in promised.happens.ends for end in ends)
        single = (seen.begun & promised.happens.steps).bit_count()
        other = promised.other
        return _Says(
            happened=bool(seen.begun & promised.happens.works or reached),
            finished=bool(seen.finished & other.steps)
            or any(end in other.ends for end in ends)
            or (over and bool(other.groups)),
            times=single + reached + anew,
            groups=now,
        )

    def _asked(self, memory: int, seen: Seen, told: _Says) -> tuple[int, bool]:
        asked = seen.holds and (told.finished or not self.promised.is_after)
        return memory | (DONE if asked else 0), asked

    def _claimed(self, memory: int, seen: Seen, told: _Says) -> tuple[int, bool]:
        is_over = not (seen.after.running | seen.after.waiting)
        match self.promised.claim:
            case Claim.NEVER:
                return memory, told.happened and seen.holds
            case Claim.ONLY_AFTER:
                memory |= DONE if told.finished else 0
                return memory, told.happened and seen.holds and not memory & DONE
            case Claim.NEVER_TOGETHER:
                return memory, seen.holds and self._are_together(seen.after)
            case Claim.CAN_BEGIN:
                memory |= DONE if self.promised.coming >> seen.work & 1 else 0
                return memory, seen.holds and not memory & DONE and self._is_shut(seen.after)
            case Claim.AT_MOST:
                more = memory + told.times if seen.holds else memory
                most = self.promised.times + 1
                return min(more, most), more >= most and more > memory
            case Claim.THEN:
                return self._then(memory, seen, told, is_over)
            case Claim.TOLD | Claim.NOT_TOLD:
                return self._informed(memory, seen, told, is_over)
            case _:
                memory |= (SEEN if seen.holds else 0) | (DONE if told.happened else 0)
        return memory, is_over and bool(memory & SEEN) and not memory & DONE

    def _then(self, memory: int, seen: Seen, told: _Says, is_over: bool) -> tuple[int, bool]:
        """Remember whether the condition held (SEEN), and whether something is owed (DONE)."""
        if self.promised.other != Thing():
            asked = told.finished and seen.holds
        else:
            asked = seen.holds and not memory & SEEN
        owed = (asked or bool(memory & DONE)) and not told.happened
        memory = (SEEN if seen.holds else 0) | (DONE if owed else 0)
        return memory, is_over and owed

    def _informed(self, memory: int, seen: Seen, told: _Says, is_over: bool) -> tuple[int, bool]:
        """Remember whether it has been asked for (SEEN), and whether they have it (DONE)."""
        promised = self.promised
        if promised.claim == Claim.NOT_TOLD:
            found = self._telling(memory, seen)
            return memory | found & THERE, bool(found & DONE) and seen.holds
        asked = seen.holds and (told.finished or not promised.is_after)
        now = memory | self._telling(memory, seen)
        if not promised.is_told_before:
            now |= SEEN if asked else 0
            return now, is_over and bool(now & SEEN) and not now & DONE
        now |= SEEN if asked and promised.is_after else 0
        # What they read when it begins, they have not read before.
        had = memory | self._telling(memory, seen._replace(began=0))
        return now, told.happened and (asked or bool(now & SEEN)) and not had & DONE

    def _is_shut(self, after: Situation) -> bool:
        """Tell whether it cannot begin now, although it is to be able to."""
        promised = self.promised
        return bool(after.running & promised.other.works) and not after.running & promised.open

    def _are_together(self, after: Situation) -> bool:
        one, other = self.promised.happens.works, self.promised.other.works
        return bool(after.running & one) and bool(after.running & other)

    def _telling(self, memory: int, seen: Seen) -> int:
        telling = self.promised.telling
        if telling is None:
            return 0
        there = memory & THERE or telling.is_there or seen.finished & telling.makers
        told = there and (
            seen.finished & telling.givers
            or seen.began & telling.readers
            or any((seen.work, way.number) in telling.handed for way in seen.ways)
        )
        return (THERE if there else 0) | (DONE if told else 0)


def _tracked(promised: Promised, aim: Aim) -> tuple[int, ...]:
    """Return the groups of which it matters when they begin anew or have finished."""
    if promised.claim == Claim.AT_MOST:
        return promised.happens.groups if aim == Aim.BROKEN else ()
    if promised.claim == Claim.ONLY_AFTER or promised.is_after:
        return promised.other.groups
    return ()


def _seen_by_finishing(flow: Flow, promised: Promised) -> int:
    """Return the works whose finishing itself is an event for the promise."""
    own = promised.deciders | promised.happens.leading | promised.other.leading
    if promised.claim != Claim.NEVER_TOGETHER:
        own |= promised.other.works
    if promised.claim == Claim.AT_MOST:
        own |= union_of(promised.happens.groups)
    telling = promised.telling
    if telling is not None:
        own |= telling.makers | telling.givers
        for work in flow.works:
            if any((work.owner, way.number) in telling.handed for way in work.ways):
                own |= 1 << work.index
    return own & ~(1 << BEGINNING)


def _seen_by_beginning(promised: Promised) -> int:
    begins = promised.happens.works
    if promised.claim in {Claim.NEVER_TOGETHER, Claim.CAN_BEGIN}:
        begins |= promised.other.works
    if promised.claim == Claim.ONLY_AFTER or promised.is_after:
        begins |= union_of(promised.other.groups)
    return begins | (promised.telling.readers if promised.telling else 0)
