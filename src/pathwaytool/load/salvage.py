"""What can be used of a library while it has errors: for help in writing, never for checking."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from pathwaytool.load.file import FileRead, read_file
from pathwaytool.load.library import library_of
from pathwaytool.load.positions import source_file
from pathwaytool.load.schema import fits, kind_of, schema
from pathwaytool.load.stated_language import FALLBACK_LANGUAGE, stated_language
from pathwaytool.load.yaml_source import Data, Read, data_of
from pathwaytool.model.library import Library
from pathwaytool.model.text import Language

_STUBS: Mapping[str, Any] = {
    "edition_of": "x",
    "level": "child",
    "library": "x",
    "municipality": "x",
    "owner": "x",
    "phases": {"x": {"title": "x"}},
    "publisher": "x",
    "sectors": {"x": {"title": "x", "role": "core"}},
    "status": "draft",
    "steps": {},
    "summary": "x",
    "title": "x",
    "version": "0.1.0",
}
"""What stands in for a part that does not fit, so that the rest of its file can be used."""


def salvaged(texts: Mapping[str, bytes]) -> tuple[Library, bool]:
    """Return the library that can be made of what fits, and whether that is all of it.

    Raises: nothing, whatever stands in the files.
    """
    reads = [read_file(path, texts[path]) for path in sorted(texts)]
    language = stated_language(read.source.text for read in reads) or FALLBACK_LANGUAGE
    usable = [one for one in (_usable(read, language) for read in reads) if one]
    is_whole = all(read.data is not None for read in reads)
    if not any(one.kind == "library" for one in usable):
        usable.append(_stub_of_library(language))
        is_whole = False
    library = library_of(usable).library
    assert library is not None  # each of the files fits, and one is the library file
    return library, is_whole


def _usable(read: FileRead, language: Language) -> FileRead | None:
    """Return a file without what does not fit; None where nothing of it can be used."""
    if read.data is not None:
        return read
    raw = data_of(read.source.path, read.source.text)
    kind = kind_of(raw.data) if isinstance(raw, Read) else None
    if not isinstance(raw, Read) or kind is None:
        return None
    data = _mended(kind, raw.data, language)
    fitting = replace(read, kind=kind, data=data, diagnostics=())
    return fitting if fits(kind, data) else None


def _mended(kind: str, data: Data, language: Language) -> Data:
    """Return the data without the entries that do not fit, and with stubs for what then misses."""
    from jsonschema import Draft202012Validator

    mended = deepcopy(data)
    checker = Draft202012Validator(schema(kind), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for way in list(_misfits(checker, mended)):
        top, *further = map(str, way[:2])
        inner = mended.get(top)
        if further and isinstance(inner, dict):
            inner.pop(further[0], None)
        else:
            mended.pop(top, None)
    known = schema(kind)["properties"]
    mended = {key: value for key, value in mended.items() if key in known}
    needed = [*schema(kind).get("required", ())]
    if "base" not in mended:
        needed += schema(kind).get("then", {}).get("required", ())
    for key in needed:
        mended.setdefault(key, [language] if key == "languages" else _stub(kind, key))
    return mended


def _stub(kind: str, key: str) -> Any:
    return [] if (kind, key) == ("pathway", "phases") else deepcopy(_STUBS.get(key, "x"))


def _misfits(checker: Any, data: Data) -> Iterator[tuple[str | int, ...]]:
    """Yield the ways to what does not fit, from the top of the file."""
    for error in checker.iter_errors(data):
        if error.absolute_path:
            yield tuple(error.absolute_path)


def _stub_of_library(language: Language) -> FileRead:
    data = {key: deepcopy(_STUBS[key]) for key in ("library", "title", "publisher")}
    data |= {"languages": [language], "sectors": {}, "phases": {}}
    return FileRead(source_file("library.yml", ""), "library", data, ())
