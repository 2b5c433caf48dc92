"""Titles where ids belong: the id of what is called so, from all files of a library."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pathwaytool.load.file import FileRead
from pathwaytool.load.messages.values import WORDS_FOR_ID
from pathwaytool.load.schema import registers
from pathwaytool.load.yaml_source import Read, data_of
from pathwaytool.model.diagnostic import Diagnostic

_SINGULAR = {"legal_bases": "legal-basis", "countries": "country"}


def with_ids(found: Iterable[Diagnostic], files: Iterable[FileRead]) -> list[Diagnostic]:
    """Return findings, with the id where words stand that only one thing of its kind is called."""
    listed = list(found)
    if not any(one.message is WORDS_FOR_ID for one in listed):
        return listed
    datas = {file.source.path: data_as_written(file) for file in files}
    shared = list(_shared(datas.values()))
    return [
        _with_id(one, [*shared, *_near_by(one.location.path, datas)])
        if one.message is WORDS_FOR_ID
        else one
        for one in listed
    ]


def _near_by(path: str, datas: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Yield what a file can refer to in itself, and an edition in the pathway that it is of."""
    data = datas.get(path, {})
    yield from _own(data)
    if isinstance(data.get("edition_of"), str):
        for other in datas.values():
            if other.get("pathway") == data["edition_of"]:
                yield from _own(other)


def _with_id(finding: Diagnostic, named: list[tuple[str, str, str]]) -> Diagnostic:
    if finding.edit:
        return finding
    wanted, kind = _folded(finding.gaps["value"]), finding.gaps["home"]
    ids = {id_ for its, name, id_ in named if its == kind and _folded(name) == wanted}
    if len(ids) != 1:
        return finding
    (id_,) = ids
    near = f"[{id_}]" if finding.gaps["brackets"] else id_
    return replace(finding, gaps={**finding.gaps, "near": near}).mended(near)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def data_as_written(file: FileRead) -> Mapping[str, Any]:
    """Return the plain data of a file, whether it fits or not; nothing where it cannot be read."""
    if file.data is not None:
        return file.data
    read = data_of(file.source.path, file.source.text)
    return read.data if isinstance(read, Read) else {}


def _shared(datas: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Yield kind, name and id of what every file can refer to."""
    for data in datas:
        for key in (*registers(), "sectors", "phases", "countries"):
            kind = _SINGULAR.get(key, key.removesuffix("s"))
            for id_, entry in _entries(data, key):
                yield kind, id_.replace("-", " ").replace("_", " "), id_
                yield from ((kind, name, id_) for name in _names(entry))
        if isinstance(data.get("pathway"), str):
            yield from (("pathway", name, data["pathway"]) for name in _names(data))


def _own(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield kind, name and id of the steps and ends of a file."""
    for key, kinds in (("steps", ("step", "target")), ("ends", ("target",)), ("loops", ("loop",))):
        for id_, entry in _entries(data, key):
            yield from ((kind, name, id_) for kind in kinds for name in _names(entry))


def _entries(data: Mapping[str, Any], key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    entries = data.get(key)
    if isinstance(entries, dict):
        yield from ((id_, one) for id_, one in entries.items() if isinstance(one, dict))


def _names(entry: Mapping[str, Any]) -> Iterator[str]:
    """Yield what an entry is called: its titles, and the act and section of a legal basis."""
    title = entry.get("title")
    for one in title.values() if isinstance(title, dict) else (title,):
        if isinstance(one, str):
            yield one
    if isinstance(entry.get("act"), str) and isinstance(entry.get("section"), str):
        yield f"{entry['act']} {entry['section']}"
