"""One way in which data does not fit its schema, with what is needed to explain it."""

import json
import re
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
        if {key.casefold() for key in self.strange_keys} <= set(self.schema.get("properties", {})):
            return False
        if all(self.without_colon(key) for key in self.strange_keys):
            return False
        if strange and set(self.misspelt_keys()) == set(self.strange_keys):
            return False
        return strange >= MANY or (strange > 1 and strange == len(self.value))

    def without_colon(self, key: str) -> tuple[str, str] | None:
        """Return the known key and the content in a strange key such as `from 2024-01-01`."""
        found = _WITHOUT_COLON.fullmatch(key) if self.value[key] is None else None
        if found and found[1] in self.schema.get("properties", {}):
            return found[1], found[2]
        return None

    def misspelt_keys(self) -> dict[str, str]:
        """Return the unknown keys of this map that look like a known one, and that known one."""
        properties = self.schema.get("properties", {})
        if len(self.strange_keys) > MOST_MEANT:
            return {}
        fitting = {
            key: {
                name: part
                for name, part in properties.items()
                if can_be_meant(self.kind, part, self.value[key])
            }
            for key in self.strange_keys
        }
        meant = {key: self.without_colon(key) for key in self.strange_keys}
        before_bracket = {
            key: _FIRST.split(key)[0]
            for key in self.strange_keys
            if set(key) & set("[{") and _FIRST.split(key)[0] in properties
        }
        return (
            before_bracket
            | {key: found[0] for key, found in meant.items() if found}
            | {
                key: word
                for key, known in fitting.items()
                if not meant[key] and (word := meant_key(_FIRST.split(key)[0], known, self.value))
            }
        )


_FIRST = re.compile(r":| +(?=[\[{])")
_WITHOUT_COLON = re.compile(r"([\w-]+)(?: *= *| +)(\S.*)", re.DOTALL)

MOST_MEANT = 40
"""How many strange keys a map may have for the tool to guess what each means."""

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
    for word in _WORDS.get(re.sub(r"[- ]+", "_", _folded(key)), ()):
        if word in absent:
            return word
    for name in absent:
        title = _folded(properties[name].get("title", ""))
        if _folded(key) in (title, title.partition(" ")[0]):
            return name
    return near(key, absent) or near(key.casefold(), absent)


_WORDS: Mapping[str, tuple[str, ...]] = {
    word: tuple(keys.split())
    for words, keys in (
        ("foer foere before", "before"),
        ("efter after derefter", "after next"),
        ("hvis naar om if condition betingelse villkor", "when"),
        ("ellers annars else default", "otherwise"),
        ("til till target goto maal", "to until"),
        ("to until slut end", "until to finish"),
        ("fra fraan", "from"),
        ("begynd begynder", "start"),
        ("hver varje", "each"),
        ("alle alla and og och", "all"),
        ("en et ett", "one"),
        ("eller or mindst_en", "any"),
        ("ikke inte icke ej", "not"),
        ("dk", "da"),
        ("se", "sv"),
        ("gb uk", "en"),
        ("udgave utgaava", "edition"),
        ("emne aemne", "topic"),
        ("naeste naesta then saa", "next then"),
        ("fase fas faser", "phase phases"),
        ("trin steg", "steps happens"),
        ("step happening sker", "happens steps"),
        ("altid alltid", "always"),
        ("aldrig", "never"),
        ("maa kan faar", "may"),
        ("skal ska", "must"),
        ("name navn namn overskrift", "title"),
        ("type slags", "kind"),
        ("responsible ansvar", "accountable"),
        ("varighed varar tid duration time", "takes limit"),
        ("frist frister tidsfrist deadline", "within limit"),
        ("hjemmel hjemler lov law", "legal basis"),
        ("kilde kilder kaella kaellor", "source cites"),
        ("inputs input kraever", "needs"),
        ("outputs output", "gives"),
        ("grund aarsag begrundelse", "reason why because"),
        ("reach opnaar naas naar", "reaches"),
        ("beskrivelse beskrivning tekst", "text description"),
        ("udgave_af udgave_for utgaava_av utgaava_foer", "edition_of"),
        ("resume resumé sammenfatning sammanfattning", "summary"),
        ("url link links adresse adress laenk", "address"),
        ("deling delning", "sharing"),
        ("tilstand stand", "status"),
        ("tager varer", "takes"),
        ("alder aldre aar age aaldrar", "ages"),
        ("maalgruppe maalgrupper", "audience target"),
        ("afgoeres_af afgjort_af besluttes_af bestemmes_af avgoers_av", "decided_by"),
    )
    for word in words.split()
}
"""Words of three languages, and of what programs write, for keys that no title of the schemas says:
the first that can stand in the place is meant."""


def can_be_meant(kind: str, part: Mapping[str, Any], value: object) -> bool:
    """Tell whether a value may stand at a part of the schema of a kind of file, by its sort alone.

    A list that a bracket makes of a word, and a word that is taken out of a list, may.
    """
    wanted = sorts_of(kind, part)
    if isinstance(value, dict):
        return "object" in wanted
    if isinstance(value, list) and len(value) != 1:
        return "array" in wanted
    return value is None or wanted != {"object"}


def sorts_of(kind: str, part: Mapping[str, Any]) -> frozenset[str]:
    """Return of what sorts, as JSON calls them, a value at a part of a schema can be."""
    if name := str(part.get("$ref", "")).rpartition("/")[2]:
        return sorts_of(kind, schema(kind)["$defs"][name])
    if "anyOf" in part:
        return frozenset().union(*(sorts_of(kind, one) for one in part["anyOf"]))
    return frozenset((str(part.get("type", "string")),))


def _folded(text: str) -> str:
    """Return a text as it is written where a keyboard has no Danish letters: `foer`."""
    folded = text.casefold()
    return folded if folded.isascii() else folded.translate(_LETTERS)


_LETTERS = str.maketrans({"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa"})


def _name(kind: str, wanted: Any) -> str:
    definitions = schema(kind)["$defs"]
    return next((name for name, one in definitions.items() if one == wanted), "")
