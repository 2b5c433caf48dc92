"""The whole pipeline on one page: texts in, Project out. Start reading here.

    folder -> texts -> Library -> findings and proofs -> Project -> pages, pictures, reports

`recheck.py` and `changed.py` do the same for findings alone, and only for what has changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from pathwaytool.check import (
    check_file,
    check_pathway,
    check_unread,
    check_whole,
    has_errors,
    in_order,
    outline_of,
    setting_of,
)
from pathwaytool.check.acceptance import whereabouts_in, with_acceptances
from pathwaytool.check.one_cause import told_by_cause
from pathwaytool.check.rule import Outline, Whole
from pathwaytool.dataclass import dataclass
from pathwaytool.editions import (
    LocalVerdict,
    checked_editions,
    proved_editions,
    without_idle,
)
from pathwaytool.fingerprint import fingerprint
from pathwaytool.folder import Folder, library_folder, read_folder
from pathwaytool.load.beneath import as_our_own
from pathwaytool.load.library import library_of, load_library
from pathwaytool.load.messages.together import BASE_MISSING, NO_LIBRARY_FILE
from pathwaytool.localise import Localised
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.edition import Edition
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language

if TYPE_CHECKING:
    from pathwaytool.proofs import Proofs
    from pathwaytool.prove import Proof

__all__ = ["Folder", "Project", "library_folder", "project_of", "read_folder"]


@dataclass(frozen=True, slots=True)
class Project:
    """A library, what there is to say about it, and what is proved of it.

    `library` is None where a file cannot be read or does not fit the schema. Shape of `proofs`:
    pathway id to proof, for pathways in whose file nothing else is wrong. `date` is the ISO day
    that law and reviews were tested against. `language` is the library's own, also where the
    library cannot be read. Shape of `editions`: edition id to the pathway as it is there, where
    nothing is wrong with it before the proof; `local_proofs` are theirs.
    """

    library: Library | None
    diagnostics: tuple[Diagnostic, ...]
    date: str
    proofs: "Mapping[str, Proof]" = field(default_factory=dict)
    language: Language | None = None
    editions: Mapping[str, Localised] = field(default_factory=dict)
    local_proofs: "Mapping[str, Proof]" = field(default_factory=dict)

    @property
    def has_errors(self) -> bool:
        """Tell whether anything must be mended."""
        return has_errors(self.diagnostics)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found in a pathway, its proof if it was proved, and its outline."""

    found: tuple[Diagnostic, ...]
    proof: "Proof | None"
    outline: Outline


@dataclass(frozen=True, slots=True)
class Judged:
    """The pathways and the editions of a library that are to be judged."""

    pathways: Sequence[Pathway]
    editions: Sequence[Edition] = ()


def project_of(
    folder: Folder, *, date: str, with_proofs: bool = True, home: Path | None = None
) -> Project:
    """Load, check and prove a library. Never raises for what stands in its files.

    `date`: the ISO day to test law and reviews against. `home` is where the library stands: what
    was proved of it is remembered there; None remembers nothing.
    """
    from pathwaytool.proofs import Proofs

    proofs = Proofs(home) if with_proofs else None
    project = checked(folder, date, proofs)
    if proofs:
        proofs.save()
    return project


