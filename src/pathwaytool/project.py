"""The whole pipeline on one page: texts in, Project out. Start reading here.

    folder -> texts -> Library -> diagnostics -> proofs -> Project
    read_folder   load_library  check_library  prove
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pathwaytool.check import check_library
from pathwaytool.folder import Folder, library_folder, read_folder
from pathwaytool.load.library import load_library
from pathwaytool.model.diagnostic import Diagnostic, Severity
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Level
from pathwaytool.model.text import Language
from pathwaytool.prove import Proof, prove

__all__ = ["Folder", "Project", "library_folder", "project_of", "read_folder"]


@dataclass(frozen=True, slots=True)
class Project:
    """A library, what there is to say about it, and what is proved of it.

    `library` is None where a file cannot be read or does not fit the schema. Shape of `proofs`:
    pathway id to proof, for pathways of level `child`, where references and routes hold. `date` is
    the ISO day that law and reviews were tested against.
    """

    library: Library | None
    diagnostics: tuple[Diagnostic, ...]
    date: str
    proofs: Mapping[str, Proof] = field(default_factory=dict)

    @property
    def has_errors(self) -> bool:
        """Tell whether anything must be mended."""
        return any(found.message.severity == Severity.ERROR for found in self.diagnostics)


def project_of(folder: Folder, *, date: str, with_proofs: bool = True) -> Project:
    """Load, check and prove a library. Never raises for what stands in its files.

    `date`: the ISO day to test law and reviews against.
    """
    loaded = load_library(folder.texts)
    found = folder.refused + loaded.diagnostics
    if loaded.library is None:
        return Project(None, in_order(found), date)
    found += check_library(loaded.library, date=date)
    if not with_proofs or any(one.message.severity == Severity.ERROR for one in found):
        return Project(loaded.library, in_order(found), date)
    proofs = {
        pathway.id: prove(pathway, loaded.library)
        for pathway in loaded.library.pathways.values()
        if pathway.level == Level.CHILD
    }
    found += tuple(one for proof in proofs.values() for one in proof.diagnostics)
    return Project(loaded.library, in_order(found), date, proofs)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a check of a library is asked for. `date` is the ISO day to test law against."""

    date: str
    with_cache: bool = True
    with_proofs: bool = True


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a library, and its own language; None where that is not known."""

    diagnostics: tuple[Diagnostic, ...]
    language: Language | None


def findings_of(folder: Folder, home: Path, wish: Wish) -> Findings:
    """Return what there is to say about the library that stands in `home`."""
    project = project_of(folder, date=wish.date, with_proofs=wish.with_proofs)
    return Findings(project.diagnostics, project.library and project.library.language)


def in_order(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return findings by file, line and column; those at the same place as they came."""
    return tuple(sorted(found, key=lambda one: (one.location.path, one.location.span)))
