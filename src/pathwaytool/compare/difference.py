"""Two libraries -> what differs: the whole comparison on one page.

Renames first; then each pathway is taken apart, and each part that is not the same is a change;
then it is counted whose map differs there; last, what the proofs say otherwise.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pathwaytool.compare.answering import actors_of, sectors_of
from pathwaytool.compare.change import (
    Change,
    Coming,
    Difference,
    Fate,
    FieldChange,
    PathwayDifference,
    Version,
)
from pathwaytool.compare.concern import Concern
from pathwaytool.compare.differing import differing, shows_itself
from pathwaytool.compare.fares import fares_of
from pathwaytool.compare.likeness import likenesses
from pathwaytool.compare.meeting import Meeters, Meeting
from pathwaytool.compare.named import Way, way_of, ways_of
from pathwaytool.compare.parts import Depth, Fields, Part, VersionParts, combination_id
from pathwaytool.compare.renames import Ids, Names, names_between, new_ids, with_new_ids
from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Guard, Pathway
from pathwaytool.prove.compile.depth import deep_enough
from pathwaytool.prove.compile.values import EMPTY, TooLarge

REGISTERS = (
    "sectors",
    "phases",
    "actors",
    "legal_bases",
    "documents",
    "interventions",
    "sources",
    "statements",
    "terms",
    "editions",
    "countries",
    "topics",
)
"""What pathways of a library share, as the model names it."""


def difference_of(before: Version, after: Version) -> Difference:
    """Return what differs between two versions of a library. Raises: nothing."""
    old, new = before.library.pathways, after.library.pathways
    ids = new_ids(old, new)
    found = []
    former = {new_id: old_id for old_id, new_id in ids.items()}
    for id_ in dict.fromkeys((*new, *(ids.get(one, one) for one in old))):
        pair = old.get(former.get(id_, id_)), new.get(id_)
        one = _of_pathway(id_, pair, (before, after), ids)
        if one.changes or one.has_other_fares:
            found.append(one)
    shared = tuple(_shared(before, after))
    return Difference(before.library, after.library, tuple(found), shared)


def _shared(before: Version, after: Version) -> Iterator[Change]:
    """Yield what differs in the registers and in the library file."""
    parts = VersionParts()
    for register in REGISTERS:
        old: Mapping[str, object] = getattr(before.library, register)
        new: Mapping[str, object] = getattr(after.library, register)
        for id_ in dict.fromkeys((*new, *old)):
            pair = [parts.fields(one[id_]) if id_ in one else None for one in (old, new)]
            change = _change((register, id_), pair[0], pair[1])
            if change:
                yield change
    whole = frozenset({*REGISTERS, "pathways", "files", "promised", "source", "languages"})
    own = [parts.fields(one.library, whole) for one in (before, after)]
    change = _change(("library", ""), own[0], own[1])
    if change:
        yield change


def _of_pathway(
    id_: str,
    pair: tuple[Pathway | None, Pathway | None],
    versions: tuple[Version, Version],
    ids: Ids,
) -> PathwayDifference:
    old, new = pair
    proofs = [
        version.proofs.get(one.id) if one else None
        for one, version in zip(pair, versions, strict=True)
    ]
    if old is None or new is None:
        fares = fares_of((old, proofs[0]) if old else None, (new, proofs[1]) if new else None)
        sort = Fate.ADDED if old is None else Fate.REMOVED
        change = Change("pathway", id_, sort, Depth.MEANING, (), actors=_all_actors(old or new))
        sectors = sectors_of(change.actors, (versions[0].library, versions[1].library))
        return PathwayDifference(
            id_, old, new, (change,), None, (), 0, 0, fares, change.actors, sectors
        )
    names = names_between(old, new, ids)
    renamed = with_new_ids(old, names)
    with deep_enough(2 * (len(old.facts) + len(new.facts))):
        try:
            concern = Concern(renamed, new)
            compared = Compared(renamed, new, names, concern, Meeting(concern)).found()
        except TooLarge:
            compared = Compared(renamed, new, names, None).found()
    sectors = sectors_of(compared.actors, (versions[0].library, versions[1].library))
    fares = fares_of((renamed, proofs[0]), (new, proofs[1]))
    likely = likenesses(renamed, new, names)
    return replace(compared, before=old, fares=fares, sectors=sectors, likely=likely)


def _all_actors(pathway: Pathway | None) -> tuple[str, ...]:
    steps = pathway.steps.values() if pathway else ()
    return tuple(dict.fromkeys(one.accountable for one in steps))


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of a pathway, the older with the newer's ids; what they can count, if at all."""

    before: Pathway
    after: Pathway
    names: Names
    concern: Concern | None
    meeting: Meeting | None = None

    def found(self) -> PathwayDifference:
        """Return what differs, but for the proofs and sectors."""
        changes = tuple(self._changes())
        actors: dict[str, None] = {}
        for one in changes:
            if one.level == Depth.MEANING:
                actors.update(dict.fromkeys(one.actors))
        concern = self.concern
        result = PathwayDifference(
            id=self.after.id,
            before=self.before,
            after=self.after,
            changes=changes,
            concerned=None,
            coming=(),
            new=0,
            gone=0,
            fares=fares_of(None, None),
            actors=tuple(actors),
            sectors=(),
            is_counted=concern is not None,
        )
        return self._counted(result, concern) if concern and changes else result

    def _counted(self, result: PathwayDifference, concern: Concern) -> PathwayDifference:
        sets, space = concern.space.sets, concern.space
        new = sets.without(concern.after.universe, concern.before.universe)
        gone = sets.without(concern.before.universe, concern.after.universe)
        either = sets.either(new, gone)
        by_map = self.otherwise(concern, result.changes)
        met = self.meeting.told if self.meeting else EMPTY
        told = differing(concern, result.changes, by_map, met)
        at_most, surely = (sets.either(one, either) for one in (told.at_most, told.surely))
        coming = list(self._coming(concern))
        coming.sort(key=lambda one: -one.concerned.cases)
        return replace(
            result,
            concerned=concern.counted(at_most) if at_most != EMPTY else None,
            surely=concern.counted(surely) if surely != EMPTY else None,
            coming=tuple(coming),
            new=space.count(new),
            gone=space.count(gone),
        )

    def _coming(self, concern: Concern) -> Iterator[Coming]:
        """Yield who comes to a place only now, or no longer."""
        for place, old, new in concern.places():
            met = self.meeting.both(place, old, new) if self.meeting else None
            *pair, is_exact = met or (old, new, old == new)
            for sort, cases in concern.apart(pair[0], pair[1]):
                counted = replace(concern.counted(cases), is_exact=is_exact)
                yield Coming(place, sort, counted)

    def otherwise(self, concern: Concern, changes: tuple[Change, ...]) -> int:
        """Return the cases whose map differs anywhere."""
        found = EMPTY
        for one in changes:
            if one.level == Depth.MEANING and one.kind in ON_THE_MAP:
                found = concern.space.sets.either(found, self._turned(concern, one))
        for way in self._ways(concern):
            found = concern.space.sets.either(found, concern.taking_otherwise(way))
        return concern.space.sets.either(found, concern.ruled_out_otherwise())

    def _turned(self, concern: Concern, change: Change) -> int:
        """Return who may go another way by a change: who can meet it by their facts, or fewer."""
        meant = [one.name for one in change.fields if one.level == Depth.MEANING]
        if change.kind == "step" and meant == ["repeats"] and self.meeting is not None:
            again = self.meeting.coming_again(change.id)
            if again is not None:
                return again
        return self._cases(concern, change) or EMPTY

    def _ways(self, concern: Concern) -> dict[Way, None]:
        return dict.fromkeys((*concern.after.ways, *concern.before.ways))

    # -- part by part ----------------------------------------------------------------------

    def _changes(self) -> Iterator[Change]:
        parts = VersionParts(self.concern.space if self.concern else None)
        old, new = parts.of(self.before), parts.of(self.after)
        former = {
            (kind, new_id): old_id
            for kind, ids in (
                ("step", self.names.places),
                ("end", self.names.places),
                ("fact", self.names.facts),
            )
            for old_id, new_id in ids.items()
        }
        for part in dict.fromkeys((*new, *old)):
            change = _change(part, old.get(part), new.get(part), former.get(part))
            change = self._with_conditions(part, change)
            if change is not None:
                yield self._told(self._numbered(change, parts))

    def _numbered(self, change: Change, parts: VersionParts) -> Change:
        """Return a change with a place in the file where it has no id: what cannot occur."""
        if change.kind != "impossible":
            return change
        pathway = self.before if change.sort == Fate.REMOVED else self.after
        names = [combination_id(parts, one) for one in pathway.impossible]
        return replace(change, id=str(names.index(change.id)))

    def _told(self, change: Change) -> Change:
        """Return a change with whom it concerns, and who answers for it."""
        actors = actors_of(change, (self.before, self.after))
        concern = self.concern
        if concern is None or change.level == Depth.WORDING:
            return replace(change, actors=actors)
        cases = self._cases(concern, change)
        if cases is None:
            return replace(change, actors=actors)
        met = self._met(change, cases)
        if self.meeting and shows_itself(change, self.before, self.after):
            self.meeting.told = concern.space.sets.either(self.meeting.told, met.surely)
        counted = replace(concern.counted(met.cases), is_exact=met.is_exact)
        return replace(change, actors=actors, concerned=counted)

    def _met(self, change: Change, by_map: int) -> Meeters:
        """Return who meets a part that differs; of a condition nobody but those on the map."""
        way = way_of(change.kind, change.id)
        if self.meeting is None or by_map == EMPTY:
            return Meeters(by_map, is_exact=by_map == EMPTY)
        if way and [one.name for one in change.fields] == ["when"]:
            return self.meeting.otherwise(way, by_map)
        return self.meeting.of((change.kind, change.id), way, by_map)

    def _cases(self, concern: Concern, change: Change) -> int | None:
        way = way_of(change.kind, change.id)
        if change.kind == "pathway":
            has_lead = any(one.name == "lead" for one in change.fields)
            return concern.everybody if has_lead else None
        if [one.name for one in change.fields] == ["when"] and way:
            return concern.taking_otherwise(way)
        return concern.of((change.kind, change.id), way)

    def _with_conditions(self, part: Part, change: Change | None) -> Change | None:
        """Return a change of a way or a start with what its condition says otherwise."""
        way = way_of(*part)
        concern = self.concern
        if way is None or (change and change.sort != Fate.CHANGED):
            return change
        pair = [_condition(one, way) for one in (self.before, self.after)]
        is_other = (
            concern.taking_otherwise(way) != EMPTY if concern else repr(pair[0]) != repr(pair[1])
        )
        if not is_other:
            return change
        field = FieldChange("when", Depth.MEANING, pair[0], pair[1])
        if change is None:
            return Change(*part, Fate.CHANGED, Depth.MEANING, (field,))
        return replace(change, level=Depth.MEANING, fields=(field, *change.fields))


