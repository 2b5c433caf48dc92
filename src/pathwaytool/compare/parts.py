"""A pathway, or a register's entry, taken apart: what is said of each of its parts.

Where something stands, and in which order, is no part of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum, StrEnum

from pathwaytool.compare.named import limits_of, way_id, ways_of
from pathwaytool.compare.space import Space
from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Every, Is, Not, Some
from pathwaytool.model.pathway import Impossible, Pathway, Step, Transition, Waits
from pathwaytool.model.position import Place, SourceFile
from pathwaytool.model.text import Text
from pathwaytool.model.time import Limit


class Depth(StrEnum):
    """How deep a difference goes: only words and what they rest on, or what is to be done."""

    WORDING = "wording"
    MEANING = "meaning"


WORDS = frozenset(
    {
        "about",
        "aspects",
        "calendar",
        "checked",
        "cites",
        "confidence",
        "country",
        "criterion",
        "forms",
        "is_implied",
        "labels",
        "languages",
        "locator",
        "not_stated",
        "review",
        "source",
        "date",
        "to_you",
        "address",
        "partial",
        "unlike",
    }
)
"""Fields that say how something is worded, or how sure we are of it. All texts do as well."""

UNSAID = frozenset({"id", "formerly", "consent_at"})
"""What is told as a new name, and the place of a consent in the file, which is no difference."""

ELSEWHERE = frozenset({"transitions", "start", "within", "split"})
"""Fields of a step that are parts of their own; how it splits shows in who takes its ways."""

Part = tuple[str, str]
"""A kind of part, such as `step`, and its id."""

Bare = None | str | int | tuple["Bare", ...]


@dataclass(frozen=True, slots=True)
class FieldSaid:
    """What one field says: the value itself, and it without places and order."""

    value: object
    bare: Bare
    level: Depth


Fields = Mapping[str, FieldSaid]


class VersionParts:
    """Takes versions apart. Conditions are told apart in `space`, by who meets them."""

    def __init__(self, space: Space | None = None) -> None:
        self._space = space

    def of(self, pathway: Pathway) -> dict[Part, Fields]:
        """Return all parts of a pathway."""
        found: dict[Part, Fields] = {("pathway", ""): self._pathway(pathway)}
        for kind, name in KINDS.items():
            entries: Mapping[str, object] = getattr(pathway, kind)
            found.update({(name, id_): self.fields(one) for id_, one in entries.items()})
        for one in pathway.impossible:
            found[("impossible", combination_id(self, one))] = self.fields(one)
        joins = _joins(pathway)
        for step in pathway.steps.values():
            found.update(self._step(step, is_join=step.id in joins))
        return found

    def fields(self, entry: object, but: frozenset[str] = frozenset()) -> dict[str, FieldSaid]:
        """Return what an entry says, field by field; what is not said is left out."""
        found: dict[str, FieldSaid] = {}
        assert is_dataclass(entry)
        for field in fields(entry):
            value = getattr(entry, field.name)
            if field.name in but or field.name in UNSAID or _is_nothing(value):
                continue
            if not isinstance(value, Place | SourceFile):
                found[field.name] = self._said(field.name, value)
        return found

    def _said(self, name: str, value: object) -> FieldSaid:
        is_words = name in WORDS or isinstance(value, Text) or _is_texts(value)
        return FieldSaid(value, self.bare(value), Depth.WORDING if is_words else Depth.MEANING)

    def bare(self, value: object) -> Bare:
        """Return a value without places and order, to be held against another."""
        match value:
            case Is() | Every() | Some() | Not():
                where = self._space.where(value) if self._space else None
                return ("condition", where if where is not None else repr(value))
            case Enum():
                return str(value.value)
            case Place() | SourceFile() | None:
                return None
            case Text():
                return tuple(sorted(value.versions))
            case str() | int():
                return value
            case Mapping():
                pairs = ((str(key), self.bare(part)) for key, part in value.items())
                return tuple(sorted(pairs, key=repr))
            case tuple():
                return tuple(sorted(map(self.bare, value), key=repr))
        assert is_dataclass(value)
        names = (one.name for one in fields(value))
        return tuple(self.bare(getattr(value, name)) for name in names)

    def _pathway(self, pathway: Pathway) -> Fields:
        whole = frozenset(KINDS) | {"steps", "impossible", "source"}
        return self.fields(pathway, whole)

    def _step(self, step: Step, *, is_join: bool) -> Iterator[tuple[Part, Fields]]:
        own = self.fields(step, ELSEWHERE)
        if not is_join or step.waits == Waits.ALL:  # as any step does
            del own["waits"]
        yield ("step", step.id), own
        for name, limit in limits_of(step):
            yield ("limit", name), self._limit(limit)
        if step.start:
            yield ("start", step.id), self.fields(step.start, frozenset({"when"}))
        for way, transition in ways_of(step):
            yield ("way", way_id(way)), self.way(transition)

    def _limit(self, limit: Limit) -> Fields:
        own = self.fields(limit)
        if "text" in own:  # then the limit is nothing but its words
            own["text"] = FieldSaid(limit.text, own["text"].bare, Depth.MEANING)
        return own

    def way(self, way: Transition) -> Fields:
        """Return what a way says beside where it leads and who takes it."""
        own = self.fields(way, frozenset({"origin", "to", "guard", "when", "handoff"}))
        if way.handoff:
            handed = self.fields(way.handoff, frozenset({"within"}))
            own.update({f"handoff.{name}": said for name, said in handed.items()})
            own["handoff"] = FieldSaid(True, 1, Depth.MEANING)
        if way.handoff and way.handoff.within:
            for name, said in self.fields(way.handoff.within).items():
                own[f"handoff.within.{name}"] = said
        return own


KINDS = {
    "facts": "fact",
    "loops": "loop",
    "events": "event",
    "ends": "end",
    "promises": "promise",
    "cases": "case",
    "recommendations": "recommendation",
    "decisions": "decision",
}
"""Fields of a pathway that hold parts of one kind, by id."""


def combination_id(parts: VersionParts, combination: Impossible) -> str:
    """Return what tells a combination that cannot occur from the others: who has it."""
    return repr(parts.bare(combination.when))


def _joins(pathway: Pathway) -> frozenset[str]:
    """Return the steps that work may come to more than once: only there it matters who waits.

    Several ways lead there; or one does, and what it comes from may be done more than once.
    """
    into: dict[str, int] = {}
    for step in pathway.steps.values():
        into[step.id] = into.get(step.id, 0) + bool(step.start)
        for one in step.transitions:
            into[one.to] = into.get(one.to, 0) + 1
    several = frozenset(id_ for id_, ways in into.items() if ways > 1)
    is_again = pathway.loops or pathway.events or any(map(_is_again, pathway.steps.values()))
    return frozenset(pathway.steps) if is_again else several


def _is_again(step: Step) -> bool:
    return step.repeats or step.waits == Waits.ANY


def _is_nothing(value: object) -> bool:
    return value is None or value is False or value in ((), {})


def _is_texts(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(one, Text) for one in value)
