"""A library: pathways and the registers they share."""

from collections.abc import Mapping
from dataclasses import field

from pathwaytool.dataclass import dataclass
from pathwaytool.model.acceptance import Acceptance
from pathwaytool.model.edition import Edition, PublishedEdition
from pathwaytool.model.hearing import Answer
from pathwaytool.model.holidays import Calendar
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Place, SourceFile
from pathwaytool.model.registers import (
    Actor,
    Country,
    Document,
    Intervention,
    LegalBasis,
    Phase,
    Sector,
    Source,
    Statement,
    Term,
)
from pathwaytool.model.text import Language, Text
from pathwaytool.model.topic import Topic


@dataclass(frozen=True, slots=True)
class Base:
    """The library that a library rests on: the nation's, for that of a municipality.

    `top` is its folder from that of the library, with `/` between parts; `version` that of the
    pathways which the library's editions are made for, where it says one.
    """

    place: Place
    top: str
    version: str | None
    title: Text
    publisher: Text

    def holds(self, path: str) -> bool:
        """Tell whether the file at a path is one of the base."""
        return path.startswith(f"{self.top}/")


@dataclass(frozen=True, slots=True)
class Library:
    """Everything in one library folder, and in its base. Mappings are keyed by id, in the order of
    the files, those of the base first.

    `languages` has the default language first. `source` is the library file itself. `promised` is
    what single files say of their languages; shape: path of the file to languages, its own first.
    """

    id: str
    source: SourceFile
    title: Text
    publisher: Text
    notice: Text | None
    languages: tuple[Language, ...]
    sectors: Mapping[str, Sector]
    phases: Mapping[str, Phase]
    actors: Mapping[str, Actor]
    legal_bases: Mapping[str, LegalBasis]
    documents: Mapping[str, Document]
    interventions: Mapping[str, Intervention]
    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    terms: Mapping[str, Term]
    pathways: Mapping[str, Pathway]
    editions: Mapping[str, Edition]
    files: tuple[SourceFile, ...]
    countries: Mapping[str, Country] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    accepted: tuple[Acceptance, ...] = ()
    promised: Mapping[str, tuple[Language, ...]] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    base: Base | None = None
    published: tuple[PublishedEdition, ...] = ()
    calendar: Calendar | None = None

    def calendar_of(self, pathway: Pathway) -> Calendar | None:
        """Return whose public holidays are no weekdays in a pathway: its country's, if it names
        them, else those of the library."""
        country = self.countries.get(pathway.country or "")
        return (country and country.calendar) or self.calendar

    @property
    def language(self) -> Language:
        """Return the default language."""
        return self.languages[0]

    def is_of_base(self, source: SourceFile) -> bool:
        """Tell whether a file is one of the library that this one rests on."""
        return self.base is not None and self.base.holds(source.path)

    def languages_of(self, source: SourceFile) -> tuple[Language, ...]:
        """Return the languages that a file promises its texts in, that of its plain texts first."""
        return self.promised.get(source.path, self.languages)
