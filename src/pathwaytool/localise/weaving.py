"""Extra steps put into the flow: right after a step, right before one, or beside what follows.

What the nation leads to is still led to, by the same choices and hand-offs, only by way of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pathwaytool.localise.attempts import Attempt, Loosening, astray, settled
from pathwaytool.localise.departing import basis_written, made_in
from pathwaytool.localise.rows import led_to, link, onward, row_of, target_at
from pathwaytool.model.condition import Not, Some
from pathwaytool.model.control import Stops
from pathwaytool.model.edition import Departure
from pathwaytool.model.pathway import Guard, Handoff, Split, Step, Transition, Waits
from pathwaytool.model.time import Moment


@dataclass(slots=True)
class Weave:
    """The flow while extra steps are being put in. All mappings are keyed by id of step."""

    steps: dict[str, Step]
    extras: Mapping[str, Step]
    attempts: list[Attempt] = field(default_factory=list)
    placed: dict[str, str] = field(default_factory=dict)
    following: dict[str, list[str]] = field(default_factory=dict)
    leading: dict[str, list[str]] = field(default_factory=dict)

    def after(self, departure: Departure) -> None:
        """Put extra steps in right after a step: on all its ways, or on those to one place."""
        row = row_of(departure.after, self.extras)
        if not row or not self._is_row(row):
            return
        home = self.steps[departure.step]
        last = self.steps[row[-1]]
        self.following.setdefault(home.id, []).extend(row)
        if not last.transitions:
            self._after_all(departure, row)
            return
        to, ways = onward(last), [way.to for way in home.transitions]
        if to is None or ways.count(to) != 1:
            once = (id_ for id_ in ways if ways.count(id_) == 1)
            self.attempts.append(astray(target_at(last), led_to(last), once))
            return
        self._after_to(departure, row, next(way for way in home.transitions if way.to == to))

    def _after_all(self, departure: Departure, row: tuple[str, ...]) -> None:
        home, last = self.steps[departure.step], self.steps[row[-1]]
        ways = tuple(replace(way, origin=last.id) for way in home.transitions)
        self.steps[last.id] = replace(last, split=home.split, transitions=ways)
        first = replace(link(home, row[0], last), handoff=made_in(departure, row[0]))
        self.steps[home.id] = replace(home, split=Split.THEN, transitions=(first,))
        self._counted_from(row, [way.to for way in ways])
        self._stopped_with(row, {way.to for way in ways})

    def _after_to(self, departure: Departure, row: tuple[str, ...], way: Transition) -> None:
        """Put a row on one way; its hand-off stands where the border of the sector is crossed."""
        home, own = self.steps[departure.step], self.steps[row[-1]].transitions[0]
        self.attempts += _handing(own, way)
        ways = [
            replace(way, to=row[0], loop=None, back=None, handoff=made_in(departure, row[0])),
            *(self.steps[id_].transitions[0] for id_ in row),
        ]
        ways[-1] = replace(ways[-1], loop=way.loop or own.loop, back=way.back or own.back)
        if way.handoff is not None:
            handoff = _with_more(way.handoff, own.handoff)
            ways[-1] = replace(ways[-1], handoff=None)
            border = self._border(home, row)
            if border < len(row):
                self._kept_until(way.to, handoff)
                handoff = self._received(handoff, way.to)
            ways[border] = replace(ways[border], handoff=handoff)
        kept = tuple(ways[0] if one == way else one for one in home.transitions)
        self.steps[home.id] = replace(home, transitions=kept)
        for id_, one in zip(row, ways[1:], strict=True):
            self.steps[id_] = replace(self.steps[id_], transitions=(one,))
        self._counted_from(row, [way.to])
        self._stopped_with(row, {way.to})

    def _border(self, home: Step, row: tuple[str, ...]) -> int:
        """Return the number of the first of a row in another sector; how many there are if none."""
        sectors = [self.steps[id_].sector != home.sector for id_ in row]
        return sectors.index(True) if True in sectors else len(row)

    def before(self, departure: Departure) -> None:
        """Put extra steps in right before a step: every way to it leads by way of them."""
        row = row_of(departure.before, self.extras)
        row = tuple(id_ for id_ in row if id_ != departure.step)
        if not row or not self._is_row(row):
            return
        home, last = self.steps[departure.step], self.steps[row[-1]]
        if last.transitions and onward(last) != home.id:
            self.attempts.append(astray(target_at(last), led_to(last), (home.id,)))
            return
        self.leading.setdefault(home.id, []).extend(row)
        for id_, step in list(self.steps.items()):
            if id_ not in row:
                self._led_by(step, home, row[0])
        home = self.steps[home.id]
        first = self.steps[row[0]]
        begun = replace(
            first, start=home.start, waits=home.waits, repeats=first.repeats or home.repeats
        )
        self.steps[row[0]] = begun
        self.steps[home.id] = replace(home, start=None, waits=Waits.ALL)
        last = self.steps[row[-1]]
        onto = link(last, home.id, last)
        self.steps[last.id] = replace(last, split=Split.THEN, transitions=(onto,))
        self._counted_from(row, [home.id])
        self._stopped_with(row, {home.id})

    def _led_by(self, step: Step, home: Step, first: str) -> None:
        """Let the ways from `step` to `home` lead to `first`; their limits still reach `home`."""
        ways = []
        for way in step.transitions:
            if way.to == home.id:
                if way.handoff is not None:
                    self._kept_until(home.id, way.handoff)
                handoff = self._received(way.handoff, home.id)
                ways.append(replace(way, to=first, handoff=handoff))
            else:
                ways.append(way)
        self.steps[step.id] = replace(self.steps[step.id], transitions=tuple(ways))

    def beside(self, departure: Departure) -> None:
        """Let extra steps begin when a step has finished, side by side with what follows."""
        known = [id_ for id_ in departure.beside if id_ in self.extras]
        if not known:
            return
        home = self.steps[departure.step]
        self.following.setdefault(home.id, []).extend(row_of(tuple(known), self.extras))
        plain = home.split in (Split.THEN, Split.ALL)
        guard = Guard.PLAIN if plain else Guard.ALWAYS
        more = tuple(
            Transition(
                self.extras[id_].place,
                home.id,
                id_,
                guard,
                None,
                None,
                made_in(departure, id_),
                None,
            )
            for id_ in known
        )
        ways = home.transitions if plain else tuple(_without_otherwise(home.transitions))
        split = Split.ALL if plain else Split.EACH
        self.steps[home.id] = replace(home, split=split, transitions=(*ways, *more))

    def in_order(self) -> dict[str, Step]:
        """Return the steps in the order of the nation's file, each extra one where it comes in."""
        order: dict[str, None] = {}
        for id_ in self.steps:
            if id_ not in self.extras:
                around = (*self.leading.get(id_, ()), id_, *self.following.get(id_, ()))
                order |= dict.fromkeys(around)
        return {id_: self.steps[id_] for id_ in {**order, **dict.fromkeys(self.steps)}}

    def _is_row(self, row: tuple[str, ...]) -> bool:
        """Link the steps of a row; tell where one does not lead to the next, or is in another."""
        for id_ in row:
            if id_ in self.placed:
                gaps = {"id": id_, "places": ", ".join((self.placed[id_], row[0]))}
                at = self.extras[id_].place.key()
                self.attempts.append(Attempt(Loosening.PLACED, at, gaps))
                return False
        self.placed |= dict.fromkeys(row, row[0])
        for id_, following in pairwise(row):
            step = self.steps[id_]
            if step.transitions and onward(step) != following:
                self.attempts.append(astray(target_at(step), led_to(step), (following,)))
                return False
            if not step.transitions:
                made = (link(step, following, step),)
                self.steps[id_] = replace(step, split=Split.THEN, transitions=made)
        return True

    def _received(self, handoff: Handoff | None, to: str) -> Handoff | None:
        """Return a hand-off that says who receives it, though it first leads to another step."""
        receiver = self.steps.get(to)
        if handoff is None or handoff.receiver or receiver is None:
            return handoff
        return replace(handoff, receiver=receiver.accountable)

    def _kept_until(self, to: str, handoff: Handoff | None) -> None:
        """Let a hand-off's limit hold until the step that the nation says, whatever comes before.

        Where it is to an end, it holds for what comes before that.
        """
        step, limit = self.steps.get(to), handoff.within if handoff else None
        if step is not None and limit is not None and limit not in step.within:
            self.steps[to] = replace(step, within=(*step.within, limit))

    def _counted_from(self, row: tuple[str, ...], led_to: Iterable[str]) -> None:
        """Let a limit that counts from where a step begins count from where a row does too.

        The step would have begun then: what is put in before it gives no more time.
        """
        if not any(self.steps[id_].takes for id_ in row):
            return
        for to in led_to:
            step = self.steps.get(to)
            if step is not None and to not in self.extras:
                sooner = [
                    replace(limit, from_step=row[0], from_moment=Moment.START)
                    for limit in step.within
                    if limit.duration and not limit.from_step and limit.reach == Moment.FINISH
                ]
                more = tuple(one for one in sooner if one not in step.within)
                self.steps[to] = replace(step, within=(*step.within, *more))

    def _stopped_with(self, row: Iterable[str], led_to: set[str]) -> None:
        """Let what sets all aside that a row leads to set the row aside too."""
        for id_, step in self.steps.items():
            stops = step.stops
            if stops and led_to <= set(stops.steps):
                names = tuple(dict.fromkeys((*stops.steps, *row)))
                self.steps[id_] = replace(step, stops=Stops(stops.place, names, stops.phases))


