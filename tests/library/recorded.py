"""What the knowledge base recorded, and this repository's own library."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from pathwaytool.folder import read_folder
from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "lists"


class Entry(NamedTuple):
    """A recorded entry. `other` is its source, or for a source its kind."""

    id: str
    other: str
    confidence: str


def entries(name: str) -> tuple[Entry, ...]:
    """Return the entries in the list called `name`."""
    return tuple(Entry(*line.split(" ")) for line in _lines(name))


def words() -> tuple[tuple[str, str], ...]:
    """Return every word of the glossary. Shape: pairs of language and word."""
    pairs = [line.split(" ", 1) for line in _lines("words")]
    return tuple((language, word) for language, word in pairs)


def unused_ids() -> tuple[str, ...]:
    """Return the ids of the statements that nothing may rest on yet; each line says why."""
    return tuple(line.split(": ", 1)[0] for line in _lines("unused"))


def seed_ids() -> tuple[str, ...]:
    """Return the ids of the statements that stand in one of the five source texts."""
    return tuple(entry.id for entry in entries("statements") if entry.confidence == "seed")


@cache
def texts() -> dict[str, bytes]:
    """Return the files of this repository's library. Shape: path in `pathways/` to content."""
    return dict(read_folder(ROOT / "pathways").texts)


@cache
def library() -> Library:
    """Return this repository's library."""
    return loaded(texts())


def loaded(files: dict[str, bytes]) -> Library:
    """Return the library in `files`, which must be readable."""
    result = load_library(files)
    assert result.library is not None, [str(one) for one in result.diagnostics]
    return result.library


def changed(path: str, old: str, new: str) -> Library:
    """Return the library with `old`, which must stand in the file, replaced by `new`."""
    text = texts()[path].decode("utf-8")
    assert old in text, f"{old!r} stands nowhere in {path}"
    return loaded({**texts(), path: text.replace(old, new).encode("utf-8")})


def _lines(name: str) -> list[str]:
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
