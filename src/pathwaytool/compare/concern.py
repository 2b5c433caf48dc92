"""Whom a difference concerns: exactly the cases whose map differs there."""

from collections.abc import Iterator

from pathwaytool.compare.change import Concerned, Fate
from pathwaytool.compare.map import Map, Taken
from pathwaytool.compare.named import Way, place_of, ways_of
from pathwaytool.compare.parts import Part
from pathwaytool.compare.space import Space
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile.values import EMPTY, FULL

NOBODY = Taken(EMPTY, EMPTY)


class Concern:
    """The maps of two versions, held against each other."""

    def __init__(self, before: Pathway, after: Pathway) -> None:
        self.space = Space(before, after)
        self._sets = self.space.sets
        self.before = Map(before, self.space)
        self.after = Map(after, self.space)
        self._versions = before, after
        self.everybody = self._sets.either(self.before.universe, self.after.universe)
        self.both = self._sets.both(self.before.universe, self.after.universe)

    # -- at one part -----------------------------------------------------------------------

    def at(self, place: str) -> int:
        """Return the cases that come to a step or an end in either version."""
        return self._sets.either(self.before.at(place), self.after.at(place))

    def by_way(self, way: Way) -> int:
        """Return the cases that can take a way in either version."""
        return self._sets.either(self.before.taking(way), self.after.taking(way))

    def taking_otherwise(self, way: Way) -> int:
        """Return the cases for whom other answers than before lead along a way, or can."""
        old, new = (one.ways.get(way, NOBODY) for one in self._maps)
        found = self._told_apart(old.holds, new.holds)
        found = self._sets.either(found, self.space.apart(old.cases, new.cases))
        return self._sets.both(found, self.at(way[0]))

    def answered_otherwise(self, step: str) -> int:
        """Return the cases for whom what a step decides can come out otherwise."""
        answers = [one.answers.get(step, FULL) for one in (self.before, self.after)]
        return self._sets.both(self._told_apart(*answers), self.at(step))

    def of(self, part: Part, way: Way | None) -> int | None:
        """Return the cases whose map has a part that differs in more than words.

        None where the part is no part of anybody's map, such as a recommendation.
        """
        kind, id_ = part
        if kind in ("way", "start"):
            return self.by_way(way) if way else EMPTY
        if kind == "impossible":
            return self.ruled_out_otherwise()
        find = {
            "step": self.at,
            "end": self.at,
            "limit": lambda limit: self.at(place_of(limit)),
            "loop": self._looping,
            "fact": self._deciding,
            "event": self.event,
            "promise": self._promised,
        }.get(kind)
        return find(id_) if find else None

    def ruled_out_otherwise(self) -> int:
        """Return the cases that one version alone has, or whose answers can come out otherwise."""
        found = self.space.apart(self.before.universe, self.after.universe)
        for step in {**self.before.answers, **self.after.answers}:
            found = self._sets.either(found, self.answered_otherwise(step))
        if set(self.before.impossible) != set(self.after.impossible):
            deciding = (one for one in self.after.pathway.events.values() if one.decides)
            found = self._sets.either(
                found, self._sets.union(self.event(one.id) for one in deciding)
            )
        return found

    def event(self, id_: str) -> int:
        """Return the cases to whom an event can come in either version."""
        return self._sets.either(self.before.during(id_), self.after.during(id_))

    def _looping(self, loop: str) -> int:
        found = EMPTY
        for pathway, own in zip(self._versions, (self.before, self.after), strict=True):
            for step in pathway.steps.values():
                for way, one in ways_of(step):
                    if one.loop == loop:
                        found = self._sets.either(found, own.taking(way))
        return found

    def _deciding(self, fact: str) -> int:
        """Return the cases that come to where a fact is decided, or are not in both versions."""
        facts = [one.facts[fact] for one in self._versions if fact in one.facts]
        steps = {step for one in facts for step in one.decided_by}
        found = self._sets.union(self.at(step) for step in sorted(steps))
        if all(one.decided_by for one in facts):
            return found
        return self._sets.either(found, self.space.apart(self.before.universe, self.after.universe))

    def _promised(self, promise: str) -> int:
        """Return the cases that can ask for a promise in either version."""
        found = EMPTY
        for pathway, own in zip(self._versions, (self.before, self.after), strict=True):
            if promise in pathway.promises:
                when = self.space.where(pathway.promises[promise].when)
                able = self._sets.forget(when, self.space.open | self.space.made(pathway))
                found = self._sets.either(found, self._sets.both(able, own.universe))
        return found

    def _told_apart(self, before: int, after: int) -> int:
        """Return the cases with answers that are in just one of two sets.

        Where one of them turns on what one version knows from the start and the other decides,
        nobody has the same answers in both.
        """
        read = self._sets.facts(before) | self._sets.facts(after)
        if read & self.space.moved:
            return FULL
        return self._sets.forget(self.space.apart(before, after), self.space.open)

    # -- in all ----------------------------------------------------------------------------

    def places(self) -> Iterator[tuple[str, int, int]]:
        """Yield each step and end of both versions, with who comes there in each by the map.

        Those where that is not the same come first.
        """
        before, after = self._versions
        names = [
            one for one in (*after.steps, *after.ends) if one in {**before.steps, **before.ends}
        ]
        found = [(one, self.before.at(one), self.after.at(one)) for one in names]
        for is_same in (False, True):
            yield from (one for one in found if (one[1] == one[2]) == is_same)

    def apart(self, old: int, new: int) -> Iterator[tuple[Fate, int]]:
        """Yield who of the cases of both versions is in just one of two sets."""
        old, new = (self._sets.both(one, self.both) for one in (old, new))
        for sort, cases in (
            (Fate.REMOVED, self._sets.without(old, new)),
            (Fate.ADDED, self._sets.without(new, old)),
        ):
            if cases != EMPTY:
                yield sort, cases

    @property
    def _maps(self) -> tuple[Map, Map]:
        return self.before, self.after

    def counted(self, cases: int) -> Concerned:
        """Return what there is to say of a set of cases."""
        space, sets = self.space, self._sets
        cases = sets.both(cases, self.everybody)
        box = self.everybody
        among = []
        for level, values in space.box(cases, self.everybody) if cases != EMPTY else ():
            box = sets.both(box, sets.having(level, values))
            names = tuple(space.domains[level][at] for at in values)
            among.append((space.facts[level], names))
        return Concerned(
            space.count(cases),
            space.count(self.everybody),
            tuple(among),
            space.count(box),
            space.shortest(cases, self.everybody),
        )
