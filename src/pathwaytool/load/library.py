"""Files that fit their schemas to one library."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from pathwaytool.dataclass import dataclass
from pathwaytool.load import registers as register
from pathwaytool.load.beneath import (
    StatedBeneath,
    beneath_findings,
    stated_among,
    version_findings,
)
from pathwaytool.load.edition import edition_of, published_edition_of
from pathwaytool.load.file import FileRead, read_file
from pathwaytool.load.hearing import answer_of
from pathwaytool.load.messages import together
from pathwaytool.load.names import name_findings
from pathwaytool.load.nations_keys import with_the_nations
from pathwaytool.load.pathway import outcomes_of, pathway_of
from pathwaytool.load.schema import KINDS
from pathwaytool.load.stated_language import FALLBACK_LANGUAGE, stated_language
from pathwaytool.load.text import Entry, Part
from pathwaytool.load.titles import with_ids
from pathwaytool.load.topic import topic_of
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.edition import Edition
from pathwaytool.model.holidays import Calendar
from pathwaytool.model.library import Base, Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Location, SourceFile, Span
from pathwaytool.model.registers import Country
from pathwaytool.model.text import Language


@dataclass(frozen=True, slots=True)
class Loaded:
    """A library, or None where a file is unreadable or does not fit; and what was found.

    Shape of `files`: path from the library folder to file, in order of path. `language` is the
    library's default language, as far as its file can be read; else Danish. `stated` is what its
    file says of the library that it rests on.
    """

    library: Library | None
    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, SourceFile]
    language: Language
    stated: StatedBeneath | None = None


def load_library(texts: Mapping[str, bytes]) -> Loaded:
    """Return the library in `texts`. Never raises for what stands in them.

    Shape of `texts`: path from the library folder to content; where it rests on another library,
    the texts of that as well, with the paths that lead there.
    """
    return library_of(read_file(path, texts[path]) for path in sorted(texts))


def library_of(reads: Iterable[FileRead]) -> Loaded:
    """Return the library that files make together, in the order given; see `load_library`."""
    files = tuple(reads)
    stated = stated_among(files)
    beneath, own = _apart(files, stated)
    files = (*beneath, *own)  # what the base has named is named
    sources = {file.source.path: file.source for file in files}
    found = with_ids((one for file in files for one in file.diagnostics), files)
    found = with_the_nations(found, files)
    found += name_findings(files) + _library_files(own)
    lacking = beneath_findings(stated, beneath) if stated else []
    found += lacking
    first = next((file for file in own if file.kind == "library"), None)
    if first is not None and first.data is not None:
        language: Language = first.data["languages"][0]
    else:
        language = _language(own)
    if first is None or lacking or any(file.data is None for file in files):
        return Loaded(None, tuple(found), sources, language, stated)
    library = _library(language, (*_in_its_languages(beneath), *own), stated)
    found += version_findings(stated, library) if stated else ()
    return Loaded(library, tuple(found), sources, language, stated)


def _apart(
    files: tuple[FileRead, ...], stated: StatedBeneath | None
) -> tuple[tuple[FileRead, ...], tuple[FileRead, ...]]:
    """Return the files of the base, and the library's own."""
    if stated is None:
        return (), files
    # Other municipalities' editions are nothing to this one.
    beneath = tuple(
        file for file in files if stated.holds(file.source.path) and file.kind != "edition"
    )
    return beneath, tuple(file for file in files if not stated.holds(file.source.path))


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


def _in_its_languages(files: tuple[FileRead, ...]) -> Iterator[FileRead]:
    """Yield the files of the base, each promising the languages that it promises there."""
    top = next((file.data for file in files if file.kind == "library" and file.data), {})
    for file in files:
        yield replace(file, data={"languages": top.get("languages"), **(file.data or {})})