def checked(folder: Folder, date: str, proofs: "Proofs | None") -> Project:
    """Return the project of a library; `proofs` proves its pathways, None leaves that out."""
    loaded = load_library(folder.texts)
    found = [*folder.refused, *loaded.diagnostics]
    library = loaded.library
    if folder.refused:
        # What was not read may be just what the rest refers to: nothing more can be said of it.
        left_out = (NO_LIBRARY_FILE, BASE_MISSING)
        found = [one for one in found if one.message not in left_out]
        library = None
    if library is None:
        for file in loaded.files.values():
            found += check_unread(file)
        found = as_our_own(found, loaded.stated)
        return Project(None, in_order(found), date, language=loaded.language)
    library = without_idle(library)
    for file in library.files:
        found += check_file(file)
    whom = Judged(tuple(library.pathways.values()), tuple(library.editions.values()))
    verdicts, editions = verdicts_of(whom, library, {}, date, proofs)
    for verdict in verdicts.values():
        found += verdict.found
    for one in editions.values():
        found += one.found
    outlines = {id_: verdict.outline for id_, verdict in verdicts.items()}
    outlines |= {id_: one.outline for id_, one in editions.items()}
    whole = Whole(library, date, outlines)
    found += check_whole(whole, found)
    found = told_by_cause(whole, found)
    found = as_our_own(found, loaded.stated)
    found = with_acceptances(whereabouts_in(library), found, date, is_proved=proofs is not None)
    proved = {id_: verdict.proof for id_, verdict in verdicts.items() if verdict.proof}
    there = {id_: one.there for id_, one in editions.items() if one.there}
    locally = {id_: one.proof for id_, one in editions.items() if one.proof}
    return Project(library, in_order(found), date, proved, loaded.language, there, locally)


def library_in(folder: Folder, home: Path | None) -> Library | None:
    """Return a library alone: nothing is looked for in it. None where it cannot be read.

    `home` is where it stands: files that were read before are not read again.
    """
    from pathwaytool.reads import Reads

    if folder.refused:
        return None
    marks = {path: fingerprint(path, text) for path, text in folder.texts.items()}
    reads = Reads(folder.texts, marks, home)
    library = library_of(map(reads.of, sorted(folder.texts))).library
    reads.save()
    return library and without_idle(library)


def proofs_in(
    library: Library, *, date: str, with_proofs: bool, home: Path | None
) -> "dict[str, Proof]":
    """Return what is proved of the pathways of a library, by id; of editions nothing.

    `date` and `home` as for `project_of`.
    """
    from pathwaytool.proofs import Proofs

    if not with_proofs:
        return {}
    proofs = Proofs(home)
    verdicts, _ = verdicts_of(Judged((*library.pathways.values(),)), library, {}, date, proofs)
    proofs.save()
    return {id_: one.proof for id_, one in verdicts.items() if one.proof}


def verdicts_of(
    whom: Judged,
    library: Library,
    known: Mapping[str, Sequence[Diagnostic]],
    date: str,
    proofs: "Proofs | None",
) -> tuple[dict[str, Judgement], dict[str, LocalVerdict]]:
    """Check pathways and editions and, where nothing is wrong with one, prove it.

    Shape: pathways by id, and editions by theirs. `known` is what was found in pathways that are
    not asked about, by id. What is proved is proved in one go, so that nobody waits for another.
    """
    checked = {one.id: _checked(one, library, date) for one in whom.pathways}
    known = {**known, **{id_: one.found for id_, one in checked.items()}}
    local = checked_editions(whom.editions, library, known, date)
    if proofs is None:
        return checked, local
    sound = [one for one in whom.pathways if not has_errors(checked[one.id].found)]
    there = [one.there for one in local.values() if one.there]
    asked = [(one, library) for one in sound]
    proofs.prepare_each([*asked, *((one.pathway, one.library) for one in there)])
    for one in sound:
        checked[one.id] = _proved(one, library, checked[one.id], proofs)
        known[one.id] = checked[one.id].found
    return checked, proved_editions(local, known, proofs)


def _checked(pathway: Pathway, library: Library, date: str) -> Judgement:
    setting = setting_of(pathway, library, date)
    return Judgement(tuple(check_pathway(pathway, setting)), None, outline_of(pathway, setting))


def _proved(pathway: Pathway, library: Library, checked: Judgement, proofs: "Proofs") -> Judgement:
    from pathwaytool.prove import proof_findings

    proof = proofs.of(pathway, library)
    return Judgement((*checked.found, *proof_findings(proof, pathway)), proof, checked.outline)
