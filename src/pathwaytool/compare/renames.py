"""What is called otherwise in the newer version: said by `formerly`, never guessed."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Protocol, TypeVar

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Is
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Place, SourceFile
from pathwaytool.model.promise import Named, Sort
from pathwaytool.model.text import Text

_PLACES = frozenset({"origin", "to", "from_step", "steps", "decided_by"})
"""Fields of the model that name steps and ends of the same pathway."""

_FACTS = frozenset({"consent_fact"})
_PATHWAYS = frozenset({"runs", "outcomes_of"})

Ids = Mapping[str, str]
"""Old ids to new ones."""


class Renamable(Protocol):
    """What can say that it was called otherwise."""

    @property
    def formerly(self) -> tuple[str, ...]:
        """Return its earlier ids."""


Entry = TypeVar("Entry", bound=Renamable)


@dataclass(frozen=True, slots=True)
class Names:
    """Old ids to new ones: of steps and ends together, of facts, and of pathways."""

    places: Ids
    facts: Ids
    pathways: Ids


def new_ids(before: Iterable[str], after: Mapping[str, Entry]) -> dict[str, str]:
    """Return old ids to new ones: those that are gone, and that something new says it had.

    Of two that say so the first has it.
    """
    old = set(before)
    found: dict[str, str] = {}
    for id_, entry in after.items():
        for former in entry.formerly:
            if id_ not in old and former in old and former not in after:
                found.setdefault(former, id_)
    return found


def names_between(before: Pathway, after: Pathway, pathways: Ids) -> Names:
    """Return what has another id in `after`; `pathways` are those of the whole library."""
    steps = new_ids(before.steps, after.steps)
    ends = new_ids(before.ends, after.ends)
    return Names(ends | steps, new_ids(before.facts, after.facts), pathways)


def with_new_ids(pathway: Pathway, names: Names) -> Pathway:
    """Return an older version with the ids of the newer one, and the same otherwise."""
    if not (names.places or names.facts or names.pathways):
        return pathway
    renamed = _Renamed(names)
    changed: dict[str, object] = {
        field.name: renamed.field(field.name, getattr(pathway, field.name))
        for field in fields(pathway)
    }
    for kind, ids in (("steps", names.places), ("ends", names.places), ("facts", names.facts)):
        entries: Mapping[str, object] = getattr(pathway, kind)
        changed[kind] = {ids.get(id_, id_): renamed.entry(one, ids) for id_, one in entries.items()}
    changed["id"] = names.pathways.get(pathway.id, pathway.id)
    return replace(pathway, **changed)  # type: ignore[arg-type]


class _Renamed:
    """Puts new ids in the place of old ones, all the way down."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def entry(self, value: object, ids: Ids) -> object:
        """Return a step, an end or a fact under its new id."""
        changed = self.whole(value)
        id_: str = getattr(value, "id", "")
        return replace(changed, id=ids.get(id_, id_))  # type: ignore[type-var]

    def field(self, name: str, value: object) -> object:
        """Return what stands in the field of that name."""
        if name == "decides" and isinstance(value, Mapping):  # an event's answers, by fact
            return {self._names.facts.get(id_, id_): answers for id_, answers in value.items()}
        for names, ids in (
            (_PLACES, self._names.places),
            (_FACTS, self._names.facts),
            (_PATHWAYS, self._names.pathways),
        ):
            if name in names:
                if type(value) is str:
                    return ids.get(value, value)
                if isinstance(value, tuple) and all(type(one) is str for one in value):
                    return tuple(ids.get(one, one) for one in value)
        return self.whole(value)

    def whole(self, value: object) -> object:
        """Return a value with all that is in it."""
        match value:
            case Text() | Place() | SourceFile():
                return value
            case Is(fact, values):
                return Is(self._names.facts.get(fact, fact), values)
            case Named(Sort.STEP, id_, place):
                return Named(Sort.STEP, self._names.places.get(id_, id_), place)
            case tuple():
                return tuple(map(self.whole, value))
            case Mapping():
                return {key: self.whole(part) for key, part in value.items()}
        if not is_dataclass(value) or isinstance(value, type):
            return value
        own = {one.name: self.field(one.name, getattr(value, one.name)) for one in fields(value)}
        return replace(value, **own)
