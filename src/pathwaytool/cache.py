"""What earlier runs found, kept between runs: safe to delete, to share and to lose.

A memory is one JSON file of keys and values. A key is a fingerprint of everything that its value
depends on, the tool itself included, so nothing in it can be stale: what changed has another key.
"""

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pathwaytool.fingerprint import fingerprint

HALF = ".half"
"""The ending of a file that is being written."""

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

Value = TypeVar("Value")


class Memory:
    """Values by key, read from a file when first asked for. A broken file counts as empty."""

    def __init__(self, path: Path | None) -> None:
        """`path` is the file; None remembers nothing beyond this run."""
        self._path = path
        self._entries: dict[str, Json] | None = None
        self._is_changed = False

    def recall(self, key: str, kind: type[Value]) -> Value | None:
        """Return the value kept under `key`; None where there is none of this kind."""
        entries = self._read()
        if key not in entries:
            return None
        entries[key] = entries.pop(key)  # the last used stands last, see `save`
        return decoded(entries[key], kind)

    def keep(self, key: str, value: object) -> None:
        """Remember `value`, a dataclass or what JSON knows, under `key`."""
        self._read().pop(key, None)
        self._read()[key] = encoded(value)
        self._is_changed = True

    def save(self, most: int) -> None:
        """Write the values if there are new ones; no more than the `most` that were used last.

        A file that cannot be written is let be: the next run only takes longer.
        """
        if self._path is None or not self._is_changed:
            return
        entries = self._read()
        text = json.dumps(dict(list(entries.items())[-most:]))
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            remove_leftovers(self._path.parent)
            # In one move, so that a process that reads meanwhile sees the old file or the new.
            half = self._path.with_name(f"{self._path.name}.{os.getpid()}{HALF}")
            try:
                half.write_text(text, "utf-8")
                half.replace(self._path)
            finally:
                half.unlink(missing_ok=True)

    def _read(self) -> dict[str, Json]:
        if self._entries is None:
            self._entries = {}
            with suppress(OSError, ValueError, RecursionError):
                found = json.loads(self._path.read_bytes()) if self._path else {}
                self._entries = found if isinstance(found, dict) else {}
        return self._entries


def remove_leftovers(folder: Path) -> None:
    """Remove what runs that were killed, or found the disk full, left half written in `folder`.

    A file says by its name which process writes it. Should it be one on another computer after
    all, that run only remembers nothing. Raises: OSError where the folder cannot be read.
    """
    for path in folder.glob(f"*{HALF}"):
        writer = path.name.removesuffix(HALF).rpartition(".")[2]
        if not (writer.isdecimal() and _is_running(int(writer))):
            path.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    if os.name == "nt":  # there, to ask is to interrupt
        return True
    try:
        os.kill(process, 0)
    except PermissionError:  # somebody else's
        return True
    except (OSError, OverflowError):
        return False
    return True


def memory_of(home: Path, name: str) -> Memory:
    """Return the memory `name` of the library in `home`."""
    folder = cache_folder(home)
    return Memory(folder and folder / f"{name}.json")


def cache_folder(home: Path) -> Path | None:
    """Return where things about the library in `home` are kept; None where nothing can be."""
    folder = _folder()
    return folder and folder / fingerprint(str(home.resolve()))


def encoded(value: object) -> Json:
    """Return `value` as JSON knows it: dataclasses as lists of their fields, in order."""
    match value:
        case Enum():
            return cast(Json, value.value)
        case None | bool() | int() | float() | str():
            return value
        case Mapping():
            return {str(key): encoded(part) for key, part in value.items()}
        case tuple() | list():
            return [encoded(part) for part in value]
        case frozenset():
            return sorted((encoded(part) for part in value), key=repr)
    if is_dataclass(value):
        return [encoded(getattr(value, field.name)) for field in fields(value)]
    raise TypeError(f"a memory keeps no {type(value).__name__}")


def decoded(value: object, kind: type[Value]) -> Value | None:
    """Return the value that `encoded` made `value` of; None where it is none of this kind."""
    try:
        return cast(Value, _decoder(cast(object, kind))(cast(Json, value)))
    except (LookupError, TypeError, ValueError, AttributeError):
        return None


Decoder = Callable[[Json], object]
"""What gives a value of one type from what `encoded` gave. Raises: ValueError where it is none."""


@cache
def _decoder(kind: object) -> Decoder:
    """Return the decoder of a type: types are looked at once, and values very often."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _one_of(arguments)
    if origin is None:
        return _plain(cast(type, kind))
    if origin in (tuple, frozenset, list):
        return _row(origin, arguments)
    part = _decoder(arguments[1])

    def decoded(value: Json) -> object:
        if not isinstance(value, dict):
            raise ValueError(f"{value!r} is no {kind}")
        return {key: part(one) for key, one in value.items()}

    return decoded


def _row(origin: type, arguments: tuple[object, ...]) -> Decoder:
    is_pair = len(arguments) == 2 and arguments[1] is not Ellipsis
    parts = [_decoder(one) for one in (arguments if is_pair else arguments[:1])]

    def decoded(value: Json) -> object:
        if not isinstance(value, list):
            raise ValueError(f"{value!r} is no row")
        if is_pair:
            return (parts[0](value[0]), parts[1](value[1]))
        return origin(map(parts[0], value))

    return decoded


def _one_of(kinds: tuple[object, ...]) -> Decoder:
    is_none = NoneType in kinds
    parts = [_decoder(one) for one in kinds if one is not NoneType]

    def decoded(value: Json) -> object:
        if value is None and is_none:
            return None
        for part in parts:
            with suppress(ValueError):
                return part(value)
        raise ValueError(f"{value!r} is none of {kinds}")

    return decoded


def _plain(kind: type) -> Decoder:
    if is_dataclass(kind):
        return _made(kind)
    if issubclass(kind, Enum):
        return kind

    def decoded(value: Json) -> object:
        if type(value) is not kind:
            raise ValueError(f"{value!r} is no {kind.__name__}")
        return value

    return decoded


def _made(kind: type) -> Decoder:
    parts: list[Decoder] = []  # looked up when first needed: a type may hold itself

    def decoded(value: Json) -> object:
        if not parts:
            hints = get_type_hints(kind)
            parts.extend(_decoder(hints[field.name]) for field in fields(kind))
        if not isinstance(value, list) or len(parts) != len(value):
            raise ValueError(f"{kind.__name__} has other fields")
        return kind(*(part(one) for part, one in zip(parts, value, strict=True)))

    return decoded


def _folder() -> Path | None:
    for name, below in (("PATHWAYTOOL_CACHE", ""), ("XDG_CACHE_HOME", "pathwaytool")):
        if os.environ.get(name):
            return Path(os.environ[name]) / below
    with suppress(RuntimeError):  # a user without a home
        return Path("~/.cache/pathwaytool").expanduser()
    return None
