"""Ids over several files: none used twice, none that differ only in capital letters."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from pathwaytool.load.file import FileRead
from pathwaytool.load.messages import together
from pathwaytool.load.schema import registers
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import Place, Pointer

Named = tuple[str, Place]
"""An id and where it stands."""


def name_findings(files: Iterable[FileRead]) -> list[Diagnostic]:
    """Return the ids that collide, each with the place it collides with."""
    spaces: dict[str, list[Named]] = {}
    for file in files:
        for space, id_, pointer in _names(file):
            spaces.setdefault(space, []).append((id_, Place(file.source, pointer)))
    return [found for names in spaces.values() for found in _collisions(names)]


def _names(file: FileRead) -> Iterator[tuple[str, str, Pointer]]:
    """Yield the name space, the id and the pointer of everything in a file that has an id."""
    data = file.data or {}
    if file.kind in ("pathway", "topic", "edition") and file.kind in data:
        # An edition is asked for by its id like a pathway.
        space = "pathway" if file.kind == "edition" else file.kind
        yield space, data[file.kind], (file.kind,)
    if file.kind == "register":
        for key in registers():
            yield from ((key, id_, (key, id_)) for id_ in data.get(key, ()))
    for key in _KEYS_INSIDE.get(file.kind or "", ()):
        # Steps and ends share one name space; each file has its own.
        space = "steps" if key == "ends" else key
        home = _LIBRARY if PurePosixPath(file.source.path).stem == _LIBRARY else file.source.path
        yield from ((f"{home} {space}", id_, (key, id_)) for id_ in data.get(key, ()))


_LIBRARY = "library"
"""The name of library files: that of a base and the one that rests on it share their names."""


_KEYS_INSIDE = {
    "library": ("sectors", "phases", "countries"),
    "pathway": (
        "recommendations",
        "decisions",
        "facts",
        "loops",
        "about",
        "to_you",
        "promises",
        "cases",
        "steps",
        "ends",
    ),
    "topic": ("sections", "advice"),
    "edition": ("agreements", "promises", "steps"),
}


def _collisions(names: list[Named]) -> Iterator[Diagnostic]:
    seen: dict[str, Named] = {}
    for id_, place in names:
        other_id, other = seen.setdefault(id_.casefold(), (id_, place))
        if other is place:
            continue
        pointed = place.value() if len(place.pointer) == 1 else place.key()
        related = other.value() if len(other.pointer) == 1 else other.key()
        where = f"{related.path}:{related.span.line}"
        if other_id == id_:
            found = together.DUPLICATE_ID.at(pointed, id=id_, other=where)
        else:
            found = together.CASE_COLLISION.at(pointed, id=id_, other=other_id)
        yield replace(found, related=(related,))