def _handing(own: Transition, national: Transition) -> Iterator[Attempt]:
    """Yield what the hand-off of an extra step says less of than the nation's in its place."""
    local, demanded = own.handoff, national.handoff
    if local is None or demanded is None:
        return
    if not set(demanded.documents) <= set(local.documents):
        said = ", ".join(demanded.documents)
        yield settled(local.place.value("documents"), "documents", f"documents: [{said}]")
    if (local.basis, local.consent) != (demanded.basis, demanded.consent):
        yield settled(local.place.value("basis"), "basis", f"basis: {basis_written(demanded)}")


def _with_more(national: Handoff | None, local: Handoff | None) -> Handoff | None:
    """Return the nation's hand-off with the documents of the edition's."""
    if national is None or local is None:
        return national or local
    documents = tuple(dict.fromkeys((*national.documents, *local.documents)))
    return replace(national, documents=documents)


def _without_otherwise(ways: Iterable[Transition]) -> Iterator[Transition]:
    """Yield the ways of a choice, `otherwise` said as a condition: beside what always follows it
    would never hold."""
    listed = tuple(ways)
    named = tuple(way.when for way in listed if way.when is not None)
    for way in listed:
        if way.guard == Guard.OTHERWISE:
            yield replace(way, guard=Guard.WHEN, when=Not(Some(named)))
        else:
            yield way