def _library(
    language: Language, files: tuple[FileRead, ...], stated: StatedBeneath | None = None
) -> Library:
    """Return the library that files make together; those of the base come first."""
    parts = {kind: [_part(file, language) for file in files if file.kind == kind] for kind in KINDS}
    tops, shared = parts["library"], partial(_entries, parts["register"])
    top = next(one for one in tops if not (stated and stated.holds(one.source.path)))
    below = tops[: tops.index(top)][:1]
    languages: tuple[Language, ...] = tuple(top.data["languages"])
    countries, there = _calendars(below, top, stated)
    pathways = _pathways(parts["pathway"], languages, there)
    return Library(
        id=top.string("library"),
        source=top.source,
        title=top.text("title"),
        publisher=top.text("publisher"),
        # What the base says of itself holds of what is taken from it.
        notice=next((one.text("notice") for one in (top, *below) if "notice" in one), None),
        languages=languages,
        sectors=_entries([*below, top], "sectors", register.sector_of),
        phases=_entries([*below, top], "phases", register.phase_of),
        actors=shared("actors", register.actor_of),
        legal_bases=shared("legal_bases", register.legal_basis_of),
        documents=shared("documents", register.document_of),
        interventions=shared("interventions", register.intervention_of),
        sources=shared("sources", register.source_of),
        statements=shared("statements", register.statement_of),
        terms=shared("terms", register.term_of),
        answers=shared("answers", answer_of),
        pathways=pathways,
        editions=_editions(parts["edition"], pathways, there),
        files=tuple(file.source for file in files),
        accepted=tuple(map(register.acceptance_of, top.items("accepted"))),
        countries=countries,
        topics=_by_id((part.string("topic"), topic_of(part, languages)) for part in parts["topic"]),
        promised=_promised(part for kind in KINDS for part in parts[kind]),
        base=_base(stated, below),
        published=tuple(map(published_edition_of, top.items("editions"))),
        calendar=there(None, None),
    )


Calendars = Callable[[str | None, SourceFile | None], Calendar | None]
"""A country, or none, and a file, to whose public holidays are no weekdays in what is about it."""


def _calendars(
    below: list[Part], top: Part, stated: StatedBeneath | None
) -> tuple[dict[str, Country], Calendars]:
    """Return the countries of the library and of its base, and their calendars.

    A library that rests on another does not change what is a weekday in that: a limit of the
    nation's would be longer.
    """
    countries = _entries([*below, top], "countries", register.country_of)
    base = below[0].calendar if below else None

    def there(country: str | None, file: SourceFile | None) -> Calendar | None:
        known = countries.get(country or "")
        is_of_base = stated is not None and file is not None and stated.holds(file.path)
        return (known and known.calendar) or (base if is_of_base else top.calendar or base)

    return countries, there


def _pathways(
    parts: list[Part], languages: tuple[Language, ...], there: Calendars
) -> dict[str, Pathway]:
    outcomes = {part.string("pathway"): outcomes_of(part) for part in parts}
    placed = (
        replace(one, calendar=there(one.string_or_none("country"), one.source)) for one in parts
    )
    return _by_id((one.string("pathway"), pathway_of(one, outcomes, languages)) for one in placed)


def _editions(
    parts: list[Part], pathways: dict[str, Pathway], there: Calendars
) -> dict[str, Edition]:
    """Return the editions, each with the public holidays of the pathway that it is of."""
    found: dict[str, Edition] = {}
    for part in parts:
        pathway = pathways.get(part.string("edition_of"))
        about = (pathway.country, pathway.source) if pathway else (None, part.source)
        placed = replace(part, calendar=there(*about))
        found.setdefault(part.string("edition"), edition_of(placed, pathways))
    return found


def _promised(parts: Iterable[Part]) -> dict[str, tuple[Language, ...]]:
    """Return the languages that single files promise, by their paths."""
    return {one.source.path: tuple(one.data["languages"]) for one in parts if "languages" in one}


def _base(stated: StatedBeneath | None, below: list[Part]) -> Base | None:
    """Return the base as the library knows it."""
    if stated is None or not below:
        return None
    (top,) = below
    title, publisher = top.text("title"), top.text("publisher")
    return Base(stated.place, stated.top, stated.version, title, publisher)


def _part(file: FileRead, language: Language) -> Part:
    """Return the whole of a file, in its own language; that of the library where it says none."""
    data = file.data or {}
    own, calendar = next(iter(data.get("languages", ())), language), data.get("calendar")
    return Part(file.source, own, data, calendar=Calendar(calendar) if calendar else None)


def _entries(parts: list[Part], key: str, make: Callable[[str, Part], Entry]) -> dict[str, Entry]:
    return _by_id(item for part in parts for item in part.entries(key, make).items())


def _by_id(items: Iterable[tuple[str, Entry]]) -> dict[str, Entry]:
    """Key entries by id; the first stays where an id is used twice."""
    entries: dict[str, Entry] = {}
    for id_, entry in items:
        entries.setdefault(id_, entry)
    return entries
