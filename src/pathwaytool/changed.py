"""What a change in a library can touch, and only that.

What was found in a pathway is kept under a fingerprint of all it depends on: the tool, the date,
the registers, the names of all pathways, its own text and those of the pathways that it runs; of an
edition, its text and that of the pathway that it is of.
Where something reaches further than that - an unreadable file, a colliding name, an error in the
library as a whole - there is no answer, and the caller checks everything anew.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pathwaytool.cache import Memory
from pathwaytool.check import check_file, has_errors, in_order
from pathwaytool.check.acceptance import (
    Stretch,
    Whereabouts,
    file_at,
    lines_by,
    with_acceptances,
)
from pathwaytool.check.references import ReferenceKind
from pathwaytool.check.rule import Outline, Whole
from pathwaytool.dataclass import dataclass
from pathwaytool.fingerprint import fingerprint, tool_fingerprint
from pathwaytool.load.ages import IMPLIED
from pathwaytool.load.file import FileRead
from pathwaytool.load.library import library_of
from pathwaytool.load.wordless import wordless
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.library import Library
from pathwaytool.model.resting import reached
from pathwaytool.model.text import Language
from pathwaytool.proofs import Proofs
from pathwaytool.reads import Reads
from pathwaytool.retold import Retold, known_entries, to_tell_again, told_again


@dataclass(frozen=True, slots=True)
class Note:
    """What a file says from its text alone: its kind, its id where it is one thing and no register,
    the pathways that it rests on, the names of what can be asked for in a pathway, and what is
    found in it alone.

    `names` is one text with spaces: it is read much faster than many. `bare` is a fingerprint of a
    pathway without what its texts say; "" of another file.
    """

    kind: str
    id: str
    rests_on: tuple[str, ...]
    names: str
    found: tuple[Diagnostic, ...]
    bare: str


@dataclass(frozen=True, slots=True)
class KeptFindings:
    """What is kept of a pathway or an edition: what was found in it, and its outline.

    `used` has a line `kind id` for everything that it refers to: one text of many lines
    is read much faster than many small ones.
    """

    found: tuple[Diagnostic, ...]
    used: str
    runs: tuple[str, ...]

    @property
    def outline(self) -> Outline:
        """Return what the rules about the whole library need to know of the pathway."""
        pairs = (line.split(" ", 1) for line in self.used.splitlines())
        return Outline(frozenset((_KINDS[kind], id_) for kind, id_ in pairs), self.runs)


class Changed:
    """One check of a library with a memory. Paths are the keys of `marks`; ids are pathways'."""

    def __init__(self, reads: Reads, marks: Mapping[str, str], memory: Memory, date: str) -> None:
        self._read, self._lines = reads.of, lines_by(reads.text)
        self._marks = marks
        self._memory = memory
        self._date = date

    def findings(self, proofs: Proofs | None) -> tuple[tuple[Diagnostic, ...], Language] | None:
        """Return what was found in the library, and its language; None where there is no answer.

        `proofs` proves the pathways; None leaves the proof out.
        """
        notes = {path: self._note(path) for path in self._marks}
        known = {path: note for path, note in notes.items() if note}
        if len(known) < len(notes) or _are_tangled(known.values()):
            return None
        bare = self._bare_key(known)
        again = self._again(known, bare, is_proved=proofs is not None)
        if again is not None:
            return again
        keys = self._keys(known)
        verdicts = {path: self._memory.recall(key, KeptFindings) for path, key in keys.items()}
        stale = [path for path, verdict in verdicts.items() if verdict is None]
        needed = _needed(known, stale)
        loaded = library_of(map(self._read, needed))
        library = loaded.library
        if library is None or has_errors(loaded.diagnostics):
            return None
        for path, kept in self._made(library, known, stale, verdicts, proofs):
            verdicts[path] = kept
            self._keep(keys[path], kept)
        outlines = {known[path].id: kept.outline for path, kept in verdicts.items() if kept}
        alone = [one for note in known.values() for one in note.found]
        found = [one for kept in verdicts.values() if kept for one in kept.found]
        whole = Whole(library, self._date, outlines)
        told = _told_together(whole, alone, found, is_whole=len(needed) == len(known))
        if told is None:
            return None
        whereabouts = self._whereabouts(library, known, needed)
        if bare:
            pathways = {path: self._marks[path] for path, note in known.items() if note.bare}
            self._keep(bare, to_tell_again(told, pathways, self._read, whereabouts))
        found = with_acceptances(
            whereabouts, [*alone, *told], self._date, is_proved=proofs is not None
        )
        return in_order(found), library.language

    def _bare_key(self, notes: Mapping[str, Note]) -> str | None:
        """Return the fingerprint of all that the findings rest on beside what each file says alone:
        of pathways, all but what their texts say. None where that is not all: errors in a file.
        """
        if any(has_errors(note.found) for note in notes.values()):
            return None
        marks = (note.bare or self._marks[path] for path, note in notes.items())
        return fingerprint("bare", tool_fingerprint(), self._date, *notes, *marks)

    def _again(
        self, notes: Mapping[str, Note], bare: str | None, *, is_proved: bool
    ) -> tuple[tuple[Diagnostic, ...], Language] | None:
        """Return what was found where nothing but words for people has changed, and the language.

        None where that is not known.
        """
        kept = self._memory.recall(bare, Retold) if bare else None
        found = told_again(kept, self._marks, self._read) if kept else None
        tops = [path for path, note in notes.items() if note.kind == "library"]
        library = library_of(map(self._read, tops)).library
        if kept is None or found is None or library is None:
            return None
        told = [one for note in notes.values() for one in note.found]
        whereabouts = self._whereabouts(library, notes, tops, known_entries(kept))
        told = with_acceptances(whereabouts, [*told, *found], self._date, is_proved=is_proved)
        return in_order(told), kept.language

    def _keep(self, key: str, value: object) -> None:
        if value is not None:
            self._memory.keep(key, value)

    def _made(
        self,
        library: Library,
        notes: Mapping[str, Note],
        stale: Iterable[str],
        verdicts: Mapping[str, KeptFindings | None],
        proofs: Proofs | None,
    ) -> Iterator[tuple[str, KeptFindings]]:
        """Yield what is found in the pathways and the editions at the `stale` paths.

        `verdicts` is what is kept of the others.
        """
        from pathwaytool.project import Judged, verdicts_of

        homes = {notes[path].id: path for path in stale}
        asked = [library.pathways[id_] for id_ in homes if id_ in library.pathways]
        editions = [library.editions[id_] for id_ in homes if id_ in library.editions]
        known = {notes[path].id: kept.found for path, kept in verdicts.items() if kept}
        whom = Judged(asked, editions)
        found, there = verdicts_of(whom, library, known, self._date, proofs)
        for id_, verdict in found.items():
            yield homes[id_], _kept(verdict.found, verdict.outline)
        for id_, local in there.items():
            yield homes[id_], _kept(local.found, local.outline)

    def _whereabouts(
        self,
        library: Library,
        notes: Mapping[str, Note],
        read: Collection[str],
        entries: Mapping[str, Stretch] | None = None,
    ) -> Whereabouts:
        """Return what stands where, with `library`, read from `read`, where nothing more is asked.

        Of `entries` it is known where they stand. A step may be named that stands in a file that
        was not read; and where two have its name, it names neither.
        """
        homes = {
            note.id: path for kind in _OWN for path, note in notes.items() if note.kind == kind
        }
        whereabouts = Whereabouts(library, notes.keys(), homes, self._lines, entries or {})
        names = {one.at for one in library.accepted}.difference(entries or ())
        asked = {at for at in names if file_at(whereabouts, at) is None}
        asked |= {at.partition("/")[2] for at in asked}
        unread = [path for path in notes if path not in read]
        named = [path for path in unread if not asked.isdisjoint(notes[path].names.split())]
        if named:
            whole = library_of(map(self._read, sorted({*read, *named}))).library
            return replace(whereabouts, library=whole or library)
        return whereabouts

    def _note(self, path: str) -> Note | None:
        """Return what the file says; None where it cannot be read or does not fit."""
        key = fingerprint("note", tool_fingerprint(), self._marks[path])
        note = self._memory.recall(key, Note)
        if note is None:
            note = _note_of(self._read(path))
            self._keep(key, note)
        return note

    def _keys(self, notes: Mapping[str, Note]) -> Mapping[str, str]:
        """Return the fingerprint of all that the findings in each pathway rest on, by path."""
        shared = fingerprint(
            tool_fingerprint(),
            self._date,
            *(note.id for note in notes.values()),
            *(self._marks[path] for path, note in notes.items() if note.kind not in _SINGLE),
        )
        return {
            path: fingerprint(shared, *map(self._marks.__getitem__, _resting(notes, [path])))
            for path, note in notes.items()
            if note.kind in _JUDGED
        }


