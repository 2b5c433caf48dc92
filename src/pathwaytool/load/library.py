"""Files that fit their schemas to one library."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from pathwaytool.load import registers as register
from pathwaytool.load.edition import edition_of
from pathwaytool.load.file import FileRead, read_file
from pathwaytool.load.hearing import answer_of
from pathwaytool.load.messages import together
from pathwaytool.load.names import name_findings
from pathwaytool.load.pathway import outcomes_of, pathway_of
from pathwaytool.load.schema import KINDS
from pathwaytool.load.stated_language import FALLBACK_LANGUAGE, stated_language
from pathwaytool.load.text import Entry, Part
from pathwaytool.load.titles import with_ids
from pathwaytool.load.topic import topic_of
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.library import Library
from pathwaytool.model.position import Location, SourceFile, Span
from pathwaytool.model.text import Language


@dataclass(frozen=True, slots=True)
class Loaded:
    """A library, or None where a file is unreadable or does not fit; and what was found.

    Shape of `files`: path from the library folder to file, in order of path. `language` is the
    library's default language, as far as its file can be read; else Danish.
    """

    library: Library | None
    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, SourceFile]
    language: Language


def load_library(texts: Mapping[str, bytes]) -> Loaded:
    """Return the library in `texts`. Never raises for what stands in them.

    Shape of `texts`: path from the library folder to content.
    """
    return library_of(read_file(path, texts[path]) for path in sorted(texts))


def library_of(reads: Iterable[FileRead]) -> Loaded:
    """Return the library that files make together, in the order given; see `load_library`."""
    files = tuple(reads)
    sources = {file.source.path: file.source for file in files}
    found = with_ids((one for file in files for one in file.diagnostics), files)
    found += name_findings(files) + _library_files(files)
    first = next((file for file in files if file.kind == "library"), None)
    if first is not None and first.data is not None:
        language: Language = first.data["languages"][0]
    else:
        language = _language(files)
    if first is None or any(file.data is None for file in files):
        return Loaded(None, tuple(found), sources, language)
    return Loaded(_library(language, files), tuple(found), sources, language)


def _language(files: tuple[FileRead, ...]) -> Language:
    """Return the default language, also where the file that states it does not fit."""
    return stated_language(file.source.text for file in files) or FALLBACK_LANGUAGE


def _library_files(files: tuple[FileRead, ...]) -> list[Diagnostic]:
    """Say so where no file or several files are the library file."""
    found = [file.source for file in files if file.kind == "library"]
    if not found:
        unread = any(file.kind is None for file in files)
        nowhere = Location("library.yml", Span(1, 1, 1, 1))
        return [] if unread else [together.NO_LIBRARY_FILE.at(nowhere)]
    return [
        together.SEVERAL_LIBRARY_FILES.at(source.key(("library",)), other=found[0].path)
        for source in found[1:]
    ]


def _library(language: Language, files: tuple[FileRead, ...]) -> Library:
    parts = {kind: [_part(file, language) for file in files if file.kind == kind] for kind in KINDS}
    top, shared = parts["library"][0], partial(_entries, parts["register"])
    languages: tuple[Language, ...] = tuple(top.data["languages"])
    outcomes = {part.string("pathway"): outcomes_of(part) for part in parts["pathway"]}
    pathways = _by_id(
        (part.string("pathway"), pathway_of(part, outcomes, languages)) for part in parts["pathway"]
    )
    return Library(
        id=top.string("library"),
        source=top.source,
        title=top.text("title"),
        publisher=top.text("publisher"),
        notice=top.text_or_none("notice"),
        languages=languages,
        sectors=top.entries("sectors", register.sector_of),
        phases=top.entries("phases", register.phase_of),
        actors=shared("actors", register.actor_of),
        legal_bases=shared("legal_bases", register.legal_basis_of),
        documents=shared("documents", register.document_of),
        interventions=shared("interventions", register.intervention_of),
        sources=shared("sources", register.source_of),
        statements=shared("statements", register.statement_of),
        terms=shared("terms", register.term_of),
        answers=shared("answers", answer_of),
        pathways=pathways,
        editions=_by_id(
            (part.string("edition"), edition_of(part, pathways)) for part in parts["edition"]
        ),
        files=tuple(file.source for file in files),
        accepted=tuple(map(register.acceptance_of, top.items("accepted"))),
        countries=top.entries("countries", register.country_of),
        topics=_by_id((part.string("topic"), topic_of(part, languages)) for part in parts["topic"]),
        promised={
            part.source.path: tuple(part.data["languages"])
            for kind in KINDS
            for part in parts[kind]
            if "languages" in part
        },
    )


def _part(file: FileRead, language: Language) -> Part:
    """Return the whole of a file, in its own language; that of the library where it says none."""
    data = file.data or {}
    return Part(file.source, next(iter(data.get("languages", ())), language), data)


def _entries(parts: list[Part], key: str, make: Callable[[str, Part], Entry]) -> dict[str, Entry]:
    return _by_id(item for part in parts for item in part.entries(key, make).items())


def _by_id(items: Iterable[tuple[str, Entry]]) -> dict[str, Entry]:
    """Key entries by id; the first stays where an id is used twice."""
    entries: dict[str, Entry] = {}
    for id_, entry in items:
        entries.setdefault(id_, entry)
    return entries
