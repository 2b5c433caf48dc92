"""Which work in hand to finish next, where the order cannot matter.

Side-by-side lines of work could finish in any order, and every order counts. But where no event of
the one can disturb an event of the other, all orders come to the same. So it is enough to go on
with a small set of works such that nothing that may happen before them, elsewhere, depends on them
(a *persistent set*). Why that loses no fault is argued in `docs/beviset.md`.
"""

from pathwaytool.model.pathway import Split
from pathwaytool.prove.compile.flow import Flow, Way, Work, bits, mask_of, union_of
from pathwaytool.prove.compile.reach import coupled_facts
from pathwaytool.prove.compile.values import FULL
from pathwaytool.prove.move.situation import Situation
from pathwaytool.prove.move.waiting import Arrivals, arrivals_of
from pathwaytool.prove.move.watch import Watch

FEW = 4
"""Up to so many lines of work are taken in step, so that they meet early."""


def plain_order(flow: Flow) -> "Order":
    """Return what is known of the order where nothing is watched, in any flow that shares it."""
    found = flow.shared.get("order")
    if not isinstance(found, Order) or not found.knows(flow.events):
        found = flow.shared["order"] = Order(flow, arrivals_of(flow))
    return found


class Order:
    """Knows which events can disturb each other.

    Of two events that a promise under `watch` can see, it may matter which comes first.
    """

    def __init__(self, flow: Flow, arrivals: Arrivals, watch: Watch | None = None) -> None:
        self._flow = flow
        self._watch = watch
        self._arrivals = arrivals
        works = flow.works
        self._targets = [mask_of(way.to for way in work.ways if way.to >= 0) for work in works]
        self._back = [
            mask_of(way.to for way in work.ways if way.to >= 0 and way.is_loop) for work in works
        ]
        self._reads = [self._read(work) for work in works]
        self._handed = [union_of(way.documents for way in work.ways) for work in works]
        self._waits = mask_of(work.index for work in works if work.waits_for_all)
        self._joins = [0] * len(works)
        for join in works:
            for upstream in bits(arrivals.upstream[join.index]):
                self._joins[upstream] |= 1 << join.index
        self._reopens = [union_of(way.reopens for way in work.ways) for work in works]
        self._counters = [
            mask_of(way.counter for way in work.ways if way.counter is not None) for work in works
        ]
        self._stoppers = mask_of(work.index for work in works if work.stops)
        self._led = mask_of(work.index for work in works if work.lead)
        self._held: dict[tuple[int, int], int] = {}
        self._most_begun: dict[int, int] = {}
        self._followed: dict[tuple[int, int], int] = {}
        self._returned = [-1] * len(works)
        self._rows = [(0, 0, 0)] * len(works)
        self._met: dict[tuple[int, ...], bool] = {}

    def knows(self, events: int) -> bool:
        """Tell whether all of `events`, a mask, may come."""
        return not events & ~self._flow.events

    def next_works(self, situation: Situation, cases: int) -> list[int]:
        """Return the works to finish next: enough of those in hand to miss nothing."""
        if situation.running & self._flow.events:
            # An event can come between any two others, and stop or change what they come to.
            return list(bits(self._flow.able(situation.running)))
        is_many = situation.running.bit_count() > FEW
        preference = self._nearest_its_end if is_many else self._preference
        running = sorted(bits(situation.running), key=preference)
        best = running
        for work in running:
            if len(best) == 1:
                break
            chosen = self._grown(1 << work, situation, cases)
            if chosen.bit_count() < len(best):
                best = [each for each in running if chosen >> each & 1]
        return best

    def postponed(self, work: Work, after: Situation, cases: int) -> int:
        """Return the branches of `work` that may be taken later than they are, as a mask."""
        arms = mask_of(way.arm for way in work.ways if way.arm)
        if work.split != Split.EACH or not arms or after.running & self._flow.events:
            return 0
        taken = mask_of(way.to for way in work.ways if way.to >= 0 and not way.arm)
        # A new round concerns all that is at work: what is taken with it is taken at once.
        arms &= ~mask_of(
            way.arm for way in work.ways if way.arm and self._meets_round(way, work.index)
        )
        at_once = taken | (self._joins[work.index] & after.waiting)
        active = after._replace(running=after.running | arms, waiting=after.waiting | taken)
        return mask_of(
            arm
            for arm in bits(arms)
            if not self._sees(arm, self._targets[arm] | self._joins[arm])
            and not self._touches(arm, at_once, cases)
            and not self._disturbing(1 << arm, active, cases)
        )

    def _meets_round(self, way: Way, index: int) -> bool:
        own = 1 << way.to if way.to >= 0 else 0
        return bool(way.reopens or self._reopens[index] & own)

    def _touches(self, arm: int, at_once: int, cases: int) -> bool:
        """Tell whether taking `arm` later could change what begins at once."""
        begun = self._targets[arm] | self._joins[arm]
        others = at_once & ~self._surely_held(arm, cases)
        stops = self._stopped_by(begun)
        stopped = self._stopped_by(others)
        return bool(self._returning(arm) & others or stops & others or stopped & begun)

    def _preference(self, work: int) -> tuple[bool, int]:
        return work >= self._flow.steps, -self._flow.weights[work]

    def _nearest_its_end(self, work: int) -> tuple[bool, int]:
        """Prefer the line of work that has come furthest.

        Where its branches come together again, few situations are left of it before the next line
        is begun. With all lines taken in step, each would multiply those of all others.
        """
        return work >= self._flow.steps, self._flow.weights[work]

    def _grown(self, chosen: int, situation: Situation, cases: int) -> int:
        while chosen != situation.running:
            disturbing = self._disturbing(chosen, situation, cases)
            if not disturbing:
                break
            grown = chosen
            for root in bits(situation.running & ~chosen):
                if self._ahead(situation, 1 << root, chosen, cases) & disturbing:
                    grown |= 1 << root
            chosen = grown if grown != chosen else situation.running
        return chosen

    def _disturbing(self, chosen: int, situation: Situation, cases: int) -> int:
        """Return the works that may finish before those chosen, and depend on one of them."""
        ahead = self._ahead(situation, situation.running & ~chosen, chosen, cases)
        waiting = situation.waiting
        for work in bits(ahead):
            waiting |= self._targets[work]
        seen = (situation.running, waiting, cases)
        result = 0
        for work in bits(chosen):
            surely, maybe = self._row(work, ahead)
            result |= surely & ahead
            left = maybe & ahead & ~result
            result |= self._dependent(work, left, seen) if left else 0
        return result

    def _row(self, one: int, others: int) -> tuple[int, int]:
        """Return which of `others` depend on `one` in any situation, and which may in some."""
        looked, surely, maybe = self._rows[one]
        for other in bits(others & ~looked):
            if self._facts_meet(one, other) or self._counters[one] & self._counters[other]:
                surely |= 1 << other
            elif self._may_depend(one, other):
                maybe |= 1 << other
        self._rows[one] = looked | others, surely, maybe
        return surely, maybe

    def _may_depend(self, one: int, other: int) -> bool:
        first, second = self._begun_at_most(one), self._begun_at_most(other)
        return self._meet(one, other, first, second, (-1, FULL))

    def _begun_at_most(self, work: int) -> int:
        """Return the steps that may begin when `work` finishes, in any situation."""
        if work not in self._most_begun:
            self._most_begun[work] = self._freed(self._targets[work] | self._joins[work], -1)
        return self._most_begun[work]

    def _ahead(self, situation: Situation, active: int, chosen: int, cases: int) -> int:
        """Return the works that may finish from `active` on while those chosen do not."""
        held = 0
        for work in bits(chosen):
            held |= self._surely_held(work, cases)
        key = active | (situation.waiting & ~held), held
        found = self._followed.get(key)
        if found is None:
            found = self._followed[key] = self._led_on(*key)
        return found

    def _led_on(self, found: int, held: int) -> int:
        fresh = found
        while fresh:
            targets = 0
            for work in bits(fresh):
                targets |= self._targets[work]
            fresh = targets & ~(held | found)
            found |= fresh
        return found

    def _surely_held(self, work: int, cases: int) -> int:
        """Return the steps that cannot begin in any of `cases` while `work` is in hand."""
        found = self._held.get((work, cases))
        if found is None:
            is_inside, arrivals = self._flow.sets.is_inside, self._arrivals.cases
            found = self._held[work, cases] = mask_of(
                join for join in bits(self._joins[work]) if is_inside(cases, arrivals(join, work))
            )
        return found

    def _stopped_by(self, begun: int) -> int:
        begun &= self._stoppers
        return self._flow.stopped_by(begun) if begun else 0

    def _dependent(self, one: int, others: int, seen: tuple[int, int, int]) -> int:
        """Return those of `others`, a mask, that depend on `one`; the facts they read apart."""
        running, waiting, cases = seen
        works, met, found = self._flow.works, self._met, 0
        led, held = self._begun_by(one, waiting), self._surely_held(one, cases)
        for other in bits(others):
            # What may begin when the one finishes while the other is in hand.
            first = led & ~self._surely_held(other, cases)
            second = self._begun_by(other, waiting) & ~held
            gives = works[one].gives or works[other].gives
            # Who has what is given already does not depend on it.
            key = (one, other, first, second, running >> other & 1, cases if gives else FULL)
            is_met = met.get(key)
            if is_met is None:
                is_met = met[key] = self._meet(one, other, first, second, (running, cases))
            if is_met:
                found |= 1 << other
        return found

    def _meet(self, one: int, other: int, first: int, second: int, seen: tuple[int, int]) -> bool:
        """Tell whether two works, with what they begin, disturb each other but by their facts."""
        running, cases = seen
        return (
            self._lines_meet(one, other, running)
            or bool(self._returning(one) & second or self._returning(other) & first)
            or self._rounds_meet(one, other, second)
            or self._rounds_meet(other, one, first)
            or self._documents_meet(one, other, second, cases)
            or self._documents_meet(other, one, first, cases)
            or self._stops_meet(other, first, second)
            or self._stops_meet(one, second, first)
            or self._leads_meet(one, other, first, second)
            or (self._sees(one, first) and self._sees(other, second))
        )

    def _sees(self, work: int, begun: int) -> bool:
        """Tell whether the promise that is watched can see `work` finish, with these beginnings."""
        watch = self._watch
        return watch is not None and watch.sees(work, self._targets[work], begun)

    def _begun_by(self, work: int, waiting: int) -> int:
        """Return the steps that may begin when `work` finishes, if nothing holds them."""
        found = self._targets[work] | (self._joins[work] & waiting)
        return self._freed(found, waiting) if found & self._stoppers else found

    def _freed(self, found: int, waiting: int) -> int:
        """Return the steps `found`, and those that no longer wait for what they set aside."""
        stopped = self._stopped_by(found)
        while stopped:
            freed = found | (union_of(self._joins[step] for step in bits(stopped)) & waiting)
            if freed == found:
                break
            found = freed
            stopped = self._stopped_by(found)
        return found

    def _facts_meet(self, one: int, other: int) -> bool:
        decides, others = self._flow.works[one].decides, self._flow.works[other].decides
        return bool(decides & (others | self._reads[other]) or others & self._reads[one])

    def _lines_meet(self, one: int, other: int, running: int) -> bool:
        """Tell whether it matters who arrives first: not where a step waits for both.

        Nor where `one` leads forward to `other`, that waits for it: it does not begin before.
        """
        own = self._targets[one] | 1 << one
        others = self._targets[other] | 1 << other
        back = self._back[one] | self._back[other]
        harmless = self._waits & ~back & ~(1 << one) & ~(running & 1 << other)
        return bool(own & others & ~harmless)

    def _returning(self, work: int) -> int:
        """Return the steps that must wait again when `work` takes a loop back."""
        found = self._returned[work]
        if found < 0:
            back = self._back[work]
            found = back | union_of([self._joins[step] for step in bits(back)])
            self._returned[work] = found
        return found

    def _rounds_meet(self, work: int, other: int, begun: int) -> bool:
        """Tell whether a new round that `work` may open comes to what `other` has a part in."""
        reopens = self._reopens[work]
        if not reopens:
            return False
        stopped = self._stopped_by(begun)
        return bool(reopens & (1 << other | self._targets[other] | begun | stopped))

    def _documents_meet(self, giver: int, other: int, begun: int, cases: int) -> bool:
        gives = self._flow.works[giver].gives
        if not gives:
            return False
        needs = self._handed[other] | union_of(self._flow.works[step].needs for step in bits(begun))
        shared = gives & needs
        return bool(shared) and not self._flow.sets.is_inside(cases, self._flow.sets.all_of(shared))

    def _stops_meet(self, other: int, begun: int, others_begun: int) -> bool:
        stops = self._stopped_by(begun)
        return bool(stops & (1 << other | self._targets[other] | others_begun))

    def _leads_meet(self, one: int, other: int, first: int, second: int) -> bool:
        works = self._flow.works
        here, there = (first | 1 << one) & self._led, (second | 1 << other) & self._led
        if not (here and there):
            return False
        own = {works[step].lead for step in bits(here)}
        others = {works[step].lead for step in bits(there)}
        return len(own | others) > 1

    def _read(self, work: Work) -> int:
        coupled = coupled_facts(self._flow.sets, self._flow.impossible, work.decides)
        return (coupled | self._flow.read_after(work.index)) & ~self._flow.counters
