"""A library: pathways and the registers they share."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pathwaytool.model.acceptance import Acceptance
from pathwaytool.model.edition import Edition
from pathwaytool.model.hearing import Answer
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import SourceFile
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
class Library:
    """Everything in one library folder. Mappings are keyed by id, in the order of the files.

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

    @property
    def language(self) -> Language:
        """Return the default language."""
        return self.languages[0]

    def languages_of(self, source: SourceFile) -> tuple[Language, ...]:
        """Return the languages that a file promises its texts in, that of its plain texts first."""
        return self.promised.get(source.path, self.languages)
