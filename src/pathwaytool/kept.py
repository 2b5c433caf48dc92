"""What a library keeps beside its files: its earlier versions, and the strength of its proofs.

versions/<pathway>/<version>.json    the record
versions/<pathway>/<version>/        the library as it was, a folder like any other
strength.json                        how much each proof would notice
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from pathwaytool.compare.record import Record, RecordError, in_order, record_of, record_text
from pathwaytool.fingerprint import fingerprint
from pathwaytool.folder import VERSIONS, Folder, read_folder
from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library
from pathwaytool.new_folder import NewFolder
from pathwaytool.publish.frame.site import Copy
from pathwaytool.publish.frame.strengths import (
    MeasuredStrength,
    StrengthError,
    strengths_of,
    strengths_text,
)

LARGEST = 2_000_000
"""How many bytes a record may have."""

STRENGTH = "strength.json"

MOST = 2_000
"""How many records a library may keep."""


class KeptError(ValueError):
    """A record cannot be read; `path` is where it stands, from the library."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def records_in(home: Path) -> tuple[Record, ...]:
    """Return the records of a library, by pathway, the oldest first.

    Raises: KeptError where a file is none, or says another pathway or version than its name.
    """
    found: list[Record] = []
    for path in _record_files(home):
        name = path.relative_to(home).as_posix()
        if len(found) >= MOST:
            raise KeptError(name)
        try:
            if path.is_symlink() or path.stat().st_size > LARGEST:
                raise KeptError(name)
            record = record_of(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, RecordError) as error:
            raise KeptError(name) from error
        if (record.pathway, f"{record.version}.json") != (path.parent.name, path.name):
            raise KeptError(name)
        found.append(record)
    return in_order(found)


def strengths_in(home: Path) -> dict[str, MeasuredStrength]:
    """Return what was measured of a library, by pathway; nothing where nothing is written down.

    Raises: KeptError where the file cannot be read.
    """
    path = home / STRENGTH
    if not path.is_file():
        return {}
    try:
        if path.is_symlink() or path.stat().st_size > LARGEST:
            raise KeptError(STRENGTH)
        return strengths_of(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, StrengthError) as error:
        raise KeptError(STRENGTH) from error


def keep_strengths(home: Path, strengths: Mapping[str, MeasuredStrength]) -> Path:
    """Write what was measured, by pathway, and return where. Raises: OSError."""
    path = home / STRENGTH
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(strengths_text(strengths), "utf-8")
    beside.replace(path)
    return path


def _record_files(home: Path) -> Iterator[Path]:
    top = home / VERSIONS
    folders = sorted(top.iterdir()) if top.is_dir() else []
    for folder in folders:
        if folder.is_dir() and not folder.is_symlink() and not folder.name.startswith("."):
            yield from sorted(folder.glob("*.json"))


def folder_of(home: Path, record: Record) -> Path:
    """Return where the copy of a version stands, if there is one."""
    return home / VERSIONS / record.pathway / record.version


def kept_texts(home: Path, record: Record) -> Folder | None:
    """Return the library as it was; None where no copy is kept. Raises: OSError."""
    folder = folder_of(home, record)
    return read_folder(folder) if folder.is_dir() else None


def copies_in(home: Path, records: Iterable[Record]) -> dict[tuple[str, str], Copy]:
    """Return the copies that are kept, by pathway and version. Raises: OSError."""
    found: dict[tuple[str, str], Copy] = {}
    for record in records:
        folder = kept_texts(home, record)
        if folder is not None:
            parts = (part for name, text in sorted(folder.texts.items()) for part in (name, text))
            key = fingerprint(*(one if isinstance(one, str) else one.hex() for one in parts))
            found[record.pathway, record.version] = Copy(key, partial(_library, folder))
    return found


def _library(folder: Folder) -> Library | None:
    return load_library(folder.texts).library


def keep(home: Path, record: Record, copy: Folder | None) -> Path:
    """Write a record and, if one is given, the copy of the library; return where.

    Raises: OSError where something cannot be written.
    """
    folder = folder_of(home, record)
    folder.parent.mkdir(parents=True, exist_ok=True)
    if copy is not None:
        new = NewFolder(folder)
        try:
            for name, content in copy.texts.items():
                place = new.path / name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
            new.replace()
        finally:
            new.give_up()
    path = folder.parent / f"{record.version}.json"
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(record_text(record), "utf-8")
    beside.replace(path)
    return path