_JUDGED = ("pathway", "edition")
"""Kinds of file in which what is found is kept for each by itself."""

_OWN = ("edition", "topic", "pathway")
"""Kinds of file that are one thing, with an id; where two have one id, the last is meant."""

_SINGLE = (*_JUDGED, "topic")
"""Kinds of file that no finding in a pathway rests on, but for the pathways that it runs."""

_KINDS = {kind.value: kind for kind in ReferenceKind}


def _told_together(
    whole: Whole, alone: Sequence[Diagnostic], found: Sequence[Diagnostic], *, is_whole: bool
) -> list[Diagnostic] | None:
    """Return `found` with what is found in the library as a whole, without what is found `alone`.

    None where an error is found and not all files are read (`is_whole`).
    """
    # Not before: where only words have changed, no rule is asked.
    from pathwaytool.check import check_whole
    from pathwaytool.check.one_cause import told_by_cause

    of_whole = check_whole(whole, [*alone, *found])
    if has_errors(of_whole) and not is_whole:
        return None
    return told_by_cause(whole, [*found, *of_whole])


def _kept(found: tuple[Diagnostic, ...], outline: Outline) -> KeptFindings:
    used = sorted(f"{kind.value} {id_}" for kind, id_ in outline.used)
    return KeptFindings(found, "\n".join(used), outline.runs)


