"""One way in which data does not fit its schema, with what is needed to explain it."""

import json
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pathwaytool.dataclass import dataclass
from pathwaytool.load.schema import schema
from pathwaytool.model.position import Location, Pointer, SourceFile

if TYPE_CHECKING:
    from jsonschema import ValidationError


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that does not fit. `schema` is the part of the schema that it does not fit.

    `name` is what that part is called in the schema, or "". `in_key`: the value is itself a key,
    the last of `pointer`. `conditional`: the demand depends on the other keys.
    """

    kind: str
    source: SourceFile
    pointer: Pointer
    in_key: bool
    conditional: bool
    value: Any
    validator: str | None
    wanted: Any
    schema: Mapping[str, Any]
    name: str

    @classmethod
    def of(cls, error: "ValidationError", kind: str, source: SourceFile) -> "Misfit":
        """Return the failure that an error of jsonschema tells of."""
        way = list(error.absolute_schema_path)
        in_key = "propertyNames" in way
        pointer: Pointer = tuple(error.absolute_path)
        wanted: Any = error.schema if isinstance(error.schema, Mapping) else {}
        return cls(
            kind=kind,
            source=source,
            pointer=(*pointer, str(error.instance)) if in_key else pointer,
            in_key=in_key,
            conditional=bool({"then", "else"} & set(map(str, way))),
            value=error.instance,
            validator=None if error.validator is None else str(error.validator),
            wanted=error.validator_value,
            schema=wanted,
            name=_name(kind, wanted),
        )

    @property
    def key(self) -> str:
        """Return the key that the value stands under, or the kind of file at the top."""
        return next((part for part in reversed(self.pointer) if isinstance(part, str)), self.kind)

    @property
    def at(self) -> Location:
        """Return where the value stands; its key where it is itself a key or empty."""
        if self.in_key or self.value is None:
            return self.source.key(self.pointer)
        return self.source.value(self.pointer)

    @property
    def at_key(self) -> Location:
        """Return where the key stands, or the first key of the file."""
        if self.pointer:
            return self.source.key(self.pointer)
        return self.source.key((next(iter(self.value), ""),))

    @property
    def raw(self) -> str:
        """Return the value as it is written, if that is one line."""
        span = self.at.span
        if self.in_key or span.line != span.end_line:
            return shown(self.value)
        return self.at.text[span.column - 1 : span.end_column - 1]

    @property
    def is_one_line(self) -> bool:
        """Tell whether the value stands on one line."""
        return self.at.span.line == self.at.span.end_line

    def inside(self, part: str | int) -> Location:
        """Return where a part of the value stands; of a map, its key."""
        return self.source.key((*self.pointer, part))

    @property
    def strange_keys(self) -> list[str]:
        """Return the keys of this map that cannot stand in it."""
        if self.validator != "additionalProperties":
            return []
        return [key for key in self.value if key not in self.schema.get("properties", {})]

    def choices_of(self, key: str) -> tuple[object, ...]:
        """Return the values of which one must stand under a key of this map, if it has such."""
        part = self.schema.get("properties", {}).get(key, {})
        name = str(part.get("$ref", "")).rpartition("/")[2]
        return tuple(part.get("enum", schema(self.kind)["$defs"].get(name, {}).get("enum", ())))

    @property
    def is_something_else(self) -> bool:
        """Tell whether this map has so many strange keys that it must be a part of another sort."""
        strange = len(self.strange_keys)
        return strange >= MANY or (strange > 1 and strange == len(self.value))

    def misspelt_keys(self) -> dict[str, str]:
        """Return the unknown keys of this map that look like a known one, and that known one."""
        properties = self.schema.get("properties", {})
        return {
            key: meant
            for key in self.strange_keys
            if (meant := meant_key(key.partition(":")[0], properties, self.value))
        }


MANY = 3
"""From how many strange or missing keys in one map they are told together."""


def near(word: str, words: list[str]) -> str | None:
    """Return the one of `words` that looks most like `word`, if any does."""
    return next(iter(get_close_matches(word, words, n=1, cutoff=0.65)), None)


def shown(value: object) -> str:
    """Return a value as it can be quoted in a sentence: short, and on one line."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


_LONGEST = 60


def meant_key(
    key: str, properties: Mapping[str, Any], present: Mapping[str, Any] = MappingProxyType({})
) -> str | None:
    """Return the key that was meant: spelt alike, or called so in the schema's Danish titles.

    `properties`: the keys that there can be, each to its part of the schema. `present`: those that
    stand there already, and cannot be meant.
    """
    absent = [name for name in properties if name not in present]
    if (word := _WORDS.get(_folded(key))) in absent:
        return word
    for name in absent:
        title = _folded(properties[name].get("title", ""))
        if _folded(key) in (title, title.partition(" ")[0]):
            return name
    return near(key, absent) or near(key.casefold(), absent)


_WORDS = {
    **{"foer": "before", "efter": "after", "hvis": "when", "naar": "when", "ellers": "otherwise"},
    **{"til": "to", "fra": "from", "hver": "each", "alle": "all", "en": "one", "udgave": "edition"},
    **{"emne": "topic"},
}
"""Danish words for keys that the titles of the schemas do not say."""


def _folded(text: str) -> str:
    """Return a text as it is written where a keyboard has no Danish letters: `foer`."""
    return text.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")


def _name(kind: str, wanted: Any) -> str:
    definitions = schema(kind)["$defs"]
    return next((name for name, one in definitions.items() if one == wanted), "")
