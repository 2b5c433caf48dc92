"""Titles where ids belong: the id of what is called so, from all files of a library."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pathwaytool.load.file import FileRead
from pathwaytool.load.ids import register_of
from pathwaytool.load.messages.shape import LIST_EXPECTED, SEVERAL_ACCOUNTABLE
from pathwaytool.load.messages.syntax import MISSING_COMMA
from pathwaytool.load.messages.values import SEVERAL_IDS, WORDS_FOR_ID
from pathwaytool.load.schema import registers
from pathwaytool.load.yaml_source import Read, data_of
from pathwaytool.model.diagnostic import Diagnostic

_SINGULAR = {"legal_bases": "legal-basis", "countries": "country"}


def with_ids(found: Iterable[Diagnostic], files: Iterable[FileRead]) -> list[Diagnostic]:
    """Return findings, with the id where words stand that only one thing of its kind is called."""
    listed = list(found)
    if not any(one.message in _WORDS_BESIDE for one in listed):
        return listed
    datas = {file.source.path: data_as_written(file) for file in files}
    shared = list(_shared(datas.values()))
    return [
        _with_list(_with_id(_divided(one, named), named), named)
        if one.message in _WORDS_BESIDE
        and (named := [*shared, *_near_by(one.location.path, datas)])
        else one
        for one in listed
    ]


_WORDS_BESIDE = (WORDS_FOR_ID, SEVERAL_ACCOUNTABLE, MISSING_COMMA, SEVERAL_IDS, LIST_EXPECTED)
"""What is told of words beside each other that may be one id with a space in it."""


def _divided(finding: Diagnostic, named: Iterable[tuple[str, str, str]]) -> Diagnostic:
    """Return a finding about several ids as one about a single id that was written in two words."""
    at = finding.location
    written = at.text[at.span.column - 1 : at.span.end_column - 1]
    if finding.message is WORDS_FOR_ID or not _TWO_WORDS.fullmatch(written):
        return finding
    kinds = {kind for kind, name, id_ in named if name == id_ and _as_id(id_) == _as_id(written)}
    kind = "target" if {"step", "target"} == kinds else next(iter(kinds), "")
    if not kind or len(kinds - {"step", "target"}) > 1:
        return finding
    return WORDS_FOR_ID.at(at, value=written, home=kind, brackets="", near="")


_TWO_WORDS = re.compile(r"[\w-]+(?: [\w-]+)+")


def _near_by(path: str, datas: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Yield what a file can refer to in itself, and an edition in the pathway that it is of."""
    data = datas.get(path, {})
    yield from _own(data)
    if isinstance(data.get("edition_of"), str):
        for other in datas.values():
            if other.get("pathway") == data["edition_of"]:
                yield from _own(other)


def _with_id(finding: Diagnostic, named: list[tuple[str, str, str]]) -> Diagnostic:
    if finding.edit or finding.message is not WORDS_FOR_ID:
        return finding
    words, kind = finding.gaps["value"], finding.gaps["home"]
    ids: set[str] = set()
    for fold in (_folded, _as_id):
        wanted = fold(words)
        ids = ids or {id_ for its, name, id_ in named if its == kind and fold(name) == wanted}
    if len(ids) != 1:
        return finding
    (id_,) = ids
    near = f"[{id_}]" if finding.gaps["brackets"] else id_
    return replace(finding, gaps={**finding.gaps, "near": near}).mended(near)


def _with_list(finding: Diagnostic, named: list[tuple[str, str, str]]) -> Diagnostic:
    """Return a finding about a list without brackets with the ids of what is named by its title."""
    if finding.message is not LIST_EXPECTED or finding.edit is None:
        return finding
    kind = register_of(finding.gaps["key"])
    of_kind = [(name, id_) for its, name, id_ in named if its == kind]
    ids = {id_ for _, id_ in of_kind}
    parts = finding.gaps["value"].split(", ")
    meant = [_id_called(one, of_kind) if one not in ids else one for one in parts]
    if meant == parts or None in meant:
        return finding
    listed = ", ".join(one for one in meant if one)
    return replace(finding, gaps={**finding.gaps, "value": listed}).mended(f"[{listed}]")


def _id_called(words: str, of_kind: Iterable[tuple[str, str]]) -> str | None:
    """Return the id of the only one that is called so."""
    called = {id_ for name, id_ in of_kind if _folded(name) == _folded(words)}
    return called.pop() if len(called) == 1 else None


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _as_id(words: str) -> str:
    """Return words as an id of them would be written, without what stands between them."""
    return re.sub(r"[ _-]+", "", words.casefold().translate(_LETTERS))


_LETTERS = str.maketrans({"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa"})


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
                yield kind, id_, id_
                yield from ((kind, name, id_) for name in _names(entry))
        if isinstance(data.get("pathway"), str):
            yield from (("pathway", name, data["pathway"]) for name in _names(data))


def _own(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield kind, name and id of the steps and ends of a file."""
    for key, kinds in (("steps", ("step", "target")), ("ends", ("target",)), ("loops", ("loop",))):
        for id_, entry in _entries(data, key):
            names = (id_, *_names(entry))
            yield from ((kind, name, id_) for kind in kinds for name in names)


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
