"""What earlier runs found, kept between runs: safe to delete, to share and to lose.

A memory is one JSON file of keys and values. A key is a fingerprint of everything that its value
depends on, the tool itself included, so nothing in it can be stale: what changed has another key.
"""

import json
import os
from collections.abc import Mapping
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

    def has(self, key: str) -> bool:
        """Tell whether something is kept under `key`."""
        return key in self._read()

    def recall(self, key: str, kind: type[Value]) -> Value | None:
        """Return the value kept under `key`; None where there is none of this kind."""
        entries = self._read()
        if key not in entries:
            return None
        entries[key] = entries.pop(key)  # the last used stands last, see `save`
        try:
            return cast(Value, _decoded(entries[key], kind))
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def keep(self, key: str, value: object) -> None:
        """Remember `value`, a dataclass or what JSON knows, under `key`."""
        self._read().pop(key, None)
        self._read()[key] = encoded(value)
        self._is_changed = True

    def save(self, most: int) -> None:
        """Write the values if there are new ones; no more than the `most` that were used last.

        A file that cannot be written is let be: the next run only takes longer.
        """
        entries = self._read()
        if self._path is None or not self._is_changed:
            return
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


def _decoded(value: Json, kind: object) -> object:
    """Return the value of type `kind` that `encoded` gave. Raises: ValueError where it is none."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _one_of(value, arguments)
    if origin is None:
        return _plain(value, cast(type, kind))
    if origin in (tuple, frozenset, list) and isinstance(value, list):
        if len(arguments) == 2 and arguments[1] is not Ellipsis:
            return (_decoded(value[0], arguments[0]), _decoded(value[1], arguments[1]))
        return origin(_decoded(part, arguments[0]) for part in value)
    if isinstance(value, dict):
        return {key: _decoded(part, arguments[1]) for key, part in value.items()}
    raise ValueError(f"{value!r} is no {kind}")


def _one_of(value: Json, kinds: tuple[object, ...]) -> object:
    if value is None and NoneType in kinds:
        return None
    for kind in kinds:
        with suppress(ValueError):
            return _decoded(value, kind)
    raise ValueError(f"{value!r} is none of {kinds}")


def _plain(value: Json, kind: type) -> object:
    if is_dataclass(kind) and isinstance(value, list):
        hints = _hints(kind)
        if len(hints) != len(value):
            raise ValueError(f"{kind.__name__} has other fields")
        return kind(*(_decoded(part, hint) for part, hint in zip(value, hints, strict=True)))
    if issubclass(kind, Enum):
        return kind(value)
    if type(value) is not kind:
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value


@cache
def _hints(kind: type) -> tuple[object, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[field.name] for field in fields(kind))


def _folder() -> Path | None:
    for name, below in (("PATHWAYTOOL_CACHE", ""), ("XDG_CACHE_HOME", "pathwaytool")):
        if os.environ.get(name):
            return Path(os.environ[name]) / below
    with suppress(RuntimeError):  # a user without a home
        return Path("~/.cache/pathwaytool").expanduser()
    return None
