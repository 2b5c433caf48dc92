"""What was found in a library, told again where only words for people have changed since.

No rule and no proof looks at what the texts of a pathway say, but for what is looked for in a file
as it is written, and what a file says alone is asked anew each time. So what was found stays; only
where it stands, and the line that is shown, are looked up in today's files. What a finding calls
things by their titles is no longer said where one of these titles has changed.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pathwaytool.check.acceptance import Stretch, Whereabouts, file_at, place_at
from pathwaytool.dataclass import dataclass
from pathwaytool.fingerprint import fingerprint
from pathwaytool.load.file import FileRead
from pathwaytool.load.wordless import texts_in
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import Location, Pointer, SourceFile
from pathwaytool.model.text import Language

Reader = Callable[[str], FileRead]
"""What reads the file at a path, each once."""

_KEY, _VALUE, _SAME = "k", "v", "-"


@dataclass(frozen=True, slots=True)
class Retold:
    """What was found in a library, without what its files say alone.

    `places` says for each finding how its places are looked up: its own, and those related. Shape
    of `marks`: path to the mark of each pathway's text at that time. `titles` are the parts with
    texts that the findings lean on, and `said` is a fingerprint of what they said. `entries` are
    named entries of files that are no pathways: path, and first and last line.
    """

    found: tuple[Diagnostic, ...]
    places: tuple[str, ...]
    marks: Mapping[str, str]
    titles: tuple[tuple[str, Pointer], ...]
    said: str
    entries: Mapping[str, tuple[str, tuple[int, ...]]]
    language: Language


def to_tell_again(
    found: Sequence[Diagnostic], marks: Mapping[str, str], read: Reader, whereabouts: Whereabouts
) -> Retold | None:
    """Return what is kept of findings; None where one stands where it could not be found again.

    `marks` are those of the texts of pathways, by path.
    """
    places = []
    for one in found:
        signs = [_sign(at, marks, read) for at in (one.location, *one.related)]
        if None in signs or not _is_plain_edit(one, marks):
            return None
        places.append("".join(sign or "" for sign in signs))
    near = {at.path for one in found for at in (one.location, *one.related)}
    titles = _titles(found, marks, read)
    return Retold(
        found=tuple(found),
        places=tuple(places),
        marks={path: mark for path, mark in marks.items() if path in near},
        titles=titles,
        said=_said(titles, read),
        entries=dict(_entries(whereabouts, marks)),
        language=whereabouts.library.language,
    )


def told_again(
    kept: Retold, marks: Mapping[str, str], read: Reader
) -> tuple[Diagnostic, ...] | None:
    """Return the findings at today's places; None where one of them would say something else.

    The files are those that it was kept of, but for words for people.
    """
    if len(kept.places) != len(kept.found) or _said(kept.titles, read) != kept.said:
        return None
    changed = {path for path, mark in kept.marks.items() if marks[path] != mark}
    found = []
    for one, signs in zip(kept.found, kept.places, strict=True):
        places = (one.location, *one.related)
        if changed.isdisjoint(at.path for at in places):
            found.append(one)
            continue
        own, *related = (
            _placed(at, sign, read(at.path).source) if at.path in changed else at
            for at, sign in zip(places, signs, strict=True)
        )
        edit = one.edit and replace(one.edit, span=own.span)
        found.append(replace(one, location=own, related=tuple(related), edit=edit))
    return tuple(found)


def known_entries(kept: Retold) -> dict[str, Stretch]:
    """Return where named entries stand in files that are no pathways, by name."""
    return {at: (path, *lines) for at, (path, lines) in kept.entries.items() if len(lines) == 2}


def _entries(
    whereabouts: Whereabouts, pathways: Collection[str]
) -> Iterator[tuple[str, tuple[str, tuple[int, ...]]]]:
    for one in whereabouts.library.accepted:
        place = None if file_at(whereabouts, one.at) else place_at(whereabouts, one.at)
        if place is not None and place[0] not in pathways:
            yield one.at, (place[0], place[1:])


def _sign(at: Location, marks: Mapping[str, str], read: Reader) -> str | None:
    """Return how a place is looked up; None where it is neither a key nor a value."""
    if at.path not in marks:
        return _SAME
    source = read(at.path).source
    signs = (sign for sign in (_KEY, _VALUE) if _placed(at, sign, source) == at)
    return next(signs, None)


def _placed(at: Location, sign: str, source: SourceFile) -> Location:
    return source.key(at.pointer) if sign == _KEY else source.value(at.pointer)


def _is_plain_edit(finding: Diagnostic, marks: Mapping[str, str]) -> bool:
    """Tell whether an exact mend, if there is one, is of the place of the finding itself."""
    edit, at = finding.edit, finding.location
    if edit is None or (edit.path not in marks and at.path not in marks):
        return True
    return edit.path == at.path and edit.span == at.span


def _titles(
    found: Iterable[Diagnostic], pathways: Collection[str], read: Reader
) -> tuple[tuple[str, Pointer], ...]:
    """Return what findings may call things by: in the pathways that they are about.

    A title is said as it is; what a fact says is turned into sentences, so all of that is taken.
    """
    titled = [one for one in found if one.titles]
    told = (words for one in titled for text in one.titles.values() for _, words in text.versions)
    whole = "\n".join(dict.fromkeys(told))
    near: set[str] = set()
    for one in titled:
        # One of an edition says where in the nation's pathway it is of, or stands in its own file.
        places = {at.path for at in (one.location, *one.related)}
        near |= places.intersection(pathways) or {*pathways}
    lean_on = {
        (path, pointer[:1] if pointer[0] == "facts" else pointer)
        for path in near
        for pointer, text in texts_in("pathway", read(path).data or {})
        if pointer[0] == "facts" or text.strip() in whole
    }
    return tuple(sorted(lean_on, key=repr))


def _said(titles: Iterable[tuple[str, Pointer]], read: Reader) -> str:
    texts = []
    for path, pointer in titles:
        part: object = read(path).data
        for key in pointer:
            part = part[key]  # type: ignore[index]
        texts.append(str(part))
    return fingerprint(*texts)
