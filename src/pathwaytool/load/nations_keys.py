"""Keys of the nation's that an edition writes anew: told with what the nation demands there.

An edition has few keys of its own, so that what is the nation's to say cannot be written in it.
Whoever tries is told so, and not only that the key is unknown.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pathwaytool.dataclass import dataclass
from pathwaytool.load.failure import shown
from pathwaytool.load.file import FileRead
from pathwaytool.load.messages import shape
from pathwaytool.load.schema import schema
from pathwaytool.load.titles import data_as_written
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import Location, Pointer, SourceFile

Data = Mapping[str, Any]

_TOLD = (
    shape.UNKNOWN_KEY,
    shape.MISSPELT_KEY,
    shape.STRANGE_KEYS,
    shape.EMPTY_VALUE,
    shape.SEVERAL_ACCOUNTABLE,
)
"""What is found where a key cannot stand, or stands with nothing that it could say."""

_BY_OTHER_NAMES = {"limit": "within", "limits": "within", "deadlines": "within"}
"""What an author may call a list that is then left empty."""

_OF_HANDOFFS = ("handoff", "documents", "basis", "receiver", "consent", "recipient")

LONGEST = 200
"""The most characters that are said of what the nation demands."""


@dataclass(frozen=True, slots=True)
class _Settled:
    """A key of the nation's at a pointer in the edition; `demanded` is "" where that has no such.

    `keys` are those that can stand there.
    """

    pointer: Pointer
    demanded: str
    keys: tuple[str, ...]


def with_the_nations(found: list[Diagnostic], files: Iterable[FileRead]) -> list[Diagnostic]:
    """Return findings, with what the nation demands where an edition writes a key of the nation's.

    Shape of `files`: all of the library and of what it rests on.
    """
    paths = {one.location.path for one in found if one.message in _TOLD}
    files = [one for one in files if paths]
    for file in files:
        if file.kind == "edition" and file.source.path in paths:
            found = _told(found, file.source, _Attempts(data_as_written(file), files))
    return found


def _told(found: list[Diagnostic], source: SourceFile, attempts: "_Attempts") -> list[Diagnostic]:
    """Return findings, those of an edition's file at an attempt replaced by what is settled."""
    at: dict[Location, int] = {
        one.location: number for number, one in enumerate(found) if one.message in _TOLD
    }
    gone: dict[int, list[Diagnostic]] = {}
    for one in attempts.settled():
        places = (source.key(one.pointer), source.value(one.pointer))
        number = next((at[place] for place in places if place in at), None)
        if number is None:
            number = at.get(source.key(one.pointer[:-1] or (next(iter(attempts.edition)),)))
            if number is not None and found[number].message is not shape.STRANGE_KEYS:
                number = None  # it is about something else
        if number is not None:
            gone.setdefault(number, []).append(_finding(one, source))
    return [new for number, one in enumerate(found) for new in gone.get(number, [one])]


def _finding(one: _Settled, source: SourceFile) -> Diagnostic:
    at, key = source.key(one.pointer), shown(str(one.pointer[-1]))
    gaps = {"key": key, "keys": ", ".join(one.keys)}
    if not one.demanded:
        return shape.KEY_FOR_THE_NATION.at(at, **gaps)
    return shape.KEY_OF_THE_NATION.at(at, demanded=one.demanded, **gaps)