ON_THE_MAP = frozenset({"step", "end", "limit", "way", "start", "loop", "fact", "event", "pathway"})
"""Kinds of part that a case can meet."""


def _condition(pathway: Pathway, way: Way) -> object:
    """Return by what a way is taken: its condition, or that the others do not hold."""
    origin, to, _ = way
    step = pathway.steps.get(origin or to)
    if step is None:
        return None
    if not origin:
        return step.start.when if step.start else None
    found = dict(ways_of(step)).get(way)
    if found is None:
        return None
    return Guard.OTHERWISE if found.guard == Guard.OTHERWISE else found.when


def _change(
    part: Part, old: Fields | None, new: Fields | None, formerly: str | None = None
) -> Change | None:
    """Return what became of a part; None where it says the same."""
    if old is None or new is None:
        sort = Fate.ADDED if old is None else Fate.REMOVED
        return Change(*part, sort, _level_of_whole(part[0]), ())
    fields = tuple(_field_changes(old, new))
    if not fields and formerly is None:
        return None
    is_meant = any(one.level == Depth.MEANING for one in fields)
    level = Depth.MEANING if is_meant else Depth.WORDING
    return Change(*part, Fate.CHANGED, level, fields, formerly)


def _field_changes(old: Fields, new: Fields) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*new, *old)):
        before, after = old.get(name), new.get(name)
        if (before.bare if before else None) != (after.bare if after else None):
            said = after or before
            level = said.level if said else Depth.MEANING
            yield FieldChange(
                name, level, before.value if before else None, after.value if after else None
            )


ONLY_WORDS = frozenset({"sources", "statements", "terms", "topics", "interventions", "countries"})
"""Registers whose entries tell of the pathways' grounds, and nothing of what is to be done."""


def _level_of_whole(kind: str) -> Depth:
    return Depth.WORDING if kind in ONLY_WORDS else Depth.MEANING
