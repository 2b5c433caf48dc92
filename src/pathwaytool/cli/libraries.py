"""What a command needs of a library before it can do its work."""

from pathwaytool.cli.streams import WrongUseError, library_at, read_library
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.project import Project, project_of


def usable_project(path: str, day: str, *, with_proofs: bool = False) -> tuple[Project, Library]:
    """Return the project of the library at `path`, and its library.

    Raises: WrongUseError where there is no library, or none that fits the schema.
    """
    project = project_of(read_library(library_at(path)), date=day, with_proofs=with_proofs)
    if project.library is None:
        raise WrongUseError("no-model", path=path)
    return project, project.library


def pathway_named(library: Library, id_: str) -> Pathway:
    """Return a pathway. Raises: WrongUseError where there is none of that name."""
    if id_ not in library.pathways:
        raise WrongUseError("no-pathway", pathway=id_, names=", ".join(library.pathways))
    return library.pathways[id_]
