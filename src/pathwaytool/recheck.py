"""What there is to say about a library, without checking again what has not changed.

The result is the same as that of `project.project_of`. Where no file has changed since the last
time, nothing but this page and the cache is even imported; where some have, `changed.py` checks
what the change can touch.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from pathwaytool.cache import memory_of
from pathwaytool.dataclass import dataclass
from pathwaytool.fingerprint import fingerprint, tool_fingerprint
from pathwaytool.folder import Folder
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.text import Language

if TYPE_CHECKING:
    from pathwaytool.proofs import Proofs

SPARE = 50
"""How many values are kept beside those that a library can use at once."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a library, and its own language; None where that is not known."""

    diagnostics: tuple[Diagnostic, ...]
    language: Language | None


def findings_of(folder: Folder, home: Path, *, date: str, with_proofs: bool = True) -> Findings:
    """Return what there is to say about the library that stands in `home`, and remember it.

    `date`: the ISO day to test law and reviews against. Raises: nothing, whatever stands in the
    files and in the memory.
    """
    memory = memory_of(home, "proved" if with_proofs else "unproved")
    marks = {path: fingerprint(path, text) for path, text in folder.texts.items()}
    refused = (f"{one.message.rule} {one.gaps}" for one in folder.refused)
    run = fingerprint("run", tool_fingerprint(), date, *marks.values(), *refused)
    kept = memory.recall(run, Findings)
    if kept is not None:
        return kept
    from pathwaytool.changed import Changed
    from pathwaytool.load.beneath import stated_in
    from pathwaytool.proofs import Proofs
    from pathwaytool.reads import Reads

    proofs = Proofs(home) if with_proofs else None
    found = None
    if not folder.refused and stated_in(folder.texts) is None:
        reads = Reads(folder.texts, marks, home)
        found = Changed(reads, marks, memory, date).findings(proofs)
        reads.save()
    findings = Findings(*found) if found else _anew(folder, date, proofs)
    memory.keep(run, findings)
    memory.save(2 * len(marks) + SPARE)
    if proofs:
        proofs.save()
    return findings


def findings_anew(folder: Folder, *, date: str, with_proofs: bool = True) -> Findings:
    """Return the same without remembering anything."""
    from pathwaytool.proofs import Proofs

    return _anew(folder, date, Proofs() if with_proofs else None)


def _anew(folder: Folder, date: str, proofs: "Proofs | None") -> Findings:
    from pathwaytool.project import checked

    project = checked(folder, date, proofs)
    return Findings(project.diagnostics, project.language)