class _Attempts:
    """What an edition writes of the nation's, beside the nation's own files."""

    def __init__(self, edition: Data, files: Iterable[FileRead]) -> None:
        """Take an edition as it is written, and all files; the base is the first that it names."""
        self.edition = edition
        datas = [data_as_written(one) for one in files]
        wanted = edition.get("edition_of")
        self.base = next((one for one in datas if one.get("pathway") == wanted), {})
        self.actors = [_map(one, "actors") for one in datas if "edition" not in one]

    def settled(self) -> Iterator[_Settled]:
        """Yield every key that is the nation's to say."""
        if not self.base:
            return
        yield from self._top()
        yield from self._nothing_for()
        for id_, one in _maps(self.edition, "departures"):
            yield from self._departure(id_, one)
        for id_, one in _maps(self.edition, "actors"):
            known: Data = next((actors[id_] for actors in self.actors if id_ in actors), {})
            yield from self._strange(("actors", id_), one, "local_actor", _keys("actor"), known)

    def _top(self) -> Iterator[_Settled]:
        keys, known = schema("edition")["properties"], schema("pathway")["properties"]
        left = tuple(key for key in keys if key not in self.edition)
        for key in self.edition:
            if key not in keys and key in known:
                yield _Settled((key,), self._of_pathway(key), left)

    def _nothing_for(self) -> Iterator[_Settled]:
        """Yield the steps and promises of the nation's for which nothing is written."""
        own = tuple(schema("edition")["properties"])
        for key in ("steps", "promises"):
            known = _map(self.base, key)
            for id_, value in _map(self.edition, key).items():
                if value is None and id_ in known:
                    yield _Settled((key, id_), f"{key}: {id_}", own)

    def _of_pathway(self, key: str) -> str:
        value, part = self.base.get(key), schema("pathway")["properties"][key]
        has_ids = isinstance(value, dict) and "propertyNames" in part
        return _written(key, list(value or ()) if has_ids else value)

    def _departure(self, id_: str, departure: Data) -> Iterator[_Settled]:
        step, at = _map(_map(self.base, "steps"), id_), ("departures", id_)
        if not step:
            return
        yield from self._strange(at, departure, "departure", _keys("step"), step)
        ways = dict(_handoffs(step.get("next")))
        left, known = _left("departure", departure), schema("pathway")["properties"]
        for key in departure:
            if key in _OF_HANDOFFS:
                yield _Settled((*at, key), _written("handoffs", ways or None), left)
            elif key in known and key not in _keys("step"):
                yield _Settled((*at, key), self._of_pathway(key), left)
        keys = _keys("handoff")
        for to, local in _map(departure, "handoffs").items():
            there = (*at, "handoffs", to)
            if isinstance(local, dict):
                yield from self._strange(there, local, "local_handoff", keys, _map(ways, to))
            elif local is None and to in ways:
                yield _Settled(there, _written(to, ways[to]), tuple(_keys("local_handoff")))

    def _strange(
        self, at: Pointer, local: Data, part: str, known: Iterable[str], nations: Data
    ) -> Iterator[_Settled]:
        """Yield the keys of a part that are the nation's, and those of its own that say nothing."""
        own, left = _keys(part), _left(part, local)
        for key, value in local.items():
            name = key
            if not value and not isinstance(value, bool):
                name = _BY_OTHER_NAMES.get(key, key)
            if name in known and (name not in own or name != key or _says_nothing(key, value)):
                demanded = _written(name, nations.get(name))
                if demanded or name not in own:
                    yield _Settled((*at, key), demanded, left)


def _says_nothing(key: str, value: object) -> bool:
    return value is None or key == "accountable"  # of which nothing else is told but several


def _keys(part: str) -> Mapping[str, Any]:
    """Return the keys of a part of an edition, else of a pathway, else of a register."""
    kinds = ("edition", "pathway", "register")
    found = next(one for kind in kinds if (one := schema(kind)["$defs"].get(part)))
    return dict(found["properties"])


def _left(part: str, local: Data) -> tuple[str, ...]:
    return tuple(key for key in _keys(part) if key not in local)


def _map(data: Data, key: str) -> Data:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _maps(data: Data, key: str) -> Iterator[tuple[str, Data]]:
    yield from ((id_, one) for id_, one in _map(data, key).items() if isinstance(one, dict))


def _handoffs(value: object) -> Iterator[tuple[str, Data]]:
    """Yield the hand-offs below `next:`, each with the step that receives."""
    if isinstance(value, list):
        for one in value:
            yield from _handoffs(one)
    elif isinstance(value, dict):
        to, handoff = value.get("to"), value.get("handoff")
        if isinstance(to, str) and isinstance(handoff, dict):
            yield to, handoff
        for one in value.values():
            yield from _handoffs(one)


def _written(key: str, value: object) -> str:
    """Return a key with its value as it is written on one line; "" where there is none."""
    if value is None:
        return ""
    text = " ".join(f"{key}: {_flow(value)}".split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _flow(value: object) -> str:
    if isinstance(value, dict):
        if value.keys() <= {"da", "en", "sv"}:
            return str(next(iter(value.values()), ""))
        return f"{{{', '.join(f'{key}: {_flow(one)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)
