"""What other programs may call; the rest of the package can change from one version to the next.

    from pathwaytool.api import check_texts, library_from, prove

`pathwaytool.analyse.graph_of` is public as well; it needs the extra `analyse`.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from pathwaytool.beneath import read_with_base
from pathwaytool.folder import Folder
from pathwaytool.load.library import load_library
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.resting import runs_of
from pathwaytool.project import project_of
from pathwaytool.prove import Proof
from pathwaytool.prove import prove as prove_in

__all__ = ["check_texts", "library_from", "prove"]


def check_texts(texts: Mapping[str, str | bytes], date: str = "") -> tuple[Diagnostic, ...]:
    """Return what there is to mend in a library given as texts, its proofs included.

    Shape of `texts`: path in the library, with `/` between parts, to content. `date` is the ISO day
    to test law and reviews against, by default today (UTC). Raises: nothing for what is written.
    """
    day = date or datetime.now(UTC).date().isoformat()
    read = {path: one if isinstance(one, bytes) else one.encode() for path, one in texts.items()}
    return project_of(Folder(read), date=day).diagnostics


def library_from(folder: str | Path) -> Library:
    """Return the library in a folder on disk. Raises: ValueError where it cannot be used."""
    found = load_library(read_with_base(Path(folder)).texts)
    if found.library is None:
        raise ValueError(f"{folder}: {len(found.diagnostics)} findings; see `pathwaytool validate`")
    return found.library


def prove(pathway: Pathway, library: Library | None = None) -> Proof:
    """Return what holds for every possible case of a pathway.

    Raises: ValueError without a `library` where the proof rests on one: the pathway runs others
    or promises who is told.
    """
    if library is not None:
        return prove_in(pathway, library)
    if runs_of(pathway) or any(one.telling for one in pathway.promises.values()):
        raise ValueError(f"{pathway.id} rests on its library: prove(pathway, library)")
    return prove_in(pathway, _alone(pathway))


def _alone(pathway: Pathway) -> Library:
    """Return a library of nothing but one pathway."""
    return Library(
        id=pathway.id,
        source=pathway.source,
        title=pathway.title,
        publisher=pathway.title,
        notice=None,
        languages=pathway.languages,
        sectors={},
        phases={},
        actors={},
        legal_bases={},
        documents={},
        interventions={},
        sources={},
        statements={},
        terms={},
        pathways={pathway.id: pathway},
        editions={},
        files=(pathway.source,),
    )
