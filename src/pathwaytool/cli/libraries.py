"""What a command needs of a library before it can do its work."""

from pathlib import Path
from typing import TYPE_CHECKING

from pathwaytool.check import check_edition, has_errors
from pathwaytool.cli.streams import WrongUseError, library_at, read_library
from pathwaytool.load.library import load_library
from pathwaytool.localise import Localised, localised
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.project import Project, project_of

if TYPE_CHECKING:
    from pathwaytool.compare.record import Record
    from pathwaytool.publish.frame.strengths import MeasuredStrength


def usable_project(path: str, day: str, *, with_proofs: bool = False) -> tuple[Project, Library]:
    """Return the project of the library at `path`, and its library.

    Raises: WrongUseError where there is no library, or none that fits the schema.
    """
    project = project_of(read_library(library_at(path)), date=day, with_proofs=with_proofs)
    if project.library is None:
        raise WrongUseError("no-model", path=path)
    return project, project.library


def usable_model(path: str) -> Library:
    """Return the library at `path` as it is read, neither checked nor proved.

    Raises: WrongUseError where there is no library, or none that fits the schema.
    """
    folder = read_library(library_at(path))
    library = None if folder.refused else load_library(folder.texts).library
    if library is None:
        raise WrongUseError("no-model", path=path)
    return library


def pathway_named(library: Library, id_: str) -> Pathway:
    """Return a pathway. Raises: WrongUseError where there is none of that name."""
    if id_ not in library.pathways:
        names = ", ".join((*library.pathways, *library.editions))
        raise WrongUseError("no-pathway", pathway=id_, names=names)
    return library.pathways[id_]


def asked_pathway(library: Library, id_: str | None) -> Pathway:
    """Return the pathway of that name; the only one where none is named.

    Raises: WrongUseError where there is none, or several and none is named.
    """
    if id_ is not None:
        return pathway_named(library, id_)
    if not library.pathways:
        raise WrongUseError("no-pathways")
    if len(library.pathways) > 1:
        raise WrongUseError("no-pathway-given", names=", ".join(library.pathways))
    return next(iter(library.pathways.values()))


def where_it_stands(library: Library, id_: str | None) -> tuple[Library, str | None]:
    """Return the library in which a pathway stands, and its id there.

    The pathway that an edition makes stands in a library of its own, under the id of the nation's.
    Raises: WrongUseError where the edition does what it may not, so that it makes none.
    """
    there = made_by_edition(library, id_)
    return (there.library, there.base.id) if there else (library, id_)


def made_by_edition(library: Library, id_: str | None) -> Localised | None:
    """Return the pathway that the edition of that name makes; None where there is no such edition.

    Raises: WrongUseError where the edition does what it may not, so that it makes none.
    """
    edition = library.editions.get(id_ or "")
    if edition is None:
        return None
    there = localised(edition, library)
    if there is None or has_errors(check_edition(edition, library)):
        raise WrongUseError("edition-with-errors", edition=edition.id)
    return there


def recorded(home: Path) -> "tuple[Record, ...]":
    """Return the records of a library. Raises: WrongUseError where one cannot be read."""
    from pathwaytool.kept import KeptError, records_in

    try:
        return records_in(home)
    except KeptError as error:
        raise WrongUseError("bad-record", path=error.path) from error


def measured(home: Path) -> "dict[str, MeasuredStrength]":
    """Return what was measured of a library, by pathway.

    Raises: WrongUseError where it cannot be read.
    """
    from pathwaytool.kept import KeptError, strengths_in

    try:
        return strengths_in(home)
    except KeptError as error:
        raise WrongUseError("bad-record", path=error.path) from error