def _note_of(read: FileRead) -> Note | None:
    if read.data is None or read.kind is None:
        return None
    steps = read.data.get("steps", {}).values()
    runs = [step["runs"] for step in steps if "runs" in step]
    facts = read.data.get("facts", {}).values()
    runs += [fact["outcomes_of"] for fact in facts if "outcomes_of" in fact]
    runs += [read.data["edition_of"]] if read.kind == "edition" else []
    if read.kind == "topic":
        runs += [
            id_ for one in read.data.get("advice", {}).values() for id_ in one.get("steps", ())
        ]
    found = (*read.diagnostics, *check_file(read.source))
    id_ = read.data[read.kind] if read.kind in ("pathway", "topic", "edition") else ""
    bare = fingerprint(wordless(read.kind, read.data)) if read.kind == "pathway" else ""
    return Note(read.kind, id_, tuple(dict.fromkeys(runs)), _names_in(read), found, bare)


def _names_in(read: FileRead) -> str:
    """Return what can be asked for by name in a pathway or a register: at least all it has."""
    if read.data is None or read.kind not in ("pathway", "register"):
        return ""
    if read.kind == "register":
        return " ".join(id_ for one in read.data.values() if isinstance(one, dict) for id_ in one)
    names = [id_ for key in ("steps", "ends", "facts") for id_ in read.data.get(key, ())]
    return " ".join((*names, *IMPLIED))  # a fact that follows from the ages of the target


def _are_tangled(notes: Collection[Note]) -> bool:
    """Tell whether two files of a kind have nearly the same name, or one rests on none."""
    names = [
        ("pathway" if note.kind in _JUDGED else note.kind, note.id.casefold())
        for note in notes
        if note.id
    ]
    pathways = {note.id for note in notes if note.kind == "pathway"}
    missing = any(id_ not in pathways for note in notes for id_ in note.rests_on)
    return missing or len(set(names)) < len(names)


def _needed(notes: Mapping[str, Note], stale: Iterable[str]) -> list[str]:
    """Return the paths to read: all but pathways and editions that neither changed nor are rested
    on."""
    shared = [path for path, note in notes.items() if note.kind not in _JUDGED]
    return sorted({*shared, *_resting(notes, [*shared, *stale])})


def _resting(notes: Mapping[str, Note], paths: Iterable[str]) -> tuple[str, ...]:
    """Return `paths` and, near or far, the paths of the pathways that they rest on."""
    homes = {note.id: path for path, note in notes.items() if note.kind == "pathway"}

    def next_to(path: str) -> Iterable[str]:
        return (homes[id_] for id_ in notes[path].rests_on if id_ in homes)

    return reached(paths, next_to)
