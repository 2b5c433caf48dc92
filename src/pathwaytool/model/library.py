"""A library: pathways and the registers they share."""

from collections.abc import Mapping
from dataclasses import dataclass

from pathwaytool.model.edition import Edition
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import SourceFile
from pathwaytool.model.registers import (
    Actor,
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


@dataclass(frozen=True, slots=True)
class Library:
    """Everything in one library folder. Mappings are keyed by id, in the order of the files.

    `languages` has the default language first. `source` is the library file itself.
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

    @property
    def language(self) -> Language:
        """Return the default language."""
        return self.languages[0]
