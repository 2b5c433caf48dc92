"""What a command needs of a library before it can do its work."""

from pathlib import Path

from pathwaytool.cli.streams import WrongUseError, library_at
from pathwaytool.folder import read_folder
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.project import Project, project_of


def usable_project(path: str, day: str, *, with_proofs: bool = False) -> Project:
    """Return the project of the library at `path`.

    Raises: WrongUseError where there is no library, or none that fits the schema.
    """
    project = project_of(read_folder(library_at(path)), date=day, with_proofs=with_proofs)
    if project.library is None:
        raise WrongUseError("no-model", path=path)
    return project
